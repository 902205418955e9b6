import type { Term } from "./term";

/** The letter gives the level of one entry, the number names the message (white paper, and logs in which letters differ). */
const whitePaper = "Microsoft, Troubleshooting Device Installation with the SetupAPI Log File (2003)";
const observed = "the wording of the message in logs; Microsoft publishes no list of numbers";
const parsers = "other parsers of setupapi.log; not seen by us";

const seen = (meaning: string): Term => ({ meaning, source: observed });
const documented = (meaning: string): Term => ({ meaning, source: whitePaper });
const inferred = (meaning: string): Term => ({
  meaning,
  source: "the wording of the message; the neighbouring numbers 358 to 361 form one family",
  inferred: true,
});
const reported = (meaning: string): Term => ({ meaning, source: parsers, inferred: true });

/** Message numbers of setupapi.log of Windows 2000 to Server 2003. */
const messages: ReadonlyMap<number, Term> = new Map([
  [5, seen("A precompiled INF (PNF) was opened in place of its INF.")],
  [6, seen("The security of a registry key is being set.")],
  [8, reported("A registry value is being set.")],
  [11, seen("A section of an INF is being carried out.")],
  [17, seen("A folder is being searched for files.")],
  [
    18,
    seen("Drivers are being looked for by the device's compatible ids, which are less exact than its hardware ids."),
  ],
  [19, seen("Drivers are being looked for by the device's hardware ids.")],
  [22, seen("An INF with a driver for the device was found; device, provider and section follow.")],
  [23, seen("The section that would be installed and the driver's rank. A lower rank fits better.")],
  [33, seen("The error that explains the entry before it.")],
  [35, seen("A section that adds or deletes services is being carried out.")],
  [37, seen("A 32-bit program runs on 64-bit Windows.")],
  [46, seen("A section that registers co-installers is being carried out.")],
  [54, seen("The interfaces of the device have been installed.")],
  [56, seen("The co-installers of the device have been registered.")],
  [58, seen("The driver that fits best has been chosen.")],
  [59, seen("No driver could be chosen; the error says why.")],
  [60, seen("The driver to install has been set.")],
  [63, seen("The chosen driver, with its INF and section.")],
  [65, reported("The registry values of an INF section could not be written.")],
  [73, seen("An INF is left out of the driver search.")],
  [75, seen("A pass over the files to install has ended.")],
  [76, seen("A pass over the files to install has ended.")],
  [82, seen("The INF names no section for its service, or an empty one.")],
  [87, seen("The driver is not signed as required, so its rank was made worse.")],
  [94, seen("A file has been put into the queue of files to copy.")],
  [96, seen("Where a queued file comes from.")],
  [99, seen("Two names in the installation stand for the same file, which may cause trouble.")],
  [
    100,
    seen("Another program or driver refused to let the device stop during the installation; Windows must restart."),
  ],
  [102, seen("The device works with the new driver only after a restart of Windows.")],
  [104, seen("The device works with the new driver only after a restart of Windows.")],
  [114, seen("The device works with the new driver only after a restart of Windows.")],
  [121, seen("The device was installed.")],
  [122, seen("The device could not be installed; the error says why.")],
  [123, seen("A complete installation of the device begins: files, registry and start.")],
  [124, seen("Only the files of the driver are being copied.")],
  [125, seen("The device gets no driver of its own (null driver).")],
  [132, seen("The signature of a file was found in a catalog.")],
  [138, seen("Programs registered to run once are being started.")],
  [140, seen("A device class is being installed.")],
  [141, seen("The device class was installed.")],
  [142, reported("The device class could not be installed.")],
  [144, documented("A class installer or co-installer could not be loaded.")],
  [146, seen("A function of a class installer or co-installer is being used.")],
  [147, seen("The class installer of the device class is being loaded.")],
  [152, seen("The class installer is being called.")],
  [153, seen("The class installer has returned.")],
  [155, seen("The default handling of the device installation function begins.")],
  [156, seen("The default handling of the device installation function has ended.")],
  [157, seen("The default handling of the device installation function failed; the error says why.")],
  [166, seen("A device installation function (DIF code) is being carried out.")],
  [167, reported("The installation asks for a medium (SPFILENOTIFY_NEEDMEDIA).")],
  [168, reported("The installation asks for a medium (SPFILENOTIFY_NEEDMEDIA).")],
  [185, seen("Files that are up to date already are being taken off the list of files to copy.")],
  [186, seen("Files that are up to date already have been taken off the list of files to copy.")],
  [187, seen("The installation failed and the files it replaced are being put back.")],
  [191, seen("A file is not copied, since it is there already.")],
  [198, seen("The command line of the program that wrote this section.")],
  [199, seen("The program that wrote this section, with its command line.")],
  [275, seen("A service could not be installed; the error says why.")],
  [277, seen("The security of a service could not be set; the error says why.")],
  [282, seen("A service that was there already has been changed.")],
  [290, seen("A section that registers DLLs and controls is being carried out.")],
  [292, seen("The properties of a device are being changed.")],
  [306, seen("The device has been started.")],
  [313, seen("A file is to be copied and to be deleted; it is copied without being decompressed.")],
  [320, seen("The device stays in its setup class.")],
  [336, reported("A file has been copied.")],
  [340, reported("A file has been taken out of its archive.")],
  [358, seen("A file without a valid signature was refused.")],
  [359, inferred("A file without a valid signature was refused.")],
  [361, inferred("A file without a valid signature is installed all the same, because the policy in force says so.")],
  [374, seen("The signature of a file was not checked when the file was registered.")],
  [392, seen("The cache of INFs is in use.")],
  [393, seen("The cache of INFs was changed.")],
  [406, reported("Information for driver rollback is being read.")],
  [424, seen("A DLL's registration function was called; its HRESULT follows, and a success code is no failure.")],
  [
    443,
    seen(
      "A catalog that is installed does not vouch for the file. The search goes on with the next catalog, so this alone is no failure.",
    ),
  ],
]);

const phases = seen("Begin or end of a phase of a device installation, for timing.");
const phaseNumbers: ReadonlySet<number> = new Set([200, 201, 203, 204, 211, 212, 213, 214, 216, 217, 222]);

/** What a message number of setupapi.log stands for, whatever the letter before it; undefined when no source tells. */
export function setupapiMessage(number: number): Term | undefined {
  return messages.get(number) ?? (phaseNumbers.has(number) ? phases : undefined);
}

/** What the letter of a tag such as `#E359` says (white paper); undefined for any other letter. */
export function setupapiLevel(letter: string): string | undefined {
  const levels: Readonly<Record<string, string>> = {
    "-": "status or context, never a failure",
    E: "error",
    W: "warning",
    I: "information",
    V: "verbose detail",
    T: "timing",
  };
  return levels[letter];
}
