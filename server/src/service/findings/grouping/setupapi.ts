import { nameAt } from "../../formats/entries";
import { columnsAt, type Log, runsOf } from "../../log";
import { makeFinding } from "../build";
import type { Judged } from "../judge";
import type { Finding } from "../types";
import { installedByClient, isInstalledLater } from "./setupapiRetry";

interface Section {
  readonly byError: Map<number, Judged[]>;
  /** What an explanation belongs to. */
  previous: Judged[] | undefined;
}

/**
 * Within a section, entries that state the same error are one failure. An entry that explains the one before it
 * (message 033) belongs to that one. Sections may be interleaved (LogLevel flag 0x40000000).
 */
export function groupSetupapi(judged: readonly Judged[], log: Log): Finding[] {
  const findings: Finding[] = [];
  const groups: Judged[][] = [];
  const sections = new Map<string, Section>();
  for (const entry of judged) {
    if (entry.judgement.verdict === "noise") {
      findings.push(makeFinding("noise", [entry]));
      continue;
    }
    const section = sectionOf(log, entry, sections);
    const code = entry.judgement.codes[0]?.canonical;
    if (entry.judgement.verdict === "support" && section.previous) {
      section.previous.push(entry);
      if (code !== undefined && !section.byError.has(code)) section.byError.set(code, section.previous);
      continue;
    }
    const group = (code === undefined ? undefined : section.byError.get(code)) ?? openOf(section, entry);
    if (group) {
      group.push(entry);
      section.previous = group;
      if (code !== undefined) section.byError.set(code, group);
    } else {
      section.previous = [entry];
      groups.push(section.previous);
      if (code !== undefined) section.byError.set(code, section.previous);
    }
  }
  for (const group of groups) findings.push(failureOf(log, group));
  return findings;
}

/** "Device install failed", "Class installer failed", "Default installer failed": without an error (a line cut off) they end what failed above. */
const endings: ReadonlySet<number> = new Set([122, 154, 157]);

/** What this entry goes on with though it names no error yet: the error just above it, or a mere restoring of files. */
function openOf({ previous }: Section, { entry, judgement }: Judged): Judged[] | undefined {
  if (!previous) return undefined;
  if (judgement.codes.length === 0) return endings.has(judgement.messageNumber ?? 0) ? previous : undefined;
  if (previous.some((each) => each.judgement.codes.length > 0)) return undefined;
  const above = previous.at(-1)!;
  if (above.judgement.verdict === "support") return previous;
  return above.judgement.verdict === "error" && above.entry === entry - 1 ? previous : undefined;
}

/** The failure stands where it is stated; an explanation adds its code, and speaks only where the rest was cut off. */
function failureOf(log: Log, group: readonly Judged[]): Finding {
  const isError = group.some(
    ({ judgement: { verdict, component } }) =>
      verdict === "error" || (verdict === "support" && component.startsWith("#E")),
  );
  if (isError && isInstalledLater(log, group)) return makeFinding("warning", group, installedByClient, mainOf(group));
  return makeFinding(isError ? "error" : "warning", group, undefined, mainOf(group));
}

/** What was found so far in the section an entry belongs to, whatever stands between its parts. */
function sectionOf(log: Log, { run }: Judged, sections: Map<string, Section>): Section {
  const found = run === undefined ? undefined : runsOf(log)[run];
  const id = found ? `${found.startTime} ${sectionName(log, found.first)}` : "";
  let section = sections.get(id);
  if (!section) {
    section = { byError: new Map(), previous: undefined };
    sections.set(id, section);
  }
  return section;
}

function sectionName(log: Log, entry: number): string {
  const { entries, local } = columnsAt(log, entry);
  return nameAt(entries, entries.section[local]!);
}

/** The statement that tells most, what explains it (message 033) counted as its own. */
function mainOf(group: readonly Judged[]): Judged | undefined {
  let best: Judged | undefined;
  let most = -2;
  let current: Judged | undefined;
  for (const each of group) {
    if (each.judgement.verdict !== "support") current = each;
    if (!current || each.judgement.telling <= most) continue;
    best = current;
    most = each.judgement.telling;
  }
  return best;
}
