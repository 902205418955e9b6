import { describe, expect, it } from "vitest";
import { codesOf } from "../../../server/src/service/codeIndex";
import type { LogDocument } from "../../../server/src/service/document";
import { occurrencesIn, type Wanted } from "../../../server/src/service/features/shared/occurrences";
import { rangeOf } from "../../../server/src/service/features/shared/place";
import { buildKeyIndex, type IndexedKey, placesOf } from "../../../server/src/service/keyIndex";
import { hashOfKey, type KeyKind, keysOfBlock } from "../../../server/src/service/keys";
import { lineAt } from "../../../server/src/service/text/logText";
import { generateWindowsUpdateLog } from "../../bench/generate";
import { cleanLogs, documentOf, fixture, fixturesIn } from "../../support/core";

const names = [...cleanLogs.map(({ name }) => name), ...["incident", "transcripts", "grammar"].flatMap(fixturesIn)];

/** Every key and code of a document's logs, wherever it stands. */
function everythingIn(document: LogDocument): {
  keys: Map<string, { kind: KeyKind; normal: string }>;
  codes: Set<number>;
} {
  const keys = new Map<string, { kind: KeyKind; normal: string }>();
  const codes = new Set<number>();
  for (const { log } of document.logs) {
    for (const { block } of log.blocks)
      for (const { kind, normal } of keysOfBlock(block)) keys.set(`${kind} ${normal}`, { kind, normal });
    for (const { canonical } of codesOf(log)) codes.add(canonical);
  }
  return { keys, codes };
}

const inOrder = (places: readonly string[]): string[] => [...places].sort();

/** Places as an open document gives them: the entries that bear what is wanted, by where they are shown. */
function openPlaces(document: LogDocument, wanted: Wanted): string[] {
  return inOrder(
    document.logs.flatMap((view) =>
      occurrencesIn(view.log, wanted, { each: "entry" }).list.flatMap(({ start, end }) => {
        const range = rangeOf(document, view, start, end);
        if (!range) return [];
        const { line, character } = range.start;
        const last = range.end.line === line ? range.end.character : lineAt(document.text, line).length;
        return [`${line}:${character}+${last - character}`];
      }),
    ),
  );
}

const closedPlaces = (index: ReturnType<typeof buildKeyIndex>, key: IndexedKey): string[] =>
  inOrder(placesOf(index, key).map(({ line, character, length }) => `${line}:${character}+${length}`));

describe("a file gives the same places open or closed", () => {
  let compared = 0;
  for (const name of names) {
    it(name, () => {
      const document = documentOf(fixture(name), `file:///${name}`);
      const index = buildKeyIndex(document);
      const { keys, codes } = everythingIn(document);
      let borne = 0;
      for (const key of keys.values()) {
        const open = openPlaces(document, { kind: "key", key });
        expect(closedPlaces(index, key), `${key.kind} ${key.normal}`).toEqual(open);
        if (open.length > 0) borne++;
      }
      for (const canonical of codes) {
        const open = openPlaces(document, { kind: "code", canonical, symbols: [] });
        expect(closedPlaces(index, canonical), String(canonical)).toEqual(open);
        if (open.length > 0) borne++;
      }
      expect(index.keyCount).toBe(borne);
      compared += borne;
    });
  }

  it("and there are many of them", () => expect(compared).toBeGreaterThan(300));

  it("in a log of several blocks", () => {
    const document = documentOf(generateWindowsUpdateLog(1), "file:///WindowsUpdate.log");
    const index = buildKeyIndex(document);
    const { keys, codes } = everythingIn(document);
    for (const key of [...keys.values()].slice(0, 40))
      expect(closedPlaces(index, key)).toEqual(openPlaces(document, { kind: "key", key }));
    for (const canonical of codes)
      expect(closedPlaces(index, canonical)).toEqual(openPlaces(document, { kind: "code", canonical, symbols: [] }));
  });
});

describe("the index of keys", () => {
  const line = (message: string, tid = "b6c"): string =>
    `2006-11-14\t21:07:41:515\t 876\t${tid}\tAgent\t${message}\r\n`;

  it("has the first place of each entry, at the digits of a GUID", () => {
    const document = documentOf(
      line("  * {A7310C5E-94D2-4B68-8F0A-36E1D7C2059B}.1 and again A7310C5E-94D2-4B68-8F0A-36E1D7C2059B") +
        line("nothing") +
        line("  * a7310c5e-94d2-4b68-8f0a-36e1d7c2059b"),
    );
    const places = placesOf(buildKeyIndex(document), { kind: "guid", normal: "A7310C5E-94D2-4B68-8F0A-36E1D7C2059B" });
    expect(
      places.map((place) => lineAt(document.text, place.line).slice(place.character, place.character + place.length)),
    ).toEqual(["A7310C5E-94D2-4B68-8F0A-36E1D7C2059B", "a7310c5e-94d2-4b68-8f0a-36e1d7c2059b"]);
    expect(places.map((place) => place.line)).toEqual([0, 2]);
  });

  it("holds no process, thread and section ids, and nothing of texts that are no log", () => {
    const index = buildKeyIndex(documentOf(line("plain words") + line("more of them")));
    expect(index).toMatchObject({ keyCount: 0, placeCount: 0 });
    for (const kind of ["pid", "tid", "section"] as const) expect(placesOf(index, { kind, normal: "876" })).toEqual([]);
    expect(buildKeyIndex(documentOf("KB990412 and 0x80070005 in a letter")).keyCount).toBe(0);
    expect(buildKeyIndex(documentOf("")).keyCount).toBe(0);
  });

  it("tells kinds apart that are written alike", () => {
    const index = buildKeyIndex(documentOf(line("KB990412 failed with 0x80070005") + line("KB990412.cat")));
    expect(placesOf(index, { kind: "kb", normal: "KB990412" })).toHaveLength(2);
    expect(placesOf(index, { kind: "catalog", normal: "kb990412.cat" })).toHaveLength(1);
    expect(placesOf(index, { kind: "inf", normal: "kb990412.cat" })).toEqual([]);
    expect(placesOf(index, 0x80070005)).toHaveLength(1);
    expect(placesOf(index, 0x80070006)).toEqual([]);
    expect(hashOfKey("kb", "KB990412")).not.toBe(hashOfKey("hash", "KB990412"));
  });

  it("goes between threads", () => {
    const document = documentOf(fixture("transcripts/thread.txt"), "file:///thread.txt");
    const index = structuredClone(buildKeyIndex(document));
    for (const key of everythingIn(document).keys.values())
      expect(closedPlaces(index, key)).toEqual(openPlaces(document, { kind: "key", key }));
  });

  it("packs thousands of keys and places of any distance and length", () => {
    let state = 1;
    const random = (below: number): number => {
      state = (Math.imul(state, 1103515245) + 12345) >>> 0;
      return (state >>> 8) % below;
    };
    const expected = new Map<string, number[]>();
    let text = "";
    for (let i = 0; i < 30_000; i++) {
      const number = `KB${100_000 + random(i % 3 === 0 ? 20 : 9_000)}`;
      const places = expected.get(number) ?? [];
      expected.set(number, [...places, i]);
      text += line(`${" ".repeat(i % 997 === 0 ? 20_000 : random(200))}${number}`);
    }
    const document = documentOf(text);
    const index = buildKeyIndex(document);
    expect(index.keyCount).toBe(expected.size);
    expect(index.placeCount).toBe(30_000);
    for (const [normal, lines] of expected) {
      const places = placesOf(index, { kind: "kb", normal });
      expect(places.map((place) => place.line)).toEqual(lines);
      for (const { line: at, character, length } of places)
        expect(lineAt(document.text, at).slice(character, character + length)).toBe(normal);
    }
  });

  it("takes less than a tenth of the text, however many keys are distinct", () => {
    let state = 7;
    const hex = (): string => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      return (state >>> 24).toString(16).padStart(2, "0");
    };
    const random = (count: number): string => Array.from({ length: count / 2 }, hex).join("");
    const text = generateWindowsUpdateLog(2).replace(
      /[0-9A-F]{8}-[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{12}|[0-9a-f]{32}/g,
      (key) => (key.includes("-") ? [8, 4, 4, 4, 12].map(random).join("-") : random(32)),
    );
    const { keyCount, bytes, buckets } = buildKeyIndex(documentOf(text));
    expect(keyCount).toBeGreaterThan(10_000);
    expect(bytes.byteLength + buckets.byteLength).toBeLessThan(text.length / 10);
  });
});
