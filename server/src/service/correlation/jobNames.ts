import { nameAt } from "../formats/entries";
import { reportedUpdate } from "../formats/reportingEvents";
import { findKeys, type KeyKind } from "../keys";
import { columnsAt, entryMessage, type Log, landmarksOf, runAt } from "../log";
import { computerOfEvent } from "./factsOfServicing";
import { namesOfSessions as namesOfInstallerSessions } from "./installerNames";
import { namesOfRecords } from "./recordNames";
import { namesOfSessions } from "./sessionNames";

/** What of an entry is read for names, in characters, and how many names are kept of one job. */
const longestText = 2_000;
const mostNames = 60;

/** Kinds of keys that name what a job is about, or the job itself; places on disk and processes do not. */
const namingKinds: ReadonlySet<KeyKind> = new Set([
  "guid",
  "kb",
  "inf",
  "catalog",
  "hash",
  "package",
  "driverPackage",
  "device",
  "session",
  "vector",
]);

const nobody = "00000000-0000-0000-0000-000000000000";
/** Programs and libraries that Windows Installer unpacks for custom actions; SetupAPI names them as its caller. */
const unpacked = /\\(MSI[0-9A-F]{1,8}\.tmp)\b/gi;

/** The names in a text, with their kinds, each once: `package …`, `update …` for the id of an update, `guid …` for others. */
export function namesIn(text: string): string[] {
  const head = text.slice(0, longestText);
  const names = findKeys(head).flatMap(({ kind, normal, role }) => {
    if (!namingKinds.has(kind) || normal === nobody) return [];
    return [`${kind === "guid" && role === "update" ? "update" : kind} ${normal}`];
  });
  for (const [, file] of head.matchAll(unpacked)) names.push(`file ${file!.toLowerCase()}`);
  return [...new Set(names)];
}

/** A reader of the names that the entries of a log and the jobs they belong to bear; it remembers each job. */
export function createJobNames(log: Log): (entry: number) => readonly string[] {
  const namesOfJob = readers[log.format.id]?.(log) ?? (() => []);
  return (entry) => [...new Set([...namesOfJob(entry), ...namesIn(entryMessage(log, entry))])].slice(0, mostNames);
}

type JobReader = (log: Log) => (entry: number) => readonly string[];

const readers: Readonly<Partial<Record<Log["format"]["id"], JobReader>>> = {
  "cbs-log": (log) => namesOfSessions(log, namesIn),
  "windowsupdate-log": namesOfInstallations,
  "reportingevents-log": (log) => (entry) => namesOfRow(log, entry),
  "windows-eventlog-text": (log) => (entry) => {
    const computer = computerOfEvent(log, entry)?.split(".")[0];
    return computer === undefined ? [] : [`computer ${computer.toLowerCase()}`];
  },
  "dism-log": namesOfCommands,
  "setupapi-dev-log": namesOfCommands,
  "msi-log": namesOfPackages,
  "cmtrace-log": namesOfRecords,
};

/** The update of a row of reported events, and the correlation vector in its last column, which bears no label there. */
function namesOfRow(log: Log, entry: number): readonly string[] {
  const update = reportedUpdate(log, entry)?.replace(/[{}]/g, "").toUpperCase();
  const vector = /\t([A-Za-z0-9+/]{16,22}(?:\.\d{1,9}){1,20})\s{0,4}$/.exec(entryMessage(log, entry).slice(-300))?.[1];
  return [
    ...(update === undefined || update === nobody ? [] : [`update ${update}`]),
    ...(vector === undefined ? [] : [`vector ${vector}`]),
  ];
}

/** Entries of an installation of the update agent that are looked through, and those of its Handler that are read. */
const installationReach = 2_000;
const handlerEntries = 200;

/** What the agent's Handler names from the start of the installation on in which an entry stands. */
function namesOfInstallations(log: Log): (entry: number) => readonly string[] {
  const known = new Map<number, readonly string[]>();
  return (entry) => {
    const starts = landmarksOf(log, "begin", Math.max(0, entry - installationReach), entry);
    const start = starts.filter((each) => isOfHandler(log, each.entry)).at(-1)?.entry;
    if (start === undefined) return [];
    let names = known.get(start);
    if (!names) {
      names = handlerNames(log, start);
      known.set(start, names);
    }
    return names;
  };
}

function handlerNames(log: Log, start: number): readonly string[] {
  const names = new Set<string>();
  const { entries: own, local: at } = columnsAt(log, start);
  const pid = own.pid[at]!;
  const marks = landmarksOf(log, "begin", start + 1, start + installationReach);
  const next = marks.find(({ entry }) => isOfHandler(log, entry))?.entry;
  const end = Math.min(log.entryCount, start + installationReach, next ?? log.entryCount);
  for (let entry = start, left = handlerEntries; entry < end && left > 0 && names.size < mostNames; entry++) {
    if (!isOfHandler(log, entry)) continue;
    const { entries, local } = columnsAt(log, entry);
    if (entries.pid[local] !== pid) continue;
    left--;
    for (const name of namesIn(entryMessage(log, entry))) names.add(name);
  }
  return [...names];
}

function isOfHandler(log: Log, entry: number): boolean {
  const { entries, local } = columnsAt(log, entry);
  return nameAt(entries, entries.name[local]!).toLowerCase() === "handler";
}

/** What the command line or the title of the run names in which an entry stands. */
function namesOfCommands(log: Log): (entry: number) => readonly string[] {
  const known = new Map<number, readonly string[]>();
  return (entry) => {
    const run = runAt(log, entry);
    if (!run) return [];
    let names = known.get(run.index);
    if (!names) {
      names = [...new Set([run.commandLine ?? "", run.title].flatMap(namesIn))];
      known.set(run.index, names);
    }
    return names;
  };
}

/** The package and the product of the session, and what was unpacked for the action that failed. */
function namesOfPackages(log: Log): (entry: number) => readonly string[] {
  return both(namesOfInstallerSessions(log), namesOfActions(log));
}

type NamesOfEntry = ReturnType<JobReader>;

/** What either of two readers finds. */
function both(a: NamesOfEntry, b: NamesOfEntry): NamesOfEntry {
  return (entry) => [...a(entry), ...b(entry)];
}

/** Entries above a failed action of Windows Installer in which the program it unpacked is named. */
const actionReach = 400;

function namesOfActions(log: Log): (entry: number) => readonly string[] {
  return (entry) => {
    const first = Math.max(runAt(log, entry)?.first ?? 0, entry - actionReach);
    const above = landmarksOf(log, "actionStart", first, entry).at(-1)?.entry ?? first;
    const names = new Set<string>();
    for (let i = above; i < entry && names.size < mostNames; i++)
      for (const [, file] of entryMessage(log, i).slice(0, longestText).matchAll(unpacked))
        names.add(`file ${file!.toLowerCase()}`);
    return [...names];
  };
}
