import { describe, expect, it } from "vitest";
import { dismProvider, servicingComponent, servicingWordAt } from "../../../server/src/service/vocabulary";

const line = (component: string, message: string) =>
  `2019-04-05 06:07:08, Info                  ${component.padEnd(7)}${message}`;

/** What is said of the word at the `$`. */
function word(marked: string) {
  const at = marked.indexOf("$");
  return servicingWordAt(marked.replace("$", ""), at);
}

describe("components of CBS.log", () => {
  it("bear the source of what is said, and are inferred where only a file says it", () => {
    expect(servicingComponent("CBS")?.url).toMatch(/^https:.*servicing-stack-updates$/);
    expect(servicingComponent("CSI")?.source).toMatch(/Component-Based Servicing/);
    expect(servicingComponent("DPX")).toMatchObject({ inferred: true, source: expect.stringMatching(/dpx\.dll/) });
    expect(servicingComponent("XYZ")).toBeUndefined();
  });
});

describe("words of the servicing stack", () => {
  it.each([
    [line("CSI", "0000000a [S$R] Verify complete"), "[SR]", /sfc/],
    [line("CSI", "0000000a ($F) STATUS_DISK_FULL #1# from x"), "(F)", /failure/],
    [line("CSI", "0000001d@2018/10/2$4:04:15:08.918 (F) x"), "0000001d@2018/10/24:04:15:08.918", /UTC/],
    [line("CSI", "0000001d x\nP$OQ 9 starts:"), "POQ", /queue/],
    [line("CSI", "0000001d x\nCSI$PERF:AIDONE;{81a34a10}"), "CSIPERF", /no failure/],
    [line("CBS", "E$xec: Processing started."), "Exec", /steps of a job/],
    [
      line("CBS", "Plan: Package: P, current: Absent, pending: Default, targeted: Inst$alled"),
      "Installed",
      /installed/,
    ],
    [line("CBS", "WER: x, start state: Sta$ged, target state: Installed"), "Staged", /component store/],
    [
      line("CBS", "Session: 1_2 initialized by client Windows$UpdateAgent."),
      "WindowsUpdateAgent",
      /WindowsUpdate\.log/,
    ],
    [
      line("CBS", "Exec: Processing started. Client: DISM Pack$age Manager Provider, Session: 1_2"),
      "DISM Package Manager Provider",
      /dism\.log/,
    ],
  ])("%s", (marked, name, meaning) => {
    const found = word(marked);
    expect(found?.name).toBe(name);
    expect(found?.term.meaning).toMatch(meaning);
    expect(found?.term.source.length).toBeGreaterThan(10);
    expect(marked.replace("$", "").slice(found!.start, found!.end)).toBe(name);
  });

  it.each([
    line("CBS", "Nobod$y: knows this area"),
    line("CBS", "the Inst$alled base"),
    line("CBS", "Failed to open Ex$ec: x"),
    line("CSI", "0000000a a$bc@2018/10/24"),
    line("CBS", "client So$mebodyElse"),
  ])("nothing is said of %s", (marked) => {
    expect(word(marked)).toBeUndefined();
  });
});

describe("providers of DISM", () => {
  it.each(["DISM Manager", "DISM OS Provider", "DISM Appx Provider", "DISM Transmog Provider"])("%s", (name) => {
    expect(dismProvider(name)).toMatchObject({ inferred: true, meaning: expect.stringMatching(/\.$/) });
  });
});
