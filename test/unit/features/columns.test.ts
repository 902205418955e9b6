import { describe, expect, it } from "vitest";
import type { MarkupContent } from "vscode-languageserver-types";
import { createLogLanguageService } from "../../../server/src/service";
import { columnsOfEntry } from "../../../server/src/service/features/shared/columns";
import { stampInLine } from "../../../server/src/service/features/shared/stampInLine";
import { type LogFormatId, logFormatIds } from "../../../server/src/service/formats/ids";
import { localTime, timeOfDay } from "../../../server/src/service/formats/time";
import { entryIndexAtOffset } from "../../../server/src/service/log";
import { lineStart, positionAt, sliceText } from "../../../server/src/service/text/logText";
import { documentOf, fixture, formatFolders } from "../../support/core";

const service = createLogLanguageService();

/** A line (1-based) of a fixture, and the fields of its entry as `kind text`. */
type Form = readonly [file: string, line: number, ...columns: string[]];

function fieldsAt(name: string, line: number) {
  const document = documentOf(fixture(name));
  const { log } = document.logs[0]!;
  return { document, log, columns: columnsOfEntry(log, entryIndexAtOffset(log, lineStart(log.text, line - 1))!) };
}

/** Entries of each form that a format has. What can be coloured and asked about is what stands there. */
const forms: Readonly<Record<LogFormatId, readonly Form[]>> = {
  "windowsupdate-log": [
    ["win10-install-fails.log", 1, "time 2022/03/09 18:41:05.1291658", "pid 4712", "tid 8036", "component Misc"],
    ["win7-install-fails.log", 1, "time 2012-06-18\t22:40:51:109", "pid 876", "tid b10", "component Misc"],
  ],
  "svcpack-log": [["german-comma.log", 1, "time 1,297"]],
  "setupapi-log": [
    ["xp-devices.log", 8, "time 2009/02/17 08:41:05", "section 1264.7"],
    ["xp-devices.log", 9, "tag #-019"],
    ["2003-verbose-midnight.log", 3, "time 23:59:57.812", "tag #V017"],
  ],
  "setupapi-dev-log": [
    ["failures.dev.log", 12, "section SetupCopyOEMInf - D:\\altgeraet\\altnet.inf"],
    ["failures.dev.log", 13, "time 2021/11/09 09:02:33.001"],
    ["failures.dev.log", 15, "component sto", "time 09:02:33.030"],
    ["cut-and-torn.dev.log", 1, "component dvi", "time 23:59:59.900"],
    ["vista-beta.dev.log", 12, "time 14:20:30.120", "component dvi"],
  ],
  "cbs-log": [["win81-disk-full.log", 1, "time 2018-10-23 21:14:40", "component CBS"]],
  "dism-log": [
    ["api-probes.log", 1, "time 2023-01-24 19:30:02", "component API", "pid 9120", "tid 9344"],
    ["api-probes.log", 10, "pid 9120", "tid 9344"],
  ],
  "panther-log": [["setup-success.log", 1, "time 2021-03-09 08:14:02", "component IBS"]],
  "reportingevents-log": [
    ["win8-installs.log", 1, "time 2014-06-10 03:00:41:217", "component 147"],
    ["german-detection-fails.log", 1, "time 2021-10-04 08:15:20:111", "component AGENT_DETECTION_FAILED"],
  ],
  "cmtrace-log": [
    ["WUAHandler-success.log", 1, "time 08:15:02.117+300", "component WUAHandler", "tid 4712"],
    ["server-older-syntax.log", 1, "component SMS_SAMPLE_MANAGER", "time 03-17-2021 06:00:00.100+300", "tid 3816"],
  ],
  "msi-log": [
    ["success.log", 1, "time 8/23/2021  9:14:02"],
    ["success.log", 2, "component MSI (c)", "pid 3C", "tid A8", "time 09:14:02:118"],
    ["bundle-failed.log", 1, "pid 1A2C", "tid 0E58", "time 2022-04-19T16:40:01", "component i001"],
    ["chain-user-exit.log", 2, "component MSI (c)", "pid 68", "tid E0", "time 10:02:44:512"],
  ],
  "windows-eventlog-text": [
    [
      "german-export.txt",
      2,
      "time 03.04.2018 09:12:40",
      "component Microsoft-Windows-WindowsUpdateClient",
      "section 19",
    ],
    ["server-2003-copied.txt", 1, "component Windows Update Agent", "section 18", "time 21/02/2008", "time 3:00:12"],
    [
      "vista-and-later-copied.txt",
      1,
      "component Microsoft-Windows-WindowsUpdateClient",
      "time 9/17/2013 10:02:11 PM",
      "section 44",
    ],
  ],
};

describe.each(logFormatIds)("fields of %s", (id) => {
  for (const [file, line, ...expected] of forms[id]) {
    it(`${file}, line ${line}`, () => {
      const { log, columns } = fieldsAt(`${formatFolders[id]}/${file}`, line);
      expect(columns.map(({ kind, start, end }) => `${kind} ${sliceText(log.text, start, end)}`)).toEqual(expected);
    });
  }
});

describe("a hover on a time, in the precision in which it is written", () => {
  const hover = (name: string, line: number): string => {
    const { document, columns } = fieldsAt(name, line);
    const { start } = columns.find(({ kind }) => kind === "time")!;
    const found = service.getHover(document, positionAt(document.text, start + 1), { documents: [document] });
    return (found!.contents as MarkupContent).value;
  };

  it.each<readonly [name: string, line: number, local: string, utc: RegExp]>([
    ["msi/success.log", 1, "**2021-08-23 09:14:02** local time", /UTC: unknown/],
    ["msi/success.log", 2, "**2021-08-23 09:14:02.118** local time", /UTC: unknown/],
    ["msi/bundle-failed.log", 1, "**2022-04-19 16:40:01** local time", /UTC: unknown/],
    ["setupapi-dev/failures.dev.log", 15, "**2021-11-09 09:02:33.030** local time", /UTC: unknown/],
    ["eventlog/vista-and-later-copied.txt", 1, "**2013-09-17 22:02:11** local time", /UTC: unknown/],
    ["cbs/win81-disk-full.log", 1, "**2018-10-23 21:14:40** local time", /UTC: 2018-10-24T04:14:40Z .*inferred/],
    ["cmtrace/WUAHandler-success.log", 1, "**2021-03-17 08:15:02.117** local time", /UTC: 2021-03-17T13:15:02\.117Z/],
    ["reportingevents/win8-installs.log", 1, "**2014-06-10 03:00:41.217** local time", /UTC: .*offset \+02:00, stated/],
  ])("%s, line %i", (name, line, local, utc) => {
    const text = hover(name, line);
    expect(text.split("\n")[0]).toBe(local);
    expect(text).toMatch(utc);
  });

  it("says what is missing where the time is not known", () => {
    expect(hover("msi/chain-user-exit.log", 2)).toMatch(/does not give the date/);
    expect(hover("setupapi-dev/cut-and-torn.dev.log", 1)).not.toMatch(/elapsed/);
  });
});

describe("a time is found where a line writes it", () => {
  const time = localTime(2021, 11, 9, timeOfDay(21, 2, 33, 30));
  it.each<readonly [text: string, found: string | undefined]>([
    ["     sto: {Stage} 21:02:33.030", "21:02:33.030"],
    ["Action ended 9:02:33 PM: X.", "9:02:33 PM"],
    ["Action ended 21.02.33: X.", "21.02.33"],
    ["11/9/2021  9:02:33 PM", "11/9/2021  9:02:33 PM"],
    ["from 20:00:00 to 21:02:33", "21:02:33"],
    ["version 21.02.33.1", undefined],
    ["at 21:02:34", undefined],
    ["at 1:21:02:33", undefined],
    ["99:99:99", undefined],
    ["", undefined],
  ])("%s", (text, found) => {
    const place = stampInLine(text, time);
    expect(place && text.slice(place.start, place.end)).toBe(found);
  });
});
