import { URI } from "vscode-uri";
import type { Budget, Candidate } from "./candidates";
import { type FileIndexer, shareStrings } from "./indexer";
import type { KnownFiles } from "./knownFiles";
import type { IndexProgress } from "./progress";

/** One round of reading what has changed. */
export interface Round {
  /** The user wants no more of it. */
  isCancelled: boolean;
  /** Another one takes its place. */
  isReplaced: boolean;
  /** Ends the search for files. */
  readonly search: AbortController;
}

/**
 * Reads those of the candidates that are not known as they are now, in their order and as far as the budget allows, until
 * the round is cancelled or replaced; what is read is known at once. Gives the path of each file that could not be read,
 * with the reason.
 *
 * @param report takes how far reading is
 */
export async function readRound(
  candidates: readonly Candidate[],
  { known, indexer, ansiCodePage }: { known: KnownFiles; indexer: FileIndexer; ansiCodePage: string },
  budget: Budget,
  round: Round,
  report: IndexProgress["report"],
): Promise<readonly string[]> {
  const failed: string[] = [];
  const wanted = candidates.filter((file) => !known.isCurrent(file, ansiCodePage));
  const total = wanted.reduce((sum, { size }) => sum + size, 0);
  const done = { files: 0, bytes: 0 };
  const isOver = (): boolean => round.isCancelled || round.isReplaced;
  const inFlight = new Set<Promise<void>>();

  /** Reads a file; true when it holds a log. */
  async function read(file: Candidate): Promise<boolean> {
    const { uri, languageId } = file;
    const result = await indexer.index({ uri, ansiCodePage, languageId });
    if (result.kind === "failed") failed.push(`${URI.parse(uri).fsPath} (${result.reason})`);
    const indexed = result.kind === "log" ? shareStrings(result.file) : undefined;
    known.set({ file, codePage: ansiCodePage, indexed, hasFailed: result.kind === "failed" });
    return indexed !== undefined;
  }

  for (const file of candidates) {
    const isCurrent = known.isCurrent(file, ansiCodePage);
    if (isCurrent && !known.get(file.uri)!.indexed) continue;
    // One that is being read may turn out to be no log, and leave room for this one.
    if (!budget.allows(file)) await Promise.all(inFlight);
    if (isOver()) break;
    if (!budget.allows(file)) {
      budget.refuse(file);
      known.forget(file.uri);
      continue;
    }
    budget.spend(file);
    if (isCurrent) continue;
    while (inFlight.size >= indexer.parallel) await Promise.race(inFlight);
    if (isOver()) break;
    const task = read(file).then((isLog) => {
      inFlight.delete(task);
      if (!isLog) budget.spend(file, -1);
      done.files++;
      done.bytes += file.size;
      report(done.files, wanted.length, total > 0 ? done.bytes / total : 1);
    });
    inFlight.add(task);
  }
  await Promise.all(inFlight);
  return failed;
}
