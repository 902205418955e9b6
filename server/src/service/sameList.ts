/** Whether two lists hold the same things in the same order; things are the same when they are one object or value. */
export function isSameList<T>(a: readonly T[], b: readonly T[]): boolean {
  return a.length === b.length && a.every((each, i) => each === b[i]);
}
