import type { Statement } from "../findings";
import { localTime, timeOfDay } from "../formats/time";
import { columnsAt, entryMessage, entryTime, type Log, landmarksOf } from "../log";

/** A failure that is stated again after so long a pause has happened again. The agent sums a call up within an hour. */
const episodeGap = 3 * 3_600_000;

/** One time that a failure happened. */
export interface Episode {
  readonly occurrences: readonly Statement[];
  /** When the installation began that failed; NaN when the log does not tell. */
  readonly since: number;
  /** How the update was installed, as the agent's Handler calls it: `MSI Install`. */
  readonly installation?: string;
}

/** What an entry that only reports an event says of its time; NaN for other entries. */
export function eventTimeOf(message: string): number {
  const row = /^REPORT EVENT: \S+\s+(\d{4})-(\d\d)-(\d\d)\s+(\d\d):(\d\d):(\d\d):(\d{3})[+-]\d{4}/.exec(message);
  if (!row) return Number.NaN;
  const [year, month, day, hours, minutes, seconds, milliseconds] = row.slice(1).map(Number);
  return localTime(year!, month!, day!, timeOfDay(hours!, minutes!, seconds!, milliseconds!));
}

/**
 * Divides the statements of a failure into the times that it happened: a pause of hours divides them, and in the log of
 * the update agent the start of another installation does. A report belongs to the time it bears itself.
 */
export function episodesOf(log: Log, occurrences: readonly Statement[]): Episode[] {
  return dividedByPause(log, occurrences).flatMap((part) =>
    log.format.id === "windowsupdate-log"
      ? dividedByInstallation(log, part)
      : [{ occurrences: part, since: Number.NaN }],
  );
}

function dividedByPause(log: Log, occurrences: readonly Statement[]): Statement[][] {
  const found: Statement[][] = [];
  let lastTime = Number.NaN;
  for (const statement of occurrences) {
    const time = entryTime(log, statement.entry);
    if (found.length === 0 || Math.abs(time - lastTime) > episodeGap) found.push([]);
    found.at(-1)!.push(statement);
    if (!Number.isNaN(time)) lastTime = time;
  }
  return found;
}

/** Entries before a failure in which the start of its installation is looked for. */
const startReach = 2_000;

function dividedByInstallation(log: Log, occurrences: readonly Statement[]): Episode[] {
  const first = Math.max(0, occurrences[0]!.entry - startReach);
  const starts = landmarksOf(log, "begin", first, occurrences.at(-1)!.entry)
    .map(({ entry }) => entry)
    .filter((entry) => componentOf(log, entry) === "Handler");
  const times = starts.map((entry) => entryTime(log, entry));
  const found = new Map<number, Statement[]>();
  /** Episodes that something but a report belongs to. */
  const witnessed = new Set<number>();
  let previous = -1;
  for (const statement of occurrences) {
    const { entry } = statement;
    const event = eventTimeOf(entryMessage(log, entry));
    const isReport = !Number.isNaN(event);
    let owner = lastAtMost(starts, entry);
    while (isReport && owner >= 0 && times[owner]! > event) owner--;
    // What others say without naming an update sums up what failed last, whatever has begun since. A report tells of no
    // failure that nobody has stated: the events of a call may all bear the time of its end, or of a clock set back.
    const isOwn = isReport ? witnessed.size === 0 : componentOf(log, entry) === "Handler";
    if (!isOwn && found.size > 0 && !found.has(owner)) owner = previous;
    const known = found.get(owner);
    if (known) known.push(statement);
    else found.set(owner, [statement]);
    if (!isReport) witnessed.add(owner);
    previous = owner;
  }
  return [...found.entries()]
    .sort(([a], [b]) => a - b)
    .map(([owner, own]) => {
      const start = starts[owner];
      const installation = start === undefined ? undefined : installationAt(log, start);
      // A start that is later than what failed after it: the clock was set back in between.
      const isBack = times[owner]! > entryTime(log, own[0]!.entry);
      const since = isBack ? Number.NaN : (times[owner] ?? Number.NaN);
      return { occurrences: own, since, ...(installation && { installation }) };
    });
}

/** `MSI Install` of `:: START ::  Handler: MSI Install`. */
function installationAt(log: Log, entry: number): string | undefined {
  return /\bHandler: {0,3}(\S[^\r\n]{0,60})/.exec(entryMessage(log, entry))?.[1]?.trim();
}

/** Index of the last of some ascending values that is not above a limit; -1 when all are. */
function lastAtMost(values: readonly number[], limit: number): number {
  let low = 0;
  for (let high = values.length; low < high; ) {
    const middle = (low + high) >>> 1;
    if (values[middle]! <= limit) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

function componentOf(log: Log, entry: number): string | undefined {
  const { entries, local } = columnsAt(log, entry);
  return entries.names[entries.name[local]! - 1];
}
