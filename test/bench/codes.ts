import { type CodeContext, canonicalOf, explainCode, findCodes } from "../../server/src/service/codes";

/** Spellings of codes of all families, as they are typed and as they stand in logs; unknown ones too. */
const spellings: readonly string[] = [
  "0x80070005",
  "1603",
  "0x80070BC9",
  "0x80240017",
  "-2145124329",
  "0x8024402C",
  "0x800F081F",
  "0x000F0801",
  "0x800F0228",
  "0xE0000203",
  "0xC0000135",
  "0xD0000034",
  "0xD007000D",
  "-1026",
  "0xfffffbfe",
  "0xf0da",
  "0x80072F8F",
  "12029",
  "0x80200053",
  "0x80190194",
  "0x80D02002",
  "0xC1900101",
  "0xC1420127",
  "0x87D00669",
  "0x80041013",
  "0x80042316",
  "0xC004F012",
  "0x800B0109",
  "0x80092004",
  "0x80131500",
  "0x8024FEED",
  "0x8ABC1234",
];
const line: CodeContext = {
  format: "windowsupdate-log",
  component: "Agent",
  sentence: "WARNING: Exit code = 0x8024402C",
};
const code = findCodes(line.sentence!)[0]!;

/** The yardstick: the digits of a code read, looked up in a map of that many numbers, and written again. */
const numbers = new Map(Array.from({ length: 12_000 }, (_, i) => [(0x80070000 + i * 77) >>> 0, `name ${i}`]));
function bareLookUp(text: string): string {
  const match = /^(-?)(0x)?([0-9a-f]+)$/i.exec(text)!;
  const value = Number.parseInt(match[3]!, match[2] === undefined ? 10 : 16) >>> 0;
  return `0x${value.toString(16).toUpperCase().padStart(8, "0")} ${numbers.get(value) ?? ""}`;
}

const rounds = 9;
const repeats = 400;

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!;
}

/** Microseconds of one call, over all spellings. */
function microseconds(action: (text: string) => unknown): number {
  globalThis.gc?.();
  const start = performance.now();
  for (let i = 0; i < repeats; i++) for (const text of spellings) action(text);
  return ((performance.now() - start) * 1000) / (repeats * spellings.length);
}

/** Prints how long it takes to explain one code; true when every way stays under 10 microseconds. */
export function run(): boolean {
  const start = performance.now();
  explainCode("ERROR_ACCESS_DENIED");
  for (const text of spellings) explainCode(text);
  const first = performance.now() - start;
  const ways = {
    "typed         ": (text: string) => explainCode(text),
    "in a log line ": () => explainCode(code, line),
    "its name      ": () => explainCode("WU_E_PT_WINHTTP_NAME_NOT_RESOLVED"),
    "canonical only": (text: string) => canonicalOf(Number(text) || 0),
  };
  const times = new Map<string, number[]>(["bare", ...Object.keys(ways)].map((name) => [name, []]));
  // One after the other in each round, so that a slow moment of the machine meets them all; the first round warms up.
  for (let round = 0; round <= rounds; round++) {
    for (const [name, action] of Object.entries({ bare: bareLookUp, ...ways })) {
      const time = microseconds(action);
      if (round > 0) times.get(name)!.push(time);
    }
  }
  const bare = median(times.get("bare")!);
  console.log(`first use        ${first.toFixed(1)} ms for all tables`);
  let isGood = true;
  for (const name of Object.keys(ways)) {
    const time = median(times.get(name)!);
    isGood &&= time < 10;
    console.log(`${name}   ${time.toFixed(2)} µs   ${(time / bare).toFixed(1)} times a bare look-up (limit 10 µs)`);
  }
  return isGood;
}
