import { describe, expect, it } from "vitest";
import { findKeys } from "../../../server/src/service/keys";
import { processorTime } from "../../support/processorTime";

const raw = String.raw;

/** What a line is made of again and again; each begins, or nearly is, some key. */
const units = [
  "-",
  "A7310C5E-94D2-4B68-8F0A-36E1D7C2059B-",
  "{A7310C5E-94D2-4B68-8F0A-36E1D7C2059B}",
  "{A7310C5E-94D2-4B68-8F0A-36E1D7C2059B}\t",
  "5d1f0a77b2c94e66a1b2c3d4e5f60718",
  "5d1f0a77b2c94e66a1b2c3d4e5f60718 ",
  "f",
  "7",
  "KB",
  "KB990412 ",
  "C:\\",
  'C:\\a "',
  '"C:\\a ',
  "'C:\\a ",
  "C:\\Program Files Contoso ",
  raw`\\server\share `,
  "\\",
  "%a%\\",
  "%",
  "~",
  "a~31bf3856ad364e35",
  "a~31bf3856ad364e35~amd64~~1.1.1.1 ",
  ".inf",
  'a.inf" ',
  'a b.inf" x',
  "a.inf_amd64_",
  raw`usb\a `,
  raw`usb\a\b)`,
  "usb#a#b",
  "cV:a.1",
  "cV: a.1.1.1.1",
  "30812345_1 ",
  "*pnp0501",
  "/parentinfo:",
  "2006 +0200\t1\t1\t1\t",
  'class: "',
];

function best(text: string): number {
  let least = Number.POSITIVE_INFINITY;
  for (let i = 0; i < 3; i++) {
    least = Math.min(
      least,
      processorTime(() => findKeys(text)),
    );
  }
  return least;
}

describe("time grows with the length of a line", () => {
  for (const unit of units) {
    it(JSON.stringify(unit), () => {
      const short = unit.repeat(Math.ceil(30_000 / unit.length));
      findKeys(short);
      const once = best(short);
      // Proportional is 10, quadratic 100. Below some milliseconds a measurement tells nothing.
      expect(best(short.repeat(10))).toBeLessThan(Math.max(80, once * 40));
    });
  }
});
