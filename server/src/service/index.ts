import type {
  CallHierarchyIncomingCall,
  CallHierarchyItem,
  CallHierarchyOutgoingCall,
  CodeAction,
  CodeLens,
  Diagnostic,
  DocumentHighlight,
  DocumentLink,
  DocumentSymbol,
  FoldingRange,
  Hover,
  InlayHint,
  Location,
  LocationLink,
  Position,
  Range,
  SelectionRange,
  WorkspaceSymbol,
} from "vscode-languageserver-types";
import type { CancellationToken } from "./cancellation";
import { type CodeContext, type CodeExplanation, explainCode } from "./codes";
import type { Incident } from "./correlation";
import { createLogDocument, type LogDocument, updateLogDocument } from "./document";
import { getIncomingCalls, getOutgoingCalls, prepareCallHierarchy } from "./features/callHierarchy";
import { getCause, getChainStep, getIncidentAt, type StepDirection } from "./features/chainNavigation";
import { getCodeActions } from "./features/codeActions";
import { getCodeLenses } from "./features/codeLens";
import { type CodeLookUp, lookUpCode } from "./features/codeLookUp";
import { renderCodePage } from "./features/codePage";
import { getDefinition } from "./features/definition";
import { getDiagnostics } from "./features/diagnostics";
import { getDocumentHighlights } from "./features/documentHighlight";
import { type DocumentInfo, getDocumentInfo } from "./features/documentInfo";
import { getDocumentLinks } from "./features/documentLinks";
import { getDocumentSymbols } from "./features/documentSymbols";
import { getFoldingRanges } from "./features/folding";
import { getHover } from "./features/hover";
import {
  getIncidentReport,
  getTimeline,
  type IncidentDocumentOptions,
  logsForTimeline,
} from "./features/incidentDocuments";
import { getIncidentItems, type IncidentItem } from "./features/incidentItems";
import { getInlayHints } from "./features/inlayHints";
import { getKeyStep, type StepSubject } from "./features/keyNavigation";
import { getReferences } from "./features/references";
import { getSelectionRanges } from "./features/selectionRange";
import { encodeSemanticTokens, getSemanticTokens } from "./features/semanticTokens";
import { remediesForInput } from "./features/shared/explain";
import { incidentsIn, type Workspace } from "./features/shared/workspace";
import { getWorkspaceSymbols } from "./features/workspaceSymbols";
import { type Article, builtInKnowledge, type Knowledge, renderArticle } from "./knowledge";
import type { ServiceOptions } from "./options";
import type { Timeline } from "./report/timeline";
import type { LogText, TextChange } from "./text/logText";

/**
 * Everything the product knows about logs, as plain functions: no state, no input or output, no clock. Positions are LSP
 * positions of the document. A text that is no log gives empty answers, and no input makes a method throw. `workspace`
 * lists all logs known, the asked one included; without it a document stands alone. A cancelled request answers with
 * what is at hand, or nothing.
 */
export interface LogLanguageService {
  /** Reads a document; `languageId` decides only where the content does not. */
  openDocument(uri: string, source: string | LogText, languageId?: string, version?: number): LogDocument;
  /** The document after changes, in the order LSP sends them, at a cost in proportion to the change. */
  updateDocument(
    document: LogDocument,
    changes: readonly TextChange[],
    version: number,
    languageId?: string,
  ): LogDocument;

  /** One problem for each distinct failure; `options.noise` decides on lines that only look like one. */
  getDiagnostics(
    document: LogDocument,
    workspace?: Workspace,
    options?: ServiceOptions,
    token?: CancellationToken,
  ): Diagnostic[];
  /** What the word at a position is and means, as markdown; the other logs tell how far a time is from UTC. */
  getHover(
    document: LogDocument,
    position: Position,
    workspace?: Workspace,
    options?: ServiceOptions,
    token?: CancellationToken,
  ): Hover | undefined;
  /** The entry that explains a code, or introduces a key. */
  getDefinition(
    document: LogDocument,
    position: Position,
    workspace?: Workspace,
    token?: CancellationToken,
  ): LocationLink[];
  /** Every entry with the same error or key, in all logs of the workspace. */
  getReferences(
    document: LogDocument,
    position: Position,
    workspace?: Workspace,
    token?: CancellationToken,
  ): Location[];
  /** The same error or key at every place of the document. */
  getDocumentHighlights(document: LogDocument, position: Position, token?: CancellationToken): DocumentHighlight[];
  /** Knowledge base numbers as links. */
  getDocumentLinks(document: LogDocument, token?: CancellationToken): DocumentLink[];
  /** The outline: logs, runs, operations, failures. */
  getDocumentSymbols(document: LogDocument, token?: CancellationToken): DocumentSymbol[];
  /** Runs, failures and updates of all logs, filtered by a query. */
  getWorkspaceSymbols(query: string, workspace: Workspace, token?: CancellationToken): WorkspaceSymbol[];
  /** What can be folded, at most `limit` regions (5 000 without one). */
  getFoldingRanges(document: LogDocument, limit?: number, token?: CancellationToken): FoldingRange[];
  /** From the word to the document, for each position. */
  getSelectionRanges(
    document: LogDocument,
    positions: readonly Position[],
    token?: CancellationToken,
  ): SelectionRange[];
  /** Names after codes and clock times before elapsed ones, for the lines of a range. */
  getInlayHints(document: LogDocument, range: Range, options?: ServiceOptions, token?: CancellationToken): InlayHint[];
  /** Commands for the problems or the code at a range, all of the kind "quickfix"; never an edit. */
  getCodeActions(document: LogDocument, range: Range, workspace?: Workspace, token?: CancellationToken): CodeAction[];
  /**
   * Tokens of the whole document as LSP encodes them. Undefined for a document of more than 20 000 lines: answer `null`
   * then, so that the editor goes on asking for the range in view.
   */
  getSemanticTokens(document: LogDocument, token?: CancellationToken): number[] | undefined;
  /** Tokens of the lines of a range as LSP encodes them. */
  getSemanticTokensOfRange(document: LogDocument, range: Range, token?: CancellationToken): number[];

  /** The kind of a document, its entries and its problems, for a status item. */
  getDocumentInfo(document: LogDocument): DocumentInfo;
  /** Failures followed through all logs that tell of them, in order of time. */
  getIncidents(workspace: Workspace): readonly Incident[];
  /** The same as plain data for lists, each with its best remedies; the last 2 000 of very many. */
  getIncidentItems(workspace: Workspace, token?: CancellationToken): IncidentItem[];
  /** The incident that the entry at a position tells of, or was written in the course of. */
  getIncidentAt(
    document: LogDocument,
    position: Position,
    workspace?: Workspace,
    token?: CancellationToken,
  ): Incident | undefined;
  /** Where the cause of that incident stands; the place itself for the cause. */
  getCause(
    document: LogDocument,
    position: Position,
    workspace?: Workspace,
    token?: CancellationToken,
  ): Location | undefined;
  /** The next place of that incident on the way to the report, or the previous one on the way to the cause. */
  getChainStep(
    document: LogDocument,
    position: Position,
    direction: StepDirection,
    workspace?: Workspace,
    token?: CancellationToken,
  ): Location | undefined;
  /** The next or previous entry of the process, the thread or the key at a position. */
  getKeyStep(
    document: LogDocument,
    position: Position,
    of: StepSubject,
    direction: StepDirection,
    workspace?: Workspace,
    token?: CancellationToken,
  ): Location | undefined;
  /** The entry at a position as an item of a hierarchy: its callers are what it led to, its callees what it came from. */
  prepareCallHierarchy(
    document: LogDocument,
    position: Position,
    workspace?: Workspace,
    token?: CancellationToken,
  ): CallHierarchyItem[];
  /** What the failure of an item led to. `document` is the item's, when it is open. */
  getIncomingCalls(
    item: CallHierarchyItem,
    workspace: Workspace,
    document?: LogDocument,
    token?: CancellationToken,
  ): CallHierarchyIncomingCall[];
  /** What the failure of an item came from. */
  getOutgoingCalls(
    item: CallHierarchyItem,
    workspace: Workspace,
    document?: LogDocument,
    token?: CancellationToken,
  ): CallHierarchyOutgoingCall[];
  /** Lines above failures: the cause, the report on the incident, how often it happened; for at most 300 failures. */
  getCodeLenses(document: LogDocument, workspace?: Workspace, token?: CancellationToken): CodeLens[];
  /** The report on the incident with a key, as markdown; undefined when there is no such incident. */
  getIncidentReport(key: string, workspace: Workspace, options: IncidentDocumentOptions): string | undefined;
  /** The entries of the incident with a key merged by time, without a key those of all documents given. */
  getTimeline(key: string | undefined, workspace: Workspace, options: IncidentDocumentOptions): Timeline | undefined;
  /** URIs of the logs that report and timeline of an incident need as text; without a key of those of all logs. */
  getLogsForTimeline(workspace: Workspace, key?: string): readonly string[];

  /** What a code means, in any spelling; empty readings when it is none. */
  explainCode(input: string, context?: CodeContext): CodeExplanation;
  /** All remedy articles, ordered by id. */
  getArticles(): readonly Article[];
  /** Readings, remedies and symbols for what a user types; also for a text that holds no code. */
  lookUpCode(input: string, context?: CodeContext): CodeLookUp;
  /** All that is known about a code as a markdown document; undefined for a text that holds none. */
  getCodePage(input: string): string | undefined;
  /** A remedy article by its id, and the markdown to show for it; undefined when there is none. */
  getArticle(id: string): { readonly article: Article; readonly markdown: string } | undefined;
}

/** What the service is given from outside. */
export interface ServiceSources {
  /** The remedy articles, asked for with every request; without it those that come with the product. */
  readonly knowledge?: () => Knowledge;
}

/** The service with all formats, rules and codes that come with the product. */
export function createLogLanguageService({ knowledge = builtInKnowledge }: ServiceSources = {}): LogLanguageService {
  return {
    openDocument: createLogDocument,
    updateDocument: updateLogDocument,
    getDiagnostics: (document, workspace, options, token) =>
      getDiagnostics(document, knowledge(), workspace, options, token),
    getHover: (document, position, workspace, options, token) =>
      getHover(document, position, knowledge(), workspace, options, token),
    getDefinition,
    getReferences,
    getDocumentHighlights,
    getDocumentLinks,
    getDocumentSymbols,
    getWorkspaceSymbols,
    getFoldingRanges,
    getSelectionRanges,
    getInlayHints,
    getCodeActions: (document, range, workspace, token) =>
      getCodeActions(document, range, knowledge(), workspace, token),
    getSemanticTokens(document, token) {
      const tokens = getSemanticTokens(document, undefined, token);
      return tokens && encodeSemanticTokens(tokens);
    },
    getSemanticTokensOfRange: (document, range, token) =>
      encodeSemanticTokens(getSemanticTokens(document, range, token) ?? []),
    getDocumentInfo,
    getIncidents: incidentsIn,
    getIncidentItems: (workspace, token) => getIncidentItems(workspace, knowledge(), token),
    getIncidentAt,
    getCause,
    getChainStep,
    getKeyStep,
    prepareCallHierarchy,
    getIncomingCalls,
    getOutgoingCalls,
    getCodeLenses,
    getIncidentReport: (key, workspace, options) => getIncidentReport(key, workspace, knowledge(), options),
    getTimeline,
    getLogsForTimeline: logsForTimeline,
    explainCode: (input, context) => explainCode(input, context),
    lookUpCode: (input, context) => lookUpCode(input, context, knowledge()),
    getCodePage(input) {
      const explanation = explainCode(input);
      return renderCodePage(explanation, remediesForInput(explanation, knowledge()));
    },
    getArticles: () => knowledge().articles,
    getArticle(id) {
      const article = knowledge().byId(id);
      return article && { article, markdown: renderArticle(article) };
    },
  };
}

export type { CancellationToken } from "./cancellation";
export {
  type CodeContext,
  type CodeExplanation,
  type CodeMatch,
  explainCode,
  findCodes,
  formatCanonical,
  type Reading,
  shortName,
} from "./codes";
export { type Incident, type IncidentPlace, incidentsOf, type LogSummary, summariesOf } from "./correlation";
export { createLogDocument, type LogDocument, updateLogDocument } from "./document";
export type { StepDirection } from "./features/chainNavigation";
export { commands } from "./features/codeActions";
export type { CodeLookUp } from "./features/codeLookUp";
export { type DiagnosticData, diagnosticSource } from "./features/diagnostics";
export type { DocumentInfo } from "./features/documentInfo";
export type { IncidentDocumentOptions } from "./features/incidentDocuments";
export type { IncidentItem, PlaceItem } from "./features/incidentItems";
export type { StepSubject } from "./features/keyNavigation";
export { encodeSemanticTokens, type SemanticToken, semanticTokensLegend } from "./features/semanticTokens";
export type { Workspace } from "./features/shared/workspace";
export { type Finding, type FindingCode, type FindingSeverity, findingsOf, type Statement } from "./findings";
export { type DocumentFormatId, type LogFormatId, logFormatIds, transcriptId } from "./formats/ids";
export { formatById } from "./formats/registry";
export { formatLocal, formatSpan, formatUtc } from "./formats/time";
export type { IndexedFile } from "./indexedFile";
export {
  type Article,
  builtInKnowledge,
  createKnowledge,
  type Knowledge,
  type RemedyMatch,
  type RemedyQuery,
  type RemedySource,
  renderArticle,
  withArticles,
} from "./knowledge";
export { type Entry, entryAt, entryMessage, type Log, runAt, runsOf } from "./log";
export { defaultOptions, type ServiceOptions } from "./options";
export type { Timeline, TimelineLink } from "./report/timeline";
export {
  createLogText,
  type LogText,
  lineAt,
  offsetAt,
  positionAt,
  rangeBetween,
  sliceText,
  type TextChange,
} from "./text/logText";
export type { LogView } from "./transcript/transcript";
