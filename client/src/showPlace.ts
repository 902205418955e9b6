import { type Location, Range, TextEditorRevealType, type Uri, type ViewColumn, window } from "vscode";

/** Shows a line of a log with the cursor at its start. */
export async function showLine(uri: Uri, line: number, column?: ViewColumn): Promise<void> {
  await show(uri, new Range(line, 0, line, 0), column);
}

/** Shows a place in a log with the cursor at its start. */
export async function showStart({ uri, range: { start } }: Location): Promise<void> {
  await show(uri, new Range(start, start));
}

/** Shows a place in a log, selected. */
export async function showSelected({ uri, range }: Pick<Location, "uri" | "range">): Promise<void> {
  await show(uri, range);
}

/** In the middle of the editor if it was out of sight: what stands around an entry tells about it. */
async function show(uri: Uri, selection: Range, viewColumn?: ViewColumn): Promise<void> {
  const editor = await window.showTextDocument(uri, { selection, ...(viewColumn !== undefined && { viewColumn }) });
  editor.revealRange(selection, TextEditorRevealType.InCenterIfOutsideViewport);
}
