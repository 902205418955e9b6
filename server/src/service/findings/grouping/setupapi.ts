import { columnsAt, type Log, runsOf } from "../../log";
import { makeFinding } from "../build";
import type { Judged } from "../judge";
import type { Finding } from "../types";

interface Section {
  readonly byError: Map<number, Judged[]>;
  /** What an explanation belongs to. */
  previous: Judged[] | undefined;
}

/**
 * Within a section, entries that state the same error are one failure. An entry that explains the one before it
 * (message 033) belongs to that one. Sections may be interleaved (LogLevel flag 0x40000000).
 */
export function groupSetupapi(log: Log, judged: readonly Judged[]): Finding[] {
  const findings: Finding[] = [];
  const groups: Judged[][] = [];
  const sections = new Map<string, Section>();
  for (const entry of judged) {
    if (entry.judgement.verdict === "noise") {
      findings.push(makeFinding("noise", [entry]));
      continue;
    }
    const section = sectionOf(log, entry, sections);
    if (entry.judgement.verdict === "support") {
      section.previous?.push(entry);
      continue;
    }
    const code = entry.judgement.codes[0]?.canonical;
    const group = code === undefined ? undefined : section.byError.get(code);
    if (group) {
      group.push(entry);
      section.previous = group;
    } else {
      section.previous = [entry];
      groups.push(section.previous);
      if (code !== undefined) section.byError.set(code, section.previous);
    }
  }
  for (const group of groups)
    findings.push(
      makeFinding(group.some(({ judgement }) => judgement.verdict === "error") ? "error" : "warning", group),
    );
  return findings;
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
  const name = entries.section[local]!;
  return name === 0 ? "" : entries.names[name - 1]!;
}
