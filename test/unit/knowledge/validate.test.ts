import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { splitFrontMatter } from "../../../server/src/service/knowledge";
import { validateArticle } from "../../../server/src/service/knowledge/validate";

const frontMatter = {
  id: "example",
  title: "An example",
  appliesTo: { codes: ["0x80070005"] },
  risk: "Needs care: a file is renamed.",
  remedySource: "documented",
  sources: [{ title: "A page", url: "https://example.com/page", seen: true }],
};

const body = `
## What it means

A sentence with \`a file.txt\` in it.

## How to confirm it in the logs

- A line.

## Likely causes

1. A cause,
   told in two lines.

## Steps

1. **Safe** Look, see [the other](other.md).

   \`\`\`bat
   net stop example
   \`\`\`

2. **Needs care** Rename.

## What not to do

- Nothing.
`;

const messages = (front: unknown, text: string) =>
  validateArticle(front, text).map(({ path, line, message }) => `${path.join(".")}|${line ?? ""}|${message}`);

describe("validateArticle", () => {
  it("finds nothing wrong with a sound article", () => {
    expect(validateArticle(frontMatter, body)).toEqual([]);
    const bare = { ...frontMatter, remedySource: "none", sources: [] };
    expect(validateArticle(bare, body)).toEqual([]);
  });

  it.each<[string, unknown, RegExp]>([
    ["no mapping", "text", /^\|\|must be a mapping/],
    ["null", null, /must be a mapping/],
    ["a missing id", { ...frontMatter, id: undefined }, /lacks "id"/],
    ["an id with capitals", { ...frontMatter, id: "KB1" }, /^id\|\|must be lower-case/],
    ["an empty title", { ...frontMatter, title: "" }, /^title\|\|must not be empty/],
    ["a title too long", { ...frontMatter, title: "x".repeat(101) }, /^title\|\|must have at most 100/],
    ["an unknown property", { ...frontMatter, aplies: 1 }, /^aplies\|\|is not a known/],
    [
      "a code in lower case",
      { ...frontMatter, appliesTo: { codes: ["0x8007000e"] } },
      /^appliesTo\.codes\.0\|\|must be/,
    ],
    ["a short code", { ...frontMatter, appliesTo: { codes: ["0x5"] } }, /^appliesTo\.codes\.0\|\|must be/],
    [
      "a code as number",
      { ...frontMatter, appliesTo: { codes: [5] } },
      /^appliesTo\.codes\.0\|\|must be a text: put it in quotes/,
    ],
    [
      "one code in two spellings",
      { ...frontMatter, appliesTo: { codes: ["0xF0DA", "0x8007F0DA"] } },
      /^appliesTo\.codes\.1\|\|stands twice/,
    ],
    [
      "a phrase with capitals",
      { ...frontMatter, appliesTo: { phrases: ["Access is denied"] } },
      /^appliesTo\.phrases\.0\|\|must be lower case/,
    ],
    ["a short phrase", { ...frontMatter, appliesTo: { phrases: ["error"] } }, /phrases\.0\|\|must have 8 to/],
    ["a message as text", { ...frontMatter, appliesTo: { messages: ["358"] } }, /messages\.0\|\|must be a whole/],
    [
      "an unknown format",
      { ...frontMatter, appliesTo: { codes: ["0xF0DA"], formats: ["cbs"] } },
      /formats\.0\|\|must be one of/,
    ],
    ["nothing to apply to", { ...frontMatter, appliesTo: { windows: ["Windows XP"] } }, /^appliesTo\|\|needs at least/],
    ["no list", { ...frontMatter, appliesTo: { codes: "0xF0DA" } }, /^appliesTo\.codes\|\|must be a list/],
    ["no source", { ...frontMatter, sources: [] }, /^sources\|\|"documented" needs at least one/],
    ["an unknown origin", { ...frontMatter, remedySource: "rumour" }, /^remedySource\|\|must be one of/],
    [
      "a source that is no page",
      { ...frontMatter, sources: [{ title: "x", url: "file:///c:/x", seen: true }] },
      /^sources\.0\.url\|\|must be an http/,
    ],
    [
      "a source that hides whether it was seen",
      { ...frontMatter, sources: [{ title: "x", url: "https://example.com/" }] },
      /^sources\.0\|\|lacks "seen"/,
    ],
    [
      "a risk below that of the steps",
      { ...frontMatter, risk: "Safe: nothing." },
      /^risk\|\|must begin with "Needs care/,
    ],
    ["a half reference", { ...frontMatter, lookFirst: [{ code: "0xFFFFFBFE" }] }, /^lookFirst\.0\|\|lacks "article"/],
  ])("reports %s", (_, front, problem) => {
    expect(messages(front, body).join("\n")).toMatch(problem);
  });

  it.each<[string, string, RegExp]>([
    ["a missing heading", body.replace("## Likely causes", "Likely causes"), /the headings must be/],
    ["headings in another order", swap(body, "## Likely causes", "## Steps"), /the headings must be/],
    ["a heading of its own", `${body}\n## Sources\n\n- x\n`, /the headings must be/],
    ["an empty section", body.replace("- Nothing.", ""), /\|the section is empty/],
    ["text before the headings", `Hello\n${body}`, /\|0\|text must stand under a heading/],
    ["a step without risk", body.replace("**Needs care** ", ""), /\|22\|a step must begin with its risk/],
    ["a step with an unknown risk", body.replace("**Safe**", "**Harmless**"), /a step must begin with its risk/],
    ["a wrong number", body.replace("2. **Needs", "3. **Needs"), /the item must have the number 2/],
    ["steps without numbers", body.replace("1. **Safe**", "- **Safe**"), /the section must be one numbered list/],
    ["text between steps", body.replace("2. **Needs", "Then:\n\n2. **Needs"), /must be one numbered list/],
    ["an open code block", body.replace("   ```\n\n2.", "\n\n2."), /the code block is not closed/],
    ["a code block without language", body.replace("```bat", "```"), /must name its language/],
    ["a command in prose", body.replace("Rename.", "Use `ren a b`."), /the command "ren a b" must stand/],
    ["an image", body.replace("A line.", "![x](https://example.com/x.png)"), /images are not allowed/],
    ["a link without its end", body.replace("A line.", "[x](\n  command:foo)"), /the link "" must go/],
    ["a link definition", body.replace("A line.", "[x]\n\n[x]: command:foo"), /must bear its address/],
    ["an automatic link", body.replace("A line.", "<command:foo>"), /HTML is not allowed/],
    ["code that is none", body.replace("A line.", "\\`[x](command:foo)\\`"), /two single backticks/],
    ["a quote of a backtick", body.replace("A line.", "`` ` `` [x](command:foo) `"), /two single backticks/],
    ["code over two lines", body.replace("A line.", "a ` b\nc ` <b> ` d"), /two single backticks/],
    ["text left of a code block", body.replace("net stop", "[x](command:foo)\nnet stop"), /indented as far as/],
    ["a fence that is none", body.replace("A line.", "a\n        ```bat\n<b>\n        ```"), /at most three spaces/],
    ["HTML", body.replace("A line.", 'A <a href="x">line</a>.'), /HTML is not allowed/],
    ["a command link", body.replace("A line.", "[x](command:foo)"), /the link "command:foo" must go/],
    ["a link out of the folder", body.replace("A line.", "[x](../x.md)"), /the link "\.\.\/x\.md" must go/],
    ["an overlong text", body + "x".repeat(100_000), /longer than 100000/],
  ])("reports %s in the body", (_, text, problem) => {
    expect(messages(frontMatter, text).join("\n")).toMatch(problem);
  });

  it("does not look for commands, links and HTML inside code", () => {
    const inside = body.replace("net stop example", 'net stop "<name>" & echo [x](y)').replace("a file.txt", "<b>");
    expect(messages(frontMatter, inside)).toEqual([]);
  });

  it("never throws", () => {
    fc.assert(
      fc.property(fc.anything(), fc.string(), (front, text) => {
        expect(Array.isArray(validateArticle(front, text))).toBe(true);
      }),
    );
  });

  it.each(["](", "`", "<", "[x](", "1. ", "```\n", "#"])("is not slowed down by many %j", (piece) => {
    const text = piece.repeat(Math.floor(90_000 / piece.length));
    expect(validateArticle(frontMatter, text).length).toBeGreaterThan(0);
  });
});

describe("splitFrontMatter", () => {
  it.each([
    ["---\na: 1\n---\nText\n", "a: 1", "Text\n", 3],
    ["\uFEFF---\r\na: 1\r\nb: 2\r\n---\r\nText", "a: 1\nb: 2", "Text", 4],
    ["---\n---\n", "", "", 2],
  ])("cuts %j", (text, yaml, rest, bodyLine) => {
    expect(splitFrontMatter(text)).toEqual({ yaml, body: rest, bodyLine });
  });

  it.each(["", "Text", "---\na: 1\n", "\n---\na: 1\n---\n", "--- x\n---\n"])("refuses %j", (text) => {
    expect(splitFrontMatter(text)).toBeUndefined();
  });
});

function swap(text: string, a: string, b: string): string {
  return text.replace(a, "\0").replace(b, a).replace("\0", b);
}
