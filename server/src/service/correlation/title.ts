import { specificity } from "../findings/specificity";
import { type FindingNode, mainStatement } from "./nodes";
import type { CodeSummary } from "./summary";

/** Longest explanation that fits into a title, in characters. */
const reasonLength = 110;

/** What failed, with its result where the cause is another error, why, and the code. */
export function titleOf(cause: FindingNode, members: readonly FindingNode[]): string {
  const code = cause.finding.codes[0];
  const what = whatFailed(cause, members);
  if (!code) return `${what}: ${cause.finding.message}`;
  const result = members
    .flatMap(({ finding }) => finding.codes)
    .find((each) => specificity(each.canonical) === 2 && each.canonical !== code.canonical);
  return `${what}${result ? ` with ${result.text}` : ""}: ${reasonOf(code)}`;
}

function reasonOf({ name, meaning = "" }: CodeSummary): string {
  const sentence = /^.+?(?=\.?(?: (?=[A-Z])|$))/.exec(meaning)?.[0] ?? "";
  const clause = sentence.length > reasonLength ? sentence.split(/[;:] /)[0]! : sentence;
  if (clause === "" || clause.length > reasonLength) return name;
  return `${clause} (${name.replace(/ \(([^)]*)\)$/, ", $1")})`;
}

function whatFailed(cause: FindingNode, members: readonly FindingNode[]): string {
  const update = knowledgeBaseNumber([cause, ...members]);
  const of = update === undefined ? "" : ` for ${update}`;
  if (members.some(({ log }) => log.format === "windowsupdate-log")) return `Windows Update failed${of}`;
  if (cause.log.format === "svcpack-log") return `update.exe failed${of}`;
  return `Device or file installation ${cause.finding.severity === "warning" ? "warned" : "failed"}`;
}

/** The first KB number that the failures name, `KB123456`. */
export function knowledgeBaseNumber(nodes: readonly FindingNode[]): string | undefined {
  for (const node of nodes) {
    for (const { text } of [mainStatement(node), ...node.statements]) {
      const number = /(?<![A-Za-z0-9])KB ?(\d{6,7})(?!\d)/i.exec(text)?.[1];
      if (number !== undefined) return `KB${number}`;
    }
  }
  return undefined;
}
