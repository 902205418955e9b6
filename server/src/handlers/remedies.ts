import { URI } from "vscode-uri";
import { documentScheme } from "../capabilities";
import type { ServerContext } from "../context";
import type { RemedySource } from "../service";

/** Address of an article, for editors that show it as a document. */
export const remedyUri = (id: string): string =>
  URI.from({ scheme: documentScheme, path: `/remedies/${id}.md` }).toString();

/** An article in the answer to `setupLogs/remedies`. */
export interface RemedyItem {
  readonly id: string;
  readonly title: string;
  /** Codes in the spelling of the article, `0x80070005` or `0xF0DA`. */
  readonly codes: readonly string[];
  /** The highest risk among the steps, and what is at risk. */
  readonly risk: string;
  readonly remedySource: RemedySource;
  /** URI of the file of a team's own article; null for an article of the product. */
  readonly origin: string | null;
}

/** Articles by the requests `setupLogs/remedy` and `…/remedies`. As documents they are answered with all others. */
export function registerRemedies({ connection, guard, service }: ServerContext): void {
  connection.onRequest(
    "setupLogs/remedy",
    guard.request("remedy", null, ({ id }: { readonly id?: unknown }): string | null =>
      typeof id === "string" ? (service.getArticle(id)?.markdown ?? null) : null,
    ),
  );
  connection.onRequest(
    "setupLogs/remedies",
    guard.request("remedies", [], (): readonly RemedyItem[] =>
      service.getArticles().map(({ id, title, appliesTo, risk, remedySource, origin }) => ({
        id,
        title,
        codes: appliesTo.codes,
        risk,
        remedySource,
        origin: origin ?? null,
      })),
    ),
  );
}
