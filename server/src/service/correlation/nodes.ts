import type { LogDocument } from "../document";
import { type Finding, findingsOf, type Statement } from "../findings";
import type { LogView } from "../transcript/transcript";

/** A finding with the log and the document it stands in. */
export interface FindingNode {
  readonly document: LogDocument;
  readonly view: LogView;
  readonly finding: Finding;
  /** Those of its occurrences that are meant, where the finding tells of several failures. */
  readonly part?: readonly Statement[];
}

/** The places that state a failure, in log order. */
export function statementsOf({ finding, part }: FindingNode): readonly Statement[] {
  return part ?? finding.occurrences;
}

/** The place that states it first and most specifically. */
export function mainStatement({ finding, part }: FindingNode): Statement {
  return part === undefined || part.includes(finding.statement) ? finding.statement : part[0]!;
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
