import { describe, expect, it } from "vitest";
import type { MarkupContent } from "vscode-languageserver-types";
import {
  createLogDocument,
  createLogLanguageService,
  type LogDocument,
  type Workspace,
} from "../../../server/src/service";
import { indexFile } from "../../../server/src/service/indexFile";
import { at, covered, fixture } from "../../support/markers";

const service = createLogLanguageService();
const svcpack = fixture("incident/svcpack.log");
const windowsUpdate = fixture("incident/WindowsUpdate.log");
const setupapi = fixture("incident/setupapi.log");
const thread = fixture("incident/thread.txt");

function hover(document: LogDocument, marked: string, nth = 0, workspace?: Workspace): { word: string; text: string } {
  const found = service.getHover(document, at(document, marked, nth), workspace);
  if (!found?.range) return { word: "", text: "" };
  return { word: covered(document, found.range), text: (found.contents as MarkupContent).value };
}

interface Case {
  readonly name: string;
  readonly document: LogDocument;
  readonly at: string;
  readonly nth?: number;
  readonly word: string;
  readonly says: readonly RegExp[];
}

const codes: readonly Case[] = [
  {
    name: "a prefixed HRESULT: symbol, family, meaning, count, remedy",
    document: svcpack,
    at: "error=0x8$000b0100",
    word: "0x800b0100",
    says: [/0x800B0100/, /TRUST_E_NOSIGNATURE/, /Cryptography and trust/, /In this log: \*\*once\*\*/, /Remedies:\n- /],
  },
  {
    name: "a code of update.exe and what it rests on",
    document: svcpack,
    at: "extended error code = $00xf01e",
    word: "0xf01e",
    says: [/0x8007F01E/, /update\.exe/, /In this log: \*\*once\*\*/],
  },
  {
    name: "the same error in the log of the agent, all spellings counted",
    document: windowsUpdate,
    at: "\t8007f0$01e\tAutomaticUpdates",
    word: "8007f01e",
    says: [
      /0x8007F01E/,
      /In this log: \*\*4 times\*\*/,
      /How we read it: low 16 bits of the HRESULT: update\.exe extended code 0xF01E/,
    ],
  },
  {
    name: "the masked exit code, by the words of its line",
    document: svcpack,
    at: "masked to 0x64$03",
    word: "0x643",
    says: [/0x80070643/, /ERROR_INSTALL_FAILURE/, /read the extended error code/],
  },
  {
    name: "a decimal Win32 error",
    document: setupapi,
    at: "Error 11$068:",
    word: "1168",
    says: [/0x80070490/, /ERROR_NOT_FOUND/],
  },
  {
    name: "a CONFIGRET number by its words",
    document: setupapi,
    at: "returned: 0x1$07",
    word: "0x17",
    says: [/CR_REMOVE_VETOED/],
  },
  {
    name: "a symbol in place of a number",
    document: setupapi,
    at: "CR_REMOVE$0_VETOED",
    word: "CR_REMOVE_VETOED",
    says: [/CR_REMOVE_VETOED/, /In this log: \*\*once\*\*/],
  },
  {
    name: "a code in prose",
    document: thread,
    at: "fails here with 0x8007f$001e",
    word: "0x8007f01e",
    says: [/0x8007F01E/, /In the logs of this text: \*\*4 times\*\*/],
  },
  {
    name: "a code in a quoted copy: the log counts once",
    document: thread,
    at: "error=0x800b01$000",
    nth: -1,
    word: "0x800b0100",
    says: [/TRUST_E_NOSIGNATURE/, /In this log: \*\*once\*\*/],
  },
];

const keys: readonly Case[] = [
  {
    name: "an update with its revision",
    document: windowsUpdate,
    at: "of update A7310C5E-94D2-4B$068",
    word: "A7310C5E-94D2-4B68-8F0A-36E1D7C2059B.103",
    says: [/\*\*GUID\*\*/, /its revision/, /First appears in line 12/, /\*\*3 entries\*\*/],
  },
  {
    name: "a GUID the log names",
    document: windowsUpdate,
    at: "CallId = {2D9C$06A01",
    word: "{2D9C6A01-7B35-4E80-9F14-C0A8D1E2B3F4}",
    says: [/The log names it `CallId`/, /\*\*2 entries\*\*/],
  },
  {
    name: "the id of a reported event",
    document: windowsUpdate,
    at: "REPORT EVENT: {5E8F$02B90",
    word: "{5E8F2B90-1C47-4A6D-B3E5-90D7A4C61F28}",
    says: [/id of this reported event/, /inferred/],
  },
  {
    name: "the update of a reported event",
    document: windowsUpdate,
    at: "101\t{A73$010C5E",
    word: "{A7310C5E-94D2-4B68-8F0A-36E1D7C2059B}",
    says: [/update this event reports on/],
  },
  {
    name: "a KB number",
    document: svcpack,
    at: "KB9904$012 Setup",
    word: "KB990412",
    says: [/Knowledge [bB]ase/, /First appears in line 8/, /\*\*3 entries\*\*/],
  },
  {
    name: "an INF",
    document: setupapi,
    at: '"c:\\windows\\inf\\oem4$0.inf"',
    word: "c:\\windows\\inf\\oem4.inf",
    says: [/Path/, /First appears in line 10/, /\*\*2 entries\*\*/],
  },
  {
    name: "a path in another spelling",
    document: setupapi,
    at: "C:\\WINDOWS\\in$0f\\oem4.inf",
    word: "C:\\WINDOWS\\inf\\oem4.inf",
    says: [/\*\*2 entries\*\*/],
  },
  {
    name: "a process id",
    document: windowsUpdate,
    at: "21:05:33:703\t 8$076",
    word: "876",
    says: [/Process id/, /`C:\\WINDOWS\\System32\\svchost\.exe`/, /2006-11-14 21:05:31\.250/, /\*\*22 entries\*\*/],
  },
  {
    name: "a thread id",
    document: windowsUpdate,
    at: "876\tc9$04\tHandler",
    word: "c94",
    says: [/Thread id/, /process 876/, /decimal 3220/, /\*\*3 entries\*\*/],
  },
  {
    name: "a section id",
    document: setupapi,
    at: "21:30:10 1204$0.7",
    word: "1204.7",
    says: [/Section id/, /\*\*8 entries\*\*/],
  },
];

const times: readonly Case[] = [
  {
    name: "a record of the agent: UTC from its start",
    document: windowsUpdate,
    at: "2006-11-14\t21:07:57$0:656",
    word: "2006-11-14\t21:07:57:656",
    says: [
      /2006-11-14 21:07:57\.656\*\* local/,
      /UTC: 2006-11-14T19:07:57\.656Z \(offset \+02:00, stated in line 1: `tz: \+0200`\)/,
      /\+2 min 26 s from the start/,
    ],
  },
  {
    name: "elapsed time: clock from the run's header",
    document: svcpack,
    at: "3.1$025: Install",
    word: "3.125",
    says: [/2006-11-14 21:07:54\.591\*\* local/, /UTC: unknown/, /header in line 2/, /\+2\.281 s/],
  },
  {
    name: "elapsed time of a quoted copy that lacks the header",
    document: thread,
    at: ">> 3.12$05",
    word: "3.125",
    says: [/2006-11-14 21:07:54\.591\*\* local/, /UTC: unknown/],
  },
  {
    name: "a clock without a date",
    document: setupapi,
    at: "@ 21:30:11$0.250",
    word: "21:30:11.250",
    says: [/2006-11-14 21:30:11\.250/, /\+1\.250 s/],
  },
  {
    name: "a time with its offset inside a message",
    document: windowsUpdate,
    at: "2006-11-14 21:07:57:671$0+0200",
    word: "2006-11-14 21:07:57:671+0200",
    says: [/2006-11-14T19:07:57\.671Z/],
  },
  {
    name: "a planned time of the agent",
    document: windowsUpdate,
    at: "timeout to 2006-11-15 16:1$02:40",
    word: "2006-11-15 16:12:40",
    says: [/UTC \*\(inferred/, /Local time: 2006-11-15 18:12:40/],
  },
];

/** The start of an agent on a day at ten, and an hour later. */
const agent = (day: string, zone: string): string =>
  ["10:00:00:015", "11:00:00:000"]
    .map((clock, i) => {
      const text =
        i === 0 ? `===========  Logging initialized (build: 7.2.6001.788, tz: ${zone})  ===========` : "done";
      return `${day}\t${clock}\t 884\t1f0\t${i === 0 ? "Misc" : "Agent"}\t${text}\r\n`;
    })
    .join("");
const section = (stamp: string): string => `[${stamp} 2204.2]\r\n#-199 Executing "c:\\a.exe" with command line: a\r\n`;
const run = "0.484: 2009/03/04 10:00:06.484 (local)\r\n9.500: Update.exe extended error code = 0xf0da\r\n";

interface ZoneCase {
  readonly name: string;
  /** Address of the asked log, and its text. */
  readonly asked: readonly [uri: string, text: string];
  readonly at: string;
  readonly siblings: Readonly<Record<string, string>>;
  readonly says: readonly RegExp[];
}

const zones: readonly ZoneCase[] = [
  ...(
    [
      ["+0530", "+05:30", "2009-03-04T04:30:07Z"],
      ["-0330", "-03:30", "2009-03-04T13:30:07Z"],
      ["+1300", "+13:00", "2009-03-03T21:00:07Z"],
    ] as const
  ).map(
    ([zone, shown, utc]): ZoneCase => ({
      name: `a section beside an agent at ${zone}`,
      asked: ["file:///pc/setupapi.log", section("2009/03/04 10:00:07")],
      at: "2009/03/04 10:00:$007",
      siblings: { "file:///pc/WindowsUpdate.log": agent("2009-03-04", zone) },
      says: [
        /^\*\*2009-03-04 10:00:07\*\* local time/,
        new RegExp(
          `UTC: ${utc} \\(offset ${shown.replace("+", "\\+")}, \\*inferred\\* from line 1 of \`WindowsUpdate\\.log\`: \`tz: ${zone.replace("+", "\\+")}\`\\)`,
        ),
        /Written in whole seconds/,
      ],
    }),
  ),
  {
    name: "elapsed time of a run",
    asked: ["file:///pc/KB990001.log", run],
    at: "9.5$000: Update",
    siblings: { "file:///pc/old_WindowsUpdate.log": agent("2009-03-04", "-0800") },
    says: [/UTC: 2009-03-04T18:00:15\.500Z \(offset -08:00, \*inferred\* from line 1 of `old_WindowsUpdate\.log`/],
  },
  {
    name: "the time a run's header states",
    asked: ["file:///pc/KB990001.log", run],
    at: "10:00:06.4$084 (local)",
    siblings: { "file:///pc/WindowsUpdate.log": agent("2009-03-04", "-0800") },
    says: [/local time/, /UTC: 2009-03-04T18:00:06\.484Z/],
  },
  {
    name: "after the end of summer",
    asked: ["file:///pc/setupapi.log", section("2009/10/26 10:30:00")],
    at: "2009/10/26 10:30:$000",
    siblings: { "file:///pc/WindowsUpdate.log": agent("2009-10-22", "+0200") + agent("2009-10-26", "+0100") },
    says: [/UTC: 2009-10-26T09:30:00Z .*from line 3 of/],
  },
  {
    name: "records of the agent before its start",
    asked: [
      "file:///pc/WindowsUpdate.log",
      `2009-03-04\t09:59:00:125\t 884\t1f0\tAgent\tdone\r\n${agent("2009-03-04", "+0100")}`,
    ],
    at: "09:59:00:1$025",
    siblings: {},
    says: [/UTC: 2009-03-04T08:59:00\.125Z \(offset \+01:00, \*inferred\* from line 2: `tz: \+0100`\)/],
  },
  {
    name: "a log of another machine tells nothing",
    asked: ["file:///pc1/setupapi.log", section("2009/03/04 10:00:07")],
    at: "2009/03/04 10:00:$007",
    siblings: {
      "file:///pc1/svcpack.log": run,
      "file:///pc2/WindowsUpdate.log": agent("2009-03-04", "+0100"),
      "file:///pc2/setupapi.log": section("2009/03/04 10:00:08"),
    },
    says: [/UTC: unknown/],
  },
  {
    name: "logs that contradict each other tell nothing",
    asked: ["file:///pc/setupapi.log", section("2009/03/04 10:30:00")],
    at: "2009/03/04 10:30:$000",
    siblings: {
      "file:///pc/WindowsUpdate.log": agent("2009-03-04", "+0100"),
      "file:///pc/WindowsUpdate.old.log": agent("2009-03-04", "-0500"),
    },
    says: [/UTC: unknown/],
  },
];

describe("hover on a time: UTC, and who says so", () => {
  for (const { name, asked, at: where, siblings, says } of zones) {
    const document = createLogDocument(...asked);
    const others = Object.entries(siblings);
    const workspaces: Readonly<Record<string, Workspace>> = {
      "open logs": { documents: [document, ...others.map(([uri, text]) => createLogDocument(uri, text))] },
      "logs that are not open": {
        documents: [document],
        files: others.map(([uri, text]) => indexFile(uri, text)!),
      },
      "a workspace that does not list it": { documents: others.map(([uri, text]) => createLogDocument(uri, text)) },
    };
    it.each(Object.entries(workspaces))(`${name}, by %s`, (_what, workspace) => {
      const { text } = hover(document, where, 0, workspace);
      for (const pattern of says) expect(text).toMatch(pattern);
    });
  }

  it("a quoted copy has the zone of the logs it lies with", () => {
    const { text } = hover(thread, ">> 3.12$05", 0, { documents: [thread, windowsUpdate] });
    expect(text).toMatch(
      /UTC: 2006-11-14T19:07:54\.591Z \(offset \+02:00, \*inferred\* from line 1 of `WindowsUpdate\.log`: `tz: \+0200`\)/,
    );
  });

  it("a thread can quote the log that states the zone, in a line of its own", () => {
    const source = `It fails here:\n\n${agent("2009-03-04", "+0530")}\nand\n\n> ${run.replaceAll("\n", "\n> ")}\nany idea?\n`;
    const document = createLogDocument("file:///pc/mail.txt", source);
    expect(document.logs).toHaveLength(2);
    expect(hover(document, "> 9.5$000").text).toMatch(
      /UTC: 2009-03-04T04:30:15\.500Z \(offset \+05:30, \*inferred\* from line 3: `tz: \+0530`\)/,
    );
    expect(hover(document, "11:00:00:0$000").text).toMatch(/offset \+05:30, stated in line 3: /);
  });

  it("knows less without the other logs", () => {
    const document = createLogDocument("file:///pc/setupapi.log", section("2009/03/04 10:00:07"));
    expect(hover(document, "2009/03/04 10:00:$007").text).toMatch(/UTC: unknown/);
  });

  it("takes all logs as those of one machine when that is asked for", () => {
    const document = createLogDocument("file:///pc1/setupapi.log", section("2009/03/04 10:00:07"));
    const documents = [document, createLogDocument("file:///pc2/WindowsUpdate.log", agent("2009-03-04", "+0100"))];
    expect(hover(document, "10:00:$007", 0, { documents }).text).toMatch(/UTC: unknown/);
    expect(hover(document, "10:00:$007", 0, { documents, machinesApart: false }).text).toMatch(/T09:00:07Z/);
  });
});

const terms: readonly Case[] = [
  {
    name: "a component",
    document: windowsUpdate,
    at: "Hand$0ler\tFATAL",
    word: "Handler",
    says: [/\*\*Component\*\* `Handler`/, /installer/, /KB902093/],
  },
  {
    name: "a message number with its level",
    document: setupapi,
    at: "#E3$059",
    word: "#E359",
    says: [/message\*\* `359` · error/, /inferred/],
  },
  { name: "a message number of status", document: setupapi, at: "#-1$099", word: "#-199", says: [/`199` · status/] },
  {
    name: "a device installation function",
    document: setupapi,
    at: "DIF_INSTALL$0DEVICE.",
    word: "DIF_INSTALLDEVICE",
    says: [/Installs the device/, /Source:/],
  },
];

for (const [what, cases] of Object.entries({ codes, keys, times, terms })) {
  describe(`hover on ${what}`, () => {
    for (const each of cases) {
      it(each.name, () => {
        const { word, text } = hover(each.document, each.at, each.nth);
        expect(word).toBe(each.word);
        for (const pattern of each.says) expect(text).toMatch(pattern);
      });
    }
  });
}

describe("hover", () => {
  it("is silent on other words and on texts that are no log", () => {
    expect(hover(svcpack, "Setup enc$0ountered").word).toBe("");
    expect(hover(thread, "From: P$0at").word).toBe("");
    const other = createLogDocument("file:///other.txt", "error 0x80070005 in some text");
    expect(service.getHover(other, { line: 0, character: 9 })).toBeUndefined();
  });

  it("says unknown where no source tells", () => {
    const log = createLogDocument(
      "file:///a.log",
      "2006-11-14\t21:05:31:250\t 876\ta18\tEP\tasking\r\n2006-11-14\t21:05:31:250\t 876\ta18\tEP\tdone\r\n",
    );
    expect(hover(log, "E$0P\tasking").text).toMatch(/unknown/);
    const setup = createLogDocument(
      "file:///b.log",
      "[2006/11/14 21:30:10 1204.7]\r\n#I999 Something new.\r\n#I998 Something else.\r\n",
    );
    expect(hover(setup, "#I9$099").text).toMatch(/unknown/);
  });

  it("never lets text of the log become markdown", () => {
    const evil = "[x](command:y) ``` <b> KB990412 c:\\a`[x](command:evil)`<img src=x>\\update.exe";
    const source = `0.844: 2006/11/14 21:07:52.310 (local)\n0.844: ${evil} started with following command line: \n`;
    const log = createLogDocument("file:///svcpack.log", source);
    const { text } = hover(log, "KB99$00412");
    const outside = text.replace(/(`+)[^`](?:.*?[^`])?\1(?!`)/g, "");
    expect(outside).not.toMatch(/command:|<img|<b>/);
  });

  it("stops counting at its limit and says so", () => {
    const line = "2006-11-14\t21:05:31:250\t 876\ta18\tAgent\tWARNING: failed with 0x80072ee2\r\n";
    const log = createLogDocument("file:///WindowsUpdate.log", line.repeat(10_050));
    expect(hover(log, "0x8007$02ee2").text).toMatch(/at least 10000 times/);
    expect(hover(log, " 87$06\t").text).toMatch(/at least 10000 entries/);
  });

  it("finds an entry's words on the lines it was wrapped over", () => {
    expect(hover(thread, "Exit code =\n0x8007F0$01E").word).toBe("0x8007F01E");
    expect(hover(thread, ">> error 0x$02").word).toBe("0x2");
  });
});
