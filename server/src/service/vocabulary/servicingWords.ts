import type { Term } from "./term";

/** A word of the servicing stack in a text, with its meaning. */
export interface ServicingWord {
  readonly start: number;
  readonly end: number;
  readonly name: string;
  readonly term: Term;
}

const sfcArticle = {
  source: "How to analyze the log file entries that SFC.exe generates (Microsoft Support, KB928228)",
  url: "https://support.microsoft.com/kb/928228",
};
const states = {
  source: "DismPackageFeatureState enumeration (Microsoft Learn)",
  url: "https://learn.microsoft.com/windows-hardware/manufacture/desktop/dism/dismpackagefeaturestate-enumeration",
};
const measured = { source: "CBS logs of machines in several time zones, compared", inferred: true };
const byMessages = { source: "the messages that begin with it", inferred: true };

const marks: ReadonlyMap<string, Term> = new Map<string, Term>([
  ["[SR]", { meaning: "Written for sfc (System File Checker): what it verifies and repairs.", ...sfcArticle }],
  [
    "(F)",
    {
      meaning: "CSI marks the message as a failure, whatever the level of the line says.",
      source: "the messages that bear it",
      inferred: true,
    },
  ],
  [
    "POQ",
    {
      meaning:
        "Primitive operations queue: files and registry values that are to be changed together, at once or at the next start.",
      source: "the description that poqexec.exe bears as a file (Primitive Operations Queue Executor), and the lists",
      inferred: true,
    },
  ],
  [
    "CSIPERF",
    { meaning: "A measurement of how long a step took; no failure.", source: "its name and its lines", inferred: true },
  ],
]);

const moment: Term = {
  meaning:
    "The number of the message within its process, and behind the @ the moment in UTC. The line itself begins with local time: the difference is the time zone.",
  ...measured,
};

/** First words of messages of CBS, each the part of it that writes. */
const areas: ReadonlyMap<string, Term> = new Map<string, Term>(
  [
    ["Appl", "Whether packages apply to this system, and in which state they are."],
    ["Plan", "What is to be done with each package: its state now and the one to reach."],
    ["Exec", "The steps of a job: resolving, staging, installing."],
    ["Perf", "Beginning and end of a phase, as a measurement."],
    ["DWLD", "Downloads of files that are not on this system."],
    ["Repr", "The check of the component store and its repair."],
    ["Startup", "What an update leaves for the next start of Windows."],
    ["Shtd", "What is prepared for the shutdown, drivers among it."],
    ["Doqe", "The queue of driver operations."],
    ["TI", "Trusted Installer, the service that runs CBS."],
    ["WER", "The report of a failure to Windows Error Reporting."],
    ["SQM", "Reports on usage; not about an update."],
    ["Scavenge", "Clean-up of the component store."],
    ["Maint", "Maintenance of the component store."],
  ].map(([name, meaning]): [string, Term] => [name!, { meaning: meaning!, ...byMessages }]),
);

/** States of packages, as the words of CBS name those of the page. */
const packageStates: ReadonlyMap<string, Term> = new Map<string, Term>(
  [
    ["Absent", "The package is not there."],
    ["Resolved", "What the package is made of is known to the system; the package itself is not there."],
    ["Staged", "The files of the package lie in the component store; it is not installed."],
    ["Installed", "The package is installed."],
    ["InstallPending", "The package is being installed; what is left must be finished first, mostly by a restart."],
    ["UninstallPending", "The package is being removed; what is left must be finished first, mostly by a restart."],
    ["Superseded", "A newer package has taken the place of this one."],
    ["PartiallyInstalled", "Parts of the package are installed, others are not."],
  ].map(([name, meaning]): [string, Term] => [name!, { meaning: meaning!, ...states }]),
);

const clients: ReadonlyMap<string, Term> = new Map<string, Term>([
  [
    "WindowsUpdateAgent",
    { meaning: "The Windows Update agent asked for this job: WindowsUpdate.log tells its side.", ...byName() },
  ],
  [
    "DISM Package Manager Provider",
    { meaning: "DISM asked for this job: dism.log tells its side, with the command line.", ...byName() },
  ],
]);

function byName(): Pick<Term, "source" | "inferred"> {
  return { source: "the name of the client", inferred: true };
}

interface Kind {
  readonly pattern: RegExp;
  readonly termOf: (name: string) => Term | undefined;
}

const kinds: readonly Kind[] = [
  { pattern: /\[SR\]|(?<= )\(F\)(?= )|\bPOQ(?= \d)|\bCSIPERF(?=:)/g, termOf: (name) => marks.get(name) },
  {
    pattern: /\b[0-9a-f]{8}@\d{4}\/\d{1,2}\/\d{1,2}:\d\d:\d\d:\d\d\.\d{3}/g,
    termOf: () => moment,
  },
  { pattern: /(?<=\bCBS {1,8})[A-Z][A-Za-z]{1,8}(?=:)/g, termOf: (name) => areas.get(name) },
  {
    pattern:
      /(?<=\b(?:current|pending|start|applicable|targeted|target|limit|original|state) ?: ?)[A-Z][A-Za-z]{5,17}\b/gi,
    termOf: (name) => packageStates.get(name),
  },
  {
    pattern: /(?<=\bclient(?: id)?:? )(?:WindowsUpdateAgent|DISM Package Manager Provider)\b/gi,
    termOf: (name) => clients.get(name),
  },
];

/** As far around a place its word is looked for. */
const reach = 120;

/** The word of the servicing stack that touches a place in an entry of CBS.log; undefined for all other words. */
export function servicingWordAt(text: string, at: number): ServicingWord | undefined {
  const from = Math.max(0, at - reach);
  const near = text.slice(from, at + reach);
  for (const { pattern, termOf } of kinds)
    for (const match of near.matchAll(pattern)) {
      const start = match.index + from;
      const end = start + match[0].length;
      if (at < start || at > end) continue;
      const term = termOf(match[0]);
      if (term) return { start, end, name: match[0], term };
    }
  return undefined;
}
