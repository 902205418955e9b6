import { type Log, landmarksOf, rawTime } from "../log";
import type { Run } from "./format";

/** So many entries after its banner the installer names the start again. */
const startUp = 60;

/**
 * One run for each start of Trusted Installer; what stands before the first (the end of a run whose start is in the
 * log before this one) is a run too.
 */
export function runsOfInstaller(log: Log): readonly Run[] {
  if (log.entryCount === 0) return [];
  const starts: number[] = [];
  let banner = -1;
  for (const { entry, kind } of landmarksOf(log)) {
    if (kind === "installer") {
      starts.push(entry);
      banner = entry;
    } else if (kind === "initialization") {
      // Windows 7 has no banner; where there is one, this line follows it.
      if (banner < 0 || entry - banner > startUp) starts.push(entry);
      banner = -1;
    }
  }
  const isCut = starts[0] !== 0;
  if (isCut) starts.unshift(0);
  return starts.map((first, index): Run => {
    const last = (starts[index + 1] ?? log.entryCount) - 1;
    return {
      index,
      first,
      last,
      title: isCut && index === 0 ? "Entries before the first start" : "Trusted Installer start",
      timeBase: 0,
      timeSource: first,
      // Read when asked for: runs are listed after every edit, their times seldom.
      get startTime() {
        return rawTime(log, first);
      },
      get endTime() {
        return rawTime(log, last);
      },
    };
  });
}

/** `Session: … initialized by client DISM Package Manager Provider, external …` and `Client: WindowsUpdateAgent, …`. */
export function clientIn(message: string): string {
  const match = / initialized by client ([^,[]{1,120})|\bClient: ([^,[]{1,120})/.exec(message);
  return (match?.[1] ?? match?.[2] ?? "").trim().replace(/\.$/, "");
}
