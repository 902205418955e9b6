import { columnsAt, entryMessage, type Log, landmarksOf } from "../log";
import { nameAt } from "./entries";
import type { Operation, Run } from "./format";
import { nearestTime } from "./nearestTime";

/** What a record that structures its log begins with; its first line says it, and that is never cut off by a block. */
export function landmarkOf(text: string, message: number): string | undefined {
  switch (text.charCodeAt(message)) {
    case 61: // =
      return banner.test(text.slice(message, message + 240)) ? "program" : undefined;
    case 43: // +
      if (text.startsWith("++++++ App enforcement completed", message)) return "end";
      return enforcement.test(text.slice(message, message + 60)) ? "begin" : undefined;
    case 83: // S
      if (text.startsWith("Successfully completed the action (", message)) return "done";
      if (scanned.test(text.slice(message, message + 80))) return "scanned";
      return text.startsWith("Start executing an instruction. Instruction name:", message) ? "step" : undefined;
    case 67: // C
      return installed.test(text.slice(message, message + 60)) ? "installed" : undefined;
    case 70: // F
      return text.startsWith("Failed to run the action: ", message) ? "failed" : undefined;
    case 84: // T
      return sequenceSucceeded.test(text.slice(message, message + 40)) ? "succeeded" : undefined;
    case 32:
      return processEnd.test(text.slice(message, message + 80)) ? "exit" : undefined;
    case 91: // [
      return text.startsWith("[PowerShell] Fail,", message) ? "script" : undefined;
    default:
      return undefined;
  }
}

/** `==========[ ccmsetup started in process 4711 ]==========`, `====[ TSManager.exe ]====` */
const banner = /^={4,100}\[ ?([^\]\r\n]{1,120}?) ?\]={4,100}/;
const enforcement = /^\+\+\+ Starting (?:Install|Uninstall|Update) enforcement\b/;
const processEnd = /^ {1,8}Process \d{1,10} terminated with exitcode: (-?\d{1,10})/;
const scanned = /^(?:Successfully completed scan\b|ScanJob\([^)]{1,45}\): Scan Succeeded\b)/;
const sequenceSucceeded = /^Task Sequence Engine succeeded\b/i;
const installed = /^CcmSetup is exiting with return code 0\b/;
const startedInProcess = /^(.{1,80}?) started in process (\d{1,9})$/;

/** One run for each start of a program that the log marks with a banner; a log without one is a single run. */
export function runsOfRecords(log: Log): readonly Run[] {
  if (log.entryCount === 0) return [];
  const starts = landmarksOf(log, "program").map(({ entry }) => entry);
  const isMarked = starts.length > 0;
  if (starts[0] !== 0) starts.unshift(0);
  return starts.map((first, index): Run => {
    const last = (starts[index + 1] ?? log.entryCount) - 1;
    return {
      index,
      first,
      last,
      timeBase: 0,
      timeSource: first,
      get startTime() {
        return nearestTime(log, first, last);
      },
      get endTime() {
        return nearestTime(log, last, first);
      },
      get program() {
        const name = programOf(log, first)?.name;
        return name && /\.exe$/i.test(name) ? name : undefined;
      },
      get pid() {
        return programOf(log, first)?.pid;
      },
      get title() {
        const program = programOf(log, first);
        if (program) return `Start of ${program.name}`;
        return isMarked ? "Records before the first start" : `Records of ${componentOf(log, first) || "this log"}`;
      },
    };
  });
}

function programOf(log: Log, entry: number): { readonly name: string; readonly pid: number | undefined } | undefined {
  const words = banner.exec(entryMessage(log, entry).slice(0, 240))?.[1];
  if (words === undefined) return undefined;
  const started = startedInProcess.exec(words);
  return started ? { name: started[1]!, pid: Number(started[2]) } : { name: words.trim(), pid: undefined };
}

function componentOf(log: Log, entry: number): string {
  const { entries, local } = columnsAt(log, entry);
  return nameAt(entries, entries.name[local]!);
}

interface Step {
  readonly first: number;
  last: number;
  title: string;
}

/**
 * Installations of applications (AppEnforce.log) up to their end in the same thread, with the exit code of the installer;
 * and the steps of a task sequence, with the code of those that failed.
 */
export function stepsAndInstallations(log: Log, run: Run): readonly Operation[] {
  const found: Step[] = [];
  const open = new Map<number, Step>();
  let step: Step | undefined;
  for (const { entry, kind } of landmarksOf(log, undefined, run.first, run.last)) {
    const { entries, local } = columnsAt(log, entry);
    const tid = entries.tid[local]!;
    if (kind === "begin") {
      const operation = { first: entry, last: entry, title: titleOf(entryMessage(log, entry)) };
      open.set(tid, operation);
      found.push(operation);
    } else if (kind === "exit") {
      const code = processEnd.exec(entryMessage(log, entry))?.[1];
      const operation = open.get(tid);
      if (operation && code !== undefined && code !== "0") operation.title += ` · exit code ${code}`;
    } else if (kind === "end") {
      const operation = open.get(tid);
      if (operation) operation.last = entry;
      open.delete(tid);
    } else if (kind === "step") {
      if (step) step.last = entry - 1;
      step = { first: entry, last: run.last, title: titleOf(entryMessage(log, entry)) };
      found.push(step);
    } else if (kind === "failed" && step) {
      const code = /\(Error: (?:0x)?([0-9a-f]{8});/i.exec(entryMessage(log, entry).slice(0, 2000))?.[1];
      step.title += code === undefined ? " · failed" : ` · failed 0x${code.toUpperCase()}`;
      step.last = entry;
      step = undefined;
    }
  }
  return found;
}

const longestTitle = 120;

function titleOf(message: string): string {
  const head = message.slice(0, 600);
  const application = /^\+\+\+ Starting (\w+) enforcement for App DT "([^"]{1,400})"/.exec(head);
  if (application) return `${application[1]} of ${application[2]}`.slice(0, longestTitle);
  const name = /Instruction name: '?(.{1,300}?)'?(?:\. Pointer\b|\s*$)/.exec(head)?.[1];
  return (name ?? head.replace(/^[+\s]+/, "")).slice(0, longestTitle);
}
