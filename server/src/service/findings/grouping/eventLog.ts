import { nameAt } from "../../formats/entries";
import { columnsAt, type Log } from "../../log";
import { makeFinding } from "../build";
import { grouped } from "../grouped";
import type { Judged } from "../judge";
import type { Finding } from "../types";

/**
 * What an event is about: a product of Windows Installer, an update by its number or its title behind the code, else its
 * text as far as it is the same each time.
 */
const product = /^Product: (.{1,200}?)(?: -- | - Update )|\bProduct Name: (.{1,200}?)\. Product Version\b/;
const update = /\bKB ?(\d{5,8})\b/i;
const title = /0x[0-9a-f]{8}\s{0,2}[:\uff1a]\s{0,2}([^\r\n]{3,200})|"updateTitle">([^<]{3,200})</i;
const longestText = 300;

/**
 * One finding for each failure: the same event of the same provider with the same codes about the same update is stated
 * again each time it is tried.
 */
export function groupEventLog(judged: readonly Judged[], log: Log): Finding[] {
  return grouped(judged, (each) => keyOf(each, log)).map((group) => {
    const { verdict } = group[0]!.judgement;
    return makeFinding(verdict === "support" ? "warning" : verdict, group);
  });
}

function keyOf({ judgement, entry }: Judged, log: Log): string {
  const { entries, local } = columnsAt(log, entry);
  const { rule, component, codes, message } = judgement;
  // The installer reports one failure several times: with its message, as a result, and for the update.
  const name = component === "MsiInstaller" ? product.exec(message.slice(0, 1000)) : null;
  if (name) return [rule.id, component, name[1] ?? name[2]].join("\n");
  const own = title.exec(message.slice(0, 2000));
  const subject =
    update.exec(message)?.[1] ?? own?.[1] ?? own?.[2] ?? (codes.length > 0 ? "" : message.slice(0, longestText));
  const errors = [...new Set(codes.map(({ canonical }) => canonical))].sort((a, b) => a - b);
  return [rule.id, component, nameAt(entries, entries.section[local]!), errors.join(), subject].join("\n");
}
