import * as assert from "node:assert/strict";
import * as vscode from "vscode";
import { cleanLogs, codeOf, diagnosticsOf, eventually, listFrom, openSample, samples } from "./support.js";

const whole = (document: vscode.TextDocument) => document.validateRange(new vscode.Range(0, 0, document.lineCount, 0));

describe("code actions", () => {
  const actionsFor = async (document: vscode.TextDocument, problem: vscode.Diagnostic) =>
    listFrom<vscode.CodeAction>("vscode.executeCodeActionProvider", document.uri, problem.range);

  const onFailure = async (name: "svcpack.log" | "WindowsUpdate.log") => {
    const document = await openSample(name);
    const problems = (await diagnosticsOf(document.uri)).filter((each) => /FBFE$|F0DA$/.test(codeOf(each)));
    assert.ok(problems.length > 0);
    const actions = await actionsFor(document, problems[0]);
    const find = (pattern: RegExp) => {
      const found = actions.find((each) => pattern.test(each.title));
      assert.ok(found, `${pattern} among: ${actions.map((each) => each.title).join(" | ")}`);
      return found;
    };
    return { actions, find };
  };

  const run = ({ command }: vscode.CodeAction) => {
    assert.ok(command);
    return vscode.commands.executeCommand(command.command, ...(command.arguments ?? []));
  };

  it("offer the remedy, the documentation, and a copy for a ticket", async () => {
    const { find } = await onFailure("svcpack.log");
    find(/KB940276/);
    find(/documentation/i);
    find(/copy/i);
  });

  it("the remedy opens as an article in the editor", async () => {
    const { find } = await onFailure("svcpack.log");
    await run(find(/KB940276/));
    const labels = () => vscode.window.tabGroups.all.flatMap((group) => group.tabs.map((tab) => tab.label));
    await eventually("a tab with the article", () => labels().find((label) => /KB940276/i.test(label)));
  });

  it("the copy holds the code and its meaning", async () => {
    await vscode.env.clipboard.writeText("");
    const { find } = await onFailure("svcpack.log");
    await run(find(/copy/i));
    const text = await eventually(
      "text on the clipboard",
      async () => (await vscode.env.clipboard.readText()) || undefined,
    );
    assert.match(text, /0xfffffbfe/i);
    assert.match(text, /JET_errRecordTooBig/);
  });

  it("lead from the report to the cause", async () => {
    const { find } = await onFailure("WindowsUpdate.log");
    await run(find(/cause/i));
    await eventually("the cursor on the cause", () => {
      const editor = vscode.window.activeTextEditor;
      const line = editor?.document.lineAt(editor.selection.active.line).text ?? "";
      return /0xfffffbfe/i.test(line) || undefined;
    });
  });

  it("never change the log", async () => {
    for (const name of cleanLogs) {
      const document = await openSample(name);
      for (const problem of await diagnosticsOf(document.uri)) {
        for (const action of await actionsFor(document, problem)) assert.equal(action.edit, undefined, action.title);
      }
      assert.equal(document.isDirty, false);
    }
  });
});

describe("inlay hints", () => {
  const labelsOf = async (name: "svcpack.log" | "WindowsUpdate.log") => {
    const document = await openSample(name);
    const hints = await listFrom<vscode.InlayHint>("vscode.executeInlayHintProvider", document.uri, whole(document));
    return hints.map(({ label }) => (typeof label === "string" ? label : label.map((part) => part.value).join("")));
  };

  it("name the code", async () => {
    const labels = await labelsOf("svcpack.log");
    assert.ok(
      labels.some((label) => label.includes("JET_errRecordTooBig")),
      labels.join("\n"),
    );
  });

  it("give the absolute time of svcpack entries", async () => {
    const labels = await labelsOf("svcpack.log");
    assert.ok(
      labels.some((label) => /\d\d:\d\d:\d\d/.test(label)),
      labels.join("\n"),
    );
  });
});

describe("semantic tokens", () => {
  for (const name of samples) {
    it(`colour ${name}`, async () => {
      const document = await openSample(name);
      const legend = await eventually("the legend", () =>
        vscode.commands.executeCommand<vscode.SemanticTokensLegend>(
          "vscode.provideDocumentSemanticTokensLegend",
          document.uri,
        ),
      );
      const full = await eventually("tokens", () =>
        vscode.commands.executeCommand<vscode.SemanticTokens>("vscode.provideDocumentSemanticTokens", document.uri),
      );
      assert.ok(full.data.length > 0 && full.data.length % 5 === 0);
      let line = 0;
      let start = 0;
      const kinds = new Set<string>();
      for (let i = 0; i < full.data.length; i += 5) {
        start = full.data[i] > 0 ? full.data[i + 1] : start + full.data[i + 1];
        line += full.data[i];
        const text = document.lineAt(line).text;
        assert.ok(start + full.data[i + 2] <= text.length, `inside line ${line + 1}`);
        kinds.add(legend.tokenTypes[full.data[i + 3]]);
      }
      assert.ok(kinds.size >= 3, [...kinds].join(" "));
    });
  }

  it("of a range are a part of those of the whole", async () => {
    const document = await openSample("svcpack.log");
    const part = new vscode.Range(0, 0, 5, 0);
    const tokens = await eventually("tokens of a range", () =>
      vscode.commands.executeCommand<vscode.SemanticTokens>(
        "vscode.provideDocumentRangeSemanticTokens",
        document.uri,
        part,
      ),
    );
    assert.ok(tokens.data.length > 0);
    let line = 0;
    for (let i = 0; i < tokens.data.length; i += 5) line += tokens.data[i];
    assert.ok(line <= 5);
  });
});
