import { window } from "vscode";
import type { PlaceParams } from "../../server/src/protocol";
import { logLanguages } from "./languages";

/** The place of the cursor, or the start of what is selected; undefined when no log is in the active editor. */
export function placeAtCursor(): PlaceParams | undefined {
  const editor = window.activeTextEditor;
  if (editor === undefined || !logLanguages.includes(editor.document.languageId)) return undefined;
  const { line, character } = editor.selection.start;
  return { uri: editor.document.uri.toString(), position: { line, character } };
}
