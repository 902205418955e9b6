import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { codesOfBlock } from "../../server/src/service/codeIndex";
import type { Incident } from "../../server/src/service/correlation";
import type { LogDocument } from "../../server/src/service/document";
import { findingsOf } from "../../server/src/service/findings";
import { builtInKnowledge } from "../../server/src/service/knowledge";
import { entryAt, type Log, runsOf } from "../../server/src/service/log";
import { sliceText } from "../../server/src/service/text/logText";
import {
  documentOf,
  fieldsOf,
  findingLines,
  incidentsOfDocuments as incidentsOf,
  occurrenceLines,
  physicalLines,
  placeText as place,
  root,
} from "../support/core";

const seed = resolve(root, "../shared/seed");
const present = existsSync(seed);

const remediesOf = ({ remedyQuery }: Pick<Incident, "remedyQuery">): string[] =>
  builtInKnowledge()
    .remediesFor(remedyQuery)
    .map(({ article }) => article.id);
if (!present) console.warn(`skipped: the seed incident is not at ${seed}`);

const names = ["WindowsUpdate.log", "svcpack.log", "setupapi.log"] as const;
const read = (name: string): string => (present ? readFileSync(resolve(seed, name), "utf8") : "");
const sources = new Map(names.map((name) => [name, read(`logs/${name}`)]));
const documents: LogDocument[] = names.map((name) => documentOf(sources.get(name)!, `file:///seed/${name}`));
const logOf = (name: (typeof names)[number]) => documents[names.indexOf(name)]!.logs[0]!.log;
const linesOf = (text: string): string[] => text.split(/\r?\n/);

/** For each run of svcpack.log, told by its rule line, the first line with the code that names the cause. */
function causeLines(): number[] {
  const causes: number[] = [];
  let open = false;
  for (const [index, line] of linesOf(sources.get("svcpack.log")!).entries()) {
    if (/: ={20,}/.test(line)) open = true;
    if (open && line.includes("0xfffffbfe")) {
      causes.push(index + 1);
      open = false;
    }
  }
  return causes;
}

/** What seed/README.md lists as no failure. */
const noise = [
  /RegOpenKeyEx failed with error 0x2/,
  /SpUpdSvc Not Registered in SCM 0x424/,
  /#I443 .* Error 1168/,
  /VerifyTargetFileSize: Unable to verify size/,
  /Regulation: .* can NOT download/,
];

describe.skipIf(!present)("the seed's logs", () => {
  it.each(names)("%s is read without a line left over", (name) => {
    expect(logOf(name).unrecognizedLines).toBe(0);
    expect(logOf(name).entryCount).toBe(linesOf(sources.get(name)!.trimEnd()).length);
  });

  it("four runs, each begun when the header says", () => {
    const starts = runsOf(logOf("svcpack.log")).map(({ timeSource }) => fieldsOf(logOf("svcpack.log"))[timeSource]!);
    const headers = [...sources.get("svcpack.log")!.matchAll(/ (\S+) (\S+) \(local\)/g)];
    expect(headers).toHaveLength(4);
    expect(starts.map((fields) => JSON.parse(fields).time)).toEqual(
      headers.map(([, date, clock]) => `${date!.replaceAll("/", "-")}T${clock}`),
    );
    const sections = [...sources.get("setupapi.log")!.matchAll(/^\[\S+ \S+ (\d+)\.\d+\]/gm)];
    expect(runsOf(logOf("setupapi.log")).map(({ pid }) => pid)).toEqual(sections.map(([, pid]) => Number(pid)));
  });

  it("one finding for each failure: four runs, four sections, one update", () => {
    const causes = causeLines();
    expect(causes).toHaveLength(4);
    expect(findingLines(logOf("svcpack.log")).map((line) => line.split(" ").slice(0, 4).join(" "))).toEqual(
      causes.map((line) => `error ${line} svcpack/run-failed 0xFFFFFBFE`),
    );
    expect(findingLines(logOf("setupapi.log")).map((line) => line.replace(/ \d+ \S+ /, " "))).toEqual([
      "error 0xFFFFFBFE",
      "warning 0xFFFFFBFE",
      "warning 0xFFFFFBFE",
      "warning 0xFFFFFBFE",
    ]);
    expect(findingLines(logOf("WindowsUpdate.log")).map((line) => line.replace(/ \d+ \S+ /, " "))).toEqual([
      "error 0x8007F0DA",
    ]);
  });

  it("every statement of the update's failure is an occurrence, from the installer's code to the report", () => {
    const log = logOf("WindowsUpdate.log");
    const [finding] = findingsOf(log).filter(({ severity }) => severity === "error");
    const stated = linesOf(sources.get("WindowsUpdate.log")!).flatMap((line, index) =>
      /f0da/i.test(line) ? [index + 1] : [],
    );
    expect(occurrenceLines(log, finding!)).toEqual(stated);
  });

  it("the cause of each incident is the first line of the run that has the code", () => {
    expect(incidentsOf(documents).map(({ cause }) => place(cause))).toEqual(
      causeLines().map((line) => `svcpack.log:${line}`),
    );
  });

  it("the first incident leads to the report to the server, the others to the result of their run", () => {
    const reports = incidentsOf(documents).map(({ report }) => place(report));
    const results = linesOf(sources.get("svcpack.log")!).flatMap((line, index) =>
      line.includes("extended error code") ? [`svcpack.log:${index + 1}`] : [],
    );
    const reported = linesOf(sources.get("WindowsUpdate.log")!).findIndex((line) => line.includes("REPORT EVENT")) + 1;
    expect(reports).toEqual([`WindowsUpdate.log:${reported}`, ...results.slice(1)]);
  });

  it("each incident has its section of setupapi.log, and the remedy for the catalog database first", () => {
    for (const incident of incidentsOf(documents)) {
      expect(incident.findings.filter(({ uri }) => uri.endsWith("/setupapi.log"))).toHaveLength(1);
      const remedies = remediesOf(incident);
      expect(remedies[0]).toBe("kb940276");
      expect(remedies).toContain("kb822798");
    }
  });

  it("each run is linked to its own section and no other, the first one to the agent too", () => {
    const sections = runsOf(logOf("setupapi.log")).map(({ pid }) => pid);
    const incidents = incidentsOf(documents);
    expect(incidents.map(({ runs }) => runs.map(({ log, run }) => `${log} ${run}`).sort())).toEqual(
      sections.map((_, i) => [...(i === 0 ? ["WindowsUpdate.log 0"] : []), `setupapi.log ${i}`, `svcpack.log ${i}`]),
    );
    for (const [i, { links, runs }] of incidents.entries()) {
      expect(links.map(({ from, to }) => `${from.log} ${to.log}`)).toEqual(
        i === 0 ? ["WindowsUpdate.log svcpack.log", "svcpack.log setupapi.log"] : ["svcpack.log setupapi.log"],
      );
      for (const { uri, range } of links.flatMap(({ from, to }) => [from, to])) {
        const within = runs.filter(
          (run) => run.uri === uri && run.startLine <= range.start.line && range.start.line <= run.endLine,
        );
        expect(within).toHaveLength(1);
      }
    }
  });

  it("the four are one failure that recurs, each with a cause that nothing competes with", () => {
    const incidents = incidentsOf(documents);
    expect(incidents.map(({ recurrenceOf }) => recurrenceOf)).toEqual([undefined, ...Array(3).fill("incident-1")]);
    expect(incidents.map(({ confidence }) => confidence)).toEqual(Array(4).fill("high"));
  });

  it.each(names)("%s: nothing the README calls harmless is a problem", (name) => {
    const lines = linesOf(sources.get(name)!);
    const log = logOf(name);
    const problems = findingsOf(log).filter(({ severity }) => severity !== "noise");
    for (const finding of problems) {
      for (const line of occurrenceLines(log, finding)) {
        const text = lines[line - 1]!;
        for (const harmless of noise) expect(text, `${name}:${line}`).not.toMatch(harmless);
      }
    }
  });
});

/** The failures among a log's codes, each once. */
const codesIn = (log: Log): Set<number> =>
  new Set(
    log.text.blocks
      .flatMap((block) => codesOfBlock(block).map(({ canonical }) => canonical))
      .filter((value) => value >= 0x80000000),
  );

/** Entries of the clean logs that the text does not hold in that form. */
const misses: readonly (readonly [entry: RegExp, reason: string])[] = [
  [/"message":"={10,}"/, "the rule of equal signs is shorter in the copies of the text than in the log"],
];

describe.skipIf(!present)("the seed's thread", () => {
  const thread = documentOf(read("thread.txt"), "file:///seed/thread.txt");

  it("is a transcript of three logs, and of the two events the author asks about", () => {
    expect(thread.formatId).toBe("setup-log-transcript");
    expect(thread.logs.slice(0, names.length).map(({ name }) => name)).toEqual(names);
    expect(thread.logs.slice(names.length).map(({ log }) => log.format.id)).toEqual(["windows-eventlog-text"]);
    const events = thread.logs.at(-1)!.log;
    expect(Array.from({ length: events.entryCount }, (_, i) => entryAt(events, i))).toMatchObject([
      { level: "warning", section: "40960" },
      { level: "warning", section: "40961" },
    ]);
    // What seed/README.md reads in their data.
    expect([...codesIn(events)]).toEqual([0xc0000072, 0xc0000388]);
  });

  it("at least 98 % of the entries are found again with the same fields; the others have a reason", () => {
    let total = 0;
    const missed: string[] = [];
    names.forEach((name, index) => {
      const left = new Map<string, number>();
      for (const fields of fieldsOf(thread.logs[index]!.log)) left.set(fields, (left.get(fields) ?? 0) + 1);
      for (const fields of fieldsOf(logOf(name))) {
        total++;
        const count = left.get(fields) ?? 0;
        if (count === 0) missed.push(fields);
        else left.set(fields, count - 1);
      }
      // Nothing is found twice or made up: what is left over stands for what was missed.
      expect([...left.values()].reduce((sum, count) => sum + count, 0)).toBeLessThanOrEqual(missed.length);
    });
    const share = 1 - missed.length / total;
    const reasons = missed.map((fields) => misses.find(([entry]) => entry.test(fields))?.[1] ?? `no reason: ${fields}`);
    console.info(`thread.txt: ${total - missed.length} of ${total} entries (${(share * 100).toFixed(1)} %)`, reasons);
    expect(share).toBeGreaterThanOrEqual(0.98);
    expect(reasons.filter((reason) => reason.startsWith("no reason"))).toEqual([]);
  });

  it("gives the findings of the clean logs, once each, in spite of all copies", () => {
    const plain = (lines: string[]): string[] => lines.map((line) => line.replace(/^(\w+) \d+ /, "$1 "));
    names.forEach((name, index) => {
      expect(plain(findingLines(thread.logs[index]!.log))).toEqual(plain(findingLines(logOf(name))));
    });
  });

  it("each finding points at lines of the text that bear its code", () => {
    const lines = linesOf(sliceText(thread.text, 0, thread.text.length));
    for (const view of thread.logs) {
      for (const finding of findingsOf(view.log).filter(({ severity }) => severity !== "noise")) {
        for (const code of finding.codes) {
          const [line, ...others] = physicalLines(thread, view, code.start, code.end);
          expect(others).toEqual([]);
          expect(lines[line! - 1]).toContain(code.text);
        }
      }
    }
  });

  it("gives the incidents of the clean logs", () => {
    const plain = (found: ReturnType<typeof incidentsOf>) =>
      found.map(({ title, chain, remedyQuery, links, runs, recurrenceOf, confidence }) => ({
        title,
        recurrenceOf,
        confidence,
        runs: runs.map(({ log, run }) => `${log} ${run}`),
        links: links.map(({ from, to, evidence }) => `${from.log} ${to.log} ${evidence}`).sort(),
        remedies: remediesOf({ remedyQuery }),
        chain: chain.map(({ log, relation }) => `${log} ${relation}`),
      }));
    expect(plain(incidentsOf([thread]))).toEqual(plain(incidentsOf(documents)));
  });

  it("beside the clean logs it adds no incident", () => {
    expect(incidentsOf([thread, ...documents])).toHaveLength(incidentsOf(documents).length);
  });
});
