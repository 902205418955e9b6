import type { Term } from "./term";

const seen = (meaning: string): Term => ({ meaning, source: "events of Windows, read off logs", inferred: true });
const installer = (meaning: string): Term => ({
  meaning,
  source: "Event Logging, Windows Installer",
  url: "https://learn.microsoft.com/windows/win32/msi/event-logging",
});

/** Sources of events, in lower case and without `Microsoft-Windows-`, which the viewer's lists leave out. */
const providers: ReadonlyMap<string, Term> = new Map([
  ["windowsupdateclient", seen("The Windows Update agent: its searches, downloads and installations.")],
  ["windows update agent", seen("The Windows Update agent, before Windows Vista.")],
  ["servicing", seen("The servicing stack: changes to packages and optional features of Windows.")],
  ["wusa", seen("The standalone installer for updates in .msu files.")],
  ["ntservicepack", seen("The installer of hotfixes and service packs of Windows 2000 to Server 2003 (update.exe).")],
  ["msiinstaller", installer("Windows Installer.")],
  ["service control manager", seen("The part of Windows that starts and watches services.")],
  ["userpnp", seen("Installation of device drivers.")],
  ["kernel-pnp", seen("Plug and Play: devices and how their drivers start.")],
  [
    "bits-client",
    seen("The Background Intelligent Transfer Service, which downloads for the update agent and others."),
  ],
  [
    "windows error reporting",
    seen("Reports on failures. The parameters P1, P2 … say what failed and may hold its code."),
  ],
]);

/** Events of these providers by number. */
const events: ReadonlyMap<string, ReadonlyMap<string, Term>> = new Map([
  [
    "windowsupdateclient",
    new Map([
      ["19", seen("An update was installed.")],
      ["20", seen("An update could not be installed; the event names the code.")],
      ["25", seen("A search for updates failed.")],
      ["31", seen("An update could not be downloaded.")],
      ["43", seen("The installation of an update began.")],
      ["44", seen("The download of an update began.")],
    ]),
  ],
  [
    "windows update agent",
    new Map([
      ["19", seen("An update was installed.")],
      ["20", seen("An update could not be installed; the event names the code.")],
    ]),
  ],
  [
    "servicing",
    new Map([
      ["1", seen("A change to a package begins.")],
      ["2", seen("A package was changed to the state that was wanted.")],
      ["3", seen("A package could not be changed; the event names the status.")],
      ["4", seen("A restart is needed before a package can be changed.")],
    ]),
  ],
  [
    "msiinstaller",
    new Map([
      ["1022", installer("An update was installed.")],
      ["1023", installer("An update could not be installed; there is no log of it.")],
      ["1024", installer("An update could not be installed; the event names the code and the log.")],
      ["1033", installer("A product's installation ended; its status is at the end, 0 for success.")],
      ["1034", installer("A product's removal ended; its status is at the end, 0 for success.")],
      ["1035", installer("A product's change ended; its status is at the end, 0 for success.")],
      ["1036", installer("An update's installation ended; its status is at the end, 0 for success.")],
      ["11707", installer("A product was installed.")],
      ["11708", installer("A product could not be installed.")],
      ["11724", installer("A product was removed.")],
    ]),
  ],
]);

/** Messages of Windows Installer have ids above this one. */
const installerMessages = 10_000;

/** What a source of events is; undefined for others. */
export function eventProvider(name: string): Term | undefined {
  return providers.get(keyOf(name));
}

/** What an event tells, by its source and its number; undefined for others. */
export function windowsEvent(provider: string, id: string): Term | undefined {
  const key = keyOf(provider);
  const known = events.get(key)?.get(id);
  if (known || key !== "msiinstaller" || !(Number(id) > installerMessages && Number(id) < installerMessages * 2))
    return known;
  return installer(`Message ${Number(id) - installerMessages} of Windows Installer.`);
}

function keyOf(name: string): string {
  return name.toLowerCase().replace(/^microsoft-windows-/, "");
}
