import { existsSync, readdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { meaningKeys, meaningOf } from "../../server/src/service/codes/data/meanings";
import { root } from "../support/core";

const shared = resolve(root, "../shared");
const present = existsSync(resolve(shared, "codes.md"));
if (!present) console.warn(`skipped: the texts to compare with are not at ${shared}`);

/** As many words in a row as another text may not have in common with ours. */
const inARow = 8;

/** Prose in pieces: commands, code spans (also quoted log lines) and addresses are facts and may be the same. */
function proseOf(markdown: string): string[] {
  return markdown
    .replace(/^[ \t]*```[\s\S]*?^[ \t]*```/gm, "\n\n")
    .replace(/https?:\/\/[^\s|)>"]+/g, "\n\n")
    .replace(/`[^`\n]+`/g, "\n\n")
    .split(/\n[ \t]*\n|\n(?=[ \t]*(?:[-*#|]|\d+\.))|[|\t]/);
}

function runsOf(text: string): string[] {
  const words = text.toLowerCase().match(/[\p{L}\p{N}_']+/gu) ?? [];
  return words.slice(0, Math.max(0, words.length - inARow + 1)).map((_, at) => words.slice(at, at + inARow).join(" "));
}

const tables = present ? readdirSync(resolve(shared, "codes")).map((name) => `codes/${name}`) : [];
const texts = present ? ["codes.md", "formats.md", ...tables] : [];
const theirs = new Set(
  texts.flatMap((name) => proseOf(readFileSync(resolve(shared, name), "utf8").replaceAll("\r", "")).flatMap(runsOf)),
);

/** The first words that a text of ours has in common with theirs. */
const repeated = (text: string): string | undefined => runsOf(text).find((run) => theirs.has(run));

/** What an article says in our words; phrases to be found in logs and titles of pages are quotations by nature. */
function wordsOfArticle(text: string): string[] {
  const [, front = "", body = ""] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(text.replaceAll("\r", "")) ?? [];
  const { title, risk } = parse(front) as Readonly<Record<string, unknown>>;
  return [title, risk].filter((value) => typeof value === "string").concat(proseOf(body));
}

describe.skipIf(!present)("our wording", () => {
  it("is compared with texts that are there", () => {
    expect(theirs.size).toBeGreaterThan(5000);
    const prose = proseOf(readFileSync(resolve(shared, "codes.md"), "utf8")).filter((text) => runsOf(text).length > 0);
    expect(repeated(`Nothing of ours. ${prose[0]}`)).toBeDefined();
    expect(proseOf("Run `net stop cryptsvc` and\n```\nren a b\n```\nhttps://example.test/a b").join("|")).not.toMatch(
      /net stop|ren a|example/,
    );
  });

  it("of meanings repeats none of them", () => {
    const found = meaningKeys().flatMap((key) => {
      const sentence = key.startsWith("0x") ? meaningOf([], Number(key)) : meaningOf([key], 0);
      const same = repeated(sentence ?? "");
      return same === undefined ? [] : [`${key}: ${same}`];
    });
    expect(found).toEqual([]);
  });

  const folder = resolve(root, "server/knowledge");
  it("of articles repeats none of them", () => {
    const articles = readdirSync(folder).filter((name) => name.endsWith(".md"));
    expect(articles.length).toBeGreaterThan(0);
    const found = articles.flatMap((name) =>
      wordsOfArticle(readFileSync(resolve(folder, name), "utf8")).flatMap((text) => {
        const same = repeated(text);
        return same === undefined ? [] : [`${name}: ${same}`];
      }),
    );
    expect(found).toEqual([]);
  });
});
