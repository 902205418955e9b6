import { type CodeExplanation, explainCode, findCodes } from "../codes";
import type { Incident } from "../correlation/types";

/** Most errors of one report. */
const codeLimit = 8;

/** An error that an incident bears. */
export interface IncidentCode {
  readonly canonical: number;
  /** Every way in which the places of the chain write it. */
  readonly spellings: readonly string[];
  /** What it means at the first place that states it. */
  readonly explanation: CodeExplanation;
}

/** The errors of an incident, that of the cause first; at most eight. */
export function codesOf(incident: Incident): readonly IncidentCode[] {
  const codes = incident.codes.slice(0, codeLimit);
  const found = new Map<number, { spellings: Map<string, string>; explanation: CodeExplanation }>();
  for (const { text, format } of incident.chain) {
    for (const code of findCodes(text)) {
      const { canonical } = code;
      if (!codes.includes(canonical)) continue;
      let known = found.get(canonical);
      if (!known) {
        known = { spellings: new Map(), explanation: explainCode(code, { format, sentence: text }) };
        found.set(canonical, known);
      }
      const written = code.text.toLowerCase();
      if (!known.spellings.has(written)) known.spellings.set(written, code.text);
    }
  }
  return codes.map((canonical) => {
    const { spellings, explanation } = found.get(canonical) ?? {
      spellings: new Map<string, string>(),
      explanation: explainCode(canonical, { format: incident.cause.format }),
    };
    return { canonical, spellings: [...spellings.values()], explanation };
  });
}
