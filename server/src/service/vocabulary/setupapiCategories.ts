import type { Term } from "./term";

const source = "Microsoft, SetupAPI text logs: event categories";
const url = "https://learn.microsoft.com/windows-hardware/drivers/install/format-of-a-text-log-section-body";
const known = (meaning: string): Term => ({ meaning, source, url });
/** Not described by Microsoft: read from the lines that bear the category in real logs. */
const seen = (meaning: string): Term => ({ meaning, source: "the lines of real logs", inferred: true });

const categories: ReadonlyMap<string, Term> = new Map([
  ["...", known("An operation of the vendor's own installer.")],
  ["bak", known("Backing up data.")],
  ["cci", known("Class installers and co-installers.")],
  ["cpy", known("Copying files.")],
  ["dvi", known("Installing a device.")],
  ["flq", known("Queues of files to be copied, renamed or deleted.")],
  ["inf", known("Reading and managing INF files.")],
  ["ndv", known("The wizard for new devices.")],
  ["prp", known("Properties of devices and drivers.")],
  ["reg", known("Registry keys and values.")],
  ["set", known("Setup in general.")],
  ["sig", known("Checking digital signatures.")],
  ["sto", known("The driver store: importing, staging and removing driver packages.")],
  ["ui", known("The user interface.")],
  ["ump", known("The Plug and Play manager in user mode.")],
  ["cmd", seen("The command line of the process that asked for the installation.")],
  ["idb", seen("The database of the drivers that are installed.")],
  ["pol", seen("Checking the policies that allow or forbid the installation of devices and drivers.")],
  ["dvs", seen("Installing a driver package through the DrvSetup functions.")],
  ["utl", seen("Auxiliary functions.")],
]);

/** What a category of setupapi.dev.log covers, such as `sto`; undefined for one that nobody has described. */
export function setupapiCategory(name: string): Term | undefined {
  return categories.get(name);
}
