import { columnsAt, entryMessage, type Log, landmarksOf, rawTime } from "../log";
import { phaseIn } from "./cbsMarks";
import { clientIn } from "./cbsRuns";
import { outcomeIn } from "./cbsText";
import { nameAt } from "./entries";
import type { Operation, Run } from "./format";

interface Step extends Operation {
  first: number;
  last: number;
  title: string;
}

interface Session {
  readonly id: string;
  readonly first: number;
  last: number;
  client: string;
  isProcessed: boolean;
  outcome: string;
  /** Package whose processing has begun and not ended. */
  open: Step | undefined;
}

/**
 * What a run does: the jobs (sessions) with their clients and outcomes, the packages and phases within them, advanced
 * installers, the checks of sfc and of the store. Sessions that only ask for states come in hundreds: those of one client
 * in a row are one node.
 */
export function operationsOfServicing(log: Log, run: Run): readonly Operation[] {
  const sessions = new Map<string, Session>();
  const steps: Step[] = [];
  const phases = new Map<string, Step>();
  let installer: Step | undefined;
  let check: Step | undefined;
  let sfc: Step | undefined;
  for (const { entry, kind } of landmarksOf(log, undefined, run.first, run.last)) {
    switch (kind) {
      case "session":
      case "processing":
      case "complete":
      case "sessionEnd":
        readJob(log, entry, kind, sessions, steps);
        break;
      case "phase":
        readPhase(log, entry, phases, steps);
        break;
      case "installing":
        installer = { first: entry, last: entry, title: installerIn(entryMessage(log, entry)) };
        steps.push(installer);
        break;
      case "installed":
        if (installer) installer.last = entry;
        installer = undefined;
        break;
      case "health":
        check = { first: entry, last: entry, title: "Check of the component store" };
        steps.push(check);
        break;
      case "corruption":
      case "checked":
        // A filtered log may hold the summary alone.
        if (!check) {
          check = { first: entry, last: entry, title: "Check of the component store" };
          steps.push(check);
        }
        check.last = entry;
        if (kind === "corruption") check.title += countIn(entryMessage(log, entry));
        else check = undefined;
        break;
      case "sfc":
        if (sfc && rawTime(log, entry) - rawTime(log, sfc.last) <= sfcPause) {
          sfc.last = entry;
        } else {
          sfc = { first: entry, last: entry, title: "sfc: check of the protected files" };
          steps.push(sfc);
        }
    }
  }
  return [...jobsOf(sessions), ...steps].sort((a, b) => a.first - b.first || b.last - a.last);
}

/** sfc says every hundred components that it goes on; after so many milliseconds without a word it was run again. */
const sfcPause = 1_800_000;

function readJob(log: Log, entry: number, kind: string, sessions: Map<string, Session>, steps: Step[]): void {
  const { entries, local } = columnsAt(log, entry);
  const id = nameAt(entries, entries.section[local]!);
  if (id === "") return;
  let session = sessions.get(id);
  if (!session) {
    session = { id, first: entry, last: entry, client: "", isProcessed: false, outcome: "", open: undefined };
    sessions.set(id, session);
  }
  session.last = Math.max(session.last, entry);
  const message = entryMessage(log, entry);
  if (session.client === "") session.client = clientIn(message);
  if (kind === "session") return;
  const outcome = outcomeIn(message);
  // A job may end with success though a package of it failed; the first failure is what counts.
  if (outcome && (session.outcome === "" || session.outcome === "succeeded")) session.outcome = outcome;
  if (kind === "sessionEnd") return;
  session.isProcessed = true;
  const name = packageIn(message);
  if (kind === "processing") {
    session.open = name === "" ? undefined : { first: entry, last: entry, title: name };
    if (session.open) steps.push(session.open);
  } else {
    if (session.open) session.open.last = entry;
    if (session.open && outcome) session.open.title += ` · ${outcome}`;
    session.open = undefined;
  }
}

function readPhase(log: Log, entry: number, phases: Map<string, Step>, steps: Step[]): void {
  const phase = phaseIn(entryMessage(log, entry));
  if (!phase) return;
  const open = phases.get(phase.name);
  phases.delete(phase.name);
  if (!phase.begins) {
    if (open) open.last = entry;
    return;
  }
  const step = { first: entry, last: entry, title: phase.name };
  phases.set(phase.name, step);
  steps.push(step);
}

function jobsOf(sessions: ReadonlyMap<string, Session>): Step[] {
  const found: Step[] = [];
  let row: { client: string; count: number } | undefined;
  for (const { id, first, last, client, isProcessed, outcome } of sessions.values()) {
    const name = client || "unknown client";
    const previous = found.at(-1);
    if (!isProcessed && row && previous && row.client === name) {
      row.count++;
      previous.last = Math.max(previous.last, last);
      previous.title = `${row.count} sessions of ${name}`;
      continue;
    }
    row = isProcessed ? undefined : { client: name, count: 1 };
    found.push({ first, last, title: [`Session ${id}`, name, isProcessed ? outcome : ""].filter(Boolean).join(" · ") });
  }
  return found;
}

/** `Package_for_KB4462926~31bf3856ad364e35~amd64~~6.3.1.9` as `Package_for_KB4462926 6.3.1.9`. */
function packageIn(message: string): string {
  const identity = /\bPackage: ([^,[\s]{1,240})/.exec(message)?.[1];
  if (!identity) return "";
  const parts = identity.split("~");
  return parts.length === 5 ? `${parts[0]} ${parts[4]}`.trim() : identity;
}

/** The name of an advanced installer, else its id: `Installer name: [15]"Generic Command"`. */
function installerIn(message: string): string {
  const name = /\bInstaller name: \[[^\]]{1,30}\]["']([^"']{1,80})["']/.exec(message)?.[1];
  const id = /\bInstaller ID: (\{[0-9a-f-]{36}\})/i.exec(message)?.[1];
  return `Advanced installer ${name ?? id ?? ""}`.trim();
}

/** ` · 3 damaged` of `Total Detected Corruption: 3`, ` · 2 repaired` of the line on repairs. */
function countIn(message: string): string {
  const match = /Total (Detected|Repaired) Corruption:\s{0,8}(\d{1,9})/.exec(message);
  if (!match) return "";
  return ` · ${match[2]} ${match[1] === "Detected" ? "damaged" : "repaired"}`;
}
