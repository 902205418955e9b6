import { describe, expect, it } from "vitest";
import { devLog, type Section, setupact, together } from "./driverTexts";
import type { Logs } from "./texts";

const inf = "C:\\$WINDOWS.~BT\\Drivers\\raid\\ctraid.inf";
const device = "PCI\\VEN_1F0A&DEV_2201&SUBSYS_00000000&REV_01\\4&3AD511F0&0&00E5";
const imported: Section = {
  from: "10:00:03",
  to: "10:00:04",
  title: `Setup Import Driver Package - ${inf}`,
  code: "0xe0000244",
};
const failing = (clock: string, what: string, code: string): string =>
  setupact(
    "10:00:00 Executing phase Safe OS",
    `${clock} Error: Failed to install ${what}. Error: ${code}[gle=0x000000b7]`,
    `${clock} Error: Setup reports the result 0xC1900101 - 0x20004`,
  );

const both = ["setupact.log + setupapi.dev.log"];
const apart = ["setupact.log", "setupapi.dev.log"];

const rows: readonly (readonly [why: string, logs: Logs, incidents: readonly string[]])[] = [
  [
    "the same INF and error",
    { "setupact.log": failing("10:00:05", inf, "0x800F0244"), "setupapi.dev.log": devLog(imported) },
    both,
  ],
  [
    "the same INF and error, minutes later: other packages came in between",
    { "setupact.log": failing("10:06:00", inf, "0x800F0244"), "setupapi.dev.log": devLog(imported) },
    both,
  ],
  [
    "the same device and error",
    {
      "setupact.log": failing("10:00:05", device, "0x800705B4"),
      "setupapi.dev.log": devLog({
        ...imported,
        title: `Setup online Device Install (Hardware initiated) - ${device}`,
        code: "0x000005b4",
      }),
    },
    both,
  ],
  [
    "another INF with the same error",
    {
      "setupact.log": failing("10:00:05", "D:\\Drivers\\lan\\ctlan.inf", "0x800F0244"),
      "setupapi.dev.log": devLog(imported),
    },
    apart,
  ],
  [
    "another INF with the same error in the same second, in a section that a program of Windows Setup wrote",
    {
      "setupact.log": failing("10:00:05", "D:\\Drivers\\lan\\ctlan.inf", "0x800F0244"),
      "setupapi.dev.log": devLog({ ...imported, cmd: "X:\\Sources\\SetupPlatform.exe /install" }),
    },
    apart,
  ],
  [
    "the same INF with another error",
    { "setupact.log": failing("10:00:05", inf, "0x80070070"), "setupapi.dev.log": devLog(imported) },
    apart,
  ],
  [
    "a program of Windows Setup wrote the section, and setupact.log states its error at once without a name",
    {
      "setupact.log": failing("10:00:05", "the driver packages", "0x800F0244"),
      "setupapi.dev.log": devLog({ ...imported, cmd: "X:\\Sources\\SetupPlatform.exe /install" }),
    },
    both,
  ],
  [
    "that a program of its own name by another maker did",
    {
      "setupact.log": failing("10:00:05", "the driver packages", "0x800F0244"),
      "setupapi.dev.log": devLog({ ...imported, cmd: "D:\\vendor\\setuptool.exe /q" }),
    },
    apart,
  ],
  [
    "without a name, and minutes later",
    {
      "setupact.log": failing("10:06:00", "the driver packages", "0x800F0244"),
      "setupapi.dev.log": devLog({ ...imported, cmd: "X:\\Sources\\SetupPlatform.exe /install" }),
    },
    apart,
  ],
  [
    "the result of the whole upgrade alone links nothing",
    {
      "setupact.log": setupact("10:00:05 Error: Setup reports the result 0xC1900101 - 0x20004"),
      "setupapi.dev.log": devLog({ ...imported, cmd: "X:\\Sources\\SetupPlatform.exe /install" }),
    },
    apart,
  ],
];

describe("drivers and devices of Windows Setup, in setupapi.dev.log and its kin", () => {
  it.each(rows)("%s", (_, logs, incidents) => {
    expect(together(logs)).toEqual(incidents);
  });
});
