import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, it } from "vitest";

const article = (id: string, code: string, link = "") => `---
id: ${id}
title: An example
appliesTo:
  codes: ["${code}"]
risk: "Safe: nothing changes."
remedySource: none
---

## What it means

Something. ${link}

## How to confirm it in the logs

- A line.

## Likely causes

1. A cause.

## Steps

1. **Safe** Look.

## What not to do

- Nothing.
`;

async function generate(files: Readonly<Record<string, string>>): Promise<{ text: string; problems: string[] }> {
  const tool = await import(pathToFileURL(join(process.cwd(), "tools/generate-knowledge.mjs")).href);
  const folder = mkdtempSync(join(tmpdir(), "knowledge-"));
  try {
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
    return await tool.generateKnowledge(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe("the generator", () => {
  it("writes sound articles in the order of their ids, CRLF or not", async () => {
    const files = { "b.md": article("b", "0x80070005").replaceAll("\n", "\r\n"), "a.md": article("a", "0xF0DA") };
    const { text, problems } = await generate(files);
    expect(problems).toEqual([]);
    const written = [...text.matchAll(/^ {2}(".*"),$/gm)].map((match) => JSON.parse(JSON.parse(match[1])));
    expect(written.map(({ id }) => id)).toEqual(["a", "b"]);
    expect(written[1]).toMatchObject({ title: "An example", appliesTo: { codes: ["0x80070005"], phrases: [] } });
    expect(text).not.toContain("\\r");
  });

  const sound = article("a", "0x80070005");
  it.each([
    ["a code in lower case", { "a.md": article("a", "0xf0da") }, /^a\.md:5:11 appliesTo\.codes\.0: must be 0x/],
    ["broken YAML", { "a.md": sound.replace("title: An example", "title: [") }, /^a\.md:\d+:\d+ /],
    ["no front matter", { "a.md": "# Title\n" }, /^a\.md:1:1 the article must begin/],
    ["another file name", { "x.md": sound }, /^x\.md:2:5 id: the file must be called a\.md/],
    ["a step without risk", { "a.md": sound.replace("**Safe** Look", "Look") }, /^a\.md:24:1 a step must begin/],
    [
      "knowledge of a team",
      { "a.md": sound.replace("Source: none", "Source: team") },
      /^a\.md:1:1 remedySource: "team"/,
    ],
    ["a dead link", { "a.md": article("a", "0x80070005", "[b](b.md)") }, /^a\.md:12:16 there is no article "b"/],
  ])("tells the place of %s", async (_, files, problem) => {
    const { problems } = await generate(files);
    expect(problems[0]).toMatch(problem);
  });
});
