import { describe, expect, it } from "vitest";
import { factsOf, offsetsOf } from "../../../server/src/service/correlation/facts";
import { formatLocal } from "../../../server/src/service/formats/time";
import { entryAt } from "../../../server/src/service/log";
import { cleanLogs, fixture, lines, logOf } from "../../support/core";

/** Facts as `1 os 5.1.2600`, lines 1-based. */
function facts(text: string, languageId?: string): string[] {
  const log = logOf(lines(text), languageId);
  return factsOf(log).map(({ kind, text: value, entry }) => `${entryAt(log, entry).line + 1} ${kind} ${value}`);
}

/** Offsets as `1 2008-08-19T20:55:40.328 120 tz: +0200`. */
function offsets(text: string): string[] {
  const log = logOf(lines(text));
  return offsetsOf(log).map(
    ({ time, offset, entry, text: words }) => `${entryAt(log, entry).line + 1} ${formatLocal(time)} ${offset} ${words}`,
  );
}

describe("facts of a log", () => {
  type Row = readonly [what: string, log: string, facts: readonly string[]];
  const rows: readonly Row[] = [
    [
      "the header of a setupapi.log",
      `
      [SetupAPI Log]
      OS Version = 5.2.3790 Service Pack 2
      Platform ID = 2 (NT)
      Service Pack = 2.0
      Suite = 0x0112
      Product Type = 3
      Architecture = amd64
      [2009/02/03 10:11:12 300.2]
      #-199 Executing "C:\\a.exe" with command line: OS Version = 6.0.6001
      `,
      ["2 os 5.2.3790", "2 servicePack 2", "6 productType server (3)", "7 architecture amd64"],
    ],
    [
      "a header without a service pack",
      `
      [SetupAPI Log]
      OS Version = 5.1.2600
      Service Pack = 0.0
      Product Type = 1
      [2009/02/03 10:11:12 300.2]
      #I123 Doing full install of "X".
      `,
      ["2 os 5.1.2600", "3 servicePack none", "4 productType workstation (1)"],
    ],
    [
      "a file that was begun again after an upgrade",
      `
      [SetupAPI Log]
      OS Version = 5.1.2600 Service Pack 1
      Architecture = x86
      [2004/02/03 10:11:12 300.2]
      #I123 Doing full install of "X".
      [SetupAPI Log]
      OS Version = 5.1.2600 Service Pack 3
      Architecture = x86
      [2008/02/03 10:11:12 300.2]
      #I123 Doing full install of "X".
      `,
      ["2 os 5.1.2600", "2 servicePack 1", "3 architecture x86", "7 servicePack 3"],
    ],
    [
      "a setupapi.log of Windows 2000, which has no header",
      `
      [2001/02/03 10:11:12 300.2]
      Munged cmdline: x.exe
      EXE name: C:\\x.exe
      Device install function: DIF_INSTALLDEVICE.
      `,
      [],
    ],
    [
      "the agent: build, system, own name",
      `
      2009-02-03→10:11:12:500→ 900→b7c→Misc→===========  Logging initialized (build: 7.4.7600.226, tz: -0330)  ===========
      2009-02-03→10:11:12:500→ 900→b7c→Agent→  * WU client version 7.4.7600.226
      2009-02-03→10:11:13:500→ 900→b7c→Report→  * OS Version = 6.1.7601.1.0.65792
      2009-02-03→10:11:13:500→ 900→b7c→Report→  * Computer Brand = Fabrikam
      2009-02-03→10:11:14:500→ 900→b7c→PT→Initializing simple targeting cookie, clientId = 5d1e, target group = Lab, DNS name = Lab-7.ad.contoso.com
      2009-02-03→10:11:14:500→ 900→b7c→PT→  Server URL = http://wsus.example.com/SimpleAuthWebService
      2009-02-03→10:11:15:500→ 900→b7c→Misc→File \\\\other\\share: DNS name = other.example.com
      `,
      ["1 agent 7.4.7600.226", "3 os 6.1.7601", "3 servicePack 1", "5 computer Lab-7", "5 domain ad.contoso.com"],
    ],
    [
      "an agent that was brought up to date, and a name without a domain",
      `
      2009-02-03→10:11:12:500→ 900→b7c→Misc→===========  Logging initialized (build: 7.2.6001.788, tz: +0100)  ===========
      2009-02-03→10:11:14:500→ 900→b7c→PT→Initializing simple targeting cookie, clientId = 5d1e, target group = , DNS name = lab7
      2009-02-03→11:11:12:500→ 900→b7c→Misc→===========  Logging initialized (build: 7.2.6001.788, tz: +0100)  ===========
      2009-02-04→10:11:12:500→ 904→b7c→Misc→===========  Logging initialized (build: 7.4.7600.226, tz: +0100)  ===========
      2009-02-04→10:11:14:500→ 904→b7c→PT→Initializing simple targeting cookie, clientId = 5d1e, target group = , DNS name = lab7
      `,
      ["1 agent 7.2.6001.788", "2 computer lab7", "4 agent 7.4.7600.226"],
    ],
    [
      "an agent's log that was cut before its start",
      `
      2009-02-03→10:11:12:500→ 900→b7c→Agent→  * WU client version 7.4.7600.226
      2009-02-03→10:11:12:500→ 900→b7c→Agent→  * Target group: (Unassigned Computers)
      `,
      ["1 agent 7.4.7600.226"],
    ],
    [
      "the installers of several runs",
      `
      0.500: ================================================================================
      0.500: 2009/02/03 10:11:12.500 (local)
      0.500: c:\\0a1b2c\\update\\update.exe (version 6.3.4.1)
      0.500: Hotfix started with following command line: /quiet
      9.500: Update.exe extended error code = 0x0
      0.400: ================================================================================
      0.400: 2009/02/03 11:11:12.500 (local)
      0.400: c:\\WINDOWS\\$NtUninstallKB990001$\\spuninst\\spuninst.exe (version 6.2.29.0)
      0.400: Hotfix started with following command line: /quiet
      0.300: ================================================================================
      0.300: 2009/02/03 12:11:12.500 (local)
      0.300: c:\\0a1b2c\\update\\update.exe (version
      0.300: Hotfix started with following command line: /quiet
      `,
      ["3 installer update.exe 6.3.4.1", "8 installer spuninst.exe 6.2.29.0"],
    ],
  ];
  it.each(rows)("%s", (_what, log, expected) => expect(facts(log)).toEqual(expected));

  it("never invents any: each text of the fixtures' facts stands in the entry that is named", () => {
    let count = 0;
    for (const { name } of cleanLogs) {
      const log = logOf(fixture(name));
      for (const { text, entry } of factsOf(log)) {
        const { start, end } = entryAt(log, entry);
        const source = log.text.blocks
          .map((block) => block.source.slice(block.start, block.end))
          .join("")
          .slice(start, end);
        for (const word of text.split(" ")) {
          if (/^(?:\(\d\)|server|workstation|none)$/.test(word)) continue;
          expect(source).toContain(word);
          count++;
        }
      }
    }
    expect(count).toBeGreaterThan(15);
  });

  it("keeps a bounded number of a log that changes its story on each line", () => {
    const row = (i: number): string =>
      `2009-02-03\t10:11:12:500\t 900\tb7c\tReport\tREPORT EVENT: {0} 2009-02-03 10:11:12:500${i % 2 ? "+" : "-"}0100\t1\n` +
      `2009-02-03\t10:11:12:500\t 900\tb7c\tReport\t  * OS Version = 5.1.${2000 + (i % 2)}.0.0.256\n`;
    const log = logOf(Array.from({ length: 3000 }, (_, i) => row(i)).join(""));
    expect(log.entryCount).toBe(6000);
    expect(factsOf(log).length).toBeLessThan(1100);
    expect(offsetsOf(log).length).toBe(500);
  });
});

describe("offsets a log states", () => {
  const start = (stamp: string, zone: string): string =>
    `${stamp.replace(" ", "\t")}\t 900\tb7c\tMisc\t===========  Logging initialized (build: 7.4.7600.226, tz: ${zone})  ===========`;
  const event = (stamp: string, own: string): string =>
    `${stamp.replace(" ", "\t")}\t 900\tb7c\tReport\tREPORT EVENT: {1B7C0D5E-2222-4333-8444-0123456789AB}\t${own}\t1\t147\t101\t{00000000-0000-0000-0000-000000000000}\t0\t0\tAutomaticUpdates\tSuccess\tSoftware Synchronization\tok`;

  type Row = readonly [what: string, log: readonly string[], offsets: readonly string[]];
  const rows: readonly Row[] = [
    ...(
      [
        ["+0530", 330],
        ["-0330", -210],
        ["+1300", 780],
        ["-1200", -720],
        ["+0000", 0],
        ["+0545", 345],
      ] as const
    ).map(
      ([zone, minutes]): Row => [
        `tz: ${zone}`,
        [start("2009-02-03 10:11:12:500", zone)],
        [`1 2009-02-03T10:11:12.500 ${minutes} tz: ${zone}`],
      ],
    ),
    [
      "only changes: a summer that ends, and starts that say the same",
      [
        start("2009-10-20 10:00:00:000", "+0200"),
        start("2009-10-24 10:00:00:000", "+0200"),
        start("2009-10-26 10:00:00:000", "+0100"),
        event("2009-10-26 10:00:09:000", "2009-10-26 10:00:04:000+0100"),
      ],
      ["1 2009-10-20T10:00:00.000 120 tz: +0200", "3 2009-10-26T10:00:00.000 60 tz: +0100"],
    ],
    [
      "a reported event, at its own time",
      [event("2009-10-26 10:00:09:000", "2009-10-26 10:00:04:120-0500")],
      ["1 2009-10-26T10:00:04.120 -300 2009-10-26 10:00:04:120-0500"],
    ],
    ["a zone that no place has", [start("2009-10-20 10:00:00:000", "+9959")], []],
    [
      "an event of another component",
      [`2009-10-26\t10:00:09:000\t 900\tb7c\tAgent\tREPORT EVENT: {1}\t2009-10-26 10:00:04:120-0500\t1`],
      [],
    ],
  ];
  it.each(rows)("%s", (_what, log, expected) => expect(offsets(log.join("\n"))).toEqual(expected));

  it("none in formats that have none", () => {
    const log = logOf("[2009/02/03 10:11:12 300.2]\n#I123 Doing full install at 2009-02-03 10:11:12:000+0100.\n");
    expect(offsetsOf(log)).toEqual([]);
  });
});
