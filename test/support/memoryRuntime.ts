// A machine for tests: files in memory, timers that run when told to.
import type { FoundFile, Runtime } from "../../server/src/runtime";

export interface MemoryRuntime extends Runtime {
  /** Text by URI; a file that is written gets a new time. `size` may differ from that of the text. */
  write(uri: string, text: string, size?: number): void;
  remove(uri: string): void;
  /** A file that is listed and cannot be read. */
  lock(uri: string): void;
  /** URIs in the order they were read as a whole. */
  readonly reads: string[];
  /** URIs of which only the beginning was read. */
  readonly heads: string[];
  /** Code pages that files were read with. */
  readonly codePages: string[];
  /** Runs the timers that wait, or those among them that wait for so many milliseconds. */
  runTimers(delay?: number): void;
  readonly timers: ReadonlySet<() => void>;
  /** Milliseconds that each timer waits for. */
  delays(): readonly number[];
}

export function memoryRuntime(initial: Readonly<Record<string, string>> = {}): MemoryRuntime {
  const files = new Map<string, FoundFile & { readonly text: string | undefined }>();
  const delays = new Map<() => void, number>();
  const timers = new Set<() => void>();
  const reads: string[] = [];
  const heads: string[] = [];
  const codePages: string[] = [];
  let clock = 0;
  const write = (uri: string, text: string | undefined, size = text?.length ?? 1): void => {
    clock++;
    files.set(uri, { uri, size, modified: clock, text });
  };
  for (const [uri, text] of Object.entries(initial)) write(uri, text);
  return {
    homeFolder: "file:///home/someone",
    reads,
    heads,
    codePages,
    timers,
    write,
    remove: (uri) => files.delete(uri),
    lock: (uri) => write(uri, undefined),
    runTimers(delay) {
      const waiting = [...timers].filter((run) => delay === undefined || delays.get(run) === delay);
      for (const run of waiting) timers.delete(run);
      for (const run of waiting) run();
    },
    delays: () => [...timers].map((run) => delays.get(run)!),
    async findFiles(folder, { names, depth, exclude = [] }) {
      const included = names.map((name) => patternOf(`**/${name}`));
      const excluded = exclude.map((glob) => patternOf(glob.includes("/") ? glob : `**/${glob}`));
      return [...files.values()].filter(({ uri }) => {
        if (!uri.startsWith(`${folder}/`)) return false;
        const parts = uri.slice(folder.length + 1).split("/");
        const paths = parts.map((_, i) => parts.slice(0, i + 1).join("/"));
        return (
          parts.length - 1 <= depth &&
          included.some((pattern) => pattern.test(paths.at(-1)!)) &&
          !excluded.some((pattern) => paths.some((path) => pattern.test(path)))
        );
      });
    },
    statFile: async (uri) => files.get(uri),
    async readText(uri, codePage, limit) {
      (limit === undefined ? reads : heads).push(uri);
      codePages.push(codePage);
      const text = files.get(uri)?.text;
      if (text === undefined) throw new Error(`${uri} cannot be read.`);
      return text.slice(0, limit);
    },
    startTimer(callback, delay) {
      // One callback may wait several times.
      const run = () => callback();
      timers.add(run);
      delays.set(run, delay);
      return { dispose: () => timers.delete(run) };
    },
    yield: () => new Promise((resolve) => setImmediate(resolve)),
  };
}

/** The globs that the server asks for: any folders, `*`, `?`, `{a,b}` and `[0-9]`. */
function patternOf(glob: string): RegExp {
  const source = glob
    .replace(/[.+^$()|]/g, "\\$&")
    .replaceAll("?", "[^/]")
    .replace(/\{([^}]*)\}/g, (_, names: string) => `(?:${names.replaceAll(",", "|")})`)
    .replaceAll("**/", "§")
    .replaceAll("*", "[^/]*")
    .replaceAll("§", "(?:.*/)?");
  return new RegExp(`^${source}$`, "i");
}
