import { findFences, linksOfLine, withoutCodeSpans } from "./links";
import { type ArticleProblem, articleHeadings, type RiskTag, riskTags } from "./types";

/** Longest body that is checked, in characters. */
const bodyLimit = 100_000;
/** Languages of code blocks. */
export const fenceLanguages = ["bat", "powershell", "text"];
const commandInProse =
  /^(?:attrib|bitsadmin|chkdsk|copy|del|dism|esentutl|findstr|iisreset|md|move|net|netsh|nslookup|rd|reg|regsvr32|ren|sc|sfc|xcopy) /i;
const internalLink = /^[a-z0-9-]+\.md$/;
const externalLink = /^https?:\/\/[^\s<>"\\]+$/;

/**
 * Checks the markdown body of an article and appends what is wrong to `problems`. Returns the highest risk among the
 * steps, undefined when no step could be read.
 */
export function validateBody(body: string, problems: ArticleProblem[]): RiskTag | undefined {
  const report: Report = (line, message, start, end) =>
    problems.push({
      path: [],
      line,
      message,
      ...(start !== undefined && { start }),
      ...(end !== undefined && { end }),
    });
  if (body.length > bodyLimit) {
    report(0, `the article is longer than ${bodyLimit} characters`);
    return undefined;
  }
  const lines = body.split("\n");
  const fences = fenceLines(lines, report);
  const sections = findSections(lines, fences, report);
  lines.forEach((line, index) => {
    if (!fences.has(index)) checkProse(line, index, report);
  });
  const causes = sections.get("Likely causes");
  if (causes) checkNumberedList(lines, causes, fences, report);
  const steps = sections.get("Steps");
  return steps && checkSteps(checkNumberedList(lines, steps, fences, report), report);
}

type Report = (line: number, message: string, start?: number, end?: number) => void;
interface Section {
  readonly start: number;
  readonly end: number;
}

function fenceLines(lines: readonly string[], report: Report): ReadonlySet<number> {
  const fences = findFences(lines);
  for (const index of fences.openings) {
    if (!fenceLanguages.includes(lines[index].trimStart().slice(3).trim()))
      report(index, `a code block must name its language: ${fenceLanguages.join(", ")}`);
  }
  for (const index of fences.outdented)
    report(index, "the line must be indented as far as the fence of its code block");
  if (fences.unclosed !== undefined) report(fences.unclosed, "the code block is not closed");
  return fences.lines;
}

function findSections(
  lines: readonly string[],
  fences: ReadonlySet<number>,
  report: Report,
): ReadonlyMap<string, Section> {
  const found = lines.flatMap((line, index) => (line.startsWith("#") && !fences.has(index) ? [index] : []));
  const expected = articleHeadings.map((heading) => `## ${heading}`);
  const actual = found.map((index) => lines[index].trimEnd());
  if (actual.length !== expected.length || actual.some((heading, index) => heading !== expected[index])) {
    const wrong = found.find((_, index) => actual[index] !== expected[index]);
    report(wrong ?? Math.max(0, lines.length - 1), `the headings must be, in this order: ${expected.join(", ")}`);
  }
  const sections = new Map<string, Section>();
  found.forEach((start, index) => {
    const section = { start: start + 1, end: found[index + 1] ?? lines.length };
    sections.set(actual[index].replace(/^#+ /, ""), section);
    if (lines.slice(section.start, section.end).every((line) => line.trim() === ""))
      report(start, "the section is empty");
  });
  const first = lines.findIndex((line) => line.trim() !== "");
  if (found.length > 0 && first < found[0]) report(first, "text must stand under a heading");
  return sections;
}

function checkProse(line: string, index: number, report: Report): void {
  for (const { 1: span, index: at } of line.matchAll(/`([^`]*)`/g))
    if (commandInProse.test(span))
      report(index, `the command "${span}" must stand in a code block`, at, at + span.length + 2);
  const plain = withoutCodeSpans(line);
  // Where readers of markdown disagree on what is code, a link or a tag could hide from these checks.
  const quote = /``|\\`/.exec(line)?.index ?? plain.indexOf("`");
  if (quote >= 0) report(index, "code in a line stands between two single backticks, both on that line", quote);
  if (/^ *```/.test(line)) report(index, "a code block may be indented by at most three spaces");
  const forbidden = [
    [/<[A-Za-z/!?]/, "HTML is not allowed"],
    [/!\[/, "images are not allowed"],
    [/\]:/, "a link must bear its address: [text](address)"],
  ] as const;
  for (const [pattern, message] of forbidden) {
    const at = plain.search(pattern);
    if (at >= 0) report(index, message, at);
  }
  for (const { target, start, end } of linksOfLine(line, index)) {
    if (!internalLink.test(target) && !externalLink.test(target))
      report(
        index,
        `the link "${target}" must go to another article (name.md) or to an http or https address`,
        start,
        end,
      );
  }
}

interface Item {
  readonly line: number;
  readonly text: string;
}

/** Items of a section that holds nothing but one numbered list, continuation lines indented. */
function checkNumberedList(
  lines: readonly string[],
  section: Section,
  fences: ReadonlySet<number>,
  report: Report,
): readonly Item[] {
  const items: Item[] = [];
  for (let index = section.start; index < section.end; index++) {
    const line = lines[index];
    const item = /^(\d{1,3})\. (.*)$/.exec(line);
    if (item && !fences.has(index)) {
      items.push({ line: index, text: item[2] });
      if (Number(item[1]) !== items.length) report(index, `the item must have the number ${items.length}`);
    } else if (line.trim() !== "" && !line.startsWith("   ")) {
      report(index, "the section must be one numbered list; indent what belongs to an item by three spaces");
    }
  }
  if (items.length === 0) report(section.start - 1, "the section must be a numbered list");
  return items;
}

function checkSteps(items: readonly Item[], report: Report): RiskTag | undefined {
  let highest = -1;
  for (const { line, text } of items) {
    const tag = riskTags.findIndex((name) => text.startsWith(`**${name}** `));
    if (tag < 0) report(line, `a step must begin with its risk: ${riskTags.map((name) => `**${name}**`).join(", ")}`);
    highest = Math.max(highest, tag);
  }
  return highest < 0 ? undefined : riskTags[highest];
}
