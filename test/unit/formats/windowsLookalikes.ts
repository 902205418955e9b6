import { lines } from "../../support/core";

const repeat = (count: number, line: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => `${line(index)}\r\n`).join("");
const two = (value: number): string => String(value).padStart(2, "0");
const second = (n: number): string => `${two(8 + Math.floor(n / 3600))}:${two(Math.floor(n / 60) % 60)}:${two(n % 60)}`;

/**
 * Logs and texts that Windows itself, its parts and its administrators' tools write beside the logs read here, with the
 * same words, codes or stamps. None is one of the formats, and none may be taken for one.
 */
export const windowsLookalikes: Readonly<Record<string, string>> = {
  "setupact.log of Windows XP": lines(`
      Info:
      Setup has entered the GUI mode phase.
      ***

      The following files were not copied, since the files already on the system were newer:
      C:\\WINDOWS\\system32\\dllcache\\mplay32.exe
      Error:
      Setup could not register the OLE Control C:\\WINDOWS\\system32\\sample.dll due to the following error:
      LoadLibrary returned error 126 (7e).

      ***
      Warning:
      Setup encountered an error while trying to set the security of C:\\WINDOWS\\repair.
      dispci.dll:  ============BEGIN DisplayClassInstaller============
      dispci.dll:  DIF_SELECTBESTCOMPATDRV failed with 0xe000020e
      AudMig: No audio endpoint migration settings found 0x2
      `).replaceAll("\n", "\r\n"),
  "setupact.log with lines of co-installers": repeat(
    80,
    (n) =>
      `[02/20/2011 ${two(n % 24)}:52.${two(n % 60)}.928] WudfCoInstaller: Configuring UMDF Service WpdFs, error 0x80070005`,
  ),
  "setuperr.log of Windows 2000": repeat(
    40,
    (n) => `Error:\r\nSetup was unable to install component ${n}. (0x80070002)\r\n\r\n***\r\n`,
  ),
  "PFRO.log": repeat(
    60,
    (n) =>
      `3/${1 + (n % 28)}/2014 ${second(n)} - PFRO Error: \\??\\C:\\Windows\\Temp\\x${n}.tmp, 0xc0000034\r\n\r\n0 Successful PFRO operations`,
  ),
  "netsetup.log": repeat(
    200,
    (n) => `03/14/2016 ${second(n)}:128 NetpDoDomainJoin: status: 0x${n % 3 === 0 ? "54b" : "0"}`,
  ),
  "netsetup.log of Windows XP": repeat(
    120,
    (n) => `06/07 ${second(n)} NetpValidateName: checking to see if 'LAB-${n}' is valid as type 1 name failed: 0x54b`,
  ),
  "dcpromo.log": repeat(150, (n) => `06/07 ${second(n)} [INFO] Error - The wizard cannot continue. (1168)`),
  "DirectX.log": repeat(
    80,
    (n) =>
      `06/07/08 ${second(n)}: dxupdate: DirectXUpdateInstallPlugIn(): Checking for DXSetup ${n}, failed 0x80070002.`,
  ),
  "wmsetup.log": repeat(
    80,
    (n) => `[06/07/2008 ${second(n)}.123] Setup: Component WMP${n} failed to install, hr=0x80070005`,
  ),
  "the .NET Framework's setup log": repeat(
    120,
    (n) =>
      `[6/7/2012, ${second(n)}]MsiInstallAction: Action: Performing actions on all Items, result 0x8007064${n % 10}...`,
  ),
  "SQL Server's Detail.txt": repeat(
    150,
    (n) =>
      `(01) 2014-03-05 ${second(n)} Slp: Running Action: Install_sql_engine_${n}, Error result: -2068119551, Result facility code: 1211`,
  ),
  "SQL Server's Summary.txt": repeat(
    20,
    () =>
      "Overall summary:\r\n  Final result:                  Failed: see details below\r\n  Exit code (Decimal):           -2068578304\r\n  Start time:                    2014-03-05 08:11:40\r\n",
  ),
  "SQL Server's ERRORLOG": repeat(
    150,
    (n) => `2014-03-05 ${second(n)}.31 spid${n % 50}s     Error: 17207, Severity: 16, State: 1. FCB::Open failed 5.`,
  ),
  "Exchange's setup log": repeat(
    150,
    (n) =>
      `[03.05.2014 ${second(n)}.0711] [1] [ERROR] Process execution failed with exit code 1603. Action ${n} of setup`,
  ),
  "MpCmdRun.log": repeat(
    20,
    (n) =>
      `-------------------------------------------------------------------------------------\r\nMpCmdRun: Command Line: "C:\\Program Files\\Windows Defender\\MpCmdRun.exe" SignatureUpdate\r\n Start Time: 2016-03-05 ${second(n)}\r\n\r\nERROR: Signature Update failed with hr=0x80072ee2\r\nMpCmdRun: End Time: 2016-03-05 ${second(n + 9)}`,
  ),
  "MPLog of Defender": repeat(
    150,
    (n) => `2021-03-05T${second(n)}.411 [SignatureUpdate] Failed to update signatures. hr = 0x80070652, attempt ${n}`,
  ),
  "WinGet's log": repeat(
    150,
    (n) => `2023-03-05 ${second(n)}.411 [FAIL] Installer failed with exit code: 1603, HRESULT 0x8a150006, try ${n}`,
  ),
  "WinGet's log with threads": repeat(
    150,
    (n) => `2023-03-05 ${second(n)}.411 <E> [CLI ] Terminating context: 0x8a15000f at packages.cpp:${n}`,
  ),
  "Chocolatey's log": repeat(
    150,
    (n) => `2023-03-05 ${second(n)},411 4120 [ERROR] - The install of sample was NOT successful (exit code 1603) ${n}`,
  ),
  "Squirrel's setup log": repeat(
    150,
    (n) =>
      `[05/03/23 ${second(n)}] warn: Program: Failed to apply update ${n}: System.IO.IOException: 0x80070020 in use`,
  ),
  "Inno Setup's log": repeat(
    150,
    (n) => `2020-03-05 ${second(n)}.411   Dest filename: C:\\Program Files\\Sample\\x${n}.dll, failed; code 5`,
  ),
  "an NSIS log": repeat(
    150,
    (n) => `[${n % 3}] File: error creating "C:\\Program Files\\Sample\\x${n}.dll" (overwriteflag=0), error 0x80070005`,
  ),
  "InstallShield's setup.log":
    "[InstallShield Silent]\r\nVersion=v7.00\r\nFile=Log File\r\n[ResponseResult]\r\nResultCode=-3\r\n".repeat(20),
  "Visual Studio Installer's log": repeat(
    150,
    (n) =>
      `[1a2c:0003][2021-03-05T${second(n)}] Error 0x80070643: Failed to install package ${n} of the setup instance.`,
  ),
  "a Visual C++ setup log as HTML": `<html><body>\r\n${repeat(80, (n) => `<div>[3/5/2014, ${second(n)}]Action complete, MSI (s) returned 0x643, item ${n}</div>`)}</body></html>`,
  "a bugcheck file": `${"UpdateAgent\r\n".repeat(3)}MODULE_NAME: update\r\nBUGCHECK_STR:  0x7E\r\n${repeat(60, (n) => `fffff800\`0${n.toString(16).padStart(7, "0")} 00000000\`c0000005 : nt!KiDispatch+0x${n}`)}`,
  "a PowerShell transcript without logs": `**********************\r\nWindows PowerShell transcript start\r\nStart time: 20210305081140\r\nUsername: CONTOSO\\a\r\n**********************\r\n${repeat(60, (n) => `PS C:\\> Get-HotFix -Id KB${4000000 + n}\r\nGet-HotFix : Cannot find the requested hotfix. Exception 0x80070490`)}`,
  "what Get-HotFix lists": `Source        Description      HotFixID      InstalledBy          InstalledOn\r\n------        -----------      --------      -----------          -----------\r\n${repeat(60, (n) => `SELENE        Security Update  KB${4000000 + n}     NT AUTHORITY\\SYSTEM  3/5/2021 12:00:00 AM`)}`,
  "what systeminfo says": `Host Name:                 SELENE\r\nOS Name:                   Microsoft Windows 10 Pro\r\n${repeat(60, (n) => `                           [${two(n)}]: KB${4000000 + n}`)}`,
  "what DISM shows on the screen": repeat(
    20,
    () =>
      "Deployment Image Servicing and Management tool\r\nVersion: 10.0.19041.844\r\n\r\nImage Version: 10.0.19044.1288\r\n\r\n[==========================100.0%==========================]\r\nError: 0x800f081f\r\n\r\nThe source files could not be found.\r\nThe DISM log file can be found at C:\\Windows\\Logs\\DISM\\dism.log\r\n",
  ),
  "what sfc shows on the screen": repeat(
    20,
    () =>
      "Beginning system scan.  This process will take some time.\r\n\r\nVerification 100% complete.\r\n\r\nWindows Resource Protection found corrupt files but was unable to fix some of them.\r\nFor online repairs, details are included in the CBS log file located at windir\\Logs\\CBS\\CBS.log.\r\n",
  ),
  "pnputil's list of drivers": repeat(
    60,
    (n) =>
      `Published Name:     oem${n}.inf\r\nOriginal Name:      sample.inf\r\nProvider Name:      Contoso\r\nClass GUID:         {4d36e972-e325-11ce-bfc1-08002be10318}\r\nDriver Version:     03/05/2021 1.2.3.${n}\r\nSigner Name:        Contoso\r\n`,
  ),
  "events as CSV": `"Level","Date and Time","Source","Event ID","Task Category","Message"\r\n${repeat(100, (n) => `"Error","3/5/2021 ${second(n)} AM","Service Control Manager","7031","None","The sample service terminated."`)}`,
  "a list of services": repeat(
    60,
    (n) =>
      `SERVICE_NAME: wuauserv${n}\r\n        STATE              : 1  STOPPED\r\n        WIN32_EXIT_CODE    : 1077  (0x435)\r\n`,
  ),
  "a robocopy log": `-------------------------------------------------------------------------------\r\n   ROBOCOPY     ::     Robust File Copy for Windows\r\n-------------------------------------------------------------------------------\r\n${repeat(80, (n) => `2021/03/05 ${second(n)} ERROR 5 (0x00000005) Copying File C:\\Windows\\Logs\\CBS\\CBS.log`)}`,
  "a firewall log": `#Version: 1.5\r\n#Software: Microsoft Windows Firewall\r\n#Time Format: Local\r\n${repeat(150, (n) => `2021-03-05 ${second(n)} DROP TCP 192.0.2.${n % 250} 198.51.100.7 4${n} 443 0 - 0 0 0 - - - RECEIVE`)}`,
  "a DHCP server's log": `ID,Date,Time,Description,IP Address,Host Name,MAC Address\r\n${repeat(150, (n) => `11,03/05/21,${second(n)},Renew,192.0.2.${n % 250},SELENE.example.com,0A0027000000,`)}`,
  "netlogon.log": repeat(150, (n) => `03/05 ${second(n)} [CRITICAL] [1184] CONTOSO: NlSessionSetup: failed 0xC000005E`),
  "userenv.log": repeat(
    150,
    (n) => `USERENV(3a8.${(0x400 + n).toString(16)}) ${second(n)}:411 ProcessGPOs: GetGPOInfo failed, error 1054.`,
  ),
  "gpsvc.log": repeat(
    150,
    (n) =>
      `GPSVC(3a8.${(0x400 + n).toString(16)}) ${second(n)}:411 ProcessGPOs(Machine): failed with 0x${n.toString(16)}.`,
  ),
  "the log of an HP or Dell driver package": repeat(
    120,
    (n) =>
      `[Thu Mar 05 ${second(n)} 2015] Installing driver C:\\SWSetup\\x${n}.inf failed with error 0xE000024B, exit code 2`,
  ),
  "an NVIDIA installer's log": repeat(
    150,
    (n) => `${n}.${two(n % 100)}1 | INFO: [Display.Driver] ${n}@Install : Device install returned 0xe0000247.`,
  ),
  "a log of the Edge updater": repeat(
    150,
    (n) =>
      `[03/05/21 ${second(n)}.411][MicrosoftEdgeUpdate:msedgeupdate][1184:7312][InstallApp failed][0x80040902][${n}]`,
  ),
  "Office's Click-to-Run log": `Timestamp\tProcess\tTID\tArea\tCategory\tEventID\tLevel\tMessage\tCorrelation\r\n${repeat(150, (n) => `03/05/2021 ${second(n)}.411\tOFFICECLI (0x4a0)\t0x1c90\t\tClick-To-Run\taqk${n % 10}\tMedium\t{"MachineId":"x","Error":"0x80070005"}\t`)}`,
};
