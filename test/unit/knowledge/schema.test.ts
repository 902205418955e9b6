import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import Ajv from "ajv";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { logFormatIds } from "../../../server/src/service/formats/ids";
import {
  articleHeadings,
  remedySources,
  riskTags,
  splitFrontMatter,
  validateArticle,
} from "../../../server/src/service/knowledge";
import { articleRules } from "../../../server/src/service/knowledge/validate";

interface Schema {
  readonly properties: Readonly<Record<string, Schema>>;
  readonly items: Schema;
  readonly required?: readonly string[];
  readonly pattern: string;
  readonly enum: readonly string[];
  readonly minLength: number;
  readonly maxLength: number;
  readonly maximum: number;
}

const schema: Schema = JSON.parse(readFileSync(join(process.cwd(), "docs/schema/article.schema.json"), "utf8"));
const { appliesTo, id, title, lookFirst, risk, remedySource, sources } = schema.properties;

const starts: Readonly<Record<string, string>> = {
  "Likely causes": "1. A cause.",
  Steps: "1. **Safe** Look.",
  "What it means": "Text.",
  "How to confirm it in the logs": "- A line.",
  "What not to do": "- Nothing.",
};

describe("the JSON schema of the front matter", () => {
  it.each([
    ["id", id.pattern, articleRules.id.source],
    ["codes", appliesTo.properties.codes.items.pattern, articleRules.code.source],
    ["lookFirst code", lookFirst.items.properties.code.pattern, articleRules.code.source],
    ["lookFirst article", lookFirst.items.properties.article.pattern, articleRules.id.source],
    ["source url", sources.items.properties.url.pattern, articleRules.url.source],
    ["risk", risk.pattern, `^(?:${riskTags.join("|")}): `],
  ])("has the validator's pattern for %s", (_, pattern, source) => {
    expect(new RegExp(pattern).source).toBe(new RegExp(source).source);
  });

  it("has the validator's lists and limits", () => {
    expect(appliesTo.properties.formats.items.enum).toEqual([...logFormatIds]);
    expect(remedySource.enum).toEqual([...remedySources]);
    expect(title.maxLength).toBe(articleRules.titleLength);
    expect(appliesTo.properties.phrases.items.minLength).toBe(articleRules.phraseMin);
    expect(appliesTo.properties.phrases.items.maxLength).toBe(articleRules.phraseMax);
    expect(appliesTo.properties.messages.items.maximum).toBe(articleRules.messageMax);
    expect(schema.required).toEqual(["id", "title", "appliesTo", "risk", "remedySource"]);
  });
});

describe("the schema and the validator", () => {
  const accepts = new Ajv({ allErrors: true, strict: true, strictTypes: false, strictRequired: false }).compile(schema);
  const body = [...articleHeadings].map((heading) => `## ${heading}\n\n${starts[heading]}\n`).join("\n");
  /** Only what is wrong with the front matter. */
  const finds = (front: unknown): string[] =>
    validateArticle(front, body)
      .filter(({ line }) => line === undefined)
      .map(({ path, message }) => `${path.join(".")}: ${message}`);

  it("accept every article there is", () => {
    const folders = ["server/knowledge", "samples/knowledge"].map((folder) => join(process.cwd(), folder));
    const texts = folders.flatMap((folder) =>
      readdirSync(folder)
        .filter((name) => name.endsWith(".md") && name !== "README.md")
        .map((name) => ({ name, text: readFileSync(join(folder, name), "utf8") })),
    );
    expect(texts.length).toBeGreaterThan(100);
    for (const { name, text } of texts) {
      const front = parse(splitFrontMatter(text)!.yaml);
      expect(validateArticle(front, splitFrontMatter(text)!.body), name).toEqual([]);
      expect([name, accepts(front), accepts.errors]).toEqual([name, true, null]);
    }
  });

  const sound = {
    id: "example",
    title: "An example",
    appliesTo: { codes: ["0x80070005"], formats: ["svcpack-log"], windows: ["Windows XP"] },
    lookFirst: [{ code: "0xFFFFFBFE", article: "kb940276" }],
    risk: "Safe: nothing changes.",
    remedySource: "documented",
    sources: [{ title: "A page", url: "https://example.com/page", seen: true }],
  };
  const about = (appliesTo: unknown) => ({ ...sound, appliesTo });
  const page = { title: "A page", url: "https://example.com/page", seen: true };

  it("accept a sound head, and those of a team and of nobody without sources", () => {
    const { sources: _, ...rest } = sound;
    for (const front of [
      sound,
      { ...rest, remedySource: "team" },
      { ...rest, remedySource: "none" },
      { ...sound, remedySource: "team", sources: [] },
      { ...sound, title: "Ä".repeat(100) },
      { ...sound, title: "\u{1F4BE}".repeat(100) },
      about({ phrases: ["0x8007 §§ ß ﬁ ı"] }),
      about({ messages: [0, 999], windows: [] }),
    ])
      expect([accepts(front), finds(front)]).toEqual([true, []]);
  });

  const broken: readonly unknown[] = [
    null,
    "text",
    [],
    {},
    ...["id", "title", "appliesTo", "risk", "remedySource"].map((key) => ({ ...sound, [key]: undefined })),
    ...["id", "title", "appliesTo", "risk", "remedySource", "sources", "lookFirst"].map((key) => ({
      ...sound,
      [key]: 5,
    })),
    ...["id", "title", "appliesTo", "risk", "remedySource", "sources", "lookFirst"].map((key) => ({
      ...sound,
      [key]: null,
    })),
    ...["KB1", "a b", "-a", "a-", "a--b", "", "ä", "x".repeat(81)].map((id) => ({ ...sound, id })),
    ...["", " ", " a", "a ", "a\nb", "x".repeat(101)].map((title) => ({ ...sound, title })),
    ...["Safe", "Safe:", "safe: x", "Dangerous: x", "Safe:  ", `Safe: ${"x".repeat(400)}`].map((risk) => ({
      ...sound,
      risk,
    })),
    ...["rumour", "", "Team"].map((remedySource) => ({ ...sound, remedySource })),
    { ...sound, sources: [] },
    { ...sound, remedySource: "community", sources: [] },
    { ...sound, unknown: 1 },
    ...[{}, { codes: [] }, { codes: [], phrases: [], messages: [] }, { windows: ["x"] }].map(about),
    ...["0x5", "0x8007000e", "80070005", "0XF0DA", "0xF0DAA", " 0xF0DA", 5, null].map((code) =>
      about({ codes: [code] }),
    ),
    about({ codes: ["0xF0DA", "0xF0DA"] }),
    about({ codes: "0xF0DA" }),
    ...[
      "short",
      "Access is denied",
      "ÄRGERLICHER FEHLER",
      "ǅ is a title",
      " leading space",
      "x".repeat(161),
      12345678,
    ].map((phrase) => about({ phrases: [phrase] })),
    ...[-1, 1000, 1.5, "358", null].map((message) => about({ messages: [message] })),
    about({ codes: ["0xF0DA"], formats: ["unknown-log"] }),
    about({ codes: ["0xF0DA"], windows: [""] }),
    about({ codes: ["0xF0DA"], other: 1 }),
    ...[
      { code: "0xF0DA" },
      { article: "a" },
      { code: "x", article: "a" },
      { code: "0xF0DA", article: "a", x: 1 },
      5,
    ].map((entry) => ({ ...sound, lookFirst: [entry] })),
    ...[
      { ...page, seen: "yes" },
      { ...page, seen: undefined },
      { ...page, url: "file:///c:/x" },
      { ...page, url: "command:x" },
      { ...page, url: "https://a b" },
      { ...page, url: "https://a>b" },
      { ...page, title: "" },
      { ...page, title: undefined },
      { ...page, extra: 1 },
      "https://example.com/",
    ].map((source) => ({ ...sound, sources: [source] })),
  ].map((front) => (front === undefined ? null : JSON.parse(JSON.stringify(front))));

  it.each(broken.map((front) => [JSON.stringify(front).slice(0, 200), front]))("both refuse %s", (_, front) => {
    expect(accepts(front)).toBe(false);
    expect(finds(front)).not.toEqual([]);
  });

  // What a schema cannot say is in its description.
  it.each([
    ["one code in two spellings", about({ codes: ["0xF0DA", "0x8007F0DA"] })],
    ["one address twice", { ...sound, sources: [page, { ...page, title: "Again" }] }],
    ["a risk that is not that of the steps", { ...sound, risk: "Needs care: x" }],
  ])("the validator alone refuses %s", (_, front) => {
    expect(accepts(front)).toBe(true);
    expect(finds(front)).toHaveLength(1);
  });
});
