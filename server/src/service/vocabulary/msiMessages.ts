import type { Term } from "./term";

const source = "Windows Installer Error Messages (Microsoft Learn)";
const url = "https://learn.microsoft.com/windows/win32/msi/windows-installer-error-messages";

/** What the numbers of the installer's messages stand for; the page has their wording. */
const messages: ReadonlyMap<number, string> = new Map([
  [1301, "A file cannot be created: a folder of that name exists."],
  [1302, "A disk is asked for."],
  [1303, "The installer has no right to a folder."],
  [1304, "A file could not be written."],
  [1305, "A file could not be read."],
  [1306, "A file is in use by another program."],
  [1307, "There is not enough room on the disk for a file."],
  [1308, "A file of the source was not found."],
  [1309, "A file of the source could not be opened."],
  [1310, "A file could not be created at its place."],
  [1311, "A cabinet of the source was not found."],
  [1312, "A folder cannot be created: a file of that name exists."],
  [1314, "A path is not available."],
  [1315, "A folder cannot be written to."],
  [1316, "A network error occurred while a file was read."],
  [1317, "A folder could not be created."],
  [1325, "A name is no valid short file name; noted while folders are worked out."],
  [1327, "A drive is not valid."],
  [1328, "A patch could not be applied to a file."],
  [1330, "The signature of a cabinet is not valid."],
  [1334, "A file is not in the cabinet it should be in."],
  [1335, "A cabinet is damaged."],
  [1401, "A registry key could not be created."],
  [1402, "A registry key could not be opened; as a note mostly a key that need not exist."],
  [1403, "A registry value could not be deleted."],
  [1404, "A registry key could not be deleted."],
  [1405, "A registry value could not be read."],
  [1406, "A registry value could not be written."],
  [1500, "Another installation is in progress."],
  [1501, "Secured data could not be accessed."],
  [1606, "A network or folder location could not be accessed."],
  [1706, "No valid source was found for the product."],
  [1707, "The installation succeeded."],
  [1708, "The installation failed; the reason stands above."],
  [1713, "A product that the package needs could not be installed."],
  [1714, "The older version of the product could not be removed."],
  [1715, "The product was installed."],
  [1716, "The product was configured."],
  [1717, "The product was removed."],
  [1718, "A file was rejected by the policy for digital signatures."],
  [1719, "The Windows Installer service could not be accessed."],
  [1720, "A script of the package could not be run."],
  [1721, "A program of the package could not be run."],
  [1722, "A program of the package ended with a failure."],
  [1723, "A DLL of the package could not be run."],
  [1725, "The removal succeeded."],
  [1726, "The removal failed."],
  [1728, "The configuration succeeded."],
  [1729, "The configuration failed."],
  [1904, "A module could not be registered."],
  [1905, "A module could not be unregistered."],
  [1906, "The package could not be kept in the installer's cache."],
  [1907, "A font could not be registered."],
  [1909, "A shortcut could not be created."],
  [1911, "A type library could not be registered."],
  [1918, "An ODBC driver could not be installed."],
  [1919, "An ODBC data source could not be configured."],
  [1920, "A service failed to start."],
  [1921, "A service could not be stopped."],
  [1922, "A service could not be deleted."],
  [1923, "A service could not be installed."],
  [1924, "An environment variable could not be updated."],
  [1925, "Rights are missing to install for all users of the machine."],
  [1935, "An assembly could not be installed; the HRESULT in the line tells why."],
  [1946, "A property of a shortcut could not be set."],
  [2203, "A database file could not be opened; as a note mostly one that need not exist."],
  [2205, "A table does not exist in the package; as a note mostly one that need not."],
  [2228, "A query names a table that the package does not have; as a note mostly one that need not exist."],
  [2262, "A stream does not exist in the package; as a note mostly one that need not."],
  [2753, "A file is not marked for installation, though an action needs it."],
  [2769, "A custom action left handles open."],
  [2826, "A control reaches beyond its dialog."],
  [2835, "A control was not found on its dialog."],
]);

/** What a message number of Windows Installer stands for; undefined where our own list has none. */
export function msiMessage(number: number): Term | undefined {
  const meaning = messages.get(number);
  return meaning === undefined ? undefined : { meaning, source, url };
}

const results: ReadonlyMap<number, string> = new Map([
  [0, "The action was not run; most likely it does not exist."],
  [1, "The action succeeded."],
  [2, "The user ended the action."],
  [3, "The action failed, and with it the installation. The first 3 of a log is the one; the reason stands above it."],
  [4, "The sequence is suspended and goes on later."],
]);

/** What an action returned, by the number in `Return value 3`; undefined for other numbers. */
export function msiResult(value: number): Term | undefined {
  const meaning = results.get(value);
  if (meaning !== undefined)
    return {
      meaning,
      source: "Logging of Action Return Values (Microsoft Learn)",
      url: "https://learn.microsoft.com/windows/win32/msi/logging-of-action-return-values",
    };
  if (value !== 5) return undefined;
  return {
    meaning: "The remaining actions are skipped; this is no failure.",
    source: "Custom Action Return Values, ERROR_NO_MORE_ITEMS (Microsoft Learn)",
    url: "https://learn.microsoft.com/windows/win32/msi/custom-action-return-values",
    inferred: true,
  };
}
