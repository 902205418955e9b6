import type { TextBlock } from "../text/blocks";
import { markOfCbs, markOfCsi } from "./cbsMarks";
import { operationsOfServicing } from "./cbsOperations";
import { runsOfInstaller } from "./cbsRuns";
import { readCsiHead, sessionIn, sessionTime, universalTime } from "./cbsText";
import { createEntryBuilder, EntryKind, Level, unknownTime } from "./entries";
import type { LogFormat } from "./format";
import { isBlankBetween } from "./scan";
import { afterSearchPrefix, createServicingHeader, isServicingHead, readServicingHeader } from "./servicingLine";

interface State {
  /** Id of the session that records without one belong to; empty outside of sessions. */
  readonly session: string;
  /** Minutes east of UTC, from the last session id or CSI stamp that tells. */
  readonly utcOffset: number;
  /** A record stands above, so that lines without a stamp go on with it. */
  readonly open: boolean;
  /** Level of the record above if it is CSI's, which cuts long messages and goes on under a new stamp; -1 for others. */
  readonly csiLevel: Level | -1;
}

/** CBS.log and CbsPersist_*.log of component-based servicing, Windows Vista and later. */
export const cbsFormat: LogFormat<State> = {
  id: "cbs-log",
  name: "Component-based servicing log (CBS)",
  fileName: "CBS.log",
  initialState: { session: "", utcOffset: unknownTime, open: false, csiLevel: -1 },
  sameState: (a, b) =>
    a.session === b.session && Object.is(a.utcOffset, b.utcOffset) && a.open === b.open && a.csiLevel === b.csiLevel,
  parseBlock,
  isRecordStart: (line) => isOwn(line, createServicingHeader()) === true,
  isUnmistakable: (line) => isOwn(line, createServicingHeader()) === true,
  ownsLine: (line) => ownLine.test(line.length > longestLook ? line.slice(0, longestLook) : line),
  isHeadOnly: isServicingHead,
  detect,
  runs: runsOfInstaller,
  operations: operationsOfServicing,
  nestsOperations: true,
};

/** Components of the servicing stack itself. Windows Setup and DISM write these too, but mostly others. */
const ownComponents: ReadonlySet<string> = new Set(["CBS", "CSI", "DPX", "SXS", "WCP"]);

/** Whether a line is a record of this format; undefined for a line that is no record at all. */
function isOwn(line: string, header: ReturnType<typeof createServicingHeader>): boolean | undefined {
  const start = afterSearchPrefix(line, line.charCodeAt(0) === 0xfeff ? 1 : 0, line.length);
  if (!readServicingHeader(line, start, line.length, header)) return undefined;
  return ownComponents.has(header.component);
}

/**
 * What stands below a record and no prose looks like: what is indented, manifests, dumps of operations, hashes, counted
 * strings and blobs of CSI, results in brackets, lists apart by semicolons.
 */
const ownLine =
  /^(?:\s{2,}\S|<[/?a-z]|POQ \d+ |\[gle=|(?:Found|Expected|Actual): |\(null\)|[\])}]|CSIPERF:)|[[{]m?l:\d|\[HRESULT = 0x|, Version = [\d.]+, |;\{[0-9a-f]{8}-/i;
const longestLook = 600;

/** A line that prose cannot have: manifests, dumps of operations, hashes, and what stands in brackets. */
const dumpLine = /^(?:\s|<|POQ \d|\[gle=|Found: |Expected: |Actual: |\(null\)|["'\]})])/;

function detect(lines: readonly string[]): number {
  const header = createServicingHeader();
  let own = 0;
  let others = 0;
  let dump = 0;
  let wrapped = 0;
  let left = 0;
  for (const line of lines) {
    const kind = isOwn(line, header);
    if (kind === true) own++;
    else if (kind === false) others++;
    if (kind !== undefined) left = 4;
    else if (dumpLine.test(line)) dump++;
    else if (left-- > 0) wrapped++;
  }
  // The same columns are written by DISM and Windows Setup, which name themselves on their lines.
  if (own === 0 || own <= others) return 0;
  const known = own + others + wrapped / 2 + Math.min(dump, own * 40);
  return known / lines.length;
}

function parseBlock(block: TextBlock, state: State) {
  const { source, lineStarts } = block;
  const builder = createEntryBuilder(lineStarts.length);
  const { fields } = builder;
  const header = createServicingHeader();
  let { session, utcOffset, open, csiLevel } = state;
  for (let line = 0; line < lineStarts.length; line++) {
    const from = block.start + lineStarts[line]!;
    const to = line + 1 < lineStarts.length ? block.start + lineStarts[line + 1]! : block.end;
    const start = afterSearchPrefix(source, source.charCodeAt(from) === 0xfeff ? from + 1 : from, to);
    if (readServicingHeader(source, start, to, header)) {
      const isCsi = header.component === "CSI";
      const head = isCsi ? readCsiHead(source, header.message, to) : undefined;
      if (isCsi && !head && csiLevel >= 0 && (header.level === Level.info || header.level === csiLevel)) continue;
      let message = header.message;
      let level = header.level;
      let section = session;
      let mark = "";
      if (head) {
        message = head.message;
        if (head.failed) level = Level.error;
        if (!Number.isNaN(head.utc)) utcOffset = offsetBetween(header.time, head.utc, utcOffset);
        mark = markOfCsi(source, message, to, head.repair);
      } else {
        const text = source.slice(message, to);
        mark = markOfCbs(text);
        const named = mark === "installer" ? "" : sessionIn(text);
        if (named !== undefined) {
          section = named;
          if (mark === "installer" || mark === "session") session = named;
          else if (mark === "sessionEnd" && named === session) session = "";
          if (mark === "session") utcOffset = offsetBetween(header.time, sessionTime(named), utcOffset);
        }
        if (mark === "utc") utcOffset = offsetBetween(header.time, universalTime(text), utcOffset);
      }
      // The prefix of a search tool belongs to its own record, not to the one above.
      fields.start = (start > from + 1 ? from : header.start) - block.start;
      fields.message = header.message - block.start;
      fields.line = line;
      fields.kind = EntryKind.record;
      fields.level = level;
      fields.time = header.time;
      fields.utcOffset = utcOffset;
      fields.component = header.component;
      fields.section = section;
      const index = builder.add();
      if (mark !== "") builder.landmark(index, mark);
      open = true;
      csiLevel = isCsi ? header.level : -1;
    } else if (!open && !isBlankBetween(source, from, to)) {
      builder.addPlain(from - block.start, line, utcOffset);
    }
  }
  return { entries: builder.build(), state: { session, utcOffset, open, csiLevel } };
}

const quarterHour = 900_000;
/** A stamp is taken when the record is begun, and written within moments. */
const closeEnough = 60_000;

/** Minutes that a local time is ahead of the same moment in UTC; `known` when the two cannot be the same moment. */
function offsetBetween(local: number, utc: number, known: number): number {
  const difference = local - utc;
  const rounded = Math.round(difference / quarterHour) * quarterHour;
  if (Number.isNaN(difference) || Math.abs(difference - rounded) > closeEnough) return known;
  return Math.abs(rounded) > 14 * 3_600_000 ? known : rounded / 60_000;
}
