import { bears, type FindingNode, runOf } from "../nodes";
import type { RunSummary, StatementSummary } from "../summary";
import type { TimeScale } from "../timeScale";
import { namesOfKind } from "./rule";
import { sharedNames } from "./shared";

/** Bundles and events stamp whole seconds. */
const slack = 3_000;
/** The caller sees at once that the process has ended, which goes on a little after its log. */
const afterEnd = 60_000;

/** A session of Windows Installer whose result a caller states. */
export interface ReturnedSession {
  readonly at: StatementSummary;
  readonly session: RunSummary;
  readonly canonical: number;
  /** Milliseconds from the end of the session to the caller's statement. */
  readonly delay: number;
  /** What both name, for a sentence, and how much that tells. */
  readonly name: string;
  readonly strength: number;
}

/**
 * The statement of a caller that bears the error a session of Windows Installer has just ended with, where both name the
 * same log, product or package.
 */
export function returnedSession(
  caller: FindingNode,
  called: FindingNode,
  scale: TimeScale,
): ReturnedSession | undefined {
  const session = runOf(called);
  const shared = sharedInstallation(caller, called);
  if (!session || !shared) return undefined;
  for (const at of caller.statements) {
    const canonical = at.codes.find((code) => bears(called, code));
    if (canonical === undefined) continue;
    const delay = scale.between({ log: called.log, time: session.endTime }, { log: caller.log, time: at.time });
    if (delay >= -slack && delay <= afterEnd) return { at, session, canonical, delay, ...shared };
  }
  return undefined;
}

/** The log tells most, then the product, then the package's file. */
const kinds = ["log", "product", "file"] as const;

function sharedInstallation(
  caller: FindingNode,
  called: FindingNode,
): { readonly name: string; readonly strength: number } | undefined {
  for (const [i, kind] of kinds.entries()) {
    const [own, other] = [namesOfKind(caller, kind), namesOfKind(called, kind)];
    const [name] = sharedNames(own, other);
    if (name !== undefined)
      return { name: kind === "product" ? `the product {${name}}` : name, strength: kinds.length - 1 - i };
    // A product of another code is another package, whatever its file is called.
    if (kind === "product" && own.length > 0 && other.length > 0) return undefined;
  }
  return undefined;
}
