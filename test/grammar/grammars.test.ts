import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { grammarPathOf, type LanguageId, languageIds, root, scopeNameOf } from "./tokenize";

interface Rule {
  readonly match?: string;
  readonly begin?: string;
  readonly end?: string;
  readonly while?: string;
  readonly name?: string;
  readonly contentName?: string;
  readonly include?: string;
  readonly patterns?: readonly Rule[];
  readonly captures?: Readonly<Record<string, Rule>>;
  readonly beginCaptures?: Readonly<Record<string, Rule>>;
}
interface Grammar {
  readonly name: string;
  readonly scopeName: string;
  readonly patterns: readonly Rule[];
  readonly repository: Readonly<Record<string, Rule>>;
}
interface Contributions {
  readonly grammars?: readonly { readonly language?: string; readonly scopeName: string; readonly path: string }[];
  readonly languages?: readonly { readonly id: string; readonly configuration?: string }[];
}

const readJson = (path: string): unknown => JSON.parse(readFileSync(resolve(root, path), "utf8"));
const grammars = new Map(languageIds.map((id) => [id, readJson(grammarPathOf(id)) as Grammar]));

function rulesOf(grammar: Grammar): Rule[] {
  const rules: Rule[] = [];
  const visit = (rule: Rule): void => {
    rules.push(rule);
    rule.patterns?.forEach(visit);
    for (const captures of [rule.captures, rule.beginCaptures]) Object.values(captures ?? {}).forEach(visit);
  };
  grammar.patterns.forEach(visit);
  Object.values(grammar.repository).forEach(visit);
  return rules;
}

const expressionsOf = (grammar: Grammar): string[] =>
  rulesOf(grammar).flatMap((rule) => [rule.match, rule.begin, rule.end].filter((source) => source !== undefined));

/**
 * The groups of an expression that repeat without a bound and hold a repetition without a bound: what can make a
 * backtracking engine take more than linear time.
 */
function nestedRepetitions(source: string): string[] {
  const found: string[] = [];
  const open: { start: number; repeats: boolean }[] = [];
  const unbounded = (at: number): boolean => /^(?:[*+]|\{\d*,\})/.test(source.slice(at));
  for (let at = 0; at < source.length; at++) {
    const start = at;
    if (source[at] === "\\") at++;
    else if (source[at] === "[") {
      for (at++; source[at] !== "]"; at++) if (source[at] === "\\") at++;
    } else if (source[at] === "(") {
      open.push({ start, repeats: false });
      continue;
    } else if (source[at] === ")") {
      const group = open.pop();
      if (group === undefined) throw new Error(`unbalanced: ${source}`);
      const repeats = unbounded(at + 1);
      if (repeats && group.repeats) found.push(source.slice(group.start, at + 2));
      const parent = open.at(-1);
      if (parent !== undefined && (repeats || group.repeats)) parent.repeats = true;
      continue;
    }
    const parent = open.at(-1);
    if (parent !== undefined && unbounded(at + 1)) parent.repeats = true;
  }
  return found;
}

describe("the check for nested repetitions", () => {
  it.each([
    ["(a+)+", 1],
    ["(?:[ab]+ ?)*", 1],
    ["(?:a|(b*)c){2,}", 1],
    ["(a{1,9})+", 0],
    ["(a+)?b", 0],
    ["[(a+)]+(b|c)*\\)+", 0],
  ])("finds in %s: %i", (source, count) => {
    expect(nestedRepetitions(source)).toHaveLength(count);
  });
});

describe.each(languageIds)("grammar of %s", (id) => {
  const grammar = grammars.get(id)!;

  it("has the scope of its language and a name", () => {
    expect(grammar.scopeName).toBe(scopeNameOf(id));
    expect(grammar.name).not.toBe("");
  });

  it("ends every scope with the language", () => {
    const scopes = rulesOf(grammar).flatMap((rule) => `${rule.name ?? ""} ${rule.contentName ?? ""}`.split(" "));
    const named = scopes.filter((scope) => scope !== "");
    expect(named.length).toBeGreaterThan(10);
    expect(named.filter((scope) => !scope.endsWith(`.${id}`))).toEqual([]);
  });

  it("includes only rules that exist, and uses every rule it has", () => {
    const included = rulesOf(grammar).flatMap((rule) => (rule.include === undefined ? [] : [rule.include]));
    const missing = included.filter((reference) => {
      const [scope, rule] = reference.split("#");
      const owner = scope === "" ? grammar : [...grammars.values()].find((other) => other.scopeName === scope);
      return owner?.repository[rule] === undefined;
    });
    expect(missing).toEqual([]);
    expect(Object.keys(grammar.repository).filter((rule) => !included.includes(`#${rule}`))).toEqual([]);
  });

  it("closes every rule at the end of its line", () => {
    const rules = rulesOf(grammar);
    expect(rules.filter((rule) => rule.begin !== undefined && rule.end !== "$")).toEqual([]);
    expect(rules.filter((rule) => rule.while !== undefined)).toEqual([]);
  });

  it("nests no unbounded repetitions", () => {
    expect(expressionsOf(grammar).flatMap(nestedRepetitions)).toEqual([]);
  });
});

it("the word pattern nests no unbounded repetitions", () => {
  const { wordPattern } = readJson("language-configuration.json") as { readonly wordPattern: { pattern: string } };
  expect(nestedRepetitions(wordPattern.pattern)).toEqual([]);
});

it("rules that several grammars repeat are the same in all of them", () => {
  // A scope ends with its language, so the common rules are copies; they must not drift apart.
  const shared = ["guid", "url", "path-absolute", "path-relative", "file-name", "code-prefixed", "code-after-word"]
    .concat(["code-in-brackets", "code-bare", "number-signed", "symbol", "kb", "string", "function-name"])
    .concat(["key-value", "constant", "number"]);
  const variants = (name: string): Set<string> =>
    new Set(
      [...grammars].flatMap(([id, grammar]) => {
        const rule = grammar.repository[name];
        return rule === undefined ? [] : [JSON.stringify(rule).replaceAll(`.${id}`, "")];
      }),
    );
  for (const name of shared) expect([...variants(name)], name).toHaveLength(1);
});

const { contributes } = readJson("package.json") as { readonly contributes?: Contributions };

describe.skipIf(contributes?.grammars === undefined)("package.json", () => {
  it("contributes each grammar to its language", () => {
    const expected = languageIds.map((id) => ({ language: id, scopeName: scopeNameOf(id), path: grammarPathOf(id) }));
    const byLanguage = (a: { language?: string }, b: { language?: string }) =>
      (a.language ?? "").localeCompare(b.language ?? "");
    const actual = contributes?.grammars?.filter(({ language }) => languageIds.includes(language as LanguageId)) ?? [];
    expect([...actual].sort(byLanguage)).toEqual([...expected].sort(byLanguage));
  });

  it("gives each language the shared configuration", () => {
    const configurationOf = (id: string) =>
      contributes?.languages?.find((language) => language.id === id)?.configuration;
    for (const id of languageIds) expect(configurationOf(id), id).toBe("./language-configuration.json");
  });
});
