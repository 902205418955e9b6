import { type Entry, entryAt, isTyped, type Log } from "../service/log";
import { sliceText } from "../service/text/logText";
import type { LogView } from "../service/transcript/transcript";

/**
 * A log as its program would have written it: one record a line, CRLF, and in WindowsUpdate.log the tabs that a mailer
 * turned into blanks. Words that the transcript has lost stay lost.
 */
export function cleanLog({ log }: LogView): string {
  const lines: string[] = [];
  for (let index = 0; index < log.entryCount; index++) lines.push(cleanRecord(log, entryAt(log, index)));
  return lines.map((line) => `${line}\r\n`).join("");
}

function cleanRecord(log: Log, entry: Entry): string {
  const head = sliceText(log.text, entry.start, entry.messageStart);
  const message = sliceText(log.text, entry.messageStart, entry.end).replace(/\r\n|\r|\n/g, "\r\n");
  if (log.format.id !== "windowsupdate-log" || !isTyped(entry)) return head + message;
  return (hasTabs(head) ? head : tabbed(head, entry)) + message;
}

/** Date, time, pid, thread and component with a tab after each. */
function hasTabs(head: string): boolean {
  return head.split("\t").length === 6;
}

/** Date and time as they stand there, since older agents leave the milliseconds out; the pid is four wide. */
function tabbed(head: string, { pid, tid, component }: Entry): string {
  const stamp = /^\s*(\d{4}-\d\d-\d\d)\s*(\d\d:\d\d:\d\d(?::\d{3})?)/.exec(head);
  if (!stamp || pid === undefined || tid === undefined || component === undefined) return head;
  return `${[stamp[1], stamp[2], String(pid).padStart(4), tid.toString(16), component].join("\t")}\t`;
}

const deviceNames = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;
const longestName = 80;

/**
 * A file name out of a name that a text gives to a log: its last part, of letters, digits, blanks and `.-_()` only, no
 * device of Windows, not hidden. `usual` where nothing is left.
 */
export function safeFileName(name: string, usual: string): string {
  const base = name.split(/[\\/]/).at(-1)!;
  const safe = base
    .replace(/[^A-Za-z0-9._() -]/g, "_")
    .replace(/^[. _]+/, "")
    .slice(0, longestName)
    .replace(/[. ]+$/, "");
  return safe === "" || deviceNames.test(safe) ? usual : safe;
}

/** The names with a number where one comes again (case does not count, as on Windows): `svcpack.log`, `svcpack-2.log`. */
export function distinctNames(names: readonly string[]): string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    const dot = name.lastIndexOf(".");
    const [stem, extension] = dot > 0 ? [name.slice(0, dot), name.slice(dot)] : [name, ""];
    let candidate = name;
    for (let number = 2; taken.has(candidate.toLowerCase()); number++) candidate = `${stem}-${number}${extension}`;
    taken.add(candidate.toLowerCase());
    return candidate;
  });
}
