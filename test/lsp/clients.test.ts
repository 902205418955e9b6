// What the server does for clients of different abilities, and when settings, files or folders change.
import { describe, expect, it } from "vitest";
import {
  type CodeAction,
  CodeActionRequest,
  type Command,
  DefinitionRequest,
  DiagnosticSeverity,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  DidChangeWorkspaceFoldersNotification,
  DocumentSymbolRequest,
  ExecuteCommandRequest,
  FileChangeType,
  type FileEvent,
  type Hover,
  HoverRequest,
  type InlayHint,
  InlayHintRequest,
  ReferencesRequest,
} from "vscode-languageserver/node";
import { notifications, requests } from "../../server/src/protocol";
import { setupapiLog, svcpackLog, windowsUpdateLog } from "../support/incidentLogs";
import {
  type ClientOptions,
  joinServer,
  type LspClient,
  modernClient,
  plainClient,
  pushClient,
} from "../support/lspClient";
import { type MemoryRuntime, memoryRuntime } from "../support/memoryRuntime";

const folder = "file:///server1";
const svcpack = `${folder}/svcpack.log`;
/** The place of 0xfffffbfe in svcpack.log. */
const causeLine = svcpackLog.split("\r\n").findIndex((line) => line.includes("0xfffffbfe"));
const cause = { line: causeLine, character: svcpackLog.split("\r\n")[causeLine]!.indexOf("0xfffffbfe") + 2 };
const causeRange = { start: cause, end: cause };

const created = (uri: string): FileEvent[] => [{ uri, type: FileChangeType.Created }];

async function withClient(
  options: ClientOptions,
  use: (client: LspClient, runtime: MemoryRuntime) => Promise<void>,
  files: Readonly<Record<string, string>> = {},
): Promise<void> {
  const runtime = memoryRuntime(files);
  const client = await joinServer(runtime, options);
  await use(client, runtime);
  expect(client.messages).toEqual([]);
  await client.dispose();
}

const actionsAt = async (client: LspClient): Promise<(CodeAction | Command)[]> => {
  const params = { textDocument: { uri: svcpack }, range: causeRange, context: { diagnostics: [] } };
  return (await client.request(CodeActionRequest.type, params))!;
};
const hintsOf = async (client: LspClient): Promise<InlayHint[]> => {
  const range = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };
  return (await client.request(InlayHintRequest.type, { textDocument: { uri: svcpack }, range }))!;
};

describe("a client that asks for diagnostics", () => {
  it("is offered to ask, and nothing is pushed", async () => {
    await withClient({}, async (client, runtime) => {
      expect(client.initialized.capabilities.diagnosticProvider).toMatchObject({
        interFileDependencies: true,
        workspaceDiagnostics: false,
      });
      client.open(svcpack, "svcpack-log", svcpackLog);
      expect(await client.pull(svcpack)).toHaveLength(1);
      // What waits is the news of the incidents of an opened document.
      expect(runtime.delays()).toEqual([1000]);
    });
  });
});

describe("a client that does not ask", () => {
  it("gets diagnostics once edits rest, and none for a closed document", async () => {
    await withClient({ capabilities: pushClient }, async (client, runtime) => {
      expect(client.initialized.capabilities.diagnosticProvider).toBeUndefined();
      client.open(svcpack, "svcpack-log", svcpackLog);
      client.change(svcpack, 2, [{ text: svcpackLog }]);
      await hintsOf(client);
      expect([...runtime.delays()].sort()).toEqual([1000, 300]);
      runtime.runTimers();
      const { version, diagnostics } = await client.pushed(svcpack);
      expect(version).toBe(2);
      expect(diagnostics[0]!.code).toBe("0xFFFFFBFE");
      client.close(svcpack);
      await client.pushed(svcpack, (params) => params.diagnostics.length === 0);
    });
  });

  it("gets them anew when another log explains more", async () => {
    await withClient({ capabilities: pushClient, folders: [folder] }, async (client, runtime) => {
      const uri = `${folder}/WindowsUpdate.log`;
      client.open(uri, "windowsupdate-log", windowsUpdateLog);
      await client.connection.sendRequest("setupLogs/documentInfo", { uri });
      runtime.runTimers();
      const toldBy = (others: RegExp) =>
        client.pushed(uri, ({ diagnostics }) =>
          diagnostics.some(({ relatedInformation = [] }) =>
            relatedInformation.some(({ location }) => others.test(location.uri)),
          ),
        );
      await client.pushed(uri);
      runtime.write(svcpack, svcpackLog);
      const changes = created(svcpack);
      await client.connection.sendNotification(DidChangeWatchedFilesNotification.type, { changes });
      // Changes are gathered for half a second; then the file is read, and what is new is pushed.
      await client.connection.sendRequest("setupLogs/documentInfo", { uri });
      await client.connection.sendRequest(requests.incidents);
      const announced = new Promise<void>((resolve) => {
        client.connection.onNotification(notifications.incidentsChanged, resolve);
      });
      runtime.runTimers(500);
      await announced;
      runtime.runTimers(300);
      await toldBy(/svcpack/);
    });
  });
});

describe("a client that knows little", () => {
  it("gets plain text, locations, flat symbols and commands", async () => {
    await withClient({ capabilities: plainClient, commands: ["setupLogs.copyExplanation"] }, async (client) => {
      client.open(svcpack, "svcpack-log", svcpackLog);
      const textDocument = { uri: svcpack };
      const hover = (await client.request(HoverRequest.type, { textDocument, position: cause })) as Hover;
      expect(hover.contents).toMatchObject({ kind: "plaintext" });
      const targets = await client.request(DefinitionRequest.type, { textDocument, position: cause });
      for (const target of targets as object[]) expect(Object.keys(target).sort()).toEqual(["range", "uri"]);
      const symbols = (await client.request(DocumentSymbolRequest.type, { textDocument })) as object[];
      expect(symbols.length).toBeGreaterThan(0);
      for (const symbol of symbols) expect(symbol).toMatchObject({ location: { uri: svcpack } });
      const actions = await actionsAt(client);
      expect(actions.map(({ command }) => command)).toEqual(["setupLogs.copyExplanation"]);
      expect(client.asked.size).toBe(0);
    });
  });

  it("gets no action that nobody can carry out", async () => {
    await withClient({ capabilities: plainClient }, async (client) => {
      client.open(svcpack, "svcpack-log", svcpackLog);
      expect(await actionsAt(client)).toEqual([]);
    });
  });
});

describe("an editor without an extension of ours", () => {
  it("shows pages, articles and causes by its own means", async () => {
    await withClient({ capabilities: modernClient }, async (client) => {
      client.open(svcpack, "svcpack-log", svcpackLog);
      const { commands } = client.initialized.capabilities.executeCommandProvider!;
      expect(commands.sort()).toEqual([
        "setupLogs.goToCause",
        "setupLogs.openDocumentation",
        "setupLogs.openRemedy",
        "setupLogs.showIncidentReport",
        "setupLogs.showTimeline",
      ]);
      const shown: unknown[] = [];
      client.connection.onRequest("window/showDocument", (params) => {
        shown.push(params);
        return { success: true };
      });
      const run = (command: string, ...args: unknown[]) =>
        client.request(ExecuteCommandRequest.type, { command, arguments: args as never[] });
      const actions = (await actionsAt(client)) as CodeAction[];
      expect(actions.length).toBeGreaterThan(1);
      for (const { command } of actions) {
        expect(commands).toContain(command!.command);
        await run(command!.command, ...(command!.arguments ?? []));
      }
      await run("setupLogs.goToCause", svcpack, causeRange);
      expect(shown).toHaveLength(actions.length + 1);
      expect(shown).toContainEqual({ uri: "setup-logs:/remedies/kb940276.md", takeFocus: true });
      expect(shown).toContainEqual({ uri: expect.stringMatching(/^https:/), external: true });
      expect(shown).toContainEqual({ uri: svcpack, selection: causeRange, takeFocus: true });
    });
  });

  it.each([
    ["setupLogs.openDocumentation", ["file:///etc/passwd"]],
    ["setupLogs.openDocumentation", []],
    ["setupLogs.goToCause", [svcpack]],
    ["setupLogs.openRemedy", [{}]],
    ["toString", []],
    ["unknown", []],
  ])("is asked to show nothing by %s %j", async (command, args) => {
    await withClient({}, async (client) => {
      await client.request(ExecuteCommandRequest.type, { command, arguments: args as never[] });
      expect(client.asked.has("window/showDocument")).toBe(false);
    });
  });
});

describe("settings", () => {
  it("are asked for, and what they change is asked for again by the client", async () => {
    await withClient({ settings: { inlayHints: { codeNames: false, absoluteTimes: false } } }, async (client) => {
      client.open(svcpack, "svcpack-log", svcpackLog);
      expect(await hintsOf(client)).toEqual([]);
      expect(await client.pull(svcpack)).toHaveLength(1);
      client.configure({ diagnostics: { noise: "hint" } });
      await client.askedFor("workspace/diagnostic/refresh");
      await client.askedFor("workspace/inlayHint/refresh");
      expect(await hintsOf(client)).not.toEqual([]);
      const hints = (await client.pull(svcpack)).filter(({ severity }) => severity === DiagnosticSeverity.Hint);
      expect(hints.length).toBeGreaterThan(0);
      expect(client.asked.get("workspace/configuration")).toBe(2);
    });
  });

  it("that are wrong are named in the output, and the defaults hold", async () => {
    const runtime = memoryRuntime();
    const settings = { inlayHints: { codeNames: "yes" }, workspace: { depth: -1 }, diagnostics: null };
    const client = await joinServer(runtime, { settings });
    client.open(svcpack, "svcpack-log", svcpackLog);
    expect(await hintsOf(client)).not.toEqual([]);
    expect(client.messages).toEqual([
      "setupLogs.inlayHints.codeNames must be true or false; true is used instead.",
      "setupLogs.workspace.depth must be a whole number from 0 to 20; 5 is used instead.",
    ]);
    await client.dispose();
  });

  it.each([undefined, null, 7, "x", []])("that are %j are the defaults", async (settings) => {
    await withClient({ settings }, async (client) => {
      client.open(svcpack, "svcpack-log", svcpackLog);
      expect(await hintsOf(client)).not.toEqual([]);
    });
  });

  it("are taken from the notification of a client that cannot be asked", async () => {
    const { configuration: _, ...workspace } = modernClient.workspace!;
    await withClient({ capabilities: { ...modernClient, workspace } }, async (client) => {
      client.open(svcpack, "svcpack-log", svcpackLog);
      expect(await hintsOf(client)).not.toEqual([]);
      const settings = { setupLogs: { inlayHints: { codeNames: false, absoluteTimes: false } } };
      await client.connection.sendNotification(DidChangeConfigurationNotification.type, { settings });
      expect(await hintsOf(client)).toEqual([]);
    });
  });
});

describe("logs of the opened folders", () => {
  const references = async (client: LspClient): Promise<string[]> => {
    const params = { textDocument: { uri: svcpack }, position: cause, context: { includeDeclaration: true } };
    return [...new Set((await client.request(ReferencesRequest.type, params))!.map(({ uri }) => uri))].sort();
  };

  it("are watched, and looked at again when they change", async () => {
    await withClient({ folders: [folder] }, async (client, runtime) => {
      await client.askedFor("register workspace/didChangeWatchedFiles");
      client.open(svcpack, "svcpack-log", svcpackLog);
      expect(await references(client)).toEqual([svcpack]);
      runtime.write(`${folder}/setupapi.log`, setupapiLog);
      expect(await references(client)).toEqual([svcpack]);
      const changes = created(`${folder}/setupapi.log`);
      await client.connection.sendNotification(DidChangeWatchedFilesNotification.type, { changes });
      expect(await references(client)).toEqual([`${folder}/setupapi.log`, svcpack]);
      await client.askedFor("workspace/diagnostic/refresh");
    });
  });

  it("change with the folders", async () => {
    const files = { "file:///second/setupapi.log": setupapiLog };
    await withClient(
      { folders: [folder] },
      async (client) => {
        client.open(svcpack, "svcpack-log", svcpackLog);
        expect(await references(client)).toEqual([svcpack]);
        const change = (event: object) =>
          client.connection.sendNotification(DidChangeWorkspaceFoldersNotification.type, {
            event: { added: [], removed: [], ...event },
          });
        await change({ added: [{ uri: "file:///second", name: "second" }] });
        await client.askedFor("workspace/diagnostic/refresh");
        expect(await references(client)).toEqual(["file:///second/setupapi.log", svcpack]);
        await change({ removed: [{ uri: "file:///second", name: "second" }] });
        await client.askedFor("workspace/diagnostic/refresh", 2);
        expect(await references(client)).toEqual([svcpack]);
      },
      files,
    );
  });
});
