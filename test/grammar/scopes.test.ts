import { describe, expect, it } from "vitest";
import { type LanguageId, languageIds, loadGrammar, type Token, tokenizeLine, tokenizeLines } from "./tokenize";

const tokensOf = async (id: LanguageId, line: string): Promise<Token[]> => tokenizeLine(await loadGrammar(id), line);

/** Texts of the tokens that bear a scope, without the language's suffix. */
const textsWith = (tokens: readonly Token[], scope: string): string[] =>
  tokens
    .filter((token) => token.scopes.some((name) => name === scope || name.startsWith(`${scope}.`)))
    .map((token) => token.text.trim());

const severities = ["token.error-token", "token.warn-token"];
const severityOf = (tokens: readonly Token[]): string[] =>
  severities.flatMap((scope) => textsWith(tokens, scope).map((text) => `${scope.slice(6, -6)} ${text}`));

const at = "2009-11-18 21:43:02.797  ";
const wu = "2009-11-18\t21:43:02:797\t 884\tb10\tHandler\t";

const win10 = "2022/10/03 11:05:09.8765432 2140  11492 Misc            ";
const reported =
  "{5B0D6C2E-71F4-4A83-9E15-D2C86047AB39}\t2009-11-18 21:43:02:797+0100\t1\t182\t101\t{E94A17D3-60BC-4F28-A5D1-3C7B82F0964E}\t201\t";

describe("severity comes from the format's own marks", () => {
  const marked: readonly (readonly [LanguageId, line: string, expected: string[]])[] = [
    ["windowsupdate-log", `${wu}FATAL: UH: 0x80242014: staging failed`, ["error FATAL:"]],
    ["windowsupdate-log", `${wu}  * FATAL: no room left`, ["error FATAL:"]],
    ["windowsupdate-log", `${wu}  # WARNING: Exit code = 0x8024200B`, ["warn WARNING:"]],
    ["windowsupdate-log", "2009-11-18 21:43:02:797 884 b10 Setup WARNING: hr = 80072ee2", ["warn WARNING:"]],
    ["windowsupdate-log", " 2006-03-0907:16:01 740e44SetupFATAL: failed with error 0x80072efd", ["error FATAL:"]],
    ["windowsupdate-log", `${wu}Return code = 0x1, Result = Failed, Reboot required = true`, ["error Failed"]],
    ["windowsupdate-log", `${win10}*FAILED* [8024000E] Method failed`, ["error *FAILED*"]],
    ["reportingevents-log", `${reported}80070643\twusa\tFailure\tContent Install\tText`, ["error Failure"]],
    ["svcpack-log", "11.140: Update.exe extended error code = 0xf01e", ["error extended error code"]],
    ["svcpack-log", "11,14: Update.exe extended error code = 61470", ["error extended error code"]],
    ["svcpack-log", "4.500: KB945678 Setup encountered an error: no catalog", ["error Setup encountered an error"]],
    ["svcpack-log", "4.500: KB945678 installation did not complete.", ["error installation did not complete"]],
    ["setupapi-log", "#E359 An unsigned file", ["error #E359"]],
    ["setupapi-log", "@ 14:02:53.750 #W361 An unsigned file", ["warn #W361"]],
    ["setupapi-log", "[2005/08/23 14:03:09 2044.9] #E122 Device install failed.", ["error #E122"]],
    ["panther-log", "2021-10-05 22:41:08, Fatal Error           SP     No room", ["error Fatal Error"]],
    ["panther-log", "27:08, Error           MIG    No room", ["error Error"]],
    ["panther-log", "2021-10-05 22:41:08, Warning               SP     No mains", ["warn Warning"]],
    ["cbs-log", "2021-04-13 10:12:03, Error                 CBS    Failed to stage", ["error Error"]],
    ["cbs-log", "2021-04-13 10:12:03, Warning               CBS    Odd", ["warn Warning"]],
    ["cbs-log", "2021-04-13 10:12:03, Info                  CSI    0000000a (F) STATUS_DISK_FULL", ["error (F)"]],
    [
      "cbs-log",
      "2021-04-13 10:12:03, Info                  CSI    0000000b [SR] Cannot repair member file x",
      ["error Cannot repair"],
    ],
    ["cbs-log", "CBS.log:2021-04-13 10:12:03, Error                 CBS    Failed to stage", ["error Error"]],
    ["setup-log-transcript", `> > >> ${wu.replaceAll("\t", " ")}FATAL: UH: 0x80242014`, ["error FATAL:"]],
    ["setup-log-transcript", ">> #E359 An unsigned file", ["error #E359"]],
    ["setup-log-transcript", "> 11.140: Update.exe extended error code = 0xf01e", ["error extended error code"]],
    ["setup-log-timeline", `${at}WindowsUpdate.log:7 | ! Handler  UH: 0x80242014`, ["error !"]],
    [
      "setup-log-timeline",
      `${at}WindowsUpdate.log:7 | ? Agent    # WARNING: Exit code`,
      ["warn ?", "warn WARNING:"].sort(),
    ],
    ["setup-log-timeline", `${at}a/setupapi.log:7   | > #E359  An unsigned file`, ["error >", "error #E359"]],
    ["setup-log-timeline", `${at}setupapi.log:7 |   #W361  An unsigned file`, ["warn #W361"]],
    [
      "setup-log-timeline",
      `${at}svcpack.log:7 | ! Update.exe extended error code = 0xf01e`,
      ["error !", "error extended error code"],
    ],
  ];
  it.each(marked)("%s: %s", async (id, line, expected) => {
    const tokens = await tokensOf(id, line);
    expect(severityOf(tokens).map((text) => text.replace(/ +/g, " "))).toEqual(expected);
  });

  // Words that sound like failure, or marks where the format does not put them.
  const unmarked: readonly (readonly [LanguageId, line: string])[] = [
    ["windowsupdate-log", `${wu}Retry after an error: it failed before, no FATAL problem`],
    ["windowsupdate-log", `${wu}No error, the WARNING level is off`],
    ["reportingevents-log", `${reported}0\tFailure tool\tSuccess\tContent Install\tFailure of old`],
    ["windowsupdate-log", `${wu}FATALITY is only a name`],
    ["windowsupdate-log", `${wu}Result = Succeeded, error = 0x00000000`],
    ["windowsupdate-log", "the FATAL: mark of a line without a header"],
    ["svcpack-log", "1.234: In Function ReadBuildKey, line 884, RegOpenKeyEx failed with error 0x2"],
    ["svcpack-log", "1.281: Service SampleSvc Not Registered in SCM 0x424"],
    ["svcpack-log", "3.062: VerifySize: Unable to verify the size, error ignored"],
    ["svcpack-log", "0.453: Update.exe extended error code = 0x0"],
    ["svcpack-log", "0.453: Update.exe extended error code = 0"],
    ["setupapi-log", "#I443 No catalog was found. Error 1168: Element not found."],
    ["setupapi-log", "#-011 Installing section [Error.Install] failed before"],
    ["setupapi-log", "#V132 Error 5: Access is denied."],
    ["setupapi-log", "Install completed with no errors."],
    ["setupapi-log", "Class installer caused error: Error 0xe000020e: default action"],
    ["cbs-log", "2021-04-13 10:12:03, Info                  CBS    Failed to open, Error 5, Warning: x (F)"],
    ["cbs-log", "Error                 CBS    the rest of a record"],
    ["setup-log-timeline", `${at}svcpack.log:7 |   a FATAL: error, it failed! why? > here`],
    ["setup-log-timeline", `${at}setupapi.log:7 |   #I443  No catalog was found. Error 1168: Element not found.`],
    ["setup-log-timeline", "# > the cause   ! states an error   ? states a warning"],
    ["setup-log-timeline", "# 3 min 12 s without an entry after FATAL: #E359"],
    ["setup-log-transcript", "It ends with a FATAL: error, extended error code = 0xf01e, see #E359"],
    ["setup-log-transcript", "> Installation failed, Setup encountered an error: nothing helps"],
  ];
  it.each(unmarked)("none in %s: %s", async (id, line) => {
    expect(severityOf(await tokensOf(id, line))).toEqual([]);
  });
});

describe("parts of a WindowsUpdate.log record", () => {
  const header = { date: "2009-11-18", time: "21:43:02:797", pid: "884", tid: "b10", component: "Handler" };
  const rest = "FATAL: UH: 0x80242014";
  it.each([
    ["tabs", `${wu}${rest}`],
    ["one blank for a tab", `${wu.replace(/\t ?/g, " ")}${rest}`],
    ["several blanks for a tab", `${wu.replaceAll("\t", "    ")}${rest}`],
    ["an indented copy", `    ${wu}${rest}`],
    ["a byte order mark", `\uFEFF${wu}${rest}`],
  ])("with %s", async (_what, line) => {
    const tokens = await tokensOf("windowsupdate-log", line);
    expect({
      date: textsWith(tokens, "constant.numeric.date").join(),
      time: textsWith(tokens, "constant.numeric.time").join(),
      pid: textsWith(tokens, "variable.other.process-id").join(),
      tid: textsWith(tokens, "variable.other.thread-id").join(),
      component: textsWith(tokens, "entity.name.type.component").join(),
    }).toEqual(header);
  });

  it("with the tabs deleted: process and thread stay one, since nothing tells where they part", async () => {
    const tokens = await tokensOf("windowsupdate-log", "2006-03-0907:15:283116d08Misc===========  Logging");
    expect(textsWith(tokens, "constant.numeric.date")).toEqual(["2006-03-09"]);
    expect(textsWith(tokens, "constant.numeric.time")).toEqual(["07:15:28"]);
    expect(textsWith(tokens, "variable.other.process-and-thread-id")).toEqual(["3116d08"]);
    expect(textsWith(tokens, "entity.name.type.component")).toEqual(["Misc"]);
  });

  it.each(["*", "#", "-", ":", "+", "="])("banners of %s", async (character) => {
    const grammar = await loadGrammar("windowsupdate-log");
    const title = `${character.repeat(2)} START ${character.repeat(2)}  Agent: Finding [CallerId = Sample]`;
    const [rule, start] = tokenizeLines(grammar, [`${wu}${character.repeat(13)}`, `${wu}${title}`]);
    expect(textsWith(rule, "comment.line.banner")).toEqual([character.repeat(13)]);
    expect(textsWith(start, "comment.line.banner")).toEqual([character.repeat(2), character.repeat(2)]);
    expect(textsWith(start, "keyword.control.banner")).toEqual(["START"]);
    expect(textsWith(start, "markup.heading").join("")).toContain("Agent: Finding");
  });

  it.each([
    ["0x8007F0DA", "error 0x8007F0DA occurred"],
    ["0X8007F0DA", "error 0X8007F0DA occurred"],
    ["80072ee2", "failed with hr = 80072ee2."],
    ["8024A000", "hr=8024A000"],
    ["80070005", "hr:80070005"],
    ["80070003", "status: 80070003"],
    ["8024000E", "ended *FAILED* [8024000E]"],
    ["00000000", "event handling. (00000000)"],
    ["8007f0f4", "row 8007f0f4 Sample"],
    ["C0000005", "ended by C0000005"],
  ])("the code %s in: %s", async (code, text) => {
    expect(textsWith(await tokensOf("windowsupdate-log", wu + text), "constant.numeric.hex")).toEqual([code]);
  });

  it.each([
    "GUID 8FD1A2B4-77C0-4E19-8A5E-0D2B61C94F05 is no code",
    "hash C:\\x\\8a1b2c3d4e5f60718293a4b5c6d7e8f9 is no code",
    "the word Cabbaged is no code, nor is 8024000e1",
  ])("no code in: %s", async (text) => {
    expect(textsWith(await tokensOf("windowsupdate-log", wu + text), "constant.numeric.hex")).toEqual([]);
  });
});

describe("parts of a setupapi.log entry", () => {
  it.each([
    ["#-199", "support.type.message-number"],
    ["#E033", "token.error-token"],
    ["#W114", "token.warn-token"],
    ["#I121", "token.info-token"],
    ["#V132", "comment.line.message-number"],
    ["#T152", "comment.line.message-number"],
  ])("the tag %s", async (tag, scope) => {
    expect(textsWith(await tokensOf("setupapi-log", `${tag} Text of the entry`), scope)).toEqual([tag]);
    expect(textsWith(await tokensOf("setupapi-log", `@ 14:02:53.750 ${tag} Text`), scope)).toEqual([tag]);
    expect(textsWith(await tokensOf("setupapi-log", `Text about ${tag} in a sentence`), scope)).toEqual([]);
  });

  it.each([
    ["[2005/08/23 14:02:51 2044.7]", true],
    ["[2005/08/23 14:02:51 2044.7 Driver Install]", true],
    ["[2005/08/23 14:02:51]", false],
    ["[SampleInstall.NT]", false],
  ])("%s is a section header: %s", async (line, expected) => {
    const headings = textsWith(await tokensOf("setupapi-log", line), "markup.heading");
    expect(headings).toEqual(expected ? [line] : []);
  });
});

describe("parts of a line of a timeline", () => {
  const parts: readonly (readonly [line: string, expected: Record<string, string[]>])[] = [
    [
      `${at}WindowsUpdate.log:1207 | ! Handler  : error 0x8007f0da of KB945678`,
      {
        "constant.numeric.date": ["2009-11-18"],
        "constant.numeric.time": ["21:43:02.797"],
        "string.unquoted.file-name": ["WindowsUpdate.log"],
        "constant.numeric.line-number": ["1207"],
        "punctuation.separator.column": ["|"],
        "entity.name.type.component": ["Handler"],
        "constant.numeric.hex": ["0x8007f0da"],
        "constant.other.kb": ["KB945678"],
      },
    ],
    [
      "2009-11-18 21:43:02      host 1/setupapi.log:9     | > #E359  Error 0x800b0100: no signature",
      {
        "constant.numeric.time": ["21:43:02"],
        "string.unquoted.file-name": ["host 1/setupapi.log"],
        "markup.bold.cause": [">"],
        "entity.name.type.component": [],
        "constant.numeric.hex": ["0x800b0100"],
      },
    ],
    [
      `${" ".repeat(25)}thread.txt:44 (svcpack.log) |   d:\\x\\update.exe of {3FD1A2B4-77C0-4E19-8A5E-0D2B61C94F05}`,
      {
        "constant.numeric.date": [],
        "string.unquoted.file-name": ["thread.txt"],
        "string.unquoted.log-name": ["(svcpack.log)"],
        "string.unquoted.path": ["d:\\x\\update.exe"],
        "constant.other.guid": ["{3FD1A2B4-77C0-4E19-8A5E-0D2B61C94F05}"],
      },
    ],
    [
      `${at}svcpack.log:3 |   CopyCatalog: StoreCatalog failed; a | b:2 | c`,
      {
        "constant.numeric.line-number": ["3"],
        "punctuation.separator.column": ["|"],
        "entity.name.function": ["CopyCatalog"],
      },
    ],
    [
      `${at}setupapi.log:3 |   [2009/11/18 21:43:02 2044.7 Driver Install]`,
      { "markup.heading.section": ["[2009/11/18 21:43:02 2044.7 Driver Install]"] },
    ],
    ["# 3 min 12 s without an entry", { "comment.line.note": ["#", "3 min 12 s without an entry"] }],
    [`${at}no column here: 0x5`, { "constant.numeric.date": [], "constant.numeric.hex": [] }],
  ];
  it.each(parts)("%s", async (line, expected) => {
    const tokens = await tokensOf("setup-log-timeline", line);
    const found = Object.fromEntries(Object.keys(expected).map((scope) => [scope, textsWith(tokens, scope)]));
    expect(found).toEqual(expected);
  });
});

describe("lines stand alone", () => {
  it.each(languageIds)("%s: no state passes from one line to the next", async (id) => {
    const grammar = await loadGrammar(id);
    const lines = [
      `${wu}FATAL: "unclosed [and {3FD1A2B4`,
      "1.203: Hotfix started with following command line: /x",
      "1.265: Condition succeeded for section A",
      '#E359 An unsigned file "d:\\x',
      "> > [2005/08/23 14:02:51 2044.7]",
      `${at}setupapi.log:7 | ! #E359  An unsigned "file`,
      "# 3 s without an entry",
      "plain words",
    ];
    const alone = lines.map((line) => tokenizeLine(grammar, line));
    expect(tokenizeLines(grammar, lines)).toEqual(alone);
  });
});
