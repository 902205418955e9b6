import { describe, expect, it } from "vitest";
import { incidentsOf, summariesOf } from "../../../server/src/service/correlation";
import { documentOf } from "../../support/core";
import { processorTime } from "../../support/processorTime";

const at = (minute: number, second = 0): string =>
  new Date(Date.UTC(2009, 2, 3) + minute * 60_000 + second * 1000).toISOString();
const slashes = (iso: string): string => `${iso.slice(0, 10).replaceAll("-", "/")} ${iso.slice(11, 19)}`;
const handler = (iso: string, text: string): string =>
  `${iso.slice(0, 10)}\t${iso.slice(11, 19)}:500\t1000\tc3c\tHandler\t${text}`;

/** An update that fails every minute in the same way: three logs of so many failures. */
function failures(count: number): Readonly<Record<string, string>> {
  const program = "c:\\aa11bb22cc33dd44ee55\\update\\update.exe";
  const minutes = Array.from({ length: count }, (_, minute) => minute);
  return {
    "svcpack.log": minutes
      .flatMap((minute) => [
        `0.500: ${slashes(at(minute))}.000 (local)`,
        `0.516: ${program} (version 6.3.4.1)`,
        "0.531: Hotfix started with following command line: -q",
        "5.100: InstallSingleCatalogFile: MyInstallCatalog failed for KB991043.cat; error=0x80092003.",
        "5.115: Update.exe extended error code = 0xf01e",
      ])
      .join("\r\n"),
    "setupapi.log": minutes
      .flatMap((minute) => [
        `[${slashes(at(minute))} ${1000 + minute}.2]`,
        `#-199 Executing "${program}" with command line: ${program} -q`,
        '#E359 A file "update.inf" blocked (server install). Error 0x80092003: An error occurred.',
      ])
      .join("\r\n"),
    "WindowsUpdate.log": minutes
      .flatMap((minute) => [
        handler(at(minute), ":: START ::  Handler: Windows Patch Install"),
        handler(at(minute, 5), "FATAL: UH: 0x8007f01e: Install failed in CUHWindowsPatchHandler::Install"),
        handler(at(minute, 5), "  : WARNING: Exit code = 0x8024200B"),
      ])
      .join("\r\n"),
  };
}

function measured(count: number): { readonly time: number; readonly incidents: number; readonly links: number } {
  const best = { time: Number.POSITIVE_INFINITY, incidents: 0, links: 0 };
  for (let i = 0; i < 2; i++) {
    const documents = Object.entries(failures(count)).map(([name, text]) => documentOf(text, `file:///d/${name}`));
    const summaries = documents.flatMap(summariesOf);
    const time = processorTime(() => {
      const incidents = incidentsOf(summaries);
      best.incidents = incidents.length;
      best.links = incidents.reduce((sum, { links }) => sum + links.length, 0);
    });
    best.time = Math.min(best.time, time);
  }
  return best;
}

describe("many failures of the same kind", () => {
  it("are matched in time that grows with their number, each with its own run and section", () => {
    const few = measured(250);
    const many = measured(2000);
    expect([few.incidents, few.links]).toEqual([250, 500]);
    expect([many.incidents, many.links]).toEqual([2000, 4000]);
    // Eight times as many; each with each would be 64 times.
    expect(many.time).toBeLessThan(24 * Math.max(few.time, 20));
  });
});
