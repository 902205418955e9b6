import type { LogDocument } from "../../document";

/** All logs known: open ones and those of the folder, the asked document included. */
export interface Workspace {
  readonly documents: readonly LogDocument[];
}

/** The documents of a workspace with the asked one first, whether or not the workspace lists it. */
export function documentsFrom(document: LogDocument, workspace: Workspace | undefined): readonly LogDocument[] {
  return [document, ...(workspace?.documents ?? []).filter((each) => each.uri !== document.uri)];
}
