import { nameAt } from "../formats/entries";
import { columnsAt, entryMessage, type Log, landmarksOf } from "../log";
import { packagesIn } from "./installerNames";

/** Records above one that are looked through for what its thread had set about, and those of them that are read. */
const workReach = 2_000;
const mostRead = 300;
const longestText = 1_200;

/** Runs the steps of a task sequence one after the other. */
const manager = "tsmanager";
const starts: ReadonlySet<string> = new Set(["begin", "step", "program"]);
/** `Executing command line: …`, `Run Command: …`, `About to run command: …`; what stands behind it is the command. */
const command = /\b(?:execut\w{1,3}|run(?:ning)?|about to run|set) command(?: ?line)?: ?(.{1,1000})/i;
const productCode = /\bProduct ?Code:? {0,2}\{([0-9A-F]{8}-[0-9A-F-]{27})\}/i;

/** A command line without what its writers spell differently: quotation marks, blanks, doubled backslashes, letter case. */
export function normalCommand(text: string): string {
  return text
    .replace(/"/g, "")
    .replace(/\\{2,}/g, "\\")
    .replace(/\s{1,1000}/g, " ")
    .trim()
    .toLowerCase()
    .slice(0, 300);
}

/**
 * What the thread of a record had set about since its installation or step began: the command lines it ran
 * (`command …`), the packages and logs they name, and the code of the product it installs. The manager of a task sequence
 * speaks for the programs of its step, which log into the same file. Names by entry.
 */
export function namesOfRecords(log: Log): (entry: number) => readonly string[] {
  return (entry) => {
    const from = Math.max(0, entry - workReach);
    const { tid, component } = speakerOf(log, entry);
    const isManager = component === manager;
    const marks = landmarksOf(log, undefined, from, entry).filter(({ kind }) => starts.has(kind));
    const own = marks.filter((each) =>
      isManager ? each.kind === "step" : each.kind !== "begin" || speakerOf(log, each.entry).tid === tid,
    );
    const start = own.at(-1)?.entry ?? from;
    const names = new Set<string>();
    for (let i = entry, left = mostRead; i >= start && left > 0; i--) {
      if (!isManager && speakerOf(log, i).tid !== tid) continue;
      left--;
      for (const name of namesOfRecord(entryMessage(log, i).slice(0, longestText))) names.add(name);
    }
    return [...names];
  };
}

function namesOfRecord(message: string): readonly string[] {
  const names = packagesIn(message);
  const product = productCode.exec(message)?.[1];
  if (product !== undefined) names.push(`product ${product.toUpperCase()}`);
  const line = command.exec(message)?.[1];
  if (line !== undefined) names.push(`command ${normalCommand(line)}`);
  return names;
}

function speakerOf(log: Log, entry: number): { readonly tid: number; readonly component: string } {
  const { entries, local } = columnsAt(log, entry);
  return { tid: entries.tid[local]!, component: nameAt(entries, entries.name[local]!).toLowerCase() };
}
