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
    expect([...text.matchAll(/^ {4}"id": "(.)"/gm)].map((match) => match[1])).toEqual(["a", "b"]);
    expect(text).not.toContain("\\r");
  });

  const sound = article("a", "0x80070005");
  it.each([
    ["a code in lower case", { "a.md": article("a", "0xf0da") }, /^a\.md:5:11 appliesTo\.codes\.0: must be 0x/],
    ["broken YAML", { "a.md": sound.replace("title: An example", "title: [") }, /^a\.md:\d+:\d+ /],
    ["no front matter", { "a.md": "# Title\n" }, /^a\.md:1:1 the article must begin/],
    ["another file name", { "x.md": sound }, /^x\.md:2:1 the file must be called a\.md/],
    ["a step without risk", { "a.md": sound.replace("**Safe** Look", "Look") }, /^a\.md:24:1 a step must begin/],
    ["a dead link", { "a.md": article("a", "0x80070005", "[b](b.md)") }, /^a\.md: there is no article "b"/],
  ])("tells the place of %s", async (_, files, problem) => {
    const { problems } = await generate(files);
    expect(problems[0]).toMatch(problem);
  });
});
