import { specificity } from "../findings/specificity";
import { type FindingNode, mainStatement, runOf } from "./nodes";
import { programName } from "./runLinks";
import type { CodeSummary } from "./summary";

/** Longest explanation that fits into a title, in characters. */
const reasonLength = 110;

/** What failed, with its result where the cause is another error, why, and the code. */
export function titleOf(cause: FindingNode, members: readonly FindingNode[]): string {
  const code = cause.finding.codes[0];
  const what = whatFailed(cause, members);
  if (!code) return `${what}: ${cause.finding.message}`;
  const words = ownWords(cause);
  if (words !== undefined) return `${what} with ${code.text}: ${words}`;
  const result = members
    .flatMap(({ finding }) => finding.codes)
    .find((each) => specificity(each.canonical) === 2 && each.canonical !== code.canonical);
  return `${what}${result ? ` with ${result.text}` : ""}: ${reasonOf(code)}`;
}

/** What the program itself says of the reason, where its code is only a result and the words are the better part. */
function ownWords(cause: FindingNode): string | undefined {
  const { text, codes } = mainStatement(cause);
  const [code] = cause.finding.codes;
  if (cause.log.format !== "svcpack-log" || codes.length > 0 || !code || specificity(code.canonical) > 2)
    return undefined;
  // A meaning of our own says more than the name of a step.
  if (code.short !== undefined && !/^Message displayed to the user:|\bencountered an error:/.test(text))
    return undefined;
  const words = text.replace(/^.{0,40}\b(?:Message displayed to the user|encountered an error): ?/, "").trim();
  return words === "" || words.length > reasonLength ? undefined : words.replace(/\.$/, "");
}

function reasonOf({ name, meaning = "" }: CodeSummary): string {
  const sentence = /^.+?(?=\.(?: [A-Z]|$)|$)/.exec(meaning)?.[0] ?? "";
  const clause = sentence.length > reasonLength ? sentence.split(/[;:] /)[0]! : sentence;
  if (clause === "" || clause.length > reasonLength) return name;
  return `${clause} (${name.replace(/ \(([^)]*)\)$/, ", $1")})`;
}

function whatFailed(cause: FindingNode, members: readonly FindingNode[]): string {
  const update = updateNumber([cause, ...members]);
  const of = update === undefined ? "" : ` for ${update}`;
  if (members.some(({ log }) => log.format === "windowsupdate-log")) return `Windows Update failed${of}`;
  const isWarning = members.every(({ finding }) => finding.severity === "warning");
  if (cause.log.format === "svcpack-log") {
    const program = programName(runOf(cause));
    return isWarning ? `A step of ${program}${of} failed` : `${program} failed${of}`;
  }
  return `Device or file installation ${isWarning ? "warned" : "failed"}`;
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
  }
  return undefined;
}
