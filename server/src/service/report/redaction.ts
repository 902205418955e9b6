import type { LogSummary } from "../correlation/summary";
import type { Incident } from "../correlation/types";
import type { LogDocument } from "../document";
import { createRedactor, type Redactor } from "../redact";
import { lineAt } from "../text/logText";

/** What a redactor learns names from. */
export interface NameSources {
  readonly documents: readonly LogDocument[];
  /** Their names of computers and domains. */
  readonly summaries?: readonly LogSummary[];
  /** What their machines are called, which may be known from the names of files alone. */
  readonly incidents?: readonly Incident[];
  /** What else is shown: paths, addresses. */
  readonly names?: Iterable<string>;
}

/** A redactor for all that is shown of some logs. Takes time in proportion to the text of the documents. */
export function redactorFor(sources: NameSources): Redactor {
  return createRedactor(textsOf(sources));
}

function* textsOf({ documents, summaries = [], incidents = [], names = [] }: NameSources): Generator<string> {
  for (const { text } of documents) for (let line = 0; line < text.lineCount; line++) yield lineAt(text, line);
  for (const { kind, text } of summaries.flatMap(({ facts }) => facts)) {
    if (kind === "computer") yield `Computer: ${text}`;
    if (kind === "domain") yield `Domain: ${text}`;
  }
  for (const machine of new Set(incidents.map((incident) => incident.machine)))
    if (machine !== undefined) yield `Computer: ${machine}`;
  yield* names;
}
