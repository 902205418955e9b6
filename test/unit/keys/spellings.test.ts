import { describe, expect, it } from "vitest";
import { findKeys, type KeyKind, normalPath } from "../../../server/src/service/keys";

const raw = String.raw;

/** Keys of one kind in a text, by their normal forms. */
const normals = (kind: KeyKind, text: string): string[] =>
  findKeys(text)
    .filter((key) => key.kind === kind)
    .map(({ normal }) => normal);

/** For each key its spellings, each in a line as logs write it. */
const spellings: readonly { readonly kind: KeyKind; readonly normal: string; readonly lines: readonly string[] }[] = [
  {
    kind: "guid",
    normal: "A7310C5E-94D2-4B68-8F0A-36E1D7C2059B",
    lines: [
      "  * UpdateId = {A7310C5E-94D2-4B68-8F0A-36E1D7C2059B}.103",
      "  : Command line install of update A7310C5E-94D2-4B68-8F0A-36E1D7C2059B.103",
      "SusClientId = 'a7310c5e-94d2-4b68-8f0a-36e1d7c2059b'",
      "1\t182\t101\t{A7310C5E-94D2-4B68-8F0A-36E1D7C2059B}\t103\t80070643",
      raw`C:\WINDOWS\System32\CatRoot\{A7310C5E-94D2-4B68-8F0A-36E1D7C2059B}\nt5.cat`,
      raw`ScopeId_A7310C5E-94D2-4B68-8F0A-36E1D7C2059B/Application`,
      raw`BTHENUM\{a7310c5e-94d2-4b68-8f0a-36e1d7c2059b}_LOCALMFG&0002`,
      "ends with A7310C5E-94D2-4B68-8F0A-36E1D7C2059B.",
    ],
  },
  {
    kind: "kb",
    normal: "KB990412",
    lines: [
      "KB990412 Setup encountered an error",
      "Update for Windows (KB990412)",
      "Security Update (KB 990412)",
      "windows6.1-kb990412-x64.cab",
      "Package_for_KB990412~31bf3856ad364e35~amd64~~6.1.1.4",
      raw`c:\windows\kb990412.log`,
      "KB990412_SP2",
      "KB990412v2",
    ],
  },
  {
    kind: "package",
    normal: "package_for_kb990412~31bf3856ad364e35~amd64~~6.1.1.4",
    lines: [
      "CBS package identity: Package_for_KB990412~31bf3856ad364e35~amd64~~6.1.1.4",
      "Exec: Package: PACKAGE_FOR_KB990412~31BF3856AD364E35~AMD64~~6.1.1.4, Update: 990412-1_neutral_GDR",
      '"Package_for_KB990412~31bf3856ad364e35~amd64~~6.1.1.4"',
      raw`c:\windows\servicing\packages\Package_for_KB990412~31bf3856ad364e35~amd64~~6.1.1.4.mum`,
    ],
  },
  {
    kind: "inf",
    normal: "oem4.inf",
    lines: [
      raw`#I063 Selected driver installs from section [S] in "c:\windows\inf\oem4.inf".`,
      '(key "OEM4.INF")',
      raw`Found "USB\VID_1234&PID_0001" in C:\WINDOWS\inf\Oem4.inf; Device: "Sample"`,
      "Registered driver package 'sample.inf_amd64_4c9d21e07b3fa865' with 'oem4.inf'.",
      "with oem4.inf.",
    ],
  },
  {
    kind: "inf",
    normal: "sample printer.inf",
    lines: ['(key "Sample Printer.inf")', 'File "sample printer.INF" is not signed'],
  },
  {
    kind: "catalog",
    normal: "tmp.0.scw.cat",
    lines: ["InstallCatalog failed for Tmp.0.scw.cat", raw`"c:\windows\system32\catroot\tmp.0.SCW.CAT"`],
  },
  {
    kind: "driverPackage",
    normal: "sample.inf_amd64_4c9d21e07b3fa865",
    lines: [
      raw`C:\Windows\System32\DriverStore\FileRepository\Sample.inf_amd64_4C9D21E07B3FA865\sample.inf`,
      "Activating driver package 'sample.inf_amd64_4c9d21e07b3fa865'.",
    ],
  },
  {
    kind: "driverPackage",
    normal: "sample.inf_x86_neutral_4c9d21e07b3fa865",
    lines: [raw`FileRepository\sample.inf_x86_neutral_4c9d21e07b3fa865\i386\sample.sys`],
  },
  {
    kind: "device",
    normal: raw`pci\ven_1234&dev_5678&subsys_00000000&rev_02\3&1c4e7a90&0&20`,
    lines: [
      raw`     dvi: {Update Device Driver - PCI\VEN_1234&DEV_5678&SUBSYS_00000000&REV_02\3&1C4E7A90&0&20}`,
      raw`>>>  [Device Install (Hardware initiated) - PCI\VEN_1234&DEV_5678&SUBSYS_00000000&REV_02\3&1c4e7a90&0&20]`,
      raw`Device "PCI\VEN_1234&DEV_5678&SUBSYS_00000000&REV_02\3&1C4E7A90&0&20" required reboot`,
      raw`HKLM\SYSTEM\CurrentControlSet\Enum\PCI\VEN_1234&DEV_5678&SUBSYS_00000000&REV_02\3&1C4E7A90&0&20`,
      raw`<![LOG[Found PCI\VEN_1234&DEV_5678&SUBSYS_00000000&REV_02\3&1C4E7A90&0&20]LOG]!><time="01:02:03.004-60"`,
      raw`\\?\pci#ven_1234&dev_5678&subsys_00000000&rev_02#3&1c4e7a90&0&20#{7e0d3c12-95a4-4b6e-8f21-0c4d5e6f7a81}`,
    ],
  },
  {
    kind: "device",
    normal: raw`sw\{3a1f77c0-52de-4d6b-9f3e-0c55d2a7e101}\{90b2e1d4-6c3a-4e58-8a77-1f4bb0c9d202}`,
    lines: [
      raw`[Device Install (Hardware initiated) - SW\{3a1f77c0-52de-4d6b-9f3e-0c55d2a7e101}\{90B2E1D4-6C3A-4e58-8A77-1F4BB0C9D202}]`,
    ],
  },
  {
    kind: "device",
    normal: raw`root\*pnp0501\pnpbios_9`,
    lines: [raw`#V124 Doing copy-only install of "ROOT\*PNP0501\PNPBIOS_9".`],
  },
  { kind: "device", normal: raw`root\legacy_sample\0000`, lines: [raw`Restart: ROOT\LEGACY_SAMPLE\0000`] },
  {
    kind: "device",
    normal: raw`wpdbusenumroot\umb\2&1a2b3c4d&0&storage#volume#_??_usbstor#disk&ven_a&rev_1.0#7&1&0#`,
    lines: [raw`[Setup - WPDBUSENUMROOT\UMB\2&1A2B3C4D&0&STORAGE#VOLUME#_??_USBSTOR#DISK&VEN_A&REV_1.0#7&1&0#]`],
  },
  {
    kind: "hardware",
    normal: raw`usb\vid_1234&pid_0001&rev_0100`,
    lines: [
      raw`#-019 Searching for hardware ID(s): usb\vid_1234&pid_0001&rev_0100,usb\vid_1234&pid_0001`,
      raw`Found "USB\VID_1234&PID_0001&REV_0100" in C:\WINDOWS\inf\oem4.inf;`,
      raw`dvi:           HardwareID   - USB\VID_1234&PID_0001&REV_0100`,
    ],
  },
  {
    kind: "hardware",
    normal: "*pnp0501",
    lines: ["Searching for hardware ID(s): *pnp0501", 'Found "*PNP0501" in C:\\a.inf'],
  },
  {
    kind: "hash",
    normal: "5d1f0a77b2c94e66a1b2c3d4e5f60718",
    lines: [
      raw`C:\WINDOWS\SoftwareDistribution\Download\5d1f0a77b2c94e66a1b2c3d4e5f60718\update\update.exe`,
      "/ParentInfo:5D1F0A77B2C94E66A1B2C3D4E5F60718",
      "amd64_5d1f0a77b2c94e66a1b2c3d4e5f60718.cab",
    ],
  },
  {
    kind: "hash",
    normal: "5d1f0a77b2c94e66a1b2c3d4e5f607185d1f0a77",
    lines: [
      raw`c:\windows\softwaredistribution\download\install\5d1f0a77b2c94e66a1b2c3d4e5f607185d1f0a77`,
      "windows6.1-kb990412-x64_5D1F0A77B2C94E66A1B2C3D4E5F607185D1F0A77.cab",
    ],
  },
  { kind: "hash", normal: "4fd20c9e", lines: ["/si /ParentInfo:4FD20C9E", "update.exe /parentinfo:4fd20c9e /q"] },
  {
    kind: "vector",
    normal: "pQ0x+/AbCdEfGhIj.1.0.2",
    lines: ["(cV = pQ0x+/AbCdEfGhIj.1.0.2)", "cV: pQ0x+/AbCdEfGhIj.1.0.2.", "cV:pQ0x+/AbCdEfGhIj.1.0.2, next"],
  },
  { kind: "vector", normal: "abc.1.2", lines: ["cV: abc.1.2"] },
  {
    kind: "session",
    normal: "30812345_1203456789",
    lines: [
      "Session: 30812345_1203456789 initialized by client",
      "TI5.30812345_1203456789:1/",
      raw`CbsTemp\30812345_1203456789`,
    ],
  },
  {
    kind: "path",
    normal: raw`c:\windows\softwaredistribution\download\sample\update.exe`,
    lines: [
      raw`C:\WINDOWS\SoftwareDistribution\Download\sample\update.exe (version 6.2.29.0)`,
      raw`Executing "c:\windows\softwaredistribution\download\sample\update.exe" with command line`,
      raw`\\?\C:\Windows\SoftwareDistribution\Download\sample\update.exe`,
      raw`\??\C:\Windows\SoftwareDistribution\Download\sample\update.exe`,
      raw`C:\\WINDOWS\\SoftwareDistribution\\Download\\sample\\update.exe`,
      "C:/Windows/SoftwareDistribution/Download/sample/update.exe",
      raw`%windir%\SoftwareDistribution\Download\sample\update.exe`,
      raw`%SystemRoot%\SoftwareDistribution\Download\sample\update.exe`,
      raw`%SystemDrive%\Windows\SoftwareDistribution\Download\sample\update.exe`,
      raw`\SystemRoot\SoftwareDistribution\Download\sample\update.exe`,
      raw`C:\WINDOWS\SOFTWA~1\Download\sample\update.exe`,
      raw`'C:\Windows\SoftwareDistribution\Download\sample\update.exe'`,
      raw`[c:\windows\softwaredistribution\download\sample\update.exe]`,
      raw`{C:\Windows\SoftwareDistribution\Download\sample\update.exe}`,
      raw`signature for C:\Windows\SoftwareDistribution\Download\sample\update.exe:`,
      raw`from C:\Windows\SoftwareDistribution\Download\sample\update.exe, then`,
    ],
  },
  {
    kind: "path",
    normal: raw`c:\documents and settings\pat\local settings\temp\a.exe`,
    lines: [
      raw`C:\DOCUME~1\pat\LOCALS~1\Temp\a.exe /q`,
      raw`"C:\Documents and Settings\pat\Local Settings\Temp\a.exe"`,
      raw`ran C:\Documents and Settings\pat\Local Settings\Temp\a.exe /q`,
    ],
  },
  {
    kind: "path",
    normal: raw`c:\program files\contoso player\setup.exe`,
    lines: [
      raw`  = Process: C:\Program Files\Contoso Player\setup.exe`,
      raw`"%ProgramFiles%\Contoso Player\setup.exe"`,
      raw`C:\PROGRA~1\Contoso Player\setup.exe`,
      raw`"C:\Program Files\Contoso Player\setup.exe /quiet /log C:\a.log"`,
      raw`<![LOG[Started C:\Program Files\Contoso Player\setup.exe]LOG]!><time="01:02:03.004-60"`,
      raw`(C:\Program Files\Contoso Player\setup.exe)`,
    ],
  },
  {
    kind: "path",
    normal: raw`c:\program files (x86)\contoso\a.dll`,
    lines: [raw`%ProgramFiles(x86)%\contoso\a.dll`, raw`loaded C:\Program Files (x86)\Contoso\a.dll.`],
  },
  {
    kind: "path",
    normal: raw`c:\tools`,
    lines: ['"C:\\Tools;C:\\Other"', "C:\\Tools;C:\\Other", '"C:\\Tools: not found"'],
  },
  {
    kind: "path",
    normal: raw`\\server\share\sample.cab`,
    lines: [raw`\\server\share\sample.cab`, raw`\\?\UNC\SERVER\share\sample.cab`, raw`\\\\server\\share\\sample.cab`],
  },
  {
    kind: "path",
    normal: raw`c:\windows\temp\{c2f1a9d0-4b7e-4d15-9a60-7be1f0335a01}`,
    lines: [raw`{Copy to C:\Windows\Temp\{c2f1a9d0-4b7e-4d15-9a60-7be1f0335a01}}`],
  },
  {
    kind: "path",
    normal: raw`d:\src\base\sample.cpp`,
    lines: [raw`d:\src\base\sample.cpp(1234): failed`, raw`D:\src\base\sample.cpp.`],
  },
];

describe("every spelling of a key has the same normal form", () => {
  for (const { kind, normal, lines } of spellings) {
    for (const line of lines) {
      it(`${kind} in ${line}`, () => expect(normals(kind, line)).toContain(normal));
    }
  }

  it("the text of a key has the normal form of the key", () => {
    for (const { kind, lines } of spellings) {
      for (const key of lines.flatMap(findKeys)) {
        if (key.kind === kind && kind === "path") expect(normalPath(key.text)).toBe(key.normal);
      }
    }
  });

  it("positions are those of the text, revision and braces included", () => {
    const line = "  * Added update {A7310C5E-94D2-4B68-8F0A-36E1D7C2059B}.103 to search result";
    expect(findKeys(line).map(({ start, end, text }) => [line.slice(start, end), text])).toEqual([
      ["{A7310C5E-94D2-4B68-8F0A-36E1D7C2059B}.103", "{A7310C5E-94D2-4B68-8F0A-36E1D7C2059B}.103"],
    ]);
  });

  it("parts of a path are keys too, after it", () => {
    const line = raw`"c:\windows\$hf_mig$\KB990412\5d1f0a77b2c94e66a1b2c3d4e5f60718\update.inf"`;
    expect(findKeys(line).map(({ kind }) => kind)).toEqual(["path", "kb", "hash", "inf"]);
  });
});

describe("different keys stay apart", () => {
  const pairs: readonly (readonly [KeyKind, string, string])[] = [
    ["path", raw`C:\WINDOWS\update.exe`, raw`D:\WINDOWS\update.exe`],
    ["path", raw`C:\WINDOWS\a`, raw`C:\WINDOWS\a\b`],
    ["path", raw`%TEMP%\a.exe`, raw`%TMP%\a.exe`],
    ["path", raw`C:\DOCUME~1\LOCALS~1\a.exe`, raw`C:\DOCUME~1\Local Settings\a.exe`],
    ["path", raw`C:\data\PROGRA~1\a.exe`, raw`"C:\data\Program Files\a.exe"`],
    ["inf", "oem4.inf", "oem4.pnf"],
    ["vector", "cV: AbCd.1", "cV: abcd.1"],
    ["vector", "cV: AbCd.1", "cV: AbCd.1.2"],
    ["package", "A~31bf3856ad364e35~amd64~~6.1.1.4", "A~31bf3856ad364e35~x86~~6.1.1.4"],
    ["device", raw`USB\VID_1&PID_2\5&1`, raw`USB\VID_1&PID_2\5&2`],
  ];
  for (const [kind, a, b] of pairs) {
    it(`${a} and ${b}`, () => {
      expect(normals(kind, a)).toHaveLength(1);
      expect(normals(kind, b)).toHaveLength(1);
      expect(normals(kind, a)).not.toEqual(normals(kind, b));
    });
  }
});
