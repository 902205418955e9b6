import { describe, expect, it } from "vitest";
import { decodeBytes } from "../../../server/src/decode";
import { cleanLogs, documentOf, fixture } from "../../support/core";

/** A text as a program or a copy would write it; `unit` is the number of bytes that a cut must not divide. */
const encodings: Readonly<Record<string, { readonly encode: (text: string) => Buffer; readonly unit: number }>> = {
  "UTF-8": { encode: (text) => Buffer.from(text, "utf8"), unit: 1 },
  "UTF-8 with a mark": { encode: (text) => Buffer.from(`\ufeff${text}`, "utf8"), unit: 1 },
  "UTF-16LE": { encode: (text) => Buffer.from(text, "utf16le"), unit: 2 },
  "UTF-16LE with a mark": { encode: (text) => Buffer.from(`\ufeff${text}`, "utf16le"), unit: 2 },
  "UTF-16BE with a mark": { encode: (text) => Buffer.from(`\ufeff${text}`, "utf16le").swap16(), unit: 2 },
  // Letters that windows-1252 does not have are lost; what the format is does not depend on them.
  ANSI: { encode: (text) => Buffer.from(text, "latin1"), unit: 1 },
};

/** As much as is looked at of a file, and as a forum lets one attach. */
const size = 2048;

/** A few places in the middle of lines, never in the first or last kilobyte. */
function middles(bytes: Buffer): number[] {
  return [0.31, 0.5, 0.73].map((share) => 1 + Math.floor((bytes.length - size) * share)).filter((at) => at > size / 2);
}

/** Parts of a file by what was cut, as bytes. */
function cuts(bytes: Buffer, unit: number): Readonly<Record<string, Buffer>> {
  const even = (at: number): number => at - (at % unit);
  const parts: Record<string, Buffer> = {
    "first 2 kB": bytes.subarray(0, even(size)),
    "last 2 kB": bytes.subarray(even(Math.max(0, bytes.length - size))),
    // A copy that stopped within a character, or a tool that counts from the end.
    "first 2 kB and a byte": bytes.subarray(0, size + 1),
    "last 2 kB and a byte": bytes.subarray(Math.max(0, bytes.length - size - 1)),
  };
  for (const at of middles(bytes)) {
    parts[`2 kB from ${at}`] = bytes.subarray(even(at), even(at) + size);
    parts[`from ${at} on`] = bytes.subarray(even(at));
    parts[`up to ${at}`] = bytes.subarray(0, at);
  }
  return parts;
}

describe("each log is recognised by any part of it, in any encoding", () => {
  for (const [encoding, { encode, unit }] of Object.entries(encodings)) {
    it.each(cleanLogs)(`$name in ${encoding}`, ({ name, format }) => {
      const bytes = encode(fixture(name).replace(/\0+$/, ""));
      const wrong = Object.entries({ whole: bytes, ...cuts(bytes, unit) }).flatMap(([part, piece]) => {
        const found = documentOf(decodeBytes(piece).text).formatId;
        return found === format ? [] : [`${part}: ${found}`];
      });
      expect(wrong.join("\n")).toBe("");
    });
  }
});
