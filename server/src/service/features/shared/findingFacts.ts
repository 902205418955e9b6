import { formatCanonical } from "../../codes";
import type { Incident } from "../../correlation";
import type { Finding } from "../../findings";
import type { Article, Knowledge, RemedyQuery } from "../../knowledge";
import { entryMessage } from "../../log";
import { type FoundIn, incidentOf } from "./incidents";

/** The page that documents a finding best: that of its first code's readings, or of its first remedy's sources. */
export function documentationOf(
  finding: Finding,
  remedies: readonly { readonly sources: readonly { readonly url: string }[] }[],
): string | undefined {
  for (const { readings } of finding.codes.slice(0, 1)) {
    const page = readings.find((reading) => reading.documentation !== undefined)?.documentation;
    if (page) return page;
  }
  return remedies.flatMap(({ sources }) => sources.map(({ url }) => url)).find((url) => url.startsWith("https://"));
}

/** The canonical value of the error a finding is about, `0xFFFFFBFE`; the rule's id when it bears no code. */
export function codeOfFinding({ codes, rule }: Finding): string {
  const first = codes[0];
  return first ? formatCanonical(first.canonical) : rule;
}

/** Remedies are listed this far; the rest is reached from the first one. */
const remedyLimit = 5;

/** The remedies for a finding, best first: those of its incident, which knows the cause, else its own. */
export function remediesOf(
  { view, finding, reference }: FoundIn,
  incidents: readonly Incident[],
  knowledge: Knowledge,
): readonly Article[] {
  const articlesFor = (query: RemedyQuery): readonly Article[] =>
    knowledge
      .remediesFor(query)
      .slice(0, remedyLimit)
      .map(({ article }) => article);
  const incident = incidentOf(incidents, reference);
  const ofIncident = incident ? articlesFor(incident.remedyQuery) : [];
  if (ofIncident.length > 0 || finding.severity === "noise") return ofIncident;
  return articlesFor({
    canonicalCodes: finding.codes.map(({ canonical }) => canonical),
    message: entryMessage(view.log, finding.statement.entry),
    format: view.log.format.id,
    messageNumber: finding.messageNumber,
  });
}
