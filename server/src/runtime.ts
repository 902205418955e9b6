import type { SystemMessage } from "./service/options";
import type { FileIndexer } from "./workspaceIndex/indexer";

/** A file of an opened folder. */
export interface FoundFile {
  readonly uri: string;
  /** Bytes. */
  readonly size: number;
  /** Time of the last change in milliseconds; only compared, never shown. */
  readonly modified: number;
}

/** What to look for in a folder. */
export interface FileQuery {
  /** Glob patterns of file names, compared without case. */
  readonly names: readonly string[];
  /** How many folders below the given one are entered. */
  readonly depth: number;
  /** Glob patterns of folders and files that are left out; one without a slash holds at any depth. */
  readonly exclude?: readonly string[];
  /** Ends the search; what was found until then is given. */
  readonly signal?: AbortSignal;
}

/** Folders that hold no logs and no articles, whatever else is left out. */
export const alwaysExcluded: readonly string[] = ["**/node_modules", "**/.git"];

/** Ends a timer that has not run yet. */
export interface Timer {
  dispose(): void;
}

/** What the server needs of the machine it runs on; tests and a web worker bring their own. */
export interface Runtime {
  /** URI of the user's own folder, which `~` stands for in settings; undefined where there is none. */
  readonly homeFolder: string | undefined;
  /**
   * Files below a folder, nearest and then alphabetically first. `folder` is a URI that the client or a setting
   * named; one of another scheme than `file`, or one that cannot be read, gives none.
   */
  findFiles(folder: string, query: FileQuery): Promise<readonly FoundFile[]>;
  /** A file as it is now; undefined when it is gone or no file. */
  statFile(uri: string): Promise<FoundFile | undefined>;
  /**
   * The text of a file, decoded (see decode.ts); rejects when it cannot be read. With a limit, in bytes, the whole lines
   * that lie before it.
   */
  readText(uri: string, ansiCodePage: string, limit?: number): Promise<string>;
  /** Reads files in a thread of its own; undefined where there are no threads. */
  createIndexer?(): FileIndexer | undefined;
  /**
   * The system's own messages for codes, best in one of these languages (BCP 47 tags, best first); undefined where the
   * system has none, which is everywhere but on Windows.
   */
  systemMessages?(languages: readonly string[]): Promise<SystemMessage | undefined>;
  /** Runs `callback` once after a delay in milliseconds. */
  startTimer(callback: () => void, delay: number): Timer;
  /** Comes back after the messages that wait have been taken in: a cancellation may be among them. */
  yield(): Promise<void>;
}
