import { describe, expect, it } from "vitest";
import { createLogDocument, createLogLanguageService, type LogDocument } from "../../../server/src/service";
import { at, everything, fixture, shown } from "../../support/markers";

const service = createLogLanguageService();
const svcpack = fixture("incident/svcpack.log");
const windowsUpdate = fixture("incident/WindowsUpdate.log");
const setupapi = fixture("incident/setupapi.log");
const thread = fixture("incident/thread.txt");
const logs = { documents: [windowsUpdate, svcpack, setupapi] };
const folder = { documents: [thread, windowsUpdate, svcpack, setupapi] };
const byUri = new Map(folder.documents.map((document) => [document.uri, document]));

/** Targets as `file line: text` with the selection marked. */
function definition(
  document: LogDocument,
  marked: string,
  nth = 0,
  workspace: typeof logs | undefined = logs,
): string[] {
  return service
    .getDefinition(document, at(document, marked, nth), workspace)
    .map(({ targetUri, targetSelectionRange }) => {
      const target = byUri.get(targetUri)!;
      return `${targetUri.slice(8)} ${shown(target, [targetSelectionRange])[0]}`;
    });
}

describe("definition", () => {
  const cause =
    "svcpack.log 8: 3.125: «InstallSingleCatalogFile: MyInstallCatalog failed for KB990412.cat; error=0x800b0100.»";
  const cases: readonly (readonly [string, LogDocument, string, number, readonly string[]])[] = [
    ["a code passed on leads to the cause in another log", windowsUpdate, "UH: 0x8007$0f01e", 0, [cause]],
    ["so does the report", windowsUpdate, "8007f01$0e\tAuto", 0, [cause]],
    ["and the result in the same log", svcpack, "code = 0xf0$01e", 0, [cause]],
    ["and what SetupAPI says", setupapi, "Error 0x800b0$0100", 0, [cause]],
    [
      "a code without an incident leads to its first entry",
      setupapi,
      "0x1$07",
      0,
      [
        'setupapi.log 14: @ 21:30:11.250 #W114 Device "USB\\Sample\\1" required reboot: CfgMgr32 returned: «0x17»: CR_REMOVE_VETOED.',
      ],
    ],
    [
      "a key leads to the entry that first names it",
      windowsUpdate,
      "101\t{A7310$0C5E",
      0,
      [
        "WindowsUpdate.log 12: 2006-11-14\t21:07:41:515\t 876\tb6c\tAgent\t  * UpdateId = {«A7310C5E-94D2-4B68-8F0A-36E1D7C2059B»}.103",
      ],
    ],
    [
      "from there, to the other logs",
      windowsUpdate,
      "(KB990$0412)",
      0,
      ["svcpack.log 8: 3.125: InstallSingleCatalogFile: MyInstallCatalog failed for «KB990412».cat; error=0x800b0100."],
    ],
    [
      "a path leads to the log that shares it",
      svcpack,
      "5d1f0a77b2c94e66\\upda$0te\\update.exe",
      0,
      [
        'setupapi.log 5: #-199 Executing "«c:\\5d1f0a77b2c94e66\\update\\update.exe»" with command line: update.exe /quiet /norestart',
      ],
    ],
    [
      "a section id leads to its header",
      setupapi,
      "1204$0.7",
      0,
      ["setupapi.log 8: [2006/11/14 21:30:10 «1204.7» Driver Install]"],
    ],
    [
      "a process id leads to the start of its run",
      windowsUpdate,
      "21:08:02:687\t 8$076",
      0,
      [
        "WindowsUpdate.log 1: «2006-11-14\t21:05:31:250\t 876\ta18\tMisc\t===========  Logging initialized (build: 5.8.0.2694, tz: +0200)  ===========»",
      ],
    ],
    [
      "a thread id leads to its first entry",
      windowsUpdate,
      "c$094\tHandler\tFATAL",
      0,
      [
        "WindowsUpdate.log 13: 2006-11-14\t21:07:52:046\t 876\t«c94»\tHandler\t  : Command line install of update A7310C5E-94D2-4B68-8F0A-36E1D7C2059B.103",
      ],
    ],
    [
      "elapsed time leads to the header with the clock",
      svcpack,
      "5.0$016",
      0,
      ["svcpack.log 2: «0.844: 2006/11/14 21:07:52.310 (local)»"],
    ],
    ["a word that is none of these leads nowhere", svcpack, "comm$0and", 0, []],
  ];
  for (const [name, document, marked, nth, expected] of cases) {
    it(name, () => expect(definition(document, marked, nth)).toEqual(expected));
  }

  it("stays among the logs although a thread quotes the cause", () => {
    expect(definition(windowsUpdate, "UH: 0x8007$0f01e", 0, folder)).toEqual([cause]);
  });

  it("within a thread leads to its own copy", () => {
    const expected = ["thread.txt 20: 3.125: «InstallSingleCatalogFile: MyInstallCatalog failed for»"];
    expect(definition(thread, "UH: 0x8007$0f01e", 0, folder)).toEqual(expected);
    expect(definition(thread, "fails here with 0x8007$0f01e", 0, folder)).toContain(expected[0]);
  });

  it("links have an origin, and a selection inside of the target", () => {
    const [link] = service.getDefinition(windowsUpdate, at(windowsUpdate, "UH: 0x8007$0f01e"), logs);
    expect(shown(windowsUpdate, [link!.originSelectionRange!])[0]).toContain("UH: «0x8007f01e»:");
    expect(shown(svcpack, [link!.targetRange])[0]).toMatch(/^8: «3\.125: .*»$/);
  });
});

describe("references", () => {
  const lines = (document: LogDocument, marked: string, workspace = logs): string[] =>
    service
      .getReferences(document, at(document, marked), workspace)
      .map(({ uri, range }) => `${uri.slice(8)}:${range.start.line + 1}`);

  it("find the same error in every spelling in all logs, an entry once, the asked log first", () => {
    const expected = [
      "svcpack.log:12",
      "WindowsUpdate.log:14",
      "WindowsUpdate.log:15",
      "WindowsUpdate.log:16",
      "WindowsUpdate.log:21",
    ];
    expect(lines(svcpack, "code = 0xf0$01e")).toEqual(expected);
    expect(new Set(lines(windowsUpdate, "UH: 0x8007$0f01e"))).toEqual(new Set(expected));
  });

  it("count each log of a thread once, in its best copy", () => {
    const found = lines(thread, "code = 0xf0$01e", folder).filter((place) => place.startsWith("thread"));
    expect(found).toHaveLength(4);
  });

  it("find a key by all its spellings", () => {
    expect(lines(setupapi, "5d1f0a77b2c94e66\\upda$0te\\update.exe")).toEqual(["setupapi.log:5", "svcpack.log:3"]);
    expect(lines(windowsUpdate, "UpdateId = {A73$010C5E")).toEqual(
      [12, 13, 21].map((line) => `WindowsUpdate.log:${line}`),
    );
  });

  it("stay in one log for a process, a thread and a section", () => {
    expect(lines(windowsUpdate, "c9$04\tHandler")).toEqual([13, 14, 15].map((line) => `WindowsUpdate.log:${line}`));
    expect(lines(setupapi, "3312$0.2")).toEqual([4, 5, 6, 7].map((line) => `setupapi.log:${line}`));
  });

  it("are none for other words", () => expect(lines(svcpack, "quie$0t")).toEqual([]));
});

describe("highlights", () => {
  const marks = (document: LogDocument, marked: string): string[] =>
    shown(
      document,
      service.getDocumentHighlights(document, at(document, marked)).map(({ range }) => range),
    );

  it("mark the same error in every spelling", () => {
    expect(marks(svcpack, "code = 0xf0$01e")).toEqual(["12: 5.000: Update.exe extended error code = «0xf01e»"]);
    expect(marks(windowsUpdate, "UH: 0x8007$0f01e").map((line) => line.slice(0, 3))).toEqual([
      "14:",
      "15:",
      "16:",
      "21:",
    ]);
  });

  it("mark all copies in a thread, and the prose", () => {
    expect(marks(thread, "error=0x800b01$000")).toEqual(
      [
        "21: KB990412.cat; error=«0x800b0100».",
        ">> KB990412.cat; error=«0x800b0100».",
        "> Look for «0x800B0100» first.",
      ].map((line, index) =>
        index === 0 ? line : `${index === 1 ? lineOf(">> KB990412.cat") : lineOf("> Look for")}: ${line}`,
      ),
    );
  });

  it("mark every place of a key", () => {
    expect(marks(setupapi, "7C1E$00D35")).toEqual([
      expect.stringMatching(/^10: .*\{«7C1E0D35-9A42-4B6F-8D10-2E5FA1B3C764»\}/),
    ]);
  });

  it("stop at a limit, nearest to the cursor", () => {
    const line = "2006-11-14\t21:05:31:250\t 876\ta18\tAgent\tWARNING: failed with 0x80072ee2\r\n";
    const log = createLogDocument("file:///WindowsUpdate.log", line.repeat(30_000));
    const found = service.getDocumentHighlights(log, { line: 29_990, character: 60 });
    expect(found.length).toBeLessThanOrEqual(2_000);
    expect(found.some(({ range }) => range.start.line === 29_990)).toBe(true);
  });

  function lineOf(text: string): number {
    return at(thread, `${text}$0`).line + 1;
  }
});

describe("links", () => {
  it("are made of KB numbers only", () => {
    const links = service.getDocumentLinks(setupapi);
    expect(links).toEqual([]);
    const found = service.getDocumentLinks(svcpack);
    expect(
      shown(
        svcpack,
        found.map(({ range }) => range),
      )[0],
    ).toContain("«KB990412»");
    for (const { target } of found) expect(target).toMatch(/^https:\/\/support\.microsoft\.com\/help\/99041[23]$/);
  });

  it("are found in the prose of a thread, and not in a text without logs", () => {
    expect(
      shown(
        thread,
        service.getDocumentLinks(thread).map(({ range }) => range),
      )[0],
    ).toBe("4: «KB990412» is started by hand.");
    expect(service.getDocumentLinks(createLogDocument("file:///a.txt", "KB990412"))).toEqual([]);
  });
});

describe("selection", () => {
  it("grows from the word to the log", () => {
    const [first] = service.getSelectionRanges(windowsUpdate, [at(windowsUpdate, "UH: 0x8007$0f01e")]);
    const steps: string[] = [];
    for (let each = first; each; each = each.parent!)
      steps.push(`${each.range.start.line + 1}-${each.range.end.line + 1}`);
    expect(steps).toEqual(["15-15", "15-15", "15-15", "9-18", "7-20", "1-22", "1-23"]);
    expect(shown(windowsUpdate, [first!.range])[0]).toContain("«0x8007f01e»");
    expect(shown(windowsUpdate, [first!.parent!.range])[0]).toContain("\t«FATAL: UH");
    expect(shown(windowsUpdate, [first!.parent!.parent!.range])[0]).toMatch(/^15: «2006/);
  });

  it("answers everywhere", () => {
    for (const document of [...folder.documents, createLogDocument("file:///e.log", "")]) {
      const { end } = everything(document);
      const ranges = service.getSelectionRanges(document, [
        { line: 0, character: 0 },
        end,
        { line: 9_999, character: 5 },
      ]);
      expect(ranges).toHaveLength(3);
    }
  });
});
