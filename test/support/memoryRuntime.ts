// A machine for tests: files in memory, timers that run when told to.
import type { FoundFile, Runtime } from "../../server/src/runtime";

export interface MemoryRuntime extends Runtime {
  /** Text by URI; a file that is written gets a new time. `size` may differ from that of the text. */
  write(uri: string, text: string, size?: number): void;
  remove(uri: string): void;
  /** A file that is listed and cannot be read. */
  lock(uri: string): void;
  /** URIs in the order they were read. */
  readonly reads: string[];
  /** Code pages that files were read with. */
  readonly codePages: string[];
  /** Runs the timers that wait. */
  runTimers(): void;
  readonly timers: ReadonlySet<() => void>;
}

export function memoryRuntime(initial: Readonly<Record<string, string>> = {}): MemoryRuntime {
  const files = new Map<string, FoundFile & { readonly text: string | undefined }>();
  const timers = new Set<() => void>();
  const reads: string[] = [];
  const codePages: string[] = [];
  let clock = 0;
  const write = (uri: string, text: string | undefined, size = text?.length ?? 1): void => {
    clock++;
    files.set(uri, { uri, size, modified: clock, text });
  };
  for (const [uri, text] of Object.entries(initial)) write(uri, text);
  const depthBelow = (folder: string, uri: string): number => uri.slice(folder.length + 1).split("/").length - 1;
  return {
    homeFolder: "file:///home/someone",
    reads,
    codePages,
    timers,
    write,
    remove: (uri) => files.delete(uri),
    lock: (uri) => write(uri, undefined),
    runTimers() {
      const waiting = [...timers];
      timers.clear();
      for (const run of waiting) run();
    },
    async findFiles(folder, { names, depth }) {
      const patterns = names.map(
        (name) => new RegExp(`/${name.replaceAll(".", "\\.").replaceAll("?", ".").replaceAll("*", "[^/]*")}$`, "i"),
      );
      return [...files.values()]
        .filter(({ uri }) => uri.startsWith(`${folder}/`) && depthBelow(folder, uri) <= depth)
        .filter(({ uri }) => patterns.some((pattern) => pattern.test(uri)));
    },
    statFile: async (uri) => files.get(uri),
    async readText(uri, codePage) {
      reads.push(uri);
      codePages.push(codePage);
      const text = files.get(uri)?.text;
      if (text === undefined) throw new Error(`${uri} cannot be read.`);
      return text;
    },
    startTimer(callback) {
      timers.add(callback);
      return { dispose: () => timers.delete(callback) };
    },
    yield: () => new Promise((resolve) => setImmediate(resolve)),
  };
}
