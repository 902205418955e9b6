import { closeSync, fstatSync, openSync, readdirSync, readSync } from "node:fs";
import type { SystemMessage } from "../service/options";
import { createSystemMessages, type SystemFiles } from ".";

/**
 * The messages of the Windows that this process runs on; undefined on other systems.
 *
 * @param languages of the user, best first; the system's own locale comes after them
 */
export function systemMessagesOfHost(languages: readonly string[]): SystemMessage | undefined {
  if (process.platform !== "win32") return undefined;
  const { locale } = Intl.DateTimeFormat().resolvedOptions();
  return createSystemMessages({
    files: nodeSystemFiles,
    systemRoot: process.env.SystemRoot,
    languages: [...languages, locale],
  });
}

/** Files on disk, read at once: a message is wanted while a hover is made, and a file is read a single time. */
export const nodeSystemFiles: SystemFiles = {
  folders(path) {
    try {
      return readdirSync(path, { withFileTypes: true })
        .filter((item) => item.isDirectory())
        .map(({ name }) => name);
    } catch {
      return [];
    }
  },
  read(path, limit) {
    let file: number | undefined;
    try {
      file = openSync(path, "r");
      const found = fstatSync(file);
      if (!found.isFile() || found.size > limit) return undefined;
      const bytes = new Uint8Array(found.size);
      let length = 0;
      while (length < bytes.length) {
        const count = readSync(file, bytes, length, bytes.length - length, length);
        if (count === 0) break;
        length += count;
      }
      return bytes.subarray(0, length);
    } catch {
      return undefined;
    } finally {
      if (file !== undefined) closeSync(file);
    }
  },
};
