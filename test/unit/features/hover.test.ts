import { describe, expect, it } from "vitest";
import type { MarkupContent } from "vscode-languageserver-types";
import { createLogDocument, createLogLanguageService, type LogDocument } from "../../../server/src/service";
import { at, covered, fixture } from "../../support/markers";

const service = createLogLanguageService();
const svcpack = fixture("incident/svcpack.log");
const windowsUpdate = fixture("incident/WindowsUpdate.log");
const setupapi = fixture("incident/setupapi.log");
const thread = fixture("incident/thread.txt");

function hover(document: LogDocument, marked: string, nth = 0): { word: string; text: string } {
  const found = service.getHover(document, at(document, marked, nth));
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
    says: [/2006-11-14 21:07:57\.656\*\* local/, /2006-11-14T19:07:57\.656Z/, /\+02:00/, /\+2 min 26 s from the start/],
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
    says: [/2006-11-14 21:07:54\.591\*\* local/],
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
      "2006-11-14\t21:05:31:250\t 876\ta18\tSLS\tasking\r\n2006-11-14\t21:05:31:250\t 876\ta18\tSLS\tdone\r\n",
    );
    expect(hover(log, "SL$0S\tasking").text).toMatch(/unknown/);
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
