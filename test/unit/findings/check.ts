import { expect } from "vitest";
import { findingLines, logOf } from "../../support/core";

/** A case: why it is so, the log, and its findings as `severity line rule canonical…`, noise included. */
export type Case = readonly [why: string, log: string, findings: readonly string[]];

/** All findings of a log that must be recognised by its content. */
export function expectFindings(log: string, findings: readonly string[]): void {
  expect(findingLines(logOf(log), ["error", "warning", "noise"])).toEqual(findings);
}
