import { nameAt } from "../../formats/entries";
import { columnsAt, type Log } from "../../log";
import { makeFinding } from "../build";
import type { Judged } from "../judge";
import type { Finding } from "../types";

/** What an event is about: an update by its number, else its text as far as it is the same each time. */
const update = /\bKB ?(\d{5,8})\b/i;
const longestText = 300;

/**
 * One finding for each failure: the same event of the same provider with the same codes about the same update is stated
 * again each time it is tried.
 */
export function groupEventLog(judged: readonly Judged[], log: Log): Finding[] {
  const groups = new Map<string, Judged[]>();
  for (const each of judged) {
    const key = keyOf(each, log);
    const known = groups.get(key);
    if (known) known.push(each);
    else groups.set(key, [each]);
  }
  return [...groups.values()].map((group) => {
    const { verdict } = group[0]!.judgement;
    return makeFinding(verdict === "support" ? "warning" : verdict, group);
  });
}

function keyOf({ judgement, entry }: Judged, log: Log): string {
  const { entries, local } = columnsAt(log, entry);
  const { rule, component, codes, message } = judgement;
  const subject = update.exec(message)?.[1] ?? (codes.length > 0 ? "" : message.slice(0, longestText));
  const errors = [...new Set(codes.map(({ canonical }) => canonical))].sort((a, b) => a - b);
  return [rule.id, component, nameAt(entries, entries.section[local]!), errors.join(), subject].join("\n");
}
