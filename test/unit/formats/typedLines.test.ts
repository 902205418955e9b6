import { readdirSync, statSync } from "node:fs";
import { relative, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { EntryKind } from "../../../server/src/service/formats/entries";
import { logFormatIds, transcriptId } from "../../../server/src/service/formats/ids";
import { entryAt, type Log } from "../../../server/src/service/log";
import { lineAt } from "../../../server/src/service/text/logText";
import { documentOf, fixture, formatFolders, root } from "../../support/core";

const fixtures = resolve(root, "test/fixtures");

function filesBelow(folder: string): string[] {
  return readdirSync(resolve(fixtures, folder))
    .sort()
    .flatMap((name) => {
      const path = `${folder}/${name}`;
      return statSync(resolve(fixtures, path)).isDirectory() ? filesBelow(path) : [path];
    })
    .filter((path) => !path.endsWith(".json"));
}

const folders = [...Object.values(formatFolders), "incident", "incidents"];
const logs = folders.flatMap(filesBelow).flatMap((name) => {
  const document = documentOf(fixture(name), `file:///${name}`);
  return document.formatId === transcriptId ? [] : [{ name, document }];
});

/** Share of the lines with anything on them that belong to an entry the format knows. */
function typedShare(log: Log): number {
  const typed = new Set<number>();
  for (let index = 0; index < log.entryCount; index++) {
    const { kind, line, endLine } = entryAt(log, index);
    if (kind === EntryKind.plain) continue;
    for (let each = line; each <= endLine; each++) typed.add(each);
  }
  let lines = 0;
  let known = 0;
  for (let line = 0; line < log.text.lineCount; line++) {
    if (!/[^\s\0\ufeff]/.test(lineAt(log.text, line))) continue;
    lines++;
    if (typed.has(line)) known++;
  }
  return known / lines;
}

describe("99.5 % of the lines of every log are typed", () => {
  it.each(logs)("$name", ({ name, document }) => {
    expect(document.formatId, `${relative(root, resolve(fixtures, name))} is a log`).toBeDefined();
    expect(typedShare(document.logs[0]!.log)).toBeGreaterThanOrEqual(0.995);
  });

  it("in logs of every format", () => {
    const formats = new Set(logs.map(({ document }) => document.formatId));
    expect(logFormatIds.filter((id) => !formats.has(id))).toEqual([]);
  });
});
