import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { type ArticleFile, readArticleFile } from "../../../server/src/knowledgeFiles/articleFile";
import { readLibrary } from "../../../server/src/knowledgeFiles/library";
import { builtInKnowledge } from "../../../server/src/service/knowledge";
import { root } from "../../support/core";

const sound = `---
id: example
title: "An example"
appliesTo:
  codes: ["0x80070005", "0xF0DA"]
  formats:
    - svcpack-log
lookFirst:
  - { code: "0xFFFFFBFE", article: kb940276 }
risk: "Safe: nothing changes."
remedySource: team
sources:
  - title: A page
    url: "https://example.com/"
    seen: true
---

## What it means

Something, see [the other](kb940276.md).

## How to confirm it in the logs

- A line.

## Likely causes

1. A cause.

## Steps

1. **Safe** Look.

## What not to do

- Nothing.
`;

/** `error 5:11-21 …`: line and columns 1-based, the text under the range in angle brackets. */
function problemsOf(text: string, { problems }: ArticleFile): string[] {
  const lines = text.split(/\r\n|\n/);
  return problems.map(({ range: { start, end }, severity, message }) => {
    expect(end.line).toBe(start.line);
    const marked = (lines[start.line] ?? "").slice(start.character, end.character);
    return `${severity} ${start.line + 1}:${start.character + 1} <${marked}> ${message}`;
  });
}
const read = (text: string, file = "/team/example.md") => readArticleFile(text, file, `file://${file}`);

describe("an article's file", () => {
  it("that is sound becomes an article with its origin, whatever its line ends", () => {
    for (const text of [sound, sound.replaceAll("\n", "\r\n"), `\uFEFF${sound}`]) {
      const { article, problems } = read(text);
      expect(problems).toEqual([]);
      expect(article).toMatchObject({ id: "example", remedySource: "team", origin: "file:///team/example.md" });
      expect(article!.appliesTo).toEqual({
        codes: ["0x80070005", "0xF0DA"],
        phrases: [],
        messages: [],
        formats: ["svcpack-log"],
        windows: [],
      });
      expect(article!.body).not.toContain("\r");
    }
  });

  it.each<[string, string, string]>([
    ["no front matter", "# Title\n", "error 1:1 <# T> the article must begin with front matter between two --- lines"],
    ["an open block", "---\nid: x\n", "error 1:1 <---> the article must begin"],
    ["broken YAML", sound.replace('"0xF0DA"]', '"0xF0DA"'), "error 6:3 <formats> YAML: "],
    ["a key twice", sound.replace("risk:", "title: Again\nrisk:"), "error 10:1 <title> YAML: Map keys must be unique"],
    ["an unknown key", sound.replace("  formats:", "  format:"), "error 6:3 <format> appliesTo.format: is not a known"],
    [
      "an unknown value",
      sound.replace("- svcpack-log", "- cbs"),
      "error 7:7 <cbs> appliesTo.formats.0: must be one of",
    ],
    ["a wrong code", sound.replace('"0xF0DA"', '"0xf0da"'), 'error 5:25 <"0xf0da"> appliesTo.codes.1: must be 0x and'],
    [
      "a code without quotes",
      sound.replace('"0xF0DA"', "0xF0DA"),
      "error 5:25 <0xF0DA> appliesTo.codes.1: must be a text: put",
    ],
    [
      "a list that is none",
      sound.replace('["0x80070005", "0xF0DA"]', "5"),
      "error 5:10 <5> appliesTo.codes: must be a list",
    ],
    ["a missing key", sound.replace(/^risk.*\n/m, ""), 'error 1:1 <---> lacks "risk"'],
    [
      "a missing key of a source",
      sound.replace("    seen: true\n", ""),
      'error 13:5 <title: A page> sources.0: lacks "seen"',
    ],
    [
      "a flow mapping",
      sound.replace(", article: kb940276", ""),
      'error 9:5 <{ code: "0xFFFFFBFE" }> lookFirst.0: lacks "article"',
    ],
    ["nothing to apply to", sound.replace(/\n {2}codes.*/, ""), "error 4:1 <appliesTo> appliesTo: needs at least one"],
    [
      "a source that is missing",
      sound.replace("team", "documented").replace(/sources:\n(?: .*\n)+/, ""),
      'error 11:15 <documented> remedySource: "documented" needs',
    ],
    [
      "a risk below that of a step",
      sound.replace("**Safe**", "**Needs care**"),
      'error 10:7 <"Safe: nothing changes."> risk: must begin with',
    ],
    ["a step without risk", sound.replace("**Safe** ", ""), "error 32:1 <1. Look.> a step must begin with its risk"],
    [
      "a link that could run something",
      sound.replace("(kb940276.md)", "(command:x)"),
      "error 20:28 <command:x> the link",
    ],
    ["HTML", sound.replace("A line.", "A <b>line</b>."), "error 24:5 <<b>line</b>.> HTML is not allowed"],
    [
      "an alias bomb",
      sound
        .replace("windows", "x")
        .replace("An example", "x")
        .replace(
          "---\nid",
          `---\na: &a [x,x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a]\nc: [*b,*b,*b,*b,*b,*b,*b,*b]\nid`,
        ),
      "error 1:1 <---> YAML: too many aliases",
    ],
    [
      "deep nesting",
      sound.replace("An example", "[".repeat(40)),
      "error 1:1 <---> the front matter is nested too deeply",
    ],
    ["a long head", sound.replace("An example", "x".repeat(20_000)), "error 1:1 <---> the front matter is longer than"],
    ["a long file", sound + "x".repeat(120_000), "error 1:1 <---> the file is longer than"],
  ])("with %s has the problem at its place", (_, text, expected) => {
    const file = read(text);
    expect(problemsOf(text, file)[0]!.startsWith(expected), problemsOf(text, file).join("\n")).toBe(true);
    expect(file.article).toBeUndefined();
  });

  it("must be called like its id", () => {
    const other = read(sound, "/team/other.md");
    expect(problemsOf(sound, other)).toEqual(["error 2:5 <example> id: the file must be called example.md"]);
    expect(read(sound, "C:\\team\\example.md").problems).toEqual([]);
    expect(read(sound, "file:///c%3A/team/example.md").problems).toEqual([]);
  });

  it.each(["[", "{", "- ", "? ", "a: ", "\t", "&a ", "!", "*a ", "|\n", "'", '"', "\\", "#", "\u0000"])(
    "full of %j is refused quickly and without harm",
    (piece) => {
      const head = piece.repeat(Math.floor(19_000 / piece.length));
      const start = performance.now();
      expect(read(`---\n${head}\n---\n`).article).toBeUndefined();
      expect(performance.now() - start).toBeLessThan(2000);
    },
  );

  it("may be indented as deep as the parser bears", () => {
    const head = Array.from({ length: 60 }, (_, depth) => `${" ".repeat(depth)}a:`).join("\n");
    expect(read(`---\n${head}\n---\n`).article).toBeUndefined();
  });
});

describe("several files", () => {
  const article = (id: string) => sound.replace("id: example", `id: ${id}`);
  const isKnown = (id: string) => builtInKnowledge().byId(id) !== undefined;

  it("with one id: the first is used, the second has the error at its id", () => {
    const { articles, files } = readLibrary(
      [read(article("a"), "/one/a.md"), read(article("a"), "/two/a.md"), read(article("b"), "/two/b.md")],
      isKnown,
    );
    expect(articles.map(({ origin }) => origin)).toEqual(["file:///one/a.md", "file:///two/b.md"]);
    expect(problemsOf(article("a"), files[1]!)).toEqual([
      'error 2:5 <a> id: "a" is the id of /one/a.md too; the other file is used',
    ]);
  });

  it("with dead references have warnings and are used", () => {
    const text = sound.replaceAll("kb940276", "gone").replace("A line.", "`[x](code.md)` [this](example.md)");
    const { articles, files } = readLibrary([read(text)], isKnown);
    expect(articles).toHaveLength(1);
    expect(problemsOf(text, files[0]!)).toEqual([
      'warning 9:36 <gone> there is no article "gone"',
      'warning 20:28 <gone.md> there is no article "gone"',
    ]);
  });
});

describe("the sample folder and the broken fixture", () => {
  const folder = (path: string) =>
    readdirSync(join(root, path))
      .filter((name) => name.endsWith(".md") && name !== "README.md")
      .map((name) => readArticleFile(readFileSync(join(root, path, name), "utf8"), join(path, name)));

  it("add an article, take the place of one, and leave the broken one out with its places", () => {
    const base = builtInKnowledge();
    const { articles, files } = readLibrary(
      [...folder("samples/knowledge"), ...folder("test/fixtures/knowledge")],
      (id) => base.byId(id) !== undefined,
    );
    expect(articles.map(({ id }) => [id, base.byId(id) !== undefined])).toEqual([
      ["file-server-catalogs", false],
      ["wu-server-busy", true],
    ]);
    const broken = files.filter(({ problems }) => problems.length > 0);
    expect(broken.map(({ file }) => file)).toEqual(["test/fixtures/knowledge/printer-profile.md"]);
    const text = readFileSync(join(root, broken[0]!.file), "utf8");
    expect(problemsOf(text, broken[0]!)).toEqual([
      "error 6:3 <windws> appliesTo.windws: is not a known property",
      "error 25:1 <1. Ask for a new profile.> a step must begin with its risk: **Safe**, **Needs care**, **Destroys data**",
    ]);
  });

  it("the example of the documentation is sound", () => {
    const page = readFileSync(join(root, "docs/knowledge.md"), "utf8");
    const text = /^````markdown\n([\s\S]*?)^````$/m.exec(page)![1]!;
    const { problems, references } = readArticleFile(text, "kiosk-disk-full.md");
    expect(problems).toEqual([]);
    expect(references.map(({ id }) => id)).toEqual(["kb940276", "disk-full"]);
    for (const { id } of references) expect(builtInKnowledge().byId(id)).toBeDefined();
  });
});
