import { Disposable, LanguageStatusSeverity, languages, type TextDocument, window, workspace } from "vscode";
import { type LanguageClient, State } from "vscode-languageclient/node";
import { outOfScope } from "../../server/src/service/features/outOfScope";
import { userCommands } from "./commands";
import { logLanguages } from "./languages";

/** Answer to `setupLogs/documentInfo`. */
interface DocumentInfo {
  readonly format: string;
  readonly summary: string;
  readonly problems: "none" | "warning" | "error";
}

/** How long typing must rest before the counts are asked for again, in milliseconds. */
const delay = 500;

/** The item in the `{}` corner: what kind of log it is, how many entries it has, and how many problems. */
export function registerLanguageStatus(client: LanguageClient): Disposable {
  const item = languages.createLanguageStatusItem("setupLogs.status", [...logLanguages]);
  item.name = "Windows Setup Logs";
  const leftOut = languages.createLanguageStatusItem("setupLogs.outOfScope", [
    { pattern: "**/[Cc]bs[Pp]ersist_*.[Cc][Aa][Bb]" },
    { pattern: "**/[Cc]abinet[Ss]tate*" },
  ]);
  leftOut.name = "Windows Setup Logs";
  let timer: NodeJS.Timeout | undefined;
  let asked: object | undefined;

  async function update(document: TextDocument): Promise<void> {
    const question = {};
    asked = question;
    const info = client.isRunning() ? await ask(document) : undefined;
    if (asked !== question) return;
    const { format = "Windows setup log", summary = "", problems = "none" } = info ?? {};
    item.text = format;
    item.detail = summary;
    item.busy = client.state === State.Starting;
    item.severity = {
      none: LanguageStatusSeverity.Information,
      warning: LanguageStatusSeverity.Warning,
      error: LanguageStatusSeverity.Error,
    }[problems];
    item.command =
      client.state === State.Stopped
        ? { title: "Restart", command: userCommands.restart }
        : { title: "Show Problems", command: "workbench.actions.view.problems" };
  }

  const ask = (document: TextDocument): Promise<DocumentInfo | undefined> =>
    client
      .sendRequest<DocumentInfo | null>("setupLogs/documentInfo", { uri: document.uri.toString() })
      .then((info) => info ?? undefined)
      .catch(() => undefined);

  const later = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      const document = window.activeTextEditor?.document;
      const { name = "No setup log", note = "" } = (document && outOfScope(document.uri.path)) ?? {};
      leftOut.text = name;
      leftOut.detail = note;
      if (document && logLanguages.includes(document.languageId)) void update(document);
    }, delay);
  };
  later();
  return Disposable.from(
    item,
    leftOut,
    { dispose: () => clearTimeout(timer) },
    client.onDidChangeState(later),
    window.onDidChangeActiveTextEditor(later),
    workspace.onDidOpenTextDocument(later),
    workspace.onDidChangeTextDocument(later),
    languages.onDidChangeDiagnostics(later),
  );
}
