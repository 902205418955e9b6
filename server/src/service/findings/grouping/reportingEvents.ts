import { reportedUpdate } from "../../formats/reportingEvents";
import { type Log, landmarksOf } from "../../log";
import { makeFinding } from "../build";
import type { Judged } from "../judge";
import type { Finding } from "../types";

const installedLater = {
  id: "reporting/installed-later",
  evidence: "The update failed, and a later row of this log reports that it was installed.",
};
const searchedLater = {
  id: "reporting/searched-later",
  evidence: "A search failed, and a later one of this log ended with success.",
};

const noUpdate = "{00000000-0000-0000-0000-000000000000}";

/** One finding for each update (or, without one, each kind of event) and error; its rows are the occurrences. */
export function groupReportingEvents(judged: readonly Judged[], log: Log): Finding[] {
  const findings: Finding[] = [];
  const groups = new Map<string, { update: string; statements: Judged[] }>();
  for (const statement of judged) {
    const { verdict, codes, component } = statement.judgement;
    if (verdict === "noise") findings.push(makeFinding("noise", [statement]));
    if (verdict !== "error") continue;
    const update = reportedUpdate(log, statement.entry) ?? noUpdate;
    const key = `${update === noUpdate ? component : update} ${codes[0]?.canonical ?? ""}`;
    const known = groups.get(key);
    if (known) known.statements.push(statement);
    else groups.set(key, { update, statements: [statement] });
  }
  if (groups.size === 0) return findings;
  const done = successes(log);
  for (const { update, statements } of groups.values()) findings.push(settle(statements, update, done));
  return findings;
}

interface Successes {
  /** The last row that reports an update as installed, by its id. */
  readonly installed: ReadonlyMap<string, number>;
  readonly searched: number;
}

function successes(log: Log): Successes {
  const installed = new Map<string, number>();
  for (const { entry } of landmarksOf(log, "installed")) installed.set(reportedUpdate(log, entry) ?? noUpdate, entry);
  return { installed, searched: landmarksOf(log, "searched").at(-1)?.entry ?? -1 };
}

const searches: ReadonlySet<string> = new Set(["148", "AGENT_DETECTION_FAILED"]);

function settle(statements: readonly Judged[], update: string, done: Successes): Finding {
  const last = statements.at(-1)!;
  if (update !== noUpdate && (done.installed.get(update) ?? -1) > last.entry)
    return makeFinding("warning", statements, installedLater);
  if (searches.has(last.judgement.component) && done.searched > last.entry)
    return makeFinding("warning", statements, searchedLater);
  return makeFinding("error", statements);
}
