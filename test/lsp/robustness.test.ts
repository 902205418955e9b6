// Malformed input, failing features, cancelled requests, and documents nobody opened.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  CallHierarchyPrepareRequest,
  CancellationTokenSource,
  CodeActionRequest,
  CodeLensRequest,
  DefinitionRequest,
  DocumentDiagnosticRequest,
  DocumentHighlightRequest,
  DocumentLinkRequest,
  DocumentSymbolRequest,
  FoldingRangeRequest,
  HoverRequest,
  InlayHintRequest,
  LSPErrorCodes,
  ReferencesRequest,
  SelectionRangeRequest,
  SemanticTokensRangeRequest,
  SemanticTokensRequest,
  WorkspaceSymbolRequest,
} from "vscode-languageserver/node";
import { requests } from "../../server/src/protocol";
import { createLogLanguageService, type LogLanguageService } from "../../server/src/service";
import { setupapiLog, svcpackLog, thread, windowsUpdateLog } from "../support/incidentLogs";
import { joinServer, type LspClient } from "../support/lspClient";
import { memoryRuntime } from "../support/memoryRuntime";

/** Every request on a document, with its neutral answer. */
function requestsOn(uri: string, line = 0, character = 0): readonly [string, object, unknown][] {
  const textDocument = { uri };
  const position = { line, character };
  const range = { start: { line: 0, character: 0 }, end: { line: line + 1, character: 0 } };
  return [
    [HoverRequest.method, { textDocument, position }, null],
    [DefinitionRequest.method, { textDocument, position }, null],
    [ReferencesRequest.method, { textDocument, position, context: { includeDeclaration: true } }, null],
    [DocumentHighlightRequest.method, { textDocument, position }, null],
    [DocumentSymbolRequest.method, { textDocument }, null],
    [FoldingRangeRequest.method, { textDocument }, null],
    [SelectionRangeRequest.method, { textDocument, positions: [position] }, null],
    [DocumentLinkRequest.method, { textDocument }, null],
    [InlayHintRequest.method, { textDocument, range }, null],
    [CodeActionRequest.method, { textDocument, range, context: { diagnostics: [] } }, null],
    [CodeLensRequest.method, { textDocument }, null],
    [CallHierarchyPrepareRequest.method, { textDocument, position }, null],
    [requests.incidentAt, { uri, position }, null],
    [requests.cause, { uri, position }, null],
    [requests.chainStep, { uri, position, direction: "next" }, null],
    [requests.keyStep, { uri, position, of: "process", direction: "previous" }, null],
    [requests.keyStep, { uri, position, of: "key", direction: "next" }, null],
    [SemanticTokensRequest.method, { textDocument }, null],
    [SemanticTokensRangeRequest.method, { textDocument, range }, null],
    ["textDocument/semanticTokens/full/delta", { textDocument, previousResultId: "1" }, null],
    [DocumentDiagnosticRequest.method, { textDocument }, { kind: "full", items: [] }],
    ["setupLogs/documentInfo", { uri }, null],
  ];
}

describe("malformed input", () => {
  let client: LspClient;
  beforeAll(async () => {
    client = await joinServer(memoryRuntime());
  });
  afterAll(() => client.dispose());

  const half = (text: string): string => text.slice(text.length / 3, (text.length * 2) / 3);
  const inputs: readonly [string, string][] = [
    ["nothing", ""],
    ["one line end", "\r"],
    ["NUL padding", "\0".repeat(5000)],
    ["binary", String.fromCharCode(...Array.from({ length: 4096 }, (_, i) => (i * 37 + 11) % 251))],
    ["1 MB on one line", "x".repeat(1_000_000)],
    ["1 MB of a code on one line", "0x80070005 ".repeat(90_000)],
    ["lone surrogates", "\ud800\udc00\udfff 0.500: \ud800\n"],
    ["another program's log", "2024-03-01 10:00:00 INFO started\n2024-03-01 10:00:01 ERROR failed: 0x80070005\n"],
    ["a lone error code", "0x80070005"],
  ];
  for (const id of ["windowsupdate-log", "svcpack-log", "setupapi-log", "setup-log-transcript"]) {
    it.each(inputs)(`%s as ${id}: no error and no problem`, async (what, text) => {
      const uri = `untitled:${encodeURIComponent(what)}-${id}`;
      client.open(uri, id, text);
      for (const [method, params] of requestsOn(uri, 0, 10)) {
        const answer = await client.connection.sendRequest(method, params);
        if (method === DocumentDiagnosticRequest.method) expect(answer).toMatchObject({ items: [] });
      }
      client.close(uri);
      expect(client.messages).toEqual([]);
    });
  }

  const cut: readonly [string, string, string][] = [
    ["windowsupdate-log", "WindowsUpdate.log", windowsUpdateLog],
    ["svcpack-log", "svcpack.log", svcpackLog],
    ["setupapi-log", "setupapi.log", setupapiLog],
    ["setup-log-transcript", "thread.txt", thread],
  ];
  it.each(cut)("%s cut in the middle: no error", async (id, name, text) => {
    const uri = `untitled:${name}`;
    client.open(uri, id, half(text));
    for (const [method, params] of requestsOn(uri, 2, 20)) await client.connection.sendRequest(method, params);
    client.close(uri);
    expect(client.messages).toEqual([]);
  });

  it("positions outside of the text: no error", async () => {
    const uri = "untitled:outside";
    client.open(uri, "svcpack-log", svcpackLog);
    for (const [line, character] of [
      [99_999, 0],
      [3, 99_999],
      [2 ** 31 - 1, 2 ** 31 - 1],
    ] as const)
      for (const [method, params] of requestsOn(uri, line, character))
        await client.connection.sendRequest(method, params);
    client.close(uri);
    expect(client.messages).toEqual([]);
  });

  it.each(requestsOn("file:///nobody/opened.log"))(
    "%s on an unknown document is answered neutrally",
    async (method, params, neutral) => {
      expect(await client.connection.sendRequest(method, params)).toEqual(neutral);
    },
  );
});

describe("a feature that fails", () => {
  let client: LspClient;
  beforeAll(async () => {
    const working = createLogLanguageService();
    // Documents open; every feature throws.
    const failing = new Proxy(working, {
      get(target, name: keyof LogLanguageService) {
        if (!/^(?:get|prepare)/.test(name)) return target[name];
        return () => {
          throw new Error(`${name} is broken`);
        };
      },
    });
    client = await joinServer(memoryRuntime(), {}, failing);
    client.open("untitled:svcpack.log", "svcpack-log", svcpackLog);
  });
  afterAll(() => client.dispose());

  const featureRequests = requestsOn("untitled:svcpack.log", 6, 80);
  it.each([...featureRequests, [WorkspaceSymbolRequest.method, { query: "x" }, null] as const])(
    "%s is answered neutrally, and the output says which",
    async (method, params, neutral) => {
      const before = client.messages.length;
      expect(await client.connection.sendRequest(method, params)).toEqual(neutral);
      expect(client.messages.length).toBe(before + 1);
      expect(client.messages.at(-1)).toMatch(/^[\w/ ]+: Error: \w+ is broken\n/);
    },
  );
});

describe("a cancelled request", () => {
  it("is answered as cancelled", async () => {
    const client = await joinServer(memoryRuntime());
    const uri = "untitled:svcpack.log";
    client.open(uri, "svcpack-log", svcpackLog);
    const source = new CancellationTokenSource();
    const answer = client.connection.sendRequest(DocumentSymbolRequest.type, { textDocument: { uri } }, source.token);
    source.cancel();
    await expect(answer).rejects.toMatchObject({ code: LSPErrorCodes.RequestCancelled });
    expect(await client.request(DocumentSymbolRequest.type, { textDocument: { uri } })).not.toHaveLength(0);
    await client.dispose();
  });
});
