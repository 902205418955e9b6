import * as assert from "node:assert/strict";
import { basename } from "node:path";
import * as vscode from "vscode";
import {
  cleanLogs,
  diagnosticsOf,
  eventually,
  extensionId,
  hands,
  hasHands,
  listFrom,
  openFile,
  openSample,
  pressKeyOf,
  rangeOf,
  rangesOf,
  sampleUri,
  textOf,
  withFiles,
} from "./support.js";

const run = (command: string, ...args: unknown[]) => vscode.commands.executeCommand(`setupLogs.${command}`, ...args);
const closeAll = () => vscode.commands.executeCommand("workbench.action.closeAllEditors");

/** The line the cursor is on, with the name of its log. */
function cursor(): { readonly log: string; readonly line: number; readonly text: string } | undefined {
  const editor = vscode.window.activeTextEditor;
  if (!editor) return undefined;
  const { line } = editor.selection.active;
  return { log: basename(editor.document.uri.path), line, text: editor.document.lineAt(line).text };
}
const placed = () => `${cursor()?.log}:${cursor()?.line}`;
const cursorOn = (log: string, text: RegExp) =>
  eventually(`the cursor in ${log} on ${text}`, () => {
    const now = cursor();
    return now?.log === log && text.test(now.text) ? now : undefined;
  });

/** Opens WindowsUpdate.log with the cursor on the entry that reports the failure to the server. */
async function openReport(): Promise<vscode.TextDocument> {
  const document = await openSample("WindowsUpdate.log");
  const at = rangesOf(document, /REPORT EVENT: .*8007f0da/g).at(-1);
  assert.ok(at);
  const editor = await vscode.window.showTextDocument(document, { selection: new vscode.Range(at.start, at.start) });
  editor.revealRange(at, vscode.TextEditorRevealType.InCenter);
  return document;
}

/** Opens a document of the server's own and waits until it has its text. */
async function ownDocument(path: string, query = ""): Promise<vscode.TextDocument> {
  const uri = vscode.Uri.from({ scheme: "setup-logs", path, query });
  const document = await vscode.workspace.openTextDocument(uri);
  return eventually(`the text of ${path}`, () => (document.getText() === "" ? undefined : document));
}

const tabs = () => vscode.window.tabGroups.all.flatMap((group) => group.tabs);

/** The key of the incident whose report is shown. */
const shownReport = () =>
  eventually("the report", () => {
    const label = tabs().find(({ label }) => /\breport-\w{8,}\.md$/.test(label))?.label;
    return label === undefined ? undefined : /report-(\w{8,})\.md$/.exec(label)?.[1];
  });

describe("incidents", () => {
  afterEach(closeAll);

  it("one key leads from the report in WindowsUpdate.log to the cause in svcpack.log", async () => {
    await openReport();
    await pressKeyOf("setupLogs.goToCause");
    await cursorOn("svcpack.log", /0xfffffbfe/i);
  });

  it("the chain leads from the cause to the report, over three logs, and back", async () => {
    await openReport();
    await run("goToCause");
    await cursorOn("svcpack.log", /0xfffffbfe/i);
    const way = [placed()];
    const step = async (command: string) => {
      const before = placed();
      await run(command);
      return placed() !== before;
    };
    while (await step("nextInChain")) {
      way.push(placed());
      assert.ok(way.length < 50, way.join(" "));
    }
    assert.match(cursor()?.text ?? "", /REPORT EVENT: .*8007f0da/);
    assert.deepEqual([...new Set(way.map((each) => each.split(":")[0]))].sort(), [...cleanLogs].sort());
    const back = [placed()];
    while (await step("previousInChain")) {
      back.push(placed());
      assert.ok(back.length < 50, back.join(" "));
    }
    assert.deepEqual(back.reverse(), way);
  });

  it("steps stay with the thread, the process, the key", async () => {
    const document = await openSample("WindowsUpdate.log");
    const start = rangeOf(document, "AU: Download updates");
    const columns = (line: number) => document.lineAt(line).text.split("\t");
    const go = async (command: string) => {
      await vscode.window.showTextDocument(document, { selection: new vscode.Range(start.start, start.start) });
      await run(command);
      assert.equal(cursor()?.log, "WindowsUpdate.log");
      return cursor()?.line ?? 0;
    };
    const { line } = start.start;
    const [, , process, thread] = columns(line);
    const expected = (direction: 1 | -1, same: (columns: string[]) => boolean) => {
      let at = line + direction;
      while (!same(columns(at))) at += direction;
      return at;
    };
    const ofThread = (columns: string[]) => columns[2] === process && columns[3] === thread;
    assert.equal(await go("nextOfThread"), expected(1, ofThread));
    assert.equal(await go("previousOfThread"), expected(-1, ofThread));
    assert.equal(
      await go("nextOfProcess"),
      expected(1, (columns) => columns[2] === process),
    );

    const [first, second] = rangesOf(document, "6E1F9B52-83D4-4C07-A9E6-51B20C7D3F48");
    const inside = first.start.translate(0, 4);
    await vscode.window.showTextDocument(document, { selection: new vscode.Range(inside, inside) });
    await pressKeyOf("setupLogs.nextOfKey");
    await eventually("the next entry with the update", () => cursor()?.line === second.start.line || undefined);
  });

  it("call hierarchy: a failure was caused by what it calls, and led to what calls it", async () => {
    const document = await openReport();
    const at = vscode.window.activeTextEditor?.selection.active;
    const [item] = await listFrom<vscode.CallHierarchyItem>("vscode.prepareCallHierarchy", document.uri, at);
    const calls = await listFrom<vscode.CallHierarchyOutgoingCall>("vscode.provideOutgoingCalls", item);
    const reached = new Map<string, vscode.CallHierarchyItem>();
    const waiting = calls.map(({ to }) => to);
    for (let each = waiting.pop(); each && reached.size < 50; each = waiting.pop()) {
      const place = `${basename(each.uri.path)}:${each.selectionRange.start.line}`;
      if (reached.has(place)) continue;
      reached.set(place, each);
      const next = await vscode.commands.executeCommand<vscode.CallHierarchyOutgoingCall[]>(
        "vscode.provideOutgoingCalls",
        each,
      );
      waiting.push(...next.map(({ to }) => to));
    }
    const places = [...reached.keys()];
    assert.ok(
      places.some((place) => place.startsWith("svcpack.log:")),
      places.join(" "),
    );
    const svcpack = await openSample("svcpack.log");
    const cause = rangesOf(svcpack, /error=0xfffffbfe/gi)[0].start;
    const [ofCause] = await listFrom<vscode.CallHierarchyItem>("vscode.prepareCallHierarchy", svcpack.uri, cause);
    const callers = await listFrom<vscode.CallHierarchyIncomingCall>("vscode.provideIncomingCalls", ofCause);
    assert.ok(callers.length > 0);
  });

  it("a code lens above the failure names its cause and opens the report", async () => {
    const document = await openSample("WindowsUpdate.log");
    const lenses = await listFrom<vscode.CodeLens>("vscode.executeCodeLensProvider", document.uri, 20);
    const commands = lenses.flatMap(({ command }) => (command ? [command] : []));
    const cause = commands.find(({ command }) => command === "setupLogs.goToCause");
    assert.ok(cause, commands.map(({ title }) => title).join(" | "));
    await vscode.commands.executeCommand(cause.command, ...(cause.arguments ?? []));
    await cursorOn("svcpack.log", /0xfffffbfe/i);
    const report = commands.find(({ command }) => command === "setupLogs.showIncidentReport");
    assert.ok(report);
    await vscode.commands.executeCommand(report.command, ...(report.arguments ?? []));
    assert.ok(await shownReport());
  });
});

describe("the view of incidents", () => {
  afterEach(closeAll);
  // A log bears its folder as well while another test's copy of it is still held open by the editor.
  const rows = () => hands<string[]>("labels", ".pane-body .monaco-list-row");

  it("shows the chain of an incident, and opens its places", async function () {
    if (!hasHands) this.skip();
    await openReport();
    await run("revealIncident");
    const shown = await eventually("the chain", async () => {
      const labels = await rows();
      return labels.some((label) => /^Cause, (?:samples\/)?svcpack\.log:\d+/.test(label)) ? labels : undefined;
    });
    for (const log of cleanLogs)
      assert.ok(
        shown.some((label) => label.includes(`${log}:`)),
        shown.join("\n"),
      );
    await hands("click", '.pane-body .monaco-list-row[aria-label^="Cause"]');
    await cursorOn("svcpack.log", /0xfffffbfe/i);
  });

  it("bears the number of failures", async function () {
    if (!hasHands) this.skip();
    const [label] = await eventually("the badge", () =>
      hands<string[]>("labels", '.action-label[aria-label*="Setup Logs"]'),
    );
    assert.match(label, /\d+ failed installations? or updates?/);
  });
});

describe("the incident report", () => {
  afterEach(closeAll);

  const keyOfReport = async () => {
    await openReport();
    await run("showIncidentReport");
    return shownReport();
  };

  it("opens rendered for the incident at the cursor", async () => {
    const key = await keyOfReport();
    const text = (await ownDocument(`/incidents/report-${key}.md`)).getText();
    assert.match(text, /^# /);
    for (const part of [...cleanLogs, "0xfffffbfe", "KB889101"]) assert.ok(text.includes(part), part);
    if (!hasHands) return;
    const headings = await eventually("the rendered report", () => hands<string[]>("headings"));
    assert.ok(headings.length > 3, headings.join(" | "));
  });

  it("has links that open the logs at the line", async function () {
    if (!hasHands) this.skip();
    const key = await keyOfReport();
    const text = (await ownDocument(`/incidents/report-${key}.md`)).getText();
    const link = /\[`((?:samples\/)?svcpack\.log:(\d+))`\]\(/.exec(text);
    assert.ok(link, text);
    await eventually("the rendered report", () => hands<string[]>("headings"));
    await hands("follow", link[1]);
    await eventually("the line", () => (placed() === `svcpack.log:${Number(link[2]) - 1}` ? placed() : undefined));
  });

  it("is copied without links", async () => {
    await openReport();
    await vscode.env.clipboard.writeText("");
    await run("copyIncidentReport");
    const text = await vscode.env.clipboard.readText();
    assert.match(text, /^# /);
    assert.ok(text.includes("svcpack.log"));
    assert.doesNotMatch(text, /\]\((?:\.\.)?\//);
  });

  it("is redacted when the user wants it so", async () => {
    const setting = () => vscode.workspace.getConfiguration("setupLogs").get("report.redact");
    assert.equal(setting(), false);
    await run("toggleRedaction");
    try {
      assert.equal(setting(), true);
      await openReport();
      await run("showTimeline");
      const shown = await eventually("the timeline", () =>
        vscode.workspace.textDocuments.find(
          ({ uri }) => uri.path.startsWith("/timelines/") && uri.query === "redacted",
        ),
      );
      assert.ok(shown.getText().includes("svcpack.log"));
    } finally {
      await run("toggleRedaction");
    }
    assert.equal(setting(), false);
  });
});

describe("pages that stand for a place in a log", () => {
  afterEach(closeAll);

  const open = (place: string) => {
    const path = `/places/${Buffer.from(place).toString("base64url")}/3`;
    return vscode.commands.executeCommand("vscode.open", vscode.Uri.from({ scheme: "setup-logs", path }));
  };

  // Pages have a text once the server runs.
  before(async () => {
    const { uri } = await openSample("WindowsUpdate.log");
    await diagnosticsOf(uri);
    await closeAll();
  });

  it("give way to the log at the line", async () => {
    await open(sampleUri("setupapi.log").toString());
    await eventually("the line", () => (placed() === "setupapi.log:2" ? true : undefined));
    await eventually("no other tab", () => (tabs().length === 1 ? true : undefined));
  });

  it("lead to nothing but logs", async () => {
    for (const place of ["https://example.com/", "command:workbench.action.closeWindow", "no place"]) {
      await open(place);
      assert.equal(vscode.window.activeTextEditor?.document.uri.scheme, "setup-logs");
    }
  });
});

describe("the timeline", () => {
  afterEach(closeAll);

  const shown = (name: RegExp) =>
    eventually("the timeline", () => {
      const document = vscode.window.activeTextEditor?.document;
      return document?.uri.scheme === "setup-logs" && name.test(document.uri.path) ? document : undefined;
    });

  it("merges the logs of the incident by time, with links back", async () => {
    await openReport();
    await run("showTimeline");
    const document = await shown(/^\/timelines\/timeline-\w{8,}\.setup-timeline$/);
    assert.equal(document.languageId, "setup-log-timeline");
    const text = document.getText();
    for (const log of cleanLogs) assert.ok(text.includes(log), log);
    const times = text.split("\n").flatMap((line) => /\d\d:\d\d:\d\d(?:\.\d+)?/.exec(line)?.[0] ?? []);
    assert.ok(times.length > 20);
    const links = await listFrom<vscode.DocumentLink>("vscode.executeLinkProvider", document.uri, 100);
    const cause = links.find(({ target, range }) => {
      const line = document.lineAt(range.start.line).text;
      return /error=0xfffffbfe/.test(line) && target?.path === sampleUri("svcpack.log").path;
    });
    assert.match(cause?.target?.fragment ?? "", /^L?\d+/);
  });

  it("is read again when there is more to tell", async () => {
    await openSample("svcpack.log");
    await run("showFolderTimeline");
    const document = await shown(/^\/timelines\/all-logs\./);
    const later = (await textOf("svcpack.log")).replaceAll("2008/02/19", "2009/03/04");
    await withFiles({ "KB999999.log": later }, async (uriOf) => {
      await openFile(uriOf("KB999999.log"), "svcpack-log");
      await eventually("the new log in the timeline", () => document.getText().includes("KB999999.log") || undefined);
    });
  });

  it("of the folder holds all logs", async () => {
    await openSample("svcpack.log");
    await run("showFolderTimeline");
    const document = await shown(/^\/timelines\/all-logs\./);
    for (const log of cleanLogs) assert.ok(document.getText().includes(log), log);
  });
});

describe("key bindings", () => {
  it("collide with no default of this editor on this system", async () => {
    const own: { key: string; mac?: string; command: string }[] =
      vscode.extensions.getExtension(extensionId)?.packageJSON.contributes.keybindings;
    const document = await vscode.workspace.openTextDocument(
      vscode.Uri.parse("vscode://defaultsettings/keybindings.json"),
    );
    // One object a line or so, between comments: enough to be read without a parser for JSON with comments.
    const all = [...document.getText().matchAll(/"key": "([^"]*)",\s*"command": "([^"]*)"/g)];
    assert.ok(all.length > 500, `${all.length} defaults`);
    for (const { key, mac, command } of own) {
      const here = process.platform === "darwin" ? (mac ?? key) : key;
      const norm = (keys: string) => keys.toLowerCase().split("+").sort().join("+");
      const bound = all.filter(([, keys]) => norm(keys) === norm(here)).map(([, , id]) => id);
      assert.deepEqual(bound, [command], here);
    }
  });
});
