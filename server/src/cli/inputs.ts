import { extname, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { isDynamicPattern } from "tinyglobby";
import { decodeBytes } from "../decode";
import { formatOfName } from "../logNames";
import { createLogDocument, type LogDocument } from "../service/document";
import { outOfScope } from "../service/features/outOfScope";
import { type CliIo, type Files, fileSizeLimit, reasonOf } from "./io";

/** The name of standard input among the paths. */
export const stdinPath = "-";
/** Limits for a folder; what lies beyond is named on standard error. */
export const folderDepthLimit = 32;
export const folderFileLimit = 10_000;

/** A text that was read, with the logs in it. */
export interface LogInput {
  /** As the user gave it; for a file of a folder, joined to that. */
  readonly path: string;
  readonly document: LogDocument;
  readonly encoding: string;
}

export interface ReadInputs {
  readonly inputs: readonly LogInput[];
  /** What could not be read and why: the exit code is 2. */
  readonly problems: readonly string[];
  /** What was left out of a folder, and why that is no failure. */
  readonly notes: readonly string[];
}

interface Candidate {
  readonly path: string;
  /** Found in a folder, not named by the user: then a file that is no log is passed over. */
  readonly isFound: boolean;
}

interface Found {
  readonly candidates: Candidate[];
  readonly problems: string[];
  readonly notes: string[];
}

/** Reads files, folders, globs and `-`; what cannot be read is reported and the rest is read all the same. */
export async function readInputs(paths: readonly string[], codePage: string, io: CliIo): Promise<ReadInputs> {
  const found: Found = { candidates: [], problems: [], notes: [] };
  for (const path of paths) await find(path, found, io.files);
  const inputs: LogInput[] = [];
  const seen = new Set<string>();
  for (const candidate of found.candidates) {
    const identity = candidate.path === stdinPath ? stdinPath : resolve(candidate.path);
    if (seen.has(identity)) continue;
    seen.add(identity);
    const input = await read(candidate, codePage, found, io);
    if (input) inputs.push(input);
  }
  return { inputs, problems: found.problems, notes: found.notes };
}

/** Reads one file or `-`. */
export async function readOne(path: string, codePage: string, io: CliIo): Promise<LogInput | string> {
  if (path !== stdinPath) {
    const kind = await io.files.stat(path).then(
      (item) => item.kind,
      () => "file",
    );
    if (kind === "folder") return `${path}: is a folder; name one file.`;
  }
  const found: Found = { candidates: [], problems: [], notes: [] };
  const input = await read({ path, isFound: false }, codePage, found, io);
  return input ?? found.problems[0] ?? `${path}: cannot be read.`;
}

async function find(path: string, found: Found, files: Files): Promise<void> {
  if (path === stdinPath) {
    found.candidates.push({ path, isFound: false });
    return;
  }
  try {
    // A file may bear a name that looks like a pattern: what exists is taken as it is.
    const { kind } = await files.stat(path);
    if (kind === "file") found.candidates.push({ path, isFound: false });
    else await findInFolder(path, found, files);
  } catch (error) {
    if (isMissing(error) && isDynamicPattern(path)) await findMatches(path, found, files);
    else found.problems.push(`${path}: ${reasonOf(error)}.`);
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && "code" in error && (error.code === "ENOENT" || error.code === "EINVAL");
}

async function findMatches(pattern: string, found: Found, files: Files): Promise<void> {
  const matches = await files.match(pattern);
  if (matches.length === 0) found.problems.push(`${pattern}: no file matches.`);
  for (const path of matches) found.candidates.push({ path, isFound: false });
}

/** Files of a folder and the folders below it whose names promise text; hidden ones and links are left alone. */
async function findInFolder(folder: string, found: Found, files: Files): Promise<void> {
  let count = 0;
  const enter = async (path: string, depth: number): Promise<void> => {
    const items = await files.readFolder(path).catch((error: unknown) => {
      found.problems.push(`${path}: ${reasonOf(error)}.`);
      return [];
    });
    const visible = items.filter(({ name }) => !name.startsWith(".")).sort((a, b) => (a.name < b.name ? -1 : 1));
    for (const { name, kind } of visible) {
      if (kind !== "file") continue;
      if (!isTextName(name)) {
        noteLeftOut(join(path, name), found);
        continue;
      }
      if (++count > folderFileLimit) return;
      found.candidates.push({ path: join(path, name), isFound: true });
    }
    for (const { name, kind } of visible) {
      if (kind !== "folder" || name === "node_modules" || count > folderFileLimit) continue;
      if (depth < folderDepthLimit) await enter(join(path, name), depth + 1);
      else found.notes.push(`${join(path, name)}: skipped, more than ${folderDepthLimit} folders deep.`);
    }
  };
  await enter(folder, 1);
  if (count > folderFileLimit) {
    found.notes.push(`${folder}: only the first ${folderFileLimit} files with the name of a log or text are read.`);
  }
}

/** Says why a file that belongs to setup or servicing is not read; nothing of any other file. */
function noteLeftOut(path: string, { notes }: Found): void {
  const left = outOfScope(path.replaceAll("\\", "/"));
  if (left) notes.push(`${path}: ${left.name}. ${left.note}`);
}

const textExtensions = new Set(["", ".log", ".txt", ".text", ".md", ".markdown", ".eml", ".old", ".bak", ".tmp"]);

/** Names of logs, of their backups (`.old`, `.1`, `.001`) and of texts that may quote one. */
function isTextName(name: string): boolean {
  const extension = extname(name).toLowerCase();
  return textExtensions.has(extension) || /^\.\d{1,3}$/.test(extension);
}

async function read(candidate: Candidate, codePage: string, found: Found, io: CliIo): Promise<LogInput | undefined> {
  const { path, isFound } = candidate;
  try {
    const size = path === stdinPath ? 0 : (await io.files.stat(path)).size;
    if (size > fileSizeLimit) {
      if (isFound) found.notes.push(`${path}: skipped, larger than 512 MB.`);
      else found.problems.push(`${path}: larger than 512 MB.`);
      return undefined;
    }
    const bytes = path === stdinPath ? await io.readStdin() : await io.files.read(path);
    const { text, encoding } = decodeBytes(bytes, codePage);
    if (isFound && looksBinary(text)) {
      found.notes.push(`${path}: skipped, holds no text.`);
      return undefined;
    }
    const uri = path === stdinPath ? "stdin:" : pathToFileURL(resolve(path)).href;
    const document = createLogDocument(uri, text, path === stdinPath ? undefined : formatOfName(uri));
    if (document.formatId === undefined) {
      noteLeftOut(path, found);
      if (isFound) return undefined;
    }
    return { path, document, encoding };
  } catch (error) {
    found.problems.push(`${path === stdinPath ? "standard input" : path}: ${reasonOf(error)}.`);
    return undefined;
  }
}

/** Controls that no log holds make up more than a fiftieth of the start; NUL is not among them, logs are padded with it. */
function looksBinary(text: string): boolean {
  const start = text.slice(0, 4096);
  const strange = start.match(/[\x01-\x08\x0e-\x1a\x1c-\x1f\ufffd]/g)?.length ?? 0;
  return strange > start.length / 50;
}
