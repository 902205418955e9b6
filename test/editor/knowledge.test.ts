import * as assert from "node:assert/strict";
import { dirname } from "node:path";
import * as vscode from "vscode";
import {
  diagnosticsOf,
  eventually,
  hoverAt,
  openSample,
  ownDiagnostics,
  rangeOf,
  whenever,
  withFiles,
} from "./support.js";

const article = (id: string, code: string, step = "1. **Safe** Look."): string => `---
id: ${id}
title: "What our team does about it"
appliesTo:
  codes: ["${code}"]
risk: "Safe: nothing changes."
remedySource: team
---

## What it means

Text of the team.

## How to confirm it in the logs

- A line.

## Likely causes

1. A cause.

## Steps

${step}

## What not to do

- Nothing.
`;

const setting = () => vscode.workspace.getConfiguration("setupLogs");
const setPaths = (paths: string[] | undefined) =>
  setting().update("knowledge.paths", paths, vscode.ConfigurationTarget.Global);

describe("a team's own knowledge", () => {
  const files = {
    "our-own.md": article("our-own", "0xFFFFFBFE"),
    "broken.md": article("broken", "0x80070005", "1. Look."),
  };
  afterEach(() => setPaths(undefined));

  it("comes from the folders of the setting, while a broken article has its problem", () =>
    withFiles(files, async (uriOf) => {
      const log = await openSample("svcpack.log");
      const code = rangeOf(log, "0xfffffbfe").start.translate(0, 2);
      assert.doesNotMatch(await hoverAt(log, code), /What our team does/);
      await setPaths([dirname(uriOf("our-own.md").fsPath)]);
      const [problem, ...others] = await diagnosticsOf(uriOf("broken.md"));
      assert.deepEqual(others, []);
      assert.match(problem!.message, /must begin with its risk/);
      assert.equal(problem!.range.start.line, files["broken.md"].split("\n").indexOf("1. Look."));
      await eventually("the team's article in the hover", async () =>
        /What our team does/.test(await hoverAt(log, code)) ? true : undefined,
      );
      const shown = await vscode.workspace.openTextDocument(vscode.Uri.parse("setup-logs:/remedies/our-own.md"));
      assert.match(shown.getText(), /From `our-own\.md` \(your team's knowledge\)/);
    }));

  it("is checked and completed while it is written, and read when it is saved", () =>
    withFiles(files, async (uriOf) => {
      await setPaths([dirname(uriOf("our-own.md").fsPath)]);
      const uri = uriOf("broken.md");
      const document = await vscode.workspace.openTextDocument(uri);
      const editor = await vscode.window.showTextDocument(document);
      assert.equal(document.languageId, "markdown");
      await diagnosticsOf(uri);
      const word = rangeOf(document, "0x80070005");
      await editor.edit((edit) => edit.replace(word, "ACCESS_DENIED"));
      const end = word.start.translate(0, "ACCESS_DENIED".length);
      const code = await eventually("the code of the symbol", async () => {
        const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
          "vscode.executeCompletionItemProvider",
          uri,
          end,
        );
        return items.find(({ label }) => label === "0x80070005");
      });
      assert.match(String(code.detail), /ERROR_ACCESS_DENIED/);
      const key = await hoverAt(document, rangeOf(document, "remedySource").start.translate(0, 2));
      assert.match(key, /team: your own team found it/);
      await whenever("a problem for the symbol", vscode.languages.onDidChangeDiagnostics, () =>
        ownDiagnostics(uri).some(({ range }) => range.start.line === word.start.line) ? true : undefined,
      );
      await editor.edit((edit) => {
        edit.replace(new vscode.Range(word.start, end), "0x80070005");
        edit.replace(rangeOf(document, "1. Look."), "1. **Safe** Look.");
      });
      await whenever("no problem any more", vscode.languages.onDidChangeDiagnostics, () =>
        ownDiagnostics(uri).length === 0 ? true : undefined,
      );
      await document.save();
      await eventually("the article", async () => {
        const shown = await vscode.workspace.openTextDocument(vscode.Uri.parse("setup-logs:/remedies/broken.md"));
        return shown.getText().includes("Text of the team.") ? true : undefined;
      });
    }));
});
