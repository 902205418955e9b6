import * as assert from "node:assert/strict";
import * as vscode from "vscode";
import { eventually, openSample, rangeOf } from "./support.js";

/** Labels of all tabs; the preview of a document bears its name. */
const tabs = () => vscode.window.tabGroups.all.flatMap((group) => group.tabs.map(({ label }) => label));
const tabWith = (pattern: RegExp) =>
  eventually(`a tab ${pattern} among ${tabs().join(", ")}`, () => tabs().find((label) => pattern.test(label)));
const closeAll = () => vscode.commands.executeCommand("workbench.action.closeAllEditors");

/** Types into the list that is open, line by line down to `down`, and takes that line. */
async function choose(down: number): Promise<void> {
  for (let i = 0; i < down; i++) await vscode.commands.executeCommand("workbench.action.quickOpenSelectNext");
  await vscode.commands.executeCommand("workbench.action.acceptSelectedQuickOpenItem");
}

describe("Explain an Error Code…", () => {
  afterEach(closeAll);

  it("explains the selected code and opens its page", async () => {
    const document = await openSample("WindowsUpdate.log");
    const range = rangeOf(document, "0x8007f0da");
    await vscode.window.showTextDocument(document, { selection: range });
    await vscode.commands.executeCommand("setupLogs.explainCode");
    // Enter does nothing before the results are there, so it is pressed until the page opens.
    await eventually("the page of the code", async () => {
      await choose(0);
      return tabs().find((label) => /0x8007F0DA/.test(label));
    });
  });

  it("opens a page by its name, as the links of hovers do", async () => {
    await vscode.commands.executeCommand("setupLogs.explainCode", "0x80070005");
    await tabWith(/0x80070005/);
  });

  it("gives the page's text, with links to the remedies", async () => {
    const page = await vscode.workspace.openTextDocument(vscode.Uri.parse("setup-logs:/codes/0xFFFFFBFE.md"));
    assert.match(page.getText(), /^# 0xFFFFFBFE JET_errRecordTooBig/);
    assert.match(page.getText(), /\]\(\.\.\/remedies\/kb940276\.md\)/);
  });

  it("refuses names that are none", async () => {
    const before = tabs().length;
    for (const name of ["../etc/passwd", "a b", ""])
      await vscode.commands.executeCommand("setupLogs.explainCode", name);
    assert.equal(tabs().length, before);
  });
});

describe("Open Remedy…", () => {
  afterEach(closeAll);

  it("opens the article that was chosen", async () => {
    void vscode.commands.executeCommand("setupLogs.openRemedy");
    await eventually("an article", async () => {
      await choose(0);
      return tabs().find((label) => /\.md/.test(label));
    });
  });

  it("gives articles whose links lead to articles", async () => {
    const article = await vscode.workspace.openTextDocument(vscode.Uri.parse("setup-logs:/remedies/kb940276.md"));
    const [, target] = /\]\(([a-z0-9-]+\.md)\)/.exec(article.getText()) ?? [];
    assert.ok(target);
    const next = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(article.uri, "..", target));
    assert.match(next.getText(), /^# /);
  });
});
