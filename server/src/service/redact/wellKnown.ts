import { isPlaceholder } from "./normal";

const set = (text: string): ReadonlySet<string> => new Set(text.split("|").map((name) => name.trim()));

/**
 * Accounts and profile folders of Windows itself, which are the same on every machine. Localised: the name of the
 * built-in Administrator (Microsoft, "Administrator account localized names") and the service accounts (Microsoft,
 * "Configure Windows service accounts and permissions", table of localised service names).
 */
const accounts = set(
  "administrator|admini~1|administrators|administrateur|administrateurs|administrador|administradores|administratör|" +
    "administratoren|järjestelmänvalvoja|rendszergazda|администратор|администраторы|guest|gast|invité|invitado|" +
    "public|öffentlich|all users|allusers|alluse~1|default|default user|defaul~1|default.migrated|defaultaccount|" +
    "defaultuser0|defaultapppool|classic .net apppool|.net v4.5|.net v4.5 classic|.net v2.0|.net v2.0 classic|" +
    "localservice|locals~1|networkservice|networ~1|local service|network service|localsystem|system|systemprofile|" +
    "lokaler dienst|netzwerkdienst|service local|service réseau|servizio locale|servizio di rete|servicio loc|" +
    "servicio de red|система|anonymous logon|everyone|trustedinstaller|wdagutilityaccount|helpassistant|" +
    "krbtgt|aspnet|temp|desktop.ini|local settings|application data|applic~1|appdata|windows|winnt|system32|config|" +
    "serviceprofiles|users|documents and settings|docume~1|program files|programdata|shell folders|user shell folders",
);

const authorities = set(
  "nt authority|nt-autorität|autorite nt|autorité nt|autoridade nt|builtin|vordefiniert|nt service|azuread|" +
    "microsoftaccount|iis apppool|font driver host|window manager|application package authority|workgroup|" +
    "arbeitsgruppe|mshome|mandatory label|.",
);

/** Authorities whose accounts are persons all the same. */
const authoritiesOfPersons = set("azuread|microsoftaccount|workgroup|arbeitsgruppe|mshome|.");

/** Registered domains of hosts that everybody's logs name. A tenant's own host below a public one is not kept. */
const publicDomains = set(
  "microsoft.com|windowsupdate.com|windows.com|login.windows.net|graph.windows.net|msftncsi.com|msftconnecttest.com|" +
    "live.com|office.com|office365.com|msn.com|bing.com|aka.ms|msocsp.com|microsoftonline.com|azureedge.net|" +
    "akamai.net|akamaiedge.net|akamaized.net|digicert.com|verisign.com|symantec.com|symcb.com|symcd.com|thawte.com|" +
    "globalsign.com|globalsign.net|entrust.net|geotrust.com|usertrust.com|comodoca.com|sectigo.com|letsencrypt.org|" +
    "w3.org|xmlsoap.org|openxmlformats.org|tempuri.org|ietf.org|github.com",
);

const mailProviders = set(
  "gmail.com|googlemail.com|outlook.com|hotmail.com|live.com|yahoo.com|gmx.de|gmx.net|web.de|icloud.com|aol.com|" +
    "proton.me|mail.ru|qq.com|163.com",
);

const emptyValues = set(
  "n/a|none|null|nil|unknown|undefined|empty|true|false|yes|no|ok|on|off|enabled|disabled|succeeded|success|failed|" +
    "failure|error|not|is|was|the|a|an|this|any|all|localhost|current|domain|private|auto|automatic|automaticupdates|x",
);

const registryAndBuses = set(
  "hklm|hkcu|hkcr|hku|hkcc|hkey_local_machine|hkey_current_user|hkey_classes_root|hkey_users|hkey_current_config|" +
    "system|software|hardware|security|sam|registry|machine|classes|clsid|interface|control|controlset001|controlset002|" +
    "currentcontrolset|services|microsoft|windows|policies|windows nt|currentversion|" +
    "root|htree|pci|pcmcia|pciide|usb|usbstor|usbprint|acpi|acpi_hal|acpiapic|isapnp|hid|ide|scsi|raid|storage|" +
    "display|monitor|hdaudio|intelaudio|sw|swd|swc|swenum|swmuxbus|umb|wpdbusenumroot|vmbus|bth|bthenum|bthle|" +
    "bthledevice|lptenum|printenum|wsdprint|dot4|dot4prt|dot4usb|fdc|mf|genericusb|generic|sbp2|1394|v1394|sd|sdbus|" +
    "stream|ksenum|streamenum|uefi|sensor|detected|detectedinternal|infrared|serenum|parport|lpt|com|mode|nvme|vhf|" +
    "terminput_bus|ts_input|ndis|net|driver|drivers|device|catroot|inf|update|i386|amd64|wow64|system32|syswow64|temp|" +
    "users|folders|shell folders|profiles|home|backup|program files|programdata|winnt|sp1|sp2|sp3|sp4|sp1gdr|sp1qfe|sp2gdr|sp2qfe|sp3gdr|" +
    "sp3qfe|rtmgdr|rtmqfe|branches|wbem|ccm|logs|log|spuninst|ie6|ie7|ie8|ie9",
);

const shares = set("admin|ipc|print|netlogon|sysvol|fax|prnproc|profiles|users|home|homes|hf_mig");

const fileEnding =
  /\.(?:exe|dll|sys|inf|pnf|cat|cab|msu|msi|msp|mst|mum|manifest|xml|log|txt|ini|tmp|dat|etl|evtx|wim|esd|swm|psf|bat|cmd|ps1|vbs|js|ocx|cpl|drv|mui|ax|tlb|reg|zip|dmp|mof|ttf|fon|hlp|chm|png|jpg|gif|bmp|ico|old|bak|htm|html|json|cpp|hxx|h|c|cs|cxx)$/i;

/** An account or profile folder that Windows itself makes, or a replacement. The name in its normal form. */
export function isKeptAccount(name: string): boolean {
  return accounts.has(name) || /^(?:dwm|umfd)-\d+$/.test(name) || isPlaceholder(name) || !/[\p{L}\p{N}]/u.test(name);
}

/** What stands before the backslash of an account and is no domain of anybody. */
export function isKeptAuthority(name: string): boolean {
  return authorities.has(name) || isPlaceholder(name);
}

/** Whether the accounts of a kept authority are persons, as those of `AzureAD`. */
export function hasPersons(authority: string): boolean {
  return authoritiesOfPersons.has(authority);
}

/** Whether a host or domain in lower case belongs to those that everybody's logs name. */
export function isPublicHost(host: string): boolean {
  const labels = host.split(".", 64);
  for (let count = 2; count <= Math.min(4, labels.length); count++) {
    if (publicDomains.has(labels.slice(-count).join("."))) return true;
  }
  return false;
}

/** Whether a mail domain belongs to everybody. */
export function isMailProvider(domain: string): boolean {
  return mailProviders.has(domain) || isPublicHost(domain);
}

/** Whether what follows a label tells nothing: `N/A`, `<NULL>`, a number, a version, a GUID, a file, an address. */
export function tellsNothing(value: string): boolean {
  const name = value.toLowerCase();
  return (
    emptyValues.has(name) ||
    isPlaceholder(name) ||
    !/[\p{L}]/u.test(name) ||
    /^(?:s-1-\d[\d-]*|0x[0-9a-f]+|[0-9a-f]{8,}|kb\d{6,7}|\{.*|[0-9a-f]{8}-[0-9a-f-]{20,}|<.*|\(.*|%.*|.*:\/\/.*)$/.test(
      name,
    ) ||
    fileEnding.test(name)
  );
}

/** Whether a name ends as a file does. */
export function isFileName(name: string): boolean {
  return fileEnding.test(name);
}

/** Whether a pair `A\B` with this A is a registry key, a device id or a folder, not an account. */
export function isRegistryOrBus(name: string): boolean {
  return registryAndBuses.has(name) || /^(?:sp\d|rtm|ie\d|v\d)/.test(name);
}

/** Whether a name before `$` is that of a share. */
export function isShare(name: string): boolean {
  return name.length < 3 || shares.has(name);
}
