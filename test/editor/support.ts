// What the tests share: opening logs, finding places by their text, and waiting for a condition with a deadline.
import * as assert from "node:assert/strict";
import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as vscode from "vscode";

export const extensionId = "windows-setup-logs.windows-setup-logs";
export const source = "setup logs";

/** The samples: by file name, the language id a user sees. */
export const sampleLanguages = {
  "WindowsUpdate.log": "windowsupdate-log",
  "svcpack.log": "svcpack-log",
  "setupapi.log": "setupapi-log",
  "thread.txt": "setup-log-transcript",
} as const;
export type Sample = keyof typeof sampleLanguages;
export const samples = Object.keys(sampleLanguages) as Sample[];
export const cleanLogs = samples.filter((name) => name !== "thread.txt");

const patience = 15_000; // milliseconds; analysis itself takes a fraction, starting the editor's parts may not

/** The first value of `probe` that is not undefined and not an empty list; asks again until the deadline, then throws. */
export async function eventually<T>(what: string, probe: () => T | undefined | Thenable<T | undefined>): Promise<T> {
  const end = Date.now() + patience;
  for (;;) {
    const value = await probe();
    if (value !== undefined && !(Array.isArray(value) && value.length === 0)) return value;
    if (Date.now() > end) throw new Error(`Not within ${patience / 1000} s: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Like `eventually`, but asks when `event` fires, and once before. */
export function whenever<T>(what: string, event: vscode.Event<unknown>, probe: () => T | undefined): Promise<T> {
  return new Promise((resolve, reject) => {
    const done = () => {
      clearTimeout(timer);
      subscription.dispose();
    };
    const ask = () => {
      const value = probe();
      if (value === undefined) return;
      done();
      resolve(value);
    };
    const subscription = event(ask);
    const timer = setTimeout(() => {
      done();
      reject(new Error(`Not within ${patience / 1000} s: ${what}`));
    }, patience);
    ask();
  });
}

export function sampleUri(name: string): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[0];
  assert.ok(folder, "the samples folder is open");
  return vscode.Uri.joinPath(folder.uri, name);
}

/** Opens a file in an editor, as a click in the explorer does, and waits until it has the language. */
export async function openFile(uri: vscode.Uri, languageId: string): Promise<vscode.TextDocument> {
  await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri), { preview: false });
  const find = () => vscode.workspace.textDocuments.find((each) => each.uri.toString() === uri.toString());
  return eventually(`${uri.path} is ${languageId}, not ${find()?.languageId}`, () => {
    const found = find();
    return found?.languageId === languageId ? found : undefined;
  });
}

export const openSample = (name: Sample) => openFile(sampleUri(name), sampleLanguages[name]);

/** The ranges of a text or pattern in a document, spelling ignored for texts. The pattern needs the flag g. */
export function rangesOf(document: vscode.TextDocument, wanted: string | RegExp): vscode.Range[] {
  const pattern = typeof wanted === "string" ? new RegExp(wanted.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&"), "gi") : wanted;
  return [...document.getText().matchAll(pattern)].map(
    (match) => new vscode.Range(document.positionAt(match.index), document.positionAt(match.index + match[0].length)),
  );
}

/** The first place of a text; the test fails with a clear word when the sample does not hold it. */
export function rangeOf(document: vscode.TextDocument, wanted: string | RegExp): vscode.Range {
  const [first] = rangesOf(document, wanted);
  assert.ok(first, `${document.uri.path} holds ${wanted}`);
  return first;
}

export const lineText = async (location: vscode.Location) =>
  (await vscode.workspace.openTextDocument(location.uri)).lineAt(location.range.start.line).text;

/** Our diagnostics of a document, once there is at least one. */
export const diagnosticsOf = (uri: vscode.Uri) =>
  whenever(`a problem in ${uri.path}`, vscode.languages.onDidChangeDiagnostics, () => {
    const found = ownDiagnostics(uri);
    return found.length > 0 ? found : undefined;
  });

export const ownDiagnostics = (uri: vscode.Uri) =>
  vscode.languages.getDiagnostics(uri).filter((each) => each.source === source);

/** The code of a diagnostic as text, with or without a link behind it. */
export const codeOf = ({ code }: vscode.Diagnostic) => String(typeof code === "object" ? code.value : code);

/** The text of all hovers at a place, once there is one. */
export async function hoverAt(document: vscode.TextDocument, position: vscode.Position): Promise<string> {
  const hovers = await eventually(`a hover at ${document.uri.path}:${position.line + 1}`, () =>
    vscode.commands.executeCommand<vscode.Hover[]>("vscode.executeHoverProvider", document.uri, position),
  );
  return hovers
    .flatMap((hover) => hover.contents)
    .map((content) => (typeof content === "string" ? content : content.value))
    .join("\n")
    .replace(/\\([^\w\s])/g, "$1"); // without the backslashes of markdown, as it is read
}

/** Asks a provider for a list until it is not empty. */
export const listFrom = <T>(command: string, ...args: unknown[]): Promise<T[]> =>
  eventually(`${command} gives a result`, () => vscode.commands.executeCommand<T[]>(command, ...args));

/** Runs `use` with a folder of files outside the workspace, then closes their editors and removes them. */
export async function withFiles<T>(
  files: Readonly<Record<string, string | Uint8Array>>,
  use: (uriOf: (name: string) => vscode.Uri) => Promise<T>,
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), "setup-logs-test-"));
  try {
    for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
    return await use((name) => vscode.Uri.file(join(folder, name)));
  } finally {
    // Revert first: closing a changed document would ask whether to save it.
    for (const editor of vscode.window.visibleTextEditors) {
      if (!editor.document.isDirty) continue;
      await vscode.window.showTextDocument(editor.document);
      await vscode.commands.executeCommand("workbench.action.files.revert");
    }
    await vscode.commands.executeCommand("workbench.action.closeAllEditors");
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The text of a sample, for copies under other names. */
export const textOf = async (name: Sample) => (await vscode.workspace.openTextDocument(sampleUri(name))).getText();

/** What the page can be asked for, where the editor runs in a browser that the harness steers. */
export type Skill = "press" | "labels" | "click" | "headings" | "follow";

/** Whether there is such a page: in a desktop editor nobody can press a key or see what is drawn. */
export const hasHands = Boolean(process.env.SETUP_LOGS_HANDS);

/** Lets the harness press a key, click, or read labels; gives its answer. */
export async function hands<T>(skill: Skill, argument = ""): Promise<T> {
  const file = process.env.SETUP_LOGS_HANDS ?? "";
  // In one piece: the harness looks for the file all the time.
  writeFileSync(`${file}.new`, JSON.stringify({ skill, argument }));
  renameSync(`${file}.new`, file);
  await eventually(`${skill} ${argument}`, () => !existsSync(file) || undefined);
  const { value, error } = JSON.parse(readFileSync(`${file}.answer`, "utf8"));
  assert.equal(error, undefined);
  return value as T;
}

/** Presses the key that is bound to a command; where nobody can press one, runs the command. */
export async function pressKeyOf(command: string): Promise<void> {
  const bindings: { command: string; key: string; mac?: string }[] =
    vscode.extensions.getExtension(extensionId)?.packageJSON.contributes.keybindings ?? [];
  const binding = bindings.find((each) => each.command === command);
  assert.ok(binding, `${command} has a key`);
  if (!hasHands) return void (await vscode.commands.executeCommand(command));
  const key = process.platform === "darwin" ? (binding.mac ?? binding.key) : binding.key;
  const names: Record<string, string> = {
    ctrl: "Control",
    cmd: "Meta",
    shift: "Shift",
    alt: "Alt",
    pagedown: "PageDown",
    pageup: "PageUp",
  };
  await hands(
    "press",
    key
      .split("+")
      .map((part) => names[part] ?? part.toUpperCase())
      .join("+"),
  );
}
