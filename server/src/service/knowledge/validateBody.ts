import { type ArticleProblem, articleHeadings, type RiskTag, riskTags } from "./types";

/** Longest body that is checked, in characters. */
const bodyLimit = 100_000;
const fenceLanguages = ["bat", "powershell", "text"];
const commandInProse =
  /^(?:attrib|bitsadmin|chkdsk|copy|del|dism|esentutl|findstr|iisreset|md|move|net|netsh|nslookup|rd|reg|regsvr32|ren|sc|sfc|xcopy) /i;
const internalLink = /^[a-z0-9-]+\.md$/;
const externalLink = /^https?:\/\/[^\s<>"\\]+$/;

/**
 * Checks the markdown body of an article and appends what is wrong to `problems`. Returns the highest risk among the
 * steps, undefined when no step could be read.
 */
export function validateBody(body: string, problems: ArticleProblem[]): RiskTag | undefined {
  const report = (line: number, message: string) => problems.push({ path: [], line, message });
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

type Report = (line: number, message: string) => void;
interface Section {
  readonly start: number;
  readonly end: number;
}

function fenceLines(lines: readonly string[], report: Report): ReadonlySet<number> {
  const fenced = new Set<number>();
  let opened = -1;
  lines.forEach((line, index) => {
    const mark = line.trimStart();
    if (opened < 0 && !mark.startsWith("```")) return;
    fenced.add(index);
    if (opened >= 0) {
      if (mark.trimEnd() === "```") opened = -1;
      return;
    }
    opened = index;
    if (!fenceLanguages.includes(mark.slice(3).trim()))
      report(index, `a code block must name its language: ${fenceLanguages.join(", ")}`);
  });
  if (opened >= 0) report(opened, "the code block is not closed");
  return fenced;
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
  for (const [, span] of line.matchAll(/`([^`]*)`/g))
    if (commandInProse.test(span)) report(index, `the command "${span}" must stand in a code block`);
  const plain = line.replace(/`[^`]*`/g, "");
  if (/<[A-Za-z/!]/.test(plain)) report(index, "HTML is not allowed");
  for (let at = plain.indexOf("]("); at >= 0; ) {
    const end = plain.indexOf(")", at);
    if (end < 0) break;
    const target = plain.slice(at + 2, end);
    if (!internalLink.test(target) && !externalLink.test(target))
      report(index, `the link "${target}" must go to another article (name.md) or to an http or https address`);
    at = plain.indexOf("](", end);
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
