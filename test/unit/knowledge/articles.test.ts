import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { readArticleFile } from "../../../server/src/knowledgeFiles/articleFile";
import { readLibrary } from "../../../server/src/knowledgeFiles/library";
import {
  type Article,
  articleHeadings,
  builtInKnowledge,
  splitFrontMatter,
  validateArticle,
} from "../../../server/src/service/knowledge";
import { errorKeyOfText } from "../../../server/src/service/knowledge/errorKey";

const root = process.cwd();
const folder = join(root, "server/knowledge");
const { articles, byId } = builtInKnowledge();
const names = readdirSync(folder).filter((name) => name.endsWith(".md"));

/** Articles with a code in common, and why they are two. */
const meantPairs: Readonly<Record<string, string>> = {
  "bad-digest + kb822798": "KB822798 lists the code; one article is about files of any kind",
  "catalog-database-damaged + ese-log-files": "the catalog database, and any database",
  "installer-failure-1603 + update-exe-masked-exit": "the two logs that state it",
  "kb822798 + setupapi-unsigned-file": "update.exe, and setupapi.log",
  "kb822798 + trust-not-accepted": "update.exe, and the update agent",
  "kb822798 + trust-provider-missing": "update.exe, and the update agent",
  "kb822798 + trust-time-stamp": "update.exe, and the update agent",
  "kb822798 + untrusted-root": "KB822798 lists the code; one article is about certificates of any kind",
};

function load(name: string): { frontMatter: unknown; body: string } {
  const parts = splitFrontMatter(readFileSync(join(folder, name), "utf8"));
  if (!parts) throw new Error(`${name} has no front matter`);
  return { frontMatter: parse(parts.yaml), body: parts.body };
}

describe("remedy articles", () => {
  it.each(names)("%s keeps the rules", (name) => {
    const { frontMatter, body } = load(name);
    expect(validateArticle(frontMatter, body)).toEqual([]);
    expect((frontMatter as { id: string }).id).toBe(name.replace(/\.md$/, ""));
  });

  // Counted on the text, not by the validator, so that a lax rule there would show.
  it.each(names)("%s has every heading once, a risk on every step, and closed code blocks", (name) => {
    const { body } = load(name);
    const headings = [...body.matchAll(/^## (.+)$/gm)].map((match) => match[1]);
    expect(headings).toEqual([...articleHeadings]);
    const steps = body.split("## Steps")[1].split("## What not to do")[0];
    const numbered = steps.match(/^\d+\. /gm) ?? [];
    const tagged = steps.match(/^\d+\. \*\*(?:Safe|Needs care|Destroys data)\*\* \S/gm) ?? [];
    expect(numbered.length).toBeGreaterThan(0);
    expect(tagged.length).toBe(numbered.length);
    expect((body.match(/^ *```/gm) ?? []).length % 2).toBe(0);
  });

  it("are at least as many as promised, without double ids or dead links", () => {
    expect(names.length).toBeGreaterThanOrEqual(200);
    const files = names.map((name) => readArticleFile(readFileSync(join(folder, name), "utf8"), name));
    expect(readLibrary(files, () => false).files.flatMap(({ problems }) => problems)).toEqual([]);
    expect(new Set(articles.map((article) => article.id)).size).toBe(names.length);
  });

  it("share a code only where both are meant", () => {
    const owners = new Map<number, string[]>();
    for (const { id, appliesTo } of articles)
      for (const code of appliesTo.codes) {
        const key = errorKeyOfText(code)!;
        owners.set(key, [...(owners.get(key) ?? []), id]);
      }
    const shared = [...owners.values()].filter((ids) => ids.length > 1).map((ids) => ids.sort().join(" + "));
    expect([...new Set(shared)].sort()).toEqual(Object.keys(meantPairs).sort());
  });

  it("name a source, or say that none is known", () => {
    for (const { id, remedySource, sources } of articles) {
      if (remedySource !== "none") expect(sources.length, id).toBeGreaterThan(0);
      for (const { url } of sources) expect(["http:", "https:"], url).toContain(new URL(url).protocol);
    }
  });

  it("warn of what destroys data in KB822798, and of a useless catroot2 rename in KB940276", () => {
    const kb822798 = byId("kb822798") as Article;
    expect(kb822798.body).toContain("Never rename `CatRoot`");
    expect(kb822798.body).toMatch(/\*\*Destroys data\*\* .*oem\*\.\*/);
    expect((byId("kb940276") as Article).body).toMatch(/What not to do[\s\S]*renaming `catroot2`/);
  });

  it("are found by id only when they exist", () => {
    expect(byId("kb940276")?.id).toBe("kb940276");
    expect(byId("no-such-article")).toBeUndefined();
    expect(byId("")).toBeUndefined();
  });
});

describe("the generated file", () => {
  it("is what the generator makes of the articles now", async () => {
    const tool = await import(pathToFileURL(join(root, "tools/generate-knowledge.mjs")).href);
    const { text, problems } = await tool.generateKnowledge();
    expect(problems).toEqual([]);
    const file = readFileSync(join(root, "server/src/service/knowledge/articles.generated.ts"), "utf8");
    expect(file === text, "run npm run generate:knowledge").toBe(true);
  });
});
