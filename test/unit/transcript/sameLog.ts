import { expect } from "vitest";
import { documentOf, type FormatId, fieldsOf, findingLines, fixture, logOf } from "../../support/core";

/** Lines of a log as they are pasted: tabs as blanks, no NUL padding. */
export const pasted = (name: string): string[] =>
  fixture(name)
    .replace(/\0+|^\ufeff/g, "")
    .trimEnd()
    .replaceAll("\t", " ")
    .split(/\r\n|\r|\n/);

const severityAndCodes = (lines: readonly string[]): string[] =>
  lines.map((line) => line.replace(/^(\w+) \d+ /, "$1 "));

interface Fields {
  readonly kind: number;
  readonly component?: string;
  readonly message: string;
}

/** What a copy may lose of a log of this format, and why; everything else it must keep. */
interface Loss {
  /** An entry that nothing tells from a letter's own words, or that says nothing. */
  readonly mayBeLost?: (entry: Fields) => boolean;
  /** The text of such an entry may stand at the end of the one above: where a line was wrapped nothing tells the two apart. */
  readonly mayBeJoined?: boolean;
  /** The end of a message, lines of its own that nothing marks, may be missing. */
  readonly mayBeCut?: boolean;
  /** What stands before a message in the copy, since its column cannot be told from the message. */
  readonly mayHaveMore?: RegExp;
}

const losses: Partial<Record<FormatId, Loss>> = {
  // What custom actions print has no mark: words alone could be a letter's remark.
  "msi-log": {
    mayBeLost: ({ component, message }) =>
      component === undefined && !/^(?:Action |Error \d|Property\(|===|MSI |\S+Action )/.test(message),
    mayBeJoined: true,
  },
  // A line without stamp, indent or sign is no more than a sentence, too.
  "cbs-log": { mayBeCut: true },
  "dism-log": { mayBeCut: true },
  "panther-log": { mayBeCut: true },
  // With the tabs the end of the category is gone, and the titles of the columns are words like any others.
  "windows-eventlog-text": { mayBeLost: ({ kind }) => kind === 3, mayHaveMore: /^[\p{L}\d() -]{2,40} $/u },
};

const formatOf = (log: ReturnType<typeof logOf>): FormatId => log.format.id as FormatId;

/**
 * The logs of a text must hold the entries of the clean log, and tell of the same failures, once each. Where the format
 * cannot be restored as a whole, no entry may be there that the clean log has not; returns the number of entries that
 * are not as they were.
 */
export function expectSameLog(name: string, text: string): number {
  const clean = logOf(fixture(name));
  const { logs } = documentOf(text);
  expect(logs.map(({ log }) => log.format.id)).toEqual([clean.format.id]);
  const log = logs[0]!.log;
  const changed = compare(fieldsOf(clean), fieldsOf(log), losses[formatOf(clean)] ?? {});
  expect(severityAndCodes(findingLines(log))).toEqual(severityAndCodes(findingLines(clean)));
  return changed;
}

const read = (entry: string): Fields => JSON.parse(entry) as Fields;
const withMessage = (entry: Fields, message: string): string => JSON.stringify({ ...entry, message });

function compare(clean: readonly string[], copy: readonly string[], loss: Loss): number {
  let changed = 0;
  let at = 0;
  for (let i = 0; i < clean.length; i++) {
    if (copy[at] === clean[i]) {
      at++;
      continue;
    }
    changed++;
    const entry = read(clean[i]!);
    const found = copy[at] === undefined ? undefined : read(copy[at]!);
    if (found && isAllowed(entry, found, clean.slice(i + 1).map(read), loss)) {
      at++;
      continue;
    }
    if (loss.mayBeLost?.(entry)) continue;
    // Shows both.
    expect(copy[at]).toEqual(clean[i]);
  }
  expect(copy.slice(at)).toEqual([]);
  return changed;
}

/** Whether an entry of the copy is this one of the log, with what a copy may do to it. */
function isAllowed(entry: Fields, found: Fields, below: readonly Fields[], loss: Loss): boolean {
  if (withMessage(found, "") !== withMessage(entry, "")) return false;
  const { message } = found;
  if (loss.mayBeCut && message !== "" && entry.message.startsWith(message)) return true;
  if (loss.mayHaveMore && message.endsWith(entry.message))
    return loss.mayHaveMore.test(message.slice(0, message.length - entry.message.length));
  if (!loss.mayBeJoined || !message.startsWith(entry.message)) return false;
  let text = entry.message;
  for (const next of below) {
    if (!loss.mayBeLost?.(next)) break;
    text = `${text} ${next.message}`;
    if (text === message) return true;
  }
  return false;
}
