import type { ProposedFeatures, TextDocuments } from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import type { ArticleDocuments } from "./articleDocuments";
import type { ClientFeatures } from "./capabilities";
import type { OpenDocuments } from "./documents";
import type { Guard } from "./guard";
import type { IncidentPages } from "./incidentPages";
import type { Runtime } from "./runtime";
import type { LogLanguageService, Workspace } from "./service";
import type { SystemMessage } from "./service/options";
import type { Settings } from "./settings";
import type { TeamKnowledge } from "./teamKnowledge";

/** What handlers share. They wire a request to the service, and decide nothing about logs. */
export interface ServerContext {
  readonly connection: ProposedFeatures.Connection;
  readonly runtime: Runtime;
  readonly guard: Guard;
  readonly service: LogLanguageService;
  readonly documents: OpenDocuments;
  /** Known once the client has introduced itself. */
  readonly client: () => ClientFeatures;
  readonly settings: () => Promise<Settings>;
  /** The system's own messages, when the user wants them and the system has them. */
  readonly systemMessage: () => Promise<SystemMessage | undefined>;
  /** A team's own articles: those open in the editor, and all that were read. */
  readonly articles: ArticleDocuments;
  readonly team: TeamKnowledge;
  /** Documents of the server's own that are open in the editor, and reports and timelines among them. */
  readonly ownDocuments: TextDocuments<TextDocument>;
  readonly pages: IncidentPages;
  /** The logs that are open, and those of the opened folders that have been read so far: answers at once. */
  readonly workspace: () => Promise<Workspace>;
  /** The same, once the logs of the folders have been read or reading was cancelled. */
  readonly indexed: () => Promise<Workspace>;
}
