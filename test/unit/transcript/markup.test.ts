import { describe, expect, it } from "vitest";
import { transcriptId } from "../../../server/src/service/formats/ids";
import { cleanLogs, documentOf, fieldsOf, fixture, logOf } from "../../support/core";

const greeting = "Hello,\n\nthis is the log of the machine:\n\n";
const farewell = "\n\nThank you for your help.\n";

/** What forum software, HTML and search tools make of the lines of a log. */
const damages: readonly (readonly [why: string, damage: (lines: readonly string[]) => string])[] = [
  ["BBCode tags directly at the first and the last line", (log) => `[code]${log.join("\n")}[/code]`],
  ["a quotation with its author", (log) => `[quote="Anna" post=17]\n${log.join("\n")}\n[/quote]`],
  ["a line break as HTML at each end", (log) => `<div>${log.join("<br />\n")}</div>`],
  ["preformatted HTML", (log) => `<pre>\n${log.join("\n")}\n</pre>`],
  ["a numbered list", (log) => log.map((line, index) => `${index + 1}. ${line}`).join("\n")],
  ["a list with dashes", (log) => log.map((line) => `- ${line}`).join("\n")],
  ["a list with stars", (log) => log.map((line) => `* ${line}`).join("\n")],
  ["rows of a table", (log) => `| Log |\n|---|\n${log.map((line) => `| ${line} |`).join("\n")}`],
  ["a patch", (log) => log.map((line) => `+${line}`).join("\n")],
  ["line numbers of an editor", (log) => log.map((line, index) => `${index + 118}: ${line}`).join("\n")],
  ["the file name of findstr", (log) => log.map((line) => `C:\\WINDOWS\\Some.log:${line}`).join("\n")],
  ["the file name and line of grep", (log) => log.map((line, index) => `logs/a.log:${index}:${line}`).join("\n")],
  ["every third line in bold type", (log) => log.map((line, i) => (i % 3 ? line : `**${line}**`)).join("\n")],
];

/** Logs in which every line is a record of its own; a number before a continuation line could be its text. */
const plain = cleanLogs.filter(({ name }) => /win7-install|2003-scan|two-runs/.test(name));

describe.each(plain)("$name, pasted into a forum", ({ name }) => {
  const log = fixture(name)
    .split("\r\n")
    .filter((line) => line.trim() !== "");
  const expected = fieldsOf(logOf(log.join("\n")));

  it.each(damages)("%s", (_why, damage) => {
    const document = documentOf(greeting + damage(log) + farewell);
    expect(document.formatId).toBe(transcriptId);
    expect(document.logs.flatMap((view) => fieldsOf(view.log))).toEqual(expected);
  });

  it("all on one line, as forums that drop line ends show it", () => {
    const document = documentOf(`${greeting}${log.join(" ")}${farewell}`);
    expect(document.formatId).toBe(transcriptId);
    expect(document.logs.flatMap((view) => fieldsOf(view.log))).toEqual(expected);
  });

  it.each([
    ["a fence", "```text", "```"],
    ["the head of a mail", "From: Anna\nSent: Monday, 3 May 2010 08:15\n", "-- \nAnna"],
    ["a tag", "[code]", "[/code]"],
  ])("%s is enough to tell the text from a log file", (_why, before, behind) => {
    const document = documentOf(`${before}\n${log.join("\n")}\n${behind}\n`);
    expect(document.formatId).toBe(transcriptId);
    expect(document.logs.flatMap((view) => fieldsOf(view.log))).toEqual(expected);
  });
});

const messagesOf = (text: string): string[] =>
  documentOf(text).logs.flatMap(({ log }) => fieldsOf(log).map((fields) => JSON.parse(fields).message as string));

describe("records in a line of text", () => {
  it("a sentence that quotes two records keeps its own words", () => {
    expect(
      messagesOf(
        'Every night I see "2009-05-12 03:13:04:397 1032 5d8 Misc WARNING: Send failed with hr = 80072ee7." and then\n' +
          'it goes on with "2009-05-12 03:13:04:412 1032 5d8 Agent   * WARNING: Exit code = 0x80072EE7", which is odd.\n',
      ),
    ).toEqual(["WARNING: Send failed with hr = 80072ee7.", "* WARNING: Exit code = 0x80072EE7"]);
  });

  it("one record of the update agent is enough", () => {
    const record = "2009-05-12 03:13:04:397 1032 5d8 Misc WARNING: Send failed with hr = 80072ee7.";
    expect(messagesOf(`My machine says\n\n${record}\n\nand I do not know why.\n`)).toEqual([
      "WARNING: Send failed with hr = 80072ee7.",
    ]);
    expect(messagesOf(`My machine says\n\n${record.replace("Misc", "Kernel")}\n\nand I do not know why.\n`)).toEqual(
      [],
    );
  });

  it("a record in quotation marks that has some itself", () => {
    expect(
      messagesOf(
        'I see:\n"2009-05-12 03:13:04:397 1032 5d8 Agent   * Criteria = "IsHidden=0 and IsInstalled=0""\n\nand that is all.\n',
      ),
    ).toEqual(['* Criteria = "IsHidden=0 and IsInstalled=0"']);
  });

  it("the prose behind a closing tag is no part of the last record", () => {
    expect(
      messagesOf(
        "[code]2009-05-12 03:13:04:397 1032 5d8 Misc WARNING: Send failed with hr = 80072ee7.\n" +
          "2009-05-12 03:13:04:412 1032 5d8 Agent   * WARNING: Exit code = 0x80072EE7[/code]\nwhat does this mean, please?\n",
      ),
    ).toEqual(["WARNING: Send failed with hr = 80072ee7.", "* WARNING: Exit code = 0x80072EE7"]);
  });

  it("prose right below records that nobody wrapped is no part of the last one", () => {
    const text =
      "See here:\n" +
      "2009-05-12 03:13:04:397 1032 5d8 Misc WARNING: SendRequest failed with hr = 80072ee7. Proxy List used: <(null)> Bypass List used : <(null)>\n" +
      "2009-05-12 03:13:04:412 1032 5d8 Agent   * WARNING: Exit code = 0x80072EE7\n" +
      "Can anyone tell me what is wrong with this machine?\n\nBob\n\nI have tried all I know.\n";
    expect(messagesOf(text).at(-1)).toBe("* WARNING: Exit code = 0x80072EE7");
  });

  it("the time inside a reported event begins no record", () => {
    const text =
      "2009-05-12\t03:13:04:397\t1032\t5d8\tReport\tREPORT EVENT: {6DFA4C4E-10BF-4C36-9C0E-0C2B64A0F6D1}\t2009-05-12 03:13:01:125-0500\t1\t148\t101\t{D67661EB-2423-451D-BF5D-13199E37DF28}\t0\t8024402c\tSelfUpdate\tFailure\tSoftware Synchronization\tText.\r\n";
    expect(documentOf(text.repeat(3)).formatId).toBe("windowsupdate-log");
    expect(documentOf(text.repeat(3)).logs[0]!.log.entryCount).toBe(3);
  });

  it("a section in brackets at the end of a setupapi line is no tag", () => {
    const text = "[2009/02/17 08:41:05 1264.7]\r\n#I062 Installing section [Font]\r\n#I063 Copying files of [list]\r\n";
    expect(documentOf(text).formatId).toBe("setupapi-log");
    expect(messagesOf(`Hello,\n\nhere it is:\n\n${text}`)).toContain("Copying files of [list]");
  });

  it("a header before every entry of an ungrouped setupapi log stays with its entry", () => {
    const text =
      "[2009/02/17 08:41:05 1264.7] #-019 Searching for hardware ID(s): root\\x\r\n[2009/02/17 08:41:05 1264.7] @ 08:41:05.120 #V017 Enumerating files.\r\n";
    expect(documentOf(text.repeat(4)).formatId).toBe("setupapi-log");
  });
});
