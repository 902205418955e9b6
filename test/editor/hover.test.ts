import * as assert from "node:assert/strict";
import * as vscode from "vscode";
import { hoverAt, openSample, rangeOf } from "./support.js";

describe("hover", () => {
  it("on 0xf0da gives the canonical code and says what is inferred", async () => {
    const document = await openSample("svcpack.log");
    const text = await hoverAt(document, rangeOf(document, /\b0xf0da\b/gi).start.translate(0, 2));
    assert.match(text, /0x8007F0DA/);
    assert.match(text, /inferred/i);
  });

  it("on 0x8007f0da in another log gives the same code", async () => {
    const document = await openSample("WindowsUpdate.log");
    const text = await hoverAt(document, rangeOf(document, "0x8007f0da").start.translate(0, 4));
    assert.match(text, /0x8007F0DA/);
    assert.match(text, /\b\d+ (?:times|entries)|\bonce\b/i, "how often it occurs here");
  });

  it("on 0xfffffbfe names the database error", async () => {
    const document = await openSample("svcpack.log");
    const text = await hoverAt(document, rangeOf(document, "0xfffffbfe").start.translate(0, 2));
    assert.match(text, /JET_errRecordTooBig/);
    assert.match(text, /-1026/);
  });

  it("works in pasted excerpts too", async () => {
    const document = await openSample("thread.txt");
    const text = await hoverAt(document, rangeOf(document, "0xfffffbfe").start.translate(0, 2));
    assert.match(text, /JET_errRecordTooBig/);
  });

  it("on a GUID says how many entries bear it", async () => {
    const document = await openSample("WindowsUpdate.log");
    const guid = rangeOf(document, /[0-9A-F]{8}(?:-[0-9A-F]{4}){3}-[0-9A-F]{12}/gi);
    assert.match(await hoverAt(document, guid.start.translate(0, 4)), /\bentr(?:y|ies)\b/i);
  });

  it("takes no message number for a colour, as the editor would take #E359", () => {
    for (const languageId of ["windowsupdate-log", "svcpack-log", "setupapi-log", "setup-log-transcript"]) {
      assert.equal(
        vscode.workspace.getConfiguration("editor", { languageId }).get("colorDecorators"),
        false,
        languageId,
      );
    }
  });

  it("on a message number of SetupAPI says what it means", async () => {
    const document = await openSample("setupapi.log");
    const text = await hoverAt(document, rangeOf(document, "#E359").start.translate(0, 2));
    assert.match(text, /359/);
  });

  it("has no command link but those to remedies", async () => {
    const document = await openSample("svcpack.log");
    for (const word of ["0xf0da", "0xfffffbfe"]) {
      const links = (await hoverAt(document, rangeOf(document, word).start)).match(/\]\(command:[^)]*\)/g) ?? [];
      for (const link of links) assert.match(link, /^\]\(command:setupLogs\.openRemedy\?%5B%22[a-z0-9-]+%22%5D\)$/);
      assert.notEqual(links.length, 0, `the hover on ${word} leads to a remedy`);
    }
  });

  it("makes no link of the text of a log", async () => {
    const path = "c:\\[x](command:setupLogs.openRemedy?%5B%22kb940276%22%5D)\\update.exe";
    const document = await vscode.workspace.openTextDocument({
      language: "svcpack-log",
      content: `0.100: 2008/02/19 03:00:28.453 (local)\n0.100: ${path} (version 6.1.22.4)\n0.200: Hotfix started with following command line: \n`,
    });
    const at = rangeOf(document, "c:\\[x]").start.translate(0, 1);
    assert.doesNotMatch((await hoverAt(document, at)).replace(/`[^`]*`/g, ""), /\]\(command:/);
  });
});
