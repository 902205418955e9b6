import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { decodeBytes } from "../../server/src/decode";
import { documentOf, entriesOf, findingLines, root } from "../support/core";

const corpus = resolve(root, "../shared/corpus");
const present = existsSync(corpus);
if (!present) console.warn(`skipped: the corpus of real logs is not at ${corpus}`);

const read = (name: string): string => decodeBytes(readFileSync(resolve(corpus, name))).text;

interface Expected {
  readonly name: string;
  readonly format: string;
  readonly entries: number;
  /** Least share of lines that are part of an entry; the rest are remarks of the author. */
  readonly recognised: number;
  readonly findings: readonly string[];
}

const logs: readonly Expected[] = [
  { name: "logjoint__WindowsUpdate.log", format: "windowsupdate-log", entries: 10, recognised: 1, findings: [] },
  {
    name: "msdocs__WindowsUpdate_tabs_stripped.log",
    format: "windowsupdate-log",
    entries: 15,
    recognised: 1,
    // A proxy that did not accept the credentials, stated three times.
    findings: ["error 11 windowsupdate/fatal 0x80072EEF"],
  },
  {
    name: "msdocs__svcpack_0xf01e.log",
    format: "svcpack-log",
    entries: 12,
    recognised: 1,
    findings: ["error 3 svcpack/run-failed 0xFFFFFBFE 0x8007F01E 0x80070643"],
  },
  // An installation that succeeds and needs a restart; two remarks and dots of the author.
  { name: "msdocs__setupapi_xp_verbose.log", format: "setupapi-log", entries: 122, recognised: 0.96, findings: [] },
];

/** Logs of formats that are not read yet: they must not be taken for one that is. */
const others = [
  ["loghub__Windows_2k_CBS.log", "cbs-log"],
  ["plaso__sccm_various.log", "cmtrace-log"],
  ["plaso__setupapi.dev.log", "setupapi-dev-log"],
  ["plaso__setupapi.setup.log", "setupapi-dev-log"],
] as const;

describe.skipIf(!present)("real logs", () => {
  it.each(logs)("$name", ({ name, format, entries, recognised, findings }) => {
    const document = documentOf(read(name));
    expect(document.formatId).toBe(format);
    const { log } = document.logs[0]!;
    expect(log.entryCount).toBe(entries);
    const share = 1 - log.unrecognizedLines / log.text.lineCount;
    console.info(`${name}: ${(share * 100).toFixed(1)} % of the lines recognised`);
    expect(share).toBeGreaterThanOrEqual(recognised);
    expect(findingLines(log)).toEqual(findings);
  });

  it("the log without tabs: process and thread ids are told apart, and are multiples of four", () => {
    const text = read("msdocs__WindowsUpdate_tabs_stripped.log");
    const source = text.split(/\r?\n/);
    for (const { line, pid, tid, component } of entriesOf(documentOf(text).logs[0]!.log)) {
      expect(source[line - 1]).toContain(`${pid}${tid}${component}`);
      expect([pid! % 4, Number.parseInt(tid!, 16) % 4]).toEqual([0, 0]);
    }
  });

  it("the verbose log: times go from the section's to its last entry's", () => {
    const text = read("msdocs__setupapi_xp_verbose.log");
    const times = entriesOf(documentOf(text).logs[0]!.log).flatMap(({ time }) => time ?? []);
    const [, date, clock] = /^\[(\S+) (\S+) /.exec(text)!;
    const last = [...text.matchAll(/^@ (\S+) /gm)].at(-1)![1];
    const day = date!.replaceAll("/", "-");
    expect([times[0], times.at(-1)]).toEqual([`${day}T${clock}.000`, `${day}T${last}`]);
    expect([...times].sort()).toEqual(times);
  });

  it.each(others)("%s is of the format %s, whatever its name", (name, format) => {
    for (const hint of [undefined, "log", "setupapi-log", "windowsupdate-log", "svcpack-log"])
      expect(documentOf(read(name), undefined, hint).formatId, hint).toBe(format);
  });
});
