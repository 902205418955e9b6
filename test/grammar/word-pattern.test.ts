import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { root } from "./tokenize";

const { wordPattern } = JSON.parse(readFileSync(resolve(root, "language-configuration.json"), "utf8")) as {
  readonly wordPattern: { readonly pattern: string; readonly flags: string };
};
const compile = (): RegExp => new RegExp(wordPattern.pattern, wordPattern.flags);

/**
 * The word at an offset as VS Code looks it up (`getWordAtText`): a global match from 15, 30, 45 … characters before the
 * offset, until a start finds nothing more; lines of more than 1000 characters are cut to 500 on either side.
 * So a piece of a word that matches on its own would win over the whole word: the pattern must not start inside one.
 */
function wordAt(text: string, offset: number, pattern: RegExp): string | undefined {
  const half = 500;
  if (text.length > 2 * half) {
    const start = Math.max(0, offset - half);
    return wordAt(text.slice(start, offset + half), offset - start, pattern);
  }
  let found: string | undefined;
  let stop = -1;
  for (let step = 1; ; step++) {
    const from = offset - 15 * step;
    const match = enclosingMatch(text, Math.max(0, from), offset, stop, pattern);
    if (match === undefined && found !== undefined) return found;
    found = match;
    if (from <= 0) return found;
    stop = from;
  }
}

function enclosingMatch(text: string, from: number, offset: number, stop: number, pattern: RegExp): string | undefined {
  pattern.lastIndex = from;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    if (match.index <= offset && pattern.lastIndex >= offset) return match[0];
    if (stop > 0 && match.index > stop) return undefined;
  }
  return undefined;
}

// The word between the marks must be the word at every offset in it.
const words: readonly (readonly [what: string, line: string])[] = [
  ["GUID in braces", "job {«3FD1A2B4-77C0-4E19-8A5E-0D2B61C94F05»} ended"],
  ["GUID in braces with a revision", "[UpdateId = {«3FD1A2B4-77C0-4E19-8A5E-0D2B61C94F05»}.103]"],
  ["the revision after braces", "[UpdateId = {3FD1A2B4-77C0-4E19-8A5E-0D2B61C94F05}.«103»]"],
  ["bare GUID with a revision", "Update «3fd1a2b4-77c0-4e19-8a5e-0d2b61c94f05».103 is queued"],
  ["the revision of a bare GUID", "Update 3fd1a2b4-77c0-4e19-8a5e-0d2b61c94f05.«103» is queued"],
  ["GUID in quotes", "  * SusClientId = '«a41c7be2-0b5d-4f8e-9c36-7715de20f3aa»'"],
  ["code with prefix", "CopyCatalog failed; error=«0xfffffbfe»."],
  ["code in upper case", "Exit code = «0X8024200B», Result = Failed"],
  ["code without prefix", "Send failed with hr = «80072ee2»."],
  ["code in brackets", "ended ([«8024000E»])"],
  ["negative decimal code", "returned «-1026»."],
  ["negative decimal code in brackets", "MyFunction (error=«-2145124329»)"],
  ["time zone", "(build: 7.4.7600.226, tz: «-0330»)"],
  ["decimal code", "Error «1168»: Element not found."],
  ["path", "running «C:\\WINDOWS\\SoftwareDistribution\\Download\\0a1b2c3d\\update\\update.exe» (version 6.3.4.1)"],
  ["deep path of short names", "at «d:\\a\\b\\c\\d\\e\\f\\g\\h\\i\\j\\k\\l\\m\\n\\o\\p\\q\\r\\s\\t\\u.txt», line 5"],
  ["path with a trailing backslash", 'file "«d:\\3b8f6e21d0\\update\\»" blocked'],
  ["path at the end of a sentence", "see «C:\\WINDOWS\\svcpack.log»."],
  ["path before a semicolon", "in «C:\\WINDOWS\\inf\\net-usb.inf»; Device:"],
  [
    "path with a GUID in it",
    "for «C:\\WINDOWS\\system32\\CatRoot\\{F1E2D3C4-0011-4AA2-9B33-5566778899AA}\\NT5.CAT» done",
  ],
  ["path with dashes and a KB number", "ran «D:\\files\\WindowsServer-KB945678-SP2-x86-ENU.exe» twice"],
  ["path without a drive", "with command line: «update\\update.exe» /si"],
  ["path from the root of a volume", 'Path="«\\i386»"'],
  ["rooted path with a GUID", "system32 «\\CatRoot\\{F1E2D3C4-0011-4AA2-9B33-5566778899AA}\\NT5.CAT»"],
  ["path on a share", "copied «\\\\files01\\patches$\\sp2\\update.inf», done"],
  ["NT path", "delete «\\??\\C:\\WINDOWS\\Temp\\a.tmp» now"],
  ["verbatim path", "open «\\\\?\\C:\\WINDOWS\\Temp\\a.tmp» now"],
  ["path with a variable", "in «%windir%\\inf\\oem3.inf» or"],
  ["registry path", "«SYSTEM\\CurrentControlSet\\Services\\SampleSvc\\Start» is"],
  ["device instance", 'Device "«USB\\VID_0A5C&PID_4500\\5&2B1C7A&0&1»" required'],
  ["KB number", "Package «KB945678», next"],
  ["KB number in prose", "I followed «KB917733»: no luck"],
  ["INF name", 'catalog "«oem77.inf»" (key'],
  ["INF name with a dash", "from «net-usb.inf»."],
  ["file name of many parts", "failed for «net.2.old.cat»; error"],
  ["long file name", "executing «WindowsServer2003-KB945678-SP2-x86-ENU.exe» or Update.exe"],
  ["long plain word", "«UnRegisterAllTheThingsForRecovery», failed"],
  ["function", "«CopyCatalog»: StoreCatalog failed"],
  ["elapsed time", "«11.140»: Update.exe"],
  ["date", "«2009-11-18»\t21:43:02:797\t 884"],
  ["time", "2009-11-18\t«21:43:02:797»\t 884"],
  ["date fused with a time", " «2006-03-09»07:16:01 740e44Setup"],
  ["time fused with a date", " 2006-03-09«07:16:01» 740e44Setup"],
  ["section id", "[2005/08/23 14:02:51 «2044.7» Driver Install]"],
  ["message number", "#«E359» An unsigned file"],
  ["escaped message number", "\\#«I121» Device install"],
  ["INF section", "Actual install section: [«HubInstall.NT»]. Rank"],
  ["hyphenated word", "  # «Auto-install» minor updates: No"],
  ["words of other scripts", "сбой «установки» пакета"],
];

describe("word pattern", () => {
  it.each(words)("%s: %s", (_what, marked) => {
    const start = marked.indexOf("«");
    const line = marked.replace(/[«»]/g, "");
    const expected = marked.slice(start + 1, marked.indexOf("»"));
    const pattern = compile();
    // Where two words touch, the offset between them belongs to the first.
    const touches = /[\w\\]/.test(line.charAt(start - 1));
    for (let offset = touches ? start + 1 : start; offset <= start + expected.length; offset++) {
      expect(wordAt(line, offset, pattern), `offset ${offset}`).toBe(expected);
    }
  });

  it("keeps a word whole after a long and varied start of the line", () => {
    const before =
      "2009-11-18 21:43:02:797 884 b10 Handler {3FD1A2B4-77C0-4E19-8A5E-0D2B61C94F05}.103 C:\\a\\b.c -5; ".repeat(40);
    const word = "C:\\WINDOWS\\system32\\CatRoot\\{F1E2D3C4-0011-4AA2-9B33-5566778899AA}\\net.2.old.cat";
    for (let at = 0; at < word.length; at++) {
      expect(wordAt(`${before}${word} end`, before.length + at, compile())).toBe(word);
    }
  });

  it("finds no word between words", () => {
    expect(wordAt("a  =  b", 3, compile())).toBeUndefined();
    expect(wordAt("  ", 1, compile())).toBeUndefined();
    expect(wordAt("", 0, compile())).toBeUndefined();
  });

  it("has only flags that the editor's schema knows and never matches nothing", () => {
    expect(wordPattern.flags).toMatch(/^[gimuy]+$/);
    for (const text of ["", " ", "\\", "\\\\", "-", ".", "{}", "C:", "0x"]) {
      for (const match of text.matchAll(compile())) expect(match[0]).not.toBe("");
    }
  });

  it.each([
    ["letters", "a"],
    ["backslashes", "\\"],
    ["dashes", "a-"],
    ["dots", "a."],
    ["path parts", "a\\"],
    ["dots in a path", "C:\\."],
    ["times", "11:22:33:"],
    ["GUID beginnings", "3FD1A2B4-77C0-"],
    ["brackets", "{"],
    ["negative numbers", " -1"],
  ])("covers twice as much of twice as many %s, up to a million characters", (_what, unit) => {
    const covered = (length: number): number => {
      let sum = 0;
      for (const match of unit.repeat(length / unit.length).matchAll(compile())) sum += match[0].length;
      return sum;
    };
    const half = 500_000 - (500_000 % unit.length);
    expect(Math.abs(covered(2 * half) - 2 * covered(half))).toBeLessThanOrEqual(2 * unit.length);
  });
});
