// A team's own articles over the protocol: from the setting to hover, light bulb and rendered article, and while they
// are written. What is checked in an article is tested with its reader.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import {
  type ClientCapabilities,
  CodeActionRequest,
  type CompletionItem,
  type CompletionList,
  CompletionRequest,
  type Diagnostic,
  type Hover,
  HoverRequest,
  type MarkupContent,
  TextDocumentContentRequest,
} from "vscode-languageserver/node";
import { clientCommands } from "../../client/src/commands";
import { svcpackLog } from "../support/incidentLogs";
import { joinServer, type LspClient, modernClient, plainClient } from "../support/lspClient";
import { type MemoryRuntime, memoryRuntime } from "../support/memoryRuntime";

const sample = (name: string): string => readFileSync(join(__dirname, "../../samples/knowledge", name), "utf8");
const brokenText = readFileSync(join(__dirname, "../fixtures/knowledge/printer-profile.md"), "utf8");
const catalogs = sample("file-server-catalogs.md");

const folder = "file:///server1";
// biome-ignore lint/suspicious/noTemplateCurlyInString: a variable of the editor's settings
const opened = "${workspaceFolder}";
const logUri = `${folder}/svcpack.log`;
const uriOf = (name: string): string => `${folder}/articles/${name}.md`;

const editor: ClientCapabilities = {
  ...modernClient,
  workspace: {
    ...modernClient.workspace,
    didChangeWatchedFiles: { dynamicRegistration: true, relativePatternSupport: true },
  },
  textDocument: {
    ...modernClient.textDocument,
    synchronization: { dynamicRegistration: true },
    completion: { dynamicRegistration: true },
    hover: { ...modernClient.textDocument!.hover, dynamicRegistration: true },
    filters: { relativePatternSupport: true },
  },
};

let client: LspClient;
let runtime: MemoryRuntime;
afterEach(() => client.dispose());

const files = {
  [uriOf("file-server-catalogs")]: catalogs,
  [uriOf("wu-server-busy")]: sample("wu-server-busy.md"),
  [uriOf("printer-profile")]: brokenText,
  [uriOf("readme")]: "# The articles of the team\n",
  "file:///home/someone/mine/at-home.md": catalogs.replace("id: file-server-catalogs", "id: at-home"),
};

async function start(paths: unknown = ["articles"], capabilities = editor): Promise<void> {
  runtime = memoryRuntime(files);
  client = await joinServer(runtime, {
    capabilities,
    settings: { knowledge: { paths } },
    folders: [folder],
    commands: Object.values(clientCommands),
  });
  client.open(logUri, "svcpack-log", svcpackLog);
}

const summary = (words: string) => client.until(() => client.messages.find((each) => each.includes(words)));
const changedOnDisk = (...names: string[]) =>
  client.connection.sendNotification("workspace/didChangeWatchedFiles", {
    changes: names.map((name) => ({ uri: uriOf(name), type: 2 })),
  });

/** Place and text of a word of the log. */
const codePosition = (() => {
  const before = svcpackLog.slice(0, svcpackLog.indexOf("0xfffffbfe")).split("\n");
  return { line: before.length - 1, character: before.at(-1)!.length + 2 };
})();
async function remediesInHover(): Promise<string> {
  const params = { textDocument: { uri: logUri }, position: codePosition };
  const hover = (await client.request(HoverRequest.type, params)) as Hover;
  // Plain markdown, or plain text for an editor without it.
  const { value } = hover.contents as MarkupContent;
  return value.slice(value.indexOf("Remedies:"));
}
async function remediesInLightBulb(): Promise<unknown[]> {
  const actions = await client.request(CodeActionRequest.type, {
    textDocument: { uri: logUri },
    range: { start: codePosition, end: codePosition },
    context: { diagnostics: [] },
  });
  return actions!.flatMap((action) => {
    const command = "command" in action ? action.command : undefined;
    return typeof command === "object" && command.command === clientCommands.openRemedy ? command.arguments : [];
  });
}
const rendered = async (id: string): Promise<string> =>
  (await client.request(TextDocumentContentRequest.type, { uri: `setup-logs:/remedies/${id}.md` })).text;
const places = (diagnostics: readonly Diagnostic[]): string[] =>
  diagnostics.map(({ range: { start, end }, message }) => {
    expect(end.line).toBe(start.line);
    return `${start.line + 1}:${start.character + 1}-${end.character + 1} ${String(message)}`;
  });

describe("the articles of a team", () => {
  it("come first in hover and light bulb, and are rendered with their origin", async () => {
    await start();
    await summary("added 1, in place of ours 1, not used because of errors 1");
    expect(await remediesInHover()).toMatch(/Remedies:\n- \[File servers/);
    expect((await remediesInLightBulb()).slice(0, 2)).toEqual(["file-server-catalogs", "kb940276"]);
    const added = await rendered("file-server-catalogs");
    expect(added).toContain("# File servers: agree on a time");
    expect(added).toContain("> From `file-server-catalogs.md` (your team's knowledge).");
    expect(added).toContain("[the general article](kb940276.md)");
    expect(await rendered("wu-server-busy")).toContain("# Our update server does not answer");
    expect(await rendered("printer-profile")).toBe("");
    const remedies = (await client.connection.sendRequest("setupLogs/remedies", {})) as {
      id: string;
      origin: unknown;
    }[];
    const origins = Object.fromEntries(remedies.map(({ id, origin }) => [id, origin]));
    expect(origins).toMatchObject({
      "file-server-catalogs": uriOf("file-server-catalogs"),
      "wu-server-busy": uriOf("wu-server-busy"),
      kb940276: null,
    });
  });

  it("that are broken have their problems at the right places, the others none", async () => {
    await start();
    const { diagnostics } = await client.pushed(uriOf("printer-profile"));
    expect(places(diagnostics)).toEqual([
      "6:3-9 AppliesTo.windws: is not a known property",
      "25:1-26 A step must begin with its risk: **Safe**, **Needs care**, **Destroys data**",
    ]);
    expect(diagnostics.map(({ source, severity }) => [source, severity])).toEqual(Array(2).fill(["setup logs", 1]));
  });

  it("are read anew when a file changes, and shown articles with them", async () => {
    await start();
    await client.pushed(uriOf("printer-profile"));
    const asked = client.asked.get("workspace/diagnostic/refresh") ?? 0;
    runtime.write(
      uriOf("printer-profile"),
      brokenText.replace("windws", "windows").replace("1. Ask", "1. **Safe** Ask"),
    );
    runtime.write(uriOf("file-server-catalogs"), catalogs.replace("File servers: agree", "All servers: agree"));
    await changedOnDisk("printer-profile", "file-server-catalogs");
    await client.pushed(uriOf("printer-profile"), ({ diagnostics }) => diagnostics.length === 0);
    await client.askedFor("workspace/diagnostic/refresh", asked + 1);
    await client.askedFor("workspace/textDocumentContent/refresh", 2);
    expect(await rendered("printer-profile")).toContain("# A printer of the branch offices");
    expect(await remediesInHover()).toContain("All servers: agree");
    runtime.remove(uriOf("file-server-catalogs"));
    await changedOnDisk("file-server-catalogs");
    await summary("added 1, in place of ours 1. Folders");
    expect((await remediesInLightBulb())[0]).toBe("kb940276");
  });

  it("follow the setting", async () => {
    await start([]);
    await client.pull(logUri);
    expect(client.registered.get("textDocument/completion")).toBeUndefined();
    expect((await remediesInLightBulb())[0]).toBe("kb940276");
    client.configure({ knowledge: { paths: [`${opened}/articles`, "~/mine"] } });
    await summary("added 2, in place of ours 1");
    expect((await remediesInLightBulb()).slice(0, 2)).toEqual(["at-home", "file-server-catalogs"]);
    await client.pushed(uriOf("printer-profile"), ({ diagnostics }) => diagnostics.length > 0);
    client.configure({ knowledge: { paths: [] } });
    await client.pushed(uriOf("printer-profile"), ({ diagnostics }) => diagnostics.length === 0);
    await client.until(() => (client.registered.has("textDocument/completion") ? undefined : true));
    expect((await remediesInLightBulb())[0]).toBe("kb940276");
  });

  it("are asked for where they lie, and nothing else", async () => {
    await start();
    await client.until(() => client.registered.get("textDocument/completion"));
    const documentSelector = [
      { language: "markdown", scheme: "file", pattern: { baseUri: `${folder}/articles`, pattern: "**/*.md" } },
    ];
    for (const method of ["didOpen", "didChange", "didSave", "didClose", "hover", "completion"])
      expect(client.registered.get(`textDocument/${method}`), method).toMatchObject([{ documentSelector }]);
    expect(client.registered.get("workspace/didChangeWatchedFiles")).toContainEqual({
      watchers: [{ globPattern: { baseUri: `${folder}/articles`, pattern: "**/*.md" } }],
    });
  });

  it("help editors that can do less, too", async () => {
    await start(["articles"], { ...plainClient, workspace: { configuration: true } });
    await summary("added 1");
    expect((await remediesInHover()).length).toBeGreaterThan(0);
    expect(client.registered.size).toBe(0);
  });

  it.each([["a text"], [[5]], [{}]])("are none when the setting is %j", async (paths) => {
    await start(paths);
    await summary("setupLogs.knowledge.paths must be a list of folders");
    expect((await remediesInLightBulb())[0]).toBe("kb940276");
  });
});

describe("an article in the editor", () => {
  async function open(name: string, text: string): Promise<void> {
    await start();
    await client.until(() => client.registered.get("textDocument/completion"));
    client.open(uriOf(name), "markdown", text);
  }
  /** Has the server judge what has been sent to it. */
  async function judge(): Promise<void> {
    // An answer comes after all that was sent before the question.
    await client.connection.sendRequest("setupLogs/remedies", {});
    runtime.runTimers();
  }
  /** Completion at the `|` of a text. */
  async function completeAt(marked: string): Promise<CompletionList> {
    const before = marked.slice(0, marked.indexOf("|")).split("\n");
    client.change(uriOf("new-one"), 2, [{ text: marked.replace("|", "") }]);
    const position = { line: before.length - 1, character: before.at(-1)!.length };
    const params = { textDocument: { uri: uriOf("new-one") }, position };
    return (await client.request(CompletionRequest.type, params)) as CompletionList;
  }
  const texts = ({ items }: CompletionList): string[] =>
    items.map(({ textEdit, label }: CompletionItem) => (textEdit && "newText" in textEdit ? textEdit.newText : label));

  it("is judged as one types, on what the editor shows", async () => {
    await open("wu-server-busy", sample("wu-server-busy.md").replace("0x80244023", "0x8024402g"));
    await judge();
    const { diagnostics, version } = await client.pushed(uriOf("wu-server-busy"));
    expect(version).toBe(1);
    expect(places(diagnostics)).toEqual([expect.stringMatching(/^5:\d+-\d+ AppliesTo\.codes\.5: must be 0x/)]);
    // What is saved counts until the new text is.
    expect(await rendered("wu-server-busy")).toContain("# Our update server");
    client.change(uriOf("wu-server-busy"), 2, [{ text: sample("wu-server-busy.md") }]);
    await judge();
    await client.pushed(uriOf("wu-server-busy"), (params) => params.diagnostics.length === 0);
  });

  it("is judged together with the files, each problem once", async () => {
    await start();
    const referring = catalogs.replace("id: file-server-catalogs", "id: at-home").replaceAll("kb940276", "new-one");
    runtime.write("file:///server1/articles/at-home.md", referring);
    await changedOnDisk("at-home");
    const dead = await client.pushed(uriOf("at-home"), ({ diagnostics }) => diagnostics.length > 0);
    expect(dead.diagnostics.map(({ message, severity }) => [message, severity])).toEqual(
      Array(2).fill(['There is no article "new-one"', 2]),
    );
    // A new article, not saved yet, is what the other refers to.
    client.open(uriOf("new-one"), "markdown", catalogs.replace("id: file-server-catalogs", "id: new-one"));
    await judge();
    await client.pushed(uriOf("at-home"), ({ diagnostics }) => diagnostics.length === 0);
  });

  it("that is closed is judged as it is on disk", async () => {
    await open("wu-server-busy", "# Not yet\n");
    await judge();
    await client.pushed(uriOf("wu-server-busy"), ({ diagnostics }) => diagnostics.length === 1);
    client.close(uriOf("wu-server-busy"));
    await judge();
    await client.pushed(uriOf("wu-server-busy"), ({ diagnostics }) => diagnostics.length === 0);
  });

  it("is no log, even when it quotes one", async () => {
    await open("new-one", `${catalogs}\n${svcpackLog}`);
    expect(await client.pull(uriOf("new-one"))).toEqual([]);
    expect(await client.connection.sendRequest("setupLogs/documentInfo", { uri: uriOf("new-one") })).toBeNull();
  });

  it("gets keys, values, codes and articles offered", async () => {
    await open("new-one", "");
    expect(texts(await completeAt("|"))[0]).toMatch(/^---\nid: new-one\ntitle: \n[\s\S]*## What not to do/);
    expect(texts(await completeAt("---\nti|\n---\n"))).toEqual([
      "id: ",
      "title: ",
      "appliesTo:",
      "lookFirst: ",
      "risk: ",
      "remedySource: ",
      "sources: ",
    ]);
    expect(texts(await completeAt("---\nremedySource: |\n---\n"))).toEqual(["documented", "community", "team", "none"]);
    const codes = await completeAt("---\nappliesTo:\n  codes: [ACCESS_DENIED|]\n---\n");
    expect(codes.isIncomplete).toBe(true);
    expect(texts(codes)[0]).toBe('"0x80070005"');
    expect(codes.items[0]!.detail).toContain("ERROR_ACCESS_DENIED");
    expect(texts(await completeAt("---\nlookFirst:\n  - code: x\n    article: kb9|\n---\n"))).toContain("kb940276");
    expect(texts(await completeAt("---\nid: x\n---\n\nSee [it](file|"))).toContain("file-server-catalogs.md");
  });

  it("says what a key is for", async () => {
    await open("new-one", catalogs);
    const line = catalogs.split("\n").indexOf("remedySource: team");
    const params = { textDocument: { uri: uriOf("new-one") }, position: { line, character: 3 } };
    const hover = (await client.request(HoverRequest.type, params)) as Hover;
    expect((hover.contents as MarkupContent).value).toContain("team: your own team found it");
    expect(hover.range).toEqual({ start: { line, character: 0 }, end: { line, character: 12 } });
  });
});
