// After any edits the answers are those for the same text opened afresh.
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  DocumentSymbolRequest,
  SemanticTokensRequest,
  type TextDocumentContentChangeEvent,
} from "vscode-languageserver/node";
import { TextDocument } from "vscode-languageserver-textdocument";
import { setupapiLog, svcpackLog, thread, windowsUpdateLog } from "../support/incidentLogs";
import { joinServer, type LspClient } from "../support/lspClient";
import { memoryRuntime } from "../support/memoryRuntime";

const logs: readonly [string, string][] = [
  ["windowsupdate-log", windowsUpdateLog],
  ["svcpack-log", svcpackLog],
  ["setupapi-log", setupapiLog],
  ["setup-log-transcript", thread],
];
const pieces = [
  "",
  "x",
  "\n",
  "\r\n",
  "\r",
  "> ",
  " 0x80070005 ",
  "\t",
  ...logs.flatMap(([, text]) =>
    text
      .split("\n")
      .slice(3, 9)
      .map((line) => `${line}\n`),
  ),
  // Long enough for several blocks of the text.
  svcpackLog.repeat(20),
];
const edit = fc.record({
  from: fc.nat({ max: 1000 }),
  length: fc.oneof(fc.nat({ max: 3 }), fc.nat({ max: 400 })),
  text: fc.constantFrom(...pieces),
});

let client: LspClient;
beforeAll(async () => {
  client = await joinServer(memoryRuntime());
});
afterAll(() => client.dispose());

/** What the server says about a document of this text and no other. */
async function answersFor(uri: string): Promise<unknown> {
  const textDocument = { uri };
  return {
    tokens: (await client.request(SemanticTokensRequest.type, { textDocument }))!.data,
    problems: await client.pull(uri),
    symbols: await client.request(DocumentSymbolRequest.type, { textDocument }),
    information: await client.connection.sendRequest("setupLogs/documentInfo", { uri }),
  };
}

describe("edits", () => {
  it.each(logs)("of a %s give what the edited text opened afresh gives", async (id, source) => {
    const uri = `untitled:${id}`;
    const property = fc.asyncProperty(
      fc.array(fc.array(edit, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 4 }),
      async (steps) => {
        // The library's own document says what the text is after the same changes.
        const document = TextDocument.create(uri, id, 1, source);
        client.open(uri, id, source);
        for (const [i, step] of steps.entries()) {
          const changes: TextDocumentContentChangeEvent[] = [];
          for (const { from, length, text } of step) {
            const all = document.getText().length;
            const start = Math.floor((from / 1000) * all);
            const range = {
              start: document.positionAt(start),
              end: document.positionAt(Math.min(all, start + length)),
            };
            changes.push({ range, text });
            TextDocument.update(document, [{ range, text }], i + 2);
          }
          client.change(uri, i + 2, changes);
        }
        const edited = await answersFor(uri);
        client.close(uri);
        client.open(uri, id, document.getText());
        const fresh = await answersFor(uri);
        client.close(uri);
        expect(edited).toEqual(fresh);
      },
    );
    await fc.assert(property, { numRuns: 40, seed: 20090304 });
    expect(client.messages).toEqual([]);
  });
});
