/** Most entries read of one directory; types, names and languages of system files are far fewer. */
const entryLimit = 512;

/** A resource in one language. */
export interface Resource {
  /** Language identifier (LANGID): 0 for no language, 0x409 for English (United States). */
  readonly language: number;
  /** A view on the file. */
  readonly data: Uint8Array;
}

/**
 * The resources of one type in a program or library file (PE/COFF specification, "The .rsrc Section").
 * What is broken, cut off or points outside the file is left out; a file of another kind gives none. All together are no
 * larger than the file.
 *
 * @param type number of the type, such as 11 for a message table
 */
export function resourcesOf(file: Uint8Array, type: number): readonly Resource[] {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const section = resourceSection(view);
  if (section === undefined) return [];
  const found: Resource[] = [];
  let total = 0;
  // A type stands in the directory once.
  const [names] = subdirectories(view, section.start, section.start, type);
  if (names !== undefined)
    for (const languages of subdirectories(view, section.start, names))
      for (const entry of entriesAt(view, languages)) {
        if (entry.isDirectory) continue;
        const at = section.start + entry.offset;
        if (!fits(view, at, 8)) continue;
        const start = view.getUint32(at, true) - section.address + section.start;
        const size = view.getUint32(at + 4, true);
        total += size;
        if (total > file.length) return found;
        if (fits(view, start, size)) found.push({ language: entry.id, data: file.subarray(start, start + size) });
      }
  return found;
}

interface Section {
  /** Offset in the file. */
  readonly start: number;
  /** Address in memory, relative to the start of the image. */
  readonly address: number;
}

/** Where the resource directory is, or undefined when the file has none or is no PE file. */
function resourceSection(view: DataView): Section | undefined {
  if (!fits(view, 0, 64) || view.getUint16(0, true) !== 0x5a4d) return undefined;
  const header = view.getUint32(0x3c, true);
  if (!fits(view, header, 26) || view.getUint32(header, true) !== 0x4550) return undefined;
  const sections = view.getUint16(header + 6, true);
  const optional = header + 24;
  const size = view.getUint16(header + 20, true);
  // PE32 (0x10b) and PE32+ (0x20b): the data directories begin after 96 or 112 bytes; resources are the third.
  const directories = optional + (view.getUint16(optional, true) === 0x20b ? 112 : 96);
  if (directories + 24 > optional + size || !fits(view, directories, 24)) return undefined;
  const address = view.getUint32(directories + 16, true);
  if (address === 0) return undefined;
  for (let index = 0; index < sections; index++) {
    const at = optional + size + index * 40;
    if (!fits(view, at, 40)) return undefined;
    const from = view.getUint32(at + 12, true);
    if (address < from || address >= from + view.getUint32(at + 16, true)) continue;
    return { start: address - from + view.getUint32(at + 20, true), address };
  }
  return undefined;
}

interface Entry {
  readonly id: number;
  readonly isDirectory: boolean;
  /** From the start of the resource section. */
  readonly offset: number;
}

/** The entries of a resource directory at an offset of the file. */
function entriesAt(view: DataView, at: number): readonly Entry[] {
  if (!fits(view, at, 16)) return [];
  const count = Math.min(view.getUint16(at + 12, true) + view.getUint16(at + 14, true), entryLimit);
  const entries: Entry[] = [];
  for (let place = at + 16; entries.length < count && fits(view, place, 8); place += 8) {
    const target = view.getUint32(place + 4, true);
    entries.push({
      id: view.getUint32(place, true),
      isDirectory: target >>> 31 === 1,
      offset: target & 0x7fffffff,
    });
  }
  return entries;
}

/** Offsets of the directories below one, all or those of one number. */
function subdirectories(view: DataView, section: number, at: number, id?: number): readonly number[] {
  return entriesAt(view, at)
    .filter((entry) => entry.isDirectory && (id === undefined || entry.id === id))
    .map(({ offset }) => section + offset);
}

function fits(view: DataView, at: number, size: number): boolean {
  return at >= 0 && size >= 0 && at + size <= view.byteLength;
}
