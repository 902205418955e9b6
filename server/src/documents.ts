import { TextDocuments } from "vscode-languageserver";
import type { LogDocument, LogLanguageService } from "./service";

/** The documents open in the editor, kept as logs: an edit parses anew only the blocks it touches. */
export type OpenDocuments = TextDocuments<LogDocument>;

/** Open documents, empty until they listen to a connection. */
export function createOpenDocuments(service: LogLanguageService): OpenDocuments {
  const languages = new Map<string, string>();
  const documents = new TextDocuments<LogDocument>({
    create(uri, languageId, version, text) {
      languages.set(uri, languageId);
      return service.openDocument(uri, text, languageId, version);
    },
    update: (document, changes, version) =>
      service.updateDocument(document, changes, version, languages.get(document.uri)),
  });
  documents.onDidClose(({ document }) => languages.delete(document.uri));
  return documents;
}
