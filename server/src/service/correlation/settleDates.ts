import { withoutCopies } from "./copies";
import { createGroups } from "./groupSet";
import { linkByRules } from "./linkByRules";
import { failuresOf } from "./nodes";
import type { LogSummary } from "./summary";
import { timeScaleOf } from "./timeScale";

/**
 * The logs of a machine, those whose dates can be read two ways as the one reading shows them under which they tell of a
 * failure of another log. Where both readings do, or none, the dates stay unknown.
 */
export function settleDates(logs: readonly LogSummary[]): readonly LogSummary[] {
  const open = logs.filter(({ readings }) => readings !== undefined);
  const dated = logs.filter(({ readings }) => readings === undefined);
  if (open.length === 0 || dated.length === 0) return logs;
  const linked = [0, 1].map((reading) => {
    const read = open.map(({ readings }) => readings![reading]!);
    const found = linkedWith([...dated, ...read], dated);
    return read.map(({ uri, view }) => found.has(`${view} ${uri}`));
  });
  return logs.map((log) => {
    const at = open.indexOf(log);
    if (at < 0 || linked[0]![at] === linked[1]![at]) return log;
    return log.readings![linked[0]![at] ? 0 : 1]!;
  });
}

/** The logs that a rule links with one of others, by their views and addresses. */
function linkedWith(logs: readonly LogSummary[], others: readonly LogSummary[]): ReadonlySet<string> {
  const groups = createGroups();
  linkByRules(logs, timeScaleOf(logs), { entered: [], others: withoutCopies(failuresOf(logs)) }, groups);
  const dated = new Set(others);
  const found = new Set<string>();
  for (const { nodes } of groups.all()) {
    if (!nodes.some(({ log }) => dated.has(log))) continue;
    for (const { log } of nodes) if (!dated.has(log)) found.add(`${log.view} ${log.uri}`);
  }
  return found;
}
