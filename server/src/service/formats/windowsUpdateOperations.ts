import { columnsAt, entryMessage, entryStart, type Log, landmarksOf } from "../log";
import { sliceText } from "../text/logText";
import type { Operation, Run } from "./format";
import { afterSearchPrefix } from "./servicingLine";
import { hasModernStamp } from "./windowsUpdateModern";
import { isNewestFirst } from "./windowsUpdateRuns";

/** Room for the prefix of a search tool and a stamp. */
const headReach = 430;

/** Whether an entry is of Get-WindowsUpdateLog, by its stamp. */
export function isModernEntry(log: Log, entry: number): boolean {
  const start = entryStart(log, entry);
  const text = sliceText(log.text, start, start + headReach).replace(/^[\ufeff ]/, "");
  return hasModernStamp(text, afterSearchPrefix(text, 0, text.length));
}

/** What the banners enclose: `** START ** Agent: Finding updates` up to its `** END **` in the same thread. */
export function operations(log: Log, run: Run): readonly Operation[] {
  if (isModernEntry(log, run.last)) return modernOperations(log, run);
  const found: { first: number; last: number; title: string }[] = [];
  const open = new Map<string, { entry: number; title: string }>();
  const closed = new Map<string, number>();
  for (const { entry: index, kind } of landmarksOf(log, undefined, run.first, run.last)) {
    if (kind !== "begin" && kind !== "end") continue;
    const { entries, local } = columnsAt(log, index);
    const title = entryMessage(log, index)
      .replace(/^[\s*#:+<>-]*(START|END|SUBMITTED|RESUMED)[\s*#:+<>-]*/, "")
      .replace(/(?<![\s*#])[\s*#]+$/, "");
    const key = `${entries.pid[local]} ${title}`;
    if (kind === "begin") {
      // `SUBMITTED` repeats the title of `START` and adds the call's id: it is the same operation under its full name.
      const bare = `${entries.pid[local]} ${title.replace(/ \[[^\]]*\]$/, "")}`;
      const begin = open.get(bare)?.entry ?? open.get(key)?.entry ?? index;
      open.delete(bare);
      open.set(key, { entry: begin, title });
    } else {
      // `RESUMED` comes before the `END` of the same operation.
      const begin = open.get(key);
      const again = begin ? undefined : closed.get(key);
      open.delete(key);
      if (again !== undefined) found[again]!.last = index;
      else closed.set(key, found.push({ first: begin?.entry ?? index, last: index, title }) - 1);
      if (again !== undefined) closed.delete(key);
    }
  }
  for (const { entry, title } of open.values()) found.push({ first: entry, last: entry, title });
  return found.sort((a, b) => a.first - b.first);
}

/** What a banner of Windows 10 and 11 says of its operation. */
interface Banner {
  /** `Finding updates`. */
  readonly name: string;
  readonly title: string;
  /** Number of the call, or an empty string. */
  readonly call: string;
}

const bannerMark = /^\s*\* ?(?:START|END|QUEUED|RESUMED|SUBMITTED) ?\*?\s*/;
/** Where the result of an operation begins: it is no part of what it is called. */
const resultPart = /,? ?(?:Exit code\b|\(cV\b|Updates found\b|Results?\b *=).*$/;
const details = /[[(,]|\b(?:CallerId|ClientId|Caller|Client|Id)\b *[=:].*$/;

/** The parts of a banner's message, `* START * Finding updates CallerId = X, Id = 240`. */
export function readBanner(message: string): Banner {
  const title = message.slice(0, 400).replace(bannerMark, "").replace(resultPart, "").trim();
  const at = title.search(details);
  const call = /\bId *= *(\d{1,9})\b/.exec(title)?.[1] ?? "";
  return { name: (at < 0 ? title : title.slice(0, at)).trim(), title, call };
}

/** So many operations of one name may be open at once; older ones have lost their end. */
const mostOpen = 32;

/** Operations from START (or QUEUED) to END: by process, name and number of the call, else the last one that was open. */
function modernOperations(log: Log, run: Run): readonly Operation[] {
  const found: { first: number; last: number; title: string }[] = [];
  const open = new Map<string, { index: number; call: string; tid: number }[]>();
  const isReversed = isNewestFirst(log);
  const marks = landmarksOf(log, undefined, run.first, run.last);
  for (const { entry, kind } of isReversed ? [...marks].reverse() : marks) {
    if (kind !== "begin" && kind !== "end") continue;
    const { entries, local } = columnsAt(log, entry);
    const { name, title, call } = readBanner(entryMessage(log, entry));
    const tid = entries.tid[local]!;
    const key = `${entries.pid[local]} ${name}`;
    const own = open.get(key) ?? [];
    open.set(key, own);
    if (kind === "begin") {
      own.push({ index: found.push({ first: entry, last: entry, title }) - 1, call, tid });
      if (own.length > mostOpen) own.shift();
      continue;
    }
    const fits = own.filter((each) => each.call === call || each.call === "" || call === "").reverse();
    const match =
      fits.find((each) => each.call === call && call !== "") ?? fits.find((each) => each.tid === tid) ?? fits[0];
    if (!match) {
      found.push({ first: entry, last: entry, title });
      continue;
    }
    if (isReversed) found[match.index]!.first = entry;
    else found[match.index]!.last = entry;
    own.splice(own.indexOf(match), 1);
  }
  return found.sort((a, b) => a.first - b.first);
}
