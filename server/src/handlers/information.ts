import type { ServerContext } from "../context";
import type { DocumentInfo } from "../service";

/** Requests of our own: `setupLogs/documentInfo` and `setupLogs/explain`. */
export function registerInformation({ connection, guard, service, documents }: ServerContext): void {
  connection.onRequest(
    "setupLogs/documentInfo",
    guard.request("information", null, ({ uri }: { readonly uri?: unknown }): DocumentInfo | null => {
      const document = typeof uri === "string" ? documents.get(uri) : undefined;
      return document ? service.getDocumentInfo(document) : null;
    }),
  );
  connection.onRequest(
    "setupLogs/explain",
    guard.request("explanation", null, ({ codes }: { readonly codes?: unknown }) =>
      Array.isArray(codes) ? codes.slice(0, 1000).map((code) => service.explainCode(String(code))) : null,
    ),
  );
}
