import type { TextBlock } from "../text/blocks";
import { createDismPrefix, readPrefix, readWimLine, skipMark } from "./dismLine";
import { dismRuns, dismSteps, landmarkOf } from "./dismRuns";
import { createEntryBuilder, EntryKind, Level, noNumber, unknownTime } from "./entries";
import type { LogFormat } from "./format";
import { isBlankBetween } from "./scan";
import { afterSearchPrefix, createServicingHeader, isServicingHead, readServicingHeader } from "./servicingLine";

interface State {
  /** Local time of the last record with a stamp: lines of WIMGAPI have none, and were written after it. */
  readonly time: number;
  /** Whether there is a record that a line without a stamp can belong to. */
  readonly open: boolean;
}

/** Component of the lines that WIMGAPI writes between those of DISM, without a stamp. */
export const wimComponent = "WIMGAPI";

/**
 * DISM.log, and the log of any program that services an image through DISM: the columns of the servicing stack with
 * component DISM, then the provider, process and thread. A line of WIMGAPI is a record of its own; all other lines
 * without a stamp go on with the record above.
 */
export const dismFormat: LogFormat<State> = {
  id: "dism-log",
  name: "DISM log",
  fileName: "dism.log",
  initialState: { time: unknownTime, open: false },
  sameState: (a, b) => Object.is(a.time, b.time) && a.open === b.open,
  parseBlock,
  isRecordStart: (line) => {
    const header = createServicingHeader();
    const start = afterSearchPrefix(line, skipMark(line, 0), line.length);
    if (readServicingHeader(line, start, line.length, header)) return header.component === dismComponent;
    return readWimLine(line, start, line.length, createDismPrefix());
  },
  isUnmistakable: (line) => {
    const header = createServicingHeader();
    const start = afterSearchPrefix(line, skipMark(line, 0), line.length);
    if (!readServicingHeader(line, start, line.length, header) || header.component !== dismComponent) return false;
    const prefix = createDismPrefix();
    readPrefix(line, header.message, line.length, prefix);
    return prefix.provider !== "" || prefix.pid !== noNumber;
  },
  ownsLine: (line) => ownLine.test(line.length > 600 ? line.slice(0, 600) : line),
  isHeadOnly: isServicingHead,
  detect,
  runs: dismRuns,
  operations: dismSteps,
  nestsOperations: true,
};

/** What is indented, the place that ends a message (` - CClass::Method`), results, banners of sessions. */
const ownLine = /^(?:\s{2,}\S|\s?- C\w{2,60}::\w|<-{3,}|\[gle=)|\((?:hr|CBS HRESULT) ?[:=] ?0x|\bHRESULT ?= ?0x/;
const dismComponent = "DISM";
/** So many lines without a stamp may follow a record before they count against the format. */
const longestTail = 40;

/**
 * CBS, DISM and Windows Setup share their columns, so the component decides: a log is one of DISM when more of its
 * lines are DISM's than anybody else's, whatever the file is called. Lines of WIMGAPI alone are enough when nothing
 * else bears a stamp, as in the last lines of a log that was cut.
 */
function detect(lines: readonly string[]): number {
  const header = createServicingHeader();
  const prefix = createDismPrefix();
  let own = 0;
  let others = 0;
  let image = 0;
  let tails = 0;
  let tail = 0;
  for (const line of lines) {
    const start = afterSearchPrefix(line, skipMark(line, 0), line.length);
    if (readServicingHeader(line, start, line.length, header)) {
      if (header.component === dismComponent) own++;
      else others++;
      tails += tail;
      tail = 0;
    } else if (readWimLine(line, start, line.length, prefix)) {
      image++;
      tails += tail;
      tail = 0;
    } else if (own + others + image > 0 && tail < longestTail) {
      tail++;
    }
  }
  const isOwn = own + others === 0 ? image >= 2 : own > others;
  if (!isOwn) return 0;
  // Lines without a stamp count half, and only between records: a letter that quotes the log is not the log.
  return (own + others + image + tails / 2) / lines.length;
}

function parseBlock(block: TextBlock, state: State) {
  const { source, lineStarts } = block;
  const builder = createEntryBuilder(lineStarts.length);
  const { fields } = builder;
  const header = createServicingHeader();
  const prefix = createDismPrefix();
  let { time, open } = state;
  for (let line = 0; line < lineStarts.length; line++) {
    const from = block.start + lineStarts[line]!;
    const to = line + 1 < lineStarts.length ? block.start + lineStarts[line + 1]! : block.end;
    const marked = skipMark(source, from);
    const start = afterSearchPrefix(source, marked, to);
    if (readServicingHeader(source, start, to, header)) {
      time = header.time;
      readPrefix(source, header.message, to, prefix);
      fields.start = marked - block.start;
      fields.message = prefix.message - block.start;
      fields.line = line;
      fields.kind = EntryKind.record;
      fields.level = header.level;
      fields.time = time;
      fields.pid = prefix.pid;
      fields.tid = prefix.tid;
      fields.component = prefix.provider || header.component;
      const index = builder.add();
      const mark = landmarkOf(source, prefix.message, to);
      if (mark) builder.landmark(index, mark);
      open = true;
    } else if (readWimLine(source, start, to, prefix)) {
      fields.start = marked - block.start;
      fields.message = prefix.message - block.start;
      fields.line = line;
      fields.kind = EntryKind.record;
      // WIMGAPI states no severity; a code with the severity bit set is what it has instead.
      fields.level = prefix.isFailure ? Level.warning : Level.info;
      fields.time = time;
      fields.pid = prefix.pid;
      fields.tid = prefix.tid;
      fields.component = wimComponent;
      builder.add();
      open = true;
    } else if (!open && !isBlankBetween(source, from, to)) {
      builder.addPlain(marked - block.start, line, unknownTime);
    }
  }
  return { entries: builder.build(), state: { time, open } };
}
