import { profileOf, signatureOf } from "./machineFacts";
import type { MachineGroup } from "./machines";
import { packageFolder, parentInfo } from "./runLinks";
import type { LogSummary } from "./summary";

/**
 * Gives logs that could be of several machines of their folder to the one whose logs name the same installations: the
 * same `/ParentInfo:` value or package folder. A log that shares such marks with none of them, or with several, stays
 * where it is.
 */
export function joinedByMarks(groups: readonly MachineGroup[]): readonly MachineGroup[] {
  const homes = groups.filter(({ profile, affix }) => isTold(profile) || affix !== undefined);
  const homeless = groups.filter((group) => !homes.includes(group));
  if (homes.length < 2 || homeless.length === 0) return groups;
  const members = homes.map(({ logs, folder }) => ({ folder, logs: [...logs], marks: new Set(logs.flatMap(marksOf)) }));
  const left = homeless.map(({ logs, folder }) => ({ folder, logs: new Set(logs) }));
  // A log that has found its machine may be what another one is known by.
  for (let isFound = true; isFound; ) {
    isFound = false;
    for (const { folder, logs } of left) {
      for (const log of logs) {
        const marks = marksOf(log);
        const fitting = members.filter((home) => home.folder === folder && marks.some((mark) => home.marks.has(mark)));
        if (fitting.length !== 1) continue;
        fitting[0]!.logs.push(log);
        for (const mark of marks) fitting[0]!.marks.add(mark);
        logs.delete(log);
        isFound = true;
      }
    }
  }
  const found = homes.map((home, i) => ({ ...home, logs: members[i]!.logs, profile: profileOf(members[i]!.logs) }));
  const others = homeless.flatMap((group, i) => {
    const logs = [...left[i]!.logs];
    return logs.length === 0 ? [] : [{ ...group, logs, profile: profileOf(logs) }];
  });
  return [...found, ...others];
}

function isTold(profile: MachineGroup["profile"]): boolean {
  return profile.computers.size > 0 || signatureOf(profile) !== "";
}

const marksOfLog = new WeakMap<LogSummary, readonly string[]>();

/** What tells one installation from all others, as the runs and failures of a log name it. */
function marksOf(log: LogSummary): readonly string[] {
  let known = marksOfLog.get(log);
  if (!known) {
    const texts = log.findings.flatMap(({ before, statements }) => [before, ...statements].map((each) => each?.text));
    const lines = [...log.runs.flatMap(({ program, commandLine }) => [program, commandLine]), ...texts];
    known = [...new Set(lines.flatMap((line) => [parentInfo(line), packageFolder(line)]))].filter(
      (mark) => mark !== undefined,
    );
    marksOfLog.set(log, known);
  }
  return known;
}
