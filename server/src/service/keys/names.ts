import { codeAt, endsWithAt, hasAt, isAlphanumeric, isBlank, isDigit, isHex, isWord, type Stretch } from "./characters";
import { type KeySink, kindNumber, roleNumber } from "./types";

const kb = kindNumber("kb");
const inf = kindNumber("inf");
const catalog = kindNumber("catalog");
const hash = kindNumber("hash");
const packageKind = kindNumber("package");
const driverPackage = kindNumber("driverPackage");
const vector = kindNumber("vector");
const session = kindNumber("session");
const download = roleNumber("download");
const parent = roleNumber("parent");

/** `KB990412` or `KB 990412` whose letter B stands at `b`: six or seven digits. */
export function readKb(stretch: Stretch, b: number, sink: KeySink): void {
  if ((codeAt(stretch, b - 1) | 32) !== 107) return;
  const start = b - 1;
  const before = codeAt(stretch, start - 1);
  if (isAlphanumeric(before)) return;
  const isApart = codeAt(stretch, b + 1) === 32;
  const first = isApart ? b + 2 : b + 1;
  let p = first;
  while (isDigit(codeAt(stretch, p))) p++;
  if (p - first !== 6 && p - first !== 7) return;
  if (isAlphanumeric(codeAt(stretch, p)) && (isApart || (codeAt(stretch, p) | 32) !== 118)) return;
  // An amount: "1024 KB 1048576", "free space in KB 1048576", "KB 1048576.5".
  if (isApart) {
    if (isDigit(codeAt(stretch, start - 2)) || endsWithAt(stretch, start, " in ") || endsWithAt(stretch, start, " of "))
      return;
    if (codeAt(stretch, p) === 46 && isDigit(codeAt(stretch, p + 1))) return;
  }
  sink(kb, start, p, 0);
}

/** A character of a file name without blanks. */
const isNameCode = (code: number): boolean =>
  isWord(code) || code === 45 || code === 46 || code === 126 || code === 36 || code === 43;
const longestName = 160;

/** A file name that ends in `.inf`, `.pnf` or `.cat` at the dot `dot`, or a driver store folder `name.inf_amd64_…`. */
export function readFileName(stretch: Stretch, dot: number, sink: KeySink): void {
  const isCatalog = hasAt(stretch, dot, ".cat");
  if (!isCatalog && !hasAt(stretch, dot, ".inf") && !hasAt(stretch, dot, ".pnf")) return;
  const end = dot + 4;
  const after = codeAt(stretch, end);
  if (after === 95 && !isCatalog) {
    readDriverPackage(stretch, dot, sink);
    return;
  }
  if (isWord(after) || after === 45 || (after === 46 && isWord(codeAt(stretch, end + 1)))) return;
  let start = dot;
  while (dot - start < longestName && isNameCode(codeAt(stretch, start - 1))) start--;
  if (after === 34) start = startOfQuotedName(stretch, start);
  while (start < dot && codeAt(stretch, start) === 46) start++;
  if (start < dot) sink(isCatalog ? catalog : inf, start, end, 0);
}

/** The start of a name with blanks in quotes, as in `(key "my driver.inf")`; `start` when it is a whole path or no name. */
function startOfQuotedName(stretch: Stretch, start: number): number {
  for (let p = start - 1; start - p < longestName; p--) {
    const code = codeAt(stretch, p);
    if (code === 34) return p + 1;
    if (code !== 32 && !isNameCode(code)) return start;
  }
  return start;
}

const longestDriverPackage = 60;

/** `oemdrv.inf_amd64_4c9d21e07b3fa865`, `oemdrv.inf_amd64_neutral_4c9d21e07b3fa865` around the dot `dot`. */
function readDriverPackage(stretch: Stretch, dot: number, sink: KeySink): void {
  let end = dot + 5;
  while (end - dot < longestDriverPackage && (isWord(codeAt(stretch, end)) || codeAt(stretch, end) === 45)) end++;
  if (isWord(codeAt(stretch, end))) return;
  if (!driverPackageTail.test(stretch.source.slice(dot + 4, end))) return;
  let start = dot;
  while (dot - start < longestName && isNameCode(codeAt(stretch, start - 1))) start--;
  if (start < dot) sink(driverPackage, start, end, 0);
}

/** Processor, language where there is one, and a hash of 16 hex digits. */
const driverPackageTail = /^_[a-z][a-z0-9]{1,7}(?:_[a-z][a-z-]{1,12})?_[0-9a-f]{16}$/i;

/** `Package_for_KB990412~31bf3856ad364e35~amd64~~6.1.1.4` whose first tilde stands at `tilde`. */
export function readPackage(stretch: Stretch, tilde: number, sink: KeySink): void {
  if (codeAt(stretch, tilde + 17) !== 126) return;
  for (let p = tilde + 1; p < tilde + 17; p++) if (!isHex(codeAt(stretch, p))) return;
  const rest = packageRest.exec(stretch.source.slice(tilde + 17, Math.min(stretch.to, tilde + 17 + 80)));
  if (!rest) return;
  let start = tilde;
  while (tilde - start < longestName && isIdentityCode(codeAt(stretch, start - 1))) start--;
  while (start < tilde && !isAlphanumeric(codeAt(stretch, start))) start++;
  if (start < tilde) sink(packageKind, start, tilde + 17 + rest[0].length, 0);
}

const isIdentityCode = (code: number): boolean => isWord(code) || code === 45 || code === 46;
/** Processor, language (mostly empty) and version of a package identity. */
const packageRest = /^~[a-z0-9]{1,12}~[a-z0-9-]{0,16}~\d{1,9}(?:\.\d{1,9}){3}(?![0-9a-z_~])/i;

/** A hash of 32, 40 or 64 hex digits around `at`, a hex digit; returns the offset after the run of digits. */
export function readHash(stretch: Stretch, at: number, sink: KeySink): number {
  const { source, from, to } = stretch;
  let end = at + 1;
  while (end < to && isHex(source.charCodeAt(end))) end++;
  let start = at;
  while (start > from && isHex(source.charCodeAt(start - 1))) start--;
  const length = end - start;
  if (length !== 32 && length !== 40 && length !== 64) return end;
  if (isAlphanumeric(codeAt(stretch, start - 1)) || isAlphanumeric(codeAt(stretch, end))) return end;
  if (isNumber(source, start, end) || endsWithAt(stretch, start, "/parentinfo:")) return end;
  const parted = start - 1;
  const isFolder = codeAt(stretch, parted) === 92 || codeAt(stretch, parted) === 47;
  let folder = parted;
  while (folder > from && source.charCodeAt(folder - 1) === 92) folder--;
  sink(hash, start, end, isFolder && endsWithAt(stretch, folder, "download") ? download : 0);
  return end;
}

/** A long decimal number, zeros among them, is no hash. */
function isNumber(source: string, start: number, end: number): boolean {
  for (let p = start; p < end; p++) if (!isDigit(source.charCodeAt(p))) return false;
  return true;
}

/** The value of `/ParentInfo:` whose colon stands at `colon`: hex digits by which update.exe is told who started it. */
export function readParentInfo(stretch: Stretch, colon: number, sink: KeySink): void {
  if (!endsWithAt(stretch, colon + 1, "/parentinfo:")) return;
  let p = colon + 1;
  while (p - colon <= 65 && isHex(codeAt(stretch, p))) p++;
  const length = p - colon - 1;
  if (length >= 8 && length <= 64 && !isWord(codeAt(stretch, p))) sink(hash, colon + 1, p, parent);
}

/** The correlation vector behind a label `cV` whose V stands at `v`: `cV: base.1.2`, `(cV = base.1.0)`. */
export function readVector(stretch: Stretch, v: number, sink: KeySink): void {
  if (codeAt(stretch, v - 1) !== 99 || isWord(codeAt(stretch, v - 2))) return;
  let p = v + 1;
  while (p - v < 3 && isBlank(codeAt(stretch, p))) p++;
  if (codeAt(stretch, p) !== 58 && codeAt(stretch, p) !== 61) return;
  p++;
  for (let i = 0; i < 2 && isBlank(codeAt(stretch, p)); i++) p++;
  const start = p;
  while (p - start < 24 && isBase64(codeAt(stretch, p))) p++;
  if (p === start) return;
  const base = p;
  // Each step down a chain of calls adds a counter.
  for (;;) {
    let next = p + 1;
    while (codeAt(stretch, p) === 46 && next - p < 12 && isDigit(codeAt(stretch, next))) next++;
    if (next === p + 1 || next - start > 128) break;
    p = next;
  }
  if (p > base && !isWord(codeAt(stretch, p))) sink(vector, start, p, 0);
}

const isBase64 = (code: number): boolean => isAlphanumeric(code) || code === 43 || code === 47;

/**
 * A session of the servicing stack around the underscore `underscore`: `30812345_1203456789`, both halves of a FILETIME in
 * decimal. The upper half of the years 1998 to 2050 lies in between the limits, so that a date (`20230523_0834`) is none.
 */
export function readSession(stretch: Stretch, underscore: number, sink: KeySink): void {
  if (!isDigit(codeAt(stretch, underscore + 1)) || !isDigit(codeAt(stretch, underscore - 1))) return;
  const start = underscore - 8;
  if (isWord(codeAt(stretch, start - 1))) return;
  for (let p = start; p < underscore; p++) if (!isDigit(codeAt(stretch, p))) return;
  const upper = Number(stretch.source.slice(start, underscore));
  if (upper < 29_200_000 || upper > 33_000_000) return;
  let end = underscore + 1;
  while (end - underscore < 12 && isDigit(codeAt(stretch, end))) end++;
  if (isWord(codeAt(stretch, end)) || Number(stretch.source.slice(underscore + 1, end)) > 0xffff_ffff) return;
  sink(session, start, end, 0);
}
