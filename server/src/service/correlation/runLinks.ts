import { isUpdateExeCode } from "../findings/specificity";
import type { Run } from "../formats/format";
import type { LogFormatId } from "../formats/ids";
import { formatSpan } from "../formats/time";
import { normalPath } from "../keys";
import { entryTime, runsOf } from "../log";
import type { FindingNode } from "./nodes";

/** Why an update.exe run and another finding belong to one incident, in words; undefined when nothing shows it. */
export type LinkRule = (child: FindingNode, other: FindingNode) => string | undefined;

/** SetupAPI stamps whole seconds, and a section is written when the program first calls it. */
const sectionSlack = 2_000;
/** The caller learns of a child's end at once; reports follow within a minute or two. */
const handOver = 120_000;

/** All reasons for a link, asked in this order. Time alone is never one. */
export const linkRules: readonly LinkRule[] = [sameProgram, sameCommandLine, childReturned];

/** The run of one log a finding belongs to. */
function runOf(node: FindingNode): Run | undefined {
  return node.finding.run === undefined ? undefined : runsOf(node.view.log)[node.finding.run];
}

/** An update.exe run and a setupapi section that name the same program file, while it ran. */
function sameProgram(run: FindingNode, other: FindingNode): string | undefined {
  if (!isOf(other, "setupapi-log")) return undefined;
  const child = runOf(run);
  const section = runOf(other);
  if (!child?.program || !section?.program || normalPath(child.program) !== normalPath(section.program))
    return undefined;
  if (!overlaps(child, section)) return undefined;
  return `The setupapi section and the update.exe run name the same program, ${child.program}${whenBegun(child, section)}.`;
}

/** The same, told by the `/ParentInfo:` value when the path is missing on one side. */
function sameCommandLine(run: FindingNode, other: FindingNode): string | undefined {
  if (!isOf(other, "setupapi-log")) return undefined;
  const child = runOf(run);
  const section = runOf(other);
  const parent = /\/ParentInfo:([0-9a-f]{8,64})/i.exec(child?.commandLine ?? "")?.[1];
  if (!parent || !section?.commandLine?.toLowerCase().includes(parent.toLowerCase())) return undefined;
  return `Both bear the same /ParentInfo value, ${parent}.`;
}

/** The update agent states the code an update.exe run ended with, after the run began and soon after it ended. */
function childReturned(child: FindingNode, agent: FindingNode): string | undefined {
  if (!isOf(agent, "windowsupdate-log")) return undefined;
  const run = runOf(child);
  const result = child.finding.codes.find((code) => isUpdateExeCode(code.canonical));
  if (!run || !result || !agent.finding.codes.some((code) => code.canonical === result.canonical)) return undefined;
  const times = agent.finding.occurrences.map(({ entry }) => entryTime(agent.view.log, entry));
  const time = times.find((at) => at >= run.endTime - sectionSlack && at <= run.endTime + handOver);
  if (time === undefined) return undefined;
  return `The update.exe run ended with ${result.text}, and the Windows Update agent states the same error ${formatSpan(Math.max(0, time - run.endTime)).replace("+", "")} after its last entry.`;
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
