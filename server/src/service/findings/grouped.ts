/** Adds an item to the group of its key; groups keep the order of their first items. */
export function collect<K, T>(groups: Map<K, T[]>, key: K, item: T): void {
  const known = groups.get(key);
  if (known) known.push(item);
  else groups.set(key, [item]);
}

/** Items by a key, each group in their order, the groups in that of their first items. */
export function grouped<K, T>(items: readonly T[], keyOf: (item: T) => K): T[][] {
  const groups = new Map<K, T[]>();
  for (const item of items) collect(groups, keyOf(item), item);
  return [...groups.values()];
}
