import { fileNameOf } from "./machineFolders";
import type { MachineGroup } from "./machines";

/**
 * A label for each of several machines, all different: the computer name, the affix or the folder, and where two are
 * the same, their system, the folders above, or a file.
 */
export function labelsOf(groups: readonly MachineGroup[]): readonly string[] {
  const labels = groups.map(plainLabel);
  const same = new Map<string, number[]>();
  labels.forEach((label, i) => {
    const key = label.toLowerCase();
    same.set(key, [...(same.get(key) ?? []), i]);
  });
  for (const indices of same.values()) {
    if (indices.length === 1) continue;
    const longer = distinct(indices.map((i) => groups[i]!));
    indices.forEach((index, i) => {
      labels[index] = longer[i]!;
    });
  }
  // A longer label may be another machine's short one.
  const taken = new Set<string>();
  return labels.map((label) => {
    let free = label;
    for (let number = 2; taken.has(free); number++) free = `${label} (${number})`;
    taken.add(free);
    return free;
  });
}

function plainLabel(group: MachineGroup): string {
  return nameOf(group) ?? group.folder.names.at(-1) ?? firstFile(group);
}

function nameOf({ logs, affix }: MachineGroup): string | undefined {
  const computers = logs.flatMap(({ facts }) =>
    facts.filter(({ kind }) => kind === "computer").map(({ text }) => text),
  );
  return computers.sort()[0] ?? affix;
}

/** Labels for machines whose plain ones are the same. */
function distinct(groups: readonly MachineGroup[]): readonly string[] {
  const systems = groups.map((group) => {
    const facts = group.logs.flatMap((log) => log.facts.filter(({ kind }) => kind === "os"));
    const versions = [...new Set(facts.map(({ text }) => text))].sort();
    return versions.length === 0 ? plainLabel(group) : `${plainLabel(group)} (${versions.join(", ")})`;
  });
  if (areDistinct(systems)) return systems;
  const deepest = groups.reduce((most, { folder }) => Math.max(most, folder.names.length), 0);
  for (let count = 1; count <= Math.min(deepest, longestPath); count++) {
    const paths = groups.map((group) => {
      const path = group.folder.names.slice(-count).join("/");
      const name = nameOf(group);
      return name === undefined ? path : `${name} (${path})`;
    });
    if (areDistinct(paths)) return paths;
  }
  return groups.map((group) => `${plainLabel(group)} (${firstFile(group)})`);
}

/** Folders that a label names at most. */
const longestPath = 8;

function areDistinct(labels: readonly string[]): boolean {
  return new Set(labels.map((label) => label.toLowerCase())).size === labels.length;
}

function firstFile({ logs }: MachineGroup): string {
  return logs.map(({ uri, name }) => fileNameOf(uri) || name).sort()[0]!;
}
