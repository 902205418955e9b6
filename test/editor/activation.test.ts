import * as assert from "node:assert/strict";
import * as vscode from "vscode";
import { eventually, extensionId, openSample, sampleLanguages } from "./support.js";

describe("activation", () => {
  it("starts when a log is opened", async () => {
    await openSample("svcpack.log");
    const extension = vscode.extensions.getExtension(extensionId);
    assert.ok(extension, `${extensionId} is installed`);
    await eventually("the extension is active", () => extension.isActive || undefined);
  });

  it("runs from where this test run put it", () => {
    const path = vscode.extensions.getExtension(extensionId)?.extensionPath;
    const expected = process.env.SETUP_LOGS_EXTENSION;
    if (expected === "installed")
      assert.match(path ?? "", /[\\/]extensions[\\/]windows-setup-logs\.windows-setup-logs-/);
    else if (expected) assert.equal(path, expected);
    else assert.ok(path);
  });

  it("brings the four languages", async () => {
    const known = await vscode.languages.getLanguages();
    assert.deepEqual(
      Object.values(sampleLanguages).filter((id) => !known.includes(id)),
      [],
    );
  });

  it("registers every command it announces, all under one prefix", async () => {
    await openSample("svcpack.log");
    const manifest = vscode.extensions.getExtension(extensionId)?.packageJSON;
    const announced: string[] = manifest.contributes.commands.map((each: { command: string }) => each.command);
    assert.ok(announced.length > 0, "it announces commands");
    assert.deepEqual(
      announced.filter((id) => !id.startsWith("setupLogs.")),
      [],
    );
    await eventually("all commands are registered", async () => {
      const registered = await vscode.commands.getCommands(true);
      return announced.every((id) => registered.includes(id)) || undefined;
    });
  });

  it("reads no setting but its own, and gives each a description", () => {
    const manifest = vscode.extensions.getExtension(extensionId)?.packageJSON;
    const sections = [manifest.contributes.configuration].flat();
    const settings = sections.flatMap((section) => Object.entries<Record<string, unknown>>(section.properties));
    assert.ok(settings.length > 0);
    for (const [name, schema] of settings) {
      assert.match(name, /^setupLogs\./);
      assert.ok(schema.description ?? schema.markdownDescription, name);
    }
  });
});
