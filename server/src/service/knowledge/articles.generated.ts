// Made by tools/generate-knowledge.mjs from server/knowledge/*.md. Do not edit.
import type { Article } from "./types";

export const articles: readonly Article[] = [
  {
    "id": "access-denied",
    "title": "0x80070005: access denied",
    "appliesTo": {
      "codes": [
        "0x80070005"
      ],
      "phrases": [
        "access is denied"
      ],
      "messages": [],
      "formats": [],
      "windows": []
    },
    "lookFirst": [],
    "risk": "Needs care: permissions may be changed, and a security product kept away for a test.",
    "remedySource": "documented",
    "sources": [
      {
        "title": "Troubleshoot Windows Update error 0x80070005 (Microsoft Learn)",
        "url": "https://learn.microsoft.com/troubleshoot/windows-client/installing-updates-features-roles/troubleshoot-windows-update-error-0x80070005",
        "seen": true
      }
    ],
    "body": "## What it means\n\nWindows refused an operation on a file, a registry key or a service (ERROR_ACCESS_DENIED, Win32 5, also called E_ACCESSDENIED). The permissions do not allow it, or a security product stepped in.\n\n## How to confirm it in the logs\n\n- The line, or one just above it, names the file or key. In `setupapi.log` these are often entries about an AddReg section (`#E065`) or about securing a service (`#E277`).\n- In `WindowsUpdate.log`, see which path was in use before the code.\n- The same step in another account or with the security product off shows which of the two causes it is.\n\n## Likely causes\n\n1. The installation was started without administrator rights.\n2. The permissions of the key or folder were changed.\n3. A security product protects the key or folder.\n\n## Steps\n\n1. **Safe** Start the installation from an administrator's account.\n\n2. **Safe** Show the permissions of the folder or file that the log names. Put its path in place of the example.\n\n   ```bat\n   cacls %windir%\\SoftwareDistribution\n   ```\n\n3. **Needs care** Try once with the security product off, and turn it on again.\n\n4. **Needs care** Give the object the permissions that it has on a sound computer of the same Windows version. On Windows Vista and later the owner of system files is TrustedInstaller.\n\n## What not to do\n\n- Do not give Everyone full control of system folders or of the registry.\n- Do not reset the permissions of the whole system drive."
  },
  {
    "id": "bad-digest",
    "title": "0x80096010, 0x80096004: the file does not match its signature",
    "appliesTo": {
      "codes": [
        "0x80096010",
        "0x80096004"
      ],
      "phrases": [],
      "messages": [],
      "formats": [],
      "windows": []
    },
    "lookFirst": [],
    "risk": "Needs care: certificates may be imported.",
    "remedySource": "documented",
    "sources": [
      {
        "title": "Cannot install updates or programs, formerly KB822798 (Microsoft Learn)",
        "url": "https://learn.microsoft.com/troubleshoot/windows-server/installing-updates-features-roles/cannot-install-updates-programs",
        "seen": true
      }
    ],
    "body": "## What it means\n\nTRUST_E_BAD_DIGEST (0x80096010): the checksum of the file is not the one that was signed, so the file differs from the original. TRUST_E_CERT_SIGNATURE (0x80096004): the signature of a certificate does not hold. KB822798 names the first; for the second we apply the same checks without a page that says so.\n\n## How to confirm it in the logs\n\n- The line names the file that was checked.\n- `WindowsUpdate.log`: 0x80096010 followed by 0x80240061 is fatal, even when a line between them reads `Microsoft signed: Yes`.\n- If update.exe ends with 0xF0DA or 0xF01E, follow [KB822798](kb822798.md).\n\n## Likely causes\n\n1. The download is damaged or was changed on the way.\n2. A catalog does not belong to this version of the file.\n3. A certificate in the chain is missing or damaged.\n\n## Steps\n\n1. **Safe** Download the package again, best without a proxy, and compare its size and signature with those on another computer.\n\n2. **Safe** Check the disk for errors.\n\n   ```bat\n   chkdsk %systemdrive%\n   ```\n\n3. **Needs care** If sound files fail too, check the certificates as [KB822798](kb822798.md) describes.\n\n## What not to do\n\n- Do not install the file by another way that skips the check."
  },
  {
    "id": "bits-http-status",
    "title": "BITS 0x8019xxxx: the server answered with an HTTP status",
    "appliesTo": {
      "codes": [
        "0x80190191",
        "0x80190193",
        "0x80190194",
        "0x80190197",
        "0x801901F4",
        "0x801901F7"
      ],
      "phrases": [],
      "messages": [],
      "formats": [
        "windowsupdate-log"
      ],
      "windows": []
    },
    "lookFirst": [],
    "risk": "Needs care: permissions on the server or proxy rules are changed.",
    "remedySource": "documented",
    "sources": [
      {
        "title": "Troubleshoot issues with WSUS client agents (Microsoft Learn)",
        "url": "https://learn.microsoft.com/troubleshoot/mem/configmgr/update-management/troubleshoot-issues-with-wsus-client-agents",
        "seen": true
      }
    ],
    "body": "## What it means\n\nBITS puts an HTTP status into its code: 0x80190000 plus the status. 0x80190191 is 401, 0x80190193 is 403, 0x80190194 is 404, 0x80190197 is 407, 0x801901F4 is 500, 0x801901F7 is 503. The network works; the server or a proxy refused or could not serve the file.\n\n## How to confirm it in the logs\n\n- `WindowsUpdate.log`: a `DnldMgr` line with the BITS job and the code. The address of the file stands nearby.\n- The web server's or proxy's log shows the same request with the status.\n\n## Likely causes\n\n1. 401, 403: the account of the job may not read the file.\n2. 404: the file is not on the server, for example because WSUS has not fetched it yet.\n3. 407: the proxy asks for a login.\n4. 500, 503: the server has a fault or is overloaded.\n\n## Steps\n\n1. **Safe** Show the jobs, their owners and addresses.\n\n   ```bat\n   bitsadmin /list /allusers /verbose\n   ```\n\n2. **Safe** Fetch the same address in a browser from that computer, and compare the status.\n\n3. **Needs care** Correct what the status points to: permissions for the job's account, the missing file on WSUS, the proxy's rules.\n\n## What not to do\n\n- Do not give everybody access to the whole web site for one folder."
  },
  {
    "id": "bits-server-headers",
    "title": "BITS: the server or proxy lacks a file size or range support",
    "appliesTo": {
      "codes": [
        "0x80200011",
        "0x80200013"
      ],
      "phrases": [],
      "messages": [],
      "formats": [
        "windowsupdate-log"
      ],
      "windows": []
    },
    "lookFirst": [],
    "risk": "Needs care: a proxy or web server is set up differently.",
    "remedySource": "documented",
    "sources": [
      {
        "title": "Troubleshoot issues with WSUS client agents (Microsoft Learn)",
        "url": "https://learn.microsoft.com/troubleshoot/mem/configmgr/update-management/troubleshoot-issues-with-wsus-client-agents",
        "seen": true
      }
    ],
    "body": "## What it means\n\nBITS downloads files in pieces. For that the server has to state the size of the file and to serve parts of it. 0x80200011 (BG_E_MISSING_FILE_SIZE): the size, Content-Length, is missing. 0x80200013 (BG_E_INSUFFICIENT_RANGE_SUPPORT): requests for parts (Range) are not supported.\n\n## How to confirm it in the logs\n\n- `WindowsUpdate.log`: a `DnldMgr` line with the BITS job and the code.\n- Clients without the proxy download the same file.\n\n## Likely causes\n\n1. A proxy removes Content-Length or refuses Range requests.\n2. The web server of WSUS is not set up for them.\n\n## Steps\n\n1. **Safe** Show the jobs and their errors.\n\n   ```bat\n   bitsadmin /list /allusers /verbose\n   ```\n\n2. **Needs care** Let the proxy pass Content-Length and Range for the update addresses, or go around it.\n\n3. **Needs care** With WSUS, correct the settings of its web server.\n\n## What not to do\n\n- Do not delete the jobs again and again: the server's answer stays the same."
  },
  {
    "id": "bits-validation",
    "title": "0x80200053: a download did not pass its check",
    "appliesTo": {
      "codes": [
        "0x80200053"
      ],
      "phrases": [],
      "messages": [],
      "formats": [
        "windowsupdate-log"
      ],
      "windows": []
    },
    "lookFirst": [],
    "risk": "Needs care: a filter is bypassed for the update addresses.",
    "remedySource": "documented",
    "sources": [
      {
        "title": "Common Windows Update errors (Microsoft Learn)",
        "url": "https://learn.microsoft.com/troubleshoot/windows-client/installing-updates-features-roles/common-windows-update-errors",
        "seen": true
      }
    ],
    "body": "## What it means\n\nBITS got the file, and it was not what had been asked for (BG_E_VALIDATION_FAILED). Something changed it on the way.\n\n## How to confirm it in the logs\n\n- `WindowsUpdate.log`: a `DnldMgr` line with the BITS job and the code, after the transfer.\n- Other networks deliver the same file without the code.\n\n## Likely causes\n\n1. A firewall or proxy that inspects content replaces or cuts the file.\n\n## Steps\n\n1. **Safe** Try from a network without the filter.\n\n2. **Needs care** Exclude the addresses of the update service from inspection.\n\n3. **Safe** Start the download again.\n\n## What not to do\n\n- Do not install a file that failed the check."
  },
  {
    "id": "catalog-database-damaged",
    "title": "The catalog database in catroot2 cannot be opened or written",
    "appliesTo": {
      "codes": [
        "0xFFFFFD9A",
        "0xFFFFFE0B",
        "0xFFFFFDDA",
        "0xFFFFFDF0"
      ],
      "phrases": [
        "msg_catdb_jet_init_error"
      ],
      "messages": [],
      "formats": [],
      "windows": []
    },
    "lookFirst": [],
    "risk": "Needs care: the database folder is renamed and built anew.",
    "remedySource": "documented",
    "sources": [
      {
        "title": "KB977893 (mirror)",
        "url": "https://mskb.pkisolutions.com/kb/977893",
        "seen": true
      },
      {
        "title": "Cannot install updates or programs, formerly KB822798 (Microsoft Learn)",
        "url": "https://learn.microsoft.com/troubleshoot/windows-server/installing-updates-features-roles/cannot-install-updates-programs",
        "seen": true
      }
    ],
    "body": "## What it means\n\nThe list of signature catalogs is kept in an ESE database, `catdb`, below `%windir%\\system32\\catroot2`. The database engine reports that the database or one of its log files cannot be used. These are the small negative numbers of ESE, for example -614 (JET_errCheckpointDepthTooDeep), -501 (JET_errLogFileCorrupt), -550 (JET_errDatabaseDirtyShutdown) and -528 (JET_errMissingLogFile). Without the database no signature can be checked, so updates and drivers are refused.\n\n## How to confirm it in the logs\n\n- A line about a catalog that bears one of these codes, as hexadecimal number or as negative decimal.\n- The event log: KB977893 shows ESENT event 471 for `CatRoot2\\{F750E6C3-…}\\catdb` with error -614. Events 256 and 257 of CAPI2 speak of the catalog database as well.\n- If the code is -1026 (0xfffffbfe), the database is full, not damaged: see [KB940276](kb940276.md).\n\n## Likely causes\n\n1. The database or its log files are damaged, for example after a power failure or a full disk.\n2. The log files have used up their space, the case of KB977893.\n\n## Steps\n\n1. **Safe** Check free space on the system drive, and the event log for messages about the disk.\n\n2. **Needs care** Rename the database folder. Windows builds it anew from the catalogs in `CatRoot`, which stay untouched.\n\n   ```bat\n   net stop cryptsvc\n   ren %systemroot%\\System32\\catroot2 oldcatroot2\n   net start cryptsvc\n   ```\n\n3. **Safe** Start the update again and see whether the ESE code has gone.\n\n## What not to do\n\n- Never rename or empty `CatRoot`. It holds the catalogs, and nothing builds them anew."
  },
  {
    "id": "crypt-not-found",
    "title": "0x80092004: no signature object found",
    "appliesTo": {
      "codes": [
        "0x80092004"
      ],
      "phrases": [],
      "messages": [],
      "formats": [],
      "windows": [
        "Windows 7",
        "Windows Server 2008 R2",
        "Windows Server 2003"
      ]
    },
    "lookFirst": [],
    "risk": "Needs care: two updates are installed.",
    "remedySource": "documented",
    "sources": [
      {
        "title": "SHA-2 code signing support, 4472027 (Microsoft Support)",
        "url": "https://support.microsoft.com/help/4472027/",
        "seen": true
      }
    ],
    "body": "## What it means\n\nA signature, or something in it, was searched and not found (CRYPT_E_NOT_FOUND). On Windows 7 and Server 2008 R2 this is how an update fails that is signed with SHA-2 only, when the support for it is missing. In `svcpack.log` it is mostly noise.\n\n## How to confirm it in the logs\n\n- Harmless in `svcpack.log`: `GetCatVersion: Failed to retrieve version information …` with this code. The catalog has no version entry, no more.\n- In `WindowsUpdate.log` of Windows 7 or Server 2008 R2: the code ends the installation of an update.\n\n## Likely causes\n\n1. The support for SHA-2 signatures is missing.\n2. The catalog of the package is missing.\n\n## Steps\n\n1. **Safe** On Windows 7 and Server 2008 R2, see whether the two updates are installed.\n\n   ```bat\n   wmic qfe get hotfixid | findstr \"4474419 4490628\"\n   ```\n\n2. **Needs care** Install KB4490628 (servicing stack) and KB4474419 (SHA-2 support), restart, and try again.\n\n3. **Safe** In `svcpack.log`, go on to the first other code of the run.\n\n## What not to do\n\n- Do not take the `GetCatVersion` lines for the cause of a failed service pack."
  },
  {
    "id": "disk-full",
    "title": "0x80070070: the disk is full",
    "appliesTo": {
      "codes": [
        "0x80070070",
        "0xFFFFF8F0"
      ],
      "phrases": [],
      "messages": [],
      "formats": [],
      "windows": []
    },
    "lookFirst": [],
    "risk": "Needs care: files are removed to make room.",
    "remedySource": "documented",
    "sources": [
      {
        "title": "Troubleshoot Windows Update error 0x80070070 (Microsoft Learn)",
        "url": "https://learn.microsoft.com/troubleshoot/windows-server/installing-updates-features-roles/troubleshoot-windows-update-error-0x80070070",
        "seen": false
      },
      {
        "title": "Windows 10 upgrade resolution procedures (Microsoft Learn)",
        "url": "https://learn.microsoft.com/troubleshoot/windows-client/setup-upgrade-and-drivers/windows-10-upgrade-resolution-procedures",
        "seen": true
      }
    ],
    "body": "## What it means\n\nThere was no room for what had to be written (ERROR_DISK_FULL, Win32 112; JET_errDiskFull, -1808, in a database). Setup also needs room for backups and temporary files, and on newer systems in the reserved and EFI partitions.\n\n## How to confirm it in the logs\n\n- The line names the file or the volume that was written.\n- The free space of that volume, at that moment, was smaller than the package unpacked.\n\n## Likely causes\n\n1. The system drive is full.\n2. The small reserved or EFI partition is full.\n3. The temporary folder lies on another, full drive.\n\n## Steps\n\n1. **Safe** Look at the free space of all drives, and where the temporary folder is.\n\n   ```bat\n   wmic logicaldisk get caption,freespace,size\n   echo %temp%\n   ```\n\n2. **Needs care** Make room: Disk Cleanup, temporary files, old backups of yours.\n\n3. **Safe** Start the installation again.\n\n## What not to do\n\n- Do not delete from the `CatRoot` or `WinSxS` folders by hand.\n- Do not delete the folders with which updates can be uninstalled, unless you never want to uninstall them."
  },
  {
    "id": "element-not-found",
    "title": "0x80070490: element not found (1168)",
    "appliesTo": {
      "codes": [
        "0x80070490"
      ],
      "phrases": [],
      "messages": [],
      "formats": [],
      "windows": []
    },
    "lookFirst": [],
    "risk": "Needs care: databases are renamed and a registry key is changed.",
    "remedySource": "documented",
    "sources": [
      {
        "title": "Troubleshoot Windows Update error 0x80070490 (Microsoft Learn)",
        "url": "https://learn.microsoft.com/troubleshoot/windows-server/installing-updates-features-roles/troubleshoot-windows-update-error-0x80070490",
        "seen": true
      },
      {
        "title": "KB977893 (mirror)",
        "url": "https://mskb.pkisolutions.com/kb/977893",
        "seen": true
      }
    ],
    "body": "## What it means\n\nA search in some list found nothing (ERROR_NOT_FOUND, Win32 1168). In driver and update servicing it can mean that an entry that ought to exist is missing. In a check of signatures it often means only that one of several catalogs does not hold the file.\n\n## How to confirm it in the logs\n\n- Harmless in `setupapi.log`: rows of `#I443` about catalogs `oemN.CAT`, each with `Error 1168`. The level is information; Windows tries each catalog in turn. What follows them decides.\n- A failure in `setupapi.log`: an `#E` entry that ends with this code, for example `#E142` for a device class.\n- On Windows Vista, with ESENT event 471 for `catdb`: the log space of the catalog database is used up (KB977893).\n\n## Likely causes\n\n1. With harmless lines: none, they belong to an ordinary search.\n2. On newer systems: a stale entry of pending driver operations, or missing driver files.\n3. On Windows Vista: the catalog database.\n\n## Steps\n\n1. **Safe** See whether an error entry follows in the same section or call. If none does, ignore the code.\n\n2. **Needs care** On Windows Vista with ESENT event 471: see [the catalog database](catalog-database-damaged.md).\n\n3. **Needs care** On newer systems: repair the component store, then the system files.\n\n   ```bat\n   dism /online /cleanup-image /restorehealth\n   sfc /scannow\n   ```\n\n4. **Needs care** If it remains: the first page describes how to clean the stale entry of pending driver operations. Export the key first.\n\n## What not to do\n\n- Do not delete `oem*.*` files because of the `#I443` rows."
  },
  {
    "id": "file-not-found",
    "title": "0x80070002, 0x80070003: a file or path was not found",
    "appliesTo": {
      "codes": [
        "0x80070002",
        "0x80070003"
      ],
      "phrases": [],
      "messages": [],
      "formats": [],
      "windows": []
    },
    "lookFirst": [],
    "risk": "Destroys data: the last step empties the folder of Windows Update; a way that keeps a copy is given.",
    "remedySource": "documented",
    "sources": [
      {
        "title": "Troubleshoot Windows Update error 0x80070002 (Microsoft Learn)",
        "url": "https://learn.microsoft.com/troubleshoot/windows-server/installing-updates-features-roles/troubleshoot-windows-update-error-0x80070002",
        "seen": true
      },
      {
        "title": "Common Windows Update errors (Microsoft Learn)",
        "url": "https://learn.microsoft.com/troubleshoot/windows-client/installing-updates-features-roles/common-windows-update-errors",
        "seen": true
      },
      {
        "title": "KB910336",
        "url": "http://support.microsoft.com/kb/910336",
        "seen": true
      }
    ],
    "body": "## What it means\n\nSomething that was asked for by name is not there (ERROR_FILE_NOT_FOUND, Win32 2; ERROR_PATH_NOT_FOUND, Win32 3): a file, a folder, a service or a registry value. Setup programs look for many things that need not exist, so most lines with these codes are harmless.\n\n## How to confirm it in the logs\n\n- Harmless in `svcpack.log`: `RegOpenKeyEx failed with error 0x2` of the probes at the start, `CleanPFR failed: 0x2`, `failed to delete SpRecoverCmdLine value, error 0x2`. They stand in successful runs too.\n- It is the cause only when the step that needed the file ends with it, and no other code stands before it in the same run.\n- In `WindowsUpdate.log`, look for the path in the lines before the code.\n\n## Likely causes\n\n1. A file of the download is missing or was removed by a clean-up or a security product.\n2. A file or folder that servicing needs is missing on the system.\n3. A registry entry points to a file or service that no longer exists.\n\n## Steps\n\n1. **Safe** Find the name of the missing thing in the lines before the code, and see whether another code comes first.\n\n2. **Safe** On Windows Vista and later, look into `CBS.log`, and for drivers into `setupapi.dev.log`, at the same time stamp.\n\n3. **Needs care** Put the missing file or folder back from a sound computer of the same Windows version, or remove a registry entry that points nowhere. Export the key first.\n\n4. **Destroys data** With older agents: empty `SoftwareDistribution`. [The procedure](software-distribution-reset.md) renames it instead, so that it can be put back.\n\n## What not to do\n\n- Do not chase the first 0x2 of a log. Find the step that failed, and go from there."
  },
  {
    "id": "firewall-service-stopped",
    "title": "0x800706D9: no endpoint, the firewall service is stopped",
    "appliesTo": {
      "codes": [
        "0x800706D9"
      ],
      "phrases": [],
      "messages": [],
      "formats": [],
      "windows": []
    },
    "lookFirst": [],
    "risk": "Needs care: the firewall service is started and its rules take effect.",
    "remedySource": "documented",
    "sources": [
      {
        "title": "Windows Update issues troubleshooting (Microsoft Learn)",
        "url": "https://learn.microsoft.com/troubleshoot/windows-client/installing-updates-features-roles/windows-update-issues-troubleshooting",
        "seen": true
      },
      {
        "title": "Troubleshoot Windows Update error 0x800706d9 (Microsoft Learn)",
        "url": "https://learn.microsoft.com/troubleshoot/windows-client/installing-updates-features-roles/troubleshoot-windows-update-error-0x800706d9",
        "seen": false
      }
    ],
    "body": "## What it means\n\nA remote procedure call found no endpoint (EPT_S_NOT_REGISTERED, Win32 1753). With Windows Update the usual reason is that the Windows Firewall service does not run.\n\n## How to confirm it in the logs\n\n- The code stands in `WindowsUpdate.log` at the start of a download or installation.\n- The service `mpssvc` is stopped or disabled.\n\n## Likely causes\n\n1. The Windows Firewall service was disabled, often with the intention to switch the firewall off.\n\n## Steps\n\n1. **Safe** Look at the state of the service.\n\n   ```bat\n   sc query mpssvc\n   sc qc mpssvc\n   ```\n\n2. **Needs care** Enable and start it.\n\n   ```bat\n   sc config mpssvc start= auto\n   net start mpssvc\n   ```\n\n## What not to do\n\n- Do not disable the service to switch the firewall off; use the firewall's own settings."
  },
  {
    "id": "installer-failure-1603",
    "title": "0x80070643: the installer that was started has failed (1603)",
    "appliesTo": {
      "codes": [
        "0x80070643"
      ],
      "phrases": [],
      "messages": [],
      "formats": [
        "windowsupdate-log"
      ],
      "windows": []
    },
    "lookFirst": [
      {
        "code": "0xF0DA",
        "article": "kb822798"
      }
    ],
    "risk": "Safe: the steps only read logs.",
    "remedySource": "documented",
    "sources": [
      {
        "title": "Windows Installer error codes (Microsoft Learn)",
        "url": "https://learn.microsoft.com/windows/win32/msi/error-codes",
        "seen": true
      },
      {
        "title": "Aaron Stebner's blog, 24 October 2005: update.exe and exit code 0x643",
        "url": "http://blogs.msdn.com/b/astebner/archive/2005/10/24/484381.aspx",
        "seen": true
      }
    ],
    "body": "## What it means\n\nWindows Update started another installer, and that one answered 1603, ERROR_INSTALL_FAILURE. The number is a wrapper. The reason stands in the log of the inner installer: update.exe, Windows Installer, the .NET Framework setup or another.\n\n## How to confirm it in the logs\n\n- `WindowsUpdate.log`: a `Handler` line shows which program was started with which command line, and with which code it ended.\n- update.exe: the run in `svcpack.log` or `KBnnnnnn.log` that starts within seconds of it ends with an extended error code.\n- Windows Installer: in a verbose log, search for `Return value 3`. The earliest states the cause; later ones only pass it on.\n\n## Likely causes\n\n1. The inner installer met an error of its own, named in its log.\n2. A Windows Installer custom action failed.\n\n## Steps\n\n1. **Safe** Note the time and the process of the failure in `WindowsUpdate.log`, and open the inner log of the same second.\n\n2. **Safe** In the log of update.exe, read the extended code.\n\n   ```bat\n   findstr /i /n \"extended\" %windir%\\svcpack.log %windir%\\KB*.log\n   ```\n\n3. **Safe** In a verbose Windows Installer log, look for the first failed action and read the lines above it.\n\n   ```bat\n   findstr /i /n /c:\"return value 3\" %temp%\\MSI*.log\n   ```\n\n4. **Safe** Go on with the code found there, not with 0x80070643.\n\n## What not to do\n\n- Do not reset Windows Update because of this code alone. The download was complete, the installer failed."
  },
  {
    "id": "invalid-data",
    "title": "0x8007000D: the data is not valid",
    "appliesTo": {
      "codes": [
        "0x8007000D"
      ],
      "phrases": [],
      "messages": [],
      "formats": [],
      "windows": []
    },
    "lookFirst": [],
    "risk": "Needs care: the component store is repaired, in the end by an in-place upgrade.",
    "remedySource": "documented",
    "sources": [
      {
        "title": "Invalid data at start-up while installing updates (Microsoft Learn)",
        "url": "https://learn.microsoft.com/troubleshoot/windows-server/installing-updates-features-roles/error-invalid-data-startup-installing-updates",
        "seen": true
      },
      {
        "title": "Common Windows Update errors (Microsoft Learn)",
        "url": "https://learn.microsoft.com/troubleshoot/windows-client/installing-updates-features-roles/common-windows-update-errors",
        "seen": true
      }
    ],
    "body": "## What it means\n\nSomething was found and could not be used as it is (ERROR_INVALID_DATA, Win32 13): a download, a catalog, a registry value of the wrong type, the version entry of a driver.\n\n## How to confirm it in the logs\n\n- The lines before the code name the file, package or INF that was read.\n- If the same package fails on several computers, its file on the server may be damaged.\n\n## Likely causes\n\n1. The download is incomplete or was changed on the way.\n2. A catalog, a registry value or a driver's INF holds something unexpected.\n3. The component store is damaged (Windows Vista and later).\n\n## Steps\n\n1. **Safe** Download the package again, and compare its signature in the properties of the file.\n\n2. **Safe** Look in `CBS.log` (Windows Vista and later) for the package or INF at the same time.\n\n3. **Needs care** Repair the component store (Windows 8 and later).\n\n   ```bat\n   dism /online /cleanup-image /restorehealth\n   sfc /scannow\n   ```\n\n4. **Needs care** For a rollback at start-up, Microsoft's page now names an in-place upgrade. Back up first.\n\n## What not to do\n\n- Do not edit the INF or the catalog: the signature would no longer hold."
  },
  {
    "id": "invalid-parameter",
    "title": "0x80070057: a parameter was not valid",
    "appliesTo": {
      "codes": [
        "0x80070057"
      ],
      "phrases": [],
      "messages": [],
      "formats": [],
      "windows": []
    },
    "lookFirst": [],
    "risk": "Needs care: the proxy setting or the component store is changed.",
    "remedySource": "documented",
    "sources": [
      {
        "title": "Fix Windows Update errors (Microsoft Learn)",
        "url": "https://learn.microsoft.com/troubleshoot/windows-server/installing-updates-features-roles/fix-windows-update-errors",
        "seen": true
      },
      {
        "title": "Troubleshoot issues with WSUS client agents (Microsoft Learn)",
        "url": "https://learn.microsoft.com/troubleshoot/mem/configmgr/update-management/troubleshoot-issues-with-wsus-client-agents",
        "seen": true
      }
    ],
    "body": "## What it means\n\nA function was called with a value it does not accept (ERROR_INVALID_PARAMETER, Win32 87, also E_INVALIDARG). The code alone says little; where it stands decides.\n\n## How to confirm it in the logs\n\n- Harmless in `svcpack.log`: `GetCatVersion` lines with 0x57 for temporary catalogs.\n- With a BITS job: the proxy name or the login for it is not valid.\n- With servicing (Windows Vista and later): the component store may be damaged.\n\n## Likely causes\n\n1. A wrong proxy setting for BITS.\n2. A damaged component store.\n\n## Steps\n\n1. **Safe** See whether a more specific code stands nearby, and follow that.\n\n2. **Needs care** With BITS: correct the proxy's name and login.\n\n   ```bat\n   bitsadmin /list /allusers /verbose\n   ```\n\n3. **Needs care** With servicing on Windows 8 and later: repair the store.\n\n   ```bat\n   dism /online /cleanup-image /restorehealth\n   sfc /scannow\n   ```\n\n## What not to do\n\n- Do not take the `GetCatVersion` lines of `svcpack.log` for the cause."
  },
  {
    "id": "kb822798",
    "title": "KB822798: the signature of an update package cannot be verified",
    "appliesTo": {
      "codes": [
        "0xF0DA",
        "0xF01E",
        "0x80096001",
        "0x80096005",
        "0x80096010",
        "0x800B0001",
        "0x800B0003",
        "0x800B0004",
        "0x800B0109"
      ],
      "phrases": [
        "could not verify the integrity of the file update.inf",
        "failed to install catalog files",
        "str_catalog_install_failed",
        "validatesinglefilesignature failed",
        "myinstallcatalog failed"
      ],
      "messages": [],
      "formats": [],
      "windows": [
        "Windows 2000",
        "Windows XP",
        "Windows Server 2003"
      ]
    },
    "lookFirst": [
      {
        "code": "0xFFFFFBFE",
        "article": "kb940276"
      }
    ],
    "risk": "Destroys data: method 4 of the page also removes the INF files of third-party drivers, and method 5 empties the folder of Windows Update.",
    "remedySource": "documented",
    "sources": [
      {
        "title": "Cannot install updates or programs, formerly KB822798 (Microsoft Learn)",
        "url": "https://learn.microsoft.com/troubleshoot/windows-server/installing-updates-features-roles/cannot-install-updates-programs",
        "seen": true
      }
    ],
    "body": "## What it means\n\nBefore update.exe changes anything, it checks that `Update.inf` belongs to a signed catalog. That check failed, or the catalogs of the package could not be installed. The codes come from the signature check (0x8009…, 0x800B…) or from update.exe itself: 0xF01E says that the catalogs could not be installed. For 0xF0DA no page states a meaning; KB822798 lists it together with the signature codes and the message about `Update.inf`, and from that we infer that the trust check failed.\n\n## How to confirm it in the logs\n\n- `svcpack.log` or `KBnnnnnn.log`: the line with `Update.exe extended error code`, and above it the first line of the run that bears another code. That code decides.\n- If that code is 0xfffffbfe, the catalog database is full: follow [KB940276](kb940276.md), the methods here do not help.\n- `setupapi.log` at the same second: `#E358`, `#E359` or `#W361` with the code of the signature check.\n- `WindowsUpdate.log`: the code passes up a chain of FATAL lines. The first is the origin, the others repeat it.\n\n## Likely causes\n\n1. The log or database in `catroot2` is damaged.\n2. The Cryptographic Services are stopped or disabled.\n3. A certificate is missing or not accepted, for example a root certificate or one for time stamps.\n4. A policy stands in the way: trusted publisher lockdown, or on Windows 2000 a non-driver signing policy that is not silent.\n5. The Windows folder bears the hidden attribute, or files are missing.\n6. The contents of `SoftwareDistribution` are damaged.\n\n## Steps\n\n1. **Safe** Look for 0xfffffbfe first. If it is there, stop here.\n\n   ```bat\n   findstr /i /n \"fffffbfe\" %windir%\\svcpack.log %windir%\\setupapi.log\n   ```\n\n2. **Safe** See whether the Cryptographic Services run, and start them if not.\n\n   ```bat\n   sc query cryptsvc\n   net start cryptsvc\n   ```\n\n3. **Needs care** Method 1: give the log file of the catalog database another name, then try the update again.\n\n   ```bat\n   ren %systemroot%\\system32\\catroot2\\Edb.log *.tst\n   ```\n\n4. **Needs care** Method 4, first part: let Windows build `catroot2` anew, and delete only the temporary catalogs in the two catalog folders.\n\n   ```bat\n   net stop cryptsvc\n   ren %systemroot%\\System32\\Catroot2 oldcatroot2\n   net start cryptsvc\n   del \"%systemroot%\\System32\\CatRoot\\{127D0A1D-4EF2-11D1-8608-00C04FC295EE}\\tmp*.cat\"\n   del \"%systemroot%\\System32\\CatRoot\\{F750E6C3-38EE-11D1-85E5-00C04FC295EE}\\tmp*.cat\"\n   ```\n\n5. **Needs care** Method 2: if the trusted publisher lockdown policy is on, turn it off for the moment, extract the package, and install the certificate that signed its `KBnnnnnn.cat` into Trusted Publishers. Turn the policy on again.\n\n6. **Needs care** Method 3: in Internet Options, Content, Certificates, look for Microsoft Root Authority, the entry NO LIABILITY ACCEPTED, GTE CyberTrust Root and Thawte Timestamping CA. Keep them even when their dates have passed. If one is missing, bring it over from a sound computer: export it there as a DER file and import it here.\n\n7. **Destroys data** Method 4, second part: the page also deletes every `oem*.*` in the INF folder. These are the INF files of all third-party drivers. Copy them away before you decide to do this.\n\n   ```bat\n   md C:\\InfBackup\n   copy %systemroot%\\inf\\oem*.* C:\\InfBackup\n   ```\n\n8. **Destroys data** Method 5: empty `SoftwareDistribution`. [The procedure](software-distribution-reset.md) shows a way that keeps a copy.\n\n9. **Needs care** Method 6, the last resort: an in-place upgrade of Windows. Back up first.\n\n## What not to do\n\n- Never rename `CatRoot`. Only `catroot2` can be built anew.\n- Do not delete `oem*.*` from the INF folder without a copy: drivers of other makers cannot be installed again from there.\n- Do not work through all methods when the run holds 0xfffffbfe."
  },
  {
    "id": "kb940276",
    "title": "KB940276: the catalog database has reached its record limit (0xFFFFFBFE)",
    "appliesTo": {
      "codes": [
        "0xFFFFFBFE"
      ],
      "phrases": [
        "error=0xfffffbfe",
        "failed: 0xfffffbfe",
        "error 0xfffffbfe"
      ],
      "messages": [],
      "formats": [
        "svcpack-log",
        "setupapi-log"
      ],
      "windows": [
        "Windows Server 2003",
        "Windows Small Business Server 2003"
      ]
    },
    "lookFirst": [],
    "risk": "Needs care: the service pack changes the whole system, and the older workaround takes catalogs out of the system store.",
    "remedySource": "documented",
    "sources": [
      {
        "title": "KB940276 (archived copy)",
        "url": "https://www.betaarchive.com/wiki/index.php?title=Microsoft_KB_Archive/940276",
        "seen": true
      },
      {
        "title": "Official SBS Blog, 22 June 2007: SP2 may fail when many updates are installed",
        "url": "https://learn.microsoft.com/archive/blogs/sbs/sp2-may-fail-to-install-if-a-large-number-of-updates-are-installed",
        "seen": true
      },
      {
        "title": "KB925931, the related article for Windows Server 2003",
        "url": "http://support.microsoft.com/kb/925931",
        "seen": false
      }
    ],
    "body": "## What it means\n\n0xFFFFFBFE is the decimal number -1026, JET_errRecordTooBig, an answer of the ESE database engine. Windows keeps a database (`catdb`) of the signature catalogs of installed updates. When too many catalogs are registered, a record of that database no longer fits, and no further catalog can be added.\n\nThe installer cannot register its own catalog. So it cannot verify `Update.inf`, and it stops. The extended codes 0xF0DA and 0xF01E, the masked exit code 0x643 and the 0x8007F0DA of Windows Update are consequences of this one failure.\n\nKB940276 names the code for exactly this log line. The SBS blog puts the limit at somewhat more than a hundred installed fixes, and says that a service pack starts the count afresh.\n\n## How to confirm it in the logs\n\n- `svcpack.log` or `KBnnnnnn.log`: a line of `InstallSingleCatalogFile`, `InstallCatalogFile` or `PrepareToTrustInfFile` that ends in `0xfffffbfe`. The first such line of a run is the cause.\n- `setupapi.log` at the same second: `#E359` or `#W361` with `Error 0xfffffbfe`.\n- `WindowsUpdate.log`: the same attempt ends in 0xf0da (61658) or 0x8007f0da.\n- Earlier `GetCatVersion` lines with 0x57 or 0x80092004 are noise.\n\nWithout 0xfffffbfe in the run this article does not apply: see [KB822798](kb822798.md).\n\n## Likely causes\n\n1. Many hotfixes have been installed since the last service pack, often in two branches (GDR and QFE), each with its catalog.\n2. Catalogs with temporary names, left behind by setup attempts, add to the number.\n\n## Steps\n\n1. **Safe** Look for the code in the logs of the failed run.\n\n   ```bat\n   findstr /i /n \"fffffbfe\" %windir%\\svcpack.log %windir%\\setupapi.log\n   ```\n\n2. **Safe** Count the catalogs. Clearly more than a hundred fits the cause.\n\n   ```bat\n   dir /b \"%windir%\\system32\\CatRoot\\{F750E6C3-38EE-11D1-85E5-00C04FC295EE}\\*.cat\" | find /c /i \".cat\"\n   ```\n\n3. **Needs care** Back up the system. Then get the Windows Server 2003 SP2 package in the way that KB940276 describes, and install it. This is the documented remedy.\n\n4. **Needs care** Only if step 3 is not possible: the SBS blog describes an older way, which it marks as no longer needed. Make a full backup, stop the Cryptographic Services, move `KB*.cat`, `Q*.*` and `TMP*.cat` to a backup folder, and install SP2. The copy known to us breaks off before the end of that list, so plan how to put the files back.\n\n   ```bat\n   net stop cryptsvc\n   md C:\\CatBackup\n   cd /d \"%windir%\\system32\\CatRoot\\{F750E6C3-38EE-11D1-85E5-00C04FC295EE}\"\n   move KB*.cat C:\\CatBackup\n   move Q*.* C:\\CatBackup\n   move TMP*.cat C:\\CatBackup\n   net start cryptsvc\n   ```\n\n## What not to do\n\n- Do not expect a cure from renaming `catroot2`. Windows builds that database anew from the same catalogs, so the limit is reached again.\n- Never rename or empty the whole `CatRoot` folder: it holds the catalogs themselves.\n- Do not take 0xF0DA for a driver error or a Win32 error. It is a code of update.exe."
  },
  {
    "id": "missing-signature",
    "title": "0x800B0100, 0x800B0101: no signature, or a certificate out of date",
    "appliesTo": {
      "codes": [
        "0x800B0100",
        "0x800B0101"
      ],
      "phrases": [],
      "messages": [],
      "formats": [],
      "windows": []
    },
    "lookFirst": [],
    "risk": "Needs care: the component store is repaired.",
    "remedySource": "documented",
    "sources": [
      {
        "title": "Fix Windows Update errors (Microsoft Learn)",
        "url": "https://learn.microsoft.com/troubleshoot/windows-server/installing-updates-features-roles/fix-windows-update-errors",
        "seen": true
      }
    ],
    "body": "## What it means\n\n0x800B0100 (TRUST_E_NOSIGNATURE): no signature was found for the file, because it has none or because its catalog is missing or damaged. 0x800B0101 (CERT_E_EXPIRED): a certificate is outside its dates, or the clock of the computer is wrong.\n\n## How to confirm it in the logs\n\n- The line names the file, or the catalog that was asked.\n- On Windows 7 and Server 2008 R2 the CheckSUR log may speak of a corrupt catalog.\n- Compare the time stamps of the log with the real time.\n\n## Likely causes\n\n1. A catalog is missing or damaged.\n2. The clock is wrong.\n3. The file was changed after it was signed, or never signed.\n\n## Steps\n\n1. **Safe** Check date, time and time zone.\n\n   ```bat\n   date /t\n   time /t\n   ```\n\n2. **Safe** Download the package again and look at its digital signature.\n\n3. **Needs care** Repair the component store: with CheckSUR on Windows 7 and Server 2008 R2, with DISM on Windows 8 and later.\n\n   ```bat\n   dism /online /cleanup-image /restorehealth\n   ```\n\n## What not to do\n\n- Do not allow unsigned files by policy to get one package in."
  },
  {
    "id": "out-of-memory",
    "title": "0x8007000E, 0x80070008, 0x800705AA: not enough memory",
    "appliesTo": {
      "codes": [
        "0x8007000E",
        "0x80070008",
        "0x800705AA"
      ],
      "phrases": [],
      "messages": [],
      "formats": [],
      "windows": []
    },
    "lookFirst": [],
    "risk": "Needs care: the page file is enlarged.",
    "remedySource": "documented",
    "sources": [
      {
        "title": "Errors 0x8007000e and 0x800705aa: insufficient virtual memory (Microsoft Learn)",
        "url": "https://learn.microsoft.com/troubleshoot/windows-client/installing-updates-features-roles/error-0x8007000e-0x800705aa-insufficient-virtual-memory",
        "seen": false
      },
      {
        "title": "Troubleshoot Windows Update error 0x80070008 (Microsoft Learn)",
        "url": "https://learn.microsoft.com/troubleshoot/windows-client/installing-updates-features-roles/troubleshoot-windows-update-error-0x80070008",
        "seen": false
      }
    ],
    "body": "## What it means\n\nWindows could not provide the memory or system resources that a step asked for (ERROR_OUTOFMEMORY, ERROR_NOT_ENOUGH_MEMORY, ERROR_NO_SYSTEM_RESOURCES). Memory and page file together were used up.\n\n## How to confirm it in the logs\n\n- The code comes at different places in different attempts.\n- The search for updates on a computer with little memory is a frequent place.\n\n## Likely causes\n\n1. Too little memory, or a page file that is too small.\n2. Other programs, or several installations at once, use it up.\n\n## Steps\n\n1. **Safe** Close other programs, install updates one after the other, and try after a restart.\n\n2. **Needs care** Enlarge the page file, or let Windows manage its size.\n\n3. **Needs care** Give the computer, or the virtual machine, more memory.\n\n## What not to do\n\n- Do not switch the page file off."
  },
  {
    "id": "service-disabled",
    "title": "0x80070422: a service is disabled",
    "appliesTo": {
      "codes": [
        "0x80070422"
      ],
      "phrases": [],
      "messages": [],
      "formats": [],
      "windows": []
    },
    "lookFirst": [],
    "risk": "Needs care: the start type of a service is changed.",
    "remedySource": "documented",
    "sources": [
      {
        "title": "Common Windows Update errors (Microsoft Learn)",
        "url": "https://learn.microsoft.com/troubleshoot/windows-client/installing-updates-features-roles/common-windows-update-errors",
        "seen": true
      },
      {
        "title": "Troubleshoot issues with WSUS client agents (Microsoft Learn)",
        "url": "https://learn.microsoft.com/troubleshoot/mem/configmgr/update-management/troubleshoot-issues-with-wsus-client-agents",
        "seen": true
      }
    ],
    "body": "## What it means\n\nA service that is needed cannot be started because it is disabled (ERROR_SERVICE_DISABLED, Win32 1058). With updates it is mostly Automatic Updates (`wuauserv`) or the Background Intelligent Transfer Service (`bits`).\n\n## How to confirm it in the logs\n\n- The line with the code names the service, or the component that needed it: `DnldMgr` needs BITS.\n- The state of the service says `DISABLED` as its start type.\n\n## Likely causes\n\n1. Somebody, a policy or a tool disabled the service.\n\n## Steps\n\n1. **Safe** Look at the start type.\n\n   ```bat\n   sc qc wuauserv\n   sc qc bits\n   sc qc cryptsvc\n   ```\n\n2. **Safe** Compare with a sound computer of the same Windows version.\n\n3. **Needs care** Set the start type that the sound computer shows, and start the service. Example for BITS:\n\n   ```bat\n   sc config bits start= demand\n   net start bits\n   ```\n\n4. **Safe** If it is disabled again later, look for the policy or tool that does it.\n\n## What not to do\n\n- Do not set every service to start automatically."
  },
  {
    "id": "service-missing",
    "title": "0x80070424, 0x80070426: a service is missing or not running",
    "appliesTo": {
      "codes": [
        "0x80070424",
        "0x80070426"
      ],
      "phrases": [],
      "messages": [],
      "formats": [],
      "windows": []
    },
    "lookFirst": [],
    "risk": "Needs care: the registration of services is changed.",
    "remedySource": "documented",
    "sources": [
      {
        "title": "Troubleshoot issues with WSUS client agents (Microsoft Learn)",
        "url": "https://learn.microsoft.com/troubleshoot/mem/configmgr/update-management/troubleshoot-issues-with-wsus-client-agents",
        "seen": true
      },
      {
        "title": "Troubleshoot software update scan failures (Microsoft Learn)",
        "url": "https://learn.microsoft.com/troubleshoot/mem/configmgr/update-management/troubleshoot-software-update-scan-failures",
        "seen": true
      },
      {
        "title": "Windows Update issues troubleshooting (Microsoft Learn)",
        "url": "https://learn.microsoft.com/troubleshoot/windows-client/installing-updates-features-roles/windows-update-issues-troubleshooting",
        "seen": true
      }
    ],
    "body": "## What it means\n\n0x80070424 (ERROR_SERVICE_DOES_NOT_EXIST): no service of that name is registered. 0x80070426 (ERROR_SERVICE_NOT_ACTIVE): the service is there but does not run; on newer systems this is often the Microsoft Account Sign-in Assistant (`wlidsvc`).\n\n## How to confirm it in the logs\n\n- The component of the line points to the service: download lines need BITS, `AU` and `Agent` lines the update service itself.\n- In `svcpack.log`, `Service … Not Registered in SCM 0x424` is an ordinary probe of the prerequisites and no failure.\n\n## Likely causes\n\n1. The registration of the service was removed or damaged.\n2. The service was stopped, or cannot start.\n\n## Steps\n\n1. **Safe** See which service is missing or stopped.\n\n   ```bat\n   sc query wuauserv\n   sc query bits\n   sc query wlidsvc\n   ```\n\n2. **Needs care** Start a stopped service. For 0x80070426 on newer systems set the Sign-in Assistant to manual start.\n\n   ```bat\n   sc config wlidsvc start= demand\n   ```\n\n3. **Needs care** Create a missing registration anew: compare the service's registry key with a sound computer of the same Windows version and service pack, or reset the update components as the first two pages describe.\n\n## What not to do\n\n- Do not import the service keys of another Windows version."
  },
  {
    "id": "service-start-timeout",
    "title": "0x8007041D: a service did not answer its start in time",
    "appliesTo": {
      "codes": [
        "0x8007041D"
      ],
      "phrases": [],
      "messages": [],
      "formats": [],
      "windows": []
    },
    "lookFirst": [],
    "risk": "Needs care: services of other makers are switched off for a test.",
    "remedySource": "none",
    "sources": [
      {
        "title": "Additional resources for Windows Update (Microsoft Learn)",
        "url": "https://learn.microsoft.com/troubleshoot/windows-client/installing-updates-features-roles/additional-resources-for-windows-update",
        "seen": false
      }
    ],
    "body": "## What it means\n\nA service was asked to start and did not report back within the time allowed (ERROR_SERVICE_REQUEST_TIMEOUT, Win32 1053). We found no page about this code with updates; the page listed here describes the general reset.\n\n## How to confirm it in the logs\n\n- The line with the code names the service or the component that wanted it.\n- The system event log shows the time-out with the service's name at the same minute.\n\n## Likely causes\n\n1. The computer was overloaded at that moment, for example just after its start.\n2. Another program holds the service up.\n\n## Steps\n\n1. **Safe** Try again when the computer is idle.\n\n2. **Safe** Look into the system event log for the service.\n\n3. **Needs care** Start Windows with the services of other makers switched off (clean boot) and try again. Switch them on again afterwards.\n\n## What not to do\n\n- Do not lengthen the time limit for all services as a first measure."
  },
  {
    "id": "setupapi-class-installer-refused",
    "title": "SetupAPI 0xE000022B: the class installer refused the installation",
    "appliesTo": {
      "codes": [
        "0xE000022B"
      ],
      "phrases": [],
      "messages": [],
      "formats": [
        "setupapi-log"
      ],
      "windows": []
    },
    "lookFirst": [],
    "risk": "Needs care: a policy or a driver package may be changed.",
    "remedySource": "community",
    "sources": [
      {
        "title": "Discussion of a failed driver update",
        "url": "http://www.techreplies.com/drivers-43/updatedriverforplugandplaydevices-fails-error_file_not_found-338082/",
        "seen": true
      }
    ],
    "body": "## What it means\n\nA class installer or co-installer was asked and answered that this driver is not to be installed (ERROR_DI_DONT_INSTALL). It is a decision of that program, or of a policy, and not a technical fault.\n\n## How to confirm it in the logs\n\n- `setupapi.log`: the entry `#-166 Device install function: DIF_…` before the code shows at which stage it was refused.\n- `#-147 Loading class installer module` and entries about co-installers name the program that was asked.\n\n## Likely causes\n\n1. A policy forbids the installation of this device or class.\n2. The maker's co-installer wants its own setup program to run first.\n\n## Steps\n\n1. **Safe** Find the stage and the module.\n\n   ```bat\n   findstr /i /n \"DIF_ installer\" %windir%\\setupapi.log\n   ```\n\n2. **Safe** Look at the policies for device installation of this computer.\n\n3. **Needs care** Install the device with the maker's setup program.\n\n## What not to do\n\n- Do not remove the co-installer from the registry to get past it."
  },
  {
    "id": "setupapi-device-gone",
    "title": "SetupAPI 0xE000020B: the device is no longer there",
    "appliesTo": {
      "codes": [
        "0xE000020B"
      ],
      "phrases": [],
      "messages": [],
      "formats": [
        "setupapi-log"
      ],
      "windows": []
    },
    "lookFirst": [],
    "risk": "Safe: the device is connected again.",
    "remedySource": "none",
    "sources": [],
    "body": "## What it means\n\nThe device node that was to be installed does not exist (any more) (ERROR_NO_SUCH_DEVINST): the device was unplugged, or Windows kept the entry of a device that is gone.\n\n## How to confirm it in the logs\n\n- `setupapi.log`: the code with the instance id of a device.\n- An earlier section shows the same instance id as installed, a later one none.\n\n## Likely causes\n\n1. The device was disconnected during the installation, or restarted under another id.\n2. An update is offered for a device that is no longer connected.\n\n## Steps\n\n1. **Safe** Connect the device, to the same port if possible, and install again.\n\n2. **Safe** If a driver update for a device that is gone is offered again and again, hide that update.\n\n## What not to do\n\n- Do not delete registry keys of devices by hand."
  },
  {
    "id": "setupapi-device-install-failed",
    "title": "SetupAPI: a device or class installation failed",
    "appliesTo": {
      "codes": [],
      "phrases": [
        "device install failed. error",
        "default installer failed. error"
      ],
      "messages": [
        122,
        142,
        157
      ],
      "formats": [
        "setupapi-log"
      ],
      "windows": []
    },
    "lookFirst": [],
    "risk": "Safe: the steps only read the log.",
    "remedySource": "none",
    "sources": [],
    "body": "## What it means\n\nThe installation of a device, or of a device class, ended with an error. These entries stand at the end and pass on a code; the reason stands above them in the same section.\n\n## How to confirm it in the logs\n\n- `setupapi.log`: `#E122` for a device, `#E142` for a class, `#E157` for the default installer. The letter is the level; the number is the message.\n- In the same section, the first entry with `#E`, or a `#W` with the same code, states the reason.\n- `#-166 Device install function: DIF_…` shows how far it got.\n- Sections are written when they are finished, so their order in the file is not the order in time.\n- Windows 2000 writes no tags: there, read texts such as `finished with error` and `caused error`.\n\n## Likely causes\n\n1. No fitting driver: [0xE0000228](setupapi-no-compatible-driver.md).\n2. A module could not be loaded: [#E144](setupapi-installer-dll.md).\n3. The service could not be installed: [#E275](setupapi-service-install.md).\n4. A file was not accepted: [#E358](setupapi-unsigned-file.md).\n\n## Steps\n\n1. **Safe** List the errors of the log with their line numbers.\n\n   ```bat\n   findstr /n \"#E\" %windir%\\setupapi.log\n   ```\n\n2. **Safe** Read the section of the failed device from its header on, and stop at the first error. Follow the article for its code.\n\n3. **Safe** If it tells too little, raise the level of detail of this log, install again, and read the entries `#V` and `#T` too. Microsoft's white paper on the SetupAPI log describes the registry value.\n\n## What not to do\n\n- Do not trust a later `finished successfully` before you have seen that it is not for a null driver."
  },
  {
    "id": "setupapi-installer-dll",
    "title": "SetupAPI: a class installer or co-installer could not be loaded",
    "appliesTo": {
      "codes": [
        "0x800700C1"
      ],
      "phrases": [
        "is not a valid win32 application"
      ],
      "messages": [
        144
      ],
      "formats": [
        "setupapi-log"
      ],
      "windows": []
    },
    "lookFirst": [],
    "risk": "Needs care: a driver package is removed or installed.",
    "remedySource": "none",
    "sources": [],
    "body": "## What it means\n\nSetup wanted to call a module that belongs to the device class or to the driver, and Windows could not load it. With `Error 193` (ERROR_BAD_EXE_FORMAT) the file is not a program file that this system can run. The literal `%1` in the text is normal: the place of the file name was left unfilled. Microsoft's white paper on this log, from 2003, shows the entry as an example.\n\n## How to confirm it in the logs\n\n- `setupapi.log`: `#E144 Loading module \"…\" failed`, with the code.\n- The entries before it (`#-147`, `#-046`) show whether it is a class installer or a co-installer, and of which device.\n- `#-037 Running 32-bit app in WOW64` in the section: a 32-bit program installs on a 64-bit system.\n\n## Likely causes\n\n1. The module is for another architecture.\n2. The file is damaged or empty.\n3. The file, or one it needs, is missing. Then the code is another one, 2 or 126.\n\n## Steps\n\n1. **Safe** Read the path of the module, and look at the file's size and version.\n\n   ```bat\n   findstr /n \"#E144\" %windir%\\setupapi.log\n   dir %windir%\\system32\\*coinst*.dll\n   ```\n\n2. **Safe** Compare with the file in the driver package: same size, right architecture.\n\n3. **Needs care** Remove the driver package and install the one that the maker gives for this Windows version and architecture.\n\n## What not to do\n\n- Do not copy a DLL of that name from elsewhere."
  },
  {
    "id": "setupapi-no-compatible-driver",
    "title": "SetupAPI 0xE0000228, 0xE0000203: no driver fits the device",
    "appliesTo": {
      "codes": [
        "0xE0000228",
        "0xE0000203"
      ],
      "phrases": [
        "selecting best compatible driver failed"
      ],
      "messages": [
        59
      ],
      "formats": [
        "setupapi-log"
      ],
      "windows": []
    },
    "lookFirst": [],
    "risk": "Needs care: a driver is installed.",
    "remedySource": "community",
    "sources": [
      {
        "title": "Published log with 0xE0000228",
        "url": "https://pastebin.com/AFamv9px",
        "seen": true
      },
      {
        "title": "Published log with 0xE0000203",
        "url": "https://pastebin.com/0PpWQxLj",
        "seen": true
      }
    ],
    "body": "## What it means\n\nWindows compared the hardware ids of a device with the INF files it knows, and none fitted (0xE0000228, ERROR_NO_COMPAT_DRIVERS). 0xE0000203, ERROR_NO_DRIVER_SELECTED, normally follows: without a fitting driver none could be chosen.\n\n## How to confirm it in the logs\n\n- `setupapi.log`: the section begins with `#-019 Searching for hardware ID(s)` and `#-018 Searching for compatible ID(s)`. No `#I022 Found …` follows.\n- `#W059` says that the selection of the best driver failed, with the code.\n- If `#I125 Installing NULL driver` and a success follow, the device still has no working driver.\n\n## Likely causes\n\n1. No INF for the device is present.\n2. The INF at hand does not list this hardware id, or not for this Windows version or architecture.\n3. The search for drivers on Windows Update is switched off.\n\n## Steps\n\n1. **Safe** Copy the hardware ids from the entry `#-019`.\n\n   ```bat\n   findstr /n /c:\"#-019\" /c:\"#-018\" /c:\"#W059\" %windir%\\setupapi.log\n   ```\n\n2. **Safe** Search the maker's INF for one of these ids, and check that its section is for this Windows version and architecture. Put the folder of the driver in place of the example.\n\n   ```bat\n   findstr /i /n \"VEN_ VID_\" C:\\Drivers\\*.inf\n   ```\n\n3. **Needs care** Install the driver that lists the id, or allow the search on Windows Update.\n\n## What not to do\n\n- Do not add the hardware id to the INF of another device. Its signature is lost, and the driver may not fit."
  },
  {
    "id": "setupapi-restart-or-veto",
    "title": "SetupAPI: the device needs a restart, or its removal was vetoed",
    "appliesTo": {
      "codes": [],
      "phrases": [
        "was vetoed by",
        "required reboot:"
      ],
      "messages": [
        100,
        102,
        104,
        114
      ],
      "formats": [
        "setupapi-log"
      ],
      "windows": []
    },
    "lookFirst": [],
    "risk": "Needs care: programs are closed and the computer is restarted.",
    "remedySource": "none",
    "sources": [],
    "body": "## What it means\n\nTo start a device with its new driver, Windows stops it first. Somebody objected (veto), or the device could not be started at once, so a restart is needed. The driver files are in place; only the change-over waits. Such entries are routine.\n\n## How to confirm it in the logs\n\n- `setupapi.log`: `#W100` names the device that objected and the kind of veto, for example `PNP_VetoDevice`. `#W102`, `#W104` and `#W114` say that the device needs a restart.\n- `CfgMgr32 returned: 0x17: CR_REMOVE_VETOED`, or `CfgMgr32 code: 23` in Windows 2000, is a code of the configuration manager and not a Win32 code.\n- `Device has problem: …: CM_PROB_…` gives the problem code of the Device Manager.\n- `#I121 … finished successfully` in the same section shows that the installation itself was done.\n\n## Likely causes\n\n1. A program or another driver uses the device.\n2. Resources of the device are in conflict (`CM_PROB_NORMAL_CONFLICT`).\n\n## Steps\n\n1. **Needs care** Close what uses the device and restart the computer.\n\n2. **Safe** After the restart, see whether the device works and whether a new section for it shows an error.\n\n   ```bat\n   findstr /n \"#E #W100 #W102 #W104 #W114\" %windir%\\setupapi.log\n   ```\n\n3. **Safe** If the same device objects each time, look up the problem code in the Device Manager.\n\n## What not to do\n\n- Do not install the driver again and again without the restart.\n- Do not look 0x17 up among the Win32 codes."
  },
  {
    "id": "setupapi-service-install",
    "title": "SetupAPI: the service of a driver was not installed",
    "appliesTo": {
      "codes": [],
      "phrases": [
        "error while installing services",
        "add service: failed to",
        "could not locate a non-empty service"
      ],
      "messages": [
        275,
        277,
        82
      ],
      "formats": [
        "setupapi-log"
      ],
      "windows": []
    },
    "lookFirst": [],
    "risk": "Needs care: permissions or a driver package may be changed.",
    "remedySource": "none",
    "sources": [],
    "body": "## What it means\n\nA driver runs as a service. While its INF was processed, the service could not be created, changed or secured. The code at the end of the entry says why.\n\n## How to confirm it in the logs\n\n- `setupapi.log`: `#E275 Error while installing services` or `#E277 Add Service: Failed to secure service \"…\"`, with the code.\n- `#W082 Could not locate a non-empty service section` is a remark on the INF: it names the section that was looked for.\n- `#-035 Processing service Add/Delete section [S]` shows which section of which INF was at work.\n\n## Likely causes\n\n1. Access denied: insufficient rights, or a security product that guards services.\n2. The INF has no service section for this system.\n\n## Steps\n\n1. **Safe** Find the entry and its code.\n\n   ```bat\n   findstr /n \"#E275 #E277 #W082 #-035\" %windir%\\setupapi.log\n   ```\n\n2. **Safe** Look at the service that the entry names. Put its name in place of the example.\n\n   ```bat\n   sc query ExampleService\n   sc qc ExampleService\n   ```\n\n3. **Needs care** Restart the computer and install the driver again from an administrator's account.\n\n4. **Safe** If access was denied, go on with [access denied](access-denied.md).\n\n## What not to do\n\n- Do not delete the service's registry key while the driver is loaded."
  },
  {
    "id": "setupapi-unsigned-file",
    "title": "SetupAPI: an unsigned or wrongly signed file was blocked or let through",
    "appliesTo": {
      "codes": [
        "0x800B0003"
      ],
      "phrases": [
        "an unsigned or incorrectly signed file",
        "an unsigned, incorrectly signed"
      ],
      "messages": [
        358,
        359,
        360,
        361
      ],
      "formats": [
        "setupapi-log"
      ],
      "windows": []
    },
    "lookFirst": [
      {
        "code": "0xFFFFFBFE",
        "article": "kb940276"
      }
    ],
    "risk": "Needs care: a policy for signatures may be changed for a while.",
    "remedySource": "none",
    "sources": [
      {
        "title": "Cannot install updates or programs, formerly KB822798 (Microsoft Learn)",
        "url": "https://learn.microsoft.com/troubleshoot/windows-server/installing-updates-features-roles/cannot-install-updates-programs",
        "seen": true
      }
    ],
    "body": "## What it means\n\nSetupAPI checked the signature of a file, and the check failed with the code at the end of the entry. What happens next depends on the policy: with *blocked* the file is refused, with *will be installed (Policy=Ignore)* it is used all the same. A *server install* runs without anybody who could be asked.\n\nThe entries 358 to 361 belong to one family. The exact wording of each number is known to us from a few logs only.\n\n## How to confirm it in the logs\n\n- `setupapi.log`: `#E358` or `#E359` means blocked, `#W361` means that the file was accepted in spite of the failed check.\n- The code at the end states the reason. 0xfffffbfe means [KB940276](kb940276.md). For `update.inf` of an update package and a code 0x8009… or 0x800B… see [KB822798](kb822798.md).\n- Rows of `#I443` with `Error 1168` before it only list catalogs that do not hold the file. They are no failure.\n- `#W374` says that a signature check was skipped for a file that is registered; that is another matter.\n\n## Likely causes\n\n1. The driver or file is not signed, or was changed after it was signed.\n2. The catalog is missing, or could not be added to the catalog database.\n3. The certificate behind the signature is not trusted on this computer.\n\n## Steps\n\n1. **Safe** Collect the entries with their codes.\n\n   ```bat\n   findstr /n \"#E358 #E359 #W360 #W361\" %windir%\\setupapi.log\n   ```\n\n2. **Safe** Look up the code at the end of the entry, and follow its article.\n\n3. **Safe** For a driver: get a signed version from the maker.\n\n4. **Needs care** If your organisation accepts the unsigned driver, install it interactively, where the question can be answered.\n\n## What not to do\n\n- Do not set the policy to ignore signatures for good.\n- Do not take `#W361` for the cause of a failure: the installation went on after it."
  },
  {
    "id": "sharing-violation",
    "title": "0x80070020: another program holds the file",
    "appliesTo": {
      "codes": [
        "0x80070020"
      ],
      "phrases": [],
      "messages": [],
      "formats": [],
      "windows": []
    },
    "lookFirst": [],
    "risk": "Needs care: programs and services of other makers are stopped for a test.",
    "remedySource": "documented",
    "sources": [
      {
        "title": "Common Windows Update errors (Microsoft Learn)",
        "url": "https://learn.microsoft.com/troubleshoot/windows-client/installing-updates-features-roles/common-windows-update-errors",
        "seen": true
      }
    ],
    "body": "## What it means\n\nA file could not be opened because another process keeps it open without sharing it (ERROR_SHARING_VIOLATION, Win32 32).\n\n## How to confirm it in the logs\n\n- The line, or one near it, names the file.\n- A second attempt, or one straight after a restart, often succeeds.\n\n## Likely causes\n\n1. A security product scans or locks the file.\n2. A backup, an indexer or a second installer has it open.\n\n## Steps\n\n1. **Safe** Restart the computer and try again before other programs start.\n\n2. **Safe** Watch the file with Process Monitor during an attempt. Filter on the path that the log names, and see which process opens it.\n\n3. **Needs care** Start Windows with the services of other makers switched off (clean boot), install, and switch them on again.\n\n## What not to do\n\n- Do not uninstall the security product before Process Monitor has shown that it holds the file."
  },
  {
    "id": "shutdown-in-progress",
    "title": "0x8007045B: the computer is shutting down",
    "appliesTo": {
      "codes": [
        "0x8007045B"
      ],
      "phrases": [],
      "messages": [],
      "formats": [],
      "windows": []
    },
    "lookFirst": [],
    "risk": "Safe: wait and try again.",
    "remedySource": "documented",
    "sources": [
      {
        "title": "Troubleshoot error 0x8007045b (Microsoft Learn)",
        "url": "https://learn.microsoft.com/troubleshoot/windows-server/installing-updates-features-roles/troubleshoot-error-0x8007045b",
        "seen": false
      }
    ],
    "body": "## What it means\n\nThe step was refused because Windows was already shutting down (ERROR_SHUTDOWN_IN_PROGRESS, Win32 1115).\n\n## How to confirm it in the logs\n\n- The service stops or the log ends in the same minute, and a new start follows.\n\n## Likely causes\n\n1. A restart was started during the installation.\n\n## Steps\n\n1. **Safe** Let the restart finish, then start the installation again.\n\n2. **Safe** If it returns, look for a task or management tool that restarts the computer at that time.\n\n## What not to do\n\n- Do not treat the update as damaged because of this code."
  },
  {
    "id": "software-distribution-reset",
    "title": "Reset of SoftwareDistribution: what it does, and what it costs",
    "appliesTo": {
      "codes": [
        "0x80242006",
        "0x80248011",
        "0x80245003"
      ],
      "phrases": [],
      "messages": [],
      "formats": [
        "windowsupdate-log"
      ],
      "windows": []
    },
    "lookFirst": [],
    "risk": "Destroys data: deleting the folder loses downloads and the agent's records; renaming it keeps a copy.",
    "remedySource": "documented",
    "sources": [
      {
        "title": "Common Windows Update errors (Microsoft Learn)",
        "url": "https://learn.microsoft.com/troubleshoot/windows-client/installing-updates-features-roles/common-windows-update-errors",
        "seen": true
      },
      {
        "title": "Additional resources for Windows Update (Microsoft Learn)",
        "url": "https://learn.microsoft.com/troubleshoot/windows-client/installing-updates-features-roles/additional-resources-for-windows-update",
        "seen": true
      },
      {
        "title": "Cannot install updates or programs, formerly KB822798 (Microsoft Learn)",
        "url": "https://learn.microsoft.com/troubleshoot/windows-server/installing-updates-features-roles/cannot-install-updates-programs",
        "seen": true
      }
    ],
    "body": "## What it means\n\n`SoftwareDistribution` holds the agent's data store and the downloads that are not installed yet. When they are damaged, for example when the data of an update handler is invalid (0x80242006), the agent can begin with an empty folder. It then has to search and download again. What the old store recorded is no longer known to the agent.\n\n## How to confirm it in the logs\n\n- `WindowsUpdate.log`: codes of the data store or the update handler that come back at every attempt, for all updates.\n- The code is not one of the network, the signature check or the inner installer. For those a reset does nothing.\n\n## Likely causes\n\n1. A damaged data store or download, for example after a crash or a full disk.\n2. A security product that held files of the folder open.\n\n## Steps\n\n1. **Safe** Note which updates were in progress, and check the free space.\n\n2. **Needs care** Stop the services and rename the folder. The copy can be put back.\n\n   ```bat\n   net stop wuauserv\n   net stop bits\n   ren %windir%\\SoftwareDistribution SoftwareDistribution.old\n   net start bits\n   net start wuauserv\n   ```\n\n3. **Safe** Restart the computer and search for updates again.\n\n4. **Needs care** For 0x80242006 Microsoft's page renames `catroot2` too. Leave `CatRoot` alone.\n\n   ```bat\n   net stop cryptsvc\n   ren %systemroot%\\System32\\catroot2 oldcatroot2\n   net start cryptsvc\n   ```\n\n5. **Destroys data** When updates work again for some days, delete the copy.\n\n   ```bat\n   rd /s /q %windir%\\SoftwareDistribution.old\n   ```\n\n## What not to do\n\n- Do not begin with this. It hides the traces of the real failure, and it helps with few codes only.\n- Do not delete the folder of a computer whose updates come from WSUS in hundreds, without reckoning with the load of a full search."
  },
  {
    "id": "unspecified-failure",
    "title": "0x80004005, 0x8000FFFF: a failure without a reason",
    "appliesTo": {
      "codes": [
        "0x80004005",
        "0x8000FFFF"
      ],
      "phrases": [],
      "messages": [],
      "formats": [],
      "windows": []
    },
    "lookFirst": [],
    "risk": "Needs care: a clean boot or a reset of the update folder changes the system for a while.",
    "remedySource": "documented",
    "sources": [
      {
        "title": "Windows 10 upgrade resolution procedures (Microsoft Learn)",
        "url": "https://learn.microsoft.com/troubleshoot/windows-client/setup-upgrade-and-drivers/windows-10-upgrade-resolution-procedures",
        "seen": true
      },
      {
        "title": "Troubleshoot Windows Update error 0x8000ffff (Microsoft Learn)",
        "url": "https://learn.microsoft.com/troubleshoot/windows-server/installing-updates-features-roles/troubleshoot-windows-update-error-0x8000ffff",
        "seen": false
      }
    ],
    "body": "## What it means\n\nE_FAIL and E_UNEXPECTED say that something failed, and no more. The component did not pass on the real code.\n\n## How to confirm it in the logs\n\n- The line before, in the same thread, often bears the real code or names what was being done.\n- The log of another component at the same second may hold it.\n\n## Likely causes\n\n1. The failure stated by the neighbouring lines.\n2. Unknown, when there is none.\n\n## Steps\n\n1. **Safe** Read upwards from the code in the same process and thread, to the first line that reports something unusual.\n\n2. **Safe** Open the other logs at the same second.\n\n3. **Needs care** Without any clue: try with the services of other makers switched off (clean boot), then reset the update folder as [the procedure](software-distribution-reset.md) shows.\n\n## What not to do\n\n- Do not search for the code in general: it belongs to thousands of different failures."
  },
  {
    "id": "untrusted-root",
    "title": "0x800B0109: the root certificate is not trusted",
    "appliesTo": {
      "codes": [
        "0x800B0109"
      ],
      "phrases": [],
      "messages": [],
      "formats": [],
      "windows": []
    },
    "lookFirst": [],
    "risk": "Needs care: a root certificate is made trusted.",
    "remedySource": "documented",
    "sources": [
      {
        "title": "WSUS does not synchronise: certificate error 800B0109 (Microsoft Learn)",
        "url": "https://learn.microsoft.com/troubleshoot/mem/configmgr/update-management/wsus-not-sync-with-certificate-error-800B0109",
        "seen": false
      },
      {
        "title": "Cannot install updates or programs, formerly KB822798 (Microsoft Learn)",
        "url": "https://learn.microsoft.com/troubleshoot/windows-server/installing-updates-features-roles/cannot-install-updates-programs",
        "seen": true
      }
    ],
    "body": "## What it means\n\nA signature, or the certificate of a server, leads to a root certificate that this computer does not trust (CERT_E_UNTRUSTEDROOT).\n\n## How to confirm it in the logs\n\n- `WindowsUpdate.log`: if a line `Microsoft signed: Yes` follows, the code is harmless: a second root was tried and accepted.\n- If the code ends the check of a package, and update.exe then reports 0xF0DA or 0xF01E, follow [KB822798](kb822798.md).\n- With a WSUS server at an https address, the certificate of that server is the one in question.\n\n## Likely causes\n\n1. The root certificate is missing from the trusted ones.\n2. The certificate of the WSUS server comes from an authority of your own that the client does not know.\n3. The package was not signed by whom it should be.\n\n## Steps\n\n1. **Safe** Open the properties of the package file, Digital Signatures, and follow the chain to the root.\n\n2. **Safe** Compare the trusted root certificates with those of a sound computer. On Windows XP and Server 2003 see them in Internet Options, Content, Certificates.\n\n   ```bat\n   certutil -store root\n   ```\n\n3. **Needs care** Import the missing root, exported from a sound computer, into the trusted roots of the computer. For WSUS import the root that issued the server's certificate.\n\n## What not to do\n\n- Do not import a root certificate from a web page or a forum."
  },
  {
    "id": "update-exe-delta-patch",
    "title": "update.exe 0xF201: the delta patch step did not complete",
    "appliesTo": {
      "codes": [
        "0xF201"
      ],
      "phrases": [],
      "messages": [],
      "formats": [
        "svcpack-log",
        "windowsupdate-log"
      ],
      "windows": []
    },
    "lookFirst": [],
    "risk": "Safe: the package is fetched again and the logs are read.",
    "remedySource": "community",
    "sources": [
      {
        "title": "KB906602",
        "url": "http://support.microsoft.com/kb/906602",
        "seen": false
      },
      {
        "title": "KB910339",
        "url": "http://support.microsoft.com/kb/910339",
        "seen": false
      }
    ],
    "body": "## What it means\n\nSmall packages hold only the differences to files that are already on the computer. update.exe builds the new files from both. That step did not end well. No page known to us defines 0xF201; the meaning is taken from a log that was published with a question, in which the code follows `STATUS_READY_TO_INSTALL`. The answer there pointed to KB906602 and KB910339.\n\n## How to confirm it in the logs\n\n- `KBnnnnnn.log`: lines of `[PatchFilesFromResponseBlob]`, and then the extended error code 0xf201.\n- A line before them may name a file that could not be patched.\n- `WindowsUpdate.log` shows 0x8007F201, and says earlier whether an express (delta) download was chosen.\n\n## Likely causes\n\n1. An installed file differs from what the delta was made for.\n2. The download is incomplete or damaged.\n\n## Steps\n\n1. **Safe** Find the file that could not be patched.\n\n   ```bat\n   findstr /i /n \"PatchFiles extended\" %windir%\\KB*.log\n   ```\n\n2. **Safe** Download the full package of the same update instead of the delta, and install that.\n\n3. **Safe** Look up KB906602 and KB910339, and compare their symptoms with the log.\n\n## What not to do\n\n- Do not look the number up among the Win32 codes. It is a code of update.exe."
  },
  {
    "id": "update-exe-incompatible-files",
    "title": "update.exe 0xF0F1: the files of the package do not fit the installed ones",
    "appliesTo": {
      "codes": [
        "0xF0F1"
      ],
      "phrases": [
        "files from the package are incompatible"
      ],
      "messages": [],
      "formats": [
        "svcpack-log",
        "windowsupdate-log"
      ],
      "windows": []
    },
    "lookFirst": [],
    "risk": "Needs care: the remedy installs or removes updates.",
    "remedySource": "documented",
    "sources": [
      {
        "title": "KB887822",
        "url": "http://support.microsoft.com/kb/887822",
        "seen": false
      }
    ],
    "body": "## What it means\n\nupdate.exe compared the package with what is installed and found no branch of files that fits. Packages of that time carry files for several branches, such as GDR and QFE; `Branches.inf` says which one follows which. KB887822 is the page about this code. Windows Update shows it as 0x8007F0F1.\n\n## How to confirm it in the logs\n\n- `svcpack.log` or `KBnnnnnn.log`: the extended error code 0xf0f1, and a text about incompatible files.\n- Lines of the form `Package KBn, File path, Version v, Branch …` show the branch of each installed file.\n\n## Likely causes\n\n1. A hotfix from before the current service pack is installed, and its files belong to a branch that the package does not know.\n2. The package was made for another service pack level.\n\n## Steps\n\n1. **Safe** List which branch the log names for the files in question.\n\n   ```bat\n   findstr /i /n \"Branch extended\" %windir%\\svcpack.log %windir%\\KB*.log\n   ```\n\n2. **Safe** Check that the package was made for this Windows version and service pack.\n\n3. **Needs care** Look up KB887822, and uninstall or renew the hotfix whose branch is in the way. Then install the package again.\n\n## What not to do\n\n- Do not replace single system files by hand to get past the check."
  },
  {
    "id": "update-exe-masked-exit",
    "title": "update.exe: exit code masked to 0x643",
    "appliesTo": {
      "codes": [
        "0x80070643"
      ],
      "phrases": [
        "masked to 0x643"
      ],
      "messages": [],
      "formats": [
        "svcpack-log"
      ],
      "windows": []
    },
    "lookFirst": [],
    "risk": "Safe: the steps only read logs.",
    "remedySource": "documented",
    "sources": [
      {
        "title": "Aaron Stebner's blog, 24 October 2005: update.exe and exit code 0x643",
        "url": "http://blogs.msdn.com/b/astebner/archive/2005/10/24/484381.aspx",
        "seen": true
      },
      {
        "title": "Windows Installer error codes (Microsoft Learn)",
        "url": "https://learn.microsoft.com/windows/win32/msi/error-codes",
        "seen": true
      }
    ],
    "body": "## What it means\n\n0x643 is 1603, ERROR_INSTALL_FAILURE. When a Windows Installer package starts update.exe, update.exe reports every failure as 1603. The number therefore says that something failed, and nothing about what it was.\n\n## How to confirm it in the logs\n\n- The line `Update.exe return code was masked to 0x643` stands at the end of the run in `svcpack.log` or `KBnnnnnn.log`.\n- One line earlier stands `Update.exe extended error code = 0xf…`. That is the real result of the run.\n- Further up in the same run, the first line with its own code or with a refusal states the cause.\n\n## Likely causes\n\n1. The signature of the package could not be verified: extended codes 0xF0DA and 0xF01E.\n2. A condition of the package was not met: extended code 0xF0F4.\n3. Files of the package do not fit the installed ones: extended code 0xF0F1, or lines about blocked migration.\n\n## Steps\n\n1. **Safe** Find the extended code of each run.\n\n   ```bat\n   findstr /i /n \"extended masked\" %windir%\\svcpack.log\n   ```\n\n2. **Safe** Follow the article for that code: [KB822798](kb822798.md) for 0xF0DA and 0xF01E, [prerequisites](update-exe-prerequisite.md) for 0xF0F4, [incompatible files](update-exe-incompatible-files.md) for 0xF0F1, [delta patch](update-exe-delta-patch.md) for 0xF201.\n\n3. **Safe** If no extended code is logged, read the run backwards from its end to the first line that reports a failure, and look for [blocked migration](update-exe-migration-blocked.md).\n\n## What not to do\n\n- Do not search for remedies for 1603: what helps with one package has nothing to do with another."
  },
  {
    "id": "update-exe-migration-blocked",
    "title": "update.exe: migration is blocked by files of another hotfix",
    "appliesTo": {
      "codes": [],
      "phrases": [
        "migration is blocked by following files",
        "failed to migrate dependent packages",
        "is blocked by following files"
      ],
      "messages": [],
      "formats": [
        "svcpack-log"
      ],
      "windows": []
    },
    "lookFirst": [],
    "risk": "Needs care: a newer hotfix is taken off for a while, and with it its protection.",
    "remedySource": "documented",
    "sources": [
      {
        "title": "Aaron Stebner's blog, 24 October 2005: update.exe and exit code 0x643",
        "url": "http://blogs.msdn.com/b/astebner/archive/2005/10/24/484381.aspx",
        "seen": true
      }
    ],
    "body": "## What it means\n\nTwo hotfixes replace the same file. update.exe could not bring the packages that depend on each other to a common state, and stopped. The caller usually sees 0x643 (1603) only.\n\n## How to confirm it in the logs\n\n- `KBnnnnnn.log` or `svcpack.log`: a line says that the migration is blocked and is followed by the names of files, or says that dependent packages could not be migrated.\n- `Package KBn, File path, Version v, Branch …` lines show which hotfix installed each of these files.\n\n## Likely causes\n\n1. A newer hotfix for the same file is installed, in another branch than the package expects.\n2. Hotfixes were installed in another order than they were published.\n\n## Steps\n\n1. **Safe** List the files, and the hotfix that each belongs to.\n\n   ```bat\n   findstr /i /n \"blocked migrate Package\" %windir%\\KB*.log\n   ```\n\n2. **Needs care** Uninstall the newer hotfix that holds the file.\n\n3. **Needs care** Install the package that failed, and restart if it asks for it.\n\n4. **Needs care** Install the newer hotfix again, so that its protection is back.\n\n## What not to do\n\n- Do not leave the newer hotfix uninstalled.\n- Do not delete the uninstall folders of hotfixes to get rid of the dependency."
  },
  {
    "id": "update-exe-prerequisite",
    "title": "update.exe 0xF0F4: a prerequisite of the package is not met",
    "appliesTo": {
      "codes": [
        "0xF0F4"
      ],
      "phrases": [
        "of prerequisite returned false",
        "status_prerequisite_failed"
      ],
      "messages": [],
      "formats": [
        "svcpack-log",
        "windowsupdate-log"
      ],
      "windows": [
        "Windows XP",
        "Windows Server 2003"
      ]
    },
    "lookFirst": [],
    "risk": "Needs care: the remedy may be to uninstall a product or an update.",
    "remedySource": "documented",
    "sources": [
      {
        "title": "KB949388",
        "url": "http://support.microsoft.com/kb/949388",
        "seen": true
      },
      {
        "title": "KB950717",
        "url": "http://support.microsoft.com/kb/950717",
        "seen": false
      }
    ],
    "body": "## What it means\n\nA package of update.exe holds a list of conditions in its `Update.inf`. One of them was not fulfilled, so setup stopped before it changed anything. KB949388 gives 0xF0F4 the name STATUS_PREREQUISITE_FAILED; Windows Update shows it as 0x8007F0F4.\n\n## How to confirm it in the logs\n\n- `svcpack.log` or `KBnnnnnn.log` reports each condition: `Condition succeeded for section … in Line n of PreRequisite` when it is met, `Condition Check for Line n of PreRequisite returned FALSE` when not.\n- The lines just above the failed one name the file, registry value or service that was compared.\n- `Service … Not Registered in SCM 0x424` and `RegOpenKeyEx failed with error 0x2` among the conditions are ordinary probes.\n\n## Likely causes\n\n1. For Windows XP SP3: a portable computer runs on battery.\n2. For Windows XP SP3: the Shared Computer Toolkit is installed.\n3. For Windows XP SP3: KB925877 is installed.\n4. For Windows XP SP3: the edition is another one, such as Windows Fundamentals for Legacy PCs or WEPOS.\n5. For other packages: the condition that the log names.\n\n## Steps\n\n1. **Safe** Find the failed condition.\n\n   ```bat\n   findstr /i /n /c:\"returned FALSE\" /c:\"extended\" %windir%\\svcpack.log %windir%\\KB*.log\n   ```\n\n2. **Safe** Connect the computer to mains power and start the installation again.\n\n3. **Safe** Compare the package with the edition, language and service pack level of the system.\n\n4. **Needs care** Uninstall the product or update that the condition names, for Windows XP SP3 the Shared Computer Toolkit or KB925877. Install the package and decide whether the product is still wanted.\n\n## What not to do\n\n- Do not change the file or registry value only to satisfy the comparison. The condition protects against a known conflict.\n- Some public lists give this code another name. The name in KB949388 is the one to go by."
  },
  {
    "id": "update-exe-unknown-code",
    "title": "update.exe 0xF007: an extended code without a published meaning",
    "appliesTo": {
      "codes": [
        "0xF007"
      ],
      "phrases": [],
      "messages": [],
      "formats": [],
      "windows": [
        "Windows XP"
      ]
    },
    "lookFirst": [],
    "risk": "Safe: the steps only read logs.",
    "remedySource": "none",
    "sources": [
      {
        "title": "Cannot install updates or programs, formerly KB822798 (Microsoft Learn)",
        "url": "https://learn.microsoft.com/troubleshoot/windows-server/installing-updates-features-roles/cannot-install-updates-programs",
        "seen": true
      }
    ],
    "body": "## What it means\n\nCodes from 0xF000 on that update.exe logs as its extended error code are its own. Only a few of them are explained in public. 0xF007 is listed in KB822798 as a result that Windows Update on Windows XP shows for any update, without saying what it stands for. Windows Update writes it as 0x8007F007. It is not a Win32 code.\n\n## How to confirm it in the logs\n\n- `svcpack.log` or `KBnnnnnn.log` of the same minute ends with `Update.exe extended error code = 0xf007`.\n- Above it, in the same run, the first line that reports a failure or a refusal is the best clue.\n\n## Likely causes\n\n1. KB822798 lists the code among failures to verify a package, so the causes named there are the first to rule out.\n\n## Steps\n\n1. **Safe** Read the run from its header to the extended code, and note the first line with another code.\n\n   ```bat\n   findstr /i /n \"extended failed\" %windir%\\svcpack.log %windir%\\KB*.log\n   ```\n\n2. **Safe** Follow the article for that other code.\n\n3. **Safe** If there is none, check the causes in [KB822798](kb822798.md), beginning with whether the Cryptographic Services run.\n\n   ```bat\n   sc query cryptsvc\n   ```\n\n## What not to do\n\n- Do not trust lists that name this code without a source: several of them are wrong about its neighbours."
  },
  {
    "id": "wintrust-settings",
    "title": "0x80092026: blocked by the local signature settings",
    "appliesTo": {
      "codes": [
        "0x80092026"
      ],
      "phrases": [],
      "messages": [],
      "formats": [],
      "windows": []
    },
    "lookFirst": [],
    "risk": "Needs care: a setting for signature checks is changed.",
    "remedySource": "documented",
    "sources": [
      {
        "title": "Error when you validate a copy of Windows (Microsoft Learn)",
        "url": "https://learn.microsoft.com/en-us/troubleshoot/windows-server/deployment/error-when-you-validate-copy-windows",
        "seen": true
      }
    ],
    "body": "## What it means\n\nThe check of a signature was refused by a setting of this computer (CRYPT_E_SECURITY_SETTINGS), not by the file. The setting is the value `State` of the WinTrust provider for software publishing.\n\n## How to confirm it in the logs\n\n- The code ends a signature check, for files that pass on other computers.\n- The value `State` differs from the 23c00 that the page gives.\n\n## Likely causes\n\n1. A program or a person changed the options for publisher certificates.\n\n## Steps\n\n1. **Safe** Look at the value for the account in question.\n\n   ```bat\n   reg query \"HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\WinTrust\\Trust Providers\\Software Publishing\" /v State\n   ```\n\n2. **Needs care** Follow the page to set the value to 23c00 (hexadecimal) again. Export the key first.\n\n   ```bat\n   reg export \"HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\WinTrust\\Trust Providers\\Software Publishing\" C:\\wintrust.reg\n   ```\n\n## What not to do\n\n- Do not copy values for single bits from the web without knowing what they switch off."
  },
  {
    "id": "wsus-soap-fault",
    "title": "0x80244007: the WSUS server answered with a SOAP fault",
    "appliesTo": {
      "codes": [
        "0x80244007"
      ],
      "phrases": [],
      "messages": [],
      "formats": [
        "windowsupdate-log"
      ],
      "windows": []
    },
    "lookFirst": [],
    "risk": "Needs care: a configuration file of the WSUS server is changed and its web service restarted.",
    "remedySource": "documented",
    "sources": [
      {
        "title": "Windows Server update guidance (Microsoft Learn)",
        "url": "https://learn.microsoft.com/troubleshoot/windows-server/installing-updates-features-roles/troubleshoot-windows-server-update-guidance",
        "seen": true
      },
      {
        "title": "Error 80244007 when a WSUS client scans for updates (Microsoft Learn)",
        "url": "https://learn.microsoft.com/troubleshoot/mem/configmgr/update-management/error-80244007-when-wsus-client-scans-updates",
        "seen": true
      }
    ],
    "body": "## What it means\n\nThe web service of the update server refused a request with a SOAP fault (WU_E_PT_SOAPCLIENT_SOAPFAULT). A known case: the client reports more installed prerequisites than the server is set to accept.\n\n## How to confirm it in the logs\n\n- `WindowsUpdate.log`: `PT` warnings that speak of a SOAP fault, just before the code. They may quote what the server objects to.\n- Clients with many installed updates are affected, new ones are not.\n\n## Likely causes\n\n1. The value `maxInstalledPrerequisites` of the WSUS client web service is too small.\n\n## Steps\n\n1. **Safe** Read the fault in the lines before the code.\n\n   ```bat\n   findstr /i /n \"soap\" %windir%\\WindowsUpdate.log\n   ```\n\n2. **Needs care** On the WSUS server, save a copy of `web.config` of the folder `ClientWebService`, raise `maxInstalledPrerequisites`, and restart the web service at a quiet time.\n\n   ```bat\n   iisreset\n   ```\n\n## What not to do\n\n- Do not reset the client: the limit is on the server."
  },
  {
    "id": "wsus-too-many-trips",
    "title": "0x80244010: the search needs too many round trips",
    "appliesTo": {
      "codes": [
        "0x80244010"
      ],
      "phrases": [],
      "messages": [],
      "formats": [
        "windowsupdate-log"
      ],
      "windows": []
    },
    "lookFirst": [],
    "risk": "Needs care: updates are declined on the WSUS server.",
    "remedySource": "documented",
    "sources": [
      {
        "title": "WSUS maintenance guide (Microsoft Learn)",
        "url": "https://learn.microsoft.com/troubleshoot/mem/configmgr/update-management/wsus-maintenance-guide",
        "seen": false
      }
    ],
    "body": "## What it means\n\nThe agent fetches the list of updates in portions, and stops after a fixed number of them (WU_E_PT_EXCEEDED_MAX_SERVER_TRIPS). The next search goes on from there.\n\n## How to confirm it in the logs\n\n- `WindowsUpdate.log`: the code at the end of a search against a WSUS server, often on a new or newly reset client.\n- Later searches get further, and one succeeds.\n\n## Likely causes\n\n1. The WSUS server offers very many updates, among them superseded ones.\n2. The client begins anew after a reset.\n\n## Steps\n\n1. **Safe** Search again, several times if need be.\n\n   ```bat\n   wuauclt /detectnow\n   ```\n\n2. **Needs care** On the WSUS server, clean up and decline superseded updates.\n\n## What not to do\n\n- Do not reset the client: it would have to begin again."
  },
  {
    "id": "wu-all-updates-failed",
    "title": "0x80240022, 0x8024200B: updates failed, reason stated elsewhere",
    "appliesTo": {
      "codes": [
        "0x80240022",
        "0x8024200B"
      ],
      "phrases": [],
      "messages": [],
      "formats": [
        "windowsupdate-log"
      ],
      "windows": []
    },
    "lookFirst": [],
    "risk": "Needs care: a security product is kept away from a folder for a while.",
    "remedySource": "documented",
    "sources": [
      {
        "title": "Common Windows Update errors (Microsoft Learn)",
        "url": "https://learn.microsoft.com/troubleshoot/windows-client/installing-updates-features-roles/common-windows-update-errors",
        "seen": true
      }
    ],
    "body": "## What it means\n\nThese are summary codes. 0x80240022 (WU_E_ALL_UPDATES_FAILED) says that every update of a call failed, 0x8024200B (WU_E_UH_INSTALLERFAILURE) that the installer of an update reported a failure. Neither says why.\n\n## How to confirm it in the logs\n\n- `WindowsUpdate.log`: search upwards from the summary for the same update id. The first FATAL or WARNING line with another code is the one to follow.\n- Several updates in one call can fail for different reasons, each with its own code.\n- The log of the inner installer (`svcpack.log`, `KBnnnnnn.log`, Windows Installer) often holds the reason.\n\n## Likely causes\n\n1. The failure of the single update, stated by its own code.\n2. If all updates fail at once: a security product locks files below `SoftwareDistribution`.\n\n## Steps\n\n1. **Safe** List the failures of the log with their codes.\n\n   ```bat\n   findstr /n \"FATAL WARNING\" %windir%\\WindowsUpdate.log\n   ```\n\n2. **Safe** Go on with the article for the first specific code of the update.\n\n3. **Needs care** If every update fails without such a code, exclude `SoftwareDistribution` from the scans of the security product for one attempt, and undo that afterwards.\n\n## What not to do\n\n- Do not search for remedies for the summary code itself."
  },
  {
    "id": "wu-call-cancelled",
    "title": "0x8024000B: the call was cancelled",
    "appliesTo": {
      "codes": [
        "0x8024000B"
      ],
      "phrases": [],
      "messages": [],
      "formats": [
        "windowsupdate-log"
      ],
      "windows": []
    },
    "lookFirst": [],
    "risk": "Safe: try again.",
    "remedySource": "documented",
    "sources": [
      {
        "title": "Common Windows Update errors (Microsoft Learn)",
        "url": "https://learn.microsoft.com/troubleshoot/windows-client/installing-updates-features-roles/common-windows-update-errors",
        "seen": true
      }
    ],
    "body": "## What it means\n\nA search, download or installation was cancelled by whoever started it, or because the service was stopping (WU_E_CALL_CANCELLED). In most logs this is no failure.\n\n## How to confirm it in the logs\n\n- `WindowsUpdate.log`: the `END` line of the call bears the code. Before it there is no other failure of the same call.\n- The service stops or the computer shuts down in the same minute, or a new call of the same client begins.\n\n## Likely causes\n\n1. A user or a program ended the call.\n2. The service or the computer was shut down during it.\n\n## Steps\n\n1. **Safe** Start the search or installation again.\n\n2. **Safe** If it is cancelled every time, look in the log for the client (`CallerId` or `ClientId`) that starts and ends the call.\n\n   ```bat\n   findstr /i /n \"8024000b CallerId ClientId\" %windir%\\WindowsUpdate.log\n   ```\n\n## What not to do\n\n- Do not count this code as a failed update when a later call succeeded."
  },
  {
    "id": "wu-client-certificate",
    "title": "0x80072F0C: the server asks for a client certificate",
    "appliesTo": {
      "codes": [
        "0x80072F0C"
      ],
      "phrases": [],
      "messages": [],
      "formats": [
        "windowsupdate-log"
      ],
      "windows": []
    },
    "lookFirst": [],
    "risk": "Needs care: the setting of a web site is changed.",
    "remedySource": "documented",
    "sources": [
      {
        "title": "Troubleshoot software update scan failures (Microsoft Learn)",
        "url": "https://learn.microsoft.com/troubleshoot/mem/configmgr/update-management/troubleshoot-software-update-scan-failures",
        "seen": true
      }
    ],
    "body": "## What it means\n\nThe web server asked the update agent for a certificate that identifies the computer (ERROR_WINHTTP_CLIENT_AUTH_CERT_NEEDED). It got none, so the request ended.\n\n## How to confirm it in the logs\n\n- `WindowsUpdate.log`: the code in a warning for a request to the WSUS server, at an https address.\n- On the server, the virtual directories of WSUS are set to accept or require client certificates.\n\n## Likely causes\n\n1. A virtual directory of the WSUS web site is not set to ignore client certificates.\n2. A gateway in front of it asks for a certificate.\n\n## Steps\n\n1. **Safe** Read from the log which address was asked.\n\n   ```bat\n   findstr /i /n /c:\"WSUS server\" /c:\"80072f0c\" %windir%\\WindowsUpdate.log\n   ```\n\n2. **Needs care** In the management of IIS, set the client certificates of the WSUS virtual directories to ignore.\n\n3. **Safe** Start a new search for updates on the client.\n\n## What not to do\n\n- Do not give every client a certificate only for this. WSUS does not need one."
  },
  {
    "id": "wu-connection-cut",
    "title": "0x80072EFE: the connection to the update server was cut",
    "appliesTo": {
      "codes": [
        "0x80072EFE"
      ],
      "phrases": [],
      "messages": [],
      "formats": [
        "windowsupdate-log"
      ],
      "windows": []
    },
    "lookFirst": [],
    "risk": "Needs care: a policy for encryption may have to be changed.",
    "remedySource": "documented",
    "sources": [
      {
        "title": "Common Windows Update errors (Microsoft Learn)",
        "url": "https://learn.microsoft.com/troubleshoot/windows-client/installing-updates-features-roles/common-windows-update-errors",
        "seen": true
      },
      {
        "title": "0x80072EFE with a cipher suite configuration (Microsoft Learn)",
        "url": "https://learn.microsoft.com/troubleshoot/windows-client/installing-updates-features-roles/troubleshoot-windows-update-error-0x80072efe-with-cipher-suite-configuration",
        "seen": false
      }
    ],
    "body": "## What it means\n\nA connection was made and then ended before the answer was complete. WinHTTP calls it ERROR_WINHTTP_CONNECTION_ERROR. A common case is a handshake in which client and server find no encryption method that both accept.\n\n## How to confirm it in the logs\n\n- `WindowsUpdate.log`: the code appears with requests to an https address. Requests to http addresses work.\n- It comes at once after the connection, not after a long wait.\n- The BITS job of the download stands in an error state.\n\n## Likely causes\n\n1. A policy limits the TLS cipher suites to ones the server does not offer.\n2. A proxy or filter in between closes the connection.\n3. The line itself is unstable.\n\n## Steps\n\n1. **Safe** Look at the cipher suite policy below this key and its subkeys.\n\n   ```bat\n   reg query \"HKLM\\SYSTEM\\CurrentControlSet\\Control\\Cryptography\\Configuration\" /s\n   reg query \"HKLM\\SOFTWARE\\Policies\\Microsoft\\Cryptography\\Configuration\\SSL\" /s\n   ```\n\n2. **Safe** Try from another network without the proxy or filter.\n\n3. **Needs care** Correct the cipher suite policy so that it holds suites of the update server. Export the key first.\n\n   ```bat\n   reg export \"HKLM\\SOFTWARE\\Policies\\Microsoft\\Cryptography\\Configuration\" C:\\cipher-policy.reg\n   ```\n\n## What not to do\n\n- Do not switch encryption checks off. Correct the list of suites."
  },
  {
    "id": "wu-data-store",
    "title": "Windows Update: the agent's data store fails",
    "appliesTo": {
      "codes": [
        "0x80248007",
        "0x80248011",
        "0x80245003",
        "0x80248015"
      ],
      "phrases": [],
      "messages": [],
      "formats": [
        "windowsupdate-log"
      ],
      "windows": []
    },
    "lookFirst": [],
    "risk": "Needs care: the folder of Windows Update is renamed, and its record of the past goes with it.",
    "remedySource": "documented",
    "sources": [
      {
        "title": "Troubleshoot software update scan failures (Microsoft Learn)",
        "url": "https://learn.microsoft.com/troubleshoot/mem/configmgr/update-management/troubleshoot-software-update-scan-failures",
        "seen": true
      },
      {
        "title": "Community report on 0x80248007",
        "url": "https://github.com/ntdevlabs/tiny11builder/issues/22",
        "seen": true
      },
      {
        "title": "Service registration and the authorization cab (Microsoft Learn, previous versions)",
        "url": "https://learn.microsoft.com/en-us/previous-versions/windows/desktop/aa386822(v=vs.85)",
        "seen": true
      }
    ],
    "body": "## What it means\n\nThe agent keeps what it knows about updates in a database below `SoftwareDistribution\\DataStore`. 0x80248011 says that the store cannot be started, 0x80245003 that the redirector data bears a smaller id than the one already known, 0x80248007 that a record is not there, for example a licence text. 0x80248015 says that the registration of an update service has expired; the page listed here gives its meaning only.\n\n## How to confirm it in the logs\n\n- `WindowsUpdate.log`: `DtaStor` or `Agent` lines with the code, often at the agent's start.\n- A single 0x80248007 for one update, while searches succeed, is a missing record and no damaged store.\n\n## Likely causes\n\n1. The files of the data store are damaged.\n2. The Windows Update or Windows Installer service does not run.\n3. For 0x80248015: the authorization cab of the Microsoft Update service is out of date.\n\n## Steps\n\n1. **Safe** See whether the services run.\n\n   ```bat\n   sc query wuauserv\n   sc query msiserver\n   ```\n\n2. **Needs care** For 0x80248011 and 0x80245003: rename `SoftwareDistribution` as [the procedure](software-distribution-reset.md) shows. The same is reported to help with 0x80248007.\n\n3. **Needs care** For 0x80248015: register the Microsoft Update service again.\n\n## What not to do\n\n- Do not delete the store while the service runs.\n- Do not repeat the reset when the code comes back. Look for the reason on the disk or in a filter driver."
  },
  {
    "id": "wu-download-failed",
    "title": "0x80240034, 0x80246007: the update was not downloaded",
    "appliesTo": {
      "codes": [
        "0x80240034",
        "0x80246007"
      ],
      "phrases": [],
      "messages": [],
      "formats": [
        "windowsupdate-log"
      ],
      "windows": []
    },
    "lookFirst": [],
    "risk": "Needs care: the folder of Windows Update may be renamed.",
    "remedySource": "documented",
    "sources": [
      {
        "title": "Additional resources for Windows Update (Microsoft Learn)",
        "url": "https://learn.microsoft.com/troubleshoot/windows-client/installing-updates-features-roles/additional-resources-for-windows-update",
        "seen": true
      },
      {
        "title": "Windows 10 upgrade resolution procedures (Microsoft Learn)",
        "url": "https://learn.microsoft.com/troubleshoot/windows-client/setup-upgrade-and-drivers/windows-10-upgrade-resolution-procedures",
        "seen": true
      }
    ],
    "body": "## What it means\n\nThe files of the update are not there: the download failed (0x80240034, WU_E_DOWNLOAD_FAILED), or somebody asked for an installation before it was complete (0x80246007, WU_E_DM_NOTDOWNLOADED). The codes end a step; the reason has a code of its own.\n\n## How to confirm it in the logs\n\n- `WindowsUpdate.log`: `DnldMgr` lines for the same update, with a BITS job and its error.\n- 0x80246007 without a failed download: the installation came too early.\n- Lines about regulation are a notice of throttling and no failure: see [regulation](wu-download-regulation.md).\n\n## Likely causes\n\n1. The network, proxy or firewall.\n2. The BITS service, or Delivery Optimization where it is used.\n3. A damaged download folder.\n\n## Steps\n\n1. **Safe** Find the code of the download job before this one, and follow its article.\n\n   ```bat\n   findstr /i /n \"DnldMgr\" %windir%\\WindowsUpdate.log\n   ```\n\n2. **Safe** See whether BITS runs, and list its jobs.\n\n   ```bat\n   sc query bits\n   bitsadmin /list /allusers\n   ```\n\n3. **Needs care** If there is no network error, reset the download folder as [the procedure](software-distribution-reset.md) shows.\n\n4. **Safe** For an upgrade of Windows, take the installation medium (ISO) instead of the download.\n\n## What not to do\n\n- Do not reset the folder while a download of another update is under way."
  },
  {
    "id": "wu-download-regulation",
    "title": "Regulation: \"can NOT download\" is a notice, not a failure",
    "appliesTo": {
      "codes": [],
      "phrases": [
        "regulated and can not download"
      ],
      "messages": [],
      "formats": [
        "windowsupdate-log"
      ],
      "windows": []
    },
    "lookFirst": [],
    "risk": "Safe: wait, or start the download by hand.",
    "remedySource": "none",
    "sources": [],
    "body": "## What it means\n\nThe update service can spread the downloads of an update over time. The agent asks a regulation server, gets a rate, and compares it with a sequence number of its own. While the number is above the rate, the update is held back. The agent logs this at every check, so the line repeats. It explains why the download is shown as paused. It is no error.\n\nWhat we say here is read from logs; we know of no page that describes the mechanism.\n\n## How to confirm it in the logs\n\n- `WindowsUpdate.log`, component `DnldMgr`: lines that begin with `Regulation:` and end with a sequence number and an accept rate. The number is greater than the rate.\n- `Regulation call complete. 0x00000000` shows that the server was reached without an error.\n- An `AU` line says that downloading is paused.\n\n## Likely causes\n\n1. The update service throttles this update for the time being.\n\n## Steps\n\n1. **Safe** Look for a real failure elsewhere in the log: another code, and FATAL lines.\n\n   ```bat\n   findstr /n \"FATAL\" %windir%\\WindowsUpdate.log\n   ```\n\n2. **Safe** If there is none, wait for a later check.\n\n3. **Safe** If it cannot wait, download the package from Microsoft's site and install it by hand.\n\n## What not to do\n\n- Do not reset Windows Update, and do not change network settings because of these lines."
  },
  {
    "id": "wu-external-cab-errors",
    "title": "0x8024402F: the external cab step ended with errors",
    "appliesTo": {
      "codes": [
        "0x8024402F"
      ],
      "phrases": [],
      "messages": [],
      "formats": [
        "windowsupdate-log"
      ],
      "windows": []
    },
    "lookFirst": [],
    "risk": "Needs care: a rule of the web filter is changed.",
    "remedySource": "documented",
    "sources": [
      {
        "title": "Common Windows Update errors (Microsoft Learn)",
        "url": "https://learn.microsoft.com/troubleshoot/windows-client/installing-updates-features-roles/common-windows-update-errors",
        "seen": true
      }
    ],
    "body": "## What it means\n\nThe agent processes small cabinet files that it fetches besides the search itself. That step finished, with errors in it (WU_E_PT_ECP_SUCCEEDED_WITH_ERRORS). The code is a summary: a more specific one stands before it.\n\n## How to confirm it in the logs\n\n- `WindowsUpdate.log`: above the code, a download or signature check of a cabinet file failed with its own code.\n- A file that arrives but fails its check was probably altered on the way.\n\n## Likely causes\n\n1. A content filter blocks or changes the cabinet files.\n2. The network was lost during the search.\n\n## Steps\n\n1. **Safe** Find the first specific code before 0x8024402F, and follow its article.\n\n   ```bat\n   findstr /n \"FATAL WARNING\" %windir%\\WindowsUpdate.log\n   ```\n\n2. **Needs care** Exclude the computer, or the addresses of the update service, from the web filter.\n\n## What not to do\n\n- Do not reset Windows Update while a filter changes the files."
  },
  {
    "id": "wu-header-missing",
    "title": "0x80072F76: an expected HTTP header is missing",
    "appliesTo": {
      "codes": [
        "0x80072F76"
      ],
      "phrases": [],
      "messages": [],
      "formats": [
        "windowsupdate-log"
      ],
      "windows": []
    },
    "lookFirst": [],
    "risk": "Safe: the steps only compare what arrives with and without the proxy.",
    "remedySource": "none",
    "sources": [],
    "body": "## What it means\n\nThe answer of the server lacked a header that the update agent needs (ERROR_WINHTTP_HEADER_NOT_FOUND). Servers of the update service send it, so something on the way is the first suspect.\n\n## How to confirm it in the logs\n\n- `WindowsUpdate.log`: the code in a warning for a request. The line shows the proxy list that was used.\n- Computers behind the same proxy show the same code.\n\n## Likely causes\n\n1. A proxy or content filter strips headers, or answers with a page of its own.\n\n## Steps\n\n1. **Safe** Show the WinHTTP proxy (Windows Vista and later).\n\n   ```bat\n   netsh winhttp show proxy\n   ```\n\n2. **Safe** Try from a network without that proxy. If it works there, look at the proxy's rules and log.\n\n## What not to do\n\n- Do not reset Windows Update before the proxy is ruled out."
  },
  {
    "id": "wu-http-status",
    "title": "Windows Update: the server refused the request (HTTP 400 to 410)",
    "appliesTo": {
      "codes": [
        "0x80244016",
        "0x80244017",
        "0x80244018",
        "0x80244019",
        "0x8024401A",
        "0x8024401D",
        "0x8024401E"
      ],
      "phrases": [],
      "messages": [],
      "formats": [
        "windowsupdate-log"
      ],
      "windows": []
    },
    "lookFirst": [],
    "risk": "Needs care: settings of the WSUS web site may be changed.",
    "remedySource": "documented",
    "sources": [
      {
        "title": "Troubleshoot software update scan failures (Microsoft Learn)",
        "url": "https://learn.microsoft.com/troubleshoot/mem/configmgr/update-management/troubleshoot-software-update-scan-failures",
        "seen": true
      },
      {
        "title": "Error 403 when connecting to Windows Update (Microsoft Learn)",
        "url": "https://learn.microsoft.com/troubleshoot/windows-client/installing-updates-features-roles/error-403-connect-to-windows-update",
        "seen": true
      }
    ],
    "body": "## What it means\n\nThe server, or a proxy in front of it, answered with an HTTP status. 0x80244017 is 401 (not authorised), 0x80244018 is 403 (forbidden), 0x80244019 is 404 (not found). Rarer are 0x80244016 (400), 0x8024401A (405), 0x8024401D (409) and 0x8024401E (410); the pages listed here do not speak of those. The network works; the request was not accepted.\n\n## How to confirm it in the logs\n\n- `WindowsUpdate.log`: `PT` warnings with the code. Just before them stand the address and the service of the request.\n- The lines about the WSUS server at the agent's start show whether WSUS or the public service was asked.\n- The web server's or proxy's own log shows the same request with its status.\n\n## Likely causes\n\n1. The WSUS address or port in the policy is wrong.\n2. A virtual directory of the WSUS web site is missing or has other authentication settings.\n3. The proxy asks for a login or forbids the address.\n\n## Steps\n\n1. **Safe** Read which server is asked.\n\n   ```bat\n   findstr /i /n /c:\"WSUS server\" %windir%\\WindowsUpdate.log\n   ```\n\n2. **Safe** Open that address from the affected computer, and look the request up in the log of the web server.\n\n3. **Needs care** On the WSUS server, check the virtual directories and their authentication against a sound installation.\n\n4. **Needs care** Let the proxy pass the addresses of the update service without a login.\n\n## What not to do\n\n- Do not open the whole WSUS web site to everybody to get rid of a 401."
  },
  {
    "id": "wu-install-not-allowed",
    "title": "0x80240016, 0x80242014: another installation or a restart is pending",
    "appliesTo": {
      "codes": [
        "0x80240016",
        "0x80242014"
      ],
      "phrases": [],
      "messages": [],
      "formats": [
        "windowsupdate-log"
      ],
      "windows": []
    },
    "lookFirst": [],
    "risk": "Needs care: the computer is restarted.",
    "remedySource": "documented",
    "sources": [
      {
        "title": "Windows Update error reference (Microsoft Learn)",
        "url": "https://learn.microsoft.com/windows/deployment/update/windows-update-error-reference",
        "seen": false
      },
      {
        "title": "Common Windows Update errors (Microsoft Learn)",
        "url": "https://learn.microsoft.com/troubleshoot/windows-client/installing-updates-features-roles/common-windows-update-errors",
        "seen": true
      }
    ],
    "body": "## What it means\n\nNothing can be installed now. 0x80240016 (WU_E_INSTALL_NOT_ALLOWED): another installation is running, or a restart is due. 0x80242014 (WU_E_UH_POSTREBOOTSTILLPENDING): the work after a restart is not finished.\n\n## How to confirm it in the logs\n\n- `WindowsUpdate.log`: an earlier installation ended with a note that a restart is required, and no start of the service follows it.\n- Another client started an installation that has no `END` line yet.\n\n## Likely causes\n\n1. A restart is due after earlier updates.\n2. Two clients install at the same time.\n\n## Steps\n\n1. **Safe** Wait for the running installation to end.\n\n2. **Needs care** Restart the computer, and give the work after the restart time to finish.\n\n3. **Safe** Start the installation again.\n\n## What not to do\n\n- Do not end the installer's process to make room."
  },
  {
    "id": "wu-name-not-resolved",
    "title": "Windows Update: the name of the server or proxy is not resolved",
    "appliesTo": {
      "codes": [
        "0x8024402C",
        "0x80072EE7"
      ],
      "phrases": [],
      "messages": [],
      "formats": [
        "windowsupdate-log"
      ],
      "windows": []
    },
    "lookFirst": [],
    "risk": "Needs care: proxy settings of the whole computer may be changed.",
    "remedySource": "documented",
    "sources": [
      {
        "title": "Troubleshoot software update scan failures (Microsoft Learn)",
        "url": "https://learn.microsoft.com/troubleshoot/mem/configmgr/update-management/troubleshoot-software-update-scan-failures",
        "seen": true
      },
      {
        "title": "Troubleshoot issues with WSUS client agents (Microsoft Learn)",
        "url": "https://learn.microsoft.com/troubleshoot/mem/configmgr/update-management/troubleshoot-issues-with-wsus-client-agents",
        "seen": true
      }
    ],
    "body": "## What it means\n\nThe agent asked for the address of a server by name and got none. 0x80072EE7 is the answer of WinHTTP (ERROR_WINHTTP_NAME_NOT_RESOLVED), 0x8024402C the same failure as the agent passes it on. The name is that of the update server or of the proxy in front of it.\n\n## How to confirm it in the logs\n\n- `WindowsUpdate.log`: `Misc` or `PT` lines with a warning that a request failed. They give the list of proxies that was used.\n- The lines `WSUS server` and `WSUS status server` of the agent's start show which server is meant. `<NULL>` means that no WSUS server is set.\n- The line `Access type` shows whether a proxy is used at all.\n\n## Likely causes\n\n1. The computer has no working DNS server, or no network, at that moment.\n2. The WSUS name in the policy is misspelt or no longer exists.\n3. The WinHTTP proxy is set to a name that does not resolve. It is another setting than the browser's.\n4. For a BITS job, the proxy of the job's owner cannot be resolved.\n\n## Steps\n\n1. **Safe** Resolve the name that the log shows. Put your server in place of the example.\n\n   ```bat\n   nslookup wsus.example.com\n   ```\n\n2. **Safe** Show the WinHTTP proxy (Windows Vista and later).\n\n   ```bat\n   netsh winhttp show proxy\n   ```\n\n3. **Safe** Compare the server name in the log with the one your policy should set.\n\n4. **Needs care** Correct the DNS entry, the policy, or the WinHTTP proxy. Other services use the same proxy setting.\n\n## What not to do\n\n- Do not reset Windows Update for this. Its files are sound, the name is not found.\n- Do not rely on the browser: it may use another proxy and succeed."
  },
  {
    "id": "wu-no-connection",
    "title": "Windows Update: timeout or no connection to the server",
    "appliesTo": {
      "codes": [
        "0x80072EE2",
        "0x80072EFD",
        "0x80D02002"
      ],
      "phrases": [],
      "messages": [],
      "formats": [
        "windowsupdate-log"
      ],
      "windows": []
    },
    "lookFirst": [],
    "risk": "Needs care: rules of a firewall or proxy may be changed.",
    "remedySource": "documented",
    "sources": [
      {
        "title": "Common Windows Update errors (Microsoft Learn)",
        "url": "https://learn.microsoft.com/troubleshoot/windows-client/installing-updates-features-roles/common-windows-update-errors",
        "seen": true
      },
      {
        "title": "Troubleshoot software update scan failures (Microsoft Learn)",
        "url": "https://learn.microsoft.com/troubleshoot/mem/configmgr/update-management/troubleshoot-software-update-scan-failures",
        "seen": true
      },
      {
        "title": "Windows Update download error codes (Microsoft Learn)",
        "url": "https://learn.microsoft.com/troubleshoot/windows-server/installing-updates-features-roles/troubleshoot-windows-update-download-error-codes",
        "seen": true
      }
    ],
    "body": "## What it means\n\nThe server did not answer in time (0x80072EE2, ERROR_WINHTTP_TIMEOUT), or no connection could be made (0x80072EFD, ERROR_WINHTTP_CANNOT_CONNECT). 0x80D02002 says that a download of Delivery Optimization made no progress. The name was resolved, so the way to the server is the place to look at.\n\n## How to confirm it in the logs\n\n- `WindowsUpdate.log`: a request failed with one of these codes. The warning names the proxies and the authentication schemes in use.\n- Many attempts minutes apart show a lasting block. One attempt between successful ones shows a passing fault.\n- The line `Network state` shows whether the agent saw a network at all.\n\n## Likely causes\n\n1. A firewall, proxy or network appliance blocks the addresses of the update service.\n2. The WSUS address or port in the policy is wrong.\n3. The server is overloaded or off.\n4. The connection is slow or breaks off.\n\n## Steps\n\n1. **Safe** See which server the agent uses: search the log for its name.\n\n   ```bat\n   findstr /i /n /c:\"WSUS server\" /c:\"Access type\" /c:\"Network state\" %windir%\\WindowsUpdate.log\n   ```\n\n2. **Safe** Show the WinHTTP proxy (Windows Vista and later).\n\n   ```bat\n   netsh winhttp show proxy\n   ```\n\n3. **Safe** With WSUS: open the server's address and port from the affected computer. Ports 8530 and 8531 are in common use.\n\n4. **Needs care** Allow the addresses of the update service in firewall and proxy, as the first source lists them.\n\n## What not to do\n\n- Do not turn the firewall off for good to find out.\n- Do not delete `SoftwareDistribution`: nothing there causes a timeout."
  },
  {
    "id": "wu-no-interactive-user",
    "title": "0x80240020: nobody is logged on",
    "appliesTo": {
      "codes": [
        "0x80240020",
        "0x800704DD"
      ],
      "phrases": [],
      "messages": [],
      "formats": [
        "windowsupdate-log"
      ],
      "windows": []
    },
    "lookFirst": [],
    "risk": "Safe: a user logs on, or a restart is allowed.",
    "remedySource": "documented",
    "sources": [
      {
        "title": "Common Windows Update errors (Microsoft Learn)",
        "url": "https://learn.microsoft.com/troubleshoot/windows-client/installing-updates-features-roles/common-windows-update-errors",
        "seen": true
      },
      {
        "title": "KB910341",
        "url": "http://support.microsoft.com/kb/910341",
        "seen": true
      }
    ],
    "body": "## What it means\n\nThe step needs a user who is logged on, and there was none (WU_E_NO_INTERACTIVE_USER, often together with 0x800704DD). It is a matter of timing, not a fault of the update.\n\n## How to confirm it in the logs\n\n- `WindowsUpdate.log`: the code at an hour when nobody worked at the computer.\n- The same update succeeds later, when somebody is logged on.\n\n## Likely causes\n\n1. The installation was started while nobody was logged on.\n2. On Windows XP and Server 2003: the notification of log-ons does not reach the agent. KB910341 describes steps for the System Event Notification Service and for impersonation rights.\n\n## Steps\n\n1. **Safe** Log on and start the installation again, or let it happen at the next restart.\n\n2. **Safe** On Windows XP and Server 2003, if it comes back while somebody is logged on: see whether the System Event Notification Service runs, and read KB910341.\n\n   ```bat\n   sc query sens\n   ```\n\n## What not to do\n\n- Do not reset Windows Update for this code."
  },
  {
    "id": "wu-not-applicable",
    "title": "0x80240017: the update does not apply to this computer",
    "appliesTo": {
      "codes": [
        "0x80240017"
      ],
      "phrases": [],
      "messages": [],
      "formats": [
        "windowsupdate-log"
      ],
      "windows": []
    },
    "lookFirst": [],
    "risk": "Safe: the steps compare the update with the system.",
    "remedySource": "documented",
    "sources": [
      {
        "title": "Windows 10 upgrade resolution procedures (Microsoft Learn)",
        "url": "https://learn.microsoft.com/troubleshoot/windows-client/setup-upgrade-and-drivers/windows-10-upgrade-resolution-procedures",
        "seen": true
      }
    ],
    "body": "## What it means\n\nThere is nothing to install: no update of the call applies here (WU_E_NOT_APPLICABLE). For an upgrade it means that it is not offered to this edition. As a signed decimal number the code reads -2145124329.\n\n## How to confirm it in the logs\n\n- `WindowsUpdate.log`: the code follows the check of the update, before any download or installer starts.\n\n## Likely causes\n\n1. The update, or a later one that replaces it, is installed already.\n2. The package is for another edition, architecture or version.\n3. A policy withholds the upgrade.\n\n## Steps\n\n1. **Safe** Compare edition, architecture and version of the system with the update's description.\n\n   ```bat\n   systeminfo\n   ```\n\n2. **Safe** See whether the update or its successor is installed.\n\n3. **Safe** For an upgrade, check the policies that withhold it.\n\n## What not to do\n\n- Do not force the package in by extracting it: the check protects the system."
  },
  {
    "id": "wu-proxy-authentication",
    "title": "0x8024401B: the proxy asks for a login (HTTP 407)",
    "appliesTo": {
      "codes": [
        "0x8024401B",
        "0x80072EEF"
      ],
      "phrases": [],
      "messages": [],
      "formats": [
        "windowsupdate-log"
      ],
      "windows": []
    },
    "lookFirst": [],
    "risk": "Needs care: proxy settings of the whole computer are changed.",
    "remedySource": "documented",
    "sources": [
      {
        "title": "Troubleshoot software update scan failures (Microsoft Learn)",
        "url": "https://learn.microsoft.com/troubleshoot/mem/configmgr/update-management/troubleshoot-software-update-scan-failures",
        "seen": true
      },
      {
        "title": "Common Windows Update errors (Microsoft Learn)",
        "url": "https://learn.microsoft.com/troubleshoot/windows-client/installing-updates-features-roles/common-windows-update-errors",
        "seen": true
      }
    ],
    "body": "## What it means\n\nA proxy between the computer and the update server answered with HTTP 407: it wants to know who asks. 0x80072EEF (ERROR_WINHTTP_LOGIN_FAILURE) says that a login was refused; the pages listed here do not speak of it. The update agent runs as a service and has no user's login to offer.\n\n## How to confirm it in the logs\n\n- `WindowsUpdate.log`: the failed request names the proxy list and the authentication schemes.\n- The same address works in a browser of a logged-on user, because the browser sends that user's login.\n\n## Likely causes\n\n1. The proxy asks every client for a user's login, also for the addresses of the update service.\n2. The WinHTTP proxy setting points to the wrong proxy.\n\n## Steps\n\n1. **Safe** Show the WinHTTP proxy (Windows Vista and later).\n\n   ```bat\n   netsh winhttp show proxy\n   ```\n\n2. **Needs care** Let the proxy pass the addresses of the update service without a login.\n\n3. **Needs care** Or set a WinHTTP proxy that needs no login. Put your proxy in place of the example.\n\n   ```bat\n   netsh winhttp set proxy proxy.example.com:8080\n   ```\n\n## What not to do\n\n- Do not run the update service under a user's account to give it a login."
  },
  {
    "id": "wu-self-update-skipped",
    "title": "0x8024D009: the self-update of the agent was skipped",
    "appliesTo": {
      "codes": [
        "0x8024D009"
      ],
      "phrases": [],
      "messages": [],
      "formats": [
        "windowsupdate-log"
      ],
      "windows": []
    },
    "lookFirst": [],
    "risk": "Needs care: folders of the WSUS web site are repaired.",
    "remedySource": "documented",
    "sources": [
      {
        "title": "Common Windows Update errors (Microsoft Learn)",
        "url": "https://learn.microsoft.com/troubleshoot/windows-client/installing-updates-features-roles/common-windows-update-errors",
        "seen": true
      }
    ],
    "body": "## What it means\n\nThe file `wuident.cab` told the agent not to update itself (WU_E_SETUP_SKIP_UPDATE). If the agent is recent, this is harmless.\n\n## How to confirm it in the logs\n\n- `WindowsUpdate.log`: a `Setup` line with the code, at the beginning of a search. The search goes on after it.\n\n## Likely causes\n\n1. The server directs clients not to update the agent.\n2. The self-update folders of the WSUS web site are incomplete.\n\n## Steps\n\n1. **Safe** See whether the search goes on after the line. If it does, nothing need be done.\n\n2. **Needs care** If the agent is too old and stays so, check the self-update folders on the WSUS server. KB920659 describes that case.\n\n## What not to do\n\n- Do not replace files of the agent by hand."
  },
  {
    "id": "wu-server-busy",
    "title": "Windows Update: the server gave up or is not available (HTTP 408, 500 to 504)",
    "appliesTo": {
      "codes": [
        "0x8024401C",
        "0x8024401F",
        "0x80244020",
        "0x80244021",
        "0x80244022",
        "0x80244023"
      ],
      "phrases": [],
      "messages": [],
      "formats": [
        "windowsupdate-log"
      ],
      "windows": []
    },
    "lookFirst": [],
    "risk": "Needs care: the WSUS web site is restarted or changed.",
    "remedySource": "documented",
    "sources": [
      {
        "title": "Troubleshoot software update scan failures (Microsoft Learn)",
        "url": "https://learn.microsoft.com/troubleshoot/mem/configmgr/update-management/troubleshoot-software-update-scan-failures",
        "seen": true
      },
      {
        "title": "Common Windows Update errors (Microsoft Learn)",
        "url": "https://learn.microsoft.com/troubleshoot/windows-client/installing-updates-features-roles/common-windows-update-errors",
        "seen": true
      }
    ],
    "body": "## What it means\n\n0x8024401C is HTTP 408: the server ended the request because it took too long. 0x80244022 is HTTP 503: the service behind the web server does not run or takes no more work. Rarer are 0x8024401F (500), 0x80244020 (501), 0x80244021 (502) and 0x80244023 (504); the pages listed here do not speak of those. In all cases the computer reached a server.\n\n## How to confirm it in the logs\n\n- `WindowsUpdate.log`: the code during a search for updates, often for many computers at the same time.\n- On a WSUS server: the application pool of the web site is stopped, or its log shows long requests.\n\n## Likely causes\n\n1. The WSUS application pool is stopped or overloaded.\n2. The WSUS database holds so many updates that answers take too long.\n3. A proxy or the network in between holds requests up.\n\n## Steps\n\n1. **Safe** From the affected computer, fetch a small file of the WSUS web site in a browser, for example `wuident.cab` of the self-update folder. Try the port that the policy sets, commonly 8530, or 8531 for https.\n\n2. **Safe** On the WSUS server, see whether the application pool of WSUS runs.\n\n3. **Needs care** Start the application pool again, or restart the web service at a quiet time.\n\n   ```bat\n   iisreset\n   ```\n\n4. **Needs care** Clean up the WSUS server and decline superseded updates, so that searches take less time.\n\n## What not to do\n\n- Do not reset the clients one by one when all of them show the code: the server is the place."
  },
  {
    "id": "wu-tls-failure",
    "title": "0x80072F8F: no secure connection to the update server",
    "appliesTo": {
      "codes": [
        "0x80072F8F"
      ],
      "phrases": [],
      "messages": [],
      "formats": [
        "windowsupdate-log"
      ],
      "windows": []
    },
    "lookFirst": [],
    "risk": "Needs care: trusted certificates and protocol settings are changed; the last resort is an in-place upgrade.",
    "remedySource": "documented",
    "sources": [
      {
        "title": "Troubleshoot Windows Update error 0x80072f8f (Microsoft Learn)",
        "url": "https://learn.microsoft.com/troubleshoot/windows-server/installing-updates-features-roles/troubleshoot-windows-update-error-0x80072f8f",
        "seen": true
      },
      {
        "title": "Common Windows Update errors (Microsoft Learn)",
        "url": "https://learn.microsoft.com/troubleshoot/windows-client/installing-updates-features-roles/common-windows-update-errors",
        "seen": true
      }
    ],
    "body": "## What it means\n\nThe low part of the code is 12175. In WinHTTP, which Windows Update uses, that is ERROR_WINHTTP_SECURE_FAILURE: the server's certificate or the TLS handshake was not accepted. WinINet has the same number with another name, WININET_E_DECODING_FAILED, and some pages print that one.\n\n## How to confirm it in the logs\n\n- `WindowsUpdate.log`: the code with a request to an https address.\n- Compare the time stamps of the log with the real time. A clock that is days or years off makes certificates look expired or not yet valid.\n\n## Likely causes\n\n1. Date or time of the computer is wrong.\n2. The root certificate of the server is missing among the trusted ones.\n3. The system cannot speak TLS 1.2, or WinHTTP is not set to use it.\n4. A proxy opens the encrypted traffic with a certificate of its own.\n\n## Steps\n\n1. **Safe** Check date, time and time zone.\n\n   ```bat\n   date /t\n   time /t\n   ```\n\n2. **Needs care** Bring the trusted root certificates up to date, and import that of an inspecting proxy if your organisation uses one.\n\n3. **Needs care** On systems that lack TLS 1.2 for WinHTTP, follow KB3140245.\n\n4. **Needs care** If nothing helps, Microsoft's page now names an in-place upgrade. Back up first.\n\n## What not to do\n\n- Do not turn certificate checks off.\n- Do not set the clock back to make an expired certificate valid."
  },
  {
    "id": "wu-unexpected",
    "title": "0x80240FFF: a failure that the agent does not classify",
    "appliesTo": {
      "codes": [
        "0x80240FFF"
      ],
      "phrases": [],
      "messages": [],
      "formats": [
        "windowsupdate-log"
      ],
      "windows": []
    },
    "lookFirst": [],
    "risk": "Needs care: the folder of Windows Update may be renamed.",
    "remedySource": "documented",
    "sources": [
      {
        "title": "Windows 10 upgrade resolution procedures (Microsoft Learn)",
        "url": "https://learn.microsoft.com/troubleshoot/windows-client/setup-upgrade-and-drivers/windows-10-upgrade-resolution-procedures",
        "seen": true
      }
    ],
    "body": "## What it means\n\nWU_E_UNEXPECTED: something failed for which the agent has no code. The lines before it have to tell the rest.\n\n## How to confirm it in the logs\n\n- `WindowsUpdate.log`: search upwards from the code for the closest WARNING with another code in the same thread.\n\n## Likely causes\n\n1. With WSUS: upgrades were approved on a server that lacks KB3095113.\n2. Damaged files of the agent.\n\n## Steps\n\n1. **Safe** Find a more specific code above this one, and follow its article.\n\n   ```bat\n   findstr /n \"FATAL WARNING\" %windir%\\WindowsUpdate.log\n   ```\n\n2. **Needs care** On a WSUS server, install KB3095113 before the classification Upgrades is switched on.\n\n3. **Needs care** Otherwise reset the folder as [the procedure](software-distribution-reset.md) shows.\n\n## What not to do\n\n- Do not begin with the reset when a specific code is there."
  }
];
