// Files as Windows keeps its messages in: a message table, in the resources of a library.

/** A message as it stands in a table: text in UTF-16 unless flags say otherwise. */
export interface TableEntry {
  readonly id: number;
  readonly text: string;
  /** 0: ANSI, 1: UTF-16, 2: UTF-8. */
  readonly flags?: number;
}

function encode(text: string, flags: number): Buffer {
  if (flags === 1) return Buffer.from(text, "utf16le");
  return Buffer.from(text, flags === 2 ? "utf8" : "latin1");
}

/** A message table (MESSAGE_RESOURCE_DATA); numbers that follow one another share a block. */
export function messageTable(entries: readonly TableEntry[]): Buffer {
  const sorted = [...entries].sort((a, b) => a.id - b.id);
  const blocks: TableEntry[][] = [];
  for (const entry of sorted) {
    const last = blocks.at(-1);
    if (last && last.at(-1)!.id + 1 === entry.id) last.push(entry);
    else blocks.push([entry]);
  }
  const head = Buffer.alloc(4 + blocks.length * 12);
  head.writeUInt32LE(blocks.length, 0);
  const parts: Buffer[] = [head];
  let offset = head.length;
  for (const [index, block] of blocks.entries()) {
    head.writeUInt32LE(block[0].id, 4 + index * 12);
    head.writeUInt32LE(block.at(-1)!.id, 8 + index * 12);
    head.writeUInt32LE(offset, 12 + index * 12);
    for (const { text, flags = 1 } of block) {
      const bytes = encode(`${text}\0`, flags);
      const entry = Buffer.alloc(4 + Math.ceil(bytes.length / 4) * 4);
      entry.writeUInt16LE(entry.length, 0);
      entry.writeUInt16LE(flags, 2);
      bytes.copy(entry, 4);
      parts.push(entry);
      offset += entry.length;
    }
  }
  return Buffer.concat(parts);
}

const sectionStart = 0x400;
const sectionAddress = 0x3000;

/** A library with nothing but resources: one of a type, in each language. `is64Bit` gives the PE32+ form. */
export function libraryWith(
  type: number,
  resources: readonly { readonly language: number; readonly data: Uint8Array }[],
  is64Bit = true,
): Buffer {
  const section = resourceSection(type, resources);
  const optionalSize = is64Bit ? 240 : 224;
  const file = Buffer.alloc(sectionStart + section.length);
  file.write("MZ", 0, "latin1");
  file.writeUInt32LE(0x80, 0x3c);
  file.write("PE\0\0", 0x80, "latin1");
  file.writeUInt16LE(is64Bit ? 0x8664 : 0x14c, 0x84);
  file.writeUInt16LE(2, 0x86);
  file.writeUInt16LE(optionalSize, 0x94);
  const optional = 0x98;
  file.writeUInt16LE(is64Bit ? 0x20b : 0x10b, optional);
  file.writeUInt32LE(sectionAddress, optional + (is64Bit ? 112 : 96) + 16);
  file.writeUInt32LE(section.length, optional + (is64Bit ? 112 : 96) + 20);
  // A section of code before the one with the resources.
  writeSection(file, optional + optionalSize, ".text", 0x1000, 0, 0);
  writeSection(file, optional + optionalSize + 40, ".rsrc", sectionAddress, section.length, sectionStart);
  section.copy(file, sectionStart);
  return file;
}

function writeSection(file: Buffer, at: number, name: string, address: number, size: number, start: number): void {
  file.write(name, at, "latin1");
  file.writeUInt32LE(size, at + 8);
  file.writeUInt32LE(address, at + 12);
  file.writeUInt32LE(size, at + 16);
  file.writeUInt32LE(start, at + 20);
}

/** Three levels of directories (type, name, language), then the entries of the data, then the data. */
function resourceSection(type: number, resources: readonly { language: number; data: Uint8Array }[]): Buffer {
  const languagesAt = 2 * 24;
  const entriesAt = languagesAt + 16 + resources.length * 8;
  let dataAt = entriesAt + resources.length * 16;
  const section = Buffer.alloc(dataAt + resources.reduce((sum, { data }) => sum + data.length, 0));
  const directory = (at: number, items: readonly (readonly [id: number, target: number])[]): void => {
    section.writeUInt16LE(items.length, at + 14);
    for (const [index, [id, target]] of items.entries()) {
      section.writeUInt32LE(id, at + 16 + index * 8);
      section.writeUInt32LE(target, at + 20 + index * 8);
    }
  };
  directory(0, [[type, (0x80000000 | 24) >>> 0]]);
  directory(24, [[1, (0x80000000 | languagesAt) >>> 0]]);
  directory(
    languagesAt,
    resources.map(({ language }, index) => [language, entriesAt + index * 16] as const),
  );
  for (const [index, { data }] of resources.entries()) {
    section.writeUInt32LE(sectionAddress + dataAt, entriesAt + index * 16);
    section.writeUInt32LE(data.length, entriesAt + index * 16 + 4);
    section.set(data, dataAt);
    dataAt += data.length;
  }
  return section;
}
