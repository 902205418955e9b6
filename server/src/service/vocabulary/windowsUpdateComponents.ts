import type { Term } from "./term";

const source = "KB902093, How to read the Windowsupdate.log file";
const url = "https://learn.microsoft.com/windows/deployment/update/windows-update-logs";
const known = (meaning: string): Term => ({ meaning, source, url });

/** What the page says of the components of Windows 10 and 11. */
const paged = (meaning: string): Term => ({ meaning, source: "Windows Update log files", url });

/** Components of the Windows Update agent, by their name in lower case; spellings of the article and of the files. */
const components: ReadonlyMap<string, Term> = new Map([
  ["agent", known("The Windows Update agent itself: searches, downloads and installations pass through it.")],
  ["au", known("Automatic Updates: the scheduled work that no user asked for.")],
  ["auclnt", known("The side of Automatic Updates that talks to the user who is logged on.")],
  ["cdm", known("Support for device drivers offered by Windows Update (Device Manager).")],
  ["cmpress", known("The agent's compression and decompression of data.")],
  ["comapi", known("The programming interface through which scripts and programs call the agent.")],
  ["driver", known("Information about the device drivers of the computer.")],
  ["dtastor", known("The agent's database: its reads, writes and transactions.")],
  ["dnldmgr", known("The download manager: it makes download jobs and watches over them.")],
  ["eehndlr", known("The expression evaluator that decides whether an update applies to the computer.")],
  ["handler", known("The update handlers, which start an update's installer and take its result.")],
  ["misc", known("General information about the service, such as its start, its version and the time zone.")],
  ["offlsnc", known("The search for updates without a network, from a scan package.")],
  ["parser", known("The parser of the expressions that describe where an update applies.")],
  ["pt", known("Synchronisation of update information between the update service and the local database.")],
  ["report", known("Collection of the events that are reported to the update service.")],
  ["service", known("Start and stop of the Automatic Updates service.")],
  ["setup", known("Installation of newer versions of the agent itself.")],
  ["shutdwn", known("Installation of updates while Windows shuts down.")],
  ["wuredir", known("The redirector files that tell the agent where its servers are.")],
  ["wuweb", known("The ActiveX control of the Windows Update web site.")],
  [
    "idletmr",
    {
      meaning: "Keeps track of calls in progress and stops the service when there are none.",
      source: "Windows Update log files (there named IdleTimer)",
      url,
    },
  ],
  ["idletimer", paged("Keeps track of calls in progress and stops the service when there are none.")],
  ["protocoltalker", paged("Synchronisation between the agent and its update service.")],
  ["downloadmanager", paged("Makes the downloads of updates and watches over them.")],
  ["datastore", paged("The agent's local store of update data.")],
  ["eehandler", paged("Evaluates the rules that decide whether an update applies.")],
  [
    "sls",
    {
      meaning: "The Service Locator Service: finds the settings and addresses of Microsoft's update services.",
      source: "How Windows Update works",
      url: "https://learn.microsoft.com/windows/deployment/update/how-windows-update-works",
    },
  ],
]);

/** Spellings of the article for components that the files abbreviate otherwise. */
const otherNames: Readonly<Record<string, string>> = { dwnldmgr: "dnldmgr", eehndler: "eehndlr" };

/** What a component of the agent does; undefined when no source we know describes it. Upper and lower case are the same. */
export function windowsUpdateComponent(name: string): Term | undefined {
  const key = name.toLowerCase();
  return components.get(otherNames[key] ?? key);
}
