import { describe, expect, it } from "vitest";
import type { Fact } from "../../../server/src/service/correlation/summary";
import type { Article } from "../../../server/src/service/knowledge";
import { builtInKnowledge } from "../../../server/src/service/knowledge";
import { excerptOf } from "../../../server/src/service/report/articleExcerpt";
import { environmentOf } from "../../../server/src/service/report/environment";
import { codesOf } from "../../../server/src/service/report/incidentCodes";
import { documentNames } from "../../../server/src/service/report/names";
import { documentFrom, scene, summaryOf, texts } from "./scene";

describe("names of documents", () => {
  it.each<[uris: string[], names: string[]]>([
    [["file:///c%3A/logs/svcpack.log"], ["svcpack.log"]],
    [
      ["file:///c%3A/a/x.log", "file:///c%3A/b/X.LOG", "file:///c%3A/b/y.log"],
      ["a/x.log", "b/X.LOG", "y.log"],
    ],
    [
      ["file:///1/a/x.log", "file:///2/a/x.log", "file:///2/b/x.log"],
      ["1/a/x.log", "2/a/x.log", "b/x.log"],
    ],
    [["file:///my%20logs/Windows%20Update.log?x#y"], ["Windows Update.log"]],
    [["file:///100%/x.log"], ["x.log"]],
    [["stdin:"], ["stdin:"]],
    [["untitled:Untitled-1", "untitled:Untitled-1"], ["untitled:Untitled-1"]],
  ])("%j", (all, names) => {
    expect([...documentNames(all).values()]).toEqual(names);
  });
});

describe("facts of the machine", () => {
  const fact = (kind: Fact["kind"], text: string, line: number): Fact => ({ kind, text, line });
  const { incident, agent, installer, devices } = scene();
  const of = (...facts: Parameters<typeof summaryOf>[]) =>
    environmentOf(
      incident,
      facts.map((each) => summaryOf(...each)),
    ).map(({ kind, text, line }) => [kind, text, line]);

  it("are those in force when the incident ends in their log, else the first after it", () => {
    expect(
      of([
        installer,
        { facts: [fact("installer", "1.0", 0), fact("installer", "2.0", 5), fact("installer", "3.0", 6)] },
      ]),
    ).toEqual([["installer", "2.0", 5]]);
    expect(of([installer, { facts: [fact("installer", "3.0", 90), fact("installer", "4.0", 99)] }])).toEqual([
      ["installer", "3.0", 90],
    ]);
  });

  it("are named by every log that says something else, and once where logs agree", () => {
    expect(
      of(
        [agent, { facts: [fact("os", "5.2.3790", 1), fact("computer", "FS01", 2)] }],
        [devices, { facts: [fact("os", "5.2.3790", 0), fact("servicePack", "2", 0)] }],
        [installer, { facts: [fact("servicePack", "1", 0)] }],
      ),
    ).toEqual([
      ["computer", "FS01", 2],
      ["os", "5.2.3790", 1],
      ["servicePack", "2", 0],
      ["servicePack", "1", 0],
    ]);
  });

  it("come from other logs of the machine where its own say nothing, if those agree", () => {
    const other = documentFrom("file:///other/setupapi.log", texts.devices);
    const third = documentFrom("file:///third/setupapi.log", texts.devices);
    const os = (text: string) => ({ facts: [fact("os", text, 1)] });
    expect(of([agent], [other, os("5.1.2600")])).toEqual([["os", "5.1.2600", 1]]);
    expect(of([agent], [other, os("5.1.2600")], [third, os("5.2.3790")])).toEqual([]);
    expect(of([agent, os("5.0.2195")], [other, os("5.1.2600")])).toEqual([["os", "5.0.2195", 1]]);
    const summaries = [summaryOf(agent), summaryOf(other, os("5.1.2600"))];
    expect(environmentOf({ ...incident, machine: "FS01" }, summaries)).toEqual([]);
  });
});

describe("codes of an incident", () => {
  it("are each there once, with all spellings in the chain, that of the cause first", () => {
    const { incident } = scene();
    expect(codesOf(incident).map(({ canonical, spellings }) => [canonical, spellings])).toEqual([
      [0xfffffbfe, ["0xfffffbfe"]],
      [0x8007f01e, ["0xf01e", "0x8007f01e"]],
    ]);
  });

  it("are those of its findings, also where no text of the chain bears them", () => {
    const { incident } = scene();
    const cut = { ...incident, chain: [{ ...incident.cause, text: "Error 0x80070005, cut …" }], codes: [0x80070643] };
    const [only, ...others] = codesOf(cut);
    expect(others).toEqual([]);
    expect(only).toMatchObject({ canonical: 0x80070643, spellings: [] });
    expect(only!.explanation.readings[0]!.symbol).toBe("ERROR_INSTALL_FAILURE");
  });

  it("are eight at most", () => {
    const { incident } = scene();
    const codes = Array.from({ length: 30 }, (_, index) => 0x80244000 + index);
    expect(codesOf({ ...incident, codes }).map(({ canonical }) => canonical)).toEqual(codes.slice(0, 8));
  });
});

describe("what is quoted of an article", () => {
  it("is there for each article of the product: a meaning in one paragraph, steps with their risk, no dead link", () => {
    for (const article of builtInKnowledge().articles) {
      const { meaning, steps } = excerptOf(article, () => undefined);
      expect(meaning, article.id).toMatch(/\S/);
      expect(meaning, article.id).not.toMatch(/\n\s*\n|^#/);
      expect(steps, article.id).toMatch(/^1\. \*\*(?:Safe|Needs care|Destroys data)\*\*/);
      expect(`${meaning}\n${steps}`, article.id).not.toMatch(/^#|\]\([a-z0-9-]+\.md\)/m);
      const linked = excerptOf(article, (id) => `../remedies/${id}.md`);
      for (const [, id] of `${linked.meaning}\n${linked.steps}`.matchAll(/\]\(<\.\.\/remedies\/([^>]+)\.md>\)/g))
        expect(builtInKnowledge().byId(id!), `${article.id} names ${id}`).toBeDefined();
    }
  });

  it("keeps code as it is, several links of a line, and links to pages", () => {
    const body = [
      "## What it means",
      "",
      "See [one](one.md), [two *2*](two.md) and [a page](https://example.com/x.md).",
      "",
      "## Steps",
      "",
      "1. **Safe** `[x](y.md)`",
      "",
      "   ```text",
      "   ## Steps",
      "   [x](y.md)",
      "   ```",
    ].join("\n");
    const article = { body } as Article;
    expect(excerptOf(article, () => undefined)).toEqual({
      meaning: "See one, two *2* and [a page](https://example.com/x.md).",
      steps: body.slice(body.indexOf("1. **Safe**")),
    });
    expect(excerptOf(article, (id) => `#${id}`).meaning).toBe(
      "See [one](<#one>), [two *2*](<#two>) and [a page](https://example.com/x.md).",
    );
    expect(excerptOf({ body: "nothing" } as Article, () => undefined)).toEqual({ meaning: "", steps: "" });
  });
});
