// Short logs of one incident on an invented machine: an update that fails because the catalog database is full.

const tabbed = (line: string): string => line.split(" | ").join("\t");

export const windowsUpdateLog = `${[
  "2009-03-04 | 10:00:00:015 |  884 | 1f0 | Misc | ===========  Logging initialized (build: 7.2.6001.788, tz: +0100)  ===========",
  "2009-03-04 | 10:00:00:015 |  884 | 1f0 | Misc |   = Process: C:\\WINDOWS\\system32\\svchost.exe",
  "2009-03-04 | 10:00:04:200 |  884 | a3c | Agent | *************",
  "2009-03-04 | 10:00:04:200 |  884 | a3c | Agent | ** START **  Agent: Installing updates [CallerId = AutomaticUpdates]",
  "2009-03-04 | 10:00:04:215 |  884 | a3c | Handler |   : Updates to install = 1 {A1B2C3D4-1111-4222-8333-444455556666}.101",
  "2009-03-04 | 10:00:05:000 |  884 | a3c | Handler | Command line = C:\\WINDOWS\\SoftwareDistribution\\Download\\00112233445566778899aabbccddeeff\\update\\update.exe /quiet",
  "2009-03-04 | 10:00:21:500 |  884 | a3c | Handler | Updateci: WinSEUpdateHandler::_Inventory: Installer returned 0xf0da (61658)",
  "2009-03-04 | 10:00:21:500 |  884 | a3c | Handler | FATAL: UH: 0x8007f0da: Inventory failed in CUHWindowsPatchHandler::GetNextRequiredFiles",
  "2009-03-04 | 10:00:21:515 |  884 | a3c | DnldMgr | FATAL: DM:CAgentDownloadManager::GenerateAllDownloadRequests: GenerateDownloadRequest failed with 0x8007f0da.",
  "2009-03-04 | 10:00:26:000 |  884 | a3c | AU | Getting featured update notifications.",
]
  .map(tabbed)
  .join("\r\n")}\r\n`;

export const svcpackLog = `${[
  "0.484: ================================================================================",
  "0.484: 2009/03/04 10:00:06.484 (local)",
  "0.484: c:\\windows\\softwaredistribution\\download\\00112233445566778899aabbccddeeff\\update\\update.exe (version 6.3.4.1)",
  "0.500: Hotfix started with following command line: /quiet",
  "0.515: In Function GetBuildType, line 1170, RegOpenKeyEx failed with error 0x2",
  "9.750: InstallInfCatalogFile: Installing c:\\windows\\softwaredistribution\\download\\00112233445566778899aabbccddeeff\\update\\KB900123.cat as KB900123.CAT",
  "11.062: InstallCatalogFile: InstallCatalog failed for c:\\windows\\kb900123.cat error=0xfffffbfe.",
  "11.078: KB900123 Setup encountered an error: Setup could not verify the integrity of the file Update.inf. Make sure the Cryptographic service is running on this computer.",
  "12.062: Update.exe extended error code = 0xf0da",
  "12.062: Update.exe return code was masked to 0x643 for MSI custom action compliance.",
].join("\r\n")}\r\n`;

export const setupapiLog = `${[
  "[SetupAPI Log]",
  "OS Version = 5.2.3790 Service Pack 1",
  "Platform ID = 2 (NT)",
  "[2009/03/04 10:00:07 2204.2]",
  "#-198 Command line processed: c:\\windows\\softwaredistribution\\download\\00112233445566778899aabbccddeeff\\update\\update.exe /quiet",
  '#E359 An unsigned or incorrectly signed file "c:\\windows\\inf\\oem7.inf" for driver "oem7" will be blocked. Error 0xfffffbfe: Unknown Error.',
].join("\r\n")}\r\n`;

/** A mail with pieces of the logs, quoted and wrapped. */
export const thread = [
  "Hello all,",
  "",
  "my server refuses every update since last week. Here is what it says:",
  "",
  ...svcpackLog.split("\r\n").slice(0, 4),
  ...svcpackLog.split("\r\n").slice(6, 10),
  "",
  "Any idea?",
  "",
  "> Did you look into WindowsUpdate.log?",
  "",
  "Yes:",
  "",
  ...windowsUpdateLog
    .split("\r\n")
    .slice(5, 9)
    .map((line) => `> ${line.replaceAll("\t", " ")}`),
  "",
].join("\n");
