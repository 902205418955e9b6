import type { SystemMessage } from "../service/options";

/** A stream for results or messages. */
export interface Output {
  /** Resolves when the text has been taken; rejects with OutputClosed when nobody reads any more. */
  write(text: string): Promise<void>;
  readonly isTerminal: boolean;
}

/** The reader of the output is gone (`… | head`): stop, this is no failure. */
export class OutputClosed extends Error {}

export interface FolderItem {
  readonly name: string;
  readonly kind: "file" | "folder" | "other";
}

/** Files as the command line needs them. Everything rejects with Node's errors, whose `code` says why. */
export interface Files {
  /** What is at a path, links followed; `size` in bytes. */
  stat(path: string): Promise<{ readonly kind: "folder" | "file"; readonly size: number }>;
  read(path: string): Promise<Uint8Array>;
  /** What a folder holds; links are of kind `other`. */
  readFolder(path: string): Promise<readonly FolderItem[]>;
  /** Files that a glob matches, as paths of the same kind (relative or absolute). */
  match(pattern: string): Promise<readonly string[]>;
  /** Writes a new file; an existing one only with `overwrite`. */
  write(path: string, text: string, overwrite: boolean): Promise<void>;
  makeFolder(path: string): Promise<void>;
}

/** All that a command may touch, so that a test can stand in for each part. */
export interface CliIo {
  readonly stdout: Output;
  readonly stderr: Output;
  /** The whole of standard input; rejects above `fileSizeLimit`. */
  readStdin(): Promise<Uint8Array>;
  readonly files: Files;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The system's own messages for codes; undefined where the system is not Windows. */
  systemMessages(): Promise<SystemMessage | undefined>;
  /** Starts the language server in this process, on standard input and output. */
  startServer(): Promise<void>;
}

/** Bytes: a larger file does not fit a string of V8 (2^29 - 24 characters). */
export const fileSizeLimit = 512 * 1024 * 1024 - 24;

/** Exit codes, as documented in docs/json.md. */
export const ExitCode = { ok: 0, errorsFound: 1, unusable: 2 } as const;

/** Why a file operation failed, for people. */
export function reasonOf(error: unknown): string {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  return reasons[code] ?? (error instanceof Error ? error.message : String(error));
}

const reasons: Readonly<Record<string, string>> = {
  EACCES: "permission denied",
  EBUSY: "in use by another program",
  EEXIST: "exists already",
  EISDIR: "is a folder",
  ELOOP: "too many links",
  ENAMETOOLONG: "name too long",
  ENOENT: "no such file or folder",
  ENOSPC: "no space left on the disk",
  ENOTDIR: "a part of the path is no folder",
  EPERM: "permission denied",
  EROFS: "read-only file system",
};
