import { describe, expect, it } from "vitest";
import { createLogDocument, createLogLanguageService, type LogDocument } from "../../../server/src/service";
import type { IndexedFile } from "../../../server/src/service/indexedFile";
import { buildKeyIndex } from "../../../server/src/service/keyIndex";
import { at, fixture, shown } from "../../support/markers";

const service = createLogLanguageService();
const windowsUpdate = fixture("incident/WindowsUpdate.log");
const svcpack = fixture("incident/svcpack.log");
const setupapi = fixture("incident/setupapi.log");
const thread = fixture("incident/thread.txt");

/** A log as the folder's index keeps it. */
const closed = (document: LogDocument): IndexedFile => ({
  uri: document.uri,
  formatId: document.formatId!,
  logs: [],
  keys: buildKeyIndex(document),
});

/** References as `file:line:character`. */
function references(
  document: LogDocument,
  marked: string,
  workspace: { documents: LogDocument[]; files?: IndexedFile[] } = { documents: [] },
  nth = 0,
): string[] {
  return service
    .getReferences(document, at(document, marked, nth), workspace)
    .map(({ uri, range: { start } }) => `${uri.slice(8)}:${start.line + 1}:${start.character}`);
}

describe("references in files that are not open", () => {
  const cases: readonly (readonly [string, LogDocument, string])[] = [
    ["an error in another spelling", svcpack, "code = 0xf0$01e"],
    ["a KB number", svcpack, "KB9904$012 Setup"],
    ["a path", svcpack, "5d1f0a77b2c94e66\\upda$0te\\update.exe"],
    ["an update", windowsUpdate, "UpdateId = {A73$010C5E"],
    ["an error in prose", thread, "fails here with 0x8007f$001e"],
  ];
  for (const [name, document, marked] of cases) {
    it(`are those of open ones: ${name}`, () => {
      const others = [windowsUpdate, svcpack, setupapi, thread].filter((each) => each !== document);
      const open = references(document, marked, { documents: [document, ...others] });
      const files = references(document, marked, { documents: [document], files: others.map(closed) });
      expect(open.length).toBeGreaterThan(1);
      expect(new Set(files)).toEqual(new Set(open));
      expect(files[0]).toBe(open[0]);
      expect(files).toHaveLength(open.length);
    });
  }

  it("cover the key", () => {
    const found = service.getReferences(svcpack, at(svcpack, "5d1f0a77b2c94e66\\upda$0te"), {
      documents: [],
      files: [closed(setupapi)],
    });
    const ranges = found.filter(({ uri }) => uri === setupapi.uri).map(({ range }) => range);
    expect(shown(setupapi, ranges)).toEqual([
      '5: #-199 Executing "«c:\\5d1f0a77b2c94e66\\update\\update.exe»" with command line: update.exe /quiet /norestart',
    ]);
  });

  it("are not told twice of a log that is open and indexed", () => {
    const files = [windowsUpdate, svcpack, setupapi].map(closed);
    const once = references(svcpack, "code = 0xf0$01e", { documents: [svcpack, windowsUpdate], files: [files[2]!] });
    expect(references(svcpack, "code = 0xf0$01e", { documents: [svcpack, windowsUpdate], files })).toEqual(once);
  });

  it("are none for the ids of a process, a thread and a section", () => {
    const other = createLogDocument("file:///other/WindowsUpdate.log", textOf(windowsUpdate));
    const workspace = { documents: [windowsUpdate], files: [closed(other)] };
    for (const marked of ["c9$04\tHandler", "21:08:02:687\t 8$076"])
      for (const place of references(windowsUpdate, marked, workspace)) expect(place).toMatch(/^WindowsUpdate\.log:/);
  });

  it("stop at the limit", () => {
    const line = "2006-11-14\t21:05:31:250\t 876\ta18\tAgent\tWARNING: failed with 0x80072ee2\r\n";
    const files = [1, 2, 3].map((n) => closed(createLogDocument(`file:///${n}/WindowsUpdate.log`, line.repeat(6_000))));
    const own = createLogDocument("file:///WindowsUpdate.log", line);
    expect(references(own, "0x8007$02ee2", { documents: [], files })).toHaveLength(10_000);
  });
});

describe("references are exact", () => {
  const entry = (message: string): string => `2006-11-14\t21:07:41:515\t 876\tb6c\tAgent\t${message}\r\n`;
  const log = (...messages: string[]): LogDocument =>
    createLogDocument("file:///WindowsUpdate.log", messages.map(entry).join(""));
  const lines = (document: LogDocument, marked: string): number[] =>
    references(document, marked).map((place) => Number(place.split(":")[1]));

  it("a path is not the longer one, nor the other way round", () => {
    const document = log(
      "in C:\\a\\b first",
      "in C:\\a\\b\\c.exe",
      "in c:/A/B/ again",
      "in C:\\a\\bc",
      'in "C:\\a\\b c"',
    );
    expect(lines(document, "C:\\a\\b$0 first")).toEqual([1, 3]);
    expect(lines(document, "c.ex$0e")).toEqual([2]);
  });

  it("an INF is found in paths, but not as part of another name", () => {
    const document = log(
      'key "oem4.inf"',
      "in C:\\WINDOWS\\inf\\OEM4.INF;",
      "in foem4.inf",
      "in oem4.inf.bak",
      "oem4.inf_x",
    );
    expect(lines(document, '"oe$0m4.inf"')).toEqual([1, 2]);
    expect(lines(document, "OEM$04.INF")).toEqual([2]);
  });

  it("a KB number is found in package and file names, and not in a longer number", () => {
    const document = log(
      "KB990412",
      "Package_for_KB990412~31bf3856ad364e35~x86~~6.1.1.4",
      "x-kb990412-x86.cab",
      "KB9904123",
    );
    expect(lines(document, "KB99$00412")).toEqual([1, 2, 3]);
    expect(lines(document, "KB9904$0123")).toEqual([4]);
  });

  it("an error is what its number says, not a name that numbers of other families share", () => {
    const document = log("failed with 0x80070017", "CfgMgr32 returned: 0x17: CR_REMOVE_VETOED.");
    expect(lines(document, "0x1$07:")).toEqual([2]);
    expect(lines(document, "0x8007001$07")).toEqual([1]);
  });

  it("what stands in the fields before a message does not count", () => {
    const source = "2006-11-14\t21:07:41:515\t 876\tb6c\tAgent\tfailed with 0x80070005\r\n";
    const document = createLogDocument("file:///WindowsUpdate.log", source.repeat(2));
    expect(lines(document, "0x8007$00005")).toEqual([1, 2]);
  });
});

describe("the life of an id", () => {
  const record = (time: string, pid: number, tid: string, component: string, message: string): string =>
    `2006-11-14\t${time}:000\t${String(pid).padStart(4)}\t${tid}\t${component}\t${message}\r\n`;
  const start = (time: string, pid: number, tid = "a18"): string =>
    record(time, pid, tid, "Misc", "===========  Logging initialized (build: 5.8.0.2694, tz: +0200)  ===========");
  const agent = createLogDocument(
    "file:///WindowsUpdate.log",
    [
      record("20:00:00", 876, "b6c", "Agent", "before any start"),
      start("21:00:00", 876),
      record("21:00:01", 876, "b6c", "Agent", "first life"),
      start("21:00:02", 1204),
      record("21:00:03", 1204, "b6c", "COMAPI", "another process"),
      record("21:00:04", 876, "b6c", "Agent", "first life goes on"),
      start("22:00:00", 876),
      record("22:00:01", 876, "b6c", "Agent", "second life"),
    ].join(""),
  );
  const lines = (document: LogDocument, marked: string): number[] =>
    references(document, marked).map((place) => Number(place.split(":")[1]));

  it("of a process ends where a process of the same id starts to log", () => {
    expect(lines(agent, "21:00:04:000\t 8$076")).toEqual([2, 3, 6]);
    expect(lines(agent, "22:00:01:000\t 8$076")).toEqual([7, 8]);
    expect(lines(agent, "21:00:03:000\t12$004")).toEqual([4, 5]);
    expect(lines(agent, "20:00:00:000\t 8$076")).toEqual([1]);
  });

  it("of a thread is that of its process", () => {
    expect(lines(agent, "21:00:04:000\t 876\tb6$0c")).toEqual([3, 6]);
    expect(lines(agent, "22:00:01:000\t 876\tb6$0c")).toEqual([8]);
    expect(lines(agent, "21:00:03:000\t1204\tb6$0c")).toEqual([5]);
  });

  it("is what a hover counts and what is highlighted", () => {
    const position = at(agent, "21:00:04:000\t 8$076");
    expect(JSON.stringify(service.getHover(agent, position)!.contents)).toContain("**3 entries**");
    expect(service.getDocumentHighlights(agent, position).map(({ range }) => range.start.line + 1)).toEqual([2, 3, 6]);
  });

  it("of a section is that of the section whose header bears the same time", () => {
    const document = createLogDocument(
      "file:///setupapi.log",
      [
        "[2006/11/14 21:30:10 1204.7]",
        "#I121 Device install finished.",
        "[2006/11/14 21:30:12 1204.8]",
        "#I121 Device install finished.",
        "[2006/11/20 08:00:00 1204.7]",
        "#E157 Default installer failed. Error 5: Access is denied.",
      ].join("\r\n"),
    );
    expect(lines(document, "21:30:10 1204$0.7")).toEqual([1, 2]);
    expect(lines(document, "08:00:00 1204$0.7")).toEqual([5, 6]);
  });

  it("of a section may be scattered among others", () => {
    const document = fixture("setupapi/xp-ungrouped.log");
    expect(lines(document, "1436$0.5")).toEqual([1, 1, 3, 3, 4]);
    expect(lines(document, "972$0.31")).toEqual([2, 2, 5, 5]);
  });

  it("in a thread is that in the whole log, in all copies", () => {
    const quoted = (prefix: string): string =>
      textOf(agent)
        .trimEnd()
        .split("\r\n")
        .map((each) => prefix + each)
        .join("\r\n");
    const document = createLogDocument(
      "file:///thread.txt",
      `From: Pat\r\n\r\nHere is the log:\r\n\r\n${quoted("")}\r\n\r\nAlex wrote:\r\n${quoted("> ")}\r\n\r\nThanks.\r\n`,
    );
    expect(document.logs).toHaveLength(1);
    expect(document.excerpts.length).toBeGreaterThan(1);
    const marked = service
      .getDocumentHighlights(document, at(document, "22:00:01:000\t 8$076"))
      .map(({ range }) => range.start.line);
    expect(
      shown(
        document,
        marked.map((line) => ({ start: { line, character: 0 }, end: { line, character: 0 } })),
      ).map((each) => each.replace(/^.*Agent\t|^.*Misc\t/, "")),
    ).toEqual([
      expect.stringContaining("Logging initialized"),
      "second life",
      expect.stringContaining("Logging initialized"),
      "second life",
    ]);
  });
});

function textOf({ text }: LogDocument): string {
  return text.blocks.map(({ source, start, end }) => source.slice(start, end)).join("");
}
