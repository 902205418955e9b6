import { type Disposable, TabInputText, Uri, window } from "vscode";
import { ownScheme } from "./setupLogsDocuments";
import { showLine } from "./showPlace";

/**
 * Markdown previews follow no link with a scheme, and resolve others against their own address. Where that cannot lead
 * to a log (no folder is open), a report links to `/places/<uri in base64url>/<line>`, and such a page gives way to
 * the log as soon as it is shown.
 */
export function registerPlacePages(): Disposable {
  return window.onDidChangeActiveTextEditor(async (editor) => {
    const page = editor?.document.uri;
    const place = page === undefined ? undefined : placeOf(page);
    if (editor === undefined || page === undefined || place === undefined) return;
    await showLine(place.uri, place.line, editor.viewColumn);
    const left = window.tabGroups.all
      .flatMap(({ tabs }) => tabs)
      .filter(({ input }) => input instanceof TabInputText && input.uri.toString() === page.toString());
    await window.tabGroups.close(left, true);
  });
}

/** Schemes of logs. */
const logSchemes: ReadonlySet<string> = new Set(["file", "untitled", "vscode-vfs", "vscode-remote"]);

function placeOf({ scheme, path }: Uri): { readonly uri: Uri; readonly line: number } | undefined {
  const [, name, line] = (scheme === ownScheme && /^\/places\/([\w-]{1,8000})\/(\d{1,9})$/.exec(path)) || [];
  if (name === undefined) return undefined;
  const uri = Uri.parse(Buffer.from(name, "base64url").toString("utf8"));
  return logSchemes.has(uri.scheme) ? { uri, line: Number(line) - 1 } : undefined;
}
