import type { LogFormatId } from "../../formats/ids";
import { groupedBy } from "../groupedBy";
import type { FindingNode } from "../nodes";
import type { StatementSummary } from "../summary";
import type { TimeScale } from "../timeScale";
import type { LinkEnd } from "../types";

/** What a rule found: the two places that belong together, and why. */
export interface FoundLink {
  /** The statement of the caller that the link is about. A caller that several failures explain is divided by these. */
  readonly at: StatementSummary;
  /** The place in the called log: a statement of its failure, or its run. */
  readonly to: { readonly range: LinkEnd["range"] };
  /** Sentences for people: what both share, and how their times lie. */
  readonly evidence: string;
  /** How much is shared, for rules that choose one of several: a name weighs more than an error; 0 without it. */
  readonly strength?: number;
}

/** How far beyond the first and the last statement of a caller its called log is looked at, in milliseconds. */
export interface Reach {
  readonly before: number;
  readonly after: number;
}

/**
 * Why failures of one format may have come of failures of another one. Candidates share a key and lie
 * within reach on the one scale of their machine; what links them the rule says. A time alone links nothing.
 */
export interface LinkRule {
  /** `agent-to-cbs`; callers first. */
  readonly id: string;
  readonly callers: readonly LogFormatId[];
  readonly called: readonly LogFormatId[];
  /** A function where the caller tells how long it was at work. */
  readonly reach: Reach | ((caller: FindingNode, scale: TimeScale) => Reach);
  /** `nearest`: each statement of a caller has one failure, the one that shares most and is nearest; `all` without it. */
  readonly choose?: "nearest";
  /** Whether a failure may be the caller, and the called one, where more than its format decides that: fewer are compared. */
  isCaller?(failure: FindingNode): boolean;
  isCalled?(failure: FindingNode): boolean;
  /** What both must share at least one of, as texts; the format of the log tells which side is asked. */
  keysOf(failure: FindingNode): readonly string[];
  /** The link between two failures; undefined when nothing shows one. */
  link(caller: FindingNode, called: FindingNode, scale: TimeScale): FoundLink | undefined;
}

/** The errors of a failure as keys. */
export function errorKeys({ finding }: FindingNode): readonly string[] {
  return finding.codes.map(({ canonical }) => `error ${canonical}`);
}

const namesOfNode = new WeakMap<FindingNode, ReadonlyMap<string, readonly string[]>>();

/** The names that the statements of a failure and the job around them bear, by their kinds. */
function namesByKind(failure: FindingNode): ReadonlyMap<string, readonly string[]> {
  let known = namesOfNode.get(failure);
  if (!known) {
    const names = new Set(failure.statements.flatMap((each) => each.names ?? []));
    known = groupedBy([...names], (name) => [name.slice(0, name.indexOf(" "))]);
    namesOfNode.set(failure, known);
  }
  return known;
}

/** The names of some kinds that a failure bears, with their kinds: `package …`, `session …`, `kb …`. */
export function namesOfKind(failure: FindingNode, ...kinds: readonly string[]): readonly string[] {
  const names = namesByKind(failure);
  if (kinds.length === 1) return names.get(kinds[0]!) ?? [];
  return kinds.flatMap((kind) => names.get(kind) ?? []);
}
