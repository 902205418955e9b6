import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { logFormatIds } from "../../../server/src/service/formats/ids";
import { remedySources, riskTags } from "../../../server/src/service/knowledge";
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
