import type { LogFormatId } from "../formats/ids";
import { attemptsOf } from "./attempts";
import type { Original } from "./copies";
import { createFailureIndex, type FailureIndex } from "./failureIndex";
import { groupedBy } from "./groupedBy";
import type { Group, GroupSet } from "./groupSet";
import { linkRules } from "./links";
import { type FoundLink, type LinkRule, namesOfKind } from "./links/rule";
import { type FindingNode, narrowed, runOf, timesOf } from "./nodes";
import { linkEnd } from "./runLinks";
import type { LogSummary, StatementSummary } from "./summary";
import type { TimeScale } from "./timeScale";

/**
 * Formats in the order in which their failures are looked at as callers: what lies below first, so that a caller is
 * divided by what it called before anything is found to have called it.
 */
const callerOrder: readonly LogFormatId[] = [
  "setupapi-log",
  "setupapi-dev-log",
  "svcpack-log",
  "cbs-log",
  "dism-log",
  "msi-log",
  "panther-log",
  "windowsupdate-log",
  "cmtrace-log",
  "reportingevents-log",
  "windows-eventlog-text",
];

/** A link between failures that a rule found. */
interface FailureLink {
  readonly rule: LinkRule;
  readonly called: FindingNode;
  readonly found: FoundLink;
}

/**
 * Enters failures of formats that have no linking of their own, and joins what the rules link. `entered` are the failures
 * that are in the groups already. A failure that its log states several times is linked attempt by attempt; what stays
 * alone of it is one failure again.
 */
export function linkByRules(
  logs: readonly LogSummary[],
  scale: TimeScale,
  { entered, others }: { readonly entered: readonly FindingNode[]; readonly others: readonly Original[] },
  groups: GroupSet,
  rules: readonly LinkRule[] = linkRules,
): void {
  const formats = new Set(logs.map(({ format }) => format));
  const asked = rules.filter(
    ({ callers, called }) => callers.some((each) => formats.has(each)) && called.some((each) => formats.has(each)),
  );
  if (asked.length === 0) {
    for (const { node, copies } of others) groups.enter(node, copies);
    return;
  }
  const attempts = others.map(({ node, copies }) => {
    const parts = attemptsOf(node);
    for (const part of parts) groups.enter(part, part === parts[0] ? copies : []);
    return { node, parts };
  });
  const all = [...entered, ...attempts.flatMap(({ parts }) => parts)];
  const nodes = new Map(groupedBy(all, ({ log }) => [log.format]));
  const computers = computersOf(logs);
  for (const format of callerOrder) {
    // Rules within a format come last: by then its failures are divided by what lies below them.
    for (const isWithin of [false, true]) {
      const callers = nodes.get(format) ?? [];
      const own = asked.filter(
        ({ callers: from, called }) => from.includes(format) && called.includes(format) === isWithin,
      );
      if (own.length === 0 || callers.length === 0) continue;
      const indexed = own.map((rule) => ({ rule, index: indexOf(rule, nodes, scale) }));
      const linked = callers.flatMap((caller) =>
        isOfOther(caller, computers) ? [caller] : linkCaller(caller, indexed, groups, scale),
      );
      nodes.set(format, linked);
    }
  }
  for (const { node, parts } of attempts) reunite(node, parts, groups);
}

/** Makes one failure again of the attempts that nothing was linked with. */
function reunite(node: FindingNode, parts: readonly FindingNode[], groups: GroupSet): void {
  if (parts.length < 2) return;
  const left = parts.filter((part) => groups.isAlone(part));
  if (left.length < 2) return;
  const statements = left.flatMap((part) => part.statements).sort((a, b) => a.entry - b.entry);
  groups.unite(left, left.length === parts.length ? node : narrowed(node, statements));
}

/** The names that logs state as those of their machine, in lower case and without domains. */
function computersOf(logs: readonly LogSummary[]): ReadonlySet<string> {
  const stated = logs.flatMap(({ facts }) => facts.filter(({ kind }) => kind === "computer"));
  return new Set(stated.map(({ text }) => text.toLowerCase().split(".")[0]!));
}

/** Whether an event names another computer than the logs do: a collection may hold events of many. */
function isOfOther(caller: FindingNode, computers: ReadonlySet<string>): boolean {
  const named = namesOfKind(caller, "computer").map((name) => name.slice("computer ".length));
  return computers.size > 0 && named.length > 0 && !named.some((name) => computers.has(name));
}

interface IndexedRule {
  readonly rule: LinkRule;
  readonly index: FailureIndex<FindingNode>;
}

/** The failures that a rule may find called. */
function indexOf(
  { called, isCalled, keysOf }: LinkRule,
  nodes: ReadonlyMap<LogFormatId, readonly FindingNode[]>,
  scale: TimeScale,
): FailureIndex<FindingNode> {
  const all = called.flatMap((format) => nodes.get(format) ?? []);
  return createFailureIndex(isCalled ? all.filter(isCalled) : all, scale, keysOf, (node) => ({
    log: node.log,
    times: timesOf(node),
  }));
}

/** Joins a caller with what it called; the parts it was divided into, or itself. */
function linkCaller(
  caller: FindingNode,
  rules: readonly IndexedRule[],
  groups: GroupSet,
  scale: TimeScale,
): readonly FindingNode[] {
  const links = rules.flatMap(({ rule, index }): readonly FailureLink[] => {
    if (rule.isCaller?.(caller) === false) return [];
    const reach = typeof rule.reach === "function" ? rule.reach(caller, scale) : rule.reach;
    const near = index.near({ log: caller.log, times: timesOf(caller) }, rule.keysOf(caller), reach);
    const found = near.flatMap((called): FailureLink[] => {
      const link = called === caller ? undefined : rule.link(caller, called, scale);
      return link ? [{ rule, called, found: link }] : [];
    });
    return rule.choose === "nearest" ? nearest(found, scale, caller) : found;
  });
  if (links.length === 0) return [caller];
  const parts = groups.isAlone(caller) ? divided(caller, links, groups) : [caller];
  if (parts.length > 1) groups.divide(caller, parts);
  const partOf = ({ at }: FoundLink): FindingNode =>
    parts.find(({ statements }) => statements.includes(at)) ?? parts[0]!;
  for (const { called, found } of links) {
    const { at, to, evidence } = found;
    const link = { from: linkEnd(caller.log, at), to: linkEnd(called.log, to), evidence };
    // Places of one run need no reason to belong together in a list of runs.
    const isOneRun = caller.log === called.log && runOf(called) !== undefined && runOf(called) === runOf(caller);
    groups.join(partOf(found), called, isOneRun ? undefined : link);
  }
  return parts;
}

/** Of the links of each statement of a caller that which shares most; among equals the one that lies nearest in time. */
function nearest(links: readonly FailureLink[], scale: TimeScale, caller: FindingNode): readonly FailureLink[] {
  const best = new Map<StatementSummary, { readonly link: FailureLink; readonly apart: number }>();
  for (const link of links) {
    const { at, strength = 0 } = link.found;
    const apart = distance(link, scale, caller);
    const known = best.get(at);
    const most = known?.link.found.strength ?? 0;
    if (!known || strength > most || (strength === most && apart < known.apart)) best.set(at, { link, apart });
  }
  return [...best.values()].map(({ link }) => link);
}

function distance({ called, found: { at } }: FailureLink, scale: TimeScale, { log }: FindingNode): number {
  const from = { log, time: at.eventTime ?? at.time };
  const apart = called.statements.map(({ time }) => Math.abs(scale.between({ log: called.log, time }, from)));
  return apart.reduce((least, each) => (each < least ? each : least), Number.POSITIVE_INFINITY);
}

/**
 * The parts of a caller that failures of several incidents explain: each begins with the statement that the first one of
 * another incident is linked by. What stands above the first of these belongs to it.
 */
function divided(caller: FindingNode, links: readonly FailureLink[], groups: GroupSet): readonly FindingNode[] {
  const groupsOf = (own: readonly FailureLink[]): ReadonlySet<Group> =>
    new Set(own.map(({ called }) => groups.groupOf(called)));
  const byRule = groupedBy(links, ({ rule }) => [rule]);
  const many = [...byRule.values()].find((own) => groupsOf(own).size > 1);
  if (!many) return [caller];
  const byPlace = groupedBy(many, ({ found }) => [found.at]);
  const parts: StatementSummary[][] = [[]];
  let current: ReadonlySet<Group> = new Set();
  for (const statement of caller.statements) {
    const named = groupsOf(byPlace.get(statement) ?? []);
    const isOther = named.size > 0 && current.size > 0 && ![...named].some((group) => current.has(group));
    if (isOther) parts.push([]);
    if (isOther || current.size === 0) current = named;
    parts.at(-1)!.push(statement);
  }
  return parts.length > 1 ? parts.map((own) => narrowed(caller, own)) : [caller];
}
