import { entryMessage, type Log, landmarksOf } from "../../log";
import { makeFinding } from "../build";
import { collect } from "../grouped";
import { type Judged, judgeAs } from "../judge";
import {
  hashMismatch,
  manifestDamaged,
  notRepaired,
  notVerified,
  packageMissing,
  repaired,
  ruleOfMark,
  storeCorrupt,
  storeSummary,
} from "../rules/cbsDamage";
import type { Finding } from "../types";

/** What a log of CBS states in words alone, at Info and without a code. */
export interface Damage {
  /** What sfc says of files and components, by their names. */
  readonly files: ReadonlyMap<string, readonly Stated[]>;
  /** Damage of the store that was not repaired, and packages whose description is missing. */
  readonly store: readonly Judged[];
}

interface Stated {
  readonly judged: Judged;
  /** How many repairs of sfc had been completed before. */
  readonly round: number;
}

/** Reads the damage that a log states in words; what a later check says was fixed is left out. */
export function damageOf(log: Log): Damage {
  const files = new Map<string, Stated[]>();
  const store = readStore(log);
  let round = 0;
  for (const { entry, kind } of landmarksOf(log)) {
    const rule = ruleOfMark.get(kind);
    if (rule) {
      const message = entryMessage(log, entry);
      const own = rule === notRepaired && notVerifiedWords.test(message) ? notVerified : rule;
      const name = own === notVerified || own === manifestDamaged ? componentIn(message) : fileIn(message);
      collect(files, name, { judged: judgeAs(log, entry, own), round });
    } else if (kind === "missing") {
      store.push(judgeAs(log, entry, packageMissing));
    } else if (kind === "sfc" && completed.test(entryMessage(log, entry))) {
      round++;
    }
  }
  return { files, store };
}

const fixed = /\((?:Fixed|Repaired)\)/i;
const completed = /\[SR\] Verify and Repair Transaction completed\b/;
const notVerifiedWords = /\[SR\] Cannot verify component files\b/;

/** The damaged places that checks of the store list or count, without those a later check says it fixed. */
function readStore(log: Log): Judged[] {
  const marks = landmarksOf(log).filter(({ kind }) => kind === "corrupt" || kind === "corruption");
  const texts = marks.map(({ entry }) => entryMessage(log, entry));
  const fixedAt = new Map<string, number>();
  marks.forEach(({ kind }, at) => {
    if (kind === "corrupt" && fixed.test(texts[at]!)) fixedAt.set(placeIn(texts[at]!), at);
  });
  const found: Judged[] = [];
  let isListed = false;
  let isDropped = false;
  let counted: { entry: number; damaged: number; isListed: boolean } | undefined;
  const open: { entry: number; damaged: number }[] = [];
  const close = (repairs: number): void => {
    if (!counted) return;
    if (repairs >= counted.damaged) open.length = 0;
    else if (!counted.isListed) open.push(counted);
    counted = undefined;
  };
  marks.forEach(({ entry, kind }, at) => {
    const text = texts[at]!;
    if (kind === "corrupt") {
      // `Repair failed` speaks of the place above it.
      if (/^\s*\(/.test(text)) isDropped = (fixedAt.get(placeIn(text)) ?? -1) >= at;
      isListed = true;
      if (!isDropped) found.push(judgeAs(log, entry, storeCorrupt));
      return;
    }
    const count = /Total (Detected|Repaired) Corruption:\s{0,8}(\d{1,9})/.exec(text);
    if (count?.[1] === "Detected") {
      close(0);
      const damaged = Number(count[2]);
      if (damaged > 0) counted = { entry, damaged, isListed };
      isListed = false;
    } else if (count) {
      close(Number(count[2]));
    }
  });
  close(0);
  return [...found, ...open.map(({ entry }) => judgeAs(log, entry, storeSummary))];
}

/** The last part of a row of the check: a package, or a component with a file; marks in brackets stand before it. */
function placeIn(row: string): string {
  return (
    row
      .trimEnd()
      .split(/\t|\(\w{1,12}\)|\s{2,}/)
      .at(-1) ?? row
  )
    .trim()
    .toLowerCase();
}

/** The last quoted name: a folder may stand before it. `[l:22{11}]"prnview.dll"`, `[l:11]'prnview.dll'`. */
function fileIn(message: string): string {
  const head = message.slice(0, 1200).split(/ of [A-Z]|; source|, Version = | do not match| from store/)[0]!;
  const names = head.match(/\][ml:\d{},]{0,40}["'][^"']{1,300}["']/g);
  const file = names?.at(-1)?.replace(/^[^"']*["']|["']$/g, "") ?? /member (\S{1,300})/.exec(head)?.[1] ?? head;
  return file.toLowerCase().split("\\").at(-1)!;
}

/**
 * The name of a component: as sfc has it (`files for Contoso-Net, Version = …`) and as the second part of its key
 * (`x86_contoso-net_31bf3856ad364e35_…`).
 */
function componentIn(message: string): string {
  const name =
    /\bcomponent files for ([^,]{1,200}),/.exec(message)?.[1] ?? /["'][^_"']{1,12}_([^_"']{1,200})_/.exec(message)?.[1];
  return `component ${(name ?? message.slice(9, 160)).toLowerCase()}`;
}

const losses: ReadonlySet<string> = new Set([notRepaired.id, notVerified.id]);

/**
 * A file that differs, or a component that cannot be read, is a failure when sfc could not put it right, a warning when
 * nothing says that it was. What a later run of sfc put right is none.
 */
export function fileFindings(files: Damage["files"]): Finding[] {
  return [...files.values()].map((stated) => {
    const group = stated.map(({ judged }) => judged);
    const lost = stated.filter(({ judged }) => losses.has(judged.judgement.rule.id));
    const repairs = stated.filter(({ judged }) => judged.judgement.rule === repaired);
    // Within one run a file may be repaired in one place and lost in another.
    const isLost = lost.length > 0 && (repairs.at(-1)?.round ?? -1) <= lost.at(-1)!.round;
    if (isLost) return makeFinding("error", group, lost[0]!.judged.judgement.rule, lost[0]!.judged);
    if (repairs.length > 0) return makeFinding("noise", group, repaired, repairs.at(-1)!.judged);
    const isManifest = group.some(({ judgement }) => judgement.rule === manifestDamaged);
    return makeFinding("warning", group, isManifest ? manifestDamaged : hashMismatch);
  });
}
