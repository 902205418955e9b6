import { describe, expect, it } from "vitest";
import { findKeys, type KeyKind } from "../../../server/src/service/keys";

const raw = String.raw;

/** Texts that look like a key of the kind and are none; what else they hold does not matter. */
const lookalikes: Partial<Record<KeyKind, readonly string[]>> = {
  guid: [
    "A7310C5E-94D2-4B68-8F0A-36E1D7C2059",
    "A7310C5E-94D2-4B68-8F0A-36E1D7C2059B0",
    "0A7310C5E-94D2-4B68-8F0A-36E1D7C2059B",
    "A7310C5E-94D2-4B68-8F0A-36E1D7C2059G",
    "S-1-5-21-A7310C5E-94D2-4B68-8F0A-36E1D7C2059B",
    "A7310C5E-94D2-4B68-8F0A-36E1D7C2059B-1001",
    "A7310C5E94D24B688F0A36E1D7C2059B",
    "2007-07-02 03:25:28 2013-01-03-2013-01-03",
    "S-1-5-21-1234567890-1234567890-1234567890-1001",
    "A7310C5E-94D2-4B68\r\n-8F0A-36E1D7C2059B",
  ],
  kb: [
    "KB99041",
    "KB99041234",
    "XKB990412",
    "MKB990412",
    "KB990412345",
    "size 1024 KB 1048576",
    "free space in KB 1048576",
    "12345 KB 990412.5",
    "KB: 990412",
    "KBA990412",
  ],
  hash: [
    "A7310C5E-94D2-4B68-8F0A-36E1D7C2059B",
    "5d1f0a77b2c94e66a1b2c3d4e5f6071",
    "5d1f0a77b2c94e66a1b2c3d4e5f607185",
    "g5d1f0a77b2c94e66a1b2c3d4e5f60718",
    "00000000000000000000000000000000",
    "12345678901234567890123456789012",
    "31bf3856ad364e35",
    raw`c:\5d1f0a77b2c94e66\update`,
    "/ParentInfo:4fd20",
    "/ParentInfo:4fd20c9ez",
    "ParentInfo 4fd20c9e",
  ],
  inf: [
    "information",
    "c:\\windows\\inf\\",
    "read.info",
    "update.inf.bak",
    "sample.inf_amd64_4c9d21e07b3fa865",
    "class.inf2",
    ".inf",
    "oem4.inf-old",
  ],
  catalog: ["sample.catalog", ".cat", "sample.cat.bak", "Tmp.0.scw.cats"],
  package: [
    "C:\\PROGRA~1\\contoso",
    "name~31bf3856ad364e3~amd64~~6.1.1.4",
    "name~31bf3856ad364e35~amd64~~6.1.1",
    "~31bf3856ad364e35~amd64~~6.1.1.4",
    "amd64_sample_31bf3856ad364e35_6.1.7601.17514_none_4c9d21e07b3fa865",
  ],
  driverPackage: [
    "sample.inf_amd64",
    "sample.inf_amd64_4c9d21e07b3fa86",
    "sample.inf_amd64_4c9d21e07b3fa8650",
    "sample.inf_Strings_section",
  ],
  device: [
    raw`HKLM\SOFTWARE\Microsoft\Windows`,
    raw`c:\drivers\usb\vid_1234\setup`,
    raw`sw\tools\setup.exe`,
    raw`root\cimv2\sms`,
    raw`root\ccm\policy\machine`,
    raw`PCI\VEN_1234&DEV_5678`,
    raw`SYSTEM\CurrentControlSet\Services`,
    "pci\\ven_1234\r\n\\3&1",
    raw`x.usb\vid_1234\5`,
  ],
  hardware: [
    raw`root\cimv2`,
    raw`Root\Default`,
    raw`sw\setup.exe`,
    raw`usb\readme.txt`,
    raw`USB\VID_1234&PID_0001\5&1`,
    raw`C:\usb\vid_1234`,
    "**START**",
    "*.inf *PNP05012 *ABCD",
    "2*PNP0501",
  ],
  vector: ["cV", "cV =", "cV: none", "recv: abc.1.2", "cV abc.1.2", "CV: abc.1", "cV: 1"],
  session: [
    "20230523_083416",
    "20231131_543620214",
    "130812345_1203456789",
    "30812345_99999999999",
    "a30812345_12",
    "30812345_12b",
  ],
  path: [
    "http://download.windowsupdate.com/v9/sample.cab",
    "https://www.example.com/a:b/c",
    "6.1.7601.17514",
    "C:",
    "C:\\",
    "2007/07/02 03:25:28",
    "12:/34",
    "HKLM:\\SOFTWARE\\Sample",
    "a\\b\\c",
    "\\\\",
    "\\\\.\\PhysicalDrive0",
    "\\\\?\\Volume{c2f1a9d0-4b7e-4d15-9a60-7be1f0335a01}\\",
    "100%\\sample",
    "%\\sample",
    "n/a: none",
    "\\SystemRootX\\a",
  ],
};

describe("what looks like a key and is none", () => {
  for (const [kind, texts] of Object.entries(lookalikes)) {
    for (const text of texts) {
      it(`${kind}: ${text}`, () => {
        for (const line of [text, `Text ${text} and more`, `"${text}"`, `(${text})`]) {
          expect(findKeys(line).filter((key) => key.kind === kind)).toEqual([]);
        }
      });
    }
  }

  it("a text without keys has none", () => {
    for (const text of [
      "",
      "\r\n",
      "***********",
      "===========",
      "Error 1168: Element not found.",
      "-----",
      "....",
      "::::\\\\\\\\",
      "%%%%",
    ]) {
      expect(findKeys(text)).toEqual([]);
    }
  });

  it("no key reaches over a line end", () => {
    const text = '"C:\\Program\r\nFiles\\a.exe" KB\r\n990412 cV:\r\nabc.1 C:\\Program\nFiles\\x';
    for (const key of findKeys(text)) expect(key.text).not.toMatch(/[\r\n]/);
    expect(findKeys(text).map(({ normal }) => normal)).toEqual(["c:\\program", "c:\\program"]);
  });
});
