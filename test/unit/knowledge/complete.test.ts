import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readArticleFile } from "../../../server/src/knowledgeFiles/articleFile";
import { completeArticle } from "../../../server/src/knowledgeFiles/complete";
import { describeKey } from "../../../server/src/knowledgeFiles/describe";
import { logFormatIds } from "../../../server/src/service/formats/ids";
import { articleFrom } from "../../../server/src/service/knowledge";

const articles = ["disk-full", "kb940276"].map((id) =>
  articleFrom({ id, title: `About ${id}`, appliesTo: {}, risk: "Safe: x", remedySource: "team" }, ""),
);

/** The text with the cursor at `|`, after each of the offered edits. */
function offers(marked: string): { readonly texts: string[]; readonly results: string[] } {
  const at = marked.indexOf("|");
  const before = marked.slice(0, at).split("\n");
  const text = marked.slice(0, at) + marked.slice(at + 1);
  const { items } = completeArticle(
    text,
    { line: before.length - 1, character: before.at(-1)!.length },
    {
      id: "my-article",
      articles,
    },
  );
  const edits = items.map(({ textEdit }) => textEdit as { range: Range; newText: string });
  return { texts: edits.map(({ newText }) => newText), results: edits.map((edit) => applied(text, edit)) };
}
interface Range {
  readonly start: { readonly line: number; readonly character: number };
  readonly end: { readonly line: number; readonly character: number };
}
function applied(text: string, { range, newText }: { range: Range; newText: string }): string {
  const lines = text.split("\n");
  const offset = ({ line, character }: Range["start"]) =>
    lines.slice(0, line).join("\n").length + (line && 1) + character;
  return text.slice(0, offset(range.start)) + newText + text.slice(offset(range.end));
}

const rootKeys = ["id: ", "title: ", "appliesTo:", "lookFirst: ", "risk: ", "remedySource: ", "sources: "];
const appliesToKeys = ["codes: ", "phrases: ", "messages: ", "formats: ", "windows: "];

describe("completion in the head of an article", () => {
  it.each<[string, string, readonly string[]]>([
    ["keys at the start", "---\n|\n---\n", rootKeys],
    ["keys while the head is not closed", "---\nid: x\n|", rootKeys.slice(1)],
    ["keys that are missing", "---\nid: x\ntit|\nrisk: y\n---\n", rootKeys.filter((key) => !/^(?:id|risk)/.test(key))],
    ["keys below a key", "---\nappliesTo:\n  |\n---\n", appliesToKeys],
    ["missing keys below a key", "---\nappliesTo:\n  codes: []\n  p|\n---\n", appliesToKeys.slice(1)],
    ["no keys on the line of a key", "---\nappliesTo: |\n---\n", []],
    ["keys of a list's first item", "---\nsources:\n  - |\n---\n", ["title: ", "url: ", "seen: "]],
    ["keys of a list's item", "---\nsources:\n  - title: x\n    |\n---\n", ["url: ", "seen: "]],
    ["keys in braces", "---\nlookFirst:\n  - { code: x, a| }\n---\n", ["article: "]],
    ["values of an enumeration", "---\nremedySource: |\n---\n", ["documented", "community", "team", "none"]],
    ["values in a list", "---\nappliesTo:\n  formats:\n    - |\n---\n", [...logFormatIds]],
    ["truth", "---\nsources:\n  - seen: |\n---\n", ["true", "false"]],
    ["the id", "---\nid: |\n---\n", ["my-article"]],
    ["risks", "---\nrisk: |\n---\n", ['"Safe: "', '"Needs care: "', '"Destroys data: "']],
    ["risks in quotes", '---\nrisk: "|"\n---\n', ["Safe: ", "Needs care: ", "Destroys data: "]],
    ["articles", "---\nlookFirst:\n  - code: x\n    article: d|\n---\n", ["disk-full", "kb940276"]],
    ["nothing for a title", "---\ntitle: A|\n---\n", []],
    ["nothing for an unknown key", "---\nfoo: |\n---\n", []],
  ])("offers %s", (_, text, expected) => {
    expect(offers(text).texts.filter((each) => expected.length > 0 || each)).toEqual(expected);
  });

  it.each<[string, string]>([
    ["codes: [ACCESS_DENIED|]", '"0x80070005"'],
    ["codes: [-1026|]", '"0xFFFFFBFE"'],
    ["codes: [1603|]", '"0x80070643"'],
    ["codes: [0xf0da|]", '"0x8007F0DA"'],
    ['codes: ["0x80070005", "errRecordTooBig|"]', "0xFFFFFBFE"],
    ["codes:\n    - CALL_CANCELLED|", '"0x8024000B"'],
  ])("finds the code of %s", (line, expected) => {
    expect(offers(`---\nappliesTo:\n  ${line}\n---\n`).texts).toContain(expected);
  });

  it("replaces the word that is being typed, and nothing else", () => {
    const { texts, results } = offers("---\nappliesTo:\n  codes: [ERROR_DISK_FULL|, x]\n---\n");
    expect(results[texts.indexOf('"0x80070070"')]).toBe('---\nappliesTo:\n  codes: ["0x80070070", x]\n---\n');
  });

  it("offers only codes that an article can name", () => {
    for (const text of offers("---\nappliesTo:\n  codes: [DENIED|]\n---\n").texts)
      expect(text).toMatch(/^"0x(?:[0-9A-F]{8}|F[0-9A-F]{3})"$/);
  });
});

describe("completion in the text of an article", () => {
  const head = "---\nid: x\n---\n\n";
  it.each<[string, string, readonly string[]]>([
    [
      "the headings that are missing",
      `${head}## What it means\n\nx\n\n##|`,
      ["## How to", "## Likely", "## Steps", "## What not"],
    ],
    ["all headings on an empty line", `${head}|`, ["## What it", "## How to", "## Likely", "## Steps", "## What not"]],
    ["the risk of a step", `${head}## Steps\n\n1. |`, ["**Safe** ", "**Needs care** ", "**Destroys data** "]],
    ["the risk of a step, begun", `${head}## Steps\n\n2. **N|`, ["**Safe** ", "**Needs care** ", "**Destroys data** "]],
    ["no risk for a cause", `${head}## Likely causes\n\n1. |`, []],
    ["articles to link to", `${head}See [it](di|`, ["disk-full.md", "kb940276.md"]],
    ["languages of code", `${head}   \`\`\`b|`, ["bat", "powershell", "text"]],
    ["nothing in a sentence", `${head}Some words|`, []],
  ])("offers %s", (_, text, expected) => {
    const { texts } = offers(text);
    expect(texts.map((each, index) => each.slice(0, expected[index]?.length))).toEqual(expected);
  });

  it("closes what was begun", () => {
    expect(offers(`${head}See [it](di|) there`).results[0]).toBe(`${head}See [it](disk-full.md) there`);
    expect(offers(`${head}## Steps\n\n1. **Sa|`).results[0]).toBe(`${head}## Steps\n\n1. **Safe** `);
  });
});

describe("a key under the mouse", () => {
  const text = '---\nid: x\nappliesTo:\n  codes: ["0x80070005"]\nfoo: 1\n---\n\ncodes: text\n';
  it.each<[number, number, string | undefined]>([
    [1, 0, "Name of the article"],
    [1, 2, "Name of the article"],
    [1, 4, undefined],
    [3, 4, "Error codes: 0x and"],
    [3, 12, undefined],
    [4, 1, undefined],
    [0, 1, undefined],
    [7, 2, undefined],
  ])("at %i:%i is described", (line, character, expected) => {
    const hover = describeKey(text, { line, character });
    if (expected === undefined) expect(hover).toBeUndefined();
    else expect((hover!.contents as { value: string }).value).toContain(expected);
  });
});

describe("an article that is being written", () => {
  // Pieces of articles in any order and state, as they come about while one types.
  const pieces = fc.constantFrom(
    ...'---|---\n|id: x\n|appliesTo:|\n  |codes: [|"0x8007|"|]|- |  - title: |sources:\n|{|}|, |\n|## Steps\n|1. **|```|](|: |#|&a |*a|!x |\t|\r\n|\'|>|%'.split(
      "|",
    ),
  );
  const text = fc.oneof(
    fc.string(),
    fc.array(pieces, { maxLength: 40 }).map((parts) => `---\n${parts.join("")}`),
  );

  it("never makes reader, completion or hover fail, and all places lie in the text", () => {
    fc.assert(
      fc.property(text, fc.nat(30), fc.nat(30), (source, line, character) => {
        const lines = source.split(/\r\n|\r|\n/);
        const position = { line: line % lines.length, character: 0 };
        position.character = character % (lines[position.line]!.length + 1);
        for (const { range } of readArticleFile(source, "x.md").problems) {
          expect(range.start.line).toBe(range.end.line);
          expect(range.start.character).toBeLessThanOrEqual(range.end.character);
          expect(range.end.line).toBeLessThan(lines.length);
        }
        for (const { textEdit } of completeArticle(source, position, { id: "x", articles }).items) {
          const { range } = textEdit as { range: Range };
          expect(range.end.line).toBeLessThan(lines.length);
          expect(range.end.character).toBeLessThanOrEqual(lines[range.end.line]!.length);
        }
        describeKey(source, position);
      }),
      { numRuns: 1000 },
    );
  });
});
