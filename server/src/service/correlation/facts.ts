import { EntryKind } from "../formats/entries";
import { localTime, timeOfDay } from "../formats/time";
import { entryMessage, entryTime, type Log, landmarksOf } from "../log";
import { offsetsOfEvents, offsetsOfRecords, offsetsOfRows } from "./columnOffsets";
import {
  factsOfCbs,
  factsOfDism,
  factsOfEvents,
  factsOfManagement,
  factsOfPackages,
  factsOfSetup,
  productTypes,
} from "./factsOfServicing";
import { servicingOffsets } from "./servicingOffsets";
import type { Fact, FactKind, StatedOffset } from "./summary";

/** A fact with the entry of the log that states it. */
export type FactOfLog = Omit<Fact, "line"> & { readonly entry: number };
/** A stated offset with the entry of the log that states it. */
export type OffsetOfLog = Omit<StatedOffset, "line"> & { readonly entry: number };

/** Changes kept of one kind of fact, and of the offset: a log that states more is broken or made up. */
const changeLimit = 500;
/** No time zone is farther from UTC, in minutes (+14:00, Line Islands). */
const farthestZone = 14 * 60;

/**
 * What a log says of its machine, in log order: each value where it is first stated, and again where it has changed.
 * Reads landmarks, headers and the few kinds of entries that can tell, not the text of all. Text of the log as it is
 * but for what the kinds call for: a service pack is its number without `.0`, or `none`.
 */
export function factsOf(log: Log): readonly FactOfLog[] {
  const stated = readers[log.format.id](log).sort((a, b) => a.entry - b.entry);
  const last = new Map<FactKind, { text: string; count: number }>();
  return stated.filter(({ kind, text }) => {
    const known = last.get(kind) ?? { text: "", count: 0 };
    if (text === "" || text === known.text || known.count >= changeLimit) return false;
    last.set(kind, { text, count: known.count + 1 });
    return true;
  });
}

/**
 * Where a log states its offset from UTC, in log order: the first place, and each at which it has changed. The start of
 * an update agent (`tz: -0500`, KB902093: a signed hhmm) and each reported event (`2007-07-02 03:25:39:921-0400`) do;
 * east of Greenwich is positive. CBS.log shows it by what it writes in UTC beside local time, ReportingEvents.log and
 * CMTrace logs state it in each record, and events that were copied with their XML show it. Offsets that no time zone has are left out.
 */
export function offsetsOf(log: Log): readonly OffsetOfLog[] {
  const stated = offsetReaders[log.format.id]?.(log) ?? [];
  const changes: OffsetOfLog[] = [];
  for (const each of stated) {
    if (Math.abs(each.offset) > farthestZone || Number.isNaN(each.time) || changes.length >= changeLimit) continue;
    if (each.offset !== changes.at(-1)?.offset) changes.push(each);
  }
  return changes;
}

const offsetReaders: Readonly<Partial<Record<Log["format"]["id"], (log: Log) => OffsetOfLog[]>>> = {
  "windowsupdate-log": (log) => [...agentStarts(log), ...reportedEvents(log)].sort((a, b) => a.entry - b.entry),
  "cbs-log": servicingOffsets,
  "reportingevents-log": offsetsOfRows,
  "cmtrace-log": offsetsOfRecords,
  "windows-eventlog-text": offsetsOfEvents,
};

const readers: Readonly<Record<Log["format"]["id"], (log: Log) => FactOfLog[]>> = {
  "windowsupdate-log": factsOfAgent,
  "reportingevents-log": () => [],
  "svcpack-log": factsOfInstaller,
  "setupapi-log": factsOfHeader,
  "setupapi-dev-log": factsOfHeader,
  "cbs-log": factsOfCbs,
  "dism-log": factsOfDism,
  "panther-log": factsOfSetup,
  "cmtrace-log": factsOfManagement,
  "msi-log": factsOfPackages,
  "windows-eventlog-text": factsOfEvents,
};

/**
 * `Logging initialized (build: …)`, `OS Version = …`, and the DNS name that the agent gives a server that asks for it.
 * The fourth and fifth number of the version are read as the service pack: no documentation of the line is known.
 */
function factsOfAgent(log: Log): FactOfLog[] {
  const found: FactOfLog[] = [];
  for (const { entry } of landmarksOf(log, "process")) {
    const build = /\bbuild: ?([\d.]{1,40})/.exec(entryMessage(log, entry))?.[1];
    if (build) found.push({ kind: "agent", text: build, entry });
  }
  const hasBuild = found.length > 0;
  for (const entry of entriesThatBegin(log, agentSentences)) {
    const message = entryMessage(log, entry);
    const version = /OS Version = (\d{1,3}\.\d{1,3}\.\d{1,6})(?:\.(\d{1,3}\.\d{1,3}))?/.exec(message);
    if (version) {
      found.push({ kind: "os", text: version[1]!, entry });
      if (version[2] !== undefined) found.push({ kind: "servicePack", text: servicePack(version[2]), entry });
    }
    const name = /\bDNS name = ([^\s.,]{1,63})(?:\.([^\s,]{1,190}))?/.exec(message);
    if (name) {
      found.push({ kind: "computer", text: name[1]!, entry });
      if (name[2] !== undefined) found.push({ kind: "domain", text: name[2], entry });
    }
    const client = hasBuild ? undefined : /WU client version ([\d.]{1,40})/.exec(message)?.[1];
    if (client) found.push({ kind: "agent", text: client, entry });
  }
  return found;
}

/** The sentences of the agent that tell of its machine, by the component that says them. */
const agentSentences: ReadonlyMap<string, string> = new Map([
  ["report", "OS Version = "],
  ["pt", "Initializing simple targeting cookie"],
  ["agent", "WU client version"],
]);

/** The program of each run: `…\update\update.exe (version 6.2.29.0)`. */
function factsOfInstaller(log: Log): FactOfLog[] {
  return landmarksOf(log, "program").flatMap(({ entry }): FactOfLog[] => {
    const match = /([^\\/]{1,60}\.exe)\s*\(version ([\d.]{1,40})\)/i.exec(entryMessage(log, entry));
    return match ? [{ kind: "installer", text: `${match[1]} ${match[2]}`, entry }] : [];
  });
}

/** The lines `Key = value` at the top of a setupapi.log; Windows 2000 writes none. */
function factsOfHeader(log: Log): FactOfLog[] {
  const found: FactOfLog[] = [];
  for (const entry of entriesOfKind(log, EntryKind.header)) {
    const match = /^\ufeff?([A-Za-z ]{1,20}) = (.{1,200})/.exec(entryMessage(log, entry));
    if (!match) continue;
    const value = match[2]!.trim();
    switch (match[1]) {
      case "OS Version": {
        found.push({ kind: "os", text: /^[\d.]+/.exec(value)?.[0] ?? "", entry });
        const pack = /\bService Pack (\d{1,3})\b/.exec(value)?.[1];
        if (pack !== undefined) found.push({ kind: "servicePack", text: servicePack(pack), entry });
        break;
      }
      case "Service Pack":
        found.push({ kind: "servicePack", text: servicePack(value), entry });
        break;
      case "Product Type":
      case "ProductType":
        found.push({ kind: "productType", text: productTypes[value] ?? value, entry });
        break;
      case "Architecture":
        found.push({ kind: "architecture", text: value, entry });
    }
  }
  return found;
}

function servicePack(version: string): string {
  const [, major, minor] = /^(\d+)(?:\.(\d+))?$/.exec(version) ?? [];
  if (major === undefined) return version;
  if (Number(minor ?? 0) > 0) return `${major}.${minor}`;
  return Number(major) === 0 ? "none" : major;
}

/** The start of each process of the agent that names its offset. */
function agentStarts(log: Log): OffsetOfLog[] {
  return landmarksOf(log, "process").flatMap(({ entry }): OffsetOfLog[] => {
    const text = /\btz: ?[+-]\d{4}/.exec(entryMessage(log, entry))?.[0];
    return text === undefined ? [] : [{ time: entryTime(log, entry), offset: minutesOf(text), entry, text }];
  });
}

const reported: ReadonlyMap<string, string> = new Map([["report", "REPORT EVENT:"]]);
const stampWithOffset = /\b(\d{4})-(\d\d)-(\d\d)[\t ](\d\d):(\d\d):(\d\d):(\d{3})[+-]\d{4}(?!\d)/;

/** The rows of reported events; each bears a time of its own, seconds before that of the entry. */
function reportedEvents(log: Log): OffsetOfLog[] {
  const found: OffsetOfLog[] = [];
  for (const entry of entriesThatBegin(log, reported)) {
    const match = stampWithOffset.exec(entryMessage(log, entry).slice(0, 200));
    if (!match) continue;
    const [year, month, day, hours, minutes, seconds, milliseconds] = match.slice(1).map(Number);
    const time = localTime(year!, month!, day!, timeOfDay(hours!, minutes!, seconds!, milliseconds!));
    const text = match[0].replace("\t", " ");
    if (!Number.isNaN(time)) found.push({ time, offset: minutesOf(text), entry, text });
  }
  return found;
}

/** The offset at the end of a text, in minutes: `+0530` is 330. */
function minutesOf(text: string): number {
  const [, sign, hours, minutes] = /([+-])(\d\d)(\d\d)$/.exec(text)!;
  return (sign === "-" ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}

/** The entries whose message begins, after blanks and the detail mark, with the sentence of its component. */
function entriesThatBegin(log: Log, sentences: ReadonlyMap<string, string>): number[] {
  const found: number[] = [];
  log.blocks.forEach(({ block: { source, start }, entries }, i) => {
    const { count, name, message } = entries;
    const asked = ["", ...entries.names.map((each) => sentences.get(each.toLowerCase()) ?? "")];
    if (asked.every((text) => text === "")) return;
    for (let local = 0; local < count; local++) {
      const text = asked[name[local]!]!;
      if (text === "") continue;
      let at = start + message[local]!;
      let code = source.charCodeAt(at);
      while (code === 32 || code === 42) code = source.charCodeAt(++at);
      // Most entries differ in the first letter.
      if (code === text.charCodeAt(0) && source.startsWith(text, at)) found.push(log.blockEntries[i]! + local);
    }
  });
  return found;
}

function* entriesOfKind(log: Log, kind: EntryKind): Generator<number> {
  for (let i = 0; i < log.blocks.length; i++) {
    const { entries } = log.blocks[i]!;
    for (
      let at = entries.kind.indexOf(kind);
      at !== -1 && at < entries.count;
      at = entries.kind.indexOf(kind, at + 1)
    ) {
      yield log.blockEntries[i]! + at;
    }
  }
}
