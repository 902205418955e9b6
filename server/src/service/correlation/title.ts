import type { LogFormatId } from "../formats/ids";
import { namesOfKind } from "./links/rule";
import { type FindingNode, mainStatement, runOf } from "./nodes";
import { programName } from "./runLinks";
import { isReportOfAgent, isReportOfServicing } from "./speakers";
import type { CodeSummary } from "./summary";
import { tells } from "./tells";

/** Longest explanation that fits into a title, in characters. */
const reasonLength = 110;

/** What failed, with its result where the cause is another error, why, and the code. */
export function titleOf(cause: FindingNode, members: readonly FindingNode[]): string {
  const code = cause.finding.codes[0];
  const what = whatFailed(cause, members);
  if (!code) return `${what}: ${withoutDetail(cause.finding.message)}`;
  const words = ownWords(cause);
  if (words !== undefined) return `${what} with ${code.text}: ${words}`;
  const result = members
    .flatMap(({ finding }) => finding.codes)
    .find((each) => tells(each.canonical) === 2 && each.canonical !== code.canonical);
  return `${what}${result ? ` with ${result.text}` : ""}: ${reasonOf(code)}`;
}

/** What the program itself says of the reason, where its code is only a result and the words are the better part. */
function ownWords(cause: FindingNode): string | undefined {
  const { text, codes } = mainStatement(cause);
  const [code] = cause.finding.codes;
  if (codes.length > 0 || !code) return undefined;
  if (cause.log.format === "msi-log") return tells(code.canonical) > 0 ? undefined : sentenceOf(text);
  if (cause.log.format !== "svcpack-log" || tells(code.canonical) > 2) return undefined;
  // A meaning of our own says more than the name of a step.
  if (code.short !== undefined && !/^Message displayed to the user:|\bencountered an error:/.test(text))
    return undefined;
  const words = text.replace(/^.{0,40}\b(?:Message displayed to the user|encountered an error): ?/, "").trim();
  return words === "" || words.length > reasonLength ? undefined : words.replace(/\.$/, "");
}

/** A sentence of the component store without the lengths of its strings, and without what follows a component's name. */
function withoutDetail(message: string): string {
  return message.split(", Version = ")[0]!.replace(/\[m?l:[\d{},ml: ]{1,40}\](?=["'])/g, "");
}

/** The first sentence of a message of the installer, behind its number, as far as it fits. */
function sentenceOf(text: string): string | undefined {
  const sentence = /^(?:\S{1,40} \d{4,5}\. ?)?.{1,400}?(?=\.(?:\s|$)|$)/.exec(text.trim())?.[0] ?? "";
  if (sentence.length <= reasonLength) return sentence === "" ? undefined : sentence;
  return `${sentence.slice(0, reasonLength - 1).trimEnd()}…`;
}

function reasonOf({ name: full, meaning = "" }: CodeSummary): string {
  // A log that writes the symbol has no number to add.
  const name = full.replace(/^(\w{1,80}) \(\1\)$/, "$1");
  const sentence = /^.+?(?=\.(?: [A-Z]|$)|$)/.exec(meaning)?.[0] ?? "";
  const clause = sentence.length > reasonLength ? sentence.split(/[;:] /)[0]! : sentence;
  if (clause === "" || clause.length > reasonLength) return name;
  return `${clause} (${name.replace(/ \(([^)]*)\)$/, ", $1")})`;
}

function whatFailed(cause: FindingNode, members: readonly FindingNode[]): string {
  // The cause may name another update, which the one that failed builds on.
  const update = updateNumber([...members.filter(isAgent), cause, ...members]);
  const of = update === undefined ? "" : ` for ${update}`;
  const has = (format: LogFormatId): boolean => members.some(({ log }) => log.format === format);
  const isWarning = members.every(({ finding }) => finding.severity === "warning");
  if (has("windowsupdate-log") || has("reportingevents-log"))
    return `Windows Update ${isWarning ? "warned" : "failed"}${of}`;
  if (cause.log.format === "svcpack-log") {
    const program = programName(runOf(cause));
    return isWarning ? `A step of ${program}${of} failed` : `${program} failed${of}`;
  }
  const outermost = outermostFirst.find(has);
  const what = outermost ? nameOf(outermost, members) : "Device or file installation";
  return `${what} ${isWarning ? "warned" : "failed"}${outermost ? of : ""}`;
}

const isAgent = ({ log: { format } }: FindingNode): boolean =>
  format === "windowsupdate-log" || format === "reportingevents-log";

/** Of these the outermost one that takes part is what failed. */
const outermostFirst: readonly LogFormatId[] = [
  "panther-log",
  "cmtrace-log",
  "dism-log",
  "msi-log",
  "cbs-log",
  "windows-eventlog-text",
];

/** Longest name of a component in a title; longer ones are no names. */
const longestComponent = 60;

function nameOf(format: LogFormatId, members: readonly FindingNode[]): string {
  switch (format) {
    case "panther-log":
      return "Windows Setup";
    case "dism-log":
      return "DISM";
    case "msi-log":
      return "Windows Installer";
    case "cbs-log":
      return "Windows servicing (CBS)";
    default: {
      if (members.some(isReportOfAgent)) return "Windows Update";
      if (members.some(isReportOfServicing)) return "Windows servicing (CBS)";
      const { component = "" } = mainStatement(members.find(({ log }) => log.format === format)!);
      return component === "" || component.length > longestComponent ? "A component" : component;
    }
  }
}

/**
 * The update that failures are about, `KB123456`: the first that they name, else the one that their runs install, or
 * that the log is named after.
 */
export function updateNumber(nodes: readonly FindingNode[]): string | undefined {
  for (const node of nodes) {
    for (const { text } of [mainStatement(node), ...node.statements]) {
      const number = /(?<![A-Za-z0-9])KB ?(\d{6,7})(?!\d)/i.exec(text)?.[1];
      if (number !== undefined) return `KB${number}`;
    }
    const update = runOf(node)?.update;
    if (update !== undefined) return update;
    // A job that names several updates is about none in particular.
    const named = namesOfKind(node, "kb");
    if (named.length === 1) return named[0]!.slice("kb ".length);
  }
  return undefined;
}
