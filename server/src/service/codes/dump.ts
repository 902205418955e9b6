/** A 32-bit value in a dump of event data, and where it stands. */
export interface DumpValue {
  readonly start: number;
  readonly end: number;
  readonly value: number;
  readonly notation: "bytes" | "bareHex";
}

/** `0000: 72 00 00 c0   r..`, quoted or after `Data:`: the view of bytes. */
const byteRow =
  /^[>|\s]{0,40}(?:Data ?:[ \t]{0,40})?[0-9A-Fa-f]{4,8}:((?:[ \t]{1,2}[0-9A-Fa-f]{2}){4,16})(?![0-9A-Fa-f])/;
/** `0000: c0000072 00000000`: the view of words, which the viewer has put in order. */
const wordRow = /^[>|\s]{0,40}(?:Data ?:[ \t]{0,40})?[0-9A-Fa-f]{4}:((?:[ \t]{1,2}[0-9A-Fa-f]{8}){1,4})(?![0-9A-Fa-f])/;
/** `Data: 72 00 00 C0` without an address. */
const labelledBytes = /(?:^|[\s>])Data ?:[ \t]{0,8}((?:[0-9A-Fa-f]{2}[ \t]{1,2}){3,15}[0-9A-Fa-f]{2})(?![0-9A-Za-z])/;
/** `<Binary>720000C0</Binary>` in the XML of an event. */
const binaryElement = /<Binary>((?:[0-9A-Fa-f]{8}){1,8})<\/Binary>/;
/** `{114, 0, 0, 192...}`: how PowerShell's Get-EventLog shows bytes. */
const byteList = /(?:^|[\s=:])\{(\d{1,3}, \d{1,3}, \d{1,3}, \d{1,3})(?:\.\.\.|[,}])/;

function littleEndian(bytes: readonly number[]): number {
  return bytes.reduce((sum, byte, i) => sum + byte * 2 ** (8 * i), 0);
}

/** Groups of four bytes, each matched by `item`. */
function groups(bytes: string, from: number, item: RegExp, radix: number): DumpValue[] {
  const places = [...bytes.matchAll(item)];
  const found: DumpValue[] = [];
  for (let i = 0; i + 3 < places.length; i += 4) {
    const group = places.slice(i, i + 4);
    const numbers = group.map(([digits]) => Number.parseInt(digits, radix));
    if (numbers.some((byte) => byte > 255)) return [];
    const last = group[3]!;
    found.push({
      start: from + group[0]!.index,
      end: from + last.index + last[0].length,
      value: littleEndian(numbers),
      notation: "bytes",
    });
  }
  return found;
}

/**
 * The 32-bit values in a line that is a dump of event data, in the layouts of the event viewers and of PowerShell; undefined
 * when the line is none. Bytes are read in the order of the processor, the lowest first. The caller decides which are codes.
 */
export function valuesInDump(text: string): readonly DumpValue[] | undefined {
  const bytes = byteRow.exec(text) ?? labelledBytes.exec(text);
  if (bytes !== null) {
    const from = bytes.index + bytes[0].length - bytes[1]!.length;
    return groups(bytes[1]!, from, /[0-9A-Fa-f]{2}/g, 16);
  }
  const words = wordRow.exec(text);
  if (words !== null) {
    const from = words[0].length - words[1]!.length;
    return [...words[1]!.matchAll(/[0-9A-Fa-f]{8}/g)].map(({ 0: digits, index }) => ({
      start: from + index,
      end: from + index + 8,
      value: Number.parseInt(digits, 16),
      notation: "bareHex",
    }));
  }
  const element = binaryElement.exec(text);
  if (element !== null) return groups(element[1]!, element.index + "<Binary>".length, /[0-9A-Fa-f]{2}/g, 16);
  const list = byteList.exec(text);
  if (list === null) return undefined;
  return groups(list[1]!, list.index + list[0].indexOf("{") + 1, /\d{1,3}/g, 10);
}
