import { codeAt, endsWithAt, isAlphanumeric, isBlank, isDigit, isHex, isLetter, type Stretch } from "./characters";
import { type KeyRole, type KeySink, kindNumber, roleNumber } from "./types";

/** Characters of a GUID without braces. */
export const guidLength = 36;
const guid = kindNumber("guid");
const update = roleNumber("update");

/** Names that stand before a GUID, in lower case without blanks. Each says what its last word but `id` or `code` says. */
const labels: ReadonlyMap<string, number> = new Map(
  (
    [
      ["update", ["update", "updateid", "updateguid"]],
      ["service", ["service", "serviceid", "svc", "svcid"]],
      ["call", ["callid", "call"]],
      ["client", ["clientid", "callerid", "susclientid"]],
      ["job", ["jobid", "job", "jobguid"]],
      ["event", ["eventid"]],
      ["class", ["class", "classguid", "classid"]],
      ["interface", ["interface", "interfaceclass", "interfaceguid"]],
      ["product", ["product", "productcode"]],
      ["upgrade", ["upgradecode"]],
      ["installerPackage", ["packagecode"]],
    ] as const satisfies readonly (readonly [KeyRole, readonly string[]])[]
  ).flatMap(([role, names]) => names.map((name) => [name, roleNumber(role)] as const)),
);
/** Second halves of a label that is written as two words: `Class GUID`, `Call ID`, `Product Code`. */
const lastWords: ReadonlySet<string> = new Set(["id", "guid", "code", "class"]);
const longestLabel = 24;

/**
 * The GUID whose first dash stands at `dash`, with its braces and its revision; called for every dash of a text, so
 * that most calls end at the first comparison.
 */
export function readGuid(stretch: Stretch, dash: number, sink: KeySink): void {
  const { source, from, to } = stretch;
  const start = dash - 8;
  const end = start + guidLength;
  if (start < from || end > to) return;
  if (source.charCodeAt(dash + 5) !== 45 || source.charCodeAt(dash + 10) !== 45) return;
  if (source.charCodeAt(dash + 15) !== 45) return;
  for (let p = start; p < end; p++) {
    if (p === dash || p === dash + 5 || p === dash + 10 || p === dash + 15) continue;
    if (!isHex(source.charCodeAt(p))) return;
  }
  const before = codeAt(stretch, start - 1);
  const after = codeAt(stretch, end);
  // Part of a longer chain of digits and dashes, such as a security id or a file name of its own making.
  if (isAlphanumeric(before) || before === 45 || isAlphanumeric(after)) return;
  if (after === 45 && isAlphanumeric(codeAt(stretch, end + 1))) return;
  const isBraced = before === 123 && after === 125;
  const first = isBraced ? start - 1 : start;
  const last = isBraced ? end + 1 : end;
  const revised = endOfRevision(stretch, last);
  const isNull = source.charCodeAt(start) === 48 && source.startsWith("00000000-0000-0000-0000-000000000000", start);
  const role = isNull ? 0 : revised > last ? update : roleBefore(stretch, first);
  sink(guid, first, revised, role);
}

/** The offset after `.100`, a revision of up to nine digits; `at` when none stands there. */
function endOfRevision(stretch: Stretch, at: number): number {
  if (codeAt(stretch, at) !== 46) return at;
  let p = at + 1;
  while (isDigit(codeAt(stretch, p))) p++;
  const digits = p - at - 1;
  const next = codeAt(stretch, p);
  return digits === 0 || digits > 9 || isAlphanumeric(next) || next === 95 ? at : p;
}

/** What the words right before a GUID call it; 0 when they do not. */
function roleBefore(stretch: Stretch, start: number): number {
  let p = start - 1;
  // `UpdateId = {`, `SusClientId = '`, `JobId: (`.
  for (let i = 0; i < 2 && isOpening(codeAt(stretch, p)); i++) p--;
  const gapEnd = p;
  while (gapEnd - p < 2 && isBlank(codeAt(stretch, p))) p--;
  const sign = codeAt(stretch, p);
  if (isDigit(sign)) return p < gapEnd ? reportedUpdate(stretch, start) : 0;
  const isNamed = sign === 61 || sign === 58;
  if (isNamed) {
    p--;
    // Vista and later align the signs: `Class GUID     = {`.
    for (let i = 0; i < 24 && isBlank(codeAt(stretch, p)); i++) p--;
  } else if (p === gapEnd) {
    return 0;
  }
  if (sign === 34) return classOfDevices.test(textBefore(stretch, p + 1, 140)) ? roleNumber("class") : 0;
  const wordEnd = p + 1;
  while (wordEnd - p < longestLabel && isLetter(codeAt(stretch, p))) p--;
  if (p + 1 === wordEnd || isAlphanumeric(codeAt(stretch, p))) return 0;
  const word = stretch.source.slice(p + 1, wordEnd).toLowerCase();
  if (lastWords.has(word) && isBlank(codeAt(stretch, p))) {
    const firstEnd = p;
    p--;
    while (firstEnd - p < longestLabel && isLetter(codeAt(stretch, p))) p--;
    const both = labels.get(stretch.source.slice(p + 1, firstEnd).toLowerCase() + word);
    if (both !== undefined) return both;
  }
  const role = labels.get(word);
  if (role !== undefined) return role;
  if (word === "event" && isNamed && endsWithAt(stretch, wordEnd, "report event")) return roleNumber("event");
  // SetupAPI: `Class GUID of device remains: {…}`, `Class GUID of device changed to: {…}`.
  if (word === "remains" || word === "to") {
    return classOfDevice.test(textBefore(stretch, wordEnd, 40)) ? roleNumber("class") : 0;
  }
  return 0;
}

const classOfDevice = /\bclass guid of device (?:remains|changed to)$/i;
/** SetupAPI: `Installing device class: "Ports" {…}`. */
const classOfDevices = /\bclass: "[^"]{1,120}"$/i;
/** The fields of a reported event before its update: offset from UTC, namespace, event, source. */
const eventFields = /[+-]\d{4}\s{1,4}\d{1,4}\s{1,4}\d{1,6}(?: \[\w{1,60}\])?\s{1,4}\d{1,6}\s{1,4}\{?$/;

function reportedUpdate(stretch: Stretch, start: number): number {
  return eventFields.test(textBefore(stretch, start, 120)) ? update : 0;
}

function textBefore({ source, from }: Stretch, end: number, length: number): string {
  return source.slice(Math.max(from, end - length), end);
}

function isOpening(code: number): boolean {
  return code === 123 || code === 40 || code === 91 || code === 39 || code === 34;
}
