// Reports and timelines as documents of the server's own.
import { afterEach, describe, expect, it } from "vitest";
import {
  DefinitionRequest,
  DocumentLinkRequest,
  type Location,
  TextDocumentContentRequest,
  WorkspaceSymbolRequest,
} from "vscode-languageserver/node";
import { type IncidentItem, paths, requests } from "../../server/src/protocol";
import { setupapiLog, svcpackLog, windowsUpdateLog } from "../support/incidentLogs";
import { type ClientOptions, joinServer, type LspClient } from "../support/lspClient";
import { type MemoryRuntime, memoryRuntime } from "../support/memoryRuntime";

const folder = "file:///c%3A/Users/anna.berg/logs";
const names = ["WindowsUpdate.log", "svcpack.log", "setupapi.log"] as const;
const texts = {
  "WindowsUpdate.log": windowsUpdateLog,
  "svcpack.log": svcpackLog.replace("KB900123.cat as", "c:\\Documents and Settings\\anna.berg\\KB900123.cat as"),
  "setupapi.log": setupapiLog,
} as const;
const files = Object.fromEntries(names.map((name) => [`${folder}/${name}`, texts[name]]));

let client: LspClient | undefined;
let runtime: MemoryRuntime;

afterEach(async () => {
  await client?.dispose();
  client = undefined;
});

async function join(
  options: ClientOptions = {},
  onDisk: Readonly<Record<string, string>> = files,
): Promise<readonly IncidentItem[]> {
  runtime = memoryRuntime(onDisk);
  client = await joinServer(runtime, { folders: [folder], ...options });
  await client.request(WorkspaceSymbolRequest.type, { query: "" });
  return client.connection.sendRequest(requests.incidents);
}

const textOf = async (path: string): Promise<string> =>
  (await client!.connection.sendRequest(TextDocumentContentRequest.type, { uri: `setup-logs:${path}` })).text;

describe("the report on an incident", () => {
  it("is made of logs that are not open", async () => {
    const [incident] = await join();
    const text = await textOf(paths.report(incident!.key));
    expect(text).toMatch(/^# /);
    expect(text).toContain("## Lines of the logs");
    for (const name of names) expect(text).toContain(name);
    expect(text).toContain("0xfffffbfe");
  });

  it("links to the logs, to articles and to the timeline in ways that a preview follows", async () => {
    const [incident] = await join();
    const text = await textOf(paths.report(incident!.key));
    const targets = [...text.matchAll(/\]\(<?([^)>]+)>?\)/g)].map(([, target]) => target!);
    const places = targets.filter((target) => target.startsWith("/"));
    expect(places).toContain(`/svcpack.log#L${incident!.cause.range.start.line + 1}`);
    expect(targets).toContain(`../timelines/timeline-${incident!.key}.setup-timeline`);
    for (const target of targets)
      expect(target).toMatch(
        /^\/[\w.]+#L\d+$|^\.\.\/(?:remedies\/[\w-]+\.md|timelines\/[\w-]+\.setup-timeline)$|^https?:\/\//,
      );
  });

  it("is plain, without such links, to be saved or sent", async () => {
    const [incident] = await join();
    const text = await textOf(`${paths.report(incident!.key)}?plain`);
    expect(text).toMatch(/^# /);
    expect(text).not.toMatch(/\]\((?!<?https?:)/);
  });

  it("is redacted when asked for so", async () => {
    const [incident] = await join();
    expect(await textOf(paths.timeline(incident!.key))).toContain("anna.berg");
    const text = await textOf(`${paths.report(incident!.key)}?redacted&plain`);
    const timeline = await textOf(`${paths.timeline(incident!.key)}?redacted`);
    for (const each of [text, timeline]) {
      expect(each.length).toBeGreaterThan(200);
      expect(each).not.toContain("anna");
    }
    expect(timeline).toContain("USER1");
  });

  it("shows what is open as the editor has it", async () => {
    await join();
    client!.open(`${folder}/svcpack.log`, "svcpack-log", svcpackLog.replace(/KB900123/gi, "KB900777"));
    const [incident] = await client!.connection.sendRequest<readonly IncidentItem[]>(requests.incidents);
    const text = await textOf(paths.report(incident!.key));
    expect(text).toContain("KB900777");
    expect(text).not.toContain("KB900123");
  });

  it("says so when there is no such incident", async () => {
    await join();
    expect(await textOf(paths.report("0abcdefghijkl"))).toMatch(/^# No such incident/);
    expect(await textOf(paths.timeline("0abcdefghijkl"))).toMatch(/^# .*no such incident/);
  });

  it("is nothing for other paths, and reads no file that they name", async () => {
    await join();
    const before = runtime.reads.length;
    const odd = [
      "/incidents/../svcpack.log",
      "/incidents/a/b.md",
      "/timelines/.setup-timeline",
      "/places/abc",
      "/x",
      "",
    ];
    for (const path of odd) expect(await textOf(path), path).toBe("");
    const { text } = await client!.connection.sendRequest(TextDocumentContentRequest.type, {
      uri: `${folder}/svcpack.log`,
    });
    expect(text).toBe("");
    expect(runtime.reads).toHaveLength(before);
  });

  it("and articles and pages of codes are there as before", async () => {
    await join();
    expect(await textOf("/remedies/kb822798.md")).toContain("#");
    expect(await textOf("/codes/0xf0da.md")).toContain("# 0x8007F0DA");
  });
});

describe("a timeline", () => {
  const open = async (path: string): Promise<{ readonly uri: string; readonly lines: readonly string[] }> => {
    const text = await textOf(path);
    const uri = `setup-logs:${path}`;
    client!.open(uri, "setup-log-timeline", text);
    return { uri, lines: text.split("\n") };
  };

  it("leads back to the logs by links and by definition", async () => {
    const [incident] = await join();
    const { uri, lines } = await open(paths.timeline(incident!.key));
    const links = (await client!.request(DocumentLinkRequest.type, { textDocument: { uri } }))!;
    const entries = lines.filter((line) => line !== "" && !line.startsWith("#"));
    expect(links).toHaveLength(entries.length);
    expect(links.length).toBeGreaterThan(10);
    for (const { range, target } of links) {
      const { line } = range.start;
      const shown = lines[line]!.slice(range.start.character, range.end.character);
      const [, name, number] = /^([\w.]+):(\d+)$/.exec(shown)!;
      expect(target).toBe(`${folder}/${name}#L${number}`);
      const position = { line, character: 60 };
      const places = (await client!.request(DefinitionRequest.type, { textDocument: { uri }, position })) as Location[];
      expect(places[0]!.uri).toBe(`${folder}/${name}`);
      expect(places[0]!.range.start.line).toBe(Number(number) - 1);
    }
    const atTitle = { textDocument: { uri }, position: { line: 0, character: 3 } };
    expect(await client!.request(DefinitionRequest.type, atTitle)).toBeNull();
  });

  it("of all logs holds every entry, in order of time", async () => {
    await join();
    const { lines } = await open(paths.folderTimeline);
    for (const name of names) {
      const own = lines.filter((line) => line.includes(` ${name}:`) && !line.startsWith("#"));
      expect(own.length, name).toBeGreaterThan(4);
    }
    const times = lines.filter((line) => /^\d{4}-/.test(line)).map((line) => line.slice(0, 19));
    expect(times).toEqual([...times].sort());
  });

  it("is no log, whatever it quotes", async () => {
    const [incident] = await join();
    const before = await client!.connection.sendRequest(requests.incidents);
    const { uri } = await open(paths.timeline(incident!.key));
    expect(await client!.pull(uri)).toEqual([]);
    expect(await client!.connection.sendRequest(requests.incidents)).toEqual(before);
  });

  it("has no links when it is redacted, and none when a client shows an older text", async () => {
    const [incident] = await join();
    const redacted = await open(`${paths.timeline(incident!.key)}?redacted`);
    expect(await client!.request(DocumentLinkRequest.type, { textDocument: { uri: redacted.uri } })).toEqual([]);
    const uri = `setup-logs:${paths.timeline(incident!.key)}`;
    client!.open(uri, "setup-log-timeline", "2001-01-01 00:00:00.000  svcpack.log:1 |   Something else\n");
    expect(await client!.request(DocumentLinkRequest.type, { textDocument: { uri } })).toEqual([]);
    const position = { line: 0, character: 3 };
    expect(await client!.request(DefinitionRequest.type, { textDocument: { uri }, position })).toBeNull();
  });

  it("names the logs that cannot be read any more", async () => {
    await join();
    runtime.lock(`${folder}/setupapi.log`);
    const { lines } = await open(paths.folderTimeline);
    expect(lines[0]).toBe("# Logs left out, which are too large together or cannot be read: setupapi.log");
    expect(lines.some((line) => line.includes(" svcpack.log:"))).toBe(true);
  });

  it("reads a log once as long as it does not change", async () => {
    await join();
    const count = (): number => runtime.reads.filter((uri) => uri.endsWith("/svcpack.log")).length;
    const before = count();
    await textOf(paths.folderTimeline);
    await textOf(paths.folderTimeline);
    expect(count()).toBe(before + 1);
    runtime.write(`${folder}/svcpack.log`, `${texts["svcpack.log"]}13.000: One more line\r\n`);
    expect(await textOf(paths.folderTimeline)).toContain("One more line");
    expect(count()).toBe(before + 2);
  });
});

describe("changed logs", () => {
  it("have the client read its reports and timelines again, and nothing else", async () => {
    const [incident] = await join();
    const refreshed: string[] = [];
    client!.connection.onRequest("workspace/textDocumentContent/refresh", ({ uri }) => {
      refreshed.push(uri);
      return null;
    });
    await textOf(paths.report(incident!.key));
    await textOf(`${paths.timeline(incident!.key)}?redacted`);
    await textOf("/remedies/kb822798.md");
    client!.open(`${folder}/svcpack.log`, "svcpack-log", svcpackLog);
    await client!.connection.sendRequest("setupLogs/documentInfo", { uri: `${folder}/svcpack.log` });
    runtime.runTimers();
    for (let i = 0; i < 3; i++) await client!.connection.sendRequest(requests.incidents);
    expect(refreshed.sort()).toEqual([
      `setup-logs:/incidents/report-${incident!.key}.md`,
      `setup-logs:/timelines/timeline-${incident!.key}.setup-timeline?redacted`,
    ]);
  });
});
