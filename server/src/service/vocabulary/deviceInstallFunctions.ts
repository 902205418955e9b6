import type { Term } from "./term";

const base = "https://learn.microsoft.com/windows-hardware/drivers/install";
const dif = (meaning: string): Term => ({
  meaning,
  source: "Windows driver documentation, device installation function codes",
  url: `${base}/handling-dif-codes`,
});

/** Device installation functions: what setup asks class installers and co-installers to do. */
const functions: ReadonlyMap<string, Term> = new Map([
  [
    "DIF_ADDPROPERTYPAGE_ADVANCED",
    dif("Lets an installer add property pages to the device's dialog in Device Manager."),
  ],
  ["DIF_ADDPROPERTYPAGE_BASIC", dif("Lets an installer add simple property pages to the device's dialog.")],
  ["DIF_ADDREMOTEPROPERTYPAGE_ADVANCED", dif("Lets an installer add property pages for a device of another computer.")],
  ["DIF_ALLOW_INSTALL", dif("Asks whether the device may be installed.")],
  ["DIF_DESTROYPRIVATEDATA", dif("Tells an installer to free the data it keeps for the installation.")],
  ["DIF_DESTROYWIZARDDATA", dif("Tells an installer to free the data it keeps for a wizard.")],
  ["DIF_DETECT", dif("Asks an installer to look for devices that do not announce themselves.")],
  ["DIF_DETECTCANCEL", dif("Tells an installer that the search for devices was cancelled.")],
  ["DIF_FINISHINSTALL_ACTION", dif("Lets an installer finish the installation, with a wizard if it needs one.")],
  ["DIF_FIRSTTIMESETUP", dif("Asks an installer to look for devices while Windows itself is being installed.")],
  ["DIF_INSTALLDEVICE", dif("Installs the device: registry, services and start of the driver. The main step.")],
  ["DIF_INSTALLDEVICEFILES", dif("Copies the files the device's driver needs.")],
  ["DIF_INSTALLINTERFACES", dif("Registers the interfaces of the device.")],
  ["DIF_INSTALLWIZARD", dif("Asks an installer for the pages of an installation wizard.")],
  [
    "DIF_NEWDEVICEWIZARD_FINISHINSTALL",
    dif("Asks an installer for pages at the end of the wizard, after the device was installed."),
  ],
  ["DIF_NEWDEVICEWIZARD_POSTANALYZE", dif("Asks an installer for wizard pages after the device was registered.")],
  ["DIF_NEWDEVICEWIZARD_PREANALYZE", dif("Asks an installer for wizard pages before the device is registered.")],
  ["DIF_NEWDEVICEWIZARD_PRESELECT", dif("Asks an installer for wizard pages before the driver is chosen.")],
  ["DIF_NEWDEVICEWIZARD_SELECT", dif("Asks an installer for wizard pages to choose the driver.")],
  ["DIF_POWERMESSAGEWAKE", dif("Asks an installer for the text beside the device's power settings.")],
  ["DIF_PROPERTYCHANGE", dif("Tells that the device's state or settings change: enabled, disabled, started, stopped.")],
  ["DIF_REGISTERDEVICE", dif("Registers a device that does not announce itself.")],
  ["DIF_REGISTER_COINSTALLERS", dif("Registers the co-installers of the device.")],
  ["DIF_REMOVE", dif("Removes the device.")],
  ["DIF_SELECTBESTCOMPATDRV", dif("Chooses the best of the drivers that fit the device.")],
  ["DIF_SELECTDEVICE", dif("Lets a user or an installer choose a driver.")],
  ["DIF_TROUBLESHOOTER", dif("Starts a troubleshooter for the device.")],
  ["DIF_UNREMOVE", dif("Brings back a device that was removed from a hardware profile.")],
  ["DIF_UPDATEDRIVER_UI", dif("Lets an installer show its own way of updating the driver.")],
]);

/** What a DIF code asks for; undefined when the documentation we know does not describe it. */
export function deviceInstallFunction(name: string): Term | undefined {
  return functions.get(name.toUpperCase());
}
