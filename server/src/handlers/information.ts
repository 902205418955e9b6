import type { ServerContext } from "../context";
import type { LogDocument } from "../service/document";
import { findingsOf } from "../service/findings";
import { transcriptId } from "../service/formats/ids";

/** Answer to `setupLogs/documentInfo`: what an editor shows beside the text. */
export interface DocumentInfo {
  /** Language id of the format; null for a text that is no log and holds none. */
  readonly formatId: string | null;
  readonly format: string;
  /** Counts in words, for a status item. */
  readonly summary: string;
  /** The worst that was found. */
  readonly problems: "none" | "warning" | "error";
}

/** Requests of our own: `setupLogs/documentInfo` and `setupLogs/explain`. */
export function registerInformation({ connection, guard, service, documents }: ServerContext): void {
  connection.onRequest(
    "setupLogs/documentInfo",
    guard.request("information", null, ({ uri }: { readonly uri?: unknown }): DocumentInfo | null => {
      const document = typeof uri === "string" ? documents.get(uri) : undefined;
      return document ? informationOn(document) : null;
    }),
  );
  connection.onRequest(
    "setupLogs/explain",
    guard.request("explanation", null, ({ codes }: { readonly codes?: unknown }) =>
      Array.isArray(codes) ? codes.slice(0, 1000).map((code) => service.explainCode(String(code))) : null,
    ),
  );
}

function informationOn({ formatId, logs }: LogDocument): DocumentInfo {
  const entries = logs.reduce((sum, { log }) => sum + log.entryCount, 0);
  const findings = logs.flatMap(({ log }) => findingsOf(log));
  const errors = findings.filter(({ severity }) => severity === "error").length;
  const warnings = findings.filter(({ severity }) => severity === "warning").length;
  const parts = [
    ...(logs.length > 1 ? [counted(logs.length, "log", "logs")] : []),
    counted(entries, "entry", "entries"),
    ...(errors > 0 ? [counted(errors, "error", "errors")] : []),
    ...(warnings > 0 ? [counted(warnings, "warning", "warnings")] : []),
  ];
  return {
    formatId: formatId ?? null,
    format:
      formatId === undefined
        ? "No setup log"
        : formatId === transcriptId
          ? "Excerpts of setup logs"
          : logs[0]!.log.format.name,
    summary: formatId === undefined ? "" : parts.join(", "),
    problems: errors > 0 ? "error" : warnings > 0 ? "warning" : "none",
  };
}

const counted = (count: number, one: string, many: string): string =>
  `${count.toLocaleString("en")} ${count === 1 ? one : many}`;
