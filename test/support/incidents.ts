import { readdirSync, readFileSync } from "node:fs";
import { relative, resolve } from "node:path";
import { cli } from "../cli/support";
import { root } from "./core";

export const incidentFixtures = resolve(root, "test/fixtures/incidents");

/** `file:line`, the file relative to the folder of the fixture, the line counted from 1. */
export type Place = string;
/** `file:first-last`, both lines included. */
export type Lines = string;

export interface ExpectedLink {
  readonly from: Place;
  readonly to: Place;
  readonly why: string;
}

export interface ExpectedIncident {
  readonly cause: Place;
  readonly report: Place;
  /** Places that must be in the chain, in this order; others may stand between. */
  readonly chain?: readonly Place[];
  /** All runs of the incident. */
  readonly runs: readonly Lines[];
  /** Pairs of runs that must be linked, each named by a place in it. */
  readonly links: readonly ExpectedLink[];
  /** Pairs of runs that the logs would allow to be linked as well. */
  readonly mayLink?: readonly ExpectedLink[];
  readonly confidence?: "high" | "medium" | "low";
  /** Index of the first incident of the same failure, null for the first one; left out where opinions may differ. */
  readonly recurrenceOf?: number | null;
}

/** `expected.json` of a folder in test/fixtures/incidents. */
export interface Expected {
  readonly about: string;
  readonly encoding?: string;
  /** False where the names of the files tell the machines apart. */
  readonly renaming?: boolean;
  /** Files that quote others of the folder, or are older copies of them. */
  readonly copies?: Readonly<Record<string, readonly string[]>>;
  readonly incidents: readonly ExpectedIncident[];
  /** Pairs of places (or of runs, as `file:first-last`) that no incident may hold both. */
  readonly notLinked?: readonly (readonly [string, string])[];
}

export interface IncidentFixture {
  readonly name: string;
  readonly folder: string;
  readonly expected: Expected;
  /** Relative to the folder, `/` between its parts. */
  readonly files: readonly string[];
}

/** An incident as the command line gives it, with paths relative to the folder that was checked. */
export interface SeenIncident {
  readonly title: string;
  readonly cause: Place;
  readonly report: Place;
  readonly chain: readonly Place[];
  /** Main places of its findings, in order of their names. */
  readonly statements: readonly Place[];
  /** All places that state one of its findings, in order of their names. */
  readonly occurrences: readonly Place[];
  /** The same for each finding, those with a single place left out, in order of their names. */
  readonly repeated: readonly (readonly Place[])[];
  readonly runs: readonly Lines[];
  readonly links: readonly { readonly from: Place; readonly to: Place; readonly evidence: string }[];
  readonly confidence: string;
  /** Cause of the first incident of the same failure. */
  readonly recurrenceOf: Place | null;
}

export function readIncidentFixtures(): readonly IncidentFixture[] {
  return readdirSync(incidentFixtures)
    .sort()
    .map((name) => {
      const folder = resolve(incidentFixtures, name);
      const files = readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((item) => item.isFile() && item.name !== "expected.json")
        .map((item) => relative(folder, resolve(item.parentPath, item.name)).replaceAll("\\", "/"))
        .sort();
      return { name, folder, files, expected: JSON.parse(readFileSync(resolve(folder, "expected.json"), "utf8")) };
    });
}

interface JsonPlace {
  readonly path: string;
  readonly line: number;
}

/** The part of `check --format json` that is read here (docs/json.md). */
interface Json {
  readonly logs: readonly {
    readonly path: string;
    readonly findings: readonly {
      readonly line: number;
      readonly occurrences: readonly number[];
      readonly incident: string | null;
    }[];
  }[];
  readonly incidents: readonly {
    readonly id: string;
    readonly title: string;
    readonly cause: JsonPlace;
    readonly report: JsonPlace;
    readonly chain: readonly JsonPlace[];
    readonly confidence: string;
    readonly recurrenceOf: string | null;
    readonly runs: readonly { readonly path: string; readonly startLine: number; readonly endLine: number }[];
    readonly links: readonly { readonly from: JsonPlace; readonly to: JsonPlace; readonly evidence: string }[];
  }[];
}

/** The incidents of some files of a folder, given in this order, as `setup-logs check --format json` finds them. */
export async function incidentsIn(
  folder: string,
  files: readonly string[],
  encoding = "1252",
): Promise<readonly SeenIncident[]> {
  const paths = files.map((file) => resolve(folder, file));
  const { out, err } = await cli(["check", "--format", "json", "--encoding", encoding, ...paths]);
  if (err !== "") throw new Error(err);
  const json: Json = JSON.parse(out);
  const nameOf = (path: string): string => relative(folder, path).replaceAll("\\", "/");
  const place = ({ path, line }: JsonPlace): Place => `${nameOf(path)}:${line}`;
  return json.incidents.map((incident): SeenIncident => {
    const own = json.logs.flatMap(({ path, findings }) =>
      findings.filter((finding) => finding.incident === incident.id).map((finding) => ({ path, finding })),
    );
    const first = json.incidents.find(({ id }) => id === incident.recurrenceOf);
    return {
      title: incident.title,
      cause: place(incident.cause),
      report: place(incident.report),
      chain: incident.chain.map(place),
      statements: own.map(({ path, finding }) => place({ path, line: finding.line })).sort(),
      occurrences: own.flatMap(({ path, finding }) => finding.occurrences.map((line) => place({ path, line }))).sort(),
      repeated: own
        .filter(({ finding }) => finding.occurrences.length > 1)
        .map(({ path, finding }) => finding.occurrences.map((line) => place({ path, line })).sort())
        .sort((a, b) => (a.join() < b.join() ? -1 : 1)),
      runs: incident.runs.map(({ path, startLine, endLine }) => `${nameOf(path)}:${startLine}-${endLine}`),
      links: incident.links.map(({ from, to, evidence }) => ({ from: place(from), to: place(to), evidence })),
      confidence: incident.confidence,
      recurrenceOf: first ? place(first.cause) : null,
    };
  });
}

export function fileOf(place: Place | Lines): string {
  return place.slice(0, place.lastIndexOf(":"));
}

/** Whether a place, or all of some lines, lie in some lines of the same file. */
export function liesIn(place: Place | Lines, lines: Lines): boolean {
  const [first, last = first] = numbersOf(place);
  const [from, to = from] = numbersOf(lines);
  return fileOf(place) === fileOf(lines) && first! >= from! && last! <= to!;
}

function numbersOf(place: string): number[] {
  return place
    .slice(place.lastIndexOf(":") + 1)
    .split("-")
    .map(Number);
}

/** All places an incident holds. */
export function placesOf({ cause, report, chain, statements, links }: SeenIncident): readonly Place[] {
  return [...new Set([cause, report, ...chain, ...statements, ...links.flatMap(({ from, to }) => [from, to])])];
}

/** The two runs a link joins, in one order. */
function joined(runs: readonly Lines[], link: { readonly from: Place; readonly to: Place }): string {
  const runOf = (place: Place): string => runs.find((lines) => liesIn(place, lines)) ?? `${place} (in no run)`;
  return [runOf(link.from), runOf(link.to)].sort().join(" and ");
}

/** What differs from the expectation, in words; nothing when it is met. */
export function differences({ incidents, notLinked = [] }: Expected, seen: readonly SeenIncident[]): readonly string[] {
  const found: string[] = [];
  if (seen.length !== incidents.length) {
    const list = seen.map(({ cause, title }) => `${cause} "${title}"`).join("; ");
    found.push(`${incidents.length} incidents expected, ${seen.length} found: ${list || "none"}`);
  }
  for (const expected of incidents) {
    const own = seen.find(({ cause }) => cause === expected.cause);
    if (!own) {
      const holder = seen.find((each) => placesOf(each).includes(expected.cause));
      found.push(
        `no incident has its cause at ${expected.cause}; ${holder ? `the one that holds it has it at ${holder.cause}` : "none holds that place"}`,
      );
      continue;
    }
    for (const difference of differencesOf(expected, own, incidents))
      found.push(`incident ${own.cause}: ${difference}`);
  }
  for (const [a, b] of notLinked) {
    const both = seen.find((each) => holds(each, a) && holds(each, b));
    if (both) found.push(`incident ${both.cause} holds both ${a} and ${b}`);
  }
  return found;
}

function holds(incident: SeenIncident, wanted: Place | Lines): boolean {
  if (/-\d+$/.test(wanted) && incident.runs.includes(wanted)) return true;
  return placesOf(incident).some((place) => liesIn(place, wanted));
}

function differencesOf(
  expected: ExpectedIncident,
  seen: SeenIncident,
  all: readonly ExpectedIncident[],
): readonly string[] {
  const found: string[] = [];
  const differs = (what: string, wanted: unknown, is: unknown): void => {
    if (wanted !== is) found.push(`${what} is ${is}, not ${wanted}`);
  };
  differs("report", expected.report, seen.report);
  if (expected.confidence !== undefined) differs("confidence", expected.confidence, seen.confidence);
  if (expected.recurrenceOf !== undefined) {
    differs(
      "first of its kind",
      expected.recurrenceOf === null ? null : all[expected.recurrenceOf]!.cause,
      seen.recurrenceOf,
    );
  }
  let from = 0;
  for (const place of expected.chain ?? []) {
    const at = seen.chain.indexOf(place, from);
    if (at < 0) found.push(`chain lacks ${place}, or not in this order: ${seen.chain.join(", ")}`);
    else from = at + 1;
  }
  for (const run of expected.runs)
    if (!seen.runs.includes(run)) found.push(`run ${run} is missing; there are ${seen.runs.join(", ")}`);
  for (const run of seen.runs) if (!expected.runs.includes(run)) found.push(`run ${run} does not belong to it`);
  const wanted = new Set(expected.links.map((link) => joined(expected.runs, link)));
  const allowed = new Set([...wanted, ...(expected.mayLink ?? []).map((link) => joined(expected.runs, link))]);
  const made = new Set(seen.links.map((link) => joined(expected.runs, link)));
  for (const link of expected.links) {
    if (!made.has(joined(expected.runs, link)))
      found.push(`no link between ${joined(expected.runs, link)} (${link.why})`);
  }
  for (const link of seen.links) {
    if (!allowed.has(joined(expected.runs, link)))
      found.push(`unexpected link between ${joined(expected.runs, link)}: ${link.evidence}`);
  }
  return found;
}

/** What is wrong with an incident whatever the logs say: runs without a link to the others, links without evidence or to nowhere. */
export function inconsistencies({ cause, report, chain, runs, links, repeated }: SeenIncident): readonly string[] {
  const found: string[] = [];
  const inRun = (place: Place): Lines | undefined => runs.find((lines) => liesIn(place, lines));
  for (const { from, to, evidence } of links) {
    for (const end of [from, to]) if (!inRun(end)) found.push(`link end ${end} lies in no run of the incident`);
    if (inRun(from) === inRun(to)) found.push(`link from ${from} to ${to} stays in one run`);
    if (!/\w{3,} .*\.$/.test(evidence))
      found.push(`link from ${from} to ${to} has no evidence in words: "${evidence}"`);
  }
  for (const place of [cause, report, ...chain])
    if (!inRun(place)) found.push(`${place} lies in no run of the incident`);
  if (chain[0] !== cause || chain.at(-1) !== report) found.push("the chain does not lead from the cause to the report");
  // One finding may tell of several runs, each event being one.
  const joins = [
    ...links.map(({ from, to }) => [from, to] as const),
    ...repeated.flatMap(([first, ...more]) => more.map((other) => [first!, other] as const)),
  ];
  const reached = new Set(runs.slice(0, 1));
  for (let grown = true; grown; ) {
    grown = false;
    for (const [from, to] of joins) {
      const [a, b] = [inRun(from), inRun(to)];
      if (!a || !b || reached.has(a) === reached.has(b)) continue;
      reached.add(a).add(b);
      grown = true;
    }
  }
  for (const run of runs) if (!reached.has(run)) found.push(`nothing links run ${run} to ${runs[0]}`);
  return found;
}
