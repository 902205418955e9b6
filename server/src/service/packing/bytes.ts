/** Writes whole numbers into a growing row of bytes. */
export interface ByteWriter {
  length(): number;
  /** A number below 2^53 in groups of seven bits, the lowest first. */
  number(value: number): void;
  /** The lowest `count` bytes of a number. */
  fixed(value: number, count: number): void;
  append(bytes: Uint8Array): void;
  /** A copy of what was written. */
  bytes(): Uint8Array;
}

export function createByteWriter(): ByteWriter {
  let buffer = new Uint8Array(64);
  let length = 0;
  const ensure = (more: number): void => {
    if (length + more <= buffer.length) return;
    const larger = new Uint8Array(Math.max(buffer.length * 2, length + more));
    larger.set(buffer);
    buffer = larger;
  };
  return {
    length: () => length,
    number(value) {
      ensure(8);
      let rest = value;
      for (; rest >= 128; rest = Math.floor(rest / 128)) buffer[length++] = (rest % 128) + 128;
      buffer[length++] = rest;
    },
    fixed(value, count) {
      ensure(count);
      let rest = value;
      for (let i = 0; i < count; i++, rest = Math.floor(rest / 256)) buffer[length++] = rest % 256;
    },
    append(bytes) {
      ensure(bytes.length);
      buffer.set(bytes, length);
      length += bytes.length;
    },
    bytes: () => buffer.slice(0, length),
  };
}

/** Reads what a `ByteWriter` wrote; past the end everything is 0. */
export interface ByteReader {
  offset(): number;
  number(): number;
  fixed(count: number): number;
  skip(count: number): void;
}

export function createByteReader(bytes: Uint8Array, from: number): ByteReader {
  let at = from;
  return {
    offset: () => at,
    number() {
      let value = 0;
      for (let scale = 1; ; scale *= 128) {
        const byte = bytes[at++] ?? 0;
        if (byte < 128) return value + byte * scale;
        value += (byte - 128) * scale;
      }
    },
    fixed(count) {
      let value = 0;
      for (let i = 0, scale = 1; i < count; i++, scale *= 256) value += (bytes[at++] ?? 0) * scale;
      return value;
    },
    skip(count) {
      at += count;
    },
  };
}
