import { namelessMeanings } from "./nameless";
import { updateExeMeanings } from "./updateExe";

/** Our own sentences, by symbol; by canonical value (`0x8007F0DA`) for numbers without a published name. */
const files: readonly Readonly<Record<string, string>>[] = [updateExeMeanings, namelessMeanings];

/** What happened, in one plain sentence: for the first of the names that has one, else for the number; else undefined. */
export function meaningOf(symbols: readonly string[], canonical: number): string | undefined {
  const keys = [...symbols, `0x${(canonical >>> 0).toString(16).toUpperCase().padStart(8, "0")}`];
  for (const key of keys) for (const file of files) if (Object.hasOwn(file, key)) return file[key];
  return undefined;
}

/** All names and values that have a sentence. */
export function meaningKeys(): readonly string[] {
  return files.flatMap((file) => Object.keys(file));
}
