import { readActionLine } from "../formats/msiLine";
import { msiAction } from "./msiActions";
import { msiMessage, msiResult } from "./msiMessages";
import { msiProperty } from "./msiProperties";
import type { Term } from "./term";

/** A word of Windows Installer's own in an entry of its log; the offsets count from the beginning of the text. */
export interface MsiWord {
  readonly what: "action" | "message" | "property" | "return value";
  readonly name: string;
  readonly term: Term;
  readonly start: number;
  readonly end: number;
}

/** So far into a line a word is looked for: what follows is values. */
const longestHead = 600;

const namedAction =
  /(?:Doing|Skipping) action: ([\w.]{1,80})|ActionStart\(Name=([\w.]{1,80})|CustomActionSchedule\(Action=([\w.]{1,80})/d;
const note = /\bNote: 1: (\d{4})\b/d;
const property =
  /^Property\([A-Z]\): ([\w.]{1,80}) = |PROPERTY CHANGE: (?:Adding|Modifying|Deleting) ([\w.]{1,80}) property/d;

/** The word at an offset of an entry of a Windows Installer log whose meaning is documented; undefined for all others. */
export function msiWordAt(text: string, at: number): MsiWord | undefined {
  if (at > longestHead) return undefined;
  const head = text.slice(0, longestHead);
  const action = readActionLine(head, 0, lineEnd(head));
  if (action) {
    const name = wordAt("action", action.name, action.nameStart, at, msiAction(action.name));
    if (name || action.kind !== "end") return name;
    const value = String(action.result);
    return wordAt("return value", value, lastOf(head, value, lineEnd(head)), at, msiResult(action.result));
  }
  return (
    groupAt(namedAction, head, at, "action", msiAction) ??
    groupAt(note, head, at, "message", (name) => msiMessage(Number(name))) ??
    groupAt(property, head, at, "property", msiProperty)
  );
}

const lineEnd = (text: string): number => {
  const end = text.search(/[\r\n]/);
  return end < 0 ? text.length : end;
};

const lastOf = (text: string, part: string, end: number): number => text.lastIndexOf(part, end - 1);

function wordAt(
  what: MsiWord["what"],
  name: string,
  start: number,
  at: number,
  term: Term | undefined,
): MsiWord | undefined {
  return term && start <= at && at <= start + name.length
    ? { what, name, term, start, end: start + name.length }
    : undefined;
}

function groupAt(
  pattern: RegExp,
  text: string,
  at: number,
  what: MsiWord["what"],
  termOf: (name: string) => Term | undefined,
): MsiWord | undefined {
  const match = pattern.exec(text);
  if (!match) return undefined;
  for (let i = 1; i < match.length; i++) {
    const name = match[i];
    if (name !== undefined) return wordAt(what, name, match.indices![i]![0], at, termOf(name));
  }
  return undefined;
}
