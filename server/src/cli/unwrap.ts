import { join } from "node:path";
import { printable, printableLines } from "../service/text/printable";
import { cleanLog, distinctNames, safeFileName } from "./cleanLog";
import { readOne } from "./inputs";
import { type CliIo, ExitCode, reasonOf } from "./io";

export interface UnwrapOptions {
  readonly out?: string;
  readonly force?: boolean;
  readonly encoding: string;
}

interface CleanFile {
  readonly name: string;
  readonly text: string;
}

/** `setup-logs unwrap`: the logs of a transcript, clean, as one file each or one after the other on standard output. */
export async function unwrap(path: string, options: UnwrapOptions, io: CliIo): Promise<number> {
  const fail = async (message: string): Promise<number> => {
    await io.stderr.write(`setup-logs: ${printable(message)}\n`);
    return ExitCode.unusable;
  };
  const input = await readOne(path, options.encoding, io);
  if (typeof input === "string") return fail(input);
  const { logs } = input.document;
  if (logs.length === 0) return fail(`${path}: holds no log that is known here.`);
  const names = distinctNames(logs.map(({ name, log }) => safeFileName(name, log.format.fileName)));
  const files = logs.map((view, index): CleanFile => ({ name: names[index]!, text: cleanLog(view) }));
  if (options.out === undefined) {
    await print(files, io);
    return ExitCode.ok;
  }
  return save(files, options.out, options.force === true, io, fail);
}

async function print(files: readonly CleanFile[], io: CliIo): Promise<void> {
  for (const { name, text } of files) {
    await io.stdout.write(`==> ${name} <==\r\n${io.stdout.isTerminal ? printableLines(text) : text}`);
  }
}

/** Writes all files or, when one is in the way, none. */
async function save(
  files: readonly CleanFile[],
  folder: string,
  force: boolean,
  io: CliIo,
  fail: (message: string) => Promise<number>,
): Promise<number> {
  const paths = files.map(({ name }) => join(folder, name));
  const present = force ? [] : await existing(paths, io);
  if (present.length > 0) return fail(`${present.join(", ")}: exists already; --force overwrites it.`);
  try {
    await io.files.makeFolder(folder);
  } catch (error) {
    return fail(`${folder}: ${reasonOf(error)}.`);
  }
  for (const [index, { text }] of files.entries()) {
    const path = paths[index]!;
    try {
      await io.files.write(path, text, force);
    } catch (error) {
      return fail(`${path}: ${reasonOf(error)}.`);
    }
    await io.stdout.write(`${printable(path)}\n`);
  }
  return ExitCode.ok;
}

async function existing(paths: readonly string[], io: CliIo): Promise<string[]> {
  const found = await Promise.all(
    paths.map((path) =>
      io.files.stat(path).then(
        () => path,
        () => undefined,
      ),
    ),
  );
  return found.filter((path) => path !== undefined);
}
