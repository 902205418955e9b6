import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findKeys, type KeyMatch, keysOfBlock } from "../../../server/src/service/keys";
import { createLogText, lineAt, lineStart } from "../../../server/src/service/text/logText";
import { cleanLogs, fixture } from "../../support/core";

const raw = String.raw;
const fixtureLines = cleanLogs.flatMap(({ name }) => fixture(name).split(/\r\n|\r|\n/));
/** Parts of keys, which together make keys, halves of keys and nonsense. */
const parts = [
  "{A7310C5E-94D2-4B68-8F0A-36E1D7C2059B}",
  "A7310C5E-94D2-4B68-8F0A-36E1D7C2059B",
  "A7310C5E-94D2-",
  ".103",
  "UpdateId = ",
  "Class GUID = ",
  "KB990412",
  "KB ",
  raw`C:\WINDOWS\inf\oem4.inf`,
  raw`C:\Program`,
  " Files",
  raw`\Contoso Player\a.exe`,
  raw`\\server\share\a.cab`,
  raw`%windir%\a`,
  raw`\\?\ `.trim(),
  raw`\??\ `.trim(),
  raw`PCI\VEN_1234&DEV_5678`,
  raw`\3&1c4e7a90&0&20`,
  "usb#vid_1234&pid_0001#5&1#{",
  "sample.inf_amd64_4c9d21e07b3fa865",
  "Package_for_KB990412~31bf3856ad364e35~amd64~~6.1.1.4",
  "5d1f0a77b2c94e66",
  "5d1f0a77b2c94e66a1b2c3d4e5f60718",
  "/ParentInfo:",
  "cV: abc.1.2",
  "30812345_1203456789",
  "my driver.cat",
  "*pnp0501",
  '"',
  "'",
  "[",
  "]",
  "}",
  ")",
  ":",
  "\\",
  "/",
  ".",
  " ",
  "\t",
  "ü",
  "a",
  "7",
  "",
];
const line = fc.oneof(
  { weight: 3, arbitrary: fc.array(fc.constantFrom(...parts), { maxLength: 8 }).map((each) => each.join("")) },
  { weight: 1, arbitrary: fc.constantFrom(...fixtureLines) },
  { weight: 1, arbitrary: fc.string({ maxLength: 40 }).map((each) => each.replace(/[\r\n]/g, " ")) },
);
const text = fc
  .array(fc.tuple(line, fc.constantFrom("\n", "\r\n", "\r")), { maxLength: 12 })
  .map((lines) => lines.map(([each, end]) => each + end).join(""));

const moved = (keys: readonly KeyMatch[], by: number): KeyMatch[] =>
  keys.map((key) => ({ ...key, start: key.start + by, end: key.end + by }));

describe("the keys of a block", () => {
  it("are those of its lines", () => {
    fc.assert(
      fc.property(text, (source) => {
        const log = createLogText(source);
        const ofLines = Array.from({ length: log.lineCount }, (_, i) =>
          moved(findKeys(lineAt(log, i)), lineStart(log, i)),
        );
        const ofBlocks = log.blocks.map((block, i) => moved(keysOfBlock(block), log.blockOffsets[i]!));
        expect(ofBlocks.flat()).toEqual(ofLines.flat());
      }),
      { numRuns: 600 },
    );
  });

  it("do not depend on the text around the block", () => {
    fc.assert(
      fc.property(text, text, text, (before, source, after) => {
        const whole = before + source + after;
        const block = {
          source: whole,
          start: before.length,
          end: before.length + source.length,
          lineStarts: new Uint32Array(1),
        };
        expect(keysOfBlock(block)).toEqual(findKeys(source));
      }),
      { numRuns: 300 },
    );
  });

  it("are those of its lines in a log of many blocks", () => {
    const source = Array.from({ length: 4_000 }, (_, i) => fixtureLines[(i * 7) % fixtureLines.length]!).join("\r\n");
    const log = createLogText(source);
    expect(log.blocks.length).toBeGreaterThan(3);
    const ofLines = Array.from({ length: log.lineCount }, (_, i) => moved(findKeys(lineAt(log, i)), lineStart(log, i)));
    expect(log.blocks.flatMap((block, i) => moved(keysOfBlock(block), log.blockOffsets[i]!))).toEqual(ofLines.flat());
  });

  it("are in order, a longer one before those inside of it, and none of a kind overlap", () => {
    fc.assert(
      fc.property(text, (source) => {
        const keys = findKeys(source);
        keys.forEach((key, i) => {
          expect(key.text).toBe(source.slice(key.start, key.end));
          const next = keys[i + 1];
          if (next) expect(next.start > key.start || (next.start === key.start && next.end <= key.end)).toBe(true);
          for (const other of keys.slice(i + 1))
            if (other.kind === key.kind) expect(other.start).toBeGreaterThanOrEqual(key.end);
        });
      }),
      { numRuns: 600 },
    );
  });
});
