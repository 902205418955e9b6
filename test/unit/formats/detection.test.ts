import { describe, expect, it } from "vitest";
import { logFormatIds, transcriptId } from "../../../server/src/service/formats/ids";
import { formatById } from "../../../server/src/service/formats/registry";
import { cleanLogs, documentOf, findingLines, fixture, incidentsOfDocuments, logOf } from "../../support/core";
import { lookalikes } from "./lookalikes";
import { otherLookalikes } from "./otherLookalikes";
import { windowsLookalikes } from "./windowsLookalikes";

const formatOf = (text: string, languageId?: string) => documentOf(text, undefined, languageId).formatId;

describe("each log is recognised by its content", () => {
  it.each(cleanLogs)("$name", ({ name, format }) => {
    const text = fixture(name);
    expect(formatOf(text)).toBe(format);
    expect(logOf(text).unrecognizedLines).toBe(0);
  });

  it.each(cleanLogs)("$name, whatever the editor took it for", ({ name, format }) => {
    for (const hint of ["log", "plaintext", "markdown", transcriptId, ...logFormatIds])
      expect(formatOf(fixture(name), hint)).toBe(format);
  });

  it.each(cleanLogs)("$name, its first and its last 2 kB, cut anywhere", ({ name, format }) => {
    const text = fixture(name).replace(/\0+$/, "");
    for (const size of [2048, 2011, 1987, 1024]) {
      expect(formatOf(text.slice(0, size)), `first ${size}`).toBe(format);
      expect(formatOf(text.slice(-size)), `last ${size}`).toBe(format);
    }
  });

  it.each(cleanLogs)("$name, with remarks of its reader here and there", ({ name, format }) => {
    const remarked = fixture(name)
      .split("\r\n")
      .flatMap((line, index) => (index % 12 === 7 ? [line, "", "this is where the screen went black", ""] : [line]));
    expect(formatOf(remarked.join("\r\n"))).toBe(format);
  });

  it.each(cleanLogs)(
    "$name, decoded with the wrong code page or full of replacement characters",
    ({ name, format }) => {
      expect(formatOf(fixture(name, "932"))).toBe(format);
      expect(formatOf(fixture(name).replace(/[^\0-\x7f]/g, "\ufffd"))).toBe(format);
    },
  );

  it("a record is enough", () => {
    expect(formatOf("2012-06-18\t22:44:07:811\t 876\te74\tAgent\t  * Online = Yes\r\n")).toBe("windowsupdate-log");
    expect(formatOf("2.703: Update.exe extended error code = 0xf0da\r\n")).toBe("svcpack-log");
    expect(formatOf("[2003/05/14 16:02:11 1132.58]\r\n")).toBe("setupapi-log");
  });

  it("a log behind a page of blank lines and NUL", () => {
    const text = `\r\n${"\0".repeat(2000)}\r\n\r\n${fixture("setupapi/xp-devices.log")}`;
    expect(formatOf(text)).toBe("setupapi-log");
  });
});

describe("parts and mixtures are never taken for another format", () => {
  it.each(cleanLogs)("$name without the lines that begin its records", ({ name, format }) => {
    const { isRecordStart } = formatById(format);
    const rest = fixture(name)
      .split(/\r\n|\n/)
      .filter((line) => !isRecordStart(line.replace(/^\ufeff/, "")));
    // Ends of records that begin in what is gone are excerpts at most.
    expect([undefined, format, transcriptId]).toContain(formatOf(rest.join("\r\n")));
  });

  it.each(logFormatIds)("a megabyte of %s, then another log", (id) => {
    const own = cleanLogs.find(({ format }) => format === id)!;
    const text = fixture(own.name).replace(/\0+$/, "");
    const long = `${text.trimEnd()}\r\n`.repeat(Math.ceil((1 << 20) / text.length));
    for (const other of logFormatIds) {
      const { name } = cleanLogs.find(({ format }) => format === other)!;
      expect(formatOf(long + fixture(name), other), `before ${other}`).toBe(id);
    }
  });

  it("a log that stands under the name of another one", () => {
    const dism = cleanLogs.filter(({ format }) => format === "dism-log").map(({ name }) => fixture(name));
    for (const text of dism) expect(formatOf(text, "cbs-log")).toBe("dism-log");
    const dev = cleanLogs.filter(({ format }) => format === "setupapi-dev-log").map(({ name }) => fixture(name));
    for (const text of dev) expect(formatOf(text, "setupapi-log")).toBe("setupapi-dev-log");
    for (const name of ["setupact.log of Windows XP", "setuperr.log of Windows 2000"])
      expect(formatOf(lookalikes[name]!, "panther-log"), name).toBeUndefined();
  });

  it("what only looks like a log stays so under the name of any", () => {
    const isEmpty = (text: string): boolean => !/[^\s\0\ufeff]/.test(text);
    for (const [name, text] of Object.entries(lookalikes))
      for (const id of logFormatIds)
        expect(formatOf(text, id), `${name} as ${id}`).toBe(isEmpty(text) ? id : undefined);
  });
});

describe("the language the editor gives decides only where the content does not", () => {
  it.each(logFormatIds)("an empty file of %s", (id) => {
    expect(formatOf("", id)).toBe(id);
    expect(formatOf("\r\n\r\n", id)).toBe(id);
  });

  it.each(logFormatIds)("a text that is none is not taken for %s by its name", (id) => {
    for (const name of [
      "prose that names the logs",
      "a log with the columns of CBS.log and other levels",
      "a program file",
      "an INI file",
    ])
      expect(formatOf(lookalikes[name]!, id), name).toBeUndefined();
  });
});

describe("what only looks like a log has no format and no finding", () => {
  it("of thirty programs and more", () => {
    expect(Object.keys(windowsLookalikes).length + Object.keys(otherLookalikes).length).toBeGreaterThanOrEqual(30);
    expect(Object.keys(lookalikes).length).toBeGreaterThanOrEqual(100);
  });

  it.each(Object.entries(lookalikes))("%s", (_name, text) => {
    const document = documentOf(text);
    expect(document.logs.flatMap(({ log }) => findingLines(log, ["error", "warning", "noise"]))).toEqual([]);
    expect(document.formatId).toBeUndefined();
    expect(document.logs).toEqual([]);
    expect(incidentsOfDocuments([document])).toEqual([]);
  });

  it("none of them has findings if a user insists on a format", () => {
    for (const [name, text] of Object.entries(lookalikes)) {
      for (const id of [...logFormatIds, transcriptId]) {
        const found = documentOf(text, undefined, id).logs.flatMap(({ log }) => findingLines(log));
        expect(found, `${name} as ${id}`).toEqual([]);
      }
    }
  });
});
