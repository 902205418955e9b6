/** Milliseconds of processor time that an action takes: what else the machine does meanwhile hardly counts. */
export function processorTime(action: () => unknown): number {
  const before = process.cpuUsage();
  action();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
