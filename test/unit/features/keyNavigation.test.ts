// One step to the next or previous entry of a process, a thread or a key.
import { describe, expect, it } from "vitest";
import type { Position } from "vscode-languageserver-types";
import {
  createLogLanguageService,
  type LogDocument,
  type StepSubject,
  type Workspace,
} from "../../../server/src/service";
import { indexFile } from "../../../server/src/service/indexFile";
import { documentOf, lines, placeText } from "../../support/core";
import { at, covered, fixture } from "../../support/markers";

const service = createLogLanguageService();

/** The line (from 1) that a step from another one leads to; undefined where it leads nowhere. */
function step(
  document: LogDocument,
  line: number,
  of: StepSubject,
  direction: "next" | "previous" = "next",
): number | undefined {
  const found = service.getKeyStep(document, { line: line - 1, character: 0 }, of, direction);
  if (found) expect(found.uri).toBe(document.uri);
  return found && found.range.start.line + 1;
}

describe("the next entry of a process or thread of the update agent", () => {
  const log = documentOf(
    lines(`
      2011-02-03→09:00:00:000→1100→a10→Misc→===========  Logging initialized (build: 7.4.7600.226, tz: +0100)  ===========
      2011-02-03→09:00:00:015→1100→a10→Agent→  * Base directory: C:\\WINDOWS\\SoftwareDistribution
      2011-02-03→09:00:01:000→2204→b20→COMAPI→-- START --  COMAPI: Search [ClientId = inventory]
      2011-02-03→09:00:01:100→1100→c30→AU→## START ##  AU: Search for updates
      2011-02-03→09:00:01:200→2204→b20→COMAPI→--  END  --  COMAPI: Search [ClientId = inventory]
      2011-02-03→09:00:01:300→1100→a10→Agent→  * Found 0 updates
      2011-02-04→09:10:00:000→1100→a10→Misc→===========  Logging initialized (build: 7.4.7600.226, tz: +0100)  ===========
      2011-02-04→09:10:01:000→2204→b20→COMAPI→-- START --  COMAPI: Search [ClientId = inventory]
      2011-02-04→09:10:02:000→1100→a10→Agent→  * Base directory: C:\\WINDOWS\\SoftwareDistribution
    `),
    "file:///WindowsUpdate.log",
  );
  const cases: readonly (readonly [string, number, StepSubject, "next" | "previous", number | undefined])[] = [
    ["passes over other processes", 2, "process", "next", 4],
    ["passes over them backwards", 4, "process", "previous", 2],
    ["passes over other threads of the process", 2, "thread", "next", 6],
    ["passes over them backwards, too", 6, "thread", "previous", 2],
    ["ends where the process started anew", 6, "process", "next", undefined],
    ["ends at the start of the process", 7, "process", "previous", undefined],
    ["knows the threads of one life only", 6, "thread", "next", undefined],
    ["goes on where no start is logged", 5, "process", "next", 8],
    ["ends with the log", 9, "thread", "next", undefined],
    ["ends with a thread of one entry", 4, "thread", "next", undefined],
  ];
  it.each(cases)("%s", (_name, line, of, direction, expected) => {
    expect(step(log, line, of, direction)).toBe(expected);
  });
});

describe("the next section of a process of SetupAPI", () => {
  const log = documentOf(
    lines(`
      [SetupAPI Log]
      OS Version = 5.1.2600 Service Pack 2
      [2009/05/06 09:12:30 1172.9 Driver Install]
      #-019 Searching for hardware ID(s): usb\\vid_0a5c
      [2009/05/06 09:12:31 2204.2]
      #-199 Executing "c:\\a\\update.exe" with command line: update.exe
      [2009/05/06 09:12:29 1172.8 Driver Install]
      #-019 Searching for hardware ID(s): usb\\vid_0a5d
      [2009/05/06 09:40:02 1172.12 Driver Install]
      #-019 Searching for hardware ID(s): usb\\vid_0a5e
      [2009/05/06 15:03:10 1172.2 Driver Install]
      #-019 Searching for hardware ID(s): usb\\vid_0a5f
    `),
    "file:///setupapi.log",
  );
  const cases: readonly (readonly [string, number, "next" | "previous", number | undefined])[] = [
    ["is the next one with its number, written late", 4, "next", 7],
    ["follows from there", 7, "next", 9],
    ["is not one of a process that counts anew", 10, "next", undefined],
    ["nor before it", 12, "previous", undefined],
    ["is found backwards", 9, "previous", 7],
    ["is none for a process with one section", 6, "next", undefined],
    ["is none for the head of the log", 2, "next", undefined],
  ];
  it.each(cases)("%s", (_name, line, direction, expected) => {
    expect(step(log, line, "process", direction)).toBe(expected);
  });

  it("is no thread: the log does not name them", () => {
    expect(step(log, 4, "thread")).toBeUndefined();
  });
});

describe("logs that name no process", () => {
  it("give nothing", () => {
    const svcpack = fixture("incident/svcpack.log");
    expect(step(svcpack, 5, "process")).toBeUndefined();
    expect(step(svcpack, 5, "thread")).toBeUndefined();
  });
});

describe("the next entry with a key", () => {
  const documents = ["WindowsUpdate.log", "svcpack.log", "setupapi.log"].map((name) => fixture(`incident/${name}`));
  const [windowsUpdate, svcpack, setupapi] = documents as [LogDocument, LogDocument, LogDocument];
  const workspace: Workspace = { documents };

  /** Steps from a position until there are no more, as `file:line text`. */
  function walk(
    from: LogDocument,
    start: Position,
    direction: "next" | "previous",
    within: Workspace = workspace,
  ): readonly string[] {
    const found: string[] = [];
    let document: LogDocument | undefined = from;
    let position = start;
    while (document && found.length < 50) {
      const next = service.getKeyStep(document, position, "key", direction, within);
      if (!next) return found;
      const target: LogDocument | undefined = documents.find(({ uri }) => uri === next.uri);
      found.push(`${placeText(next)} ${target ? covered(target, next.range) : ""}`);
      document = within.documents.find(({ uri }) => uri === next.uri);
      position = next.range.start;
    }
    return found;
  }

  const path = "c:\\5d1f0a77b2c94e66\\update\\update.exe";
  const update = "A7310C5E-94D2-4B68-8F0A-36E1D7C2059B";

  it("is looked for in the log, then in the one that began next", () => {
    expect(walk(svcpack, at(svcpack, "5d1f0a77b2c94e66\\update\\update.e$0xe"), "next")).toEqual([
      `setupapi.log:5 ${path}`,
    ]);
    expect(walk(setupapi, at(setupapi, '"c:\\5d1f0a77b2c94e66\\update\\upda$0te.exe" with'), "previous")).toEqual([
      `svcpack.log:3 ${path}`,
    ]);
  });

  it("is the key at the cursor", () => {
    expect(walk(windowsUpdate, at(windowsUpdate, "UpdateId = {A73$010C5E"), "next")).toEqual([
      `WindowsUpdate.log:13 ${update}`,
      `WindowsUpdate.log:21 ${update}`,
    ]);
  });

  it("is an error in every spelling", () => {
    const start = at(svcpack, "extended error code = 0xf0$01e");
    expect(walk(svcpack, start, "next")).toEqual([]);
    expect(walk(svcpack, start, "previous")).toEqual([
      "WindowsUpdate.log:21 8007f01e",
      "WindowsUpdate.log:16 0x8007F01E",
      "WindowsUpdate.log:15 0x8007f01e",
      "WindowsUpdate.log:14 0x8007f01e",
    ]);
  });

  it("is the first key or code of the entry where the cursor is on none", () => {
    expect(walk(windowsUpdate, at(windowsUpdate, "Upd$0ateId = {A7310C5E"), "next")[0]).toBe(
      `WindowsUpdate.log:13 ${update}`,
    );
    expect(walk(windowsUpdate, at(windowsUpdate, "FATAL: U$0H: 0x8007f01e"), "next")[0]).toBe(
      "WindowsUpdate.log:16 0x8007F01E",
    );
  });

  it("is found in logs that are not open", () => {
    const files = [windowsUpdate, setupapi].flatMap(
      ({ uri, text }) =>
        indexFile(uri, text.blocks.map((block) => block.source.slice(block.start, block.end)).join("")) ?? [],
    );
    expect(files).toHaveLength(2);
    const partly: Workspace = { documents: [svcpack], files };
    expect(walk(svcpack, at(svcpack, "5d1f0a77b2c94e66\\update\\update.e$0xe"), "next", partly)).toEqual([
      `setupapi.log:5 ${path}`,
    ]);
    expect(walk(svcpack, at(svcpack, "extended error code = 0xf0$01e"), "previous", partly)).toEqual([
      "WindowsUpdate.log:21 8007f01e",
    ]);
  });

  it("stays in its log for the id of a process", () => {
    const found = walk(windowsUpdate, at(windowsUpdate, "21:08:02:671\t 87$06"), "next");
    expect(found).toEqual(["WindowsUpdate.log:22 876"]);
  });

  it("is none where nothing is a key", () => {
    expect(walk(windowsUpdate, at(windowsUpdate, "Target gr$0oup"), "next")).toEqual([]);
  });

  it("counts every entry of a log once", () => {
    const text = "0.100: Copied file: c:\\a\\b.dll to c:\\a\\b.dll\r\n".repeat(5);
    const log = documentOf(
      `0.050: 2011/01/02 03:04:05.060 (local)\r\n0.060: c:\\a\\update.exe (version 6.3.4.1)\r\n${text}`,
      "file:///svcpack.log",
    );
    const found: number[] = [];
    let position = at(log, "c:\\a\\b.$0dll", 0);
    for (;;) {
      const next = service.getKeyStep(log, position, "key", "next");
      if (!next) break;
      found.push(next.range.start.line + 1);
      position = next.range.start;
    }
    expect(found).toEqual([4, 5, 6, 7]);
  });
});
