import type { IndexedKey } from "../../keyIndex";
import { explainAt, symbolsOf } from "./explain";
import type { Wanted } from "./occurrences";
import type { SubjectAt } from "./subject";

/** What to look for when all places of a subject are asked for; undefined for times and terms. */
export function wantedOf({ subject, place }: SubjectAt): Wanted | undefined {
  if (subject.kind === "key") return { kind: "key", key: subject.key };
  if (subject.kind !== "code") return undefined;
  const explanation = explainAt(subject.code, place?.view.log, place?.entry, subject.sentence);
  return { kind: "code", canonical: subject.code.canonical, symbols: symbolsOf(explanation) };
}

/** Ids of processes, threads and sections identify something within one log only. */
export function isOfOneLog(wanted: Wanted): boolean {
  return wanted.kind === "key" && ["pid", "tid", "section"].includes(wanted.key.kind);
}

/** What the index of a file is asked for; undefined for ids that mean something within one log only. */
export function indexedKeyOf(wanted: Wanted): IndexedKey | undefined {
  if (isOfOneLog(wanted)) return undefined;
  return wanted.kind === "code" ? wanted.canonical : wanted.key;
}
