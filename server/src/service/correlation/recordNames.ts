import { nameAt } from "../formats/entries";
import { columnsAt, entryIndexAtOffset, entryMessage, type Log, landmarksOf } from "../log";
import type { TextBlock } from "../text/blocks";
import { lastAtOrBelow } from "../text/logText";
import { packagesIn } from "./installerNames";

/** Records above one that are looked through for what its thread had set about, and those of them that are read. */
const workReach = 2_000;
const mostRead = 40;
const longestText = 1_200;

/** Runs the steps of a task sequence one after the other. */
const manager = "tsmanager";
/** `Executing command line: …`, `Run Command: …`, `About to run command: …`; what stands behind it is the command. */
const command = /\b(?:execut\w{1,3}|run(?:ning)?|about to run|set) command(?: ?line)?: ?(.{1,1000})/i;
const productCode = /\bProduct ?Code:? {0,2}\{([0-9A-F]{8}-[0-9A-F-]{27})\}/i;

/** A command line without what its writers spell differently: quotation marks, blanks, doubled backslashes, letter case. */
export function normalCommand(text: string): string {
  return text
    .replace(/"/g, "")
    .replace(/\\{2,}/g, "\\")
    .replace(/\s{1,1000}/g, " ")
    .trim()
    .toLowerCase()
    .slice(0, 300);
}

const namingByBlock = new WeakMap<TextBlock, readonly number[]>();

/** Where a block has words that stand beside a command, a package or a product's code, relative to its start. */
function namingPlaces(block: TextBlock): readonly number[] {
  let places = namingByBlock.get(block);
  if (!places) {
    const text = block.source.slice(block.start, block.end);
    places = [...text.matchAll(/\.ms[ip](?!\w)|\bcommand|product ?code/gi)].map(({ index }) => index);
    namingByBlock.set(block, places);
  }
  return places;
}

/** The entries of a log that may name what is being done, each once, in order. */
function namingEntries(log: Log): readonly number[] {
  const found: number[] = [];
  log.blocks.forEach(({ block }, i) => {
    const base = log.text.blockOffsets[i]!;
    for (const place of namingPlaces(block)) {
      const entry = entryIndexAtOffset(log, base + place);
      if (entry !== undefined && entry !== found.at(-1)) found.push(entry);
    }
  });
  return found;
}

/**
 * What the thread of a record had set about since its installation or step began: the command lines it ran
 * (`command …`), the packages and logs they name, and the code of the product it installs. The manager of a task sequence
 * speaks for the programs of its step, which log into the same file. Names by entry.
 */
export function namesOfRecords(log: Log): (entry: number) => readonly string[] {
  let naming: readonly number[] | undefined;
  return (entry) => {
    naming ??= namingEntries(log);
    const last = lastAtOrBelow(naming, entry);
    if (!(naming[last]! <= entry && entry - naming[last]! <= workReach)) return [];
    const isManager = componentOf(log, entry) === manager;
    const tid = threadOf(log, entry);
    const start = startOfWork(log, entry, isManager);
    const names = new Set<string>();
    for (let i = last, left = mostRead; i >= 0 && naming[i]! >= start && left > 0; i--) {
      if (!isManager && threadOf(log, naming[i]!) !== tid) continue;
      left--;
      for (const name of namesOfRecord(entryMessage(log, naming[i]!).slice(0, longestText))) names.add(name);
    }
    return [...names];
  };
}

/** The entry at which the installation or the step began that an entry is part of, within reach. */
function startOfWork(log: Log, entry: number, isManager: boolean): number {
  const from = Math.max(0, entry - workReach);
  const tid = threadOf(log, entry);
  for (const { entry: mark, kind } of landmarksOf(log, undefined, from, entry).reverse()) {
    if (kind === "step" || (!isManager && (kind === "program" || (kind === "begin" && threadOf(log, mark) === tid))))
      return mark;
  }
  return from;
}

function namesOfRecord(message: string): readonly string[] {
  const names = packagesIn(message);
  const product = productCode.exec(message)?.[1];
  if (product !== undefined) names.push(`product ${product.toUpperCase()}`);
  const line = command.exec(message)?.[1];
  if (line !== undefined) names.push(`command ${normalCommand(line)}`);
  return names;
}

function threadOf(log: Log, entry: number): number {
  const { entries, local } = columnsAt(log, entry);
  return entries.tid[local]!;
}

function componentOf(log: Log, entry: number): string {
  const { entries, local } = columnsAt(log, entry);
  return nameAt(entries, entries.name[local]!).toLowerCase();
}
