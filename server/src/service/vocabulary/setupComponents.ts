import type { Term } from "./term";

const known = (meaning: string): Term => ({
  meaning,
  source: "Windows upgrade log files",
  url: "https://learn.microsoft.com/troubleshoot/windows-client/setup-upgrade-and-drivers/windows-upgrade-log-files",
});

/** Components of setupact.log that Microsoft explains; of the others it publishes the names alone. */
const components: ReadonlyMap<string, Term> = new Map([
  ["SP", known("The setup platform, which carries out the phases of Windows Setup: look here first for errors.")],
  [
    "MIG",
    known("The migration engine: it gathers files and settings of the old Windows and applies them to the new one."),
  ],
  ["CONX", known("Compatibility information: programs and devices that stand in the way of the new Windows.")],
  [
    "SYSPRP",
    {
      meaning: "Sysprep, which prepares an installation of Windows for being copied to other machines.",
      source: "the setupact.log of sysprep, all of whose lines bear it",
      inferred: true,
    },
  ],
]);

/** What a component of a Windows Setup log is, by its name in capitals; undefined where no source tells. */
export function setupComponent(name: string): Term | undefined {
  return components.get(name);
}
