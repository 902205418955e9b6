import { describe, expect, it } from "vitest";
import { createLogLanguageService } from "../../../server/src/service";
import type { LogFormatId } from "../../../server/src/service/formats/ids";

const service = createLogLanguageService();
const length = 1 << 20;
const fill = (unit: string): string => unit.repeat(length / unit.length);

const agent = (message: string): string => `2009-03-09\t07:07:32:390\t1084\tc58\tAgent\t${message}\r\n`;
const updateExe = (message: string): string =>
  `4.500: c:\\x\\update\\update.exe (version 6.2.29.0)\r\n4.600: ${message}\r\n`;
const section = (message: string): string => `[2005/06/07 08:09:10 4.2]\r\n${message}\r\n`;
const dism = (level: string, message: string): string =>
  `2021-04-13 14:31:08, ${level.padEnd(22)}DISM   DISM.EXE: ${message}\r\n`;

/**
 * Records of 1 MB made of what a pattern begins with, or of what may follow it. A pattern that is tried again at each of
 * them, and each time looks on to the end of the record, takes minutes.
 */
const records: readonly (readonly [name: string, text: string, format: LogFormatId])[] = [
  ["blanks in a warning", agent(`WARNING: a${fill(" ")}b 0x80070005`), "windowsupdate-log"],
  ["a banner's marks", agent(`** START **  Agent: ${fill("*")}x`), "windowsupdate-log"],
  ["a log's first words", agent(fill("Logging initialized ")).replace("Agent", "Misc"), "windowsupdate-log"],
  ["addresses of files", agent(`WARNING: ${fill("Attempted to add URL x for file ").repeat(2)}`), "windowsupdate-log"],
  ["deletions", updateExe(`DoInstallation: ${fill("failed to delete ")}`), "svcpack-log"],
  ["attributes", updateExe(`DoInstallation: failed ${fill("GetFileAttributes for ")}`), "svcpack-log"],
  ["string ids", updateExe(`DoInstallation: error 0x80070005 ${fill("STR_")}`), "svcpack-log"],
  ["queues of files", updateExe(`DoInstallation: failed 0x80070005 ${fill("LoadFileQueues: ")}`), "svcpack-log"],
  ["a command line", updateExe(`x started with following command line:${fill(" ")}\u2028/q`), "svcpack-log"],
  ["a command of DISM", dism("Info", `Executing command line: ${fill(" ")}\u2028/online`), "dism-log"],
  ["methods of DISM", dism("Info", `Executing command line: ${fill(" - CAb::")}`), "dism-log"],
  ["banners of DISM", dism("Info", `<----- Starting ${fill("<- Starting ")}`), "dism-log"],
  ["blanks in an error of DISM", dism("Error", `a${fill(" ")}b(hr:0x80070005)`), "dism-log"],
  ["providers of DISM", dism("Warning", fill("is not recognized by the DISM ")), "dism-log"],
  ["sentences of failure", section(`${fill("failed ")}\r\nDevice install function: DIF_X.`), "setupapi-log"],
];

describe("a long record is read in time in proportion to its length", () => {
  it.each(records)("%s", { timeout: 15_000 }, (_name, text, format) => {
    const document = service.openDocument("file:///long.log", text, format);
    expect(document.formatId).toBe(format);
    const top = { line: 0, character: 60 };
    const all = { start: { line: 0, character: 0 }, end: { line: document.text.lineCount, character: 0 } };
    service.getDiagnostics(document);
    service.getFoldingRanges(document);
    service.getInlayHints(document, all);
    service.getSemanticTokensOfRange(document, all);
    service.getHover(document, top);
    service.getCodeActions(document, { start: top, end: top });
    expect(service.getDocumentSymbols(document).length).toBeGreaterThan(0);
  });
});
