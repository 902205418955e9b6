import { contradict, differ, type Profile, profileOf, signatureOf } from "./machineFacts";
import { type FolderOfLogs, fileNameOf, foldersOf } from "./machineFolders";
import { labelsOf } from "./machineLabels";
import { joinedByMarks } from "./machineMarks";
import { affixOf } from "./machineNames";
import { compareTexts, compareTimes } from "./nodes";
import type { LogSummary } from "./summary";

/** The logs of one machine. */
export interface Machine {
  /**
   * What tells it from the others: its computer name, what the names of its logs share (`pc1` of `PC1_setupapi.log`), or
   * its folder. Undefined when all logs are of one machine.
   */
  readonly label: string | undefined;
  /** In order of their addresses. */
  readonly summaries: readonly LogSummary[];
}

export interface MachineOptions {
  /** False takes all logs as those of one machine; true without it. */
  readonly apart?: boolean;
}

/** Logs that are taken as those of one machine, and what names it. */
export interface MachineGroup {
  readonly logs: readonly LogSummary[];
  readonly profile: Profile;
  /** What is around the usual names of its logs, when that tells it from the others of its folder. */
  readonly affix: string | undefined;
  readonly folder: FolderOfLogs;
}

/**
 * Divides logs by the machines they are from, in order of time. Logs of a folder (see `foldersOf`) are of one machine,
 * unless they state different computer names, have different affixes around their usual names (see `affixOf`), or tell
 * of different systems at the same time (see `contradict`). A log that contradicts none of two machines of its folder
 * could be of either: it goes where the same installations are named (see `joinedByMarks`), else such logs are a machine of
 * their own. The same computer name makes one machine of logs in several
 * folders. Neither the order of the logs matters, nor their other names.
 */
export function machinesOf(
  summaries: readonly LogSummary[],
  { apart = true }: MachineOptions = {},
): readonly Machine[] {
  if (summaries.length === 0) return [];
  const ordered = [...summaries].sort(byAddress);
  const groups = apart ? withPlaceless(joinedByName(joinedByMarks(foldersOf(ordered).flatMap(groupsOfFolder)))) : [];
  if (groups.length <= 1) return [{ label: undefined, summaries: ordered }];
  const labels = labelsOf(groups);
  return groups
    .map(({ logs, profile }, i) => ({ label: labels[i]!, summaries: [...logs].sort(byAddress), start: profile.start }))
    .sort((a, b) => compareTimes(a.start, b.start) || compareTexts(a.label, b.label))
    .map(({ label, summaries: logs }) => ({ label, summaries: logs }));
}

function byAddress(a: LogSummary, b: LogSummary): number {
  return compareTexts(a.uri, b.uri) || a.view - b.view;
}

/** The machines of a folder. */
function groupsOfFolder(folder: FolderOfLogs): MachineGroup[] {
  const classes = classesOf(nodesOf(folder.logs), cannotBeOne);
  return classes.map((parts): MachineGroup => {
    const logs = parts.flatMap((part) => part.logs);
    const affix = classes.length === 1 ? undefined : parts.find((part) => part.affixes.size > 0)?.affixes;
    return { logs, profile: profileOf(logs), affix: affix && [...affix].sort()[0]!, folder };
  });
}

/**
 * Items that exclude the same others are one. So an item that nothing excludes goes with the others only as long as
 * these do not exclude each other, and one that excludes some goes with the rest if it is one.
 */
function classesOf<T>(items: readonly T[], exclude: (a: T, b: T) => boolean): readonly (readonly T[])[] {
  const classes = new Map<string, T[]>();
  for (const item of items) {
    const excluded = items.flatMap((other, i) => (other !== item && exclude(item, other) ? [i] : [])).join(" ");
    const known = classes.get(excluded);
    if (known) known.push(item);
    else classes.set(excluded, [item]);
  }
  return [...classes.values()];
}

/** Logs of a folder that are of one machine beyond doubt: they name the same one, or state the same and name none. */
interface Node {
  readonly logs: readonly LogSummary[];
  readonly profile: Profile;
  readonly affixes: ReadonlySet<string>;
}

function cannotBeOne(a: Node, b: Node): boolean {
  // A stated name is better than that of a file.
  const isStated = a.profile.computers.size > 0 && b.profile.computers.size > 0;
  return contradict(a.profile, b.profile) || (!isStated && differ(a.affixes, b.affixes));
}

function nodesOf(logs: readonly LogSummary[]): readonly Node[] {
  const members = logs.map((log) => ({ log, profile: profileOf([log]), affix: affixOf(ownName(log)) }));
  const sameName = createSets();
  const namesOfAffix = new Map<string, Set<string>>();
  for (const { profile, affix } of members) {
    const [first, ...others] = profile.computers;
    if (first === undefined) continue;
    for (const other of others) sameName.join(first, other);
    sameName.add(first);
    if (affix !== undefined) namesOfAffix.set(affix, (namesOfAffix.get(affix) ?? new Set()).add(first));
  }
  const identityOf = ({ profile, affix }: (typeof members)[number]): string => {
    const [computer] = profile.computers;
    if (computer !== undefined) return `computer ${sameName.find(computer)}`;
    if (affix === undefined) return `system ${signatureOf(profile)}`;
    if (sameName.has(affix)) return `computer ${sameName.find(affix)}`;
    const computers = new Set([...(namesOfAffix.get(affix) ?? [])].map(sameName.find));
    // An affix that logs of several computers share names none of them.
    if (computers.size > 1) return `system ${signatureOf(profile)}`;
    return computers.size === 1 ? `computer ${[...computers][0]}` : `affix ${affix}`;
  };
  const groups = new Map<string, { logs: LogSummary[]; affixes: Set<string> }>();
  for (const member of members) {
    const identity = identityOf(member);
    const group = groups.get(identity) ?? { logs: [], affixes: new Set<string>() };
    groups.set(identity, group);
    group.logs.push(member.log);
    if (member.affix !== undefined && !identity.startsWith("system ")) group.affixes.add(member.affix);
  }
  return [...groups.values()].map((group) => ({ ...group, profile: profileOf(group.logs) }));
}

/** The name of a log's file; that of a quoted log is the one its banner gives it. */
function ownName({ uri, name, isQuoted }: LogSummary): string {
  return isQuoted ? name : fileNameOf(uri);
}

/** Makes one group of those in several folders that state the same computer name, unless their domains differ. */
function joinedByName(groups: readonly MachineGroup[]): readonly MachineGroup[] {
  const sameName = createSets();
  for (const { profile } of groups) {
    const [first, ...others] = profile.computers;
    if (first === undefined) continue;
    sameName.add(first);
    for (const other of others) sameName.join(first, other);
  }
  const byName = new Map<string, MachineGroup[]>();
  for (const group of groups) {
    const [computer] = group.profile.computers;
    if (computer === undefined) continue;
    const name = sameName.find(computer);
    byName.set(name, [...(byName.get(name) ?? []), group]);
  }
  const nameless = groups.filter(({ profile }) => profile.computers.size === 0);
  const named = [...byName.values()].flatMap((same) =>
    classesOf(same, (a, b) => differ(a.profile.domains, b.profile.domains)).map((parts) => parts.reduce(merged)),
  );
  return [...named, ...nameless];
}

function merged(a: MachineGroup, b: MachineGroup): MachineGroup {
  const logs = [...a.logs, ...b.logs];
  return { ...a, logs, profile: profileOf(logs) };
}

/** What lies in no folder belongs to the one machine there is, unless it contradicts it. */
function withPlaceless(groups: readonly MachineGroup[]): readonly MachineGroup[] {
  const placed = groups.filter(({ folder }) => !folder.isNowhere);
  const others = groups.filter(({ folder }) => folder.isNowhere);
  const [only, ...more] = placed;
  const [other, ...rest] = others;
  if (!only || !other || more.length > 0 || rest.length > 0 || contradict(only.profile, other.profile)) return groups;
  return [merged(only, other)];
}

interface Sets {
  add(name: string): void;
  has(name: string): boolean;
  /** The name that stands for the set of a name: the first in order. */
  find(name: string): string;
  join(a: string, b: string): void;
}

function createSets(): Sets {
  const parents = new Map<string, string>();
  const find = (name: string): string => {
    let root = name;
    for (let parent = parents.get(root); parent !== undefined && parent !== root; parent = parents.get(root))
      root = parent;
    return root;
  };
  const add = (name: string): void => {
    if (!parents.has(name)) parents.set(name, name);
  };
  return {
    add,
    find,
    has: (name) => parents.has(name),
    join(a, b) {
      add(a);
      add(b);
      const [first, second] = [find(a), find(b)].sort() as [string, string];
      parents.set(second, first);
    },
  };
}
