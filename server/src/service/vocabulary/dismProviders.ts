import type { Term } from "./term";

const overview = {
  source: "What is DISM? (Microsoft Learn)",
  url: "https://learn.microsoft.com/windows-hardware/manufacture/desktop/what-is-dism",
};
const options = {
  source: "DISM reference (Microsoft Learn)",
  url: "https://learn.microsoft.com/windows-hardware/manufacture/desktop/dism-reference--deployment-image-servicing-and-management",
};
const api = {
  source: "DISM API reference (Microsoft Learn)",
  url: "https://learn.microsoft.com/windows-hardware/manufacture/desktop/dism/deployment-image-servicing-and-management--dism--api",
};
/** What a name says by itself, with the lines it stands at; no page describes the providers one by one. */
const byName = { source: "the name of the provider and the messages it writes", inferred: true };

/** Writers of the lines of a DISM log, by their names in it. */
const providers: ReadonlyMap<string, Term> = new Map<string, Term>([
  [
    "DISM",
    { meaning: "Deployment Image Servicing and Management: services the running Windows or an image.", ...overview },
  ],
  [
    "DISM.EXE",
    { meaning: "The command-line program: starts a session, states its command line and the end.", ...options },
  ],
  ["API", { meaning: "DismApi.dll, through which other programs and PowerShell use DISM.", ...api }],
  [
    "WIMGAPI",
    {
      meaning:
        "The library for image files (WIM). Its lines bear no stamp: process and thread, result, function and source line. A failed step matters only when the operation of DISM fails too.",
      source: "the form of the lines",
      inferred: true,
    },
  ],
  [
    "DISM Package Manager",
    {
      meaning: "Packages, features and the health of the component store, by way of CBS: CBS.log has the details.",
      ...byName,
    },
  ],
  ["DISM Driver Manager", { meaning: "Drivers in an image: adding, removing, listing.", ...byName }],
  ["DISM WIM Provider", { meaning: "Images in WIM files.", ...byName }],
  ["DISM VHD Provider", { meaning: "Images in virtual hard disks.", ...byName }],
  ["DISM FFU Provider", { meaning: "Images in FFU files (full flash update).", ...byName }],
  ["DISM Imaging Provider", { meaning: "Commands on image files: apply, capture, mount, export.", ...byName }],
  ["DISM Manager", { meaning: "Opens the session on the running Windows or on an image.", ...byName }],
  [
    "DISM Image Session",
    { meaning: "The session itself, in a process of its own: loads the providers for the image.", ...byName },
  ],
  ["DISM OS Provider", { meaning: "The Windows that is serviced: its folders, registry and restarts.", ...byName }],
  ["DISM Capability Manager", { meaning: "Optional capabilities (features on demand).", ...byName }],
  ["DISM Appx Provider", { meaning: "Provisioned apps (appx, msix).", ...byName }],
  ["DISM Unattend Manager", { meaning: "Answer files (unattend) applied to an image.", ...byName }],
  ["DISM Transmog Provider", { meaning: "The edition of Windows, and its change to another.", ...byName }],
  ["DISM International Provider", { meaning: "Languages, locales and keyboards of an image.", ...byName }],
  ["DISM Log Provider", { meaning: "The log itself.", ...byName }],
  ["DISM Provider Store", { meaning: "Finds and loads the providers of a session.", ...byName }],
]);

/** What a provider of a DISM log does; undefined for one that is not known. */
export function dismProvider(name: string): Term | undefined {
  return providers.get(name);
}
