import type { LogFormatId } from "../formats/ids";
import type { Article, ArticleSource } from "./types";

const formatNames: Readonly<Record<LogFormatId, string>> = {
  "windowsupdate-log": "WindowsUpdate.log",
  "reportingevents-log": "ReportingEvents.log",
  "svcpack-log": "svcpack.log and KBnnnnnn.log",
  "setupapi-log": "setupapi.log",
  "setupapi-dev-log": "setupapi.dev.log and its kin",
  "cbs-log": "CBS.log",
  "dism-log": "dism.log",
  "panther-log": "setupact.log and setuperr.log",
  "cmtrace-log": "ConfigMgr, deployment or Intune log",
  "msi-log": "Windows Installer log",
  "windows-eventlog-text": "events as text",
};

/**
 * The whole article as a markdown document: title, what it applies to, risk, body, sources. Links between articles
 * are relative (`other-id.md`). Article texts are data: what comes from the front matter is escaped.
 */
export function renderArticle(article: Article): string {
  return `${[
    `# ${escapeMarkdown(article.title)}`,
    `**Applies to:** ${appliesToLine(article)}`,
    `**Risk of the steps:** ${escapeMarkdown(article.risk)}`,
    ...article.lookFirst.map(lookFirstNote),
    ...originNote(article),
    article.body,
    "## Sources",
    sourceList(article.sources),
  ].join("\n\n")}\n`;
}

function appliesToLine({ appliesTo }: Article): string {
  const { codes, phrases, messages, formats, windows } = appliesTo;
  const parts: string[] = [];
  if (codes.length > 0) parts.push(`${plural("code", codes)} ${codes.map(inCode).join(", ")}`);
  if (messages.length > 0) parts.push(`SetupAPI ${plural("message", messages)} ${messages.join(", ")}`);
  if (parts.length === 0) parts.push(`lines with ${phrases.map(inCode).join(", ")}`);
  parts.push(formats.length > 0 ? formats.map((format) => formatNames[format]).join(", ") : "any log");
  if (windows.length > 0) parts.push(windows.map(escapeMarkdown).join(", "));
  return parts.join(" · ");
}

function lookFirstNote({ code, article }: Article["lookFirst"][number]): string {
  return `> Look first for ${inCode(code.toLowerCase())} in the same run. If it is there, follow [${article}](${article}.md) instead.`;
}

function originNote({ remedySource, origin }: Article): readonly string[] {
  const notes = origin === undefined ? [] : [`> From ${inCode(fileName(origin))} (your team's knowledge).`];
  if (remedySource === "none")
    notes.push("> We know of no published remedy for this. The steps below find out more; they are not a known cure.");
  if (remedySource === "community")
    notes.push("> We know of no remedy published by Microsoft. The steps rest on reports and logs of other people.");
  return notes;
}

function fileName(uri: string): string {
  return uri.slice(uri.lastIndexOf("/") + 1);
}

function sourceList(sources: readonly ArticleSource[]): string {
  if (sources.length === 0) return "None known.";
  return sources
    .map(({ title, url, seen }) => `- [${escapeMarkdown(title)}](<${url}>)${seen ? "" : " (page not seen by us)"}`)
    .join("\n");
}

const plural = (word: string, items: readonly unknown[]): string => (items.length === 1 ? word : `${word}s`);
// A code span ends at the first backtick, so a phrase that holds one loses it.
const inCode = (text: string): string => `\`${text.replaceAll("`", "")}\``;
const escapeMarkdown = (text: string): string => text.replace(/[\\`*_[\]<>#|]/g, "\\$&").replace(/\s+/g, " ");
