import { readdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { expect, it } from "vitest";
import { createLogDocument } from "../../server/src/service/document";
import { renderTimeline } from "../../server/src/service/report/timeline";
import { loadGrammar, root, splitLines, tokenizeLine } from "./tokenize";

const folder = resolve(root, "test/fixtures/grammar");
const grammar = await loadGrammar("setup-log-timeline");

it.each([
  ["logs", /\.log$/],
  ["a text that quotes logs", /^transcript/],
])("knows every line of a timeline of %s, and each part of it", (_what, names) => {
  const documents = readdirSync(folder)
    .filter((name) => names.test(name))
    .map((name) =>
      createLogDocument(`file:///logs/${name}`, readFileSync(resolve(folder, name), "utf8"), undefined, 1),
    );
  const { text, links } = renderTimeline(documents);
  const lines = splitLines(text);
  const linked = new Set(links.map(({ line }) => line));
  expect(linked.size).toBeGreaterThan(5);
  for (const [index, line] of lines.entries()) {
    const tokens = tokenizeLine(grammar, line);
    const has = (scope: string): boolean =>
      tokens.some((token) => token.scopes.some((name) => name.startsWith(`${scope}.`)));
    expect(has(linked.has(index) ? "meta.entry" : "comment.line.note"), line).toBe(true);
    if (!linked.has(index)) continue;
    expect(has("constant.numeric.line-number"), line).toBe(true);
    expect(has("constant.numeric.time"), line).toBe(/^\d/.test(line));
    const mark = /^[^|]*\| ([!?>])/.exec(line)?.[1];
    expect(has(mark === "?" ? "meta.entry.warning" : mark === "!" ? "meta.entry.error" : "meta.entry"), line).toBe(
      true,
    );
    if (mark === undefined) expect(has("meta.entry.error") || has("meta.entry.cause"), line).toBe(false);
  }
});
