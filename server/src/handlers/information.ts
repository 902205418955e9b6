import type { ServerContext } from "../context";
import type { CodeLookUp, DocumentInfo } from "../service";

interface LookUpParams {
  readonly input?: unknown;
  /** The line in which the input stands, when it was taken from a text. */
  readonly sentence?: unknown;
}

/** Requests of our own: `setupLogs/documentInfo`, `setupLogs/explain` and `setupLogs/lookUpCode`. */
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
  connection.onRequest(
    "setupLogs/lookUpCode",
    guard.request("look-up", null, ({ input, sentence }: LookUpParams): CodeLookUp | null =>
      typeof input === "string"
        ? service.lookUpCode(input, typeof sentence === "string" ? { sentence } : undefined)
        : null,
    ),
  );
}
