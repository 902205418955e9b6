import * as assert from "node:assert/strict";
import { basename } from "node:path";
import * as vscode from "vscode";
import { cleanLogs, lineText, listFrom, openSample, rangeOf, rangesOf, type Sample } from "./support.js";

const sameError = /\b(?:0x)?(?:8007)?f0da\b|\b61658\b/gi;

const locationsFrom = async (command: string, ...args: unknown[]): Promise<vscode.Location[]> =>
  (await listFrom<vscode.Location | vscode.LocationLink>(command, ...args)).map((each) =>
    "targetUri" in each ? new vscode.Location(each.targetUri, each.targetSelectionRange ?? each.targetRange) : each,
  );

describe("navigation", () => {
  it("definition of 0x8007f0da leads from the report to the entry that explains it", async () => {
    const document = await openSample("WindowsUpdate.log");
    const last = rangesOf(document, "0x8007f0da").at(-1);
    assert.ok(last);
    const [target] = await locationsFrom("vscode.executeDefinitionProvider", document.uri, last.start);
    assert.notEqual(`${target.uri}#${target.range.start.line}`, `${document.uri}#${last.start.line}`);
    assert.match(await lineText(target), /f0da|61658|0xfffffbfe/i);
  });

  for (const { from, spelling, same, holders } of [
    {
      from: "WindowsUpdate.log",
      spelling: "0x8007f0da",
      same: sameError,
      holders: ["WindowsUpdate.log", "svcpack.log"],
    },
    { from: "svcpack.log", spelling: "0xfffffbfe", same: /\b0xfffffbfe\b/gi, holders: ["setupapi.log", "svcpack.log"] },
  ] as const) {
    it(`references on ${spelling} find the same error in every spelling in ${holders.join(" and ")}`, async () => {
      const document = await openSample(from);
      const found = await locationsFrom(
        "vscode.executeReferenceProvider",
        document.uri,
        rangeOf(document, spelling).start,
      );
      const lines = new Set(found.map((each) => `${basename(each.uri.path)}:${each.range.start.line + 1}`));
      const held = new Set<string>();
      for (const name of cleanLogs) {
        const log = await openSample(name);
        for (const range of rangesOf(log, same)) {
          held.add(name);
          assert.ok(lines.has(`${name}:${range.start.line + 1}`), `${name}:${range.start.line + 1} is found`);
        }
      }
      assert.deepEqual([...held].sort(), [...holders].sort());
    });
  }

  it("highlights mark the same error in the open log", async () => {
    const document = await openSample("WindowsUpdate.log");
    const places = rangesOf(document, sameError);
    const found = await listFrom<vscode.DocumentHighlight>(
      "vscode.executeDocumentHighlights",
      document.uri,
      places[0].start,
    );
    assert.equal(
      new Set(found.map((each) => each.range.start.line)).size,
      new Set(places.map((each) => each.start.line)).size,
    );
  });

  it("links point into the folder or to https", async () => {
    for (const name of cleanLogs) {
      const document = await openSample(name);
      const links = await vscode.commands.executeCommand<vscode.DocumentLink[]>(
        "vscode.executeLinkProvider",
        document.uri,
        100,
      );
      for (const link of links) assert.match(link.target?.scheme ?? "", /^(file|vscode-remote|https)$/);
    }
  });

  it("selection grows from the word to the entry to the whole log", async () => {
    const document = await openSample("svcpack.log");
    const at = rangeOf(document, "0xf0da");
    const [smallest] = await listFrom<vscode.SelectionRange>("vscode.executeSelectionRangeProvider", document.uri, [
      at.start.translate(0, 2),
    ]);
    const chain: vscode.Range[] = [];
    for (let each: vscode.SelectionRange | undefined = smallest; each; each = each.parent) chain.push(each.range);
    assert.ok(
      chain.some((range) => range.isEqual(at)),
      "the code",
    );
    assert.ok(
      chain.some((range) => range.contains(document.lineAt(at.start.line).range)),
      "the entry",
    );
    assert.ok(chain.length >= 3);
  });

  it("symbols of the folder are found by name", async () => {
    await openSample("svcpack.log");
    const document = await openSample("WindowsUpdate.log");
    const code = document.getText(rangeOf(document, /0x8007f0da/gi));
    const found = await listFrom<vscode.SymbolInformation>("vscode.executeWorkspaceSymbolProvider", code);
    const names = new Set<string>(cleanLogs);
    assert.ok(
      found.some((each) => names.has(basename(each.location.uri.path))),
      found.map((each) => each.name).join("\n"),
    );
  });
});

describe("outline and folding", () => {
  /** What a run or section begins with. */
  const heads: Record<Exclude<Sample, "thread.txt">, RegExp> = {
    "WindowsUpdate.log": /^.*=+ {2}Logging initialized.*$/gm,
    "svcpack.log": /^\d+\.\d{3}: =+.*$/gm,
    "setupapi.log": /^\[\d{4}\/\d\d\/\d\d \d\d:\d\d:\d\d \d+\.\d+.*\].*$/gm,
  };

  for (const [name, head] of Object.entries(heads) as [Sample, RegExp][]) {
    it(`${name} shows its runs or sections`, async () => {
      const document = await openSample(name);
      const top = await listFrom<vscode.DocumentSymbol>("vscode.executeDocumentSymbolProvider", document.uri);
      const flat = (list: vscode.DocumentSymbol[]): vscode.DocumentSymbol[] =>
        list.flatMap((each) => [each, ...flat(each.children)]);
      const starts = new Set(flat(top).map((each) => each.range.start.line));
      const wanted = rangesOf(document, head).map((range) => range.start.line);
      assert.ok(wanted.length > 0, "the sample holds one");
      for (const line of wanted) {
        const near = [line, line + 1, line - 1].some((each) => starts.has(each));
        assert.ok(near, `a symbol begins at ${document.lineAt(line).text}`);
      }
      for (const each of flat(top)) assert.ok(each.name.trim().length > 0);
    });

    it(`${name} folds`, async () => {
      const document = await openSample(name);
      const folds = await listFrom<vscode.FoldingRange>("vscode.executeFoldingRangeProvider", document.uri);
      for (const fold of folds) assert.ok(fold.start < fold.end && fold.end < document.lineCount);
    });
  }
});
