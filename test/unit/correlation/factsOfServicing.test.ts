import { describe, expect, it } from "vitest";
import { factsOf, offsetsOf } from "../../../server/src/service/correlation/facts";
import { formatLocal } from "../../../server/src/service/formats/time";
import { entryAt } from "../../../server/src/service/log";
import { lines, logOf } from "../../support/core";
import { cbs, chains, dism, event, rows as reported } from "./links/texts";

const stated = (text: string): string[] => {
  const log = logOf(text);
  return factsOf(log).map(({ kind, text: value, entry }) => `${entryAt(log, entry).line + 1} ${kind} ${value}`);
};

const offsets = (text: string): string[] => {
  const log = logOf(text);
  return offsetsOf(log).map(({ time, offset, text: words }) => `${formatLocal(time)} ${offset} ${words}`);
};

const msi = (...properties: string[]): string =>
  lines(`
      === Verbose logging started: 3/21/2021  10:00:00  Build type: SHIP UNICODE 5.00.10011.00  Calling process: C:\\Windows\\System32\\msiexec.exe ===
      MSI (c) (10:20) [10:00:00:500]: ******* RunEngine:
      MSI (s) (30:40) [10:00:09:500]: Note: 1: 1728
      ${properties.map((each) => `Property(S): ${each}`).join("\n      ")}
      MSI (s) (30:40) [10:00:09:500]: MainEngineThread is returning 0
      === Verbose logging stopped: 3/21/2021  10:00:10 ===
      `);

/** Records of a CMTrace log, each `hh:mm:ss.mmm±bias|thread|text`. */
const cmtrace = (...records: string[]): string =>
  records
    .map((record) => {
      const [time, thread, text] = record.split("|");
      return `<![LOG[${text}]LOG]!><time="${time}" date="06-14-2021" component="Exec" context="" type="1" thread="${thread}" file="a.cpp:1">`;
    })
    .join("\r\n");

describe("facts of the newer logs", () => {
  type Row = readonly [what: string, log: string, facts: readonly string[]];
  const table: readonly Row[] = [
    [
      "the servicing stack, where it changes",
      cbs(
        "10:00:00 Loaded Servicing Stack v10.0.19041.1081 with Core: C:\\Windows\\winsxs\\x\\cbscore.dll",
        "11:00:00 Loaded Servicing Stack v10.0.19041.1081 with Core: C:\\Windows\\winsxs\\x\\cbscore.dll",
        "12:00:00 Loaded Servicing Stack v10.0.19041.1704 with Core: C:\\Windows\\winsxs\\y\\cbscore.dll",
      ),
      ["1 servicingStack 10.0.19041.1081", "3 servicingStack 10.0.19041.1704"],
    ],
    [
      "the host of DISM, and the image it services",
      dism(
        "10:00:00 DISM.EXE: <----- Starting Dism.exe session ----->",
        "10:00:00 DISM.EXE: Host machine information: OS Version=10.0.19041, Running architecture=amd64, Number of processors=4",
        "10:00:01 DISM.EXE: Target image information: OS Version=6.1.7601.17514, Image architecture=x86",
      ),
      ["2 os 10.0.19041", "3 image 6.1.7601.17514 x86"],
    ],
    [
      "properties of a package: name, product type, and the version up to Windows 8",
      msi("ComputerName = LAB-7", "VersionNT = 601", "MsiNTProductType = 3"),
      ["4 computer LAB-7", "5 os 6.1", "6 productType server (3)"],
    ],
    ["a version that all later systems state, too", msi("VersionNT = 603", "VersionNT64 = 603"), []],
    ["a name that may have been cut at 15 characters", msi("ComputerName = WORKSTATION-000"), []],
    [
      "the machine and site of a status message",
      cmtrace('10:00:00.000+240|77|instance of X { MachineName = "LAB7"; SiteCode = "P01"; };'),
      ["1 computer LAB7", "1 site P01"],
    ],
    [
      "status messages of several machines in a server's log",
      cmtrace(
        '10:00:00.000+240|77|instance of X { MachineName = "LAB7"; SiteCode = "P01"; };',
        '10:00:01.000+240|77|instance of X { MachineName = "LAB8"; SiteCode = "P01"; };',
      ),
      ["1 site P01"],
    ],
    [
      "the system the client's setup runs on",
      cmtrace("10:00:00.000+240|77|Running on  'Microsoft Windows 7 Enterprise ' (6.1.7601). Service Pack (1.0)."),
      ["1 os 6.1.7601"],
    ],
    [
      "the computer of copied events",
      event("10:00:00", "Servicing", 3, "failed", "pc1.ad.contoso.com") + event("10:00:05", "Servicing", 3, "x", "PC1"),
      ["1 computer pc1", "1 domain ad.contoso.com"],
    ],
    [
      "events of several computers are of none",
      event("10:00:00", "Servicing", 3, "failed", "PC1") + event("10:00:05", "Servicing", 3, "x", "PC2"),
      [],
    ],
    ["reported events name no machine", reported({ clock: "10:00:00", code: "80070070", text: "x" }), []],
  ];
  it.each(table)("%s", (_what, log, expected) => expect(stated(log).sort()).toEqual([...expected].sort()));

  it("the hardware block of Windows Setup", () => {
    const log = [
      "2021-06-14 10:00:00, Info       [0x0606cc] IBSLIB Callback_HardwareInfo:",
      "                                   Firmware type: UEFI",
      "                                   Manufacturer: Contoso Computers",
      "                                   Model: Desk 500",
      "2021-06-14 10:00:01, Info                  MOUPG  Setup started",
    ].join("\r\n");
    expect(stated(log)).toEqual(["1 model Contoso Computers Desk 500"]);
  });
});

describe("offsets of the newer logs", () => {
  type Row = readonly [what: string, log: string, offsets: readonly string[]];
  const table: readonly Row[] = [
    [
      "reported events state theirs in each row; a change is kept",
      reported(
        { clock: "10:00:00", offset: "-0500", code: "80070070", text: "x" },
        { clock: "10:00:09", offset: "-0500", code: "80070070", text: "x" },
        { clock: "11:00:09", offset: "-0400", code: "80070070", text: "x" },
      ),
      [
        "2021-06-14T10:00:00.100 -300 2021-06-14 10:00:00:100-0500",
        "2021-06-14T11:00:09.100 -240 2021-06-14 11:00:09:100-0400",
      ],
    ],
    [
      "a bias west of Greenwich is positive: UTC is local time and the bias (formats.md 9.2)",
      cmtrace("10:00:00.000+240|77|a", "10:00:01.000+240|77|b"),
      ["2021-06-14T10:00:00.000 -240 10:00:00.000+240"],
    ],
    ["east of it negative", cmtrace("10:22:50.840-330|77|a"), ["2021-06-14T10:22:50.840 330 10:22:50.840-330"]],
    ["a machine in UTC", cmtrace("10:00:00.000+000|77|a"), ["2021-06-14T10:00:00.000 0 10:00:00.000+000"]],
    ["MDT writes a bias of zero wherever it runs, and no thread", cmtrace("10:00:00.000+000||a"), []],
    [
      "an event copied with its XML, which states the time in UTC",
      event(
        "10:00:06",
        "Microsoft-Windows-WindowsUpdateClient",
        20,
        'failed\r\nEvent Xml:\r\n<Event xmlns="http://schemas.microsoft.com/win/2004/08/events/event">\r\n  <System>\r\n    <TimeCreated SystemTime="2021-06-14T08:00:06.1234567Z" />\r\n  </System>\r\n</Event>',
      ),
      ['2021-06-14T10:00:06.000 120 SystemTime="2021-06-14T08:00:06.1234567Z"'],
    ],
    [
      "an event whose XML states another moment",
      event("10:00:06", "Servicing", 3, 'failed <TimeCreated SystemTime="2021-06-14T08:07:00.000Z" />'),
      [],
    ],
    ["without a bias nothing is known", cmtrace("10:00:00.0000000|77|a"), []],
  ];
  it.each(table)("%s", (_what, log, expected) => expect(offsets(log)).toEqual(expected));
});

describe("machines of logs that name several computers", () => {
  const failed =
    "Installation Failure: Windows failed to install the following update with error 0x80070070: X (KB2676562).";
  const client = "Microsoft-Windows-WindowsUpdateClient";

  it("a collection of events keeps two computers' logs apart", () => {
    const collection = event("10:00:00", client, 20, failed, "PC1") + event("10:00:00", client, 20, failed, "PC2");
    const own = (computer: string): string => event("10:00:00", client, 20, failed, computer);
    const logs = { "PC1/a.txt": own("PC1"), "PC2/b.txt": own("PC2"), "all.txt": collection };
    const joined = chains(logs).filter((chain) => chain.includes("a.txt") && chain.includes("b.txt"));
    expect(joined).toEqual([]);
  });
});
