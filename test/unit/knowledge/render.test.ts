import { describe, expect, it } from "vitest";
import {
  type Article,
  articleFrom,
  articleHeadings,
  builtInKnowledge,
  renderArticle,
} from "../../../server/src/service/knowledge";

const article = articleFrom(
  {
    id: "example",
    title: "A [title](command:x) with *marks* & <b>",
    appliesTo: { codes: ["0xF0DA"], messages: [358, 359], formats: ["setupapi-log"], windows: ["Windows XP"] },
    lookFirst: [{ code: "0xFFFFFBFE", article: "kb940276" }],
    risk: "Safe: nothing changes.",
    remedySource: "none",
    sources: [
      { title: "Seen [page]", url: "https://example.com/a(v=vs.85)", seen: true },
      { title: "Unseen page", url: "https://example.com/b", seen: false },
    ],
  },
  "\n## What it means\n\nText.\n\n",
);

describe("renderArticle", () => {
  it("makes a document from the title to the sources", () => {
    expect(renderArticle(article)).toBe(`# A \\[title\\](command:x) with \\*marks\\* & \\<b\\>

**Applies to:** code \`0xF0DA\` · SetupAPI messages 358, 359 · setupapi.log · Windows XP

**Risk of the steps:** Safe: nothing changes.

> Look first for \`0xfffffbfe\` in the same run. If it is there, follow [kb940276](kb940276.md) instead.

> We know of no published remedy for this. The steps below find out more; they are not a known cure.

## What it means

Text.

## Sources

- [Seen \\[page\\]](<https://example.com/a(v=vs.85)>)
- [Unseen page](<https://example.com/b>) (page not seen by us)
`);
  });

  it("says when there is no source, and shows phrases when there are neither codes nor messages", () => {
    const bare: Article = {
      ...article,
      sources: [],
      appliesTo: { codes: [], phrases: ["regulated and can not download"], messages: [], formats: [], windows: [] },
    };
    const text = renderArticle(bare);
    expect(text).toContain("## Sources\n\nNone known.\n");
    expect(text).toContain("**Applies to:** lines with `regulated and can not download` · any log\n");
  });

  it("tells community remedies from documented ones", () => {
    expect(renderArticle({ ...article, remedySource: "community" })).toContain("no remedy published by Microsoft");
    expect(renderArticle({ ...article, remedySource: "documented" })).not.toContain("We know of no");
  });

  it.each(builtInKnowledge().articles.map(({ id }) => id))("%s has title, head, all sections and sources", (id) => {
    const found = builtInKnowledge().byId(id) as Article;
    const lines = renderArticle(found).split("\n");
    expect(lines[0].startsWith("# ")).toBe(true);
    expect(lines[2]).toMatch(/^\*\*Applies to:\*\* /);
    expect(lines.filter((line) => line.startsWith("## "))).toEqual(
      [...articleHeadings, "Sources"].map((heading) => `## ${heading}`),
    );
    const links = lines.slice(lines.indexOf("## Sources")).filter((line) => line.startsWith("- ["));
    expect(links).toHaveLength(found.sources.length);
    found.sources.forEach(({ url, seen }, index) => {
      expect(links[index]).toContain(`](<${url}>)`);
      expect(links[index].endsWith("(page not seen by us)")).toBe(!seen);
    });
  });
});
