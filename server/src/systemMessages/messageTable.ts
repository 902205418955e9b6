/** Most characters of a message; the longest of Windows have about a thousand. */
const lengthLimit = 2000;

/**
 * The message of a number in a message table, as it stands there; undefined when the table has none or is broken there.
 *
 * A table (MESSAGE_RESOURCE_DATA, winnt.h) begins with the number of its blocks. A block names its first and last number and
 * the offset of its entries; an entry is its length in bytes (with this header of 4), flags, and the text, in UTF-16 with
 * flag 1, in UTF-8 with flag 2, else in an ANSI code page, which the table does not name; windows-1252 is taken.
 *
 * @param table the resource; nothing outside it is read
 */
export function messageIn(table: Uint8Array, id: number): string | undefined {
  const view = new DataView(table.buffer, table.byteOffset, table.byteLength);
  const { byteLength } = view;
  if (byteLength < 4) return undefined;
  const blocks = Math.min(view.getUint32(0, true), Math.floor((byteLength - 4) / 12));
  for (let block = 0; block < blocks; block++) {
    const at = 4 + block * 12;
    const low = view.getUint32(at, true);
    if (id < low || id > view.getUint32(at + 4, true)) continue;
    let entry = view.getUint32(at + 8, true);
    for (let number = low; entry + 4 <= byteLength; number++) {
      const length = view.getUint16(entry, true);
      if (length < 4 || entry + length > byteLength) return undefined;
      if (number === id) return textOf(table.subarray(entry + 4, entry + length), view.getUint16(entry + 2, true));
      entry += length;
    }
    return undefined;
  }
  return undefined;
}

const encodings: Readonly<Record<number, string>> = { 0: "windows-1252", 1: "utf-16le", 2: "utf-8" };

function textOf(bytes: Uint8Array, flags: number): string | undefined {
  const encoding = encodings[flags];
  if (encoding === undefined) return undefined;
  const text = new TextDecoder(encoding).decode(bytes);
  // Entries are filled up with zeros.
  const end = text.indexOf("\0");
  return end < 0 ? text : text.slice(0, end);
}

/** What the escapes of a message stand for (FormatMessage); %1 and its like stay, because what they stand for is not known. */
const escapes: Readonly<Record<string, string>> = { n: " ", r: " ", t: " ", b: " ", "%": "%", ".": ".", "!": "!" };

/**
 * A message as one line for people: without its line breaks and control characters, escapes resolved, inserts such as `%1`
 * kept without the format behind them, cut to 2 000 characters. Empty when nothing is left.
 */
export function readableMessage(message: string): string {
  const cut = message.slice(0, lengthLimit);
  const end = cut.search(/%0(?!\d)/);
  const resolved = (end < 0 ? cut : cut.slice(0, end))
    .replace(/(%[1-9]\d?)![^!%]{0,20}!/g, "$1")
    .replace(/%([nrtb%.!])/g, (_, letter: string) => escapes[letter]);
  return resolved.replace(/[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069\s]+/g, " ").trim();
}
