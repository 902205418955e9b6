// Where things lie. Everything the harness makes goes under .cache, which git ignores.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

export const root = resolve(fileURLToPath(new URL("../..", import.meta.url)));
export const here = join(root, "tools", "editor");
export const samples = join(root, "samples");
export const cache = join(root, ".cache");

/** A new folder for one run of the editor (settings, state, extensions); `remove` deletes it and never throws. */
export function temporaryProfile() {
  const path = mkdtempSync(join(tmpdir(), "setup-logs-editor-"));
  return { path, remove: () => rmSync(path, { recursive: true, force: true, maxRetries: 5 }) };
}
