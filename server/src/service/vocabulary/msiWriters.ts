import type { Term } from "./term";

const form = { source: "the form of the lines", inferred: true } as const;

const engines: ReadonlyMap<string, string> = new Map([
  ["MSI (c)", "Windows Installer in the process that asked for the installation (client)."],
  ["MSI (s)", "Windows Installer in its service, which does the work (server)."],
  ["MSI (N)", "Windows Installer in an installation that another one started (nested)."],
  ["Property(C)", "A property as the client had it at the end."],
  ["Property(S)", "A property as the service had it at the end."],
  ["Property(N)", "A property as a nested installation had it at the end."],
]);

const burnLevels: ReadonlyMap<string, string> = new Map([
  ["i", "information"],
  ["w", "a warning"],
  ["e", "an error"],
]);

/** Who wrote a line of a Windows Installer log, by the mark at its start; undefined for other names. */
export function msiWriter(name: string): Term | undefined {
  const engine = engines.get(name);
  if (engine !== undefined) return { meaning: engine, ...form };
  const burn = /^([iwe])(\d{3})$/.exec(name);
  if (!burn) return undefined;
  return { meaning: `A line of a bundle (WiX Burn): ${burnLevels.get(burn[1]!)}, message ${burn[2]}.`, ...form };
}
