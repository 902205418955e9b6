import { describe, expect, it } from "vitest";
import { createLogLanguageService, defaultOptions } from "../../../server/src/service";
import { distinctFindingsOf } from "../../../server/src/service/findings/repeats";
import { formatById, logFormats } from "../../../server/src/service/formats/registry";
import { parseLog } from "../../../server/src/service/log";
import { createLogText } from "../../../server/src/service/text/logText";
import { cleanLogs, documentOf, fixture, lineOf, lines, logOf } from "../../support/core";
import { toldAgain } from "../../support/repeated";

const service = createLogLanguageService();
const withHints = { ...defaultOptions, noise: "hint" } as const;
const times = 1000;

/** The logs that state something, the shortest of each format first. */
const stating = cleanLogs
  .map(({ name, format }) => {
    const text = fixture(name).replace(/^\ufeff/, "");
    return { name, format, text, findings: distinctFindingsOf(logOf(text, format)) };
  })
  .filter(({ findings }) => findings.length > 0)
  .sort((a, b) => a.text.length - b.text.length);

/** For each format of the registry a log with a failure. */
const failing = logFormats.map(({ id }) => {
  const found = stating.find(
    ({ format, findings }) => format === id && findings.some(({ finding }) => finding.severity === "error"),
  );
  if (!found) throw new Error(`${id} has no fixture with a failure`);
  return found;
});

describe("a thousand equal failures are one", () => {
  it.each(failing)("$format: $name, a day later each time", { timeout: 60_000 }, ({ format, text, findings }) => {
    const story = lineCount(toldAgain(text, format, 1));
    const document = documentOf(toldAgain(text, format, times), undefined, format);
    const { log } = document.logs[0]!;
    const again = distinctFindingsOf(log);
    const shownOf = (all: typeof again) => all.map(({ finding }) => `${finding.severity} ${finding.rule}`);
    expect(shownOf(again)).toEqual(shownOf(findings));
    for (const [index, { finding }] of again.entries()) {
      const once = findings[index]!.finding;
      if (finding.severity !== "error") continue;
      expect(finding.occurrences).toHaveLength(once.occurrences.length * times);
      expect(lineOf(log, finding.occurrences[0]!.start)).toBeLessThanOrEqual(story);
      expect(lineOf(log, finding.occurrences.at(-1)!.start)).toBeGreaterThan(story * (times - 1));
    }
    const problems = service.getDiagnostics(document, undefined, withHints);
    expect(problems).toHaveLength(findings.length);
    for (const { severity, relatedInformation, message } of problems) {
      expect(relatedInformation?.length ?? 0).toBeLessThanOrEqual(50);
      if (severity !== 1) continue;
      expect(message).toMatch(/ Stated [\d,]+ times, first \d{4}-.*, last \d{4}-/);
      const last = relatedInformation!.at(-1)!;
      expect(last.message).toBe("Stated here for the last time");
      expect(last.location.range.start.line).toBeGreaterThanOrEqual(story * (times - 1));
    }
  });

  it.each(stating)("$name tells no more when it is told forty times", ({ format, text, findings }) => {
    const log = parseLog(createLogText(toldAgain(text, format, 40)), formatById(format));
    const kinds = (all: typeof findings) =>
      new Set(all.map(({ finding }) => `${finding.severity} ${finding.rule}`).sort());
    const again = distinctFindingsOf(log);
    expect(again.length).toBeLessThanOrEqual(findings.length);
    expect([...kinds(again)]).toEqual([...kinds(findings)]);
  });
});

describe("what only looks alike stays apart", () => {
  const hotfix = (kb: string, second: string, file: string): string =>
    lines(`
      0.109: 2007/01/10 18:22:${second}.250 (local)
      0.109: c:\\3f9a1b7c2d\\update\\update.exe (version 6.2.29.0)
      0.125: Hotfix started with following command line: /quiet
      1.250: DoInstallation: Installing ${kb}
      2.500: MyInstallCatalog failed for ${file}; error=0x800b0100.
      3.110: Update.exe extended error code = 0xf01e
      `).replaceAll("\n", "\r\n");
  const findingsIn = (text: string): number[] =>
    distinctFindingsOf(logOf(text)).flatMap(({ finding }) =>
      finding.severity === "error" ? [finding.occurrences.length] : [],
    );

  const tenTimes = (one: string, other = one): string => [one, ...Array<string>(9).fill(other), ""].join("\r\n");

  it("the same hotfix again and again is one failure, another hotfix is another", () => {
    const first = hotfix("KB990412", "07", "Tmp.0.scw.cat");
    const twenty = [0, 1].map(() => tenTimes(first, hotfix("KB990412", "51", "Tmp.0.scw.cat"))).join("");
    expect(findingsIn(twenty)).toEqual([40]);
    expect(findingsIn(twenty + tenTimes(hotfix("KB990413", "51", "Tmp.0.scw.cat")))).toEqual([40, 20]);
    expect(findingsIn(twenty + tenTimes(hotfix("KB990412", "51", "KB990412.cat")))).toEqual([40, 20]);
  });

  it("a few runs that fail alike have a problem each", () => {
    const nine = Array.from({ length: 9 }, (_, i) => hotfix("KB990412", `1${i}`, "Tmp.0.scw.cat"));
    expect(findingsIn([...nine, ""].join("\r\n"))).toEqual(nine.map(() => 2));
  });

  it("devices that fail alike are failures of their own", () => {
    const section = (device: string, time: string): string =>
      lines(`
      [2004/02/11 ${time} 616.3 Driver Install]
      #-019 Searching for hardware ID(s): ${device}
      #E122 Device install failed. Error 5: Access is denied.
      `).replaceAll("\n", "\r\n");
    const [one, other] = ["usb\\vid_1234&pid_0001", "usb\\vid_1234&pid_0002"];
    const often = (device: string, minute: string): string =>
      Array.from({ length: 10 }, (_, i) => section(device, `${minute}:${10 + i}`)).join("\r\n");
    expect(findingsIn(often(one, "09:30"))).toEqual([10]);
    expect(findingsIn(`${often(one, "09:30")}\r\n${often(other, "09:31")}`)).toEqual([10, 10]);
  });
});

function lineCount(text: string): number {
  return text.split("\n").length - 1;
}
