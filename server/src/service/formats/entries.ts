/** How bad a format's own marker says an entry is; the judgement of findings may differ. */
export const Level = { verbose: 0, info: 1, warning: 2, error: 3 } as const;
export type Level = (typeof Level)[keyof typeof Level];
export const levelNames = ["verbose", "info", "warning", "error"] as const;
export type LevelName = (typeof levelNames)[number];

/** What a stretch of lines is to its format. */
export const EntryKind = {
  /** Not understood: kept as a line of text and counted. */
  plain: 0,
  record: 1,
  /** A line that opens a section, such as `[2003/05/14 16:02:11 1132.58]`. */
  section: 2,
  /** A line of the file's header, such as `OS Version = 5.2.3790`. */
  header: 3,
} as const;
export type EntryKind = (typeof EntryKind)[keyof typeof EntryKind];

export const unknownTime = Number.NaN;
export const noNumber = -1;

/** A place that structures a log: where runs, operations and sections begin or end. */
export interface Landmark {
  /** Index of the entry, within its block in a block's columns. */
  readonly entry: number;
  readonly kind: string;
}

/** A column per field of the entries that start in one block; nothing is made per entry until somebody asks. */
export interface EntryColumns {
  /**
   * Offset of the entry's first character in the block; below zero for an entry whose head began in the block before,
   * in formats that make an entry where its head ends.
   */
  readonly start: Int32Array;
  /** Offset of the first character of its message. */
  readonly message: Int32Array;
  /** Line within the block; below zero as `start` is. */
  readonly line: Int32Array;
  readonly kind: Uint8Array;
  readonly level: Uint8Array;
  /** Milliseconds: local wall clock counted as if it were UTC, or the time since process start for svcpack logs. */
  readonly time: Float64Array;
  /** Offset from UTC in minutes, east positive; NaN when the log does not tell. */
  readonly utcOffset: Float32Array;
  readonly pid: Int32Array;
  readonly tid: Int32Array;
  /** Index into `names` plus one: the component or the message number; 0 for none. */
  readonly name: Uint16Array;
  /** Index into `names` plus one: the section id; 0 for none. */
  readonly section: Uint16Array;
}

export interface BlockEntries extends EntryColumns {
  readonly count: number;
  readonly names: readonly string[];
  readonly landmarks: readonly Landmark[];
  /** The same by their kinds: of most kinds a block has none. */
  readonly landmarksOfKind: ReadonlyMap<string, readonly Landmark[]>;
  /** Lines that are neither blank nor part of an entry the format knows. */
  readonly unrecognizedLines: number;
}

/** A name that a column refers to (`name`, `section`); an empty string for none. */
export function nameAt({ names }: BlockEntries, reference: number): string {
  return reference === 0 ? "" : names[reference - 1]!;
}

export interface EntryFields {
  start: number;
  message: number;
  line: number;
  kind: EntryKind;
  level: Level;
  time: number;
  utcOffset: number;
  pid: number;
  tid: number;
  component: string;
  section: string;
}

export interface EntryBuilder {
  /** The fields of the entry to add next; `add` puts them into the columns and leaves them as they are. */
  readonly fields: EntryFields;
  /** Adds an entry from `fields` and returns its index in the block. */
  add(): number;
  landmark(entry: number, kind: string): void;
  unrecognized(): void;
  /** Adds a line that the format does not know, all of it as message, and counts it. `start` as in the columns. */
  addPlain(start: number, line: number, utcOffset: number): void;
  build(): BlockEntries;
}

/** A builder for at most `capacity` entries (it grows when lines hold several). */
export function createEntryBuilder(capacity: number): EntryBuilder {
  let size = Math.max(1, capacity);
  let columns = allocate(size);
  let count = 0;
  let unrecognizedLines = 0;
  const names: string[] = [];
  const landmarks: Landmark[] = [];
  const landmarksOfKind = new Map<string, Landmark[]>();
  const fields: EntryFields = {
    start: 0,
    message: 0,
    line: 0,
    kind: EntryKind.plain,
    level: Level.info,
    time: unknownTime,
    utcOffset: unknownTime,
    pid: noNumber,
    tid: noNumber,
    component: "",
    section: "",
  };
  const intern = (name: string): number => {
    if (name === "") return 0;
    let index = names.indexOf(name);
    if (index === -1) index = names.push(name) - 1;
    return index + 1;
  };
  return {
    fields,
    add() {
      if (count === size) {
        const larger = allocate(size * 2);
        for (const key of Object.keys(columns) as (keyof EntryColumns)[]) larger[key].set(columns[key]);
        columns = larger;
        size *= 2;
      }
      columns.start[count] = fields.start;
      columns.message[count] = fields.message;
      columns.line[count] = fields.line;
      columns.kind[count] = fields.kind;
      columns.level[count] = fields.level;
      columns.time[count] = fields.time;
      columns.utcOffset[count] = fields.utcOffset;
      columns.pid[count] = fields.pid;
      columns.tid[count] = fields.tid;
      columns.name[count] = intern(fields.component);
      columns.section[count] = intern(fields.section);
      return count++;
    },
    landmark(entry, kind) {
      const mark = { entry, kind };
      landmarks.push(mark);
      const known = landmarksOfKind.get(kind);
      if (known) known.push(mark);
      else landmarksOfKind.set(kind, [mark]);
    },
    unrecognized() {
      unrecognizedLines++;
    },
    addPlain(start, line, utcOffset) {
      fields.start = start;
      fields.message = start;
      fields.line = line;
      fields.kind = EntryKind.plain;
      fields.level = Level.info;
      fields.time = unknownTime;
      fields.utcOffset = utcOffset;
      fields.pid = noNumber;
      fields.tid = noNumber;
      fields.component = "";
      fields.section = "";
      this.add();
      unrecognizedLines++;
    },
    build() {
      return { ...columns, count, names, landmarks, landmarksOfKind, unrecognizedLines };
    },
  };
}

/** One buffer for all columns of a block: a typed array costs more to make than to fill. */
function allocate(size: number): EntryColumns {
  const even = size + (size & 1);
  const buffer = new ArrayBuffer(even * 38);
  let at = 0;
  const take = (bytes: number): number => {
    const start = at;
    at += bytes * even;
    return start;
  };
  return {
    time: new Float64Array(buffer, take(8), size),
    start: new Int32Array(buffer, take(4), size),
    message: new Int32Array(buffer, take(4), size),
    line: new Int32Array(buffer, take(4), size),
    utcOffset: new Float32Array(buffer, take(4), size),
    pid: new Int32Array(buffer, take(4), size),
    tid: new Int32Array(buffer, take(4), size),
    name: new Uint16Array(buffer, take(2), size),
    section: new Uint16Array(buffer, take(2), size),
    kind: new Uint8Array(buffer, take(1), size),
    level: new Uint8Array(buffer, take(1), size),
  };
}
