import { type FindingNode, runOf } from "../nodes";
import { type LinkRule, namesOfKind } from "./rule";
import { clockOf, delayBetween, laterBy } from "./shared";

const slack = 2_000;
/** update.exe writes the event as it ends; it may show a message first, which somebody has to answer. */
const endOfRun = 600_000;
const provider = /^ntservicepack$/i;

/** Hotfixes of Windows 2000 to 2003 write an event when their installation failed (formats.md 12, NtServicePack). */
export const eventToUpdateExe: LinkRule = {
  id: "event-to-update-exe",
  callers: ["windows-eventlog-text"],
  called: ["svcpack-log"],
  reach: { before: endOfRun, after: slack },
  choose: "nearest",
  keysOf,
  link(caller, called, scale) {
    const run = runOf(called);
    const at = caller.statements.find(({ component = "" }) => provider.test(component));
    if (!run || !at || called.finding.severity !== "error") return undefined;
    const update = keysOf(called).find((key) => keysOf(caller).includes(key));
    const to = called.statements.at(-1)!;
    const delay = delayBetween(called, to, caller, at, scale);
    if (update === undefined || !(delay >= -slack && delay <= endOfRun)) return undefined;
    const evidence = `Both are about ${update.slice("kb ".length)}: its installation failed at ${clockOf(to)}, the event was written ${laterBy(delay)}.`;
    return { at, to, evidence };
  },
};

function keysOf(failure: FindingNode): readonly string[] {
  const update = runOf(failure)?.update;
  return update === undefined ? namesOfKind(failure, "kb") : [`kb ${update}`];
}
