// Every feature over the protocol: name, place, expectation. What the features say in detail is tested with the service.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  type CodeAction,
  CodeActionRequest,
  DefinitionRequest,
  type Diagnostic,
  DiagnosticSeverity,
  DocumentHighlightRequest,
  DocumentLinkRequest,
  type DocumentSymbol,
  DocumentSymbolRequest,
  FoldingRangeRequest,
  type Hover,
  HoverRequest,
  InlayHintRequest,
  type Location,
  type LocationLink,
  type MarkupContent,
  type Position,
  type Range,
  ReferencesRequest,
  type SelectionRange,
  SelectionRangeRequest,
  SemanticTokensDeltaRequest,
  SemanticTokensRangeRequest,
  SemanticTokensRequest,
  TextDocumentContentRequest,
  WorkspaceSymbolRequest,
} from "vscode-languageserver/node";
import { clientCommands } from "../../client/src/commands";
import { setupapiLog, svcpackLog, thread, windowsUpdateLog } from "../support/incidentLogs";
import { joinServer, type LspClient } from "../support/lspClient";
import { memoryRuntime } from "../support/memoryRuntime";

const folder = "file:///server1";
const texts = {
  "WindowsUpdate.log": windowsUpdateLog,
  "svcpack.log": svcpackLog,
  "setupapi.log": setupapiLog,
  "thread.txt": thread,
} as const;
const languages = {
  "WindowsUpdate.log": "windowsupdate-log",
  "svcpack.log": "svcpack-log",
  "setupapi.log": "setupapi-log",
  "thread.txt": "setup-log-transcript",
} as const;
type Name = keyof typeof texts;
const names = Object.keys(texts) as Name[];
const uriOf = (name: Name): string => `${folder}/${name}`;

/** The range of a text in one of the logs, at its n-th place. */
function rangeOf(name: Name, wanted: string, nth = 0): Range {
  const text = texts[name];
  let at = text.indexOf(wanted);
  for (let i = 0; i < nth; i++) at = text.indexOf(wanted, at + 1);
  if (at < 0) throw new Error(`${name} does not hold ${wanted} ${nth + 1} times.`);
  return { start: positionOf(text, at), end: positionOf(text, at + wanted.length) };
}

function positionOf(text: string, offset: number): Position {
  const before = text.slice(0, offset).split("\n");
  return { line: before.length - 1, character: before.at(-1)!.length };
}

const textAt = (uri: string, { start, end }: Range): string => {
  const lines = texts[uri.slice(folder.length + 1) as Name].split(/\r?\n/);
  return start.line === end.line
    ? lines[start.line]!.slice(start.character, end.character)
    : lines[start.line]!.slice(start.character);
};
const lineAt = (uri: string, line: number): string => texts[uri.slice(folder.length + 1) as Name].split(/\r?\n/)[line]!;

let client: LspClient;
beforeAll(async () => {
  // setupapi.log is on disk only, the other logs are open.
  const runtime = memoryRuntime({ [uriOf("setupapi.log")]: setupapiLog, [uriOf("svcpack.log")]: "an older state" });
  client = await joinServer(runtime, { folders: [folder], commands: Object.values(clientCommands) });
  for (const name of names) if (name !== "setupapi.log") client.open(uriOf(name), languages[name], texts[name]);
});
afterAll(() => client.dispose());

describe("diagnostics", () => {
  const table: readonly [Name, string, string, string][] = [
    ["svcpack.log", "0xfffffbfe", "0xFFFFFBFE", "JET_errRecordTooBig"],
    ["WindowsUpdate.log", "0xf0da", "0x8007F0DA", "0xf0da"],
    ["thread.txt", "0xfffffbfe", "0xFFFFFBFE", "JET_errRecordTooBig"],
  ];
  it.each(table)("of %s state the failure at %s", async (name, text, code, words) => {
    const items = await client.pull(uriOf(name));
    const [found, ...others] = items.filter((each) => each.code === code);
    expect(others).toEqual([]);
    expect(textAt(uriOf(name), found!.range)).toContain(text);
    expect(found!.severity).toBe(DiagnosticSeverity.Error);
    expect(found!.source).toBe("setup logs");
    expect(found!.message).toContain(words);
    expect(found!.codeDescription?.href).toMatch(/^https:\/\//);
  });

  it("name the cause in the log that is open, and places in one that is not", async () => {
    const [problem] = await client.pull(uriOf("WindowsUpdate.log"));
    const uris = problem!.relatedInformation!.map(({ location }) => location.uri);
    expect(uris).toContain(uriOf("svcpack.log"));
    const cause = problem!.relatedInformation!.find(({ location }) => location.uri === uriOf("svcpack.log"))!;
    expect(textAt(cause.location.uri, cause.location.range)).toContain("0xfffffbfe");
  });

  it("are said to be unchanged as long as they are", async () => {
    const ask = (previousResultId?: string) =>
      client.connection.sendRequest("textDocument/diagnostic", {
        textDocument: { uri: uriOf("svcpack.log") },
        identifier: "setupLogs",
        previousResultId,
      }) as Promise<{ kind: string; resultId: string; items?: Diagnostic[] }>;
    const first = await ask();
    expect(first).toMatchObject({ kind: "full" });
    expect(await ask(first.resultId)).toEqual({ kind: "unchanged", resultId: first.resultId });
    expect(await ask("of another server")).toMatchObject({ kind: "full", items: first.items });
  });
});

describe("hover", () => {
  const table: readonly [string, Name, string, RegExp][] = [
    ["code", "svcpack.log", "0xfffffbfe", /JET\\?_errRecordTooBig[\s\S]*-1026/],
    ["code in another spelling", "WindowsUpdate.log", "61658", /0x8007F0DA/],
    ["code in a quotation", "thread.txt", "0x8007f0da", /0x8007F0DA/],
    ["GUID", "WindowsUpdate.log", "A1B2C3D4-1111", /entr(?:y|ies)/],
    ["elapsed time", "svcpack.log", "11.062", /2009-03-04 10:00:17\.062/],
    ["component", "WindowsUpdate.log", "Handler", /Handler/],
  ];
  it.each(table)("on a %s of %s", async (_, name, word, expected) => {
    const range = rangeOf(name, word);
    const position = { line: range.start.line, character: range.start.character + 1 };
    const hover = (await client.request(HoverRequest.type, { textDocument: { uri: uriOf(name) }, position })) as Hover;
    const { kind, value } = hover.contents as MarkupContent;
    expect(kind).toBe("markdown");
    expect(value).toMatch(expected);
    expect(hover.range!.start.line).toBe(position.line);
  });

  it("on a word without meaning is none", async () => {
    const position = rangeOf("thread.txt", "Hello").start;
    expect(
      await client.request(HoverRequest.type, { textDocument: { uri: uriOf("thread.txt") }, position }),
    ).toBeNull();
  });
});

describe("navigation", () => {
  it("definition of the reported code is the cause in another log", async () => {
    const uri = uriOf("WindowsUpdate.log");
    const position = rangeOf("WindowsUpdate.log", "0x8007f0da").start;
    const [link] = (await client.request(DefinitionRequest.type, {
      textDocument: { uri },
      position,
    })) as LocationLink[];
    expect(link!.targetUri).toBe(uriOf("svcpack.log"));
    expect(textAt(link!.targetUri, link!.targetSelectionRange)).toContain("0xfffffbfe");
    expect(textAt(uri, link!.originSelectionRange!)).toBe("0x8007f0da");
  });

  it("references are in all logs, in every spelling, and those of an open log as it is in the editor", async () => {
    const uri = uriOf("svcpack.log");
    const position = rangeOf("svcpack.log", "0xfffffbfe").start;
    const context = { includeDeclaration: true };
    const found = (await client.request(ReferencesRequest.type, {
      textDocument: { uri },
      position,
      context,
    })) as Location[];
    const where = new Set(found.map((each) => each.uri));
    expect([...where].sort()).toEqual([uriOf("setupapi.log"), uriOf("svcpack.log"), uriOf("thread.txt")]);
    for (const each of found) expect(lineAt(each.uri, each.range.start.line)).toContain("0xfffffbfe");
  });

  it("highlights are the same error in the document", async () => {
    const uri = uriOf("WindowsUpdate.log");
    const position = rangeOf("WindowsUpdate.log", "61658").start;
    const found = await client.request(DocumentHighlightRequest.type, { textDocument: { uri }, position });
    expect(found!.map(({ range }) => textAt(uri, range)).sort()).toEqual([
      "0x8007f0da",
      "0x8007f0da",
      "0xf0da",
      "61658",
    ]);
  });

  it("workspace symbols are those of all logs", async () => {
    const found = (await client.request(WorkspaceSymbolRequest.type, { query: "hotfix" })) as { location: Location }[];
    const where = new Set(found.map(({ location }) => location.uri));
    expect(where).toContain(uriOf("svcpack.log"));
  });
});

describe("structure", () => {
  it.each(names.filter((name) => name !== "setupapi.log"))("of %s: outline, folds and links", async (name) => {
    const textDocument = { uri: uriOf(name) };
    const last = texts[name].split("\n").length;
    const symbols = (await client.request(DocumentSymbolRequest.type, { textDocument })) as DocumentSymbol[];
    expect(symbols.length).toBeGreaterThan(0);
    const check = (each: DocumentSymbol): void => {
      expect(each.name.trim()).not.toBe("");
      expect(each.range.end.line).toBeLessThan(last);
      expect(each.selectionRange.start.line).toBeGreaterThanOrEqual(each.range.start.line);
      each.children?.forEach(check);
    };
    symbols.forEach(check);
    const folds = (await client.request(FoldingRangeRequest.type, { textDocument }))!;
    for (const { startLine, endLine } of folds) expect(startLine).toBeLessThan(endLine);
    for (const { target } of (await client.request(DocumentLinkRequest.type, { textDocument }))!)
      expect(target).toMatch(/^https:\/\//);
  });

  it("of a code: selection grows to the entry and on to the log", async () => {
    const { start } = rangeOf("svcpack.log", "0xfffffbfe");
    const position = { line: start.line, character: start.character + 3 };
    const params = { textDocument: { uri: uriOf("svcpack.log") }, positions: [position] };
    const [smallest] = (await client.request(SelectionRangeRequest.type, params))!;
    const chain: Range[] = [];
    for (let each: SelectionRange | undefined = smallest; each; each = each.parent) chain.push(each.range);
    expect(chain.map((range) => textAt(uriOf("svcpack.log"), range))).toContain("0xfffffbfe");
    expect(chain.length).toBeGreaterThanOrEqual(3);
    expect(chain.at(-1)!.start.line).toBeLessThan(start.line);
  });
});

describe("inlay hints", () => {
  it("name codes and tell the time, in the range asked for", async () => {
    const range: Range = { start: { line: 6, character: 0 }, end: { line: 7, character: 0 } };
    const hints = await client.request(InlayHintRequest.type, { textDocument: { uri: uriOf("svcpack.log") }, range });
    const labels = hints!.map(({ label }) =>
      typeof label === "string" ? label : label.map(({ value }) => value).join(""),
    );
    expect(labels.join("|")).toContain("JET_errRecordTooBig");
    expect(labels.join("|")).toMatch(/10:00:17\.062/);
    for (const { position } of hints!) expect([6, 7]).toContain(position.line);
  });
});

describe("code actions", () => {
  const actionsAt = async (name: Name, word: string): Promise<CodeAction[]> => {
    const range = rangeOf(name, word);
    const diagnostics = (await client.pull(uriOf(name))).filter((each) => each.range.start.line === range.start.line);
    const params = { textDocument: { uri: uriOf(name) }, range, context: { diagnostics } };
    return (await client.request(CodeActionRequest.type, params)) as CodeAction[];
  };

  it("name commands that the client has, and never an edit", async () => {
    for (const [name, word] of [
      ["svcpack.log", "0xfffffbfe"],
      ["WindowsUpdate.log", "0xf0da"],
      ["thread.txt", "0xfffffbfe"],
    ] as const) {
      const actions = await actionsAt(name, word);
      expect(actions.length).toBeGreaterThan(2);
      for (const action of actions) {
        expect(Object.values(clientCommands)).toContain(action.command!.command);
        expect(action.edit).toBeUndefined();
      }
    }
  });

  it("show a remedy that can be read", async () => {
    const remedy = (await actionsAt("svcpack.log", "0xfffffbfe")).find(
      ({ command }) => command!.command === clientCommands.openRemedy,
    );
    const [id] = remedy!.command!.arguments as [string];
    expect(id).toBe("kb940276");
    const { text } = await client.request(TextDocumentContentRequest.type, { uri: `setup-logs:/remedies/${id}.md` });
    expect(text).toMatch(/^# /);
    expect(text).toContain("## Steps");
    expect(await client.connection.sendRequest("setupLogs/remedy", { id })).toBe(text);
  });

  it("go to the cause", async () => {
    const cause = (await actionsAt("WindowsUpdate.log", "0xf0da")).find(
      ({ command }) => command!.command === clientCommands.goToCause,
    );
    const [uri, range] = cause!.command!.arguments as [string, Range];
    expect(uri).toBe(uriOf("svcpack.log"));
    expect(lineAt(uri, range.start.line)).toContain("0xfffffbfe");
  });

  it("copy an explanation with code and meaning", async () => {
    const copy = (await actionsAt("svcpack.log", "0xfffffbfe")).find(
      ({ command }) => command!.command === clientCommands.copyExplanation,
    );
    const [text] = copy!.command!.arguments as [string];
    expect(text).toContain("0xfffffbfe");
    expect(text).toContain("JET_errRecordTooBig");
  });

  it("are none when other kinds are asked for", async () => {
    const range = rangeOf("svcpack.log", "0xfffffbfe");
    const context = { diagnostics: [], only: ["source.organizeImports"] };
    const params = { textDocument: { uri: uriOf("svcpack.log") }, range, context };
    expect((await client.request(CodeActionRequest.type, params)) ?? []).toEqual([]);
  });
});

describe("semantic tokens", () => {
  const textDocument = { uri: uriOf("svcpack.log") };
  const decode = (data: readonly number[]): number[][] => {
    const tokens: number[][] = [];
    let line = 0;
    let start = 0;
    for (let i = 0; i < data.length; i += 5) {
      start = data[i] === 0 ? start + data[i + 1]! : data[i + 1]!;
      line += data[i]!;
      tokens.push([line, start, ...data.slice(i + 2, i + 5)]);
    }
    return tokens;
  };

  it("cover the document, inside its lines and in order", async () => {
    const { tokenTypes } = client.initialized.capabilities.semanticTokensProvider!.legend;
    for (const name of names.filter((each) => each !== "setupapi.log")) {
      const { data } = (await client.request(SemanticTokensRequest.type, { textDocument: { uri: uriOf(name) } }))!;
      const tokens = decode(data);
      expect(new Set(tokens.map(([, , , type]) => type)).size).toBeGreaterThanOrEqual(3);
      let end = [0, 0];
      for (const [line, start, length, type] of tokens as [number, number, number, number][]) {
        expect(type).toBeLessThan(tokenTypes.length);
        expect(start + length).toBeLessThanOrEqual(lineAt(uriOf(name), line).length);
        expect(line > end[0]! || start >= end[1]!).toBe(true);
        end = [line, start + length];
      }
    }
  });

  it("of a range are those of the whole that lie in it", async () => {
    const whole = decode((await client.request(SemanticTokensRequest.type, { textDocument }))!.data);
    const range: Range = { start: { line: 4, character: 0 }, end: { line: 6, character: 999 } };
    const part = decode((await client.request(SemanticTokensRangeRequest.type, { textDocument, range }))!.data);
    expect(part).toEqual(whole.filter(([line]) => line! >= 4 && line! <= 6));
  });

  it("as a difference give the tokens of the changed text", async () => {
    const uri = "untitled:svcpack.log";
    client.open(uri, "svcpack-log", svcpackLog);
    const before = (await client.request(SemanticTokensRequest.type, { textDocument: { uri } }))!;
    const start = { line: 4, character: 0 };
    client.change(uri, 2, [{ range: { start, end: start }, text: "0.510: Inserted error 0x5\r\n" }]);
    const params = { textDocument: { uri }, previousResultId: before.resultId! };
    const delta = (await client.request(SemanticTokensDeltaRequest.type, params))!;
    if (!("edits" in delta)) throw new Error("A difference was asked for.");
    expect(delta.edits).toHaveLength(1);
    const data = [...before.data];
    for (const edit of delta.edits) data.splice(edit.start, edit.deleteCount, ...(edit.data ?? []));
    const after = (await client.request(SemanticTokensRequest.type, { textDocument: { uri } }))!;
    expect(data).toEqual(after.data);
    expect(data.length).toBeGreaterThan(before.data.length);
    // An id that the server does not know gives everything.
    const unknown = (await client.request(SemanticTokensDeltaRequest.type, { ...params, previousResultId: "?" }))!;
    expect("data" in unknown && unknown.data).toEqual(after.data);
    client.close(uri);
  });
});

describe("requests of our own", () => {
  it("describe a document", async () => {
    const uri = uriOf("svcpack.log");
    expect(await client.connection.sendRequest("setupLogs/documentInfo", { uri })).toEqual({
      formatId: "svcpack-log",
      format: expect.stringMatching(/\w/),
      summary: "10 entries, 1 error",
      problems: "error",
    });
    expect(await client.connection.sendRequest("setupLogs/documentInfo", { uri: uriOf("thread.txt") })).toMatchObject({
      formatId: "setup-log-transcript",
      summary: expect.stringMatching(/^2 logs, \d+ entries, 2 errors$/),
    });
    expect(await client.connection.sendRequest("setupLogs/documentInfo", { uri: "file:///unknown" })).toBeNull();
    expect(await client.connection.sendRequest("setupLogs/documentInfo", {})).toBeNull();
  });

  it("count the entries that the format knows, as check does", async () => {
    const uri = "untitled:remarks.log";
    client.open(uri, "svcpack-log", `${svcpackLog}a remark of somebody\r\nand another\r\n`);
    expect(await client.connection.sendRequest("setupLogs/documentInfo", { uri })).toMatchObject({
      summary: "10 entries, 1 error",
    });
    client.close(uri);
  });

  it("explain codes", async () => {
    const codes = ["0xf0da", "-1026", "no code"];
    expect(await client.connection.sendRequest("setupLogs/explain", { codes })).toMatchObject([
      { input: "0xf0da", value: "0x8007F0DA" },
      { input: "-1026", readings: [{ symbol: "JET_errRecordTooBig" }] },
      { input: "no code", readings: [] },
    ]);
    expect(await client.connection.sendRequest("setupLogs/explain", {})).toBeNull();
  });

  it("list the remedies", async () => {
    const remedies = (await client.connection.sendRequest("setupLogs/remedies", {})) as Record<string, unknown>[];
    expect(remedies.map(({ id }) => id)).toContain("access-denied");
    expect(remedies.find(({ id }) => id === "kb940276")).toEqual({
      id: "kb940276",
      title: expect.stringContaining("0xFFFFFBFE"),
      codes: expect.arrayContaining(["0xFFFFFBFE"]),
      risk: expect.stringMatching(/^(?:Safe|Needs care|Destroys data): /),
      remedySource: "documented",
      origin: null,
    });
  });

  it.each(["../../etc/passwd", "KB940276", "unknown", 7, undefined])("know no remedy %s", async (id) => {
    expect(await client.connection.sendRequest("setupLogs/remedy", { id })).toBeNull();
    const { text } = await client.request(TextDocumentContentRequest.type, { uri: `setup-logs:/remedies/${id}.md` });
    expect(text).toBe("");
  });
});
