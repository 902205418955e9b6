import { isLocalisedError, localisedFillers } from "./localisedWords";

/**
 * The words that decide whether a number is an error code. A token is compared in lower case.
 * The word before the number (articles and prepositions skipped) is its label; a few words further back are its clause.
 */

/** A number after one of these is a code, decimal or not. */
const errorLabels: ReadonlySet<string> = new Set([
  "error",
  "err",
  "errorcode",
  "dwerror",
  "werror",
  "lasterror",
  "getlasterror",
  "win32error",
  "syserror",
  "gle",
  "hr",
  "hresult",
  "rc",
  "exitcode",
  "returncode",
  "hresult_from_win32",
  "ntstatus_from_win32",
  "helpmsg",
]);
/** The same as the end of an identifier: `dwLastError`, `lpExitCode`, `WIN32_EXIT_CODE`, `NativeErrorCode`. */
const errorEnd = /(?:(?:error|err|exit|return|ret)_?code|(?:last|win32|native|system|sys)_?error|hresult|lasterr)$/;

/** Does the word label a code, in any language, as a word of its own or as the end of an identifier (`hrDeploy`)? */
export function isErrorLabel(word: string, raw: string): boolean {
  return errorLabels.has(word) || errorEnd.test(word) || /^hr[A-Z]/.test(raw) || isLocalisedError(word);
}

/** Words of returning; a small decimal after them is a code only where the phrase ends. */
export const returnLabels: ReadonlySet<string> = new Set([
  "return",
  "returns",
  "returned",
  "returning",
  "ret",
  "retval",
  "dwret",
  "dwretval",
  "lret",
  "lretval",
]);
export const failLabels: ReadonlySet<string> = new Set(["failed", "fails", "fail", "failure", "failing"]);
export const exitLabels: ReadonlySet<string> = new Set(["exit", "exited", "exits"]);

/** Labels after which any hexadecimal number is a code. */
const hexLabels: ReadonlySet<string> = new Set([
  ...errorLabels,
  ...returnLabels,
  ...failLabels,
  ...exitLabels,
  "code",
  "status",
  "result",
  "problem",
  "cfgmgr32",
  "ntstatus",
  "extendedcode",
]);
/** `resultMapped = 80240022`, `ResultCode = 0x80240022` and the like label hexadecimal numbers only. */
const hexEnd = /(?:result|status|hr)_?code$/;
export const isHexLabel = (word: string, raw: string): boolean =>
  hexLabels.has(word) || isErrorLabel(word, raw) || hexEnd.test(word) || /^result[A-Z]/.test(raw);

/** Words that make a small hexadecimal number further on in the same clause a code. */
const clauseWords: ReadonlySet<string> = new Set([
  ...hexLabels,
  "scm",
  "unable",
  "cannot",
  "couldn",
  "denied",
  "aborted",
  "masked",
  "unsuccessful",
]);
export const isClauseWord = (word: string): boolean => clauseWords.has(word);

/** Words between a label and its number ("code" and "value" are skipped as well, but noted). */
export const fillers: ReadonlySet<string> = new Set([
  "a",
  "an",
  "as",
  "by",
  "changed",
  "from",
  "is",
  "of",
  "the",
  "to",
  "was",
  "with",
  "number",
  ...localisedFillers,
]);

/** What kind of code "code" may be for a bare decimal after it without `=` or `:`. */
export const codeKinds: ReadonlySet<string> = new Set([
  ...errorLabels,
  ...returnLabels,
  ...exitLabels,
  ...failLabels,
  "result",
  "status",
  "problem",
  "cfgmgr32",
  "extended",
  "completion",
  "installer",
  "with",
]);
/** "product code", "language code": no error. */
export const otherCodes: ReadonlySet<string> = new Set([
  "product",
  "language",
  "country",
  "area",
  "source",
  "upgrade",
  "package",
  "postal",
  "zip",
  "byte",
  "key",
]);

/** Names of numbers that are no codes, as a whole word. */
const otherNumbers: ReadonlySet<string> = new Set([
  "address",
  "at",
  "attributes",
  "base",
  "bit",
  "bits",
  "bytes",
  "capabilities",
  "characteristics",
  "cookie",
  "count",
  "crc",
  "checksum",
  "equal",
  "equals",
  "flag",
  "flags",
  "handle",
  "hash",
  "id",
  "index",
  "instance",
  "key",
  "language",
  "languge",
  "lcid",
  "length",
  "level",
  "locale",
  "loglevel",
  "mask",
  "offset",
  "option",
  "options",
  "pid",
  "pointer",
  "ptr",
  "rank",
  "revision",
  "sam",
  "sequence",
  "session",
  "signature",
  "size",
  "stamp",
  "state",
  "style",
  "suite",
  "thread",
  "tid",
  "timeout",
  "timestamp",
  "type",
  "value",
  "version",
]);
/** The same as the end of an identifier such as `CONFIGFLAGS`, and the words that name such a number whatever stands between. */
const firmEnd =
  /(?:flags?|mask|handle|rank|size|length|offset|version|level|count|address|timeout|attributes|bytes|capabilities|pointer|suite)$/;
const camelEnd = /[a-z](?:Id|ID|Ptr|Type|Index|State)$/;

/** Does the word label a number that is no error code? `raw` is the word as written. */
export function namesOtherNumber(word: string, raw: string): boolean {
  return otherNumbers.has(word) || firmEnd.test(word) || camelEnd.test(raw);
}

/** The same for a word that stands before a bracketed number: `flags (0x1)`, but not `cannot open key (0x2)`. */
export function namesOtherNumberFirmly(word: string): boolean {
  return firmEnd.test(word);
}
