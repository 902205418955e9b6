import { Disposable, type Event, EventEmitter, workspace } from "vscode";
import { logNames } from "../../server/src/logNames";
import { anyCase } from "./anyCase";
import { logLanguages } from "./languages";

/** Files of the opened folders that are named as logs are. */
export const logFilesGlob = `**/{${Object.values(logNames).flat().map(anyCase).join(",")}}`;

/** Whether there is anything to read, without reading it. */
export interface LogFiles extends Disposable {
  /** Whether a log is open, or lies in the opened folders under a usual name. */
  any(): Promise<boolean>;
  /** There may be logs where there were none. */
  readonly onDidAppear: Event<void>;
}

export function createLogFiles(): LogFiles {
  const appeared = new EventEmitter<void>();
  const watcher = workspace.createFileSystemWatcher(logFilesGlob, false, true, true);
  let found: Promise<boolean> | undefined;
  const lookAgain = (): void => {
    found = undefined;
    appeared.fire();
  };
  const isOpen = (): boolean => workspace.textDocuments.some(({ languageId }) => logLanguages.includes(languageId));
  async function isInFolders(): Promise<boolean> {
    // The first hit ends the search; files that the user hides from the Explorer are not looked for.
    const [first] = await workspace.findFiles(logFilesGlob, undefined, 1);
    return first !== undefined;
  }
  const subscriptions = Disposable.from(
    appeared,
    watcher,
    watcher.onDidCreate(lookAgain),
    workspace.onDidChangeWorkspaceFolders(lookAgain),
  );
  return {
    any() {
      if (isOpen()) return Promise.resolve(true);
      found ??= isInFolders().catch(() => false);
      return found;
    },
    onDidAppear: appeared.event,
    dispose: () => subscriptions.dispose(),
  };
}
