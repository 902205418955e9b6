import { normalPath } from "../keys";

/**
 * Whether two paths are the same by what they say: in any case and spelling, and with a folder in its short form
 * (`ADMINI~1` for `Administrator`) on either side. Which folder a short form stands for only its disk knows, so paths
 * that differ in nothing else are taken for the same.
 */
export function isSamePath(a: string, b: string): boolean {
  const left = normalPath(a).split("\\");
  const right = normalPath(b).split("\\");
  return left.length === right.length && left.every((part, i) => isSameName(part, right[i]!));
}

function isSameName(a: string, b: string): boolean {
  return a === b || isShortOf(a, b) || isShortOf(b, a);
}

/** `admini~1` is made of the first letters of the name without blanks and dots (8.3 names of NTFS and FAT). */
function isShortOf(short: string, long: string): boolean {
  const stem = /^([^~\\]{1,6})~\d{1,2}(?:\.[^.\\]{0,3})?$/.exec(short)?.[1];
  return stem !== undefined && long.replace(/[ .]/g, "").startsWith(stem);
}
