import { existsSync } from "node:fs";
import { stat } from "node:fs/promises";
import { availableParallelism, homedir } from "node:os";
import { join } from "node:path";
import { setImmediate as immediate } from "node:timers/promises";
import { glob } from "tinyglobby";
import { URI } from "vscode-uri";
import { alwaysExcluded, type FileQuery, type FoundFile, type Runtime } from "./runtime";
import type { SystemMessage } from "./service/options";
import { readText } from "./textFiles.node";
import { createIndexerPool, createWorkerIndexer } from "./workspaceIndex/workerIndexer.node";

/** Threads that read logs; each may take the memory of a large file several times over. */
const maximumThreads = 3;

/** The runtime of a server that runs in Node: files from disk, timers of the process. */
export const nodeRuntime: Runtime = {
  homeFolder: URI.file(homedir()).toString(),
  findFiles,
  statFile,
  readText,
  createIndexer() {
    const worker = join(__dirname, "worker.js");
    if (!existsSync(worker)) return undefined;
    // The editor and the server itself need a processor each.
    const threads = Math.max(1, Math.min(maximumThreads, availableParallelism() - 2));
    return createIndexerPool(Array.from({ length: threads }, () => createWorkerIndexer(worker)));
  },
  systemMessages,
  startTimer(callback, delay) {
    const timer = setTimeout(callback, delay);
    return { dispose: () => clearTimeout(timer) };
  },
  yield: () => immediate(),
};

/** Few users want these messages, so what reads them is loaded when somebody does. */
async function systemMessages(languages: readonly string[]): Promise<SystemMessage | undefined> {
  const { systemMessagesOfHost } = await import("./systemMessages/files.node");
  return systemMessagesOfHost(languages);
}

async function findFiles(
  folder: string,
  { names, depth, exclude = alwaysExcluded, signal }: FileQuery,
): Promise<readonly FoundFile[]> {
  const { scheme, fsPath } = URI.parse(folder);
  if (scheme !== "file") return [];
  const paths = await glob({
    patterns: names.map((name) => `**/${name}`),
    ignore: exclude.map((pattern) => (pattern.includes("/") ? pattern : `**/${pattern}`)),
    cwd: fsPath,
    absolute: true,
    caseSensitiveMatch: false,
    deep: depth,
    dot: true,
    expandDirectories: false,
    followSymbolicLinks: false,
    ...(signal && { signal }),
  }).catch((): string[] => []);
  const ordered = paths.sort((a, b) => levels(a) - levels(b) || (a < b ? -1 : 1));
  const files = await Promise.all(ordered.map((path) => statFile(URI.file(path).toString())));
  return files.filter((file) => file !== undefined);
}

const levels = (path: string): number => path.split("/").length;

async function statFile(uri: string): Promise<FoundFile | undefined> {
  const { scheme, fsPath } = URI.parse(uri);
  if (scheme !== "file") return undefined;
  const found = await stat(fsPath).catch(() => undefined);
  return found?.isFile() ? { uri, size: found.size, modified: found.mtimeMs } : undefined;
}
