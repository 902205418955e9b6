import type { CancellationToken } from "../../cancellation";
import type { LogDocument } from "../../document";
import { sessionTime } from "../../formats/cbsText";
import { type KeyKind, type KeyRole, revisionOf } from "../../keys";
import { entryAt, entryMessage, runAt } from "../../log";
import { guidByPlace, knownGuid, labelBefore, updateWithRevision } from "../../vocabulary";
import { countInDocument } from "./count";
import { termLine } from "./hoverOnTerm";
import { codeSpan, entries } from "./markdown";
import { lineOfEntry, type Place } from "./place";
import type { Subject } from "./subject";
import { shownTime } from "./time";

type Key = Extract<Subject, { kind: "key" }>;

const names: Readonly<Record<KeyKind, string>> = {
  guid: "GUID",
  kb: "Knowledge base number",
  inf: "INF or precompiled INF (PNF) file",
  catalog: "Signature catalog",
  path: "Path",
  hash: "Hash, or a folder named by one",
  package: "Package identity",
  driverPackage: "Driver package",
  device: "Device instance id",
  hardware: "Hardware or compatible id",
  vector: "Correlation vector",
  session: "Servicing session id",
  pid: "Process id",
  tid: "Thread id",
  section: "Section id",
};

const explanations: Partial<Readonly<Record<KeyKind, string>>> = {
  kb: "The number of a Microsoft Knowledge Base article, and of the update it describes.",
  inf: "An INF file tells SetupAPI what to copy and to register.",
  catalog: "A signed list of file hashes; it vouches for the files of a driver or update.",
  package:
    "A package of the component store: its name, the token of the key it is signed with, processor, language (often none) and version.",
  driverPackage: "The folder of a driver in the driver store: the name of its INF, the processor and a hash.",
  device: "One device at one place of this machine: what enumerated it, what it is, and which one of several.",
  hardware: "What a device is, in the words that INF files are searched for; several devices may share it.",
  vector: "An id that calls hand on to what they cause; each step adds a counter after a dot.",
  session: "One job of the servicing stack; the two numbers are the time at which it began, in UTC",
  section:
    "The process id and a counter within that process; sections with the same first number were written by one process.",
};

/** What the words before a GUID or hash say that it is the id of. */
const roles: Partial<Readonly<Record<KeyRole, string>>> = {
  call: "A call to the update agent.",
  client: "The program or computer that asks the update agent.",
  job: "A download job.",
  class: "A device setup class: a kind of device.",
  interface: "A class of device interfaces.",
  product: "The product code of an installer package: one release of one product.",
  upgrade: "The upgrade code of an installer package: all releases of one product.",
  installerPackage: "The package code of an installer package: one file.",
  download: "The folder into which one update was downloaded.",
  parent: "The value of `/ParentInfo:` on the command line of update.exe.",
};

/** What a key identifies, where the log first names it, and how many entries bear it. */
export function hoverOnKey(
  document: LogDocument,
  subject: Key,
  place: Place | undefined,
  token?: CancellationToken,
): string {
  const { key, text } = subject;
  const parts = [`**${names[key.kind]}** ${codeSpan(text)}`];
  const meaning = meaningOf(subject, place);
  if (meaning) parts.push(meaning);
  const { count, first, view, isCut } = countInDocument(document, place, { kind: "key", key }, token);
  if (first && view) {
    const line = lineOfEntry(document, { view, entry: first.entry });
    const where = line === undefined ? "First appears" : `First appears in line ${line + 1}`;
    parts.push(`${where}: ${codeSpan(entryMessage(view.log, first.entry))}`);
    parts.push(`${place ? "In this log" : "In the logs of this text"}: **${entries(count, isCut)}**.`);
  }
  return parts.join("\n\n");
}

function meaningOf(subject: Key, place: Place | undefined): string | undefined {
  switch (subject.key.kind) {
    case "guid":
      return guidMeaning(subject);
    case "pid":
    case "tid":
      return processMeaning(subject, place);
    case "session": {
      const began = sessionTime(subject.key.normal);
      return `${explanations.session}${Number.isNaN(began) ? "" : `: ${shownTime(began)}`}.`;
    }
    case "hash":
      return subject.key.role && roles[subject.key.role];
    default:
      return explanations[subject.key.kind];
  }
}

function guidMeaning({ key, text, before }: Key): string {
  const term = knownGuid(key.normal) ?? (revisionOf(text) === undefined ? guidByPlace(before) : updateWithRevision);
  if (term) return termLine(term);
  const label = labelBefore(before);
  const named = label ? `The log names it ${codeSpan(label)}. ` : "";
  const meaning = key.role && roles[key.role];
  return `${named}${meaning ?? "No source we know says what it identifies."}`;
}

/** The run that the process wrote, as far as the log tells. */
function processMeaning({ key, text }: Key, place: Place | undefined): string | undefined {
  if (!place) return undefined;
  const { log } = place.view;
  const { pid } = entryAt(log, place.entry);
  const run = runAt(log, place.entry);
  const parts: string[] = [];
  // Of the engine's ids only the lowest byte is written.
  const isByte = log.format.id === "msi-log" && /^[0-9A-F]{2}$/i.test(text);
  if (isByte) return "Windows Installer writes only the last two hexadecimal digits of the ids.";
  if (key.kind === "tid" && pid !== undefined) parts.push(`A thread of process ${pid}.`);
  if (key.kind === "tid") parts.push(`In decimal ${Number.parseInt(key.normal.split(".")[1]!, 16)}.`);
  if (run?.program && run.pid === pid) parts.push(`Program ${codeSpan(run.program)}.`);
  if (run && !Number.isNaN(run.startTime)) parts.push(`Its run begins at ${shownTime(run.startTime)} (local time).`);
  return parts.join(" ");
}
