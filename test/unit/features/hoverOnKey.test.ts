import { describe, expect, it } from "vitest";
import type { MarkupContent } from "vscode-languageserver-types";
import { createLogDocument, createLogLanguageService } from "../../../server/src/service";
import { covered } from "../../support/markers";

const service = createLogLanguageService();
const raw = String.raw;
const guid = "A7310C5E-94D2-4B68-8F0A-36E1D7C2059B";

/** A message, the mark `$0` in it, the word that the hover covers, what it says, and what it does not. */
const cases: readonly {
  readonly message: string;
  readonly word: string;
  readonly says: readonly RegExp[];
  readonly not?: RegExp;
}[] = [
  {
    message: raw`Found "USB\VID_1234&PID_$00001" in C:\WINDOWS\inf\oem4.inf`,
    word: raw`USB\VID_1234&PID_0001`,
    says: [/\*\*Hardware or compatible id\*\*/, /INF files are searched for/, /\*\*once\*\*|1 entr/],
  },
  {
    message: raw`Install of "USB\VID_1234&PID_0001\5&1c4e7a90$0&0&1" failed`,
    word: raw`USB\VID_1234&PID_0001\5&1c4e7a90&0&1`,
    says: [/\*\*Device instance id\*\*/, /One device/],
  },
  {
    message: raw`Copy to C:\Windows\System32\DriverStore\FileRepository\sample.inf_amd64_4c9d$021e07b3fa865\sample.inf`,
    word: "sample.inf_amd64_4c9d21e07b3fa865",
    says: [/\*\*Driver package\*\*/, /driver store/],
  },
  {
    message: "CBS package identity: Package_for_KB990412~31bf3856$0ad364e35~amd64~~6.1.1.4",
    word: "Package_for_KB990412~31bf3856ad364e35~amd64~~6.1.1.4",
    says: [/\*\*Package identity\*\*/, /component store/],
  },
  {
    message: "CBS package identity: Package_for_KB99$00412~31bf3856ad364e35~amd64~~6.1.1.4",
    word: "KB990412",
    says: [/Knowledge base number/],
  },
  {
    message: "Search (cV = pQ0xAbCdEf$0GhIjKl.1.0.2)",
    word: "pQ0xAbCdEfGhIjKl.1.0.2",
    says: [/\*\*Correlation vector\*\*/, /counter/],
  },
  {
    message: "Session: 30812345_120$03456789 initialized",
    word: "30812345_1203456789",
    says: [/\*\*Servicing session id\*\*/, /UTC/],
  },
  {
    message: "started with following command line: /q /ParentInfo:5d1f0a77b2c9$04e66a1b2c3d4e5f60718",
    word: "5d1f0a77b2c94e66a1b2c3d4e5f60718",
    says: [/\*\*Hash/, /`\/ParentInfo:`/],
  },
  {
    message: raw`C:\WINDOWS\SoftwareDistribution\Download\5d1f0a77b2c9$04e66a1b2c3d4e5f60718\a.exe`,
    word: "5d1f0a77b2c94e66a1b2c3d4e5f60718",
    says: [/one update was downloaded/],
  },
  {
    message: raw`C:\WINDOWS\WuRedir\5d1f0a77b2c9$04e66a1b2c3d4e5f60718\a.cab`,
    word: "5d1f0a77b2c94e66a1b2c3d4e5f60718",
    says: [/\*\*Hash/],
    not: /downloaded|ParentInfo/,
  },
  {
    message: `BITS job initialized, JobId = {$0${guid}}`,
    word: `{${guid}}`,
    says: [/The log names it `JobId`/, /A download job/],
    not: /No source/,
  },
  {
    message: `Class GUID of device remains: {$0${guid}}.`,
    word: `{${guid}}`,
    says: [/device setup class/],
    not: /No source/,
  },
  { message: `ProductCode = {$0${guid}}`, word: `{${guid}}`, says: [/product code/] },
  {
    message: `CallId = {$0${guid}}`,
    word: `{${guid}}`,
    says: [/The log names it `CallId`/, /A call to the update agent/],
  },
  { message: `Regulation: {$0${guid}} - can NOT download`, word: `{${guid}}`, says: [/No source we know/] },
  {
    message: "ServiceID = {7971F918-A847-4430$0-9279-4A52D1EFE18D} Managed",
    word: "{7971F918-A847-4430-9279-4A52D1EFE18D}",
    says: [/Microsoft Update/, /Source:/],
  },
  {
    message: "UpdateId = {00000000-0000-0000$0-0000-000000000000}",
    word: "{00000000-0000-0000-0000-000000000000}",
    says: [/No id/],
    not: /An update/,
  },
];

describe("a hover says what a key is", () => {
  for (const { message, word, says, not } of cases) {
    it(message.replace("$0", ""), () => {
      const head = "2006-11-14\t21:07:41:515\t 876\tb6c\tAgent\t";
      const document = createLogDocument("file:///WindowsUpdate.log", `${head}${message.replace("$0", "")}\r\n`);
      const found = service.getHover(document, { line: 0, character: head.length + message.indexOf("$0") })!;
      expect(covered(document, found.range!)).toBe(word);
      const text = (found.contents as MarkupContent).value;
      for (const pattern of says) expect(text).toMatch(pattern);
      if (not) expect(text).not.toMatch(not);
    });
  }
});
