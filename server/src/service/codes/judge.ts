import type { Numbering } from "./canonical";
import { endsInLocalisedCode, isLocalisedError } from "./localisedWords";
import type { Word } from "./surroundings";
import {
  codeKinds,
  exitLabels,
  failLabels,
  fillers,
  isClauseWord,
  isErrorLabel,
  isHexLabel,
  namesOtherNumber,
  namesOtherNumberFirmly,
  otherCodes,
  returnLabels,
} from "./words";

/** A number in its text, with the words of the clause before it, nearest first. */
export interface Place {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly words: readonly Word[];
}

/** `maybe`: nothing speaks against it; a decimal twin of the same value makes it a code. */
export type Verdict = "yes" | "maybe" | "no";

const spaceParen = /^\s+[([]+\s*$/;
const plainGap = /^[\s:=("'#<[*\uff1a\uff08\u00ab\u201c]{0,8}$|^ {1,40}: $/;
const looseGap = /^[\s:=("'#<[*,>\uff1a\uff08\u00ab\u201c-]{0,8}$|^ {1,40}: $/;
const assignGap = /[=:]\s*["'([]?\s*$|^\(\s*$/;
const prefixedHex = /^0[xX][0-9A-Fa-f]+$/;

/** The label of a number: the nearest word that is no filler, and what was skipped on the way. */
interface Label {
  readonly word: Word;
  readonly gaps: string;
  readonly viaCode: boolean;
  readonly viaValue: boolean;
}

/** A label farther away labels nothing; labels.ts looks as far. */
export const labelReach = 48;

function labelOf(place: Place): Label | undefined {
  let gaps = "";
  let viaCode = false;
  let viaValue = false;
  for (const word of place.words) {
    if (place.start - word.start > labelReach) return undefined;
    gaps = word.gap + gaps;
    if (word.lower === "code") viaCode = true;
    else if (word.lower === "value") viaValue = true;
    else if (!fillers.has(word.lower) && !prefixedHex.test(word.raw)) return { word, gaps, viaCode, viaValue };
  }
  return undefined;
}

/** Facilities and severities that error codes really have; memory addresses and handles seldom look like this. */
export function isPlausible(value: number): boolean {
  const top = value >>> 28;
  if (top === 0x8) return value >>> 8 !== 0x800000 && ((value >>> 16) & 0xfff) <= 0x901;
  if (top === 0xc || top === 0xd) return ((value >>> 16) & 0xfff) <= 0x2ff || value >>> 16 === 0xc800;
  if (top === 0xe) return value >>> 16 === 0xe000;
  return value >= 0xffffd000 && value <= 0xffffff9c;
}

/** The upper halves that are common in these logs: enough for eight bare digits without a word that says "code". */
const commonUpper: ReadonlySet<number> = new Set([
  0x8000, 0x8001, 0x8004, 0x8007, 0x8008, 0x8009, 0x800b, 0x800f, 0x8019, 0x8020, 0x8024, 0x80d0, 0x87d0, 0xc000,
  0x8013, 0x8018, 0x801c, 0x801f, 0x8028, 0x87d1, 0xc015, 0xc142, 0xc190, 0xd000, 0xd015, 0xe000,
]);

export const isCommon = (value: number): boolean => commonUpper.has(value >>> 16);

/** `Error      [0x08099a] MIG`: in the logs of Windows Setup a column after the level holds the id of the message. */
function isMessageId({ text, start, end }: Place): boolean {
  return end - start === 8 && /(?:Info|Warning|Error|Perf)\s{1,8}\[$/i.test(text.slice(Math.max(0, start - 17), start));
}

/** `CSI    0000001f (F) …`: CSI numbers its lines. */
function isSequence({ text, start }: Place): boolean {
  return /\bCSI\s{1,8}$/.test(text.slice(Math.max(0, start - 12), start));
}

/**
 * `c0150012 [Error,Facility=(system),Code=18 (0x0012)]`: CSI takes the code before the bracket apart. Only what it counts
 * among the Win32 errors is a code by itself.
 */
function isTakenApart({ text, start }: Place): boolean {
  const before = text.charCodeAt(start - 1);
  // `=` or `(`: nearly all numbers leave here.
  return (before === 61 || before === 40) && takenApart.test(text.slice(Math.max(0, start - 90), start));
}

const takenApart = /\[(?:Error|Warning|Information),Facility=(?!FACILITY_WIN32\b)[^\][,]{1,60},Code=(?:\d{1,10} \()?$/;

/** `0xC1900101 - 0x20017`: Windows Setup adds the phase and the operation to its code. */
function isExtendCode({ text, start }: Place): boolean {
  return /0[xX][cC]190[0-9A-Fa-f]{4}\s?-\s?$/.test(text.slice(Math.max(0, start - 13), start));
}

/** `HTTP status code "407 (0x197)"`: what a web server answered, as the agent's web services write it in any language. */
function isHttpStatus({ text, start }: Place, value: number): boolean {
  return value >= 100 && value < 600 && httpAnswer.test(text.slice(Math.max(0, start - 80), start));
}

const httpAnswer = /\bHTTP\b[^/].{0,60}\d{3} \($/;

/** Is this number in hexadecimal a code? `bare` is the token when it has no `0x`. */
export function judgeHex(place: Place, value: number, bare?: string): Verdict {
  if (isMessageId(place) || (bare !== undefined && isSequence(place)) || isTakenApart(place)) return "no";
  if (bare !== undefined && place.text.startsWith(" [Error,Facility=", place.end)) return "yes";
  if (bare === undefined && isHttpStatus(place, value)) return "no";
  if (bare === undefined && isExtendCode(place)) return "yes";
  if (endsInLocalisedCode(place.words.slice(0, 3).map(({ lower }) => lower))) return "yes";
  const label = labelOf(place);
  const direct =
    label !== undefined && isHexLabel(label.word.lower, label.word.raw) && !label.viaValue && looseGap.test(label.gaps);
  const byCode = place.words[0]?.lower === "code" && !otherCodes.has(label?.word.lower ?? "");
  if (direct && (isStateWord(place, label, value) || isAnswer(place, label, value))) return "no";
  if (direct || (byCode && looseGap.test(place.words[0]!.gap))) return "yes";
  if (label !== undefined && deniedBy(label)) return "no";
  if (bare !== undefined) return standsAlone(place, bare) && isCommon(value) ? "yes" : "no";
  const clause = place.words.some((word) => isClauseWord(word.lower) || isLocalisedError(word.lower));
  if (value >= 0x80000000) return clause || isPlausible(value) ? "yes" : "maybe";
  const nearest = place.words[0];
  if (namedAfter(place) !== undefined) return "yes";
  if (nearest !== undefined && assignGap.test(nearest.gap) && !isClauseWord(nearest.lower)) return "no";
  if (label?.viaValue === true) return "no";
  return clause || (value >= 0xf000 && value <= 0xf2ff) ? "yes" : "maybe";
}

function deniedBy(label: Label): boolean {
  if (spaceParen.test(label.gaps)) return namesOtherNumberFirmly(label.word.lower);
  return (plainGap.test(label.gaps) || / - $/.test(label.gaps)) && namesOtherNumber(label.word.lower, label.word.raw);
}

const thingsWithState: ReadonlySet<string> = new Set([
  "device",
  "node",
  "devnode",
  "service",
  "link",
  "power",
  "job",
  "driver",
]);

/** "Device Status: 0x01806400" is a set of flags; a status that is an error has the severity bits, or is a Win32 number. */
function isStateWord(place: Place, label: Label, value: number): boolean {
  if (label.word.lower !== "status" || value >= 0x80000000) return false;
  const owner = place.words[place.words.indexOf(label.word) + 1]?.lower ?? "";
  return value > 0xffff || thingsWithState.has(owner);
}

/** "Commit Result = 0x1": what the client got for an answer, numbers of its own; an error there has the severity bit. */
function isAnswer(place: Place, label: Label, value: number): boolean {
  if (label.word.lower !== "result" || value >= 0x80000000) return false;
  return place.words[place.words.indexOf(label.word) + 1]?.lower === "commit";
}

/** "length of error=311": a measure of what the word names. */
function isMeasured(place: Place, label: Label): boolean {
  const at = place.words.indexOf(label.word);
  return place.words[at + 1]?.lower === "of" && /^(?:length|size|count|number)$/.test(place.words[at + 2]?.lower ?? "");
}

/** "FAILURE ( 5624 ): 112: Run DISM.exe": the Deployment Toolkit numbers its failures, and says the code behind that. */
function isDeploymentFailure({ text, start }: Place): boolean {
  return /\bFAILURE \( ?\d{1,6} ?\): -?$/.test(text.slice(Math.max(0, start - 26), start));
}

/** Eight bare hex digits between blanks, brackets or punctuation; digits alone only in brackets (80070005 may be a size). */
function standsAlone(place: Place, token: string): boolean {
  const before = place.text[place.start - 1] ?? " ";
  const after = place.text[place.end] ?? " ";
  if (!/[\s([=:,"'<]/.test(before) || !/[\s)\],.;:"'>!]/.test(after)) return false;
  return /[A-Fa-f]/.test(token) || (/[([]/.test(before) && /[)\]]/.test(after));
}

const unitAfter = /^\s?(?:%|bytes?\b|[KMG]i?B\b|ms\b|msecs?\b|s\b|secs?\b|seconds?\b|minutes?\b|times?\b|of\s+\d)/i;
const phraseEnd = /^(?:\s*$|[.,;:)\]"'!]|\s+[(=-])/;

/** Is this decimal number a code? Only the words before it can say so. */
export function isDecimalCode(place: Place, value: number): boolean {
  const after = place.text.slice(place.end, place.end + 24);
  if (unitAfter.test(after) || isInstallerDebug(place, value, after) || isNoteField(place, after)) return false;
  if (isTakenApart(place)) return false;
  if (isClientCode(place, after) || isInstallerStatus(place, value) || isDeploymentFailure(place)) return true;
  if (endsInLocalisedCode(place.words.slice(0, 3).map(({ lower }) => lower))) return plainGap.test(place.words[0]!.gap);
  const label = labelOf(place);
  if (value <= -0x40000000 && isPlausible(value >>> 0) && !(label !== undefined && deniedBy(label))) return true;
  if (label === undefined) return isBareCodeWord(place.words[0]);
  if (!plainGap.test(label.gaps)) return false;
  if (isProtocolCode(place)) return false;
  const word = label.word.lower;
  if (label.viaCode) return isCodeOfKind(place, word);
  if (isErrorLabel(word, label.word.raw)) return value < 0 || !(label.viaValue || isMeasured(place, label));
  if (returnLabels.has(word) && label.viaValue && isInstallerResult(value)) return /[:=]/.test(label.gaps);
  if (returnLabels.has(word)) return !label.viaValue && (value < 0 || (value > 1 && phraseEnd.test(after)));
  if (exitLabels.has(word)) return label.gaps.includes("(") || place.words[0]?.lower === "with";
  if (failLabels.has(word)) return value < 0 || (phraseEnd.test(after) && isFailureNumber(place, label.word, after));
  if (word === "problem") return namedAfter(place) === "deviceProblem";
  if (word === "result") return (value < 0 || value >= 100) && /[=:(]/.test(label.gaps);
  return word === "status" && value < -0xffff;
}

/** "failed with 1058", "CreateProcess failed (740)", "OpenService FAILED 1060:"; "Updates failed: 5" counts. */
function isFailureNumber(place: Place, label: Word, after: string): boolean {
  if (place.words[0]?.lower === "with" || (label.raw === "FAILED" && after.startsWith(":"))) return true;
  const owner = place.words[place.words.indexOf(label) + 1];
  return owner !== undefined && /^(?:\(\)?)?\s?$|^\(\)\s$/.test(owner.gap) && /[a-z][A-Z]/.test(owner.raw);
}

/** Results of Windows Installer: 1601 to 1654, 3010 and 3011 (winerror.h). */
function isInstallerResult(value: number): boolean {
  return (value >= 1601 && value <= 1654) || value === 3010 || value === 3011;
}

/** The control flow of Windows Installer's dialogs has numbers of its own: "DEBUG: Error 2826:", "The error code is 2826." */
function isInstallerDebug({ text, start }: Place, value: number, after: string): boolean {
  if (value < 2000 || value > 2999) return false;
  if (after.startsWith(". The arguments are")) return true;
  return /(?:DEBUG: |Internal )Error $/.test(text.slice(Math.max(0, start - 16), start));
}

/** `Note: 1: 2228 2:  3: Error 4: SELECT …`: Windows Installer numbers the fields of its notes. */
function isNoteField({ text, start }: Place, after: string): boolean {
  return after.startsWith(": ") && text.slice(Math.max(0, start - 400), start).includes("Note: 1: ");
}

/** "Installation success or error status: 1603.", also in languages that put the word for "installation" last. */
function isInstallerStatus({ words }: Place, value: number): boolean {
  const first = words[0];
  if (first === undefined || !isInstallerResult(value) || !plainGap.test(first.gap)) return false;
  if (first.lower !== "status" && !first.lower.startsWith("instal")) return false;
  return words.slice(1, 5).some(({ lower, raw }) => isErrorLabel(lower, raw));
}

/** "Code=12007, Text=ERROR_WINHTTP_NAME_NOT_RESOLVED": how the client of Configuration Manager writes it. */
function isClientCode({ words }: Place, after: string): boolean {
  return words[0]?.lower === "code" && words[0].gap === "=" && /^,\s?Text\s?=/.test(after);
}

/** "terminated with the following error: %%1068": an event names the system's message by its number. */
export function isInsert(place: Place, value: number): boolean {
  if (value < 0 || value >= 0x80000000) return isPlausible(value >>> 0);
  return place.words.some(({ lower, raw }) => isErrorLabel(lower, raw));
}

/** "Code: 5" at the start of a clause. */
function isBareCodeWord(word: Word | undefined): boolean {
  return word?.lower === "code" && plainGap.test(word.gap) && /[:(]/.test(word.gap);
}

/** "error code 5", "Code: 5", "CfgMgr32 code: 23"; not "product code 5", nor "Code = 1313", a rule number of the INF checker. */
function isCodeOfKind(place: Place, kind: string): boolean {
  if (otherCodes.has(kind)) return false;
  const gap = place.words.find((word) => word.lower === "code")?.gap ?? "";
  return codeKinds.has(kind) || /[:(]/.test(gap);
}

const protocols: ReadonlySet<string> = new Set(["http", "https", "soap", "odbc"]);

/** HTTP answers (404, 503), the error numbers of the web service layer and those of ODBC are no Windows codes. */
function isProtocolCode(place: Place): boolean {
  return place.words.slice(0, 4).some((word) => protocols.has(word.lower));
}

/** The family that a symbol right after the number names: `0x17: CR_REMOVE_VETOED`, `0x0c: CM_PROB_NORMAL_CONFLICT`. */
function namedAfter(place: Place): "configret" | "deviceProblem" | undefined {
  const match = /^[\s:)\]=-]{1,4}(CR_|CM_PROB_)[A-Z]/.exec(place.text.slice(place.end, place.end + 16));
  if (match === null) return undefined;
  return match[1] === "CR_" ? "configret" : "deviceProblem";
}

/** The numbering a small number belongs to, from the words next to it. */
export function numberingAt(place: Place): Numbering {
  const named = namedAfter(place);
  if (named !== undefined) return named;
  const near = place.words.slice(0, 3).map((word) => word.lower);
  if (near.includes("cfgmgr32") || near.includes("configret")) return "configret";
  const label = labelOf(place);
  if (label?.word.lower === "problem") return "deviceProblem";
  return label !== undefined && (label.word.lower === "hr" || label.word.lower === "hresult") ? "hresult" : "win32";
}
