import { type CodeExplanation, explainCode, findCodes } from "../codes";
import type { Incident } from "../correlation/types";
import { isFailure } from "../findings/specificity";

/** Most errors of one report. */
const codeLimit = 8;

/** An error that an incident bears, with every way in which its places write it. */
export interface IncidentCode {
  readonly canonical: number;
  readonly spellings: readonly string[];
  /** What it means at the first place that states it. */
  readonly explanation: CodeExplanation;
}

/** The errors in the places of an incident, each once, that of the cause first; at most eight. */
export function codesOf(incident: Incident): readonly IncidentCode[] {
  const found = new Map<number, { spellings: Map<string, string>; explanation: CodeExplanation }>();
  for (const { text, format } of incident.chain) {
    for (const code of findCodes(text)) {
      const { canonical } = code;
      if (!isFailure(canonical)) continue;
      let known = found.get(canonical);
      if (!known) {
        if (found.size >= codeLimit) continue;
        known = { spellings: new Map(), explanation: explainCode(code, { format, sentence: text }) };
        found.set(canonical, known);
      }
      const written = code.text.toLowerCase();
      if (!known.spellings.has(written)) known.spellings.set(written, code.text);
    }
  }
  return [...found].map(([canonical, { spellings, explanation }]) => ({
    canonical,
    spellings: [...spellings.values()],
    explanation,
  }));
}
