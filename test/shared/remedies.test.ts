import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { type Article, articleFrom, createKnowledge, splitFrontMatter } from "../../server/src/service/knowledge";

const root = resolve(import.meta.dirname, "../..");
const facts = resolve(root, "../shared/codes/remedies.tsv");
const present = existsSync(facts);
if (!present) console.warn(`skipped: the list of remedies is not at ${facts}`);

/** Rows without an article, by their first column, with the reason. */
const leftOut: Readonly<Record<string, string>> = {};

interface Row {
  /** The first column as written. */
  readonly name: string;
  readonly codes: readonly number[];
  readonly addresses: readonly string[];
}

/**
 * The codes of a row: full ones, and shortened ones that replace the last digits of the full one before them
 * (`0x800F0982 / 0984`, `0xC1900200/202/20E`). `0x80190000+HTTP` is a rule and no code; `-1026` is a code in decimal.
 */
function codesOf(cell: string): readonly number[] {
  let full = "";
  return [...cell.matchAll(/-\d+|\b(?:0x)?([0-9A-F]{2,8})\b(?!\+HTTP)/g)].map(([text, digits = ""]) => {
    if (text.startsWith("-")) return Number(text) >>> 0;
    full = full.slice(0, Math.max(0, 8 - digits.length)) + digits;
    return Number.parseInt(full, 16);
  });
}

const addressKey = (address: string): string =>
  address
    .toLowerCase()
    .replace(/^https?:\/\//, "")
    .replace("/en-us/", "/")
    .replace(/\/$/, "");

/** An address that ends in `...` stands for all that begin with it. */
const sameAddress = (wanted: string, given: string): boolean =>
  wanted.endsWith("...") ? given.startsWith(wanted.slice(0, -3)) : given === wanted;

function rowsOf(): readonly Row[] {
  const [, ...lines] = readFileSync(facts, "utf8").split(/\r?\n/);
  return lines
    .filter((line) => line !== "")
    .map((line) => {
      const [name = "", , , , urls = ""] = line.split("\t");
      const addresses = urls.match(/https?:\/\/\S+/g) ?? [];
      return { name, codes: codesOf(name), addresses: addresses.map(addressKey) };
    });
}

/** Read from their files, so that the test does not depend on the generated module. */
function readArticles(): readonly Article[] {
  const folder = join(root, "server/knowledge");
  const names = readdirSync(folder).filter((name) => name.endsWith(".md"));
  return names.map((name) => {
    const parts = splitFrontMatter(readFileSync(join(folder, name), "utf8"));
    if (!parts) throw new Error(`${name} has no front matter`);
    return articleFrom(parse(parts.yaml), parts.body);
  });
}

const names = (article: Article, addresses: readonly string[]): boolean =>
  article.sources.some(({ url }) => addresses.some((address) => sameAddress(address, addressKey(url))));

describe("the codes of a row", () => {
  it.each<[string, readonly number[]]>([
    ["0x80070002", [0x80070002]],
    ["0x800F0982 / 0984 / 0986", [0x800f0982, 0x800f0984, 0x800f0986]],
    ["0xC1900200/202/20E", [0xc1900200, 0xc1900202, 0xc190020e]],
    ["0x80096001/05/10, 0x800B0001/0109", [0x80096001, 0x80096005, 0x80096010, 0x800b0001, 0x800b0109]],
    ["0xC1420121 / C1420127", [0xc1420121, 0xc1420127]],
    ["0x80240020 (+0x800704DD)", [0x80240020, 0x800704dd]],
    ["0x80190193 (0x80190000+HTTP)", [0x80190193]],
    ["0xC1900101 + extend", [0xc1900101]],
    ["0xFFFFFBFE (-1026)", [0xfffffbfe, 0xfffffbfe]],
  ])("%s", (cell, expected) => {
    expect(codesOf(cell)).toEqual(expected);
  });
});

describe.skipIf(!present)("the list of remedies", () => {
  const rows = present ? rowsOf() : [];
  const { remediesFor } = createKnowledge(readArticles());
  const found = (code: number): readonly Article[] =>
    remediesFor({ canonicalCodes: [code] }).map(({ article }) => article);
  const covered = rows.filter(({ name }) => !(name in leftOut));

  it("is read whole, and no row is left out in vain", () => {
    expect(rows).toHaveLength(94);
    expect(rows.filter(({ codes }) => codes.length === 0)).toEqual([]);
    expect(Object.keys(leftOut).filter((name) => !rows.some((row) => row.name === name))).toEqual([]);
  });

  it("has an article for every code", () => {
    const missing = covered.flatMap(({ name, codes }) =>
      codes.filter((code) => found(code).length === 0).map((code) => `${name}: 0x${code.toString(16)}`),
    );
    expect(missing).toEqual([]);
  });

  it("lends its addresses to the articles; where it has none, an article says that no remedy is known", () => {
    const missing = covered.filter(({ codes, addresses }) => {
      const about = codes.flatMap(found);
      return addresses.length > 0
        ? !about.some((article) => names(article, addresses))
        : !about.some(({ remedySource }) => remedySource === "none");
    });
    expect(missing.map(({ name, addresses }) => `${name}: ${addresses.join(" ")}`)).toEqual([]);
  });
});
