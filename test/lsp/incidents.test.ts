// Incidents over the protocol: requests of our own, call hierarchy, code lenses, and who is told when they change.
import { afterEach, describe, expect, it } from "vitest";
import {
  type CallHierarchyIncomingCall,
  CallHierarchyIncomingCallsRequest,
  type CallHierarchyItem,
  type CallHierarchyOutgoingCall,
  CallHierarchyOutgoingCallsRequest,
  CallHierarchyPrepareRequest,
  type ClientCapabilities,
  type CodeLens,
  CodeLensRequest,
  ExecuteCommandRequest,
  type Location,
  WorkspaceSymbolRequest,
} from "vscode-languageserver/node";
import { type IncidentItem, notifications, paths, requests } from "../../server/src/protocol";
import { createLogLanguageService, type LogLanguageService } from "../../server/src/service";
import { placeText } from "../support/core";
import { setupapiLog, svcpackLog, thread, windowsUpdateLog } from "../support/incidentLogs";
import { type ClientOptions, joinServer, type LspClient, modernClient, plainClient } from "../support/lspClient";
import { type MemoryRuntime, memoryRuntime } from "../support/memoryRuntime";

const folder = "file:///server1";
const windowsUpdate = `${folder}/WindowsUpdate.log`;
const svcpack = `${folder}/svcpack.log`;
const setupapi = `${folder}/setupapi.log`;
const files = { [windowsUpdate]: windowsUpdateLog, [svcpack]: svcpackLog, [setupapi]: setupapiLog };
const texts: Readonly<Record<string, string>> = { ...files };

const commands = ["setupLogs.goToCause", "setupLogs.showIncidentReport", "setupLogs.showTimeline"];
const lensClient: ClientCapabilities = {
  ...modernClient,
  workspace: { ...modernClient.workspace!, codeLens: { refreshSupport: true } },
};

let client: LspClient | undefined;
let runtime: MemoryRuntime;

afterEach(async () => {
  await client?.dispose();
  client = undefined;
});

async function join(options: ClientOptions = {}, onDisk: Readonly<Record<string, string>> = files): Promise<LspClient> {
  runtime = memoryRuntime(onDisk);
  client = await joinServer(runtime, { folders: [folder], commands, ...options });
  return client;
}

/** The position of a part of a log. */
function at(uri: string, part: string, text = texts[uri]!) {
  const line = text.split("\r\n").findIndex((each) => each.includes(part));
  if (line < 0) throw new Error(`${uri} does not hold ${part}`);
  return { line, character: text.split("\r\n")[line]!.indexOf(part) };
}

const ask = <R>(method: string, params: object): Promise<R> => client!.connection.sendRequest(method, params);
const incidents = (): Promise<readonly IncidentItem[]> => client!.connection.sendRequest(requests.incidents);
const placeOf = (location: Location | null): string | null => location && placeText(location);

/** The incidents once all logs of the folder are read. */
async function whenRead(): Promise<readonly IncidentItem[]> {
  await client!.request(WorkspaceSymbolRequest.type, { query: "" });
  return incidents();
}

describe("requests about incidents", () => {
  it("list them with their places, over logs that are open and others", async () => {
    const { open } = await join();
    open(svcpack, "svcpack-log", svcpackLog);
    const [incident, ...others] = await whenRead();
    expect(others).toEqual([]);
    expect(incident).toMatchObject({
      severity: "error",
      confidence: "high",
      logs: ["WindowsUpdate.log", "setupapi.log", "svcpack.log"],
      cause: { uri: svcpack, relation: "cause", log: "svcpack.log" },
      report: { uri: windowsUpdate },
    });
    expect(incident!.remedies.length).toBeGreaterThan(0);
  });

  it("name the incident and its cause at every place of the chain", async () => {
    const { open } = await join();
    for (const [uri, text] of Object.entries(files)) open(uri, "log", text);
    const [incident] = await whenRead();
    for (const { uri, range } of incident!.chain) {
      expect(await ask(requests.incidentAt, { uri, position: range.start })).toBe(incident!.key);
      expect(await ask(requests.cause, { uri, position: range.start })).toEqual({
        uri: svcpack,
        range: incident!.cause.range,
      });
    }
  });

  it("walk the chain from the report to the cause and back", async () => {
    const { open } = await join();
    for (const [uri, text] of Object.entries(files)) open(uri, "log", text);
    const [incident] = await whenRead();
    for (const direction of ["previous", "next"] as const) {
      const seen: string[] = [];
      let here: Location | null = direction === "next" ? incident!.cause : incident!.report;
      while (here) {
        seen.push(placeText(here));
        here = await ask<Location | null>(requests.chainStep, { uri: here.uri, position: here.range.start, direction });
      }
      const chain = incident!.chain.map(placeText);
      expect(seen).toEqual(direction === "next" ? chain : chain.reverse());
    }
  });

  it("step from key to key, and wait for logs that are still to be read", async () => {
    const { open } = await join();
    open(svcpack, "svcpack-log", svcpackLog);
    const position = at(
      svcpack,
      "softwaredistribution\\download\\00112233445566778899aabbccddeeff\\update\\update.exe",
    );
    const step = await ask<Location | null>(requests.keyStep, {
      uri: svcpack,
      position,
      of: "key",
      direction: "next",
    });
    expect(placeOf(step)).toBe("setupapi.log:5");
    open(windowsUpdate, "windowsupdate-log", windowsUpdateLog);
    const thread = { uri: windowsUpdate, position: at(windowsUpdate, "** START **"), of: "thread" };
    expect(placeOf(await ask(requests.keyStep, { ...thread, direction: "next" }))).toBe("WindowsUpdate.log:5");
    expect(placeOf(await ask(requests.keyStep, { ...thread, direction: "previous" }))).toBe("WindowsUpdate.log:3");
  });

  it("work in a thread that quotes the logs", async () => {
    const uri = `${folder}/mail.txt`;
    const { open } = await join({}, { ...files, [uri]: thread });
    open(uri, "plaintext", thread);
    const [incident] = await whenRead();
    const text = thread.replaceAll("\r\n", "\n").split("\n");
    const line = text.findIndex((each) => each.includes("error=0xfffffbfe"));
    expect(await ask(requests.incidentAt, { uri, position: { line, character: 3 } })).toBe(incident!.key);
  });

  it("answer null to what makes no sense", async () => {
    const { open } = await join();
    open(svcpack, "svcpack-log", svcpackLog);
    await whenRead();
    const position = at(svcpack, "0xfffffbfe");
    const odd: unknown[] = [
      {},
      { uri: svcpack },
      { uri: 1, position },
      { uri: "file:///none.log", position },
      { uri: svcpack, position: { line: -1, character: 0 } },
      { uri: svcpack, position: { line: 1e9, character: 1e9 }, direction: "up", of: "key" },
      { uri: svcpack, position, direction: "next", of: "everything" },
      { uri: svcpack, position: "here" },
      [],
    ];
    for (const params of odd) {
      await client!.connection.sendRequest(requests.incidentAt, params);
      await client!.connection.sendRequest(requests.cause, params);
      if (!JSON.stringify(params).includes("everything"))
        expect(await client!.connection.sendRequest(requests.chainStep, params)).toBeNull();
      expect(await client!.connection.sendRequest(requests.keyStep, params)).toBeNull();
    }
    expect(await ask(requests.incidentAt, odd[3] as object)).toBeNull();
    expect(client!.messages).toEqual([]);
  });
});

describe("call hierarchy", () => {
  it("goes from log to log", async () => {
    const { open, initialized } = await join();
    expect(initialized.capabilities.callHierarchyProvider).toBe(true);
    open(svcpack, "svcpack-log", svcpackLog);
    await whenRead();
    const position = at(svcpack, "extended error code");
    const [item] = (await client!.request(CallHierarchyPrepareRequest.type, {
      textDocument: { uri: svcpack },
      position,
    })) as CallHierarchyItem[];
    expect(item!.name).toBe("Update.exe extended error code = 0xf0da");
    const names = new Set<string>();
    const open2: CallHierarchyItem[] = [item!];
    while (open2.length > 0) {
      const callers = (await client!.request(CallHierarchyIncomingCallsRequest.type, {
        item: open2.pop()!,
      })) as CallHierarchyIncomingCall[];
      for (const { from } of callers) {
        names.add(from.uri);
        open2.push(from);
      }
    }
    expect(names).toContain(windowsUpdate);
    const callees = (await client!.request(CallHierarchyOutgoingCallsRequest.type, {
      item: item!,
    })) as CallHierarchyOutgoingCall[];
    expect(callees.map(({ to }) => to.uri)).toEqual([svcpack]);
  });

  it("has no item where nothing failed, and none for an item that is made up", async () => {
    const { open } = await join();
    open(windowsUpdate, "windowsupdate-log", windowsUpdateLog);
    await whenRead();
    const prepare = { textDocument: { uri: windowsUpdate }, position: { line: 0, character: 0 } };
    expect(await client!.request(CallHierarchyPrepareRequest.type, prepare)).toBeNull();
    const range = { start: prepare.position, end: prepare.position };
    const item = {
      name: "x",
      kind: 24,
      uri: "file:///etc/passwd",
      range,
      selectionRange: range,
      data: { uri: 1 },
    } as const;
    expect(await client!.request(CallHierarchyIncomingCallsRequest.type, { item })).toEqual([]);
    expect(await client!.request(CallHierarchyOutgoingCallsRequest.type, { item })).toEqual([]);
    expect(runtime.reads).not.toContain("file:///etc/passwd");
  });
});

describe("code lenses", () => {
  const lenses = async (): Promise<CodeLens[] | null> =>
    client!.request(CodeLensRequest.type, { textDocument: { uri: svcpack } });

  it("lead to cause and report", async () => {
    const { open } = await join();
    open(svcpack, "svcpack-log", svcpackLog);
    await whenRead();
    const found = (await lenses())!;
    expect(found.map(({ command }) => command!.command)).toEqual([
      "setupLogs.goToCause",
      "setupLogs.showIncidentReport",
    ]);
    expect(found[1]!.command!.title).toBe("3 logs");
  });

  it("can be switched off", async () => {
    const { open } = await join({ settings: { codeLens: { enabled: false } } });
    open(svcpack, "svcpack-log", svcpackLog);
    await whenRead();
    expect(await lenses()).toBeNull();
  });

  it("hold only commands that somebody carries out", async () => {
    const { open } = await join({ capabilities: plainClient, commands: ["setupLogs.goToCause"] });
    open(svcpack, "svcpack-log", svcpackLog);
    await whenRead();
    expect((await lenses())!.map(({ command }) => command!.command)).toEqual(["setupLogs.goToCause"]);
  });
});

describe("an editor without an extension of ours", () => {
  it("has the report and the timeline shown by its own means", async () => {
    const { open, initialized } = await join({ commands: [] });
    expect(initialized.capabilities.executeCommandProvider!.commands).toEqual(
      expect.arrayContaining(["setupLogs.showIncidentReport", "setupLogs.showTimeline"]),
    );
    const shown: unknown[] = [];
    client!.connection.onRequest("window/showDocument", ({ uri }) => {
      shown.push(uri);
      return { success: true };
    });
    open(svcpack, "svcpack-log", svcpackLog);
    const [incident] = await whenRead();
    const run = (command: string, key: unknown) =>
      client!.request(ExecuteCommandRequest.type, { command, arguments: [key] });
    await run("setupLogs.showIncidentReport", incident!.key);
    await run("setupLogs.showTimeline", incident!.key);
    await run("setupLogs.showTimeline", "../../etc/passwd");
    await run("setupLogs.showIncidentReport", 1);
    expect(shown).toEqual([
      `setup-logs:/incidents/report-${incident!.key}.md`,
      `setup-logs:/timelines/timeline-${incident!.key}.setup-timeline`,
    ]);
  });
});

describe("changed incidents", () => {
  it("are told to a client that has asked for them, and to no other", async () => {
    const { open, change, connection } = await join({ capabilities: lensClient });
    let told = 0;
    connection.onNotification(notifications.incidentsChanged, () => {
      told++;
    });
    const settle = async (): Promise<void> => {
      await ask(requests.rescan, {});
      runtime.runTimers();
      for (let i = 0; i < 5; i++) await ask("setupLogs/documentInfo", { uri: svcpack });
    };
    open(svcpack, "svcpack-log", svcpackLog);
    await settle();
    expect(told).toBe(0);
    await whenRead();
    await settle();
    const before = told;
    change(svcpack, 2, [{ text: "" }]);
    await settle();
    expect(told).toBeGreaterThan(before);
    expect(client!.asked.get("workspace/codeLens/refresh")).toBeGreaterThan(0);
    expect((await incidents()).flatMap(({ chain }) => chain.map(({ uri }) => uri))).not.toContain(svcpack);
  });
});

describe("a feature that fails", () => {
  it("is an entry in the output and a neutral answer, also where no document is named", async () => {
    const service = createLogLanguageService();
    const fail = (): never => {
      throw new Error("out of order");
    };
    const broken: LogLanguageService = {
      ...service,
      getIncidentItems: fail,
      getIncomingCalls: fail,
      getOutgoingCalls: fail,
      getIncidentReport: fail,
      getTimeline: fail,
    };
    runtime = memoryRuntime(files);
    client = await joinServer(runtime, { folders: [folder], commands }, broken);
    client.open(svcpack, "svcpack-log", svcpackLog);
    const position = at(svcpack, "0xfffffbfe");
    const range = { start: position, end: position };
    const item = { name: "x", kind: 24, uri: svcpack, range, selectionRange: range } as const;
    const [incident] = service.getIncidents({ documents: [service.openDocument(svcpack, svcpackLog)] });
    expect(await incidents()).toEqual([]);
    expect(await client.request(CallHierarchyIncomingCallsRequest.type, { item })).toBeNull();
    expect(await client.request(CallHierarchyOutgoingCallsRequest.type, { item })).toBeNull();
    const contentOf = (path: string) => ask("workspace/textDocumentContent", { uri: `setup-logs:${path}` });
    expect(await contentOf(paths.report(incident!.key))).toEqual({ text: "" });
    expect(await contentOf(paths.folderTimeline)).toEqual({ text: "" });
    expect(client.messages).toHaveLength(5);
    for (const message of client.messages) expect(message).toContain("out of order");
    expect(await client.pull(svcpack)).toHaveLength(1);
  });
});
