import { decode, encodingExists } from "iconv-lite";

/** A file's text and how it was written. */
export interface Decoded {
  /** Without a byte order mark at the start; line ends and NUL padding as they are. */
  readonly text: string;
  /** `utf-8`, `utf-8-bom`, `utf-16le`, `utf-16le-bom`, `utf-16be`, `utf-16be-bom`, or the name of the ANSI code page. */
  readonly encoding: string;
}

/** Windows' own default in western Europe and America. */
export const defaultCodePage = "windows-1252";

/** Code pages that Windows uses as ANSI ones; their names are given as `windows-N` however they are written. */
const windowsCodePages = new Set([874, 932, 936, 949, 950, 1250, 1251, 1252, 1253, 1254, 1255, 1256, 1257, 1258]);
/** Names iconv-lite knows that stand for no character set of a log. */
const transferEncodings = /^(?:base64|hex|binary|utf-?7.*)$/i;

/**
 * The one name of a code page that may be written as `1252`, `cp1252` or `windows-1252`; other names iconv-lite knows
 * (`iso-8859-2`, `koi8-r`, `437`) come back in lower case. Undefined for a name nobody knows.
 */
export function codePageName(name: string): string | undefined {
  const wanted = name.trim().toLowerCase();
  const number = /^(?:windows|cp|ms)?[-_ ]?(\d{3,5})$/.exec(wanted)?.[1];
  if (number !== undefined && windowsCodePages.has(Number(number))) return `windows-${number}`;
  if (wanted === "" || transferEncodings.test(wanted) || !encodingExists(wanted)) return undefined;
  return number === undefined ? wanted : `cp${number}`;
}

/**
 * The text of a log file. Tried in this order: byte order mark, UTF-16 without one (PFRO.log is written so, and the
 * later part of any such file), UTF-8 without errors, and last the ANSI code page.
 *
 * @param codePage code page of the machine the log is from, in any spelling; an unknown one is taken as windows-1252
 */
export function decodeBytes(bytes: Uint8Array, codePage: string = defaultCodePage): Decoded {
  const [a, b, c] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return { text: lenient("utf-8", bytes), encoding: "utf-8-bom" };
  if (a === 0xff && b === 0xfe) return { text: lenient("utf-16le", bytes), encoding: "utf-16le-bom" };
  if (a === 0xfe && b === 0xff) return { text: lenient("utf-16be", bytes), encoding: "utf-16be-bom" };
  const utf16 = utf16Of(bytes);
  if (utf16) return { text: lenient(utf16, bytes), encoding: utf16 };
  const utf8 = strictUtf8(bytes);
  if (utf8 !== undefined) return { text: utf8, encoding: "utf-8" };
  const encoding = codePageName(codePage) ?? defaultCodePage;
  return { text: decode(bytes, encoding, { stripBOM: false }), encoding };
}

/** Decodes what cannot be anything else; bytes that do not fit become U+FFFD, the mark at the start is left out. */
function lenient(encoding: string, bytes: Uint8Array): string {
  return new TextDecoder(encoding).decode(bytes);
}

const head = 80;

/**
 * Latin letters, digits and blanks have a zero as one of their two bytes, always on the same side. NUL padding has zeros
 * on both, so those of the other side must be rare. A file cut within a character looks as if its bytes were the other
 * way round, and is read so. Less than two characters prove nothing.
 */
function utf16Of(bytes: Uint8Array): "utf-16le" | "utf-16be" | undefined {
  const length = Math.min(head, bytes.length) & ~1;
  if (length < 4) return undefined;
  let even = 0;
  let odd = 0;
  for (let i = 0; i < length; i += 2) {
    if (bytes[i] === 0) even++;
    if (bytes[i + 1] === 0) odd++;
  }
  const enough = (length / 2) * 0.3;
  if (odd >= enough && even * 4 <= odd) return "utf-16le";
  return even >= enough && odd * 4 <= even ? "utf-16be" : undefined;
}

/** The text when it is UTF-8 throughout. A file copied while it was written may end inside a character. */
function strictUtf8(bytes: Uint8Array): string | undefined {
  const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  let text: string;
  try {
    text = decoder.decode(bytes, { stream: true });
  } catch {
    return undefined;
  }
  try {
    return text + decoder.decode();
  } catch {
    // One lone byte above 0x7F at the end is as likely an ANSI letter, unless UTF-8 letters came before.
    return /[^\0-\x7f]/.test(text) ? `${text}\ufffd` : undefined;
  }
}
