import type { Log } from "../../log";
import { makeFinding } from "../build";
import type { Judged } from "../judge";
import type { Finding } from "../types";

/**
 * Within a section, entries that state the same error are one failure. An entry that explains the one before it
 * (message 033) belongs to that one.
 */
export function groupSetupapi(_log: Log, judged: readonly Judged[]): Finding[] {
  const findings: Finding[] = [];
  const groups: Judged[][] = [];
  let open: { run: number | undefined; byError: Map<number, Judged[]> } | undefined;
  let previous: Judged[] | undefined;
  for (const entry of judged) {
    if (entry.judgement.verdict === "noise") {
      findings.push(makeFinding("noise", [entry]));
      continue;
    }
    if (!open || open.run !== entry.run) {
      open = { run: entry.run, byError: new Map() };
      previous = undefined;
    }
    if (entry.judgement.verdict === "support") {
      previous?.push(entry);
      continue;
    }
    const code = entry.judgement.codes[0]?.canonical;
    const group = code === undefined ? undefined : open.byError.get(code);
    if (group) {
      group.push(entry);
      previous = group;
    } else {
      previous = [entry];
      groups.push(previous);
      if (code !== undefined) open.byError.set(code, previous);
    }
  }
  for (const group of groups)
    findings.push(
      makeFinding(group.some(({ judgement }) => judgement.verdict === "error") ? "error" : "warning", group),
    );
  return findings;
}
