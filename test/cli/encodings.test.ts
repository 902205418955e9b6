import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { checkJson, cli, entriesOf, failedRun, withFolder } from "./support";

const lines = failedRun.map((line) => line.trimEnd());
const crlf = failedRun.join("");
const bytes = (...values: number[]) => Buffer.from(values);

/** A user's folder in Russian, as the ANSI code page 1251 writes it: the failed run with `C:\Папка\…`. */
const russian = Buffer.concat([
  Buffer.from(crlf.slice(0, crlf.indexOf("KB901234.cat"))),
  bytes(0xcf, 0xe0, 0xef, 0xea, 0xe0, 0x5c),
  Buffer.from(crlf.slice(crlf.indexOf("KB901234.cat"))),
]);

describe("encodings", () => {
  const table: readonly [string, Uint8Array, string[], string, number][] = [
    ["ASCII, CRLF", Buffer.from(crlf), [], "utf-8", 8],
    ["LF", Buffer.from(lines.join("\n")), [], "utf-8", 8],
    ["lone CR", Buffer.from(lines.join("\r")), [], "utf-8", 8],
    ["UTF-8 with a mark", Buffer.from(`\ufeff${crlf}`), [], "utf-8-bom", 8],
    ["UTF-16LE with a mark", Buffer.from(`\ufeff${crlf}`, "utf16le"), [], "utf-16le-bom", 8],
    ["UTF-16BE with a mark", Buffer.from(`\ufeff${crlf}`, "utf16le").swap16(), [], "utf-16be-bom", 8],
    ["UTF-16LE without a mark", Buffer.from(crlf, "utf16le"), [], "utf-16le", 8],
    [
      "windows-1252",
      Buffer.concat([Buffer.from(crlf), Buffer.from("3.000: Größe\r\n", "latin1")]),
      [],
      "windows-1252",
      9,
    ],
    ["windows-1251", russian, ["--encoding", "1251"], "windows-1251", 8],
    ["NUL padding", Buffer.concat([Buffer.from(crlf), Buffer.alloc(2400)]), [], "utf-8", 9],
  ];

  it.each(table)("%s: the same failure at the same line", async (_name, content, args, encoding, lineCount) => {
    await withFolder({ "KB901234.log": content }, async (folder) => {
      const path = join(folder, "KB901234.log");
      const { json, code } = await checkJson([path, ...args]);
      expect(code).toBe(1);
      const [log] = json.logs;
      expect(log).toMatchObject({ format: "svcpack-log", encoding, lineCount, unrecognizedLines: 0 });
      const failures = log!.findings.filter(({ severity }) => severity !== "noise");
      expect(failures).toHaveLength(1);
      expect(failures[0]).toMatchObject({ line: 5, endLine: 5, occurrences: [5, 6, 7, 8] });
      const entries = await entriesOf([path, ...args]);
      expect(entries.slice(0, 4).map(({ message }) => message)).toEqual(
        lines.slice(0, 4).map((line) => line.replace(/^\S+ /, "")),
      );
    });
  });

  it("letters of the code page come out as they are", async () => {
    const [entry] = (await entriesOf(["-", "--encoding", "windows-1251"], { stdin: russian })).slice(4);
    expect(entry!.message).toBe(
      "InstallSingleCatalogFile: MyInstallCatalog failed for Папка\\KB901234.cat; error=0xfffffbfe.",
    );
    const { out } = await cli(["unwrap", "-", "--encoding", "cp1251"], { stdin: russian });
    expect(out).toContain("failed for Папка\\KB901234.cat");
  });
});
