import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { allLogNames } from "../../server/src/logNames";
import { nodeRuntime } from "../../server/src/runtime.node";
import { createLogDocument, type LogDocument } from "../../server/src/service/document";
import { defaultSettings, type Settings } from "../../server/src/settings";
import { createWorkspaceLogs } from "../../server/src/workspaceLogs";
import { type MemoryRuntime, memoryRuntime } from "../support/memoryRuntime";

const svcpack = "0.500: 2009/03/04 10:00:00.500 (local)\n0.500: c:\\a1\\update\\update.exe (version 6.3.4.1)\n";
const setupapi = '[2009/03/04 10:00:01 1200.2]\n#-199 Executing "c:\\a1\\update.exe" with command line: /quiet\n';
const folder = "file:///logs";

interface Setup {
  readonly runtime: MemoryRuntime;
  open?: readonly LogDocument[];
  settings?: Partial<Settings["workspace"]>;
  codePage?: Settings["ansiCodePage"];
  watched?: boolean;
}

function logsOf(setup: Setup) {
  const told: string[] = [];
  const logs = createWorkspaceLogs({
    runtime: setup.runtime,
    folders: () => [folder],
    openDocuments: () => setup.open ?? [],
    settings: async () => ({
      ...defaultSettings,
      ansiCodePage: setup.codePage ?? "windows-1252",
      workspace: { ...defaultSettings.workspace, ...setup.settings },
    }),
    watched: () => setup.watched ?? true,
    inform: (text) => told.push(text),
  });
  const uris = async () => (await logs.all()).map(({ uri }) => uri);
  return { logs, told, uris };
}

describe("the logs of the opened folders", () => {
  const table: readonly [string, Readonly<Record<string, string>>, readonly string[]][] = [
    ["nothing in an empty folder", {}, []],
    [
      "logs by their names, in any case",
      { "/SVCPACK.LOG": svcpack, "/kb900123.log": svcpack },
      ["/SVCPACK.LOG", "/kb900123.log"],
    ],
    ["logs in folders below", { "/pc1/windows/setupapi.log": setupapi }, ["/pc1/windows/setupapi.log"]],
    [
      "no file whose content is no log",
      { "/svcpack.log": "Dear all,\nnothing here.\n", "/setupapi.log": setupapi },
      ["/setupapi.log"],
    ],
    ["an empty file, by its name", { "/svcpack.log": "" }, ["/svcpack.log"]],
    ["no text and no markdown", { "/thread.txt": svcpack, "/notes.md": svcpack }, []],
    ["what the content says, not the name", { "/svcpack.log": setupapi }, ["/svcpack.log"]],
  ];
  it.each(table)("are: %s", async (_, files, expected) => {
    const runtime = memoryRuntime(
      Object.fromEntries(Object.entries(files).map(([path, text]) => [folder + path, text])),
    );
    expect(await logsOf({ runtime }).uris()).toEqual(expected.map((path) => folder + path));
  });

  it("are read once, and again only when they have changed", async () => {
    const runtime = memoryRuntime({ [`${folder}/svcpack.log`]: svcpack, [`${folder}/setupapi.log`]: setupapi });
    const { logs } = logsOf({ runtime });
    expect(runtime.reads).toEqual([]);
    const first = await logs.all();
    expect(await logs.all()).toBe(first);
    expect(runtime.reads).toHaveLength(2);
    runtime.write(`${folder}/svcpack.log`, `${svcpack}1.000: more\n`);
    expect((await logs.all())[0]).toBe(first[0]);
    expect(logs.filesChanged([`${folder}/svcpack.log`])).toBe(true);
    const [changed, kept] = await logs.all();
    expect(changed!.text.lineCount).toBe(first[0]!.text.lineCount + 1);
    expect(kept).toBe(first[1]);
    expect(runtime.reads).toHaveLength(3);
  });

  it("follow files that come and go", async () => {
    const runtime = memoryRuntime({ [`${folder}/svcpack.log`]: svcpack });
    const { logs, uris } = logsOf({ runtime });
    await logs.all();
    runtime.write(`${folder}/setupapi.log`, setupapi);
    runtime.remove(`${folder}/svcpack.log`);
    logs.filesChanged([`${folder}/setupapi.log`, `${folder}/svcpack.log`]);
    expect(await uris()).toEqual([`${folder}/setupapi.log`]);
  });

  it("do not care about other files", async () => {
    const { logs } = logsOf({ runtime: memoryRuntime() });
    expect(logs.filesChanged([`${folder}/thread.txt`, `${folder}/server.log`])).toBe(false);
  });

  it("are looked for anew after a while where nobody tells of changes", async () => {
    const runtime = memoryRuntime({ [`${folder}/svcpack.log`]: svcpack });
    const { logs, uris } = logsOf({ runtime, watched: false });
    await logs.all();
    runtime.write(`${folder}/setupapi.log`, setupapi);
    expect(await uris()).toHaveLength(1);
    runtime.runTimers();
    expect(await uris()).toHaveLength(2);
  });

  it("are as the editor shows them when they are open", async () => {
    const runtime = memoryRuntime({ [`${folder}/svcpack.log`]: svcpack, [`${folder}/setupapi.log`]: setupapi });
    const open = [createLogDocument(`${folder}/svcpack.log`, `${svcpack}0.600: typed\n`)];
    const [first, second, ...more] = await logsOf({ runtime, open }).logs.all();
    expect(first).toBe(open[0]);
    expect(second!.uri).toBe(`${folder}/setupapi.log`);
    expect(more).toEqual([]);
  });

  it("leave out open documents that hold no log or show another version of one", async () => {
    const open = ["untitled:Untitled-1", "git:/logs/svcpack.log", "vscode-vfs://host/svcpack.log"].map((uri) =>
      createLogDocument(uri, svcpack),
    );
    const prose = createLogDocument("untitled:Untitled-2", "Dear all,\nnothing here.\n");
    expect(await logsOf({ runtime: memoryRuntime(), open: [...open, prose] }).uris()).toEqual([
      open[0]!.uri,
      open[2]!.uri,
    ]);
  });

  it("that cannot be read are left out", async () => {
    const runtime = memoryRuntime({ [`${folder}/svcpack.log`]: svcpack });
    runtime.lock(`${folder}/setupapi.log`);
    expect(await logsOf({ runtime }).uris()).toEqual([`${folder}/svcpack.log`]);
  });

  it("respect the limits, and say so once", async () => {
    const names = Array.from({ length: 5 }, (_, i) => `${folder}/KB90000${i}.log`);
    const runtime = memoryRuntime(Object.fromEntries(names.map((name) => [name, svcpack])));
    const { logs, told, uris } = logsOf({ runtime, settings: { maximumFiles: 3 } });
    expect(await uris()).toEqual(names.slice(0, 3));
    logs.filesChanged([names[0]!]);
    await logs.all();
    expect(told).toHaveLength(1);
    expect(told[0]).toMatch(/^2 of 5 logs/);
  });

  it("that are too large, alone or together, are left out", async () => {
    const megabyte = 1024 * 1024;
    const runtime = memoryRuntime();
    const sizes = { KB900001: 64, KB900002: 65, KB900003: 64, KB900004: 64, KB900005: 64, KB900006: 1 };
    for (const [name, size] of Object.entries(sizes)) runtime.write(`${folder}/${name}.log`, svcpack, size * megabyte);
    const { told, uris } = logsOf({ runtime });
    expect(await uris()).toEqual([1, 3, 4, 5].map((i) => `${folder}/KB90000${i}.log`));
    expect(told).toEqual([expect.stringMatching(/^2 of 6 logs .* 64 MB each and 256 MB altogether/)]);
  });

  it("are read with the code page of the settings, again when it changes", async () => {
    const runtime = memoryRuntime({ [`${folder}/svcpack.log`]: svcpack });
    const setup: Setup = { runtime, codePage: "windows-1251" };
    const { logs } = logsOf(setup);
    await logs.all();
    setup.codePage = "windows-932";
    logs.forget();
    await logs.all();
    expect(runtime.codePages).toEqual(["windows-1251", "windows-932"]);
  });

  it("are asked for again after a failure", async () => {
    const runtime = memoryRuntime({ [`${folder}/svcpack.log`]: svcpack });
    const find = runtime.findFiles;
    runtime.findFiles = async () => {
      throw new Error("The disk is away.");
    };
    const { logs, uris } = logsOf({ runtime });
    await expect(logs.all()).rejects.toThrow("away");
    runtime.findFiles = find;
    expect(await uris()).toHaveLength(1);
  });
});

describe("files on disk", () => {
  let root = "";
  beforeAll(() => {
    root = mkdtempSync(join(tmpdir(), "setup-logs-"));
    mkdirSync(join(root, "a/b/c"), { recursive: true });
    mkdirSync(join(root, "node_modules/x"), { recursive: true });
    mkdirSync(join(root, ".hidden"));
    mkdirSync(join(root, "setupapi.log.folder.old"));
    for (const path of [
      "SvcPack.log",
      "a/KB900123.log",
      "a/b/c/WindowsUpdate.log",
      ".hidden/setupapi.log",
      "node_modules/x/svcpack.log",
      "a/setupapi.txt",
    ])
      writeFileSync(join(root, path), Buffer.from("0.500: r\xe9sum\xe9\n", "latin1"));
    symlinkSync(root, join(root, "a/loop"));
  });
  afterAll(() => rmSync(root, { recursive: true }));
  const found = async (depth: number) => {
    const files = await nodeRuntime.findFiles(pathToFileURL(root).href, { names: allLogNames, depth });
    return files.map(({ uri }) => uri.slice(pathToFileURL(root).href.length + 1));
  };

  it("are found down to a depth, nearest first, without links and dependencies", async () => {
    expect(await found(0)).toEqual(["SvcPack.log"]);
    expect(await found(1)).toEqual(["SvcPack.log", ".hidden/setupapi.log", "a/KB900123.log"]);
    expect(await found(9)).toEqual([
      "SvcPack.log",
      ".hidden/setupapi.log",
      "a/KB900123.log",
      "a/b/c/WindowsUpdate.log",
    ]);
  });

  it("tell their size and are decoded", async () => {
    const uri = `${pathToFileURL(root).href}/SvcPack.log`;
    expect(await nodeRuntime.statFile(uri)).toMatchObject({ uri, size: 14 });
    expect(await nodeRuntime.readText(uri, "windows-1252")).toBe("0.500: résumé\n");
  });

  it("are none in a folder that is not on disk, is gone, or is a file", async () => {
    const query = { names: allLogNames, depth: 3 };
    expect(await nodeRuntime.findFiles("vscode-vfs://host/logs", query)).toEqual([]);
    expect(await nodeRuntime.findFiles(pathToFileURL(join(root, "nowhere")).href, query)).toEqual([]);
    expect(await nodeRuntime.findFiles(pathToFileURL(join(root, "SvcPack.log")).href, query)).toEqual([]);
    expect(await nodeRuntime.statFile(pathToFileURL(join(root, "nowhere.log")).href)).toBeUndefined();
    expect(await nodeRuntime.statFile("untitled:svcpack.log")).toBeUndefined();
  });
});
