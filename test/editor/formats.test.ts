import * as assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import * as vscode from "vscode";
import { codeOf, diagnosticsOf, hoverAt, listFrom, openFile, rangeOf, sampleUri, withFiles } from "./support.js";

interface Expected {
  /** Name of the sample, in the folder of the Windows 11 machine. */
  readonly sample: string;
  /** The name under which Windows leaves the log, where the sample has another. */
  readonly usual?: string;
  readonly language: string;
  /** Errors of the problems, in the order of their lines. */
  readonly problems: readonly string[];
  /** A line of the outline. */
  readonly outline: RegExp;
  /** What the pointer is put on, and what the hover says. */
  readonly hover: readonly [at: string, says: RegExp];
  /** A word that is painted as an error. */
  readonly failed: string;
}

const formats: readonly Expected[] = [
  {
    sample: "WindowsUpdate.log",
    language: "windowsupdate-log",
    problems: ["0x80073712"],
    outline: /^Installing updates/,
    hover: ["80073712]", /ERROR_SXS_COMPONENT_STORE_CORRUPT/],
    failed: "0x80073712",
  },
  {
    sample: "ReportingEvents.log",
    language: "reportingevents-log",
    problems: ["0x80073712"],
    outline: /^Installation Failure/,
    hover: ["AGENT_INSTALLING_FAILED", /182|install/i],
    failed: "80073712",
  },
  {
    sample: "CBS.log",
    language: "cbs-log",
    problems: ["0xC015001A", "0x800F081F"],
    outline: /^Session \d+_\d+ · WindowsUpdateAgent/,
    hover: ["0x800f081f", /CBS_E_SOURCE_MISSING/],
    failed: "0x800f081f",
  },
  {
    sample: "dism.log",
    language: "dism-log",
    problems: ["0x800F081F"],
    outline: /^Command cleanup-image/,
    hover: ["0x800f081f", /CBS_E_SOURCE_MISSING/],
    failed: "0x800f081f",
  },
  {
    sample: "fabvpn.log",
    usual: "MSI6d1f2.LOG",
    language: "msi-log",
    problems: ["0x80070643"],
    outline: /^InstallFinalize/,
    hover: ["1603 (note", /ERROR_INSTALL_FAILURE/],
    failed: "1603",
  },
  {
    sample: "setupapi.dev.log",
    language: "setupapi-dev-log",
    problems: ["0x800F024B"],
    outline: /^Stage Driver Package/,
    hover: ["0xE000024B", /ERROR_FILE_HASH_NOT_IN_CATALOG/],
    failed: "0xE000024B",
  },
  {
    sample: "AppEnforce.log",
    language: "cmtrace-log",
    problems: ["0x80070643"],
    outline: /^Install of Fabrikam VPN Client/,
    hover: ["1603", /ERROR_INSTALL_FAILURE/],
    failed: "1603",
  },
  {
    sample: "setupact.log",
    language: "panther-log",
    problems: ["0x800F024B"],
    outline: /^SetupHost start/,
    hover: ["0x800F024B", /SPAPI_E_FILE_HASH_NOT_IN_CATALOG/],
    failed: "0x800F024B",
  },
  {
    sample: "events.txt",
    usual: "EventLog.txt",
    language: "windows-eventlog-text",
    problems: ["eventlog/installer-failed", "0x80073712"],
    outline: /^Event 20/,
    hover: ["0x80073712", /ERROR_SXS_COMPONENT_STORE_CORRUPT/],
    failed: "0x80073712",
  },
];

const bytesOf = (name: string) => readFileSync(sampleUri(`windows-11/${name}`).fsPath);

function titlesOf(symbols: readonly vscode.DocumentSymbol[]): string[] {
  return symbols.flatMap((symbol) => [symbol.name, ...titlesOf(symbol.children)]);
}

/** The words of a document that its semantic tokens mark as failed. */
async function failedWords(document: vscode.TextDocument): Promise<string[]> {
  const [legend, tokens] = await Promise.all([
    vscode.commands.executeCommand<vscode.SemanticTokensLegend>(
      "vscode.provideDocumentSemanticTokensLegend",
      document.uri,
    ),
    vscode.commands.executeCommand<vscode.SemanticTokens>("vscode.provideDocumentSemanticTokens", document.uri),
  ]);
  const bit = 1 << legend.tokenModifiers.indexOf("error");
  const words: string[] = [];
  let line = 0;
  let character = 0;
  for (let i = 0; i < tokens.data.length; i += 5) {
    const [lines, characters, length, , modifiers] = tokens.data.slice(i, i + 5);
    character = lines === 0 ? character + characters! : characters!;
    line += lines!;
    if ((modifiers! & bit) === 0) continue;
    words.push(document.getText(new vscode.Range(line, character, line, character + length!)));
  }
  return words;
}

describe("the logs of today, by their usual names", () => {
  for (const { sample, usual = sample, language, problems, outline, hover, failed } of formats) {
    it(`${usual} is ${language}, with its colours, outline, problems and hovers`, async () => {
      await withFiles({ [usual]: bytesOf(sample) }, async (uriOf) => {
        const document = await openFile(uriOf(usual), language);
        const found = await diagnosticsOf(document.uri);
        const inOrder = [...found].sort((a, b) => a.range.start.line - b.range.start.line);
        assert.deepEqual(inOrder.map(codeOf), problems);
        const symbols = await listFrom<vscode.DocumentSymbol>("vscode.executeDocumentSymbolProvider", document.uri);
        const titles = titlesOf(symbols);
        assert.ok(
          titles.some((title) => outline.test(title)),
          titles.join("\n"),
        );
        const [at, says] = hover;
        assert.match(await hoverAt(document, rangeOf(document, at).start.translate(0, 2)), says);
        const words = await failedWords(document);
        assert.ok(words.includes(failed), words.join("\n"));
      });
    });
  }
});
