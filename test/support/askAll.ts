import type { Position } from "vscode-languageserver-types";
import { createLogLanguageService, defaultOptions, type LogDocument } from "../../server/src/service";
import { everything } from "./markers";

const service = createLogLanguageService();
const options = { ...defaultOptions, noise: "hint" } as const;

/** What the features gave altogether, counted. */
export interface Answers {
  readonly problems: number;
  readonly answers: number;
}

/** The places asked about where a test names none: both ends, a few inside, and one that does not exist. */
function somePlaces(document: LogDocument): Position[] {
  const { start, end } = everything(document);
  return [start, end, { line: 0, character: 47 }, { line: 5, character: 3 }, { line: 1e9, character: 1e9 }];
}

/** Asks every feature at some places of a document; none may throw. */
export function askAll(document: LogDocument, places: readonly Position[] = somePlaces(document)): Answers {
  const workspace = { documents: [document] };
  const range = everything(document);
  let answers = 0;
  for (const place of places) {
    if (service.getHover(document, place, workspace)) answers++;
    answers += service.getDefinition(document, place, workspace).length;
    answers += service.getReferences(document, place, workspace).length;
    answers += service.getDocumentHighlights(document, place).length;
    answers += service.getCodeActions(document, { start: place, end: place }, workspace).length;
    if (service.getIncidentAt(document, place, workspace)) answers++;
    if (service.getCause(document, place, workspace)) answers++;
    for (const direction of ["next", "previous"] as const) {
      if (service.getChainStep(document, place, direction, workspace)) answers++;
      for (const of of ["process", "thread", "key"] as const)
        if (service.getKeyStep(document, place, of, direction, workspace)) answers++;
    }
    for (const item of service.prepareCallHierarchy(document, place, workspace)) {
      answers += service.getIncomingCalls(item, workspace, document).length;
      answers += service.getOutgoingCalls(item, workspace, document).length;
    }
  }
  service.getSelectionRanges(document, [...places]);
  answers += service.getDocumentLinks(document).length;
  answers += service.getCodeLenses(document, workspace).length;
  answers += service.getIncidentItems(workspace).length;
  answers += service.getDocumentSymbols(document).length;
  answers += service.getWorkspaceSymbols("0x", workspace).length;
  answers += service.getFoldingRanges(document).length;
  answers += service.getInlayHints(document, range).length;
  answers += service.getSemanticTokens(document)?.length ?? 0;
  answers += service.getSemanticTokensOfRange(document, range).length;
  return { problems: service.getDiagnostics(document, workspace, options).length, answers };
}
