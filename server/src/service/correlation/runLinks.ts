import { findCodes } from "../codes";
import { isUpdateExeCode } from "../codes/canonical";
import { isFailure } from "../findings/specificity";
import type { Run } from "../formats/format";
import type { LogFormatId } from "../formats/ids";
import { formatSpan } from "../formats/time";
import { normalPath } from "../keys";
import { entryAt, entryMessage, runsOf } from "../log";
import { type FindingNode, statementsOf } from "./nodes";

/** Why an update.exe run and another finding belong to one incident, in words; undefined when nothing shows it. */
export type LinkRule = (child: FindingNode, other: FindingNode) => string | undefined;

/** SetupAPI stamps whole seconds, and a section is written when the program first calls it. */
const sectionSlack = 2_000;
/** The caller learns of a child's end at once; reports follow within a minute or two. */
const handOver = 120_000;
/** The Handler writes what its installer returned as soon as that has ended. */
const atOnce = 15_000;

/** All reasons for a link, asked in this order. Time alone is never one. */
export const linkRules: readonly LinkRule[] = [sameProgram, sameCommandLine, childReturned];

/**
 * Why a setupapi section and a failure of the update agent belong together: the agent installs drivers in its own
 * process, whose id heads the section, and states the section's error.
 */
export function sameProcess(section: FindingNode, agent: FindingNode): string | undefined {
  const run = runOf(section);
  if (run?.pid === undefined) return undefined;
  const shared = section.finding.codes.find((code) => bears(agent, code.canonical));
  if (!shared) return undefined;
  const isThere = statementsOf(agent).some(({ entry }) => {
    const { pid, time } = entryAt(agent.view.log, entry);
    return pid === run.pid && time >= run.startTime - sectionSlack && time <= run.endTime + handOver;
  });
  return isThere
    ? `Process ${run.pid} wrote the setupapi section, and states ${shared.text} as the update agent.`
    : undefined;
}

/** The run of one log a finding belongs to. */
export function runOf(node: FindingNode): Run | undefined {
  return node.finding.run === undefined ? undefined : runsOf(node.view.log)[node.finding.run];
}

/** An update.exe run and a setupapi section that name the same program file, while it ran. */
function sameProgram(run: FindingNode, other: FindingNode): string | undefined {
  if (!isOf(other, "setupapi-log") || isOvercome(run, other)) return undefined;
  const child = runOf(run);
  const section = runOf(other);
  if (!child?.program || !section?.program || normalPath(child.program) !== normalPath(section.program))
    return undefined;
  if (!overlaps(child, section)) return undefined;
  return `The setupapi section and the update.exe run name the same program, ${child.program}${whenBegun(child, section)}.`;
}

/** The same, told by the `/ParentInfo:` value when the path is missing on one side. */
function sameCommandLine(run: FindingNode, other: FindingNode): string | undefined {
  if (!isOf(other, "setupapi-log") || isOvercome(run, other)) return undefined;
  const child = runOf(run);
  const section = runOf(other);
  const parent = /\/ParentInfo:([0-9a-f]{8,64})/i.exec(child?.commandLine ?? "")?.[1];
  if (!parent || !section?.commandLine?.toLowerCase().includes(parent.toLowerCase())) return undefined;
  return `Both bear the same /ParentInfo value, ${parent}.`;
}

/** What SetupAPI only warned of stopped nothing: it is part of a failure that names the same error, and of no other. */
function isOvercome(run: FindingNode, other: FindingNode): boolean {
  return other.finding.severity === "warning" && !other.finding.codes.some((code) => bears(run, code.canonical));
}

function bears({ finding }: FindingNode, canonical: number): boolean {
  return finding.codes.some((code) => code.canonical === canonical);
}

/**
 * The update agent states the code an update.exe run ended with, after the run began and soon after it ended. Codes of
 * update.exe's own are telling enough; 1603 and its like must come from the Handler, which starts the installers.
 */
function childReturned(child: FindingNode, agent: FindingNode): string | undefined {
  if (!isOf(agent, "windowsupdate-log")) return undefined;
  const run = runOf(child);
  if (!run) return undefined;
  for (const { text, canonical } of resultsOf(child)) {
    if (!bears(agent, canonical)) continue;
    const own = isUpdateExeCode(canonical);
    const latest = run.endTime + (own ? handOver : atOnce);
    const found = statementsOf(agent)
      .map(({ entry }) => entryAt(agent.view.log, entry))
      .find(
        ({ time, component }) =>
          time >= run.endTime - sectionSlack && time <= latest && (own || component === "Handler"),
      );
    if (found)
      return `The update.exe run ended with ${text}, and the Windows Update agent states the same error ${formatSpan(Math.max(0, found.time - run.endTime)).replace("+", "")} after its last entry.`;
  }
  return undefined;
}

/** The codes a run ended with, as it says itself and as callers get them. */
function resultsOf({ view: { log }, finding }: FindingNode): { readonly text: string; readonly canonical: number }[] {
  return finding.occurrences.flatMap(({ entry }) => {
    const message = entryMessage(log, entry);
    const isResult = /\bextended error code = |\breturn code was masked to /i.test(message);
    return isResult ? findCodes(message).filter((code) => isFailure(code.canonical)) : [];
  });
}

function whenBegun(child: Run, section: Run): string {
  const delay = section.startTime - child.startTime;
  if (Number.isNaN(delay)) return "";
  // The section's stamp has no fractions of a second.
  return Math.abs(delay) < 1000
    ? ", and began in the same second"
    : `, and the section began ${formatSpan(delay).replace("+", "")} after the run did`;
}

function overlaps(child: Run, section: Run): boolean {
  // Runs without a clock (an excerpt without its header) are linked by the program alone.
  if (Number.isNaN(child.startTime)) return true;
  return section.startTime >= child.startTime - sectionSlack && section.startTime <= child.endTime + sectionSlack;
}

function isOf({ view }: FindingNode, format: LogFormatId): boolean {
  return view.log.format.id === format;
}
