import { type Incident, incidentsOf, summariesOf } from "../../correlation";
import type { LogDocument } from "../../document";
import type { IndexedFile } from "../../indexedFile";

/** All logs known, the asked document included. What is worked out for a workspace is kept as long as the object is. */
export interface Workspace {
  /** Those held in full: the open ones. */
  readonly documents: readonly LogDocument[];
  /** Those of the folders that are not open, as far as answers about other logs need them. */
  readonly files?: readonly IndexedFile[];
  /** Whether logs of different machines are told apart; true without it. */
  readonly machinesApart?: boolean;
}

/** The documents of a workspace with the asked one first, whether or not the workspace lists it. */
export function documentsFrom(document: LogDocument, workspace: Workspace | undefined): readonly LogDocument[] {
  return [document, ...(workspace?.documents ?? []).filter((each) => each.uri !== document.uri)];
}

/** The files of a workspace that are not among its documents. */
export function filesBeside(
  documents: readonly LogDocument[],
  workspace: Workspace | undefined,
): readonly IndexedFile[] {
  const held = new Set(documents.map(({ uri }) => uri));
  return (workspace?.files ?? []).filter(({ uri }) => !held.has(uri));
}

const incidentsOfWorkspace = new WeakMap<Workspace, readonly Incident[]>();
const incidentsOfOne = new WeakMap<LogDocument, readonly Incident[]>();

/** The incidents of a workspace, worked out once. */
export function incidentsIn(workspace: Workspace): readonly Incident[] {
  return remembered(incidentsOfWorkspace, workspace, () => correlated(workspace.documents, workspace));
}

/** The incidents of a workspace, or of a document alone. */
export function incidentsAround(document: LogDocument, workspace?: Workspace): readonly Incident[] {
  if (!workspace || (workspace.documents.length === 0 && !workspace.files?.length))
    return remembered(incidentsOfOne, document, () => correlated([document], undefined));
  if (workspace.documents.includes(document)) return incidentsIn(workspace);
  return correlated(documentsFrom(document, workspace), workspace);
}

function correlated(documents: readonly LogDocument[], workspace: Workspace | undefined): readonly Incident[] {
  const logs = [...documents.flatMap(summariesOf), ...filesBeside(documents, workspace).flatMap((file) => file.logs)];
  return incidentsOf(logs, { machinesApart: workspace?.machinesApart ?? true });
}

function remembered<K extends object, V>(memory: WeakMap<K, V>, key: K, make: () => V): V {
  let value = memory.get(key);
  if (value === undefined) {
    value = make();
    memory.set(key, value);
  }
  return value;
}
