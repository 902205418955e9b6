import { describe, expect, it } from "vitest";
import {
  type Article,
  articleFrom,
  builtInKnowledge,
  createKnowledge,
  withArticles,
} from "../../../server/src/service/knowledge";
import { phraseIndex } from "../../../server/src/service/knowledge/phraseIndex";

const article = (id: string, appliesTo: Partial<Article["appliesTo"]>, origin?: string): Article =>
  articleFrom({ id, title: id, appliesTo, risk: "Safe: x", remedySource: "none" }, "", origin);
const own = (id: string, appliesTo: Partial<Article["appliesTo"]>) => article(id, appliesTo, `file:///team/${id}.md`);

describe("knowledge", () => {
  it("is ordered by id, and the last of several articles with one id counts", () => {
    const knowledge = createKnowledge([article("b", {}), article("a", {}), article("b", { codes: ["0x80070005"] })]);
    expect(knowledge.articles.map(({ id }) => id)).toEqual(["a", "b"]);
    expect(knowledge.byId("b")!.appliesTo.codes).toEqual(["0x80070005"]);
    expect(knowledge.remediesFor({ canonicalCodes: [5] })).toHaveLength(1);
    expect(knowledge.byId("c")).toBeUndefined();
  });

  it("of a team adds to ours and takes the place of ours", () => {
    const base = builtInKnowledge();
    const both = withArticles(base, [own("disk-full", { codes: ["0x80070005"] }), own("new-one", {})]);
    expect(both.articles).toHaveLength(base.articles.length + 1);
    expect(both.byId("disk-full")!.origin).toBe("file:///team/disk-full.md");
    const found = (code: number) => both.remediesFor({ canonicalCodes: [code] }).map((match) => match.article.id);
    expect(found(0x80070070)).not.toContain("disk-full");
    expect(found(5)[0]).toBe("disk-full");
    expect(base.byId("disk-full")!.origin).toBeUndefined();
  });

  it("without articles of a team is ours itself", () => {
    expect(withArticles(builtInKnowledge(), [])).toBe(builtInKnowledge());
  });

  it("puts a team's article first among equals, and after one that states the cause", () => {
    const { remediesFor } = createKnowledge([
      article("a-cause", { codes: ["0x80070070"] }),
      article("a-summary", { codes: ["0x80070643"] }),
      own("z-summary", { codes: ["0x80070643"] }),
    ]);
    const ids = remediesFor({ canonicalCodes: [0x80070643, 0x80070070] }).map((match) => match.article.id);
    expect(ids).toEqual(["a-cause", "z-summary", "a-summary"]);
  });
});

describe("the phrase index", () => {
  const index = phraseIndex([
    ["access is denied", 1],
    ["access is granted", 2],
    ["is denied by policy", 3],
    ["ünïcode §", 4],
    ["abc", 5],
  ]);
  it.each<[string, readonly number[]]>([
    ["", []],
    ["acc", []],
    ["error: access is denied", [1]],
    ["access is denied by policy, access is denied", [1, 3]],
    ["access is granteaccess is granted", [2]],
    ["mit ünïcode §", [4]],
    ["abc", []],
  ])("finds in %j what is there", (text, expected) => {
    expect([...index.find(text)].sort()).toEqual(expected);
  });

  it("finds what a search for each phrase finds", () => {
    const phrases = builtInKnowledge().articles.flatMap(({ appliesTo }) => appliesTo.phrases);
    expect(phrases.length).toBeGreaterThan(50);
    const all = phraseIndex(phrases.map((phrase) => [phrase, phrase] as const));
    for (let i = 0; i < phrases.length; i++) {
      const text = `12:00 ${phrases[i]} then ${phrases[(i * 7) % phrases.length]}.`;
      expect([...all.find(text)].sort()).toEqual([...new Set(phrases.filter((each) => text.includes(each)))].sort());
    }
  });
});
