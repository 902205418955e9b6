// A typed client for protocol tests: joins the server in this process or starts the bundle as an editor would.
import { type ChildProcess, fork, spawn } from "node:child_process";
import { once } from "node:events";
import { type AddressInfo, createServer, type Socket } from "node:net";
import { PassThrough } from "node:stream";
import {
  type ClientCapabilities,
  createConnection,
  createMessageConnection,
  type Diagnostic,
  DidChangeConfigurationNotification,
  DidChangeTextDocumentNotification,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  type Disposable,
  DocumentDiagnosticRequest,
  InitializedNotification,
  InitializeRequest,
  type InitializeResult,
  IPCMessageReader,
  IPCMessageWriter,
  LogMessageNotification,
  type MessageConnection,
  ProposedFeatures,
  PublishDiagnosticsNotification,
  type PublishDiagnosticsParams,
  RegistrationRequest,
  type RequestType,
  ShutdownRequest,
  SocketMessageReader,
  SocketMessageWriter,
  StreamMessageReader,
  StreamMessageWriter,
  type TextDocumentContentChangeEvent,
  UnregistrationRequest,
} from "vscode-languageserver/node";
import type { Runtime } from "../../server/src/runtime";
import { startServer } from "../../server/src/server";
import type { LogLanguageService } from "../../server/src/service";

/** How a test wants its client to be. */
export interface ClientOptions {
  readonly capabilities?: ClientCapabilities;
  /** What the client answers for the section `setupLogs`. */
  readonly settings?: unknown;
  /** URIs of the opened folders. */
  readonly folders?: readonly string[];
  /** Language of the editor, as a BCP 47 tag. */
  readonly locale?: string;
  /** Commands the client says it carries out. */
  readonly commands?: readonly string[];
}

/** What a modern editor can do. */
export const modernClient: ClientCapabilities = {
  workspace: {
    configuration: true,
    didChangeConfiguration: { dynamicRegistration: true },
    didChangeWatchedFiles: { dynamicRegistration: true },
    workspaceFolders: true,
    diagnostics: { refreshSupport: true },
    inlayHint: { refreshSupport: true },
    textDocumentContent: {},
  },
  textDocument: {
    diagnostic: { relatedDocumentSupport: false, relatedInformation: true, codeDescriptionSupport: true },
    publishDiagnostics: { relatedInformation: true, codeDescriptionSupport: true },
    definition: { linkSupport: true },
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
    hover: { contentFormat: ["markdown", "plaintext"] },
    codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: ["quickfix"] } } },
    semanticTokens: {
      requests: { full: { delta: true }, range: true },
      tokenTypes: [],
      tokenModifiers: [],
      formats: ["relative"],
    },
  },
  window: { showDocument: { support: true } },
};

const { diagnostic: _pull, ...pushDocument } = modernClient.textDocument!;
/** The same without pull diagnostics: the server must push. */
export const pushClient: ClientCapabilities = { ...modernClient, textDocument: pushDocument };

/** An editor that knows the base protocol and nothing more. */
export const plainClient: ClientCapabilities = {};

export interface LspClient {
  readonly connection: MessageConnection;
  readonly initialized: InitializeResult;
  /** Requests that the server made, by method. */
  readonly asked: Map<string, number>;
  /** What the server has asked to be told of, by method: the options of each registration. */
  readonly registered: ReadonlyMap<string, readonly unknown[]>;
  /** What the server wrote to its output. */
  readonly messages: string[];
  request<P, R, E>(type: RequestType<P, R, E>, params: P): Promise<R>;
  open(uri: string, languageId: string, text: string): void;
  change(uri: string, version: number, changes: TextDocumentContentChangeEvent[]): void;
  close(uri: string): void;
  configure(settings: unknown): void;
  /** Diagnostics asked for. */
  pull(uri: string): Promise<Diagnostic[]>;
  /** The next diagnostics pushed for a document that `accept` takes. */
  pushed(uri: string, accept?: (params: PublishDiagnosticsParams) => boolean): Promise<PublishDiagnosticsParams>;
  /** Resolves with the first answer of a look at this client that is not undefined. */
  until<T>(probe: () => T | undefined): Promise<T>;
  /** Resolves once the server has made a request `count` times in all. */
  askedFor(method: string, count?: number): Promise<void>;
  dispose(): Promise<void>;
}

/** A server in this process, over two streams, with a runtime and, if wanted, a service of the test's own. */
export async function joinServer(
  runtime: Runtime,
  options: ClientOptions = {},
  service?: LogLanguageService,
): Promise<LspClient> {
  const toServer = new PassThrough();
  const toClient = new PassThrough();
  // Reader and writer instead of streams: with streams the server would end this process together with them.
  const server = createConnection(
    ProposedFeatures.all,
    new StreamMessageReader(toServer),
    new StreamMessageWriter(toClient),
  );
  startServer(server, runtime, service && (() => service));
  const connection = createMessageConnection(new StreamMessageReader(toClient), new StreamMessageWriter(toServer));
  return initialize(connection, options, async () => {
    connection.dispose();
    // The server first ends what it does with the last message.
    await new Promise(setImmediate);
    server.dispose();
  });
}

/** How an editor talks to the server's process. */
export type Transport = "stdio" | "node-ipc" | "socket";

/** A server in a process of its own. */
export async function spawnServer(
  module: string,
  transport: Transport,
  options: ClientOptions = {},
): Promise<LspClient> {
  const { child, connection } = await start(module, transport);
  const exited = once(child, "exit");
  return initialize(connection, options, async () => {
    await connection.sendNotification("exit");
    const [code] = await exited;
    connection.dispose();
    if (code !== 0) throw new Error(`The server ended with ${code}.`);
  });
}

async function start(
  module: string,
  transport: Transport,
): Promise<{ readonly child: ChildProcess; readonly connection: MessageConnection }> {
  if (transport === "node-ipc") {
    const child = fork(module, ["--node-ipc"]);
    return { child, connection: createMessageConnection(new IPCMessageReader(child), new IPCMessageWriter(child)) };
  }
  if (transport === "stdio") {
    const child = spawn(process.execPath, [module, "--stdio"], { stdio: ["pipe", "pipe", "inherit"] });
    const reader = new StreamMessageReader(child.stdout);
    return { child, connection: createMessageConnection(reader, new StreamMessageWriter(child.stdin)) };
  }
  const door = createServer().listen(0, "127.0.0.1");
  await once(door, "listening");
  const { port } = door.address() as AddressInfo;
  const child = spawn(process.execPath, [module, `--socket=${port}`], { stdio: "inherit" });
  const [socket] = (await once(door, "connection")) as [Socket];
  door.close();
  return {
    child,
    connection: createMessageConnection(new SocketMessageReader(socket), new SocketMessageWriter(socket)),
  };
}

async function initialize(
  connection: MessageConnection,
  options: ClientOptions,
  end: () => Promise<void>,
): Promise<LspClient> {
  let settings: unknown = "settings" in options ? options.settings : {};
  const asked = new Map<string, number>();
  const messages: string[] = [];
  const registrationsById = new Map<string, { readonly method: string; readonly options: unknown }>();
  const registered = new Map<string, unknown[]>();
  const updateRegistered = (): void => {
    registered.clear();
    for (const { method, options: given } of registrationsById.values())
      registered.set(method, [...(registered.get(method) ?? []), given]);
    happened();
  };
  const published: PublishDiagnosticsParams[] = [];
  const watchers = new Set<() => void>();
  const happened = (): void => {
    for (const watcher of [...watchers]) watcher();
  };

  connection.onRequest((method, params) => {
    asked.set(method, (asked.get(method) ?? 0) + 1);
    happened();
    if (method !== "workspace/configuration") return null;
    return (params as { items: unknown[] }).items.map(() => settings);
  });
  connection.onRequest(RegistrationRequest.type, ({ registrations }) => {
    for (const { id, method, registerOptions } of registrations) {
      asked.set(`register ${method}`, (asked.get(`register ${method}`) ?? 0) + 1);
      registrationsById.set(id, { method, options: registerOptions });
    }
    updateRegistered();
  });
  connection.onRequest(UnregistrationRequest.type, ({ unregisterations }) => {
    for (const { id } of unregisterations) registrationsById.delete(id);
    updateRegistered();
  });
  connection.onNotification(LogMessageNotification.type, ({ message }) => {
    messages.push(message);
    happened();
  });
  connection.onNotification(PublishDiagnosticsNotification.type, (params) => {
    published.push(params);
    happened();
  });
  connection.listen();

  /** Waits for the first answer of `probe`; the deadline of the test is the deadline. */
  const until = <T>(probe: () => T | undefined): Promise<T> =>
    new Promise((resolve) => {
      let waiting: Disposable | undefined;
      const look = (): void => {
        const found = probe();
        if (found === undefined) return;
        waiting?.dispose();
        resolve(found);
      };
      waiting = { dispose: () => watchers.delete(look) };
      watchers.add(look);
      look();
    });

  const initialized = await connection.sendRequest(InitializeRequest.type, {
    processId: null,
    ...(options.locale && { locale: options.locale }),
    rootUri: null,
    capabilities: options.capabilities ?? modernClient,
    workspaceFolders: (options.folders ?? []).map((uri) => ({ uri, name: uri })),
    initializationOptions: options.commands ? { commands: options.commands } : undefined,
  });
  await connection.sendNotification(InitializedNotification.type, {});

  return {
    connection,
    initialized,
    asked,
    registered,
    messages,
    request: (type, params) => connection.sendRequest(type.method, params),
    open(uri, languageId, text) {
      const textDocument = { uri, languageId, version: 1, text };
      void connection.sendNotification(DidOpenTextDocumentNotification.type, { textDocument });
    },
    change(uri, version, contentChanges) {
      const textDocument = { uri, version };
      void connection.sendNotification(DidChangeTextDocumentNotification.type, { textDocument, contentChanges });
    },
    close(uri) {
      void connection.sendNotification(DidCloseTextDocumentNotification.type, { textDocument: { uri } });
    },
    configure(next) {
      settings = next;
      void connection.sendNotification(DidChangeConfigurationNotification.type, { settings: null });
    },
    async pull(uri) {
      const report = await connection.sendRequest(DocumentDiagnosticRequest.type, { textDocument: { uri } });
      if (report.kind !== "full") throw new Error("No full report, though no earlier one was named.");
      return report.items;
    },
    pushed: (uri, accept = () => true) => until(() => published.find((each) => each.uri === uri && accept(each))),
    until,
    askedFor: async (method, count = 1) => {
      await until(() => ((asked.get(method) ?? 0) >= count ? true : undefined));
    },
    async dispose() {
      await connection.sendRequest(ShutdownRequest.type);
      await end();
    },
  };
}
