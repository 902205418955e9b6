import { URI } from "vscode-uri";

/**
 * A link from a page of ours to a line of a log (0-based) that a preview of markdown follows. Previews refuse schemes, and
 * read a path behind a slash as one from the first opened folder: that is used where the log is on the same host. Else the
 * link leads to a page `/places/…` that only an extension of ours can turn into the log.
 */
export function linkToPlace(uri: string, line: number, folders: readonly string[]): string {
  const target = URI.parse(uri);
  const folder = folders[0] === undefined ? undefined : URI.parse(folders[0]);
  if (folder?.scheme === target.scheme && folder.authority === target.authority)
    return `/${relativePath(folder.path, target.path).map(escapeSegment).join("/")}#L${line + 1}`;
  // Not as a fragment: editors take that off a link and look for the line in the page, which is empty.
  return `../places/${base64url(uri)}/${line + 1}`;
}

/** The way from a folder to a file, as POSIX systems write it. */
function relativePath(folder: string, file: string): string[] {
  const from = folder.split("/").filter((part) => part !== "");
  const to = file.split("/").filter((part) => part !== "");
  let shared = 0;
  while (shared < from.length && shared < to.length - 1 && from[shared] === to[shared]) shared++;
  return [...from.slice(shared).map(() => ".."), ...to.slice(shared)];
}

/** A drive keeps its colon; parentheses and quotes would end a link in some readers. */
function escapeSegment(segment: string): string {
  const escaped = encodeURIComponent(segment).replace(
    /[()'!*]/g,
    (found) => `%${found.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return /^[A-Za-z]%3A$/.test(escaped) ? segment : escaped;
}

function base64url(text: string): string {
  let bytes = "";
  for (const byte of new TextEncoder().encode(text)) bytes += String.fromCharCode(byte);
  return btoa(bytes).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}
