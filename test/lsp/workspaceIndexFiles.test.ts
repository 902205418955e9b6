// Files of the opened folders on disk, and the thread that reads them.
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { build } from "esbuild";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { candidateNames } from "../../server/src/logNames";
import { nodeRuntime } from "../../server/src/runtime.node";
import { readText, wholeLines } from "../../server/src/textFiles.node";
import { createIndexerInPlace, type IndexResult } from "../../server/src/workspaceIndex/indexer";
import { createIndexerPool, createWorkerIndexer } from "../../server/src/workspaceIndex/workerIndexer.node";
import { common, dataFile, dataOnFirstUse } from "../../tools/bundles.mjs";
import { generateWindowsUpdateLog } from "../bench/generate";
import { setupapiLog, svcpackLog, thread, windowsUpdateLog } from "../support/incidentLogs";

let root = "";
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), "setup-logs-"));
});
afterAll(() => rmSync(root, { recursive: true }));
const uriOf = (name: string): string => pathToFileURL(join(root, name)).href;

describe("files on disk", () => {
  beforeAll(() => {
    mkdirSync(join(root, "a/b/c"), { recursive: true });
    mkdirSync(join(root, "node_modules/x"), { recursive: true });
    mkdirSync(join(root, ".hidden"));
    mkdirSync(join(root, "setupapi.log.folder.old"));
    for (const path of [
      "SvcPack.log",
      "a/KB900123.log",
      "a/b/c/WindowsUpdate.log.001",
      ".hidden/setupapi.LOG.0.old",
      "node_modules/x/svcpack.log",
      "a/setupapi.txt",
      "a/program.exe",
    ])
      writeFileSync(join(root, path), Buffer.from("0.500: r\xe9sum\xe9\n", "latin1"));
    symlinkSync(root, join(root, "a/loop"));
  });
  const found = async (depth: number, exclude?: readonly string[]) => {
    const query = { names: candidateNames, depth, ...(exclude && { exclude }) };
    const files = await nodeRuntime.findFiles(pathToFileURL(root).href, query);
    return files.map(({ uri }) => uri.slice(pathToFileURL(root).href.length + 1));
  };

  it("are found down to a depth, nearest first, without links and dependencies", async () => {
    expect(await found(0)).toEqual(["SvcPack.log"]);
    const one = ["SvcPack.log", ".hidden/setupapi.LOG.0.old", "a/KB900123.log", "a/setupapi.txt"];
    expect(await found(1)).toEqual(one);
    expect(await found(9)).toEqual([...one, "a/b/c/WindowsUpdate.log.001"]);
  });

  it.each([
    [["a"], ["SvcPack.log", ".hidden/setupapi.LOG.0.old", "node_modules/x/svcpack.log"]],
    [
      ["**/node_modules", "a/b/**", "*.old"],
      ["SvcPack.log", "a/KB900123.log", "a/setupapi.txt"],
    ],
    [
      ["**/node_modules", ".hidden", "a/*.txt", "B"],
      ["SvcPack.log", "a/KB900123.log"],
    ],
  ])("are not those that %j excludes", async (exclude, expected) => {
    expect(await found(9, exclude)).toEqual(expected);
  });

  it("tell their size and are decoded", async () => {
    expect(await nodeRuntime.statFile(uriOf("SvcPack.log"))).toMatchObject({ uri: uriOf("SvcPack.log"), size: 14 });
    expect(await readText(uriOf("SvcPack.log"), "windows-1252")).toBe("0.500: résumé\n");
  });

  it("can be read up to a limit, by whole lines", async () => {
    writeFileSync(join(root, "utf16.log"), Buffer.from("\ufeffone\r\ntwo\r\nthree\r\n", "utf16le"));
    expect(await readText(uriOf("utf16.log"), "windows-1252", 19)).toBe("one\r\n");
    expect(await readText(uriOf("utf16.log"), "windows-1252", 1000)).toBe("one\r\ntwo\r\nthree\r\n");
    expect(["no end", "a\rb", "a\r\nb", ""].map(wholeLines)).toEqual(["no end", "a\r", "a\r\n", ""]);
  });

  it("are none in a folder that is not on disk, is gone, or is a file", async () => {
    const query = { names: candidateNames, depth: 3 };
    expect(await nodeRuntime.findFiles("vscode-vfs://host/logs", query)).toEqual([]);
    expect(await nodeRuntime.findFiles(uriOf("nowhere"), query)).toEqual([]);
    expect(await nodeRuntime.findFiles(uriOf("SvcPack.log"), query)).toEqual([]);
    expect(await nodeRuntime.statFile(uriOf("nowhere.log"))).toBeUndefined();
    expect(await nodeRuntime.statFile("untitled:svcpack.log")).toBeUndefined();
  });
});

describe("the thread that reads files", () => {
  const ansiCodePage = "windows-1252";
  let script = "";
  beforeAll(async () => {
    script = join(root, "worker.js");
    const entry = join(__dirname, "../../server/src/workspaceIndex/worker.node.ts");
    await Promise.all([
      build({ ...common, entryPoints: [entry], plugins: [dataOnFirstUse], outfile: script }),
      build({ ...dataFile, outfile: join(root, "data.js") }),
    ]);
    const texts = { "WindowsUpdate.log": windowsUpdateLog, "svcpack.log": svcpackLog, "setupapi.log": setupapiLog };
    for (const [name, text] of Object.entries({ ...texts, "thread.txt": thread, "prose.txt": "Dear all,\n" }))
      writeFileSync(join(root, name), text);
  });

  it.each([
    ["WindowsUpdate.log", "windowsupdate-log", "log"],
    ["svcpack.log", undefined, "log"],
    ["setupapi.log", "setupapi-log", "log"],
    ["thread.txt", undefined, "log"],
    ["prose.txt", undefined, "none"],
    ["prose.txt", "svcpack-log", "none"],
  ])("keeps of %s (%s) what is kept in place", async (name, languageId, kind) => {
    const file = { uri: uriOf(name), ansiCodePage, languageId };
    const result = await createWorkerIndexer(script).index(file);
    expect(result.kind).toBe(kind);
    expect(result).toEqual(await createIndexerInPlace({ ...nodeRuntime, readText }).index(file));
  });

  it("says why a file cannot be read", async () => {
    const file = { uri: uriOf("nowhere.log"), ansiCodePage, languageId: "svcpack-log" };
    const result = await createWorkerIndexer(script).index(file);
    expect(result).toEqual({ kind: "failed", reason: expect.stringContaining("ENOENT") });
  });

  it("loses the file that is too much for its memory, and no other", async () => {
    const names = ["svcpack.log", "large.log", "setupapi.log", "WindowsUpdate.log"];
    const section = (i: number) =>
      `[2009/03/04 10:00:00 1200.${i}]\n#E122 Device install failed. Error 0xe0000203: No driver, for number ${i}.\n`;
    writeFileSync(join(root, "large.log"), Array.from({ length: 100_000 }, (_, i) => section(i)).join(""));
    const indexer = createWorkerIndexer(script, 32);
    const files = names.map((name) => ({ uri: uriOf(name), ansiCodePage, languageId: "svcpack-log" }));
    const results = await Promise.all(files.map((file) => indexer.index(file)));
    expect(results.map(({ kind }) => kind)).toEqual(["log", "failed", "log", "log"]);
    expect(results[1]).toMatchObject({ reason: expect.stringMatching(/memory/) });
  });

  it("is started again when it breaks down, and tries what it held alone", async () => {
    const broken = join(root, "broken.js");
    writeFileSync(
      broken,
      `const { parentPort } = require("node:worker_threads");
      parentPort.on("message", ({ id, file: { uri } }) => {
        if (uri === "exit") process.exit(3);
        if (uri === "throw") throw new Error("a bug");
        console.log("noise");
        setTimeout(() => parentPort.postMessage({ id, result: { kind: "none" } }), 20);
      });`,
    );
    const indexer = createWorkerIndexer(broken);
    const uris = ["a", "exit", "b", "throw", "throw", "c"];
    const results = await Promise.all(uris.map((uri) => indexer.index({ uri, ansiCodePage, languageId: undefined })));
    const none: IndexResult = { kind: "none" };
    const exited = { kind: "failed", reason: "the thread that reads it ended with 3" };
    const thrown = { kind: "failed", reason: "a bug" };
    expect(results).toEqual([none, exited, none, thrown, thrown, none]);
  });

  it("can be one of several, which share the files", async () => {
    const busy = join(root, "busy.js");
    writeFileSync(
      busy,
      `const { parentPort, threadId } = require("node:worker_threads");
      parentPort.on("message", ({ id, file: { uri } }) => {
        if (uri === "throw") throw new Error("a bug");
        setTimeout(() => parentPort.postMessage({ id, result: { kind: "failed", reason: String(threadId) } }), 50);
      });`,
    );
    const pool = createIndexerPool([createWorkerIndexer(busy), createWorkerIndexer(busy)]);
    expect(pool.parallel).toBe(4);
    const uris = ["a", "b", "throw", "c", "d", "e"];
    const results = await Promise.all(uris.map((uri) => pool.index({ uri, ansiCodePage, languageId: undefined })));
    const threads = results.map((result) => (result.kind === "failed" ? result.reason : ""));
    expect(threads[2]).toBe("a bug");
    expect(new Set([threads[1], threads[3], threads[5]]).size).toBe(1);
    expect(threads[1]).not.toBe(threads[4]);
    pool.rest();
  });

  it("that cannot be started fails each file with the reason", async () => {
    const indexer = createWorkerIndexer(join(root, "missing.js"));
    const [a, b] = await Promise.all(
      ["a", "b"].map((uri) => indexer.index({ uri, ansiCodePage, languageId: undefined })),
    );
    expect(a).toMatchObject({ kind: "failed", reason: expect.stringContaining("missing.js") });
    expect(b).toEqual(a);
  });
});

describe("memory", () => {
  it("keeps nothing of the texts that were read in place", async () => {
    setFlagsFromString("--expose-gc");
    const gc: () => void = runInNewContext("gc");
    const used = async (): Promise<number> => {
      // What one collection lets go of may hold more, and memory outside of the heap is freed a moment later.
      for (let i = 0; i < 5; i++) {
        gc();
        await nodeRuntime.yield();
      }
      const { heapUsed, external } = process.memoryUsage();
      return heapUsed + external;
    };
    const bytes = Buffer.from(generateWindowsUpdateLog(5), "latin1");
    const readAgain = async (_uri: string, _codePage: string, limit?: number) =>
      bytes.subarray(0, limit).toString("latin1");
    const indexer = createIndexerInPlace({ readText: readAgain, yield: nodeRuntime.yield });
    const read = (i: number) => indexer.index({ uri: `file:///${i}`, ansiCodePage: "", languageId: undefined });
    await read(0);
    const before = await used();
    const kept: IndexResult[] = [];
    for (let i = 0; i < 10; i++) kept.push(await read(i));
    expect(kept.every(({ kind }) => kind === "log")).toBe(true);
    expect((await used()) - before).toBeLessThan((bytes.length * kept.length) / 4);
  });
});
