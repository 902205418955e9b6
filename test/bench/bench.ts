import { findCodes } from "../../server/src/service/codes";
import { createLogDocument, type LogDocument, updateLogDocument } from "../../server/src/service/document";
import { findingsOf } from "../../server/src/service/findings";
import { monotonousUnits } from "../support/monotonous";
import { generateWindowsUpdateLog } from "./generate";

declare const gc: (() => void) | undefined;

const header = /^(\d{4}-\d\d-\d\d)\t(\d\d:\d\d:\d\d)(?::(\d{3}))?\t *(\d+)\t([0-9a-f]+)\t([A-Za-z]+)\t(.*)$/;

/** The yardstick: split into lines and apply one header expression to each. */
function barePass(text: string): number {
  let records = 0;
  for (const line of text.split(/\r?\n/)) if (header.exec(line)) records++;
  return records;
}

/** All that opening a log does: blocks, entries, codes, findings. */
function analyse(text: string): LogDocument {
  const document = createLogDocument("bench:/WindowsUpdate.log", text);
  judge(document);
  return document;
}

function judge(document: LogDocument): number {
  return document.logs.reduce((sum, view) => sum + findingsOf(view.log).length, 0);
}

/** A string of its own for each run, so that nothing is kept from the run before. */
function fresh(text: string): string {
  return Buffer.from(text, "latin1").toString("latin1");
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!;
}

function time(action: () => unknown): number {
  gc?.();
  const start = performance.now();
  action();
  return performance.now() - start;
}

export function run(megabytes: number, rounds: number): boolean {
  const small = generateWindowsUpdateLog(megabytes);
  const large = `${small}${small}`;
  const bare: number[] = [];
  const full: number[] = [];
  const doubled: number[] = [];
  const append: number[] = [];
  for (let round = 0; round <= rounds; round++) {
    const results = [
      time(() => barePass(fresh(small))),
      time(() => analyse(fresh(small))),
      time(() => analyse(fresh(large))),
      appendTime(fresh(small)),
    ] as const;
    if (process.env.BENCH_VERBOSE) console.log(results.map((each) => each.toFixed(1)).join("  "));
    // The first round warms the engine up.
    if (round === 0) continue;
    for (const [index, list] of [bare, full, doubled, append].entries()) list.push(results[index]!);
  }
  const document = analyse(small);
  const ratio = median(full) / median(bare);
  const growth = median(doubled) / median(full);
  const share = median(append) / median(full);
  const log = document.logs[0]!.log;
  console.log(
    `input            ${(small.length / 1048576).toFixed(1)} MB, ${log.entryCount} entries, ${findingsOf(log).length} findings`,
  );
  console.log(`bare pass        ${median(bare).toFixed(0)} ms`);
  console.log(`analysis         ${median(full).toFixed(0)} ms   ${ratio.toFixed(2)} times the bare pass (limit 4)`);
  console.log(
    `doubled input    ${median(doubled).toFixed(0)} ms   ${growth.toFixed(2)} times the single one (about 2)`,
  );
  console.log(
    `append one line  ${median(append).toFixed(2)} ms   1/${(1 / share).toFixed(0)} of the whole (limit 1/100)`,
  );
  const worst = worstGrowth();
  console.log(
    `one long line    ${worst.growth.toFixed(1)} times for four times the length, of ${JSON.stringify(worst.unit)} (limit 8)`,
  );
  const isGood = ratio <= 4 && growth <= 2.6 && share < 0.01 && worst.growth <= 8;
  return isGood;
}

/** The unit that costs most when a line of it gets four times as long; proportional is 4, quadratic 16. */
function worstGrowth(): { unit: string; growth: number } {
  const grown = monotonousUnits.map((unit) => {
    const short = unit.repeat(Math.ceil(200_000 / unit.length));
    const long = short.repeat(4);
    const best = (text: string): number => Math.min(...Array.from({ length: 5 }, () => time(() => findCodes(text))));
    findCodes(short);
    // Below a millisecond the clock tells nothing.
    return { unit, growth: best(long) / Math.max(1, best(short)) };
  });
  return grown.sort((a, b) => b.growth - a.growth)[0]!;
}

/** Mean time of one append in a series, as when a log is followed while it is written. */
function appendTime(text: string): number {
  const appends = 40;
  let document = analyse(text);
  const added = "2013-06-01\t10:00:00:000\t 892\t4c8\tAgent\tWARNING: Exit code = 0x8024402C\r\n";
  const total = time(() => {
    for (let i = 0; i < appends; i++) {
      const position = { line: document.text.lineCount - 1, character: 0 };
      document = updateLogDocument(document, [{ range: { start: position, end: position }, text: added }], i + 1);
      judge(document);
    }
  });
  return total / appends;
}
