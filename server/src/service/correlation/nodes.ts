import type { LogDocument } from "../document";
import { type Finding, findingsOf } from "../findings";
import type { LogView } from "../transcript/transcript";

/** A finding with the log and the document it stands in. */
export interface FindingNode {
  readonly document: LogDocument;
  readonly view: LogView;
  readonly finding: Finding;
}

/** The failures of some documents, noise left out, in the order of the documents. */
export function failuresOf(documents: readonly LogDocument[]): FindingNode[] {
  return documents.flatMap((document) =>
    document.logs.flatMap((view) =>
      findingsOf(view.log)
        .filter(({ severity }) => severity !== "noise")
        .map((finding) => ({ document, view, finding })),
    ),
  );
}
