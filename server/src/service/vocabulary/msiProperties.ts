import type { Term } from "./term";

const source = "Property Reference (Microsoft Learn)";
const url = "https://learn.microsoft.com/windows/win32/msi/property-reference";

/** Properties that Windows Installer itself sets or reads; all others are a package's own. */
const properties: Readonly<Record<string, string>> = {
  ACTION: "The outermost action: INSTALL, ADVERTISE or ADMIN.",
  ADDLOCAL: "Features to install locally, as asked for on the command line.",
  ADDSOURCE: "Features to run from the source, as asked for on the command line.",
  AdminUser: "Set when the user has administrative rights.",
  AFTERREBOOT: "Set after a restart that ForceReboot asked for.",
  ALLUSERS: "1: installed for all users of the machine; empty: for this user; 2: it depends on the user's rights.",
  ARPSYSTEMCOMPONENT: "1: the product is not shown among the installed programs.",
  CostingComplete: "Whether the disk space has been computed.",
  INSTALLLEVEL: "Features up to this level are installed.",
  Installed: "Set when the product is installed already.",
  LIMITUI: "Set to keep the user interface basic.",
  Manufacturer: "Maker of the product.",
  MSIFASTINSTALL:
    "How the installation is made faster: 1 no restore point, 2 only file costing, 4 fewer progress messages; the sum counts.",
  MsiLogFileLocation: "Path of the log.",
  MsiLogging: "What is logged, as letters, when the package itself asks for a log.",
  MSIPATCHREMOVE: "Patches to be removed.",
  MSIRESTARTMANAGERCONTROL: "How the Restart Manager is used to close programs.",
  MsiRunningElevated: "1: the installer runs with elevated rights.",
  MsiSystemRebootPending: "1: a restart was pending when the installation began.",
  OutOfDiskSpace: "Whether a volume lacks room.",
  PATCH: "Patches to be applied.",
  Preselected: "Set when features were chosen before, on the command line or for a resumed installation.",
  Privileged: "Set when the installation runs with elevated rights.",
  ProductCode: "GUID of this release of the product.",
  ProductLanguage: "Language of the product as an LCID.",
  ProductName: "Name of the product.",
  ProductState:
    "State before: -1 not installed nor advertised, 1 advertised, 2 installed for another user, 5 installed.",
  ProductVersion: "Version of the product; the first three parts count.",
  REBOOT: "Whether restarts are forced or suppressed.",
  REBOOTPROMPT: "S suppresses the question whether to restart.",
  REINSTALL: "Features to be installed again: set in a repair.",
  REINSTALLMODE: "What is renewed in a repair, as letters.",
  REMOVE: "Features to be removed; ALL removes the product.",
  ReplacedInUseFiles: "Set when files in use were replaced, so that a restart is due.",
  RESUME: "Set when a suspended installation goes on.",
  RollbackDisabled: "Set once rollback has been switched off.",
  ROOTDRIVE: "Drive to which is installed by default.",
  SecureCustomProperties: "Public properties that are handed to the service in an elevated installation.",
  ServicePackLevel: "Service pack of the system.",
  SourceDir: "Folder that holds the source.",
  TARGETDIR: "Root folder of the installation.",
  TRANSFORMS: "Transforms applied to the package.",
  UILevel: "How much is shown: 2 nothing, 3 basic, 4 reduced, 5 full.",
  UpgradeCode: "GUID of the product's family, shared by all its versions.",
  UPGRADINGPRODUCTCODE: "Set in the removal of an older version: the product that replaces it.",
  VersionMsi: "Version of Windows Installer.",
  VersionNT: "Version of the system: hundred times the major plus the minor version.",
  VersionNT64: "The same as VersionNT, on 64-bit systems only.",
};

/** What a property of Windows Installer holds, by its name; undefined for the properties of a package itself. */
export function msiProperty(name: string): Term | undefined {
  const meaning = Object.hasOwn(properties, name) ? properties[name] : undefined;
  return meaning === undefined ? undefined : { meaning, source, url };
}
