// A folder of logs: how long the server takes to read it, whether it answers meanwhile, and what it keeps.
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { decodeBytes } from "../../server/src/decode";
import { generateFolder, soughtProgram } from "./folderLogs";

/** Limits: ratios, but for the last, in milliseconds: that is how long one waits for an answer without noticing. */
const limits = { bareRead: 80, doubled: 2.6, hover: 1, memory: 0.25, references: 100 } as const;
const hoverPause = 10;
const referenceRounds = 20;

/** The document that is open while the folder is read; it lies outside of it. */
const open = {
  uri: "untitled:bench.log",
  text: `0.500: 2006/02/03 06:00:00.500 (local)\r\n0.500: ${soughtProgram} (version 6.3.4.1)\r\n1.000: Update.exe extended error code = 0xf01e\r\n`,
};

interface Server {
  request(method: string, params: unknown): Promise<unknown>;
  /** Milliseconds that processors have worked for it so far, threads included. */
  processorTime(): Promise<number>;
  /** Bytes after a collection: heap and memory outside of it, and the most the process ever had. */
  memory(): Promise<{ readonly used: number; readonly peak: number }>;
  end(): Promise<void>;
}

/** The bundle in a process of its own; `preload` makes it tell its memory. */
function startServer(module: string, preload: string): Server {
  const child: ChildProcess = spawn(process.execPath, ["--expose-gc", "--require", preload, module, "--stdio"], {
    stdio: ["pipe", "pipe", "inherit", "ipc"],
  });
  const waiting = new Map<number, (result: unknown) => void>();
  let count = 0;
  const send = (message: object): void => {
    const text = JSON.stringify({ jsonrpc: "2.0", ...message });
    child.stdin!.write(`Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`);
  };
  let received = Buffer.alloc(0);
  child.stdout!.on("data", (bytes: Buffer) => {
    received = Buffer.concat([received, bytes]);
    for (;;) {
      const start = received.indexOf("\r\n\r\n") + 4;
      if (start < 4) return;
      const length = Number(/Content-Length: (\d+)/i.exec(received.toString("latin1", 0, start))![1]);
      if (received.length < start + length) return;
      const message = JSON.parse(received.toString("utf8", start, start + length));
      received = received.subarray(start + length);
      if (message.method === "window/logMessage") console.log(`server: ${message.params.message}`);
      if (message.method === undefined) {
        waiting.get(message.id)?.(message.error ? new Error(message.error.message) : message.result);
        waiting.delete(message.id);
      } else if (message.id !== undefined) {
        const isConfiguration = message.method === "workspace/configuration";
        send({ id: message.id, result: isConfiguration ? message.params.items.map(() => ({})) : null });
      }
    }
  });
  const ask = async (what: string): Promise<unknown> => {
    const answer = once(child, "message");
    child.send(what);
    return (await answer)[0];
  };
  return {
    request(method, params) {
      if (method.startsWith("$") || notifications.has(method)) {
        send({ method, params });
        return Promise.resolve();
      }
      const id = ++count;
      return new Promise((resolve, reject) => {
        waiting.set(id, (result) => (result instanceof Error ? reject(result) : resolve(result)));
        send({ id, method, params });
      });
    },
    processorTime: () => ask("time") as Promise<number>,
    memory: () => ask("memory") as Promise<{ used: number; peak: number }>,
    async end() {
      const exited = once(child, "exit");
      await this.request("shutdown", null);
      send({ method: "exit" });
      await exited;
    },
  };
}
const notifications = new Set(["initialized", "textDocument/didOpen"]);

/** What the server's process runs first: it answers messages with its times and memory. Threads load it too, and must not. */
const preloadSource = `
if (require("node:worker_threads").isMainThread) process.on("message", async (what) => {
  const { user, system } = process.cpuUsage();
  if (what === "time") return process.send((user + system) / 1000);
  for (let i = 0; i < 6; i++) { gc(); await new Promise((resolve) => setTimeout(resolve, 50)); }
  const { heapUsed, external } = process.memoryUsage();
  process.send({ used: heapUsed + external, peak: process.resourceUsage().maxRSS * 1024 });
});
process.channel?.unref();
`;

async function openFolder(server: Server, folder: string): Promise<void> {
  await server.request("initialize", {
    processId: null,
    rootUri: null,
    workspaceFolders: [{ uri: pathToFileURL(folder).href, name: "bench" }],
    capabilities: {
      workspace: { configuration: true, workspaceFolders: true, didChangeWatchedFiles: { dynamicRegistration: true } },
    },
  });
  await server.request("initialized", {});
  const textDocument = { uri: open.uri, languageId: "svcpack-log", version: 1, text: open.text };
  await server.request("textDocument/didOpen", { textDocument });
}

const hover = (server: Server) =>
  server.request("textDocument/hover", { textDocument: { uri: open.uri }, position: { line: 2, character: 42 } });
/** All entries that bear what stands at a position, in all logs; the answer waits until all are read. */
const references = (server: Server, line: number, character: number) =>
  server.request("textDocument/references", {
    textDocument: { uri: open.uri },
    position: { line, character },
    context: { includeDeclaration: true },
  }) as Promise<readonly { readonly uri: string }[] | null>;

interface Reading {
  readonly time: number;
  /** Of the server, from its start on: a machine that is busy with something else does not change it. */
  readonly processorTime: number;
  readonly hovers: readonly number[];
}

/** Milliseconds until all logs of a folder are read, and those of hovers asked for meanwhile. */
async function readFolder(server: Server, folder: string): Promise<Reading> {
  const start = performance.now();
  await openFolder(server, folder);
  let isDone = false;
  const done = references(server, 1, 0).then(() => {
    isDone = true;
    return performance.now() - start;
  });
  const hovers: number[] = [];
  while (!isDone) {
    const asked = performance.now();
    await hover(server);
    hovers.push(performance.now() - asked);
    await new Promise((resolve) => setTimeout(resolve, hoverPause));
  }
  return { time: await done, processorTime: await server.processorTime(), hovers };
}

/** Milliseconds of the processor to read and decode the files, one after the other, and their bytes. */
function bareRead(folder: string): { readonly time: number; readonly bytes: number } {
  const start = process.cpuUsage();
  let bytes = 0;
  for (const path of filesIn(folder)) {
    const content = readFileSync(path);
    bytes += content.length;
    if (decodeBytes(content).text.length === 0) throw new Error(`${path} is empty.`);
  }
  const { user, system } = process.cpuUsage(start);
  return { time: (user + system) / 1000, bytes };
}

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile());

function sorted(values: readonly number[]): readonly number[] {
  return [...values].sort((a, b) => a - b);
}
const median = (values: readonly number[]): number => sorted(values)[Math.floor(values.length / 2)]!;
const percentile = (values: readonly number[], share: number): number =>
  sorted(values)[Math.min(values.length - 1, Math.floor(values.length * share))]!;
const megabytes = (bytes: number): string => `${(bytes / 1048576).toFixed(1)} MB`;

/** Entries of the folder that name the sought program. */
function countSought(folder: string): number {
  const count = (path: string): number =>
    readFileSync(path, "latin1")
      .toLowerCase()
      .split("\n")
      .filter((line) => line.includes(soughtProgram)).length;
  return filesIn(folder).reduce((sum, path) => sum + count(path), 0);
}

/**
 * Prints the numbers of a folder of logs; true when all are within the limits.
 *
 * @param module the server's bundle, with worker.js and data.js beside it
 * @param size megabytes of each file
 */
export async function run(module: string, files: number, size: number): Promise<boolean> {
  const root = mkdtempSync(join(tmpdir(), "setup-logs-bench-"));
  try {
    const preload = join(root, "preload.cjs");
    writeFileSync(preload, preloadSource);
    let written = 0;
    for (const { name, text } of generateFolder(files, size))
      write(join(root, "logs", written++ < files / 2 ? "first" : "second", name), text);
    for (const { name, text } of generateFolder(3, 0.05)) write(join(root, "tiny", name), text);
    return await measure(module, preload, join(root, "logs"), join(root, "tiny"));
  } finally {
    rmSync(root, { recursive: true });
  }
}

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text, "latin1");
}

async function measure(module: string, preload: string, folder: string, tiny: string): Promise<boolean> {
  const bare = [1, 2, 3].map(() => bareRead(folder));
  const { bytes } = bare[0]!;
  const bareTime = median(bare.map(({ time }) => time));
  const count = filesIn(folder).length;
  console.log(`folder           ${count} files, ${megabytes(bytes)}`);
  console.log(`bare read        ${bareTime.toFixed(0)} ms of the processor`);

  // What the server needs whatever it reads: its code and tables, of which each format uses some.
  const idle = startServer(module, preload);
  await readFolder(idle, tiny);
  const quiet: number[] = [];
  for (let i = 0; i < 50; i++) {
    const asked = performance.now();
    await hover(idle);
    quiet.push(performance.now() - asked);
  }
  await references(idle, 1, 20);
  const base = await idle.memory();
  await idle.end();

  const half = startServer(module, preload);
  const halfReading = await readFolder(half, join(folder, "first"));
  await half.end();

  const server = startServer(module, preload);
  const { time, processorTime, hovers } = await readFolder(server, folder);
  const asked: number[] = [];
  let found = 0;
  for (let i = 0; i < referenceRounds; i++) {
    const start = performance.now();
    found = (await references(server, 1, 20))?.length ?? 0;
    asked.push(performance.now() - start);
  }
  const memory = await server.memory();
  await server.end();

  const ratio = processorTime / bareTime;
  const growth = processorTime / halfReading.processorTime;
  const wait = percentile(hovers, 0.99) / (time / count);
  const kept = (memory.used - base.used) / bytes;
  // The open document has one such entry itself.
  const expected = countSought(folder) + 1;
  const slowest = Math.max(...asked);
  console.log(
    `index            ${time.toFixed(0)} ms, ${(bytes / 1048.576 / time).toFixed(0)} MB/s; ${processorTime.toFixed(0)} ms of the processor, ${ratio.toFixed(1)} times the bare read (limit ${limits.bareRead})`,
  );
  console.log(
    `half the folder  ${halfReading.time.toFixed(0)} ms; ${halfReading.processorTime.toFixed(0)} ms of the processor, the whole takes ${growth.toFixed(2)} times as long (limit ${limits.doubled})`,
  );
  console.log(
    `hovers meanwhile ${hovers.length}: median ${median(hovers).toFixed(1)} ms, 99 % ${percentile(hovers, 0.99).toFixed(1)} ms, slowest ${Math.max(...hovers).toFixed(1)} ms ` +
      `(idle ${median(quiet).toFixed(1)} ms); 99 % take ${wait.toFixed(2)} of the time for a file (limit ${limits.hover})`,
  );
  console.log(
    `memory           index ${megabytes(memory.used - base.used)}, 1/${(1 / kept).toFixed(1)} of the files (limit 1/${1 / limits.memory}); server ${megabytes(memory.used)}, process at most ${megabytes(memory.peak)}`,
  );
  console.log(
    `references       ${found} of ${expected} places, median ${median(asked).toFixed(1)} ms, slowest ${slowest.toFixed(1)} ms (limit ${limits.references} ms)`,
  );
  return (
    ratio <= limits.bareRead &&
    growth <= limits.doubled &&
    wait <= limits.hover &&
    kept <= limits.memory &&
    slowest <= limits.references &&
    found === expected
  );
}
