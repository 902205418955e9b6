import * as assert from "node:assert/strict";
import * as vscode from "vscode";
import {
  cleanLogs,
  codeOf,
  diagnosticsOf,
  listFrom,
  openFile,
  openSample,
  ownDiagnostics,
  rangesOf,
  samples,
  textOf,
  whenever,
  withFiles,
} from "./support.js";

const failure = /^0x(FFFFFBFE|8007F0DA)$/;

/** Lines that look like failures and are none. */
const noise =
  /GetBuildType.*0x2\b|SpUpdSvc.*0x424|Error 1168|Regulation:.*can NOT download|VerifyTargetFileSize: Unable to verify/gi;

describe("problems", () => {
  for (const name of ["WindowsUpdate.log", "svcpack.log", "thread.txt"] as const) {
    it(`${name} has the failure, where the text states it`, async () => {
      const document = await openSample(name);
      const problems = (await diagnosticsOf(document.uri)).filter((each) => failure.test(codeOf(each)));
      assert.ok(problems.length > 0, ownDiagnostics(document.uri).map(codeOf).join(" "));
      const severities = problems.map((each) => each.severity);
      assert.ok(severities.includes(vscode.DiagnosticSeverity.Error), "as an error");
      for (const problem of problems) {
        // Run by hand, SetupAPI lets the file pass and says so with a W, which stays a warning.
        const least = name === "thread.txt" ? vscode.DiagnosticSeverity.Warning : vscode.DiagnosticSeverity.Error;
        assert.ok(problem.severity <= least, problem.message);
        assert.match(document.getText(problem.range), /fbfe|f0da|1026|61658/i);
        assert.ok(problem.message.length > 10);
      }
    });
  }

  it("setupapi.log has the blocked installation", async () => {
    const document = await openSample("setupapi.log");
    const found = (await diagnosticsOf(document.uri)).map((each) => document.lineAt(each.range.start.line).text);
    assert.ok(
      found.some((line) => line.includes("#E359")),
      found.join("\n"),
    );
  });

  it("each code links to a documentation page over https", async () => {
    const document = await openSample("svcpack.log");
    const [problem] = (await diagnosticsOf(document.uri)).filter((each) => failure.test(codeOf(each)));
    assert.ok(problem && typeof problem.code === "object", "the code has a target");
    assert.equal(problem.code.target.scheme, "https");
  });

  it("the same failure up the call chain is one problem, with its other lines beside it", async () => {
    const document = await openSample("WindowsUpdate.log");
    const problems = (await diagnosticsOf(document.uri)).filter((each) => codeOf(each) === "0x8007F0DA");
    const lines = new Set(rangesOf(document, "f0da").map((range) => range.start.line));
    assert.ok(lines.size > 1, "the sample repeats the failure");
    assert.ok(problems.length < lines.size, `${problems.length} problems for ${lines.size} lines`);
    const related = problems.flatMap((each) => each.relatedInformation ?? []);
    assert.ok(related.length > 0);
    for (const each of related) assert.match(each.location.uri.path, /\.(log|txt)$/);
  });

  it("lines that only look like failures are no problems", async () => {
    let seen = 0;
    for (const name of samples) {
      const document = await openSample(name);
      const problems = await diagnosticsOf(document.uri);
      for (const range of rangesOf(document, noise)) {
        seen++;
        const on = problems.filter((each) => each.range.start.line === range.start.line);
        const loud = on.filter((each) => each.severity !== vscode.DiagnosticSeverity.Hint);
        assert.deepEqual(loud, [], document.lineAt(range.start.line).text);
      }
    }
    assert.ok(seen >= cleanLogs.length, `the samples hold noise (${seen})`);
  });

  it("follow the text while it is edited", async () => {
    await withFiles({ "svcpack.log": await textOf("svcpack.log") }, async (uriOf) => {
      const document = await openFile(uriOf("svcpack.log"), "svcpack-log");
      const count = (await diagnosticsOf(document.uri)).length;
      const editor = await vscode.window.showTextDocument(document);
      const all = new vscode.Range(0, 0, document.lineCount, 0);
      const changed = vscode.languages.onDidChangeDiagnostics;
      await editor.edit((builder) => builder.delete(document.validateRange(all)));
      await whenever("no problem in the empty text", changed, () =>
        ownDiagnostics(document.uri).length === 0 ? true : undefined,
      );
      await vscode.commands.executeCommand("undo");
      await whenever("the problems are back", changed, () =>
        ownDiagnostics(document.uri).length === count ? true : undefined,
      );
    });
  });

  it("are not invented for input that is no log", async () => {
    const files = {
      "svcpack.log": "",
      // Without a NUL, since the editor refuses to open those as text.
      "setupapi.log": Uint8Array.from({ length: 4096 }, (_, i) => 1 + ((i * 37) % 255)),
      "WindowsUpdate.log": "x".repeat(1_000_000),
      "KB900000.log": (await textOf("svcpack.log")).slice(0, 100),
    };
    await withFiles(files, async (uriOf) => {
      const uris: vscode.Uri[] = [];
      for (const [name, id] of [
        ["svcpack.log", "svcpack-log"],
        ["setupapi.log", "setupapi-log"],
        ["WindowsUpdate.log", "windowsupdate-log"],
        ["KB900000.log", "svcpack-log"],
      ] as const) {
        uris.push((await openFile(uriOf(name), id)).uri);
      }
      // The problems of a log opened last come after the answers for those before.
      await diagnosticsOf((await openSample("svcpack.log")).uri);
      for (const uri of uris) assert.deepEqual(ownDiagnostics(uri), [], uri.path);
      await listFrom("vscode.executeDocumentSymbolProvider", (await openSample("svcpack.log")).uri);
    });
  });
});
