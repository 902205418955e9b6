import { specificity } from "../../findings/specificity";
import { bears, type FindingNode, mainStatement, runOf } from "../nodes";
import type { RunSummary, StatementSummary } from "../summary";
import type { TimeScale } from "../timeScale";
import { namesOfKind } from "./rule";
import { errorText, laterBy, sharedNames } from "./shared";

/** A failure of a caller and the section of setupapi.dev.log that it may have come of. */
export interface SectionPair {
  readonly at: StatementSummary;
  readonly to: StatementSummary;
  readonly section: RunSummary;
  /** Milliseconds from the end of the section to the caller's statement. */
  readonly delay: number;
  /** The error that both state. */
  readonly canonical: number;
}

/** The caller's clock may be ahead of SetupAPI's by what either rounds. */
const slack = 2_000;

/**
 * The statement of a caller that bears an error of a section and was written while the section lasted or up to `after`
 * milliseconds later; the nearest one. An error counts from `least` on (see `specificity`).
 */
export function sectionWithError(
  caller: FindingNode,
  called: FindingNode,
  scale: TimeScale,
  { after, least }: { readonly after: number; readonly least: number },
): SectionPair | undefined {
  const section = runOf(called);
  if (!section) return undefined;
  let best: SectionPair | undefined;
  for (const at of caller.statements) {
    const canonical = at.codes.find((code) => specificity(code) >= least && bears(called, code));
    if (canonical === undefined) continue;
    const delay = delayAfter(caller, at, called, section, after, scale);
    if (delay === undefined || (best && Math.abs(best.delay) <= Math.abs(delay))) continue;
    best = {
      at,
      to: called.statements.find(({ codes }) => codes.includes(canonical)) ?? mainStatement(called),
      section,
      delay,
      canonical,
    };
  }
  return best;
}

/** How long after a section a statement was written; undefined when before it or too late. */
function delayAfter(
  caller: FindingNode,
  at: StatementSummary,
  called: FindingNode,
  section: RunSummary,
  after: number,
  scale: TimeScale,
): number | undefined {
  const moment = { log: caller.log, time: at.time };
  const sinceStart = scale.between({ log: called.log, time: section.startTime }, moment);
  const delay = scale.between({ log: called.log, time: section.endTime }, moment);
  return sinceStart >= -slack && delay <= after ? delay : undefined;
}

/** The file name of the program that wrote a section, in lower case; empty where it does not say. */
export function programOf(called: FindingNode): string {
  const program = runOf(called)?.program ?? "";
  return program.slice(program.lastIndexOf("\\") + 1).toLowerCase();
}

/** The program of a section as it is written, for sentences. */
export function programName({ program = "" }: RunSummary): string {
  return program.slice(program.lastIndexOf("\\") + 1);
}

/** The INFs and devices that both name; ids of devices as they are mostly written, in capitals. */
export function sharedDrivers(caller: FindingNode, called: FindingNode): readonly string[] {
  const shared = (kind: string): string[] => sharedNames(namesOfKind(caller, kind), namesOfKind(called, kind));
  return [...shared("inf"), ...shared("device").map((id) => id.toUpperCase())];
}

/**
 * Whether both name INFs and none is the same, so that another driver is meant. Windows publishes an INF under a name of
 * its own (`oem12.inf`), which may be any of them.
 */
export function nameOtherDrivers(caller: FindingNode, called: FindingNode): boolean {
  const [own, other] = [namesOfKind(caller, "inf"), namesOfKind(called, "inf")];
  const isPublished = (name: string): boolean => /^inf oem\d{1,5}\.inf$/i.test(name);
  if (own.length === 0 || other.length === 0 || [...own, ...other].some(isPublished)) return false;
  return sharedNames(own, other).length === 0;
}

/** `the setupapi section “Stage Driver Updates”`, as sentences name it. */
export function sectionName({ title }: RunSummary): string {
  const name = title.replace(/ · FAILURE.{0,40}$/, "");
  return `the setupapi section “${name.length > 120 ? `${name.slice(0, 120)}…` : name}”`;
}

/** `Both state 0x800f024b, CBS 2.301 s later.`; the caller is named in words. */
export function bothState(who: string, called: FindingNode, { canonical, delay }: SectionPair): string {
  const later =
    Math.abs(delay) < 1_000 ? "in the same second" : delay < 0 ? "while the section lasted" : laterBy(delay);
  return `Both state ${errorText(called, canonical)}, ${who} ${later}.`;
}
