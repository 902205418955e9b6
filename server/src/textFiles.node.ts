import { open, readFile } from "node:fs/promises";
import { URI } from "vscode-uri";
import { decodeBytes } from "./decode";

/** The text of a file on disk, decoded; with a limit, in bytes, the whole lines before it. Rejects when it cannot be read. */
export async function readText(uri: string, ansiCodePage: string, limit?: number): Promise<string> {
  const path = URI.parse(uri).fsPath;
  if (limit === undefined) return decodeBytes(await readFile(path), ansiCodePage).text;
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(limit), 0, limit, 0);
    const { text } = decodeBytes(buffer.subarray(0, bytesRead), ansiCodePage);
    return bytesRead < limit ? text : wholeLines(text);
  } finally {
    await file.close();
  }
}

/** The text up to its last line end; all of it when it is one line. */
export function wholeLines(text: string): string {
  const end = Math.max(text.lastIndexOf("\n"), text.lastIndexOf("\r"));
  return end < 0 ? text : text.slice(0, end + 1);
}
