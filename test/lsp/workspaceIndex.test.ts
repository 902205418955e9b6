// The logs of the opened folders: which files are read, when, and what is known meanwhile.
import { describe, expect, it } from "vitest";
import { createLogDocument, type LogDocument } from "../../server/src/service/document";
import { defaultSettings, readSettings, type Settings, type WorkspaceSettings } from "../../server/src/settings";
import { createWorkspaceIndex } from "../../server/src/workspaceIndex";
import type { FileIndexer, FileToIndex, IndexResult } from "../../server/src/workspaceIndex/indexer";
import { createIndexerInPlace } from "../../server/src/workspaceIndex/indexer";
import { type MemoryRuntime, memoryRuntime } from "../support/memoryRuntime";

const svcpack = "0.500: 2009/03/04 10:00:00.500 (local)\n0.500: c:\\a1\\update\\update.exe (version 6.3.4.1)\n";
const setupapi = '[2009/03/04 10:00:01 1200.2]\n#-199 Executing "c:\\a1\\update.exe" with command line: /quiet\n';
const mail = `Hello,\n\nthis is what it says:\n\n> ${svcpack.split("\n").join("\n> ")}\n\nAny idea?\n`;
const prose = "Dear all,\nnothing here.\n";
const folder = "file:///logs";
const megabyte = 1024 * 1024;

interface Setup {
  readonly runtime: MemoryRuntime;
  folders?: readonly string[];
  open?: readonly LogDocument[];
  settings?: Partial<WorkspaceSettings>;
  codePage?: Settings["ansiCodePage"];
  watched?: boolean;
}

function indexOf(setup: Setup) {
  const told: string[] = [];
  const shown: string[] = [];
  const state = { changes: 0, cancel: () => {}, ended: 0 };
  const index = createWorkspaceIndex({
    runtime: setup.runtime,
    folders: () => setup.folders ?? [folder],
    openDocuments: () => setup.open ?? [],
    settings: async () => ({
      ...defaultSettings,
      ansiCodePage: setup.codePage ?? "windows-1252",
      workspace: { ...defaultSettings.workspace, ...setup.settings },
    }),
    watched: () => setup.watched ?? true,
    inform: (text) => told.push(text),
    changed: () => state.changes++,
    progress(cancel) {
      state.cancel = cancel;
      return {
        report: (files, ofFiles, share) => shown.push(`${files}/${ofFiles} ${Math.round(share * 100)} %`),
        end: () => state.ended++,
      };
    },
  });
  const filesOf = async () => (await index.indexed()).files!.map(({ uri }) => uri.slice(folder.length));
  const logsOf = async () => {
    const { documents, files } = await index.indexed();
    return [...documents, ...files!].map(({ uri }) => uri.slice(folder.length));
  };
  return { index, told, shown, state, filesOf, logsOf };
}

const inFolder = (files: Readonly<Record<string, string>>) =>
  memoryRuntime(Object.fromEntries(Object.entries(files).map(([path, text]) => [folder + path, text])));

/** An indexer that holds each file back until the test lets it go. */
function heldBack(runtime: MemoryRuntime) {
  const inPlace = createIndexerInPlace(runtime);
  const waiting: { readonly file: FileToIndex; readonly release: () => void }[] = [];
  const arrivals: (() => void)[] = [];
  const indexer: FileIndexer = {
    parallel: 2,
    index: (file) =>
      new Promise<IndexResult>((resolve) => {
        waiting.push({ file, release: () => void inPlace.index(file).then(resolve) });
        for (const arrived of arrivals.splice(0)) arrived();
      }),
    rest() {},
  };
  return {
    runtime: { ...runtime, createIndexer: () => indexer },
    /** Waits until a file is asked for, and lets it go: the first that waits, or another one. */
    async next(which = 0): Promise<string> {
      while (waiting.length <= which) await new Promise<void>((resolve) => arrivals.push(resolve));
      const { file, release } = waiting.splice(which, 1)[0]!;
      release();
      await settled();
      return file.uri.slice(folder.length);
    },
  };
}
const settled = async () => {
  for (let i = 0; i < 20; i++) await new Promise(setImmediate);
};

describe("the logs of the opened folders", () => {
  const table: readonly [string, Readonly<Record<string, string>>, readonly string[]][] = [
    ["nothing in an empty folder", {}, []],
    [
      "logs by their names, in any case",
      { "/SVCPACK.LOG": svcpack, "/kb900123.log": svcpack },
      ["/SVCPACK.LOG", "/kb900123.log"],
    ],
    ["logs in folders below", { "/pc1/windows/setupapi.log": setupapi }, ["/pc1/windows/setupapi.log"]],
    ["no file whose content is no log", { "/svcpack.log": prose, "/setupapi.log": setupapi }, ["/setupapi.log"]],
    ["an empty file, by its name", { "/svcpack.log": "" }, ["/svcpack.log"]],
    ["what the content says, not the name", { "/svcpack.log": setupapi }, ["/svcpack.log"]],
    ["texts that hold a log or show one", { "/a.txt": svcpack, "/b.eml": mail, "/c.txt": prose }, ["/a.txt", "/b.eml"]],
    ["no other kind of file", { "/notes.md": svcpack, "/svcpack.log.zip": svcpack, "/svcpack": svcpack }, []],
    [
      "the usual names first, then the others",
      { "/a.log": svcpack, "/svcpack.log": svcpack },
      ["/svcpack.log", "/a.log"],
    ],
  ];
  it.each(table)("are: %s", async (_, files, expected) => {
    const { filesOf } = indexOf({ runtime: inFolder(files) });
    expect(await filesOf()).toEqual(expected);
  });

  it.each([
    "WindowsUpdate.log.old",
    "WindowsUpdate (1).log",
    "WindowsUpdate - Copy.log",
    "Copy of WindowsUpdate.log",
    "Copy (2) of svcpack.log",
    "WindowsUpdate_20130601.log",
    "setupapi.log.0.old",
    "setupapi.log.12.old",
    "setupapi.log.txt",
    "svcpack.log.bak",
    "svcpack.log~",
    "svcpack.log.1",
    "svcpack.log.001",
    "svcpack.log.2013-06-01",
    "svcpack.log.20130601T101500",
    "KB900123-IE7.log",
    "KB900123.log.old",
    "Q900123 (2).log",
  ])("that were rotated, copied or archived are read by their names: %s", async (name) => {
    const { runtime } = { runtime: inFolder({ [`/${encodeURIComponent(name)}`]: "" }) };
    expect(await indexOf({ runtime }).filesOf()).toEqual([`/${encodeURIComponent(name)}`]);
    expect(runtime.heads).toEqual([]);
  });

  it("under other names are known by their beginning; the rest of what is no log is not read", async () => {
    const runtime = inFolder({ "/a.log": prose.repeat(10_000), "/b.log": setupapi });
    expect(await indexOf({ runtime }).filesOf()).toEqual(["/b.log"]);
    expect(runtime.heads).toEqual([`${folder}/a.log`, `${folder}/b.log`]);
    expect(runtime.reads).toEqual([`${folder}/b.log`]);
  });

  it("of later formats with a similar name are read as what they are", async () => {
    const dev = `[Device Install Log]\n     OS Version = 10.0.19045\n${"     inf: Opened INF: 'x.inf'\n".repeat(9000)}`;
    const runtime = inFolder({ "/setupapi.dev.log": dev, "/setupapi.setup.log": dev, "/setupapi_pc1.log": setupapi });
    expect(await indexOf({ runtime }).filesOf()).toEqual([
      "/setupapi.dev.log",
      "/setupapi.setup.log",
      "/setupapi_pc1.log",
    ]);
  });

  it("are each read once, though folders overlap", async () => {
    const runtime = inFolder({ "/pc1/svcpack.log": svcpack });
    expect(await indexOf({ runtime, folders: [folder, `${folder}/pc1`] }).filesOf()).toEqual(["/pc1/svcpack.log"]);
    expect(runtime.reads).toHaveLength(1);
  });

  it("are not those of excluded folders and files", async () => {
    const files = {
      "/node_modules/x/svcpack.log": svcpack,
      "/pc1/.git/svcpack.log": svcpack,
      "/pc1/old/svcpack.log": svcpack,
      "/pc1/svcpack.log": svcpack,
      "/pc1/setupapi.bak": setupapi,
    };
    const setup: Setup = { runtime: inFolder(files) };
    const { index, filesOf } = indexOf(setup);
    expect(await filesOf()).toEqual(["/pc1/old/svcpack.log", "/pc1/svcpack.log", "/pc1/setupapi.bak"]);
    setup.settings = { exclude: ["pc1/old", "*.bak"] };
    index.configurationChanged();
    expect(await filesOf()).toEqual(["/node_modules/x/svcpack.log", "/pc1/.git/svcpack.log", "/pc1/svcpack.log"]);
  });
});

describe("reading", () => {
  it("begins when told to, or at the first question that needs it", async () => {
    const runtime = inFolder({ "/svcpack.log": svcpack });
    const { index, filesOf } = indexOf({ runtime });
    expect((await index.workspace()).files).toEqual([]);
    expect(runtime.reads).toEqual([]);
    index.start();
    expect(await filesOf()).toEqual(["/svcpack.log"]);
    expect(await indexOf({ runtime }).filesOf()).toEqual(["/svcpack.log"]);
  });

  it("is done once, and again only for what has changed", async () => {
    const runtime = inFolder({ "/svcpack.log": svcpack, "/setupapi.log": setupapi });
    const { index, state } = indexOf({ runtime });
    const first = await index.indexed();
    expect(await index.indexed()).toBe(first);
    expect(await index.workspace()).toBe(first);
    runtime.write(`${folder}/svcpack.log`, `${svcpack}1.000: more\n`);
    expect(await index.indexed()).toBe(first);
    expect(state.changes).toBe(1);
    index.filesChanged([`${folder}/svcpack.log`]);
    const second = await index.indexed();
    expect(second.files!.map(({ uri }) => uri)).toEqual(first.files!.map(({ uri }) => uri));
    expect(second.files![0]).not.toBe(first.files![0]);
    expect(second.files![0]!.logs[0]!.entryCount).toBe(3);
    expect(second.files![1]).toBe(first.files![1]);
    expect(runtime.reads).toHaveLength(3);
    expect(state.changes).toBe(2);
    index.filesChanged([`${folder}/svcpack.log`]);
    expect(await index.indexed()).toBe(second);
    expect(state.changes).toBe(2);
  });

  it("follows files that come and go", async () => {
    const runtime = inFolder({ "/svcpack.log": svcpack });
    const { index, filesOf } = indexOf({ runtime });
    await index.indexed();
    runtime.write(`${folder}/setupapi.log`, setupapi);
    runtime.remove(`${folder}/svcpack.log`);
    index.filesChanged([`${folder}/setupapi.log`, `${folder}/svcpack.log`]);
    expect(await filesOf()).toEqual(["/setupapi.log"]);
  });

  it("follows a folder that goes with all that is in it", async () => {
    const runtime = inFolder({ "/pc1/svcpack.log": svcpack, "/svcpack.log": svcpack });
    const { index, filesOf } = indexOf({ runtime });
    await index.indexed();
    runtime.remove(`${folder}/pc1/svcpack.log`);
    index.filesChanged([`${folder}/pc1`]);
    expect(await filesOf()).toEqual(["/svcpack.log"]);
  });

  it("takes several changes within a moment together", async () => {
    const runtime = inFolder({ "/svcpack.log": svcpack });
    const { index, state } = indexOf({ runtime });
    await index.indexed();
    for (let i = 0; i < 5; i++) {
      runtime.write(`${folder}/svcpack.log`, `${svcpack}${i}.000: more\n`);
      index.filesChanged([`${folder}/svcpack.log`]);
    }
    expect(runtime.timers.size).toBe(1);
    runtime.runTimers();
    await settled();
    expect(runtime.timers.size).toBe(0);
    expect(runtime.reads).toHaveLength(2);
    expect(state.changes).toBe(2);
  });

  it("does not care about other files", async () => {
    const runtime = inFolder({});
    const { index } = indexOf({ runtime });
    await index.indexed();
    index.filesChanged([`${folder}/program.exe`, `${folder}/readme.md`, `${folder}/src`]);
    expect(runtime.timers.size).toBe(0);
  });

  it("looks anew after a while where nobody tells of changes", async () => {
    const runtime = inFolder({ "/svcpack.log": svcpack });
    const { index, filesOf } = indexOf({ runtime, watched: false });
    await index.indexed();
    runtime.write(`${folder}/setupapi.log`, setupapi);
    expect(await filesOf()).toHaveLength(1);
    runtime.runTimers();
    expect(await filesOf()).toHaveLength(2);
    runtime.remove(`${folder}/setupapi.log`);
    runtime.runTimers();
    expect((await index.workspace()).files).toHaveLength(2);
    await settled();
    expect((await index.workspace()).files).toHaveLength(1);
  });

  it("uses the code page of the settings, and reads again when it changes", async () => {
    const runtime = inFolder({ "/svcpack.log": svcpack });
    const setup: Setup = { runtime, codePage: "windows-1251" };
    const { index } = indexOf(setup);
    await index.indexed();
    setup.codePage = "windows-932";
    index.configurationChanged();
    await index.indexed();
    index.configurationChanged();
    await index.indexed();
    expect(runtime.codePages).toEqual(["windows-1251", "windows-932"]);
  });

  it("is tried again after a failure, which is told", async () => {
    const runtime = inFolder({ "/svcpack.log": svcpack });
    const find = runtime.findFiles;
    runtime.findFiles = async () => {
      throw new Error("The disk is away.");
    };
    const { told, filesOf } = indexOf({ runtime });
    expect(await filesOf()).toEqual([]);
    expect(told).toEqual(["The logs of the opened folders: The disk is away."]);
    runtime.findFiles = find;
    expect(await filesOf()).toHaveLength(1);
  });
});

describe("open documents", () => {
  it("count instead of their files, and their files again when they are closed", async () => {
    const runtime = inFolder({ "/svcpack.log": svcpack, "/setupapi.log": setupapi });
    const typed = createLogDocument(`${folder}/svcpack.log`, `${svcpack}0.600: typed\n`);
    const setup: Setup = { runtime, open: [typed] };
    const { index, filesOf } = indexOf(setup);
    const { documents } = await index.indexed();
    expect(documents).toEqual([typed]);
    expect(await filesOf()).toEqual(["/setupapi.log"]);
    setup.open = [];
    expect((await index.workspace()).documents).toEqual([]);
    expect(await filesOf()).toEqual(["/svcpack.log", "/setupapi.log"]);
    expect(runtime.reads).toHaveLength(2);
  });

  it("leave the list of files as it is while they are edited", async () => {
    const runtime = inFolder({ "/svcpack.log": svcpack, "/setupapi.log": setupapi });
    const setup: Setup = { runtime, open: [createLogDocument(`${folder}/svcpack.log`, svcpack)] };
    const { index } = indexOf(setup);
    const before = await index.indexed();
    setup.open = [createLogDocument(`${folder}/svcpack.log`, `${svcpack}0.600: typed\n`)];
    const after = await index.indexed();
    expect(after).not.toBe(before);
    expect(after.files).toBe(before.files);
    expect(after.documents).toEqual(setup.open);
  });

  it("hide their files also when they hold no log any more, and in another spelling of the name", async () => {
    const runtime = inFolder({ "/a%20b/svcpack.log": svcpack });
    const open = [createLogDocument(`${folder}/a b/svcpack.log`, prose)];
    expect(await indexOf({ runtime, open }).logsOf()).toEqual([]);
  });

  it("count when they stand for themselves, not for another version of a file", async () => {
    const open = ["untitled:Untitled-1", "git:/logs/svcpack.log", "vscode-vfs://host/svcpack.log"].map((uri) =>
      createLogDocument(uri, svcpack),
    );
    const { index } = indexOf({ runtime: inFolder({}), open: [...open, createLogDocument("untitled:2", prose)] });
    expect((await index.indexed()).documents).toEqual([open[0], open[2]]);
  });
});

describe("limits", () => {
  it("of the number of logs are kept, and said once with the setting to change", async () => {
    const names = Array.from({ length: 5 }, (_, i) => `/KB90000${i}.log`);
    const runtime = inFolder(Object.fromEntries(names.map((name) => [name, svcpack])));
    const setup: Setup = { runtime, settings: { maximumFiles: 3 } };
    const { index, told, filesOf } = indexOf(setup);
    expect(await filesOf()).toEqual(names.slice(0, 3));
    runtime.write(`${folder}${names[0]}`, `${svcpack}1.000: more\n`);
    index.filesChanged([`${folder}${names[0]}`]);
    await index.indexed();
    expect(told).toEqual([
      "Files of the opened folders that are not read: 2 logs beyond the first 3 (setupLogs.workspace.maximumFiles).",
    ]);
    setup.settings = { maximumFiles: 4 };
    index.configurationChanged();
    expect(await filesOf()).toEqual(names.slice(0, 4));
    expect(told[1]).toContain("1 logs beyond the first 4");
    setup.settings = { maximumFiles: 0 };
    index.configurationChanged();
    expect(await filesOf()).toEqual([]);
  });

  it("of their size, alone and together, are kept", async () => {
    const runtime = inFolder({});
    const sizes = { KB900001: 64, KB900002: 65, KB900003: 64, KB900004: 64, KB900005: 64, KB900006: 1 };
    for (const [name, size] of Object.entries(sizes)) runtime.write(`${folder}/${name}.log`, svcpack, size * megabyte);
    const { told, filesOf } = indexOf({ runtime, settings: { maximumTotalSize: 256 } });
    expect(await filesOf()).toEqual([1, 3, 4, 5].map((i) => `/KB90000${i}.log`));
    expect(told).toEqual([
      "Files of the opened folders that are not read: 1 larger than 64 MB (setupLogs.workspace.maximumFileSize); " +
        "1 logs beyond 256 MB altogether (setupLogs.workspace.maximumTotalSize).",
    ]);
  });

  it("allow 200 logs of 5 MB as they are by default", async () => {
    const runtime = inFolder({});
    for (let i = 0; i < 200; i++) runtime.write(`${folder}/svcpack${i}.log`, svcpack, 5 * megabyte);
    const { told, filesOf } = indexOf({ runtime });
    expect(await filesOf()).toHaveLength(200);
    expect(told).toEqual([]);
  });

  it("do not count files that turn out to be none", async () => {
    const files = {
      "/KB900001.log": prose,
      "/KB900002.log": prose,
      "/KB900003.log": svcpack,
      "/a.txt": prose,
      "/b.txt": svcpack,
    };
    const { told, filesOf } = indexOf({ runtime: inFolder(files), settings: { maximumFiles: 2 } });
    expect(await filesOf()).toEqual(["/KB900003.log", "/b.txt"]);
    expect(told).toEqual([]);
  });

  it("leave other texts unread once there are enough logs", async () => {
    const runtime = inFolder({ "/svcpack.log": svcpack, "/a.txt": svcpack });
    const { told, filesOf } = indexOf({ runtime, settings: { maximumFiles: 1 } });
    expect(await filesOf()).toEqual(["/svcpack.log"]);
    expect(runtime.heads).toEqual([]);
    expect(told[0]).toContain("1 other texts that may hold a log (setupLogs.workspace.exclude and");
  });
});

describe("files that cannot be read", () => {
  it("are not named again each time they change", async () => {
    const runtime = inFolder({});
    const { index, told } = indexOf({ runtime });
    for (let i = 0; i < 3; i++) {
      runtime.lock(`${folder}/setupapi.log`);
      index.filesChanged([`${folder}/setupapi.log`]);
      await index.indexed();
    }
    expect(runtime.reads).toHaveLength(3);
    expect(told).toHaveLength(1);
  });

  it("are left out and named once; they are tried again when they change or a scan is asked for", async () => {
    const runtime = inFolder({ "/svcpack.log": svcpack });
    runtime.lock(`${folder}/setupapi.log`);
    const { index, told, filesOf } = indexOf({ runtime });
    expect(await filesOf()).toEqual(["/svcpack.log"]);
    expect(told).toHaveLength(1);
    expect(told[0]).toMatch(/^Files that could not be read: \/logs\/setupapi\.log \(.*cannot be read\./);
    index.filesChanged([`${folder}/svcpack.log`]);
    await index.indexed();
    expect(runtime.reads).toHaveLength(2);
    index.rescan();
    await index.indexed();
    expect(runtime.reads).toHaveLength(3);
    expect(told).toHaveLength(2);
    runtime.write(`${folder}/setupapi.log`, setupapi);
    index.filesChanged([`${folder}/setupapi.log`]);
    expect(await filesOf()).toEqual(["/svcpack.log", "/setupapi.log"]);
  });
});

describe("while logs are read", () => {
  const files = Object.fromEntries(Array.from({ length: 6 }, (_, i) => [`/svcpack${i}.log`, svcpack]));

  it("what is known so far is told at once, in steps", async () => {
    const { runtime, next } = heldBack(inFolder(files));
    const { index, shown } = indexOf({ runtime });
    index.start();
    const all = index.indexed();
    expect((await index.workspace()).files).toEqual([]);
    expect([await next(), await next()]).toEqual(["/svcpack0.log", "/svcpack1.log"]);
    const before = await index.workspace();
    expect(before.files).toEqual([]);
    runtime.runTimers(1000);
    expect((await index.workspace()).files!.map(({ uri }) => uri)).toEqual([
      `${folder}/svcpack0.log`,
      `${folder}/svcpack1.log`,
    ]);
    expect(shown).toEqual(["1/6 17 %", "2/6 33 %"]);
    for (let i = 2; i < 6; i++) await next();
    expect((await all).files).toHaveLength(6);
    expect(shown.at(-1)).toBe("6/6 100 %");
  });

  it("the order of the files is that of the folders, whichever is read first", async () => {
    const { runtime, next } = heldBack(inFolder(files));
    const { index, filesOf } = indexOf({ runtime });
    index.start();
    for (const which of [1, 1, 0, 1, 1, 0]) await next(which);
    expect(await filesOf()).toEqual(Object.keys(files));
  });

  it("changes are told when a timer ends, and when all are read", async () => {
    const { runtime, next } = heldBack(inFolder(files));
    const { index, state } = indexOf({ runtime });
    index.start();
    await next();
    await next();
    expect(state.changes).toBe(0);
    runtime.runTimers(1000);
    expect(state.changes).toBe(1);
    runtime.runTimers(2000);
    expect(state.changes).toBe(1);
    await next();
    runtime.runTimers(2000);
    expect(state.changes).toBe(2);
    for (let i = 3; i < 6; i++) await next();
    await index.indexed();
    expect(state).toMatchObject({ changes: 3, ended: 1 });
    expect(runtime.timers.size).toBe(0);
  });

  it("a cancel keeps what is read and says so; a new scan goes on", async () => {
    const held = heldBack(inFolder(files));
    const { index, told, state, filesOf } = indexOf({ runtime: held.runtime });
    index.start();
    await held.next();
    state.cancel();
    // Two files were on their way.
    await held.next();
    await held.next();
    expect((await index.indexed()).files).toHaveLength(3);
    expect(told).toEqual([expect.stringMatching(/cancelled after 3 of 6 files.* what was read is used/)]);
    expect(state.changes).toBe(1);
    // A change of one file is no wish to read the others.
    held.runtime.write(`${folder}/svcpack5.log`, `${svcpack}1.000: more\n`);
    index.filesChanged([`${folder}/svcpack5.log`]);
    const more = index.indexed();
    expect(await held.next()).toBe("/svcpack5.log");
    expect((await more).files).toHaveLength(4);
    index.rescan();
    for (const name of ["3", "4"]) expect(await held.next()).toBe(`/svcpack${name}.log`);
    expect(await filesOf()).toEqual(Object.keys(files));
    expect(held.runtime.reads).toHaveLength(6);
  });

  it("a cancel holds for other settings of the server, not for other settings of the folders", async () => {
    const held = heldBack(inFolder(files));
    const setup: Setup = { runtime: held.runtime };
    const { index, state, filesOf } = indexOf(setup);
    index.start();
    await held.next();
    state.cancel();
    await held.next();
    await held.next();
    await index.indexed();
    index.configurationChanged();
    expect(await filesOf()).toHaveLength(3);
    setup.settings = { maximumFiles: 5 };
    index.configurationChanged();
    expect([await held.next(), await held.next()]).toEqual(["/svcpack3.log", "/svcpack4.log"]);
    expect(await filesOf()).toHaveLength(5);
  });

  it("looking for files can be cancelled too, and what was known stays", async () => {
    const runtime = inFolder({ "/svcpack.log": svcpack });
    const { index, told, state, filesOf } = indexOf({ runtime });
    await index.indexed();
    const find = runtime.findFiles;
    const signals: AbortSignal[] = [];
    runtime.findFiles = (_, { signal }) =>
      new Promise((resolve) => {
        signals.push(signal!);
        signal!.addEventListener("abort", () => resolve([]));
      });
    index.rescan();
    await settled();
    state.cancel();
    expect(signals.map(({ aborted }) => aborted)).toEqual([true]);
    expect(await filesOf()).toEqual(["/svcpack.log"]);
    expect(told).toEqual(["Looking for logs in the opened folders was cancelled; what was read before is used."]);
    runtime.findFiles = find;
    runtime.write(`${folder}/setupapi.log`, setupapi);
    index.rescan();
    expect(await filesOf()).toEqual(["/svcpack.log", "/setupapi.log"]);
  });

  it("a search that lasts gives way to other settings", async () => {
    const runtime = inFolder({ "/svcpack.log": svcpack });
    const find = runtime.findFiles;
    let searches = 0;
    runtime.findFiles = (searched, query) => {
      if (++searches > 1) return find(searched, query);
      return new Promise((resolve) => query.signal!.addEventListener("abort", () => resolve([])));
    };
    const { index, told, filesOf } = indexOf({ runtime });
    index.start();
    await settled();
    index.configurationChanged();
    expect(await filesOf()).toEqual(["/svcpack.log"]);
    expect(told).toEqual([]);
  });

  it("other settings begin anew at once, and keep what was read", async () => {
    const held = heldBack(inFolder(files));
    const setup: Setup = { runtime: held.runtime };
    const { index, filesOf } = indexOf(setup);
    index.start();
    await held.next();
    setup.settings = { maximumFiles: 3 };
    index.configurationChanged();
    await held.next();
    await held.next();
    expect(await filesOf()).toEqual(["/svcpack0.log", "/svcpack1.log", "/svcpack2.log"]);
    expect(held.runtime.reads).toHaveLength(3);
  });

  it("a file that changes meanwhile is read again in a round of its own", async () => {
    const held = heldBack(inFolder(files));
    const { index } = indexOf({ runtime: held.runtime });
    index.start();
    await held.next();
    await held.next();
    held.runtime.write(`${folder}/svcpack0.log`, `${svcpack}1.000: more\n`);
    index.filesChanged([`${folder}/svcpack0.log`]);
    for (let i = 2; i < 6; i++) await held.next();
    await settled();
    held.runtime.runTimers();
    expect(await held.next()).toBe("/svcpack0.log");
    expect((await index.indexed()).files![0]!.logs[0]!.entryCount).toBe(3);
  });
});

describe("the settings of the folders", () => {
  it("add to the excluded patterns, or take away from them", () => {
    const { settings, problems } = readSettings({
      workspace: { exclude: { "**/.git": false, "old/**": true, "": true } },
    });
    expect(problems).toEqual([]);
    expect(settings.workspace.exclude).toEqual(["**/node_modules", "**/.hg", "**/.svn", "old/**"]);
  });

  it.each([[["**/old"]], [{ "**/old": "yes" }], ["**/old"], [7]])("are the defaults where they are %j", (exclude) => {
    const { settings, problems } = readSettings({ workspace: { exclude } });
    expect(settings.workspace.exclude).toEqual(defaultSettings.workspace.exclude);
    expect(problems).toEqual([
      expect.stringMatching(/^setupLogs\.workspace\.exclude must be an object of glob patterns/),
    ]);
  });

  it("say whether machines are apart", () => {
    const apart = (machines?: string) => readSettings({ workspace: { machines } }).settings.workspace.machinesApart;
    expect(["apart", "together", undefined, "both"].map(apart)).toEqual([true, false, true, true]);
  });
});

describe("machines", () => {
  it("are kept apart unless the settings say otherwise, which makes another workspace of the same files", async () => {
    const setup: Setup = { runtime: inFolder({ "/svcpack.log": svcpack }) };
    const { index } = indexOf(setup);
    const apart = await index.indexed();
    expect(apart.machinesApart).toBe(true);
    setup.settings = { machinesApart: false };
    const together = await index.workspace();
    expect(together).toMatchObject({ machinesApart: false, files: apart.files });
    expect(together.files).toBe(apart.files);
    expect(together).not.toBe(apart);
  });
});
