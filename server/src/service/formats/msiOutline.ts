import { columnsAt, entryMessage, entryStart, type Log, landmarksOf } from "../log";
import { nameAt } from "./entries";
import type { Operation, Run } from "./format";
import { readActionLine } from "./msiLine";
import { nearestTime } from "./nearestTime";
import { formatSpan } from "./time";

const callingProcess = /: ((?:[A-Za-z]:\\|\\\\)[^:*?"<>|]{1,400}?\.exe)\b/i;
const product = /\*{7} Product: (.{1,400}?) ?\*{7} /;
const productName = /\bProduct Name: (.{1,200}?)\. Product Version: ([^ ]{1,40})\. /;
const bundlePath = /, path: (.{1,400}?\.exe)\b(?:, cmdline: (.*))?/i;

/**
 * One run for each session of the engine, from its head to the next one, and one for each start of a bundle. What
 * stands above the first head is a run too: a log often begins in the middle.
 */
export function runs(log: Log): readonly Run[] {
  if (log.entryCount === 0) return [];
  const starts = landmarksOf(log).filter(({ kind }) => kind === "head" || kind === "burn");
  const firsts = starts.length > 0 && starts[0]!.entry === 0 ? starts : [{ entry: 0, kind: "cut" }, ...starts];
  return firsts.map(({ entry: first, kind }, index): Run => {
    const last = (firsts[index + 1]?.entry ?? log.entryCount) - 1;
    const shared = {
      index,
      first,
      last,
      startTime: nearestTime(log, first, last),
      endTime: nearestTime(log, last, first),
      timeBase: 0,
      timeSource: first,
    };
    if (kind === "burn") return { ...shared, ...describeBundle(log, first), pid: pidAt(log, first) };
    const program = kind === "head" ? callingProcess.exec(entryMessage(log, first))?.[1] : undefined;
    return { ...shared, title: titleOf(log, first, last), ...(program && { program }) };
  });
}

function pidAt(log: Log, entry: number): number {
  const { entries, local } = columnsAt(log, entry);
  return entries.pid[local]!;
}

function describeBundle(log: Log, first: number): Pick<Run, "title" | "program" | "commandLine"> {
  const started = bundlePath.exec(entryMessage(log, first));
  const name = started ? started[1]!.split("\\").at(-1) : undefined;
  return {
    title: name ? `Bundle ${name}` : "Bundle",
    ...(started && { program: started[1]! }),
    ...(started?.[2] && { commandLine: started[2].trim() }),
  };
}

/** The product's name where the engine states it, else the package's file. */
function titleOf(log: Log, first: number, last: number): string {
  for (const { entry } of landmarksOf(log, "product", first, last)) {
    const named = productName.exec(entryMessage(log, entry));
    if (named) return `Windows Installer: ${named[1]} ${named[2]}`;
  }
  for (const { entry } of landmarksOf(log, "engine", first, last)) {
    const file = product.exec(entryMessage(log, entry))?.[1];
    if (file) return `Windows Installer: ${file.split("\\").at(-1)!.trim()}`;
  }
  const { entries, local } = columnsAt(log, first);
  return /^[a-z]\d{3}$/.test(nameAt(entries, entries.name[local]!)) ? "Bundle" : "Windows Installer session";
}

interface OpenAction {
  readonly first: number;
  readonly name: string;
  readonly clock: number;
}

const deepest = 64;
const day = 86_400_000;

/** The actions of a run, each from its start to its end, with how long it took and what it returned where not success. */
export function operations(log: Log, run: Run): readonly Operation[] {
  const found: { first: number; last: number; title: string }[] = [];
  const open: OpenAction[] = [];
  for (const { entry, kind } of landmarksOf(log, undefined, run.first, run.last)) {
    if (kind !== "actionStart" && kind !== "actionEnd") continue;
    const message = entryMessage(log, entry);
    const action = readActionLine(message, 0, message.length);
    if (!action) continue;
    if (kind === "actionStart") {
      if (open.length === deepest) open.shift();
      open.push({ first: entry, name: action.name, clock: action.time });
      continue;
    }
    let at = open.length - 1;
    while (at >= 0 && open[at]!.name !== action.name) at--;
    if (at < 0) continue;
    const started = open[at]!;
    open.length = at;
    found.push({ first: started.first, last: entry, title: titleOfAction(action.name, started, action) });
  }
  for (const { first, name } of open) found.push({ first, last: run.last, title: `${name} · no end in this log` });
  return found.sort((a, b) => entryStart(log, a.first) - entryStart(log, b.first));
}

function titleOfAction(name: string, started: OpenAction, ended: { time: number; result: number }): string {
  const took = (ended.time - started.clock + day) % day;
  const parts = [name];
  if (took >= 1000) parts.push(formatSpan(took).slice(1).replace(".000", ""));
  const outcome = outcomes.get(ended.result);
  if (outcome) parts.push(outcome);
  return parts.join(" · ");
}

/** Windows Installer documentation, "Logging of Action Return Values"; 1 is success and goes without saying. */
const outcomes: ReadonlyMap<number, string> = new Map([
  [0, "not run"],
  [2, "cancelled by the user"],
  [3, "failed"],
  [4, "suspended"],
]);
