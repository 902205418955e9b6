// What a client is told while the logs of its folders are read.
import { afterEach, describe, expect, it } from "vitest";
import {
  type ClientCapabilities,
  DidChangeWatchedFilesNotification,
  FileChangeType,
  type FileEvent,
  type WorkDoneProgressBegin,
  type WorkDoneProgressReport,
} from "vscode-languageserver/node";
import { notifications, requests } from "../../server/src/protocol";
import type { Runtime } from "../../server/src/runtime";
import { createIndexerInPlace, type FileIndexer } from "../../server/src/workspaceIndex/indexer";
import { setupapiLog, svcpackLog } from "../support/incidentLogs";
import { joinServer, type LspClient, modernClient } from "../support/lspClient";
import { type MemoryRuntime, memoryRuntime } from "../support/memoryRuntime";

const folder = "file:///server1";
const svcpack = `${folder}/svcpack.log`;
const withProgress: ClientCapabilities = {
  ...modernClient,
  window: { ...modernClient.window, workDoneProgress: true },
};

type Progress = WorkDoneProgressBegin | WorkDoneProgressReport | { readonly kind: "end" };

interface Setup {
  readonly client: LspClient;
  readonly runtime: MemoryRuntime;
  readonly shown: readonly Progress[];
  readonly token: () => string | number;
  /** How often the client was told that incidents are others. */
  readonly changes: () => number;
  /** Lets the next file be read. */
  readonly next: () => Promise<void>;
}

let client: LspClient | undefined;
afterEach(() => client?.dispose());

async function start(
  capabilities: ClientCapabilities,
  files: number,
  findFiles = (find: Runtime["findFiles"]) => find,
): Promise<Setup> {
  const texts = Array.from({ length: files }, (_, i) => [`${folder}/svcpack${i}.log`, svcpackLog] as const);
  const memory = memoryRuntime(Object.fromEntries(texts));
  const inPlace = createIndexerInPlace(memory);
  const waiting: (() => void)[] = [];
  const indexer: FileIndexer = {
    parallel: 2,
    index: (file) => new Promise((resolve) => waiting.push(() => void inPlace.index(file).then(resolve))),
    rest() {},
  };
  const runtime: Runtime = { ...memory, findFiles: findFiles(memory.findFiles), createIndexer: () => indexer };
  const joined = await joinServer(runtime, { capabilities, folders: [folder] });
  client = joined;
  const shown: Progress[] = [];
  let token: string | number = "";
  let changes = 0;
  joined.connection.onUnhandledProgress((params) => {
    token = params.token;
    shown.push(params.value as Progress);
  });
  joined.connection.onNotification(notifications.incidentsChanged, () => {
    changes++;
  });
  // Who never asks for incidents is told nothing of them.
  await joined.connection.sendRequest(requests.incidents);
  return {
    client: joined,
    runtime: memory,
    shown,
    token: () => token,
    changes: () => changes,
    async next() {
      while (waiting.length === 0) await new Promise(setImmediate);
      waiting.shift()!();
      await answered(joined);
    },
  };
}

/** Whatever the server sent before is there when the answer to a question is, asked again to let timers and files pass. */
async function answered({ connection }: LspClient): Promise<void> {
  for (let i = 0; i < 5; i++) await connection.sendRequest("setupLogs/documentInfo", { uri: svcpack });
}

describe("progress", () => {
  it("is shown when reading takes longer than a second, with files and percentage", async () => {
    const { client, runtime, shown, next } = await start(withProgress, 4);
    await next();
    expect(shown).toEqual([]);
    runtime.runTimers(1000);
    await answered(client);
    expect(shown).toEqual([
      { kind: "begin", title: "Reading setup logs", percentage: 25, message: "1 of 4 files", cancellable: true },
    ]);
    for (let i = 1; i < 4; i++) await next();
    expect(shown.slice(1)).toEqual([
      { kind: "report", percentage: 50, message: "2 of 4 files" },
      { kind: "report", percentage: 75, message: "3 of 4 files" },
      { kind: "report", percentage: 100, message: "4 of 4 files" },
      { kind: "end" },
    ]);
  });

  it("is shown when looking for logs takes longer than a second", async () => {
    let release = (): void => {};
    const released = new Promise<void>((resolve) => {
      release = resolve;
    });
    const { client, runtime, shown, next } = await start(withProgress, 2, (find) => async (folder, query) => {
      const found = await find(folder, query);
      await released;
      return found;
    });
    await answered(client);
    runtime.runTimers(1000);
    await answered(client);
    expect(shown).toEqual([
      { kind: "begin", title: "Reading setup logs", percentage: 0, message: "looking for logs", cancellable: true },
    ]);
    release();
    await next();
    expect(shown.at(-1)).toEqual({ kind: "report", percentage: 50, message: "1 of 2 files" });
    await next();
    expect(shown.at(-1)).toEqual({ kind: "end" });
  });

  it("is not shown when reading is over soon, nor where nothing has changed", async () => {
    const { client, runtime, shown, next } = await start(withProgress, 1);
    await next();
    runtime.runTimers();
    await client.connection.sendRequest(requests.rescan);
    runtime.runTimers();
    await answered(client);
    expect(shown).toEqual([]);
    expect(client.asked.has("window/workDoneProgress/create")).toBe(false);
  });

  it("is not shown by a client that cannot show it", async () => {
    const { client, runtime, next } = await start(modernClient, 2);
    await next();
    runtime.runTimers();
    await next();
    expect(client.asked.has("window/workDoneProgress/create")).toBe(false);
  });

  it("can be cancelled: the rest is read when a scan is asked for", async () => {
    const { client, runtime, shown, token, next } = await start(withProgress, 5);
    await next();
    runtime.runTimers(1000);
    await answered(client);
    await client.connection.sendNotification("window/workDoneProgress/cancel", { token: token() });
    await answered(client);
    await next();
    await next();
    expect(shown.at(-1)).toEqual({ kind: "end" });
    expect(client.messages).toEqual([expect.stringMatching(/^Reading was cancelled after 3 of 5 files/)]);
    expect(runtime.reads).toHaveLength(3);
    await client.connection.sendRequest(requests.rescan);
    await next();
    await next();
    expect(runtime.reads).toHaveLength(5);
    expect(client.messages).toHaveLength(1);
  });
});

describe("changed incidents", () => {
  it("are announced while logs are read, when all are, and when one changes", async () => {
    const { client, runtime, changes, next } = await start(modernClient, 3);
    await next();
    expect(changes()).toBe(0);
    runtime.runTimers(1000);
    await answered(client);
    expect(changes()).toBe(1);
    await client.askedFor("workspace/diagnostic/refresh");
    await next();
    await next();
    expect(changes()).toBe(2);
    await client.askedFor("workspace/diagnostic/refresh", 2);
    runtime.write(`${folder}/setupapi.log`, setupapiLog);
    const events: FileEvent[] = [{ uri: `${folder}/setupapi.log`, type: FileChangeType.Created }];
    await client.connection.sendNotification(DidChangeWatchedFilesNotification.type, { changes: events });
    await answered(client);
    expect(changes()).toBe(2);
    runtime.runTimers();
    await next();
    expect(changes()).toBe(3);
  });

  it("are announced for open documents once edits rest for a moment", async () => {
    const { client, runtime, changes } = await start(modernClient, 0);
    client.open(svcpack, "svcpack-log", svcpackLog);
    for (let version = 2; version < 5; version++) client.change(svcpack, version, [{ text: svcpackLog }]);
    await answered(client);
    expect(changes()).toBe(0);
    runtime.runTimers(1000);
    await answered(client);
    expect(changes()).toBe(1);
    client.close(svcpack);
    await answered(client);
    runtime.runTimers(1000);
    await answered(client);
    expect(changes()).toBe(2);
  });
});

describe("watched files", () => {
  it("are all that may hold a log", async () => {
    const { client } = await start(modernClient, 0);
    await client.askedFor("register workspace/didChangeWatchedFiles");
    const [{ watchers }] = client.registered.get("workspace/didChangeWatchedFiles") as [
      { watchers: { globPattern: string }[] },
    ];
    const patterns = watchers.map(({ globPattern }) => globPattern.slice("**/".length));
    const matches = (name: string): boolean =>
      patterns.some((pattern) =>
        new RegExp(
          `^${pattern
            .replaceAll(".", "\\.")
            .replaceAll("*", ".*")
            .replace(/\{([^}]*)\}/, (_, names: string) => `(?:${names.replaceAll(",", "|")})`)}$`,
        ).test(name),
      );
    for (const name of [
      "setupapi.log",
      "SVCPACK.LOG",
      "setupapi.log.0.old",
      "svcpack.log.bak",
      "mail.eml",
      "a.001",
      "svcpack.log.2013-06-01",
    ])
      expect([name, matches(name)]).toEqual([name, true]);
    for (const name of ["program.exe", "readme.md", "data.json"]) expect([name, matches(name)]).toEqual([name, false]);
  });
});
