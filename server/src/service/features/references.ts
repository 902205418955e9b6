import type { Location, Position } from "vscode-languageserver-types";
import type { CancellationToken } from "../cancellation";
import type { LogDocument } from "../document";
import { locationsIn } from "./shared/locations";
import { occurrenceLimit, occurrencesIn } from "./shared/occurrences";
import { rangeOf } from "./shared/place";
import { subjectAt } from "./shared/subject";
import { isOfOneLog, wantedOf } from "./shared/wanted";
import { wholeLog } from "./shared/wholeLog";
import { documentsFrom, filesBeside, type Workspace } from "./shared/workspace";

/**
 * Every entry with the same error, in any spelling, or the same key, over all logs of the workspace: the asked document
 * first, then those that are open, then the files that are not, from their index. Each log of a transcript counts once,
 * however often it is quoted. The id of a process, thread or section stays within its log, and there within the life it
 * belongs to. At most `occurrenceLimit` places in all.
 */
export function getReferences(
  document: LogDocument,
  position: Position,
  workspace?: Workspace,
  token?: CancellationToken,
): Location[] {
  const at = subjectAt(document, position);
  const wanted = at && wantedOf(at);
  if (!at || !wanted) return [];
  const locations: Location[] = [];
  const own = isOfOneLog(wanted) ? wholeLog(document, at.place) : undefined;
  const documents = own ? [document] : documentsFrom(document, workspace);
  for (const each of documents) {
    for (const view of own ? [own] : each.logs) {
      if (token?.isCancellationRequested) return locations;
      const limit = occurrenceLimit - locations.length;
      for (const { start, end } of occurrencesIn(view.log, wanted, { each: "entry", limit }, token).list) {
        const range = rangeOf(each, view, start, end);
        if (range) locations.push({ uri: each.uri, range });
      }
    }
  }
  for (const file of own ? [] : filesBeside(documents, workspace)) {
    if (token?.isCancellationRequested || locations.length >= occurrenceLimit) break;
    locations.push(...locationsIn(file, wanted, occurrenceLimit - locations.length));
  }
  return locations;
}
