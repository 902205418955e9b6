import type { Runtime } from "../runtime";
import type { IndexedFile } from "../service/indexedFile";
import { beginsAsLog, indexFile } from "../service/indexFile";

/** A file to read. */
export interface FileToIndex {
  readonly uri: string;
  /** Code page of a file that is neither UTF-8 nor UTF-16. */
  readonly ansiCodePage: string;
  /** The language its name stands for; undefined for one whose name says nothing. */
  readonly languageId: string | undefined;
}

/** What became of a file: what is kept of a log, that it holds none, or why it could not be read. */
export type IndexResult =
  | { readonly kind: "log"; readonly file: IndexedFile }
  | { readonly kind: "none" }
  | { readonly kind: "failed"; readonly reason: string };

/** Reads files and keeps what answers about other logs need; never rejects. */
export interface FileIndexer {
  /** How many files are best handed over at once: the next one is read from disk while one is worked on. */
  readonly parallel: number;
  index(file: FileToIndex): Promise<IndexResult>;
  /** Nothing more will be read for now: lets go of what is only needed for reading. */
  rest(): void;
}

/** How much of a file with any other name is read to see whether it holds a log, in bytes. */
export const headSize = 64 * 1024;

/** Reads one file. */
export async function readAndIndex(file: FileToIndex, readText: Runtime["readText"]): Promise<IndexResult> {
  const { uri, ansiCodePage, languageId } = file;
  try {
    if (languageId === undefined && !beginsAsLog(await readText(uri, ansiCodePage, headSize))) return { kind: "none" };
    const indexed = indexFile(uri, await readText(uri, ansiCodePage), languageId);
    return indexed ? { kind: "log", file: compact(indexed) } : { kind: "none" };
  } catch (error) {
    return { kind: "failed", reason: reasonOf(error) };
  }
}

/** What the system says of a file; of a bug of ours where it is. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return "code" in error ? error.message : (error.stack ?? error.message);
}

/** Reads in place, for machines without threads: other messages are let in before each file. */
export function createIndexerInPlace(runtime: Pick<Runtime, "readText" | "yield">): FileIndexer {
  return {
    parallel: 1,
    async index(file) {
      await runtime.yield();
      const result = await readAndIndex(file, runtime.readText);
      // A part of a string keeps the whole of it: only a copy lets go of the text that was read.
      return structuredClone(result);
    },
    rest() {},
  };
}

/** The same with arrays that own no more memory than they show: what is sent or copied is the whole of their memory. */
function compact(file: IndexedFile): IndexedFile {
  const entries = Object.entries(file.keys).map(([name, value]) => [name, isArray(value) ? owned(value) : value]);
  return { ...file, keys: Object.fromEntries(entries) };
}

const owned = (array: Uint8Array): Uint8Array => (array.byteLength === array.buffer.byteLength ? array : array.slice());
const isArray = (value: unknown): value is Uint8Array => ArrayBuffer.isView(value);

/** The memory of the arrays of a file, to be handed over rather than copied. */
export function memoryOf(file: IndexedFile): ArrayBuffer[] {
  const arrays = Object.values(file.keys).filter(isArray);
  return [...new Set(arrays.map(({ buffer }) => buffer as ArrayBuffer))];
}

/**
 * Has equal strings of what was kept of a file be one string: rules, sentences and names stand there many times over.
 * Changes `value`, which must be the caller's own.
 */
export function shareStrings<T>(value: T, strings = new Map<string, string>()): T {
  if (typeof value === "string") {
    const known = strings.get(value);
    if (known === undefined) strings.set(value, value);
    return (known ?? value) as T;
  }
  if (typeof value !== "object" || value === null || ArrayBuffer.isView(value)) return value;
  const holder = value as Record<string, unknown>;
  for (const name of Object.keys(holder)) {
    const each = holder[name];
    if (typeof each === "string" || typeof each === "object") holder[name] = shareStrings(each, strings);
  }
  return value;
}
