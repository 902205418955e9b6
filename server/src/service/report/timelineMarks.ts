import type { Incident } from "../correlation/types";
import type { LogDocument } from "../document";
import { findingsOf } from "../findings";
import { entryTime, type Log } from "../log";
import type { Centre } from "./nearest";
import type { EntryStream } from "./streams";

/** The places of an incident's chain. */
export function chainPlaces({ chain }: Incident): readonly Centre[] {
  return chain.map(({ time, uri, view, entry }) => ({ time, uri, log: view, entry }));
}

/** The places that state a failure, noise left out. */
export function failurePlaces(documents: readonly LogDocument[]): readonly Centre[] {
  return documents.flatMap(({ uri, logs }) =>
    logs.flatMap(({ log }, index) =>
      findingsOf(log)
        .filter(({ severity }) => severity !== "noise")
        .flatMap(({ occurrences }) =>
          occurrences.map(({ entry }) => ({ time: entryTime(log, entry), uri, log: index, entry })),
        ),
    ),
  );
}

/** What stands in front of an entry: `>` a cause, `!` states an error, `?` a warning, a blank for all else. */
export function marksOf(
  incidents: readonly Incident[],
  documents: readonly LogDocument[],
): (stream: EntryStream, entry: number) => string {
  const causes = new Set(incidents.map(({ cause: { uri, view, entry } }) => `${uri} ${view} ${entry}`));
  const marks = new Map<Log, ReadonlyMap<number, string>>();
  for (const { log } of documents.flatMap(({ logs }) => logs)) marks.set(log, statedIn(log));
  return ({ document, view, log }, entry) => {
    const mark = marks.get(view.log)?.get(entry) ?? " ";
    return mark !== " " && causes.has(`${document.uri} ${log} ${entry}`) ? ">" : mark;
  };
}

function statedIn(log: Log): ReadonlyMap<number, string> {
  const marks = new Map<number, string>();
  for (const { severity, occurrences } of findingsOf(log)) {
    if (severity === "noise") continue;
    for (const { entry } of occurrences)
      if (severity === "error" || !marks.has(entry)) marks.set(entry, severity === "error" ? "!" : "?");
  }
  return marks;
}
