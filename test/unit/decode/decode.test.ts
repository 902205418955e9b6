import { describe, expect, it } from "vitest";
import { codePageName, decodeBytes } from "../../../server/src/decode";

const ascii = (text: string): number[] => [...text].map((letter) => letter.charCodeAt(0));
const utf16le = (text: string): number[] => ascii(text).flatMap((code) => [code & 0xff, code >> 8]);
const utf16be = (text: string): number[] => ascii(text).flatMap((code) => [code >> 8, code & 0xff]);
const utf8 = (text: string): number[] => [...new TextEncoder().encode(text)];
const line = "7.250: Update.exe extended error code = 0xf0da\r\n";

describe("decodeBytes", () => {
  const table: readonly [string, readonly number[], string | undefined, string, string][] = [
    ["nothing", [], undefined, "", "utf-8"],
    ["ASCII", ascii(line), undefined, line, "utf-8"],
    ["UTF-8", utf8("C:\\Größe.inf"), undefined, "C:\\Größe.inf", "utf-8"],
    ["UTF-8 with a mark", [0xef, 0xbb, 0xbf, ...utf8("é")], undefined, "é", "utf-8-bom"],
    ["only a UTF-8 mark", [0xef, 0xbb, 0xbf], undefined, "", "utf-8-bom"],
    ["a second mark inside", [...utf8("a\n\ufeffb")], undefined, "a\n\ufeffb", "utf-8"],
    ["UTF-16LE with a mark", [0xff, 0xfe, ...utf16le(line)], undefined, line, "utf-16le-bom"],
    ["UTF-16BE with a mark", [0xfe, 0xff, ...utf16be(line)], undefined, line, "utf-16be-bom"],
    ["UTF-16LE without a mark", utf16le(line), undefined, line, "utf-16le"],
    ["UTF-16LE, mostly Cyrillic", utf16le("1.2: Ошибка 5: доступ"), undefined, "1.2: Ошибка 5: доступ", "utf-16le"],
    ["UTF-16LE of two letters", utf16le("ab"), undefined, "ab", "utf-16le"],
    [
      "UTF-16LE cut inside a character",
      utf16le(line).slice(0, -1),
      undefined,
      `${line.slice(0, -1)}\ufffd`,
      "utf-16le",
    ],
    ["one letter and a NUL", [0x61, 0], undefined, "a\0", "utf-8"],
    ["NUL padding at the end", [...ascii(line), 0, 0, 0, 0], undefined, `${line}\0\0\0\0`, "utf-8"],
    ["NUL padding at the start", [...Array(60).fill(0), ...ascii(line)], undefined, "\0".repeat(60) + line, "utf-8"],
    ["only NULs", Array(200).fill(0), undefined, "\0".repeat(200), "utf-8"],
    [
      "NUL padding behind a short line",
      [...ascii("abc"), ...Array(77).fill(0)],
      undefined,
      `abc${"\0".repeat(77)}`,
      "utf-8",
    ],
    ["line ends of every kind", ascii("a\rb\nc\r\nd\r"), undefined, "a\rb\nc\r\nd\r", "utf-8"],
    ["windows-1252 by default", [0x47, 0x72, 0xf6, 0xdf, 0x65, 0x20, 0x80], undefined, "Größe €", "windows-1252"],
    ["windows-1251", [0xce, 0xf8, 0xe8, 0xe1, 0xea, 0xe0], "1251", "Ошибка", "windows-1251"],
    ["cp932", [0x83, 0x47, 0x83, 0x89, 0x81, 0x5b], "cp932", "エラー", "windows-932"],
    ["windows-936", [0xb4, 0xed, 0xce, 0xf3], "windows-936", "错误", "windows-936"],
    ["an ANSI text with NUL padding", [0xe9, 0, 0, 0], undefined, "é\0\0\0", "windows-1252"],
    ["one ANSI letter at the end", ascii("caf\xe9"), undefined, "café", "windows-1252"],
    ["UTF-8 cut inside a character", utf8("Größe – ").slice(0, -2), undefined, "Größe \ufffd", "utf-8"],
    ["an unknown code page", [0xe9], "klingon", "é", "windows-1252"],
  ];
  it.each(table)("%s", (_name, bytes, page, text, encoding) => {
    expect(decodeBytes(Uint8Array.from(bytes), page)).toEqual({ text, encoding });
  });

  it("keeps every byte of a big ANSI file in place", () => {
    const bytes = new Uint8Array(100_000).fill(0xe4);
    const { text } = decodeBytes(bytes);
    expect(text).toHaveLength(100_000);
    expect(text).toBe("ä".repeat(100_000));
  });

  it("decodes a Buffer and a view into a larger one alike", () => {
    const view = new Uint8Array(Uint8Array.from([1, 2, 0xe9, 3]).buffer, 2, 1);
    expect(decodeBytes(view).text).toBe("é");
    expect(decodeBytes(Buffer.from([0xe9])).text).toBe("é");
  });
});

describe("codePageName", () => {
  it.each([
    ["1252", "windows-1252"],
    ["CP1252", "windows-1252"],
    ["windows-1251", "windows-1251"],
    ["Windows1251", "windows-1251"],
    ["932", "windows-932"],
    ["cp932", "windows-932"],
    ["ms936", "windows-936"],
    ["874", "windows-874"],
    ["437", "cp437"],
    ["cp850", "cp850"],
    ["ISO-8859-2", "iso-8859-2"],
    ["koi8-r", "koi8-r"],
  ])("%s is %s", (name, expected) => {
    expect(codePageName(name)).toBe(expected);
    // What it gives must be a name it takes, and one that decodes.
    expect(codePageName(expected)).toBe(expected);
    expect(decodeBytes(Uint8Array.of(0xc1, 0xc1, 0x20, 0x41), expected).encoding).toBe(expected);
  });

  it.each(["", " ", "1", "9999", "klingon", "base64", "hex", "utf-7"])("%j is none", (name) => {
    expect(codePageName(name)).toBeUndefined();
  });
});
