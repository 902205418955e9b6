import { hex } from "../../hex";
import { cryptoMeanings } from "./crypto";
import { databaseMeanings } from "./databases";
import { installerMeanings } from "./installer";
import { namelessMeanings } from "./nameless";
import { networkMeanings } from "./network";
import { setupApiMeanings } from "./setupapi";
import { systemMeanings } from "./system";
import { updateExeMeanings } from "./updateExe";
import { updateTransportMeanings } from "./updateTransport";
import { win32Meanings } from "./win32";
import { windowsUpdateMeanings } from "./windowsUpdate";

/** Our own sentences, by symbol; by canonical value (`0x8007F0DA`) for numbers without a published name. */
const files: readonly Readonly<Record<string, string>>[] = [
  win32Meanings,
  installerMeanings,
  windowsUpdateMeanings,
  updateTransportMeanings,
  setupApiMeanings,
  cryptoMeanings,
  networkMeanings,
  databaseMeanings,
  systemMeanings,
  updateExeMeanings,
  namelessMeanings,
];

/** What happened, in one plain sentence: for the first of the names that has one, else for the number; else undefined. */
export function meaningOf(symbols: readonly string[], canonical: number): string | undefined {
  for (const key of [...symbols, hex(canonical)]) {
    for (const file of files) if (Object.hasOwn(file, key)) return file[key];
  }
  return undefined;
}

/** All names and values that have a sentence; a name in two files would be listed twice. */
export function meaningKeys(): readonly string[] {
  return files.flatMap((file) => Object.keys(file));
}
