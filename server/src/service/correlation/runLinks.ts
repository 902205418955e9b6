import { formatCanonical } from "../codes";
import { isUpdateExeCode } from "../codes/canonical";
import { isFailure } from "../findings/specificity";
import { formatLocal, formatSpan } from "../formats/time";
import { withoutDetailMarks } from "../text/detailMarks";
import { bears, type FindingNode, runOf } from "./nodes";
import { isSamePath } from "./samePath";
import type { LogSummary, RunSummary, StatementSummary } from "./summary";
import type { LinkEnd } from "./types";

/** A link between an update.exe run and a place of another log, with what shows it. */
export interface RunLink {
  readonly child: FindingNode;
  readonly from: LinkEnd;
  readonly to: LinkEnd;
  readonly evidence: string;
}

/** SetupAPI stamps whole seconds, and a section is written when the program first calls it. */
export const sectionSlack = 2_000;
/** The caller learns of a child's end at once; reports follow within a minute or two. */
export const handOver = 120_000;
/** The Handler writes what its installer returned as soon as that has ended. */
const atOnce = 15_000;
/** The agent prepares an update for this long at most before it starts the installer. */
const preparation = 10 * 60_000;

/** The end of a link at a place of a log. */
export function linkEnd({ uri, name }: LogSummary, { range }: { readonly range: LinkEnd["range"] }): LinkEnd {
  return { uri, log: name, range };
}

/** The value of the `/ParentInfo:` switch, which names the update that started a run of update.exe. */
export function parentInfo(commandLine: string | undefined): string | undefined {
  return /\/ParentInfo:([0-9a-f]{8,64})/i.exec(commandLine ?? "")?.[1]?.toLowerCase();
}

/** The folder of an update below SoftwareDistribution\Download, or of a self-extracted package: 32 or 40 hex digits. */
export function packageFolder(path: string | undefined): string | undefined {
  return /(?:^|[\\/])([0-9a-f]{40}|[0-9a-f]{32})(?=[\\/]|$)/i.exec(path ?? "")?.[1]?.toLowerCase();
}

/**
 * Why a setupapi section belongs to an update.exe run: it names the same program, or bears the same `/ParentInfo:`
 * value, while the run lasts. Undefined when nothing shows it; the time alone shows nothing.
 */
export function sectionEvidence(child: RunSummary, section: RunSummary): string | undefined {
  if (!overlaps(child, section)) return undefined;
  const parent = parentInfo(child.commandLine);
  const other = parentInfo(section.commandLine);
  if (parent !== undefined && other !== undefined && parent !== other) return undefined;
  if (parent !== undefined && parent === other)
    return `The setupapi section and the run of ${programName(child)} bear the same /ParentInfo value, ${parent}${whenBegun(child, section)}.`;
  if (!child.program || !section.program || !isSamePath(child.program, section.program)) return undefined;
  return `The setupapi section and the run of ${programName(child)} name the same program, ${child.program}${whenBegun(child, section)}.`;
}

/** What SetupAPI only warned of stopped nothing: it is part of a failure that names the same error, and of no other. */
export function isOvercome(child: FindingNode, section: FindingNode): boolean {
  return section.finding.severity === "warning" && !section.finding.codes.some((code) => bears(child, code.canonical));
}

/**
 * The agent states the code that an update.exe run ended with, after the run began and soon after it ended. Codes of
 * update.exe's own are telling enough; 1603 and its like must come from the Handler, which starts the installers.
 */
export function childReturned(child: FindingNode, agent: FindingNode): RunLink | undefined {
  const run = runOf(child);
  if (!run || agent.finding.since > run.endTime || isAnotherInstallation(run, agent)) return undefined;
  for (const { statement: result, text, canonical } of resultsOf(child)) {
    if (!bears(agent, canonical)) continue;
    const own = isUpdateExeCode(canonical);
    const latest = run.endTime + (own ? handOver : atOnce);
    const returned = agent.statements.find(
      ({ time, eventTime = time, component, codes }) =>
        codes.includes(canonical) &&
        eventTime >= run.endTime - sectionSlack &&
        eventTime <= latest &&
        (own || component === "Handler"),
    );
    if (!returned) continue;
    const after = formatSpan(Math.max(0, returned.time - run.endTime)).replace("+", "");
    const evidence = [
      `The run of ${programName(run)} began at ${clock(run.startTime)}${afterStep(run, agent.finding.before)}.`,
      ...sameNames(run, agent),
      `It ended with ${text}, which ${speakerOf(returned)} states ${after} later.`,
    ].join(" ");
    return { child, from: linkEnd(agent.log, returned), to: linkEnd(child.log, result), evidence };
  }
  return undefined;
}

/** Installations of the agent's Handler that start no program: others that fail at the same time did not do so for it. */
const withoutProgram = /^(?:MSI|CBS|Driver)\b/i;

/** Whether the agent was about something else than what the run installed, by all that it says of it. */
function isAnotherInstallation(run: RunSummary, agent: FindingNode): boolean {
  if (withoutProgram.test(agent.finding.installation ?? "") || namesAnotherProgram(run, agent)) return true;
  if (run.update === undefined || sharedFolder(run, agent) !== undefined) return false;
  const named = updatesNamed(agent);
  return named.length > 0 && !named.includes(run.update);
}

/** `KB123456` and the like, as far as the agent names them where it fails. */
function updatesNamed({ statements }: FindingNode): readonly string[] {
  return statements
    .flatMap(({ text }) => text.match(/(?<![A-Za-z0-9])KB\d{6,7}(?!\d)/gi) ?? [])
    .map((number) => number.toUpperCase());
}

/**
 * Whether the Handler set about another program than that of the run, by the command line it wrote last. A package that
 * unpacks itself starts an update.exe of its own, which is known by the number of the update.
 */
function namesAnotherProgram({ program, update }: RunSummary, agent: FindingNode): boolean {
  const text = agent.finding.before?.text ?? "";
  const named = /\bCommand line = "?([^"\r\n]{1,300}?\.exe)\b/i.exec(text)?.[1];
  if (program === undefined || named === undefined || isSamePath(program, named)) return false;
  if (fileName(program) === fileName(named)) return true;
  return update === undefined || !(named.toUpperCase().includes(update) || updatesNamed(agent).includes(update));
}

function fileName(path: string): string {
  return path.slice(path.lastIndexOf("\\") + 1).toLowerCase();
}

/** Components of the agent that install; its process is home to other services and to other work of its own. */
const installing = /^(?:Handler|Driver)$/i;

/** Why a setupapi section and a failure of the update agent belong together: it installs drivers in its own process. */
export function sameProcess(section: FindingNode, agent: FindingNode): Omit<RunLink, "child"> | undefined {
  const run = runOf(section);
  if (run?.pid === undefined) return undefined;
  const shared = section.finding.codes.find((code) => bears(agent, code.canonical));
  if (!shared) return undefined;
  const there = agent.statements.find(
    ({ pid, time, component }) =>
      pid === run.pid &&
      time >= run.startTime - sectionSlack &&
      time <= run.endTime + handOver &&
      installing.test(component ?? ""),
  );
  if (!there) return undefined;
  const evidence = `Process ${run.pid} wrote the setupapi section, and states ${shared.text} in the Windows Update log.`;
  return { from: linkEnd(agent.log, there), to: linkEnd(section.log, run), evidence };
}

/** The codes a run ended with, as it says itself and as callers get them. */
function resultsOf({
  statements,
  finding,
}: FindingNode): { readonly statement: StatementSummary; readonly text: string; readonly canonical: number }[] {
  return statements
    .filter(({ text }) => /\bextended error code = |\breturn code was masked to /i.test(text))
    .flatMap((statement) =>
      statement.codes.filter(isFailure).map((canonical) => {
        const text = finding.codes.find((code) => code.canonical === canonical)?.text ?? formatCanonical(canonical);
        return { statement, text, canonical };
      }),
    );
}

/** The program of a run, as people call it: `spuninst.exe`; of a run that does not name it, `update.exe`. */
export function programName(run: RunSummary | undefined): string {
  return /[^\\/]{1,60}\.exe$/i.exec(run?.program ?? "")?.[0].toLowerCase() ?? "update.exe";
}

function speakerOf({ component }: StatementSummary): string {
  return component === undefined ? "Windows Update" : `Windows Update (${component})`;
}

/** How long after the agent's last step the run began, when that step is near enough to have led to it. */
function afterStep(run: RunSummary, before: StatementSummary | undefined): string {
  const delay = before ? run.startTime - before.time : Number.NaN;
  if (!before || !(delay >= 0 && delay <= preparation)) return "";
  return `, ${formatSpan(delay).replace("+", "")} after ${speakerOf(before)} wrote "${shorten(before.text)}"`;
}

function sameNames(run: RunSummary, agent: FindingNode): string[] {
  const folder = sharedFolder(run, agent);
  const update = run.update !== undefined && updatesNamed(agent).includes(run.update) ? [run.update] : [];
  const names = [...(folder === undefined ? [] : [`the folder ${folder}`]), ...update];
  return names.length === 0 ? [] : [`Both name ${names.join(" and ")}.`];
}

/** The folder of the package that both name. */
function sharedFolder(run: RunSummary, { statements, finding }: FindingNode): string | undefined {
  const folder = packageFolder(run.program);
  const texts = [...statements, ...(finding.before ? [finding.before] : [])].map(({ text }) => text.toLowerCase());
  return folder !== undefined && texts.some((text) => text.includes(folder)) ? folder : undefined;
}

function shorten(text: string): string {
  const words = withoutDetailMarks(text);
  return words.length > 100 ? `${words.slice(0, 100)}…` : words;
}

function whenBegun(child: RunSummary, section: RunSummary): string {
  const delay = section.startTime - child.startTime;
  if (Number.isNaN(delay)) return "";
  // The section's stamp has no fractions of a second.
  return Math.abs(delay) < 1000
    ? ", and began in the same second"
    : `, and the section began ${formatSpan(delay).replace("+", "")} after the run did`;
}

function clock(time: number): string {
  return formatLocal(time).slice(11) || "an unknown time";
}

function overlaps(child: RunSummary, section: RunSummary): boolean {
  // Runs without a clock (an excerpt without its header) are linked by the program alone.
  if (Number.isNaN(child.startTime)) return true;
  return section.startTime >= child.startTime - sectionSlack && section.startTime <= child.endTime + sectionSlack;
}
