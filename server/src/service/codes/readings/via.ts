import { isFromNt } from "../canonical";
import { hex } from "../hex";
import type { Asked } from "./asked";

/** The steps from the number as written to a reading, in words; undefined when there are none. */
export function steps(...each: readonly (string | undefined)[]): string | undefined {
  const taken = each.filter((step) => step !== undefined);
  return taken.length === 0 ? undefined : taken.join("; ");
}

/** How a large number reads in hexadecimal, for numbers that were not written so; undefined for the others. */
export function asHex(asked: Asked): string | undefined {
  const { notation, value } = asked;
  if (notation === "bytes") return `little-endian bytes of ${hex(value)}`;
  if (notation === "signedDecimal") return `signed decimal of ${hex(value)}`;
  return notation === "decimal" && value > 0xffff ? `decimal of ${hex(value)}` : undefined;
}

/** HRESULT_FROM_NT sets bit 28 of an NTSTATUS. */
export function unwrappedNt(asked: Asked): string | undefined {
  if (!isFromNt(asked.value)) return undefined;
  return `bit 28 cleared (HRESULT_FROM_NT): NTSTATUS ${hex(asked.canonical)}`;
}

/** How a Win32 number was reached from the number as written; undefined when it was written as it is. */
export function low16(asked: Asked, what: string): string | undefined {
  const upper = asked.value >>> 16;
  if (upper === 0) return undefined;
  if (upper === 0x8007) return steps(asHex(asked), `low 16 bits of the HRESULT: ${what}`);
  return steps(asHex(asked), `Win32 error wrapped in an NTSTATUS, low 16 bits: ${what}`);
}
