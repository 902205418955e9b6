import type { LogDocument } from "../document";
import { distinctFindingsOf } from "../findings/repeats";
import { transcriptId } from "../formats/ids";
import { typedEntryCount } from "../log";
import { outOfScope } from "./outOfScope";

/** What an editor shows beside a text. */
export interface DocumentInfo {
  /** Language id of the format; null for a text that is no log and holds none. */
  readonly formatId: string | null;
  /** Name of the format, for people. */
  readonly format: string;
  /** Counts in words, or why the file is left out; empty for any other text without a log. */
  readonly summary: string;
  /** The worst that was found. */
  readonly problems: "none" | "warning" | "error";
}

/** The kind of a document, its entries and its problems, counted as `setup-logs check` counts them. */
export function getDocumentInfo({ uri, formatId, logs }: LogDocument): DocumentInfo {
  if (formatId === undefined) {
    const left = outOfScope(uri);
    return { formatId: null, format: left?.name ?? "No setup log", summary: left?.note ?? "", problems: "none" };
  }
  const findings = logs.flatMap(({ log }) => distinctFindingsOf(log).map(({ finding }) => finding));
  const entries = logs.reduce((sum, { log }) => sum + typedEntryCount(log), 0);
  const errors = findings.filter(({ severity }) => severity === "error").length;
  const warnings = findings.filter(({ severity }) => severity === "warning").length;
  const parts = [
    ...(logs.length > 1 ? [counted(logs.length, "log", "logs")] : []),
    counted(entries, "entry", "entries"),
    ...(errors > 0 ? [counted(errors, "error", "errors")] : []),
    ...(warnings > 0 ? [counted(warnings, "warning", "warnings")] : []),
  ];
  return {
    formatId,
    format: formatId === transcriptId ? "Excerpts of setup logs" : (logs[0]?.log.format.name ?? formatId),
    summary: parts.join(", "),
    problems: errors > 0 ? "error" : warnings > 0 ? "warning" : "none",
  };
}

const counted = (count: number, one: string, many: string): string =>
  `${count.toLocaleString("en")} ${count === 1 ? one : many}`;
