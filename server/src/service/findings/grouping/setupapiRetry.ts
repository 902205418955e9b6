import { messageNumber } from "../../formats/setupapi";
import { columnsAt, entryMessage, type Log, rawTime, runsOf } from "../../log";
import type { Judged } from "../judge";

/** Why a driver that the system may not install by itself is no failure when a later section has installed it. */
export const installedByClient = {
  id: "setupapi/installed-by-client",
  evidence:
    "Without a user there is nobody to ask about an unsigned driver, so the installation by the system is blocked and handed to one with a user (server-side and client-side installation, Windows driver documentation). A later section finished it.",
};

const serverInstall = /\bblocked \(server install\)/;
const installing: ReadonlySet<number> = new Set([123, 124]);
const finished: ReadonlySet<number> = new Set([121]);
const quoted = /"([^"]{1,400})"/;

/** Whether a failure is that of a server-side installation whose device a later section installed after all. */
export function isInstalledLater(log: Log, group: readonly Judged[]): boolean {
  const blocked = group.find(({ judgement }) => serverInstall.test(judgement.message));
  const run = blocked?.run === undefined ? undefined : runsOf(log)[blocked.run];
  if (!run) return false;
  for (let entry = run.first; entry <= run.last; entry++) {
    const device = deviceOf(log, entry, installing);
    const success = device === undefined ? undefined : successesOf(log).get(device);
    if (success !== undefined && success > run.last && !(rawTime(log, success) < run.startTime)) return true;
  }
  return false;
}

const successesByLog = new WeakMap<Log, ReadonlyMap<string, number>>();

/** Devices whose installation finished successfully, each with the last entry that says so. */
function successesOf(log: Log): ReadonlyMap<string, number> {
  let successes = successesByLog.get(log);
  if (!successes) {
    const found = new Map<string, number>();
    for (let entry = 0; entry < log.entryCount; entry++) {
      const device = deviceOf(log, entry, finished);
      if (device !== undefined) found.set(device, entry);
    }
    successes = found;
    successesByLog.set(log, successes);
  }
  return successes;
}

function deviceOf(log: Log, entry: number, numbers: ReadonlySet<number>): string | undefined {
  const { entries, local } = columnsAt(log, entry);
  const number = messageNumber(entries, local);
  if (number === undefined || !numbers.has(number)) return undefined;
  return quoted.exec(entryMessage(log, entry))?.[1]?.toLowerCase();
}
