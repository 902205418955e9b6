import type { Incident } from "../../correlation";
import type { LogDocument } from "../../document";
import { transcriptId } from "../../formats/ids";
import { documentNames } from "../../report/names";
import { printable } from "../../text/printable";
import type { Workspace } from "./workspace";

/** What a log is called in lists: by place of an incident. */
export type LogNames = (place: { readonly uri: string; readonly log: string }) => string;

/**
 * Names for the logs of some incidents: the file name, with folders where two files have the same one; for a log that is
 * quoted, `svcpack.log in thread.txt`. Plain text on one line, so that `:33` behind it names a line of the file.
 */
export function logNames(
  incidents: readonly Incident[],
  workspace: Workspace | undefined,
  document?: LogDocument,
): LogNames {
  const known = [...(document ? [document] : []), ...(workspace?.documents ?? []), ...(workspace?.files ?? [])];
  const quoting = new Set(known.filter(({ formatId }) => formatId === transcriptId).map(({ uri }) => uri));
  const uris = incidents.flatMap(({ chain, copies, runs }) => [...chain, ...copies, ...runs].map(({ uri }) => uri));
  const names = documentNames(uris);
  return ({ uri, log }) => {
    const name = names.get(uri) ?? uri;
    return plainLine(quoting.has(uri) ? `${log} in ${name}` : name);
  };
}

/** Text of a log on one line, with controls made visible. */
export function plainLine(text: string): string {
  return printable(text.replace(/\s+/g, " ")).trim();
}
