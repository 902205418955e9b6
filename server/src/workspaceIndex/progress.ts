import type { ProposedFeatures, WorkDoneProgressServerReporter } from "vscode-languageserver";
import type { Runtime } from "../runtime";

/** What is shown of one round of looking for logs and reading them. */
export interface IndexProgress {
  /** @param share of the bytes that is done, from 0 to 1 */
  readonly report: (files: number, ofFiles: number, share: number) => void;
  end(): void;
}

/** Reading that ends before is not shown, in milliseconds. */
const shownAfter = 1000;

/**
 * Shows how far reading is, with a button to cancel it, once it takes long enough to be worth it.
 *
 * @param isSupported whether the client shows progress
 */
export function beginProgress(
  connection: ProposedFeatures.Connection,
  runtime: Pick<Runtime, "startTimer">,
  isSupported: boolean,
  cancel: () => void,
): IndexProgress {
  let reporter: WorkDoneProgressServerReporter | undefined;
  let last: readonly [percentage: number, message: string] = [0, "looking for logs"];
  let hasEnded = false;
  const show = async (): Promise<void> => {
    const created = await connection.window.createWorkDoneProgress();
    if (hasEnded) return;
    created.token.onCancellationRequested(cancel);
    created.begin("Reading setup logs", ...last, true);
    reporter = created;
  };
  const timer = isSupported
    ? runtime.startTimer(() => void show().catch(() => undefined), shownAfter)
    : { dispose() {} };
  return {
    report(files, ofFiles, share) {
      const next = [Math.min(100, Math.floor(share * 100)), `${files} of ${ofFiles} files`] as const;
      if (next[0] !== last[0] || reporter === undefined) reporter?.report(...next);
      last = next;
    },
    end() {
      hasEnded = true;
      timer.dispose();
      reporter?.done();
    },
  };
}
