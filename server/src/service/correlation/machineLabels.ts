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

function plainLabel({ logs, affix, folder }: MachineGroup): string {
  const computers = logs.flatMap(({ facts }) =>
    facts.filter(({ kind }) => kind === "computer").map(({ text }) => text),
  );
  return computers.sort()[0] ?? affix ?? folder.names.at(-1) ?? firstFile(logs);
}

/** Labels for machines whose plain ones are the same. */
function distinct(groups: readonly MachineGroup[]): readonly string[] {
  const plain = groups.map(plainLabel);
  const deepest = Math.max(...groups.map(({ folder }) => folder.names.length));
  const systems = groups.map(({ logs }, i) => {
    const versions = new Set(
      logs.flatMap(({ facts }) => facts.filter(({ kind }) => kind === "os").map(({ text }) => text)),
    );
    return versions.size === 0 ? plain[i]! : `${plain[i]} (${[...versions].sort().join(", ")})`;
  });
  if (areDistinct(systems)) return systems;
  for (let count = 2; count <= deepest; count++) {
    const paths = groups.map(({ affix, folder: { names } }) =>
      [...names.slice(-count), ...(affix ? [affix] : [])].join("/"),
    );
    if (areDistinct(paths)) return paths;
  }
  return groups.map(({ logs }, i) => `${plain[i]} (${firstFile(logs)})`);
}

function areDistinct(labels: readonly string[]): boolean {
  return new Set(labels.map((label) => label.toLowerCase())).size === labels.length;
}

function firstFile(logs: MachineGroup["logs"]): string {
  return logs.map(({ uri, name }) => fileNameOf(uri) || name).sort()[0]!;
}
