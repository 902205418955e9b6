import { describe, expect, it } from "vitest";
import {
  createLogDocument,
  createLogLanguageService,
  defaultOptions,
  type LogDocument,
  lineAt,
} from "../../../server/src/service";
import {
  getSemanticTokens,
  type SemanticToken,
  semanticTokensLegend,
} from "../../../server/src/service/features/semanticTokens";
import { everything, fixture } from "../../support/markers";

const service = createLogLanguageService();
const svcpack = fixture("incident/svcpack.log");
const windowsUpdate = fixture("incident/WindowsUpdate.log");
const setupapi = fixture("incident/setupapi.log");
const thread = fixture("incident/thread.txt");
const all = [windowsUpdate, svcpack, setupapi, thread];

/** Lines with their hints put in as ⟨…⟩. */
function hinted(document: LogDocument, options = defaultOptions): string[] {
  const hints = service.getInlayHints(document, everything(document), options);
  const lines = [...new Set(hints.map(({ position }) => position.line))];
  return lines.map((line) => {
    const own = hints
      .filter(({ position }) => position.line === line)
      .sort((a, b) => b.position.character - a.position.character);
    const text = own.reduce(
      (rest, { position: { character }, label }) =>
        `${rest.slice(0, character)}⟨${label as string}⟩${rest.slice(character)}`,
      lineAt(document.text, line),
    );
    return `${line + 1}: ${text}`;
  });
}

describe("inlay hints", () => {
  const only = (codeNames: boolean, absoluteTimes: boolean) => ({
    ...defaultOptions,
    inlayHints: { codeNames, absoluteTimes },
  });

  it("name the codes, each once a line, and not where the line does", () => {
    expect(hinted(windowsUpdate, only(true, true)).map((line) => line.replace(/^(\d+): .*?(\S+⟨)/, "$1: $2"))).toEqual([
      "14: 0x8007f01e⟨catalog install failed⟩, Result = Failed, Reboot required = false",
      "15: 0x8007f01e⟨catalog install failed⟩: Install failed in CSampleHandler::Install",
      "16: 0x8007F01E⟨catalog install failed⟩",
      expect.stringMatching(/^21: 8007f01e⟨catalog install failed⟩/),
    ]);
    const lines = hinted(setupapi, only(true, true));
    expect(lines.some((line) => line.startsWith("14:"))).toBe(false);
    expect(lines.find((line) => line.startsWith("7:"))).toContain("0x800b0100⟨TRUST_E_NOSIGNATURE⟩");
  });

  it("leave out what GetLastError held when the line states its own result", () => {
    const lines = [
      "2024-01-08 10:00:00, Info                  MOUPG  **************** SetupHost Logging Begin ****************",
      "2024-01-08 10:00:01, Error                 MOUPG  CSetupHost::Execute(455): Result = 0x80070070[gle=0x00000002]",
      "2024-01-08 10:00:02, Error                 SP     Cannot open the answer file[gle=0x00000005]",
    ];
    const document = createLogDocument("file:///setupact.log", `${lines.join("\r\n")}\r\n`);
    expect(hinted(document, only(true, false))).toEqual([
      `2: ${lines[1]!.replace("0x80070070", "0x80070070⟨ERROR_DISK_FULL⟩")}`,
      `3: ${lines[2]!.replace("0x00000005", "0x00000005⟨ERROR_ACCESS_DENIED⟩")}`,
    ]);
  });

  it("put the clock before elapsed time", () => {
    const lines = hinted(svcpack, only(false, true));
    expect(lines[0]).toMatch(/^1: ⟨21:07:52\.310⟩0\.844: =/);
    expect(lines.at(-1)).toMatch(/^19: ⟨08:30:00\.750⟩1\.266: /);
    expect(lines.some((line) => line.startsWith("11:"))).toBe(false);
  });

  it("can be switched off", () => {
    expect(hinted(svcpack, only(false, false))).toEqual([]);
    expect(hinted(svcpack, only(true, false)).join()).not.toContain("⟨21:");
  });

  it("are for the lines asked for", () => {
    const range = { start: { line: 7, character: 0 }, end: { line: 8, character: 3 } };
    const lines = service.getInlayHints(svcpack, range).map(({ position }) => position.line);
    expect([...new Set(lines)]).toEqual([7, 8]);
  });

  it("stand in the prose and in every copy of a thread", () => {
    const lines = hinted(thread);
    expect(lines.find((line) => line.startsWith("3:"))).toContain("0x8007f01e⟨catalog install failed⟩, and");
    const quoted = lines.filter((line) => line.includes(">> "));
    expect(quoted.some((line) => line.includes("0x800b0100⟨TRUST_E_NOSIGNATURE⟩"))).toBe(true);
    expect(quoted.some((line) => /: >> ⟨\d\d:/.test(line))).toBe(true);
  });
});

describe("semantic tokens", () => {
  const types = semanticTokensLegend.tokenTypes;
  const modifiers = semanticTokensLegend.tokenModifiers;
  const nameOf = ({ type, modifiers: set }: SemanticToken): string =>
    [types[type], ...modifiers.filter((_, bit) => set & (1 << bit))].join(".");

  /** The tokens of a line as `type(text)`. */
  function line(document: LogDocument, number: number): string[] {
    const range = { start: { line: number - 1, character: 0 }, end: { line: number - 1, character: 9_999 } };
    return getSemanticTokens(document, range)!.map((token) => {
      const text = lineAt(document.text, token.line).slice(token.character, token.character + token.length);
      return `${nameOf(token)}(${text})`;
    });
  }

  const cases: readonly (readonly [string, LogDocument, number, readonly string[]])[] = [
    [
      "an error of the agent",
      windowsUpdate,
      15,
      [
        "number(2006-11-14\t21:07:57:656)",
        "variable(876)",
        "variable(c94)",
        "type(Handler)",
        "keyword.error(FATAL)",
        "number.error(0x8007f01e)",
        "function(CSampleHandler::Install)",
      ],
    ],
    [
      "a warning behind a detail mark",
      windowsUpdate,
      16,
      [
        "number(2006-11-14\t21:07:57:671)",
        "variable(876)",
        "variable(b6c)",
        "type(Agent)",
        "comment(  *)",
        "keyword.warning(WARNING)",
        "number.error(0x8007F01E)",
      ],
    ],
    [
      "a banner",
      windowsUpdate,
      9,
      [
        "number(2006-11-14\t21:07:41:500)",
        "variable(876)",
        "variable(b6c)",
        "type(Agent)",
        "comment(**)",
        "keyword(START)",
        "comment( **)",
      ],
    ],
    [
      "a rule",
      windowsUpdate,
      8,
      ["number(2006-11-14\t21:07:41:500)", "variable(876)", "variable(b6c)", "type(Agent)", "comment(*************)"],
    ],
    [
      "keys",
      windowsUpdate,
      12,
      [
        "number(2006-11-14\t21:07:41:515)",
        "variable(876)",
        "variable(b6c)",
        "type(Agent)",
        "comment(  *)",
        "property({A7310C5E-94D2-4B68-8F0A-36E1D7C2059B}.103)",
      ],
    ],
    [
      "a failed step of update.exe",
      svcpack,
      8,
      [
        "number(3.125)",
        "function(InstallSingleCatalogFile)",
        "property(KB990412)",
        "string(.cat)",
        "number.error(0x800b0100)",
      ],
    ],
    [
      "what only looks like a failure",
      svcpack,
      5,
      ["number(0.875)", "comment(In Function GetBuildType, line 1042, RegOpenKeyEx failed with error 0x2)"],
    ],
    ["a path", svcpack, 3, ["number(0.844)", "string(c:\\5d1f0a77b2c94e66\\update\\update.exe)"]],
    ["a section header", setupapi, 8, ["namespace([2006/11/14 21:30:10 1204.7 Driver Install])"]],
    [
      "a tag by its level",
      setupapi,
      7,
      [
        "macro.error(#E359)",
        'string("c:\\5d1f0a77b2c94e66\\update\\update.inf")',
        'string("sample")',
        "number.error(0x800b0100)",
      ],
    ],
    ["a device installation function", setupapi, 11, ["macro(#-166)", "enumMember(DIF_SELECTBESTCOMPATDRV)"]],
    ["the header of the file", setupapi, 2, ["property(OS Version)", "string(5.1.2600 Service Pack 2)"]],
    ["prose", thread, 3, ["number(0x8007f01e)"]],
    ["a quoted copy", thread, 57, ["property(KB990412)", "string(.cat)", "number.error(0x800b0100)"]],
  ];
  for (const [name, document, number, expected] of cases)
    it(`colour ${name}`, () => expect(line(document, number)).toEqual(expected));

  it("do not call what GetLastError held an error when the line states its own result", () => {
    const text =
      "2024-01-08 10:00:01, Error                 MOUPG  CSetupHost::Execute(455): Result = 0x80070070[gle=0x00000002]";
    const tokens = line(createLogDocument("file:///setupact.log", `${text}\r\n`, "panther-log"), 1);
    expect(tokens).toContain("number.error(0x80070070)");
    expect(tokens).toContain("number(0x00000002)");
  });

  it("are in order, on one line each, and never overlap", () => {
    for (const document of all) {
      const tokens = getSemanticTokens(document)!;
      expect(tokens.length).toBeGreaterThan(20);
      let last = { line: 0, end: 0 };
      for (const { line: at, character, length } of tokens) {
        expect(length).toBeGreaterThan(0);
        expect(at > last.line || (at === last.line && character >= last.end)).toBe(true);
        expect(character + length).toBeLessThanOrEqual(lineAt(document.text, at).length);
        last = { line: at, end: character + length };
      }
    }
  });

  it("of ranges put together are those of the whole", () => {
    for (const document of all) {
      const parts: SemanticToken[] = [];
      for (let start = 0; start < document.text.lineCount; start += 3) {
        parts.push(
          ...getSemanticTokens(document, {
            start: { line: start, character: 0 },
            end: { line: start + 2, character: 0 },
          })!,
        );
      }
      expect(parts).toEqual(getSemanticTokens(document));
    }
  });

  it("are encoded relative to each other", () => {
    const data = service.getSemanticTokensOfRange(svcpack, {
      start: { line: 7, character: 0 },
      end: { line: 8, character: 0 },
    });
    expect(data.length % 5).toBe(0);
    expect(data.slice(0, 10)).toEqual([7, 0, 5, types.indexOf("number"), 0, 0, 7, 24, types.indexOf("function"), 0]);
  });

  it("of a very long document are left to the range in view", () => {
    const text = "2006-11-14\t21:05:31:250\t 876\ta18\tAgent\tasking\r\n".repeat(20_001);
    const log = createLogDocument("file:///WindowsUpdate.log", text);
    expect(service.getSemanticTokens(log)).toBeUndefined();
    const range = { start: { line: 10_000, character: 0 }, end: { line: 10_001, character: 0 } };
    expect(service.getSemanticTokensOfRange(log, range)).toHaveLength(2 * 4 * 5);
  });
});
