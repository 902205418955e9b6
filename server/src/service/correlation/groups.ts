import type { LogFormatId } from "../formats/ids";
import { type Original, withoutCopies } from "./copies";
import { groupedBy } from "./groupedBy";
import { createGroups, type Group, type GroupSet } from "./groupSet";
import { linkByRules } from "./linkByRules";
import { type FindingNode, failuresOf, runOf, spanOf } from "./nodes";
import { partsOf } from "./parts";
import { childReturned, handOver, isOvercome, linkEnd, type RunLink, sameProcess, sectionSlack } from "./runLinks";
import { sectionsOfRuns } from "./sectionOwners";
import type { LogSummary } from "./summary";
import { type TimeIndex, timeIndex } from "./timeIndex";
import type { TimeScale } from "./timeScale";

/**
 * Joins failures of one machine that some rule links: update.exe runs with sections of setupapi and failures of the
 * agent, setupapi sections with the agent's failures of the same error, and what the rules of `links/` find between the
 * other formats. Every failure is in exactly one group.
 */
export function linkedGroups(logs: readonly LogSummary[], scale: TimeScale): Group[] {
  const groups = createGroups();
  const enter = ({ node, copies }: Original): void => {
    groups.enter(node, copies);
  };
  const originals = withoutCopies(failuresOf(logs));
  const children = originals.filter((each) => isOf(each, "svcpack-log"));
  const sections = originals.filter((each) => isOf(each, "setupapi-log"));
  for (const each of [...children, ...sections]) enter(each);
  const agents: FindingNode[] = [];
  const childrenOf = byError(
    children.map(({ node }) => node),
    endOfRun,
  );
  for (const agent of originals.filter((each) => isOf(each, "windowsupdate-log"))) {
    const { start, end } = spanOf(agent.node);
    const candidates = withError(agent.node, childrenOf, start - handOver, end + sectionSlack);
    const links = [...candidates].flatMap((child) => childReturned(child, agent.node) ?? []);
    const parts = links.length > 1 ? divided(agent, links) : links.map((link) => ({ part: agent, link }));
    for (const { part } of parts.length > 0 ? parts : [{ part: agent }]) {
      enter(part);
      agents.push(part.node);
    }
    for (const { part, link } of parts) groups.join(link.child, part.node, link);
  }

  linkSections(
    logs,
    children.map(({ node }) => node),
    sections.map(({ node }) => node),
    groups,
  );
  const agentsOf = byError(agents, spanOf);
  for (const { node: section } of sections) {
    const run = runOf(section);
    if (!run) continue;
    for (const agent of withError(section, agentsOf, run.startTime - sectionSlack, run.endTime + handOver)) {
      const link = sameProcess(section, agent);
      if (link) groups.join(section, agent, link);
    }
  }

  const entered = [...children, ...sections].map(({ node }) => node);
  const others = originals.filter(({ node: { log } }) => !ownRules.has(log.format));
  linkByRules(logs, scale, { entered: [...entered, ...agents], others }, groups);
  return groups.all();
}

/** Formats whose failures are entered and linked here; the rules may link them with others. */
const ownRules: ReadonlySet<LogFormatId> = new Set(["svcpack-log", "setupapi-log", "windowsupdate-log"]);

/** The parts of an agent's finding, each with a link that was worked out for it alone. */
function divided(agent: Original, links: readonly RunLink[]): { part: Original; link: RunLink }[] {
  return partsOf(agent, links).map(({ part, link }) => ({ part, link: childReturned(link.child, part.node) ?? link }));
}

function isOf({ node }: Original, format: LogFormatId): boolean {
  return node.log.format === format;
}

type ByError = ReadonlyMap<number, TimeIndex<FindingNode>>;

/** Failures by their errors, and by their times. */
function byError(nodes: readonly FindingNode[], timesOf: typeof spanOf): ByError {
  const found = groupedBy(nodes, ({ finding }) => finding.codes.map(({ canonical }) => canonical));
  return new Map([...found].map(([error, own]) => [error, timeIndex(own, timesOf)]));
}

/** Those that bear an error of a failure, and lie in a span of time. */
function withError({ finding }: FindingNode, others: ByError, from: number, to: number): ReadonlySet<FindingNode> {
  return new Set(finding.codes.flatMap(({ canonical }) => others.get(canonical)?.overlapping(from, to) ?? []));
}

function endOfRun(child: FindingNode): { readonly start: number; readonly end: number } {
  const end = runOf(child)?.endTime ?? Number.NaN;
  return { start: end, end };
}

/** Links each update.exe run that failed with the sections of setupapi it wrote, whether they state a failure or not. */
function linkSections(
  logs: readonly LogSummary[],
  children: readonly FindingNode[],
  failed: readonly FindingNode[],
  groups: GroupSet,
): void {
  const sectionsOf = sectionsOfRuns(logs);
  const failuresOfRun = groupedBy(failed, (node) => [runOf(node)]);
  for (const child of children) {
    const run = runOf(child);
    if (!run) continue;
    for (const { evidence, ...section } of sectionsOf.get(run) ?? []) {
      const link = { from: linkEnd(child.log, run), to: linkEnd(section.log, section.run), evidence };
      const own = (failuresOfRun.get(section.run) ?? []).filter((node) => !isOvercome(child, node));
      for (const node of own) groups.join(child, node, link);
      // A copy of the log tells of no other section.
      if (own.length === 0 && !section.log.isQuoted) {
        const group = groups.groupOf(child);
        group.runs.push(section);
        group.links.push(link);
      }
    }
  }
}
