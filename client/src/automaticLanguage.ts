import {
  Disposable,
  languages,
  type Memento,
  Range,
  type TextDocument,
  type TextDocumentChangeEvent,
  window,
  workspace,
} from "vscode";
import { detectFormat } from "../../server/src/service/formats/detect";
import { createLogText } from "../../server/src/service/text/logText";

/** Languages of texts that may hold a log nobody has named as one. */
const candidates: ReadonlySet<string> = new Set(["log", "plaintext", "markdown"]);
/** Output channels, comparisons and the like are left alone. */
const schemes: ReadonlySet<string> = new Set(["file", "untitled", "vscode-vfs"]);
/** Detection looks no further than this. */
const lineLimit = 4000;
const characterLimit = 500_000;
/** Less than this at once is typing, not pasting. */
const pastedLength = 200;
const keptKey = "setupLogs.keptLanguage";
const keptLimit = 200;

type Detection = "automatic" | "ask" | "never";

/**
 * Gives a text that is a log, or holds excerpts of one, its language. Works on the text alone, so the server is not
 * started for texts that turn out to be something else. A language chosen by the user afterwards stays.
 */
export function registerAutomaticLanguage(memory: Memento): Disposable {
  const settled = new Set<string>();
  const look = (document: TextDocument): void => {
    const id = document.uri.toString();
    if (settled.has(id) || !candidates.has(document.languageId) || !schemes.has(document.uri.scheme)) return;
    const detection = workspace.getConfiguration("setupLogs", document).get<Detection>("detection", "automatic");
    if (detection === "never" || kept(memory).includes(id)) return;
    const format = detectFormat(createLogText(headOf(document)), document.languageId);
    if (format === undefined) return;
    settled.add(id);
    // A markdown file loses its preview with its language, so there the user decides.
    const choice = detection === "ask" || document.languageId === "markdown" ? ask(document, memory) : true;
    void Promise.resolve(choice).then((yes) => (yes ? languages.setTextDocumentLanguage(document, format) : undefined));
  };
  const pasted = ({ document, contentChanges }: TextDocumentChangeEvent): void => {
    if (document.isUntitled && contentChanges.some(({ text }) => text.length >= pastedLength)) look(document);
  };
  const closed = (document: TextDocument): void => {
    // A change of language closes a document and opens it again; only a real close forgets it.
    if (!workspace.textDocuments.includes(document)) settled.delete(document.uri.toString());
  };
  workspace.textDocuments.forEach(look);
  return Disposable.from(
    workspace.onDidOpenTextDocument(look),
    workspace.onDidChangeTextDocument(pasted),
    workspace.onDidCloseTextDocument(closed),
  );
}

function headOf(document: TextDocument): string {
  return document.getText(new Range(0, 0, lineLimit, 0)).slice(0, characterLimit);
}

async function ask(document: TextDocument, memory: Memento): Promise<boolean> {
  const name = document.uri.path.slice(document.uri.path.lastIndexOf("/") + 1);
  const yes = "Show as Setup Log";
  const no = "Keep Language";
  const choice = await window.showInformationMessage(`${name} holds Windows setup logs.`, yes, no);
  if (choice === no) await memory.update(keptKey, [...kept(memory), document.uri.toString()].slice(-keptLimit));
  return choice === yes && !document.isClosed;
}

const kept = (memory: Memento): readonly string[] => memory.get<readonly string[]>(keptKey, []);
