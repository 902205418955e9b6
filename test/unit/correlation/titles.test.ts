import { describe, expect, it } from "vitest";
import { documentOf, incidentsOfDocuments } from "../../support/core";

/** A run of update.exe, or of another program, at 2009-03-03 10:00. */
const run = (program: string, ...records: readonly string[]): string =>
  [
    "0.500: 2009/03/03 10:00:00.500 (local)",
    `0.500: ${program} (version 6.3.4.1)`,
    "0.516: Hotfix started with following command line: -q",
    ...records.map((text) => `5.100: ${text}`),
  ].join("\r\n");

const agent = (...records: readonly string[]): string =>
  records.map((text) => `2009-03-03\t10:00:06:500\t1000\tc3c\tHandler\t${text}`).join("\r\n");

type Row = readonly [why: string, logs: Readonly<Record<string, string>>, title: string];

const rows: readonly Row[] = [
  [
    "a meaning is quoted to the end of its sentence, whatever words begin with a capital letter",
    { "WindowsUpdate.log": agent("FATAL: CBS called Error with 0x80073712, ") },
    "Windows Update failed: The component store, from which Windows services itself, is inconsistent (ERROR_SXS_COMPONENT_STORE_CORRUPT, 0x80073712)",
  ],
  [
    "what the update agent got over is no failure of it",
    {
      "WindowsUpdate.log":
        "2023/03/08 10:00:06.5001234 1000  3132  Agent           * START * Finding updates CallerId = Sample  Id = 4\r\n2023/03/08 10:00:07.5001234 1000  3132  WebServices     *FAILED* [80072EE2] Web service call\r\n",
    },
    "Windows Update warned: The server did not answer in time (ERROR_WINHTTP_TIMEOUT, 80072EE2)",
  ],
  [
    "the program that failed is named as it is",
    {
      "svcpack.log": run(
        "C:\\WINNT\\$NtUninstallKB991040$\\spuninst\\spuninst.exe",
        "In Function RestoreFiles, line 2100, MoveFileEx failed with error 0x20",
        "Update.exe extended error code = 0xf20b",
        "KB991040 removal did not complete.",
      ),
    },
    "spuninst.exe failed for KB991040 with 0xf20b: Another program has the file open and does not share it (ERROR_SHARING_VIOLATION, 0x20)",
  ],
  [
    "what was told to the user stands for a result that no source explains; the update is known by its folder",
    {
      "svcpack.log": run(
        "c:\\a1b2c3d4e5\\update\\update.exe",
        "CreateUninstall = 1,Directory = C:\\WINDOWS\\$NtUninstallKB991041$ ",
        "Message displayed to the user: Der Zugriff wurde verweigert.",
        "Update.exe extended error code = 0xf00d",
      ),
    },
    "update.exe failed for KB991041 with 0xf00d: Der Zugriff wurde verweigert",
  ],
  [
    "a step that failed in a run that did not is called a step; the update is known by the name of the log",
    {
      "KB991042.log": run(
        "c:\\a1b2c3d4e5\\update\\update.exe",
        "In Function SetKey, line 81, RegCreateKeyEx failed with error 0x5",
        "Installation completed successfully.",
      ),
    },
    "A step of update.exe for KB991042 failed: Windows refused the access (ERROR_ACCESS_DENIED, 0x5)",
  ],
  [
    "a file that sfc cannot repair is named with its component, without versions and the lengths of strings",
    {
      "CBS.log":
        '2021-11-03 16:03:11, Info                  CSI    00000016 [SR] Cannot repair member file [l:22{11}]"prnview.dll" of Contoso-Print-Core, Version = 10.0.19041.1288, pA = PROCESSOR_ARCHITECTURE_AMD64 (9), in the store, hash mismatch',
    },
    'Windows servicing (CBS) failed: Cannot repair member file "prnview.dll" of Contoso-Print-Core',
  ],
  [
    "the update that failed, not the one that its cause names",
    {
      "CBS.log": [
        "2009-03-03 10:00:00, Info                  CBS    Exec: Processing started. Client: WindowsUpdateAgent, Session: 30000000_1, Package: Package_for_KB990812~31bf3856ad364e35~amd64~~6.1.1.4",
        "2009-03-03 10:00:05, Info                  CBS    Failed to resolve package 'Package_2_for_KB990701~31bf3856ad364e35~amd64~~6.1.1.4' [HRESULT = 0x800f0831 - CBS_E_STORE_CORRUPTION]",
        "2009-03-03 10:00:06, Info                  CBS    Session: 30000000_1 finalized. Reboot required: no [HRESULT = 0x800f0831 - CBS_E_STORE_CORRUPTION]",
      ].join("\r\n"),
      "WindowsUpdate.log": agent(
        ":: START ::  Handler: CBS Install",
        "Starting install of CBS update 4D2C7A18-90E6-4B35-BD71-8F2A6C5E1033",
        "CBS package identity: Package_for_KB990812~31bf3856ad364e35~amd64~~6.1.1.4",
        "FATAL: CBS called Error with 0x800f0831, ",
      ),
    },
    "Windows Update failed for KB990812: The component store is damaged; often the files of an earlier package are missing (CBS_E_STORE_CORRUPTION, 0x800f0831)",
  ],
];

describe("titles of incidents", () => {
  it.each(rows)("%s", (_why, logs, title) => {
    const documents = Object.entries(logs).map(([name, text]) => documentOf(text, `file:///d/${name}`));
    expect(incidentsOfDocuments(documents).map((incident) => incident.title)).toEqual([title]);
  });
});
