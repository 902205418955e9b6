import { entryMessage, type Log } from "../../log";
import { type Judged, judgeAs } from "../judge";
import { toldTheUser } from "../rules/svcpack";

/** So many records before the end of a run are searched for what it said at last; the reason stands close to the end. */
const lastRecords = 40;
/** Shorter texts are not compared: they recur by chance. */
const shortestEcho = 12;

const dialog = /^Message displayed to the user:\s*/;
const answer = /^User Input:/;
const introduced = /\bSetup encountered an error:\s*/;
const unfinished = /\bdid not complete\b/i;
const cancelled = /\bcancell?ed by (?:the )?user\b|\bSetup (?:was |has been )?cancell?ed\b/i;

/** What update.exe told people at the end of a run, in whatever language. */
export interface LastWords {
  /** Every record that says it, in log order: dialogs, and records with the words of a dialog or of an error. */
  readonly statements: readonly Judged[];
  /** The first record that gives the reason. */
  readonly reason: Judged | undefined;
  /** The run says that the user called it off. */
  readonly isCancelled: boolean;
}

interface Said {
  readonly entry: number;
  readonly text: string;
  readonly kind: "dialog" | "answer" | "record";
}

/**
 * Finds the words by their place and by their being repeated, since the texts are translated: update.exe writes an
 * error once with an introduction, once alone, and once more when it has been shown (see the logs in KB822798).
 * `end` is the entry with the result of the run, or its last one.
 */
export function lastWords(log: Log, first: number, end: number): LastWords {
  const said: Said[] = [];
  for (let entry = Math.max(first, end - lastRecords); entry < end; entry++) said.push(read(log, entry));
  const words = new Set<string>();
  for (const { text, kind } of said) {
    const error = introduced.exec(text);
    if (kind === "dialog") words.add(text);
    else if (error) words.add(text.slice(error.index + error[0].length));
  }
  const last = [...said].reverse().find(({ kind }) => kind === "record");
  if (last && said.some(({ entry, text }) => entry < last.entry && isIntroducedBy(text, last.text)))
    words.add(last.text);
  const told = said.filter(({ text, kind }) => kind === "dialog" || (kind === "record" && saysAny(text, words)));
  // An error shown is one written before; a question or the closing remark is not.
  const reason = told.find(({ kind }) => kind === "record") ?? closing(said).find(({ text }) => !unfinished.test(text));
  const statements = told.map(({ entry }) => judgeAs(log, entry, toldTheUser));
  return {
    statements,
    reason: statements.find(({ entry }) => entry === reason?.entry),
    isCancelled: said.some(({ text, kind }) => kind === "record" && cancelled.test(text)),
  };
}

function read(log: Log, entry: number): Said {
  const message = entryMessage(log, entry);
  if (dialog.test(message)) return { entry, text: message.replace(dialog, "").trim(), kind: "dialog" };
  return { entry, text: message.trim(), kind: answer.test(message) ? "answer" : "record" };
}

function saysAny(text: string, words: ReadonlySet<string>): boolean {
  for (const each of words) if (text === each || isIntroducedBy(text, each)) return true;
  return false;
}

/** Whether a text ends with another one after a colon: `KB123456 Setup encountered an error:  …`. */
function isIntroducedBy(text: string, words: string): boolean {
  return words.length >= shortestEcho && text.endsWith(words) && text.slice(0, -words.length).trimEnd().endsWith(":");
}

/** The dialogs at the very end, with nothing but answers between. */
function closing(said: readonly Said[]): readonly Said[] {
  let from = said.length;
  while (from > 0 && said[from - 1]!.kind !== "record") from--;
  return said.slice(from).filter(({ kind }) => kind === "dialog");
}
