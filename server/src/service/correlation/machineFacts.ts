import type { Fact, FactKind, LogSummary } from "./summary";

/** What logs tell of their machine, in forms that compare. */
export interface Profile {
  /** Computer names without their domain, in lower case. */
  readonly computers: ReadonlySet<string>;
  /** In lower case. */
  readonly domains: ReadonlySet<string>;
  /** What a machine keeps as long as its system is not replaced, by kind. */
  readonly traits: Readonly<Record<Trait, ReadonlySet<string>>>;
  /** Local time of the first and the last thing told; NaN when no time is known. */
  readonly start: number;
  readonly end: number;
}

const traits = ["os", "architecture", "productType"] as const;
type Trait = (typeof traits)[number];

/** The profile of some logs together. */
export function profileOf(logs: readonly LogSummary[]): Profile {
  const facts = logs.flatMap((log) => log.facts);
  const times = logs.flatMap(timesOf).filter((time) => !Number.isNaN(time));
  return {
    computers: valuesOf(facts, "computer", (text) => text.toLowerCase().split(".")[0]!),
    domains: valuesOf(facts, "domain", (text) => text.toLowerCase()),
    traits: {
      // Service packs and updates change the build, nothing but a new system changes what is before it.
      os: valuesOf(facts, "os", (text) => /^\d+\.\d+/.exec(text)?.[0] ?? ""),
      architecture: valuesOf(facts, "architecture", (text) => text.toLowerCase()),
      // A server can become a domain controller.
      productType: valuesOf(facts, "productType", (text) =>
        /\b1\b|workstation/i.test(text) ? "workstation" : "server",
      ),
    },
    start: times.reduce((first, time) => (first < time ? first : time), Number.NaN),
    end: times.reduce((last, time) => (last > time ? last : time), Number.NaN),
  };
}

function timesOf({ runs, findings, offsets }: LogSummary): readonly number[] {
  return [
    ...runs.flatMap(({ startTime, endTime }) => [startTime, endTime]),
    ...findings.flatMap(({ statements }) => statements.map(({ time }) => time)),
    ...offsets.map(({ time }) => time),
  ];
}

function valuesOf(facts: readonly Fact[], kind: FactKind, normal: (text: string) => string): ReadonlySet<string> {
  const values = facts.filter((fact) => fact.kind === kind).map(({ text }) => normal(text));
  return new Set(values.filter((value) => value !== ""));
}

/**
 * Whether two profiles cannot be those of one machine: other computer names, or at overlapping times another system
 * (5.1 and 5.2; not another service pack), architecture, or a workstation and a server. At different times a system may
 * have been replaced; where the times are not known they count as overlapping.
 */
export function contradict(a: Profile, b: Profile): boolean {
  if (differ(a.computers, b.computers)) return true;
  const isLater = a.start > b.end || b.start > a.end;
  return !isLater && traits.some((trait) => differ(a.traits[trait], b.traits[trait]));
}

/** Whether both sides tell, and nothing that both tell. */
export function differ(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return a.size > 0 && b.size > 0 && ![...a].some((value) => b.has(value));
}

/** What tells systems apart, as one text; the same for logs that state the same, empty for those that state nothing. */
export function signatureOf({ traits: stated }: Profile): string {
  const parts = traits.map((trait) => [...stated[trait]].sort().join(" "));
  return parts.some((part) => part !== "") ? parts.join("|") : "";
}
