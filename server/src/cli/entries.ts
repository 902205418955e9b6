import { explainCode, findCodes } from "../service/codes";
import type { LogDocument } from "../service/document";
import { transcriptId } from "../service/formats/ids";
import { formatLocal, formatUtc } from "../service/formats/time";
import { type Entry, entryAt, entryMessage, isTyped } from "../service/log";
import { printable, printableJson } from "../service/text/printable";
import type { LogView } from "../service/transcript/transcript";
import { type CodeJson, codeJson } from "./codeJson";
import { readOne } from "./inputs";
import { type CliIo, ExitCode } from "./io";
import { linesOf } from "./places";

export const entriesFormats = ["json"] as const;

/** One line of `setup-logs entries`; described in docs/json.md. */
export interface EntryJson {
  readonly line: number;
  readonly endLine: number;
  readonly time: string | null;
  readonly utc: string | null;
  readonly pid: number | null;
  readonly tid: string | null;
  readonly component: string | null;
  readonly level: string;
  readonly section: string | null;
  readonly message: string;
  readonly codes: readonly CodeJson[];
  /** Name of the log in a transcript. */
  readonly log?: string;
}

/** Characters gathered before they are written. */
const batchSize = 64 * 1024;

/** `setup-logs entries`: every entry of a log that its format knows, one JSON object a line. */
export async function entries(path: string, options: { readonly encoding: string }, io: CliIo): Promise<number> {
  const input = await readOne(path, options.encoding, io);
  if (typeof input === "string") {
    await io.stderr.write(`setup-logs: ${printable(input)}\n`);
    return ExitCode.unusable;
  }
  const { document } = input;
  if (document.formatId === undefined)
    await io.stderr.write(`setup-logs: ${printable(path)}: holds no log that is known here.\n`);
  let batch = "";
  for (const entry of entriesOf(document)) {
    batch += `${printableJson(entry)}\n`;
    if (batch.length < batchSize) continue;
    await io.stdout.write(batch);
    batch = "";
  }
  if (batch !== "") await io.stdout.write(batch);
  return ExitCode.ok;
}

/** The entries of all logs of a document, log by log. */
function* entriesOf(document: LogDocument): Generator<EntryJson> {
  for (const view of document.logs) {
    for (let index = 0; index < view.log.entryCount; index++) {
      const entry = entryAt(view.log, index);
      if (isTyped(entry)) yield entryJson(document, view, entry);
    }
  }
}

function entryJson(document: LogDocument, view: LogView, entry: Entry): EntryJson {
  const { time, utcOffset, pid, tid, component, level, section } = entry;
  const message = entryMessage(view.log, entry.index);
  const context = { format: view.log.format.id, sentence: message, ...(component !== undefined && { component }) };
  return {
    ...linesOf(document, view, entry.start, entry.end),
    time: formatLocal(time) || null,
    utc: formatUtc(time, utcOffset) || null,
    pid: pid ?? null,
    // As the legacy WindowsUpdate.log writes it: lower-case hex without zeros in front.
    tid: tid === undefined ? null : tid.toString(16),
    component: component ?? null,
    level,
    section: section ?? null,
    message,
    codes: findCodes(message).map((code) => codeJson(code, explainCode(code, context).readings)),
    ...(document.formatId === transcriptId && { log: view.name }),
  };
}
