import * as assert from "node:assert/strict";
import * as vscode from "vscode";
import { openFile, openSample, rangeOf, type Sample, sampleLanguages, samples, textOf, withFiles } from "./support.js";

describe("language of a log", () => {
  for (const name of samples) {
    it(`${name} is ${sampleLanguages[name]}`, async () => {
      assert.deepEqual(vscode.workspace.getConfiguration("files").get("associations"), {}, "no setting helps");
      await openSample(name);
    });
  }

  const usual: readonly [string, Sample][] = [
    ["KB912345.log", "svcpack.log"],
    ["kb905474.log", "svcpack.log"],
    ["SETUPAPI.LOG", "setupapi.log"],
    ["windowsupdate.log", "WindowsUpdate.log"],
  ];
  for (const [name, sample] of usual) {
    it(`${name} is ${sampleLanguages[sample]} by its name`, async () => {
      await withFiles({ [name]: "" }, (uriOf) => openFile(uriOf(name), sampleLanguages[sample]));
    });
  }

  const renamed: readonly [string, Sample][] = [
    ["collected-01.log", "WindowsUpdate.log"],
    ["server7.txt", "setupapi.log"],
    ["copy of service pack.log", "svcpack.log"],
    ["mail.txt", "thread.txt"],
  ];
  for (const [name, sample] of renamed) {
    it(`${name} is ${sampleLanguages[sample]} by its content`, async () => {
      await withFiles({ [name]: await textOf(sample) }, (uriOf) => openFile(uriOf(name), sampleLanguages[sample]));
    });
  }

  it("leaves another program's log alone", async () => {
    const text = "2024-03-01 10:00:00 INFO  server started\n2024-03-01 10:00:01 ERROR connection failed: 0x80070005\n";
    await withFiles({ "application.log": text, "later.log": await textOf("setupapi.log") }, async (uriOf) => {
      const other = await openFile(uriOf("application.log"), "log");
      // Detection of the second file ends after that of the first: then the first has been looked at.
      await openFile(uriOf("later.log"), "setupapi-log");
      assert.equal(other.languageId, "log");
      assert.deepEqual(vscode.languages.getDiagnostics(other.uri), []);
    });
  });

  const words: readonly [Sample, string, RegExp][] = [
    ["WindowsUpdate.log", "a GUID with its braces or without", /\{?[0-9A-F]{8}(?:-[0-9A-F]{4}){3}-[0-9A-F]{12}\}?/gi],
    ["WindowsUpdate.log", "a code", /0x8007f0da/gi],
    ["svcpack.log", "a KB number", /KB\d{6}/g],
    ["svcpack.log", "a path", /[a-z]:\\[\w\\.]+\w/gi],
  ];
  for (const [name, what, pattern] of words) {
    it(`${what} is one word in ${name}`, async () => {
      const document = await openSample(name);
      const range = rangeOf(document, pattern);
      const word = document.getWordRangeAtPosition(range.start.translate(0, 3));
      assert.ok(word);
      const text = (each: vscode.Range) => document.getText(each).replace(/[{}]/g, "");
      assert.equal(text(word), text(range));
    });
  }
});
