import type { Incident } from "../correlation/types";
import { shownTime } from "../features/shared/time";
import { type ReportText, shortened, table, wordsOf } from "./reportText";
import type { ReportContext } from "./types";

/** Places of the chain, links and recurrences that are shown. */
const placesShown = 24;
const linksShown = 20;
const recurrencesShown = 20;
// A line of a log has few places to break at, and a wide table does not fit beside the log.
const textShown = 90;

/** The chain as a table; undefined when it is one place only. */
export function chainSection({ chain }: Incident, text: ReportText): string | undefined {
  if (chain.length < 2) return undefined;
  const { head, tail, left } = shortened(chain, placesShown);
  const row = (place: Incident["chain"][number], index: number): string[] => [
    String(index + 1),
    text.time(place.time),
    text.place(place),
    text.prose(place.relation),
    text.cell(wordsOf(place), textShown),
  ];
  const rows = [
    ...head.map(row),
    ...(left > 0 ? [["…", "", "", "", `${left} more places, left out here`]] : []),
    ...tail.map((place, index) => row(place, chain.length - tail.length + index)),
  ];
  return table(["", "Time", "Place", "What it is", "What the log says"], rows);
}

/** Each link with its evidence, from the earlier to what came of it; undefined when there is none. */
export function linksSection({ links }: Incident, text: ReportText): string | undefined {
  if (links.length === 0) return undefined;
  const items = links.map(
    ({ from, to, evidence }) => `- ${text.place(to)} led to ${text.place(from)}. ${text.prose(evidence)}`,
  );
  const distinct = [...new Set(items)];
  const { head, tail, left } = shortened(distinct, linksShown);
  return [...head, ...(left > 0 ? [`- … ${left} more links`] : []), ...tail].join("\n");
}

/** When the same failure happened besides, this one marked; undefined when it happened once. */
export function recurrencesSection(incident: Incident, context: ReportContext, text: ReportText): string | undefined {
  const first = incident.recurrenceOf ?? incident.id;
  const same = context.incidents.filter(({ id, recurrenceOf }) => id === first || recurrenceOf === first);
  if (same.length < 2) return undefined;
  const own = same.findIndex(({ id }) => id === incident.id);
  const { head, tail, left } = shortened(same, recurrencesShown);
  const row = ({ id, cause }: Incident): string[] => {
    const time = shownTime(cause.time) || "unknown";
    return [id === incident.id ? `**${time}** (this one)` : time, text.prose(id), text.place(cause)];
  };
  const rows = [...head.map(row), ...(left > 0 ? [["…", `${left} more`, ""]] : []), ...tail.map(row)];
  const count = own < 0 ? "" : `This is number ${own + 1} of ${same.length} failures with the same cause.\n\n`;
  return `${count}${table(["Time", "Incident", "Cause"], rows)}`;
}
