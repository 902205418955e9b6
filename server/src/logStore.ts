import { formatOfName } from "./logNames";
import type { FoundFile, Runtime } from "./runtime";
import type { LogLanguageService, Workspace } from "./service";
import type { LogDocument } from "./service/document";
import type { Settings } from "./settings";

/** Characters of all logs that are kept after they were read. */
const keptCharacters = 32_000_000;

/** Logs as text, whether or not they are open. */
export interface LogStore {
  /**
   * Logs of a workspace as documents, in the order they are asked for: open ones as the editor has them, others read from
   * disk. What the workspace does not list is not read, whatever it is. `leftOut` are those that cannot be read, or with
   * which more than `limit` characters would have to be read.
   */
  read(
    uris: readonly string[],
    workspace: Workspace,
    limit: number,
    token: { readonly isCancellationRequested: boolean },
  ): Promise<{ readonly documents: readonly LogDocument[]; readonly leftOut: readonly string[] }>;
}

interface Kept {
  readonly file: FoundFile;
  readonly codePage: string;
  readonly document: LogDocument;
}

export function createLogStore(
  runtime: Pick<Runtime, "statFile" | "readText" | "yield">,
  service: Pick<LogLanguageService, "openDocument">,
  settings: () => Promise<Settings>,
): LogStore {
  /** The one used last comes last. */
  const kept = new Map<string, Kept>();

  async function fromDisk(uri: string, file: FoundFile, codePage: string): Promise<LogDocument> {
    const known = kept.get(uri);
    kept.delete(uri);
    const isSame = known?.file.size === file.size && known.file.modified === file.modified;
    const document =
      known && isSame && known.codePage === codePage
        ? known.document
        : service.openDocument(uri, await runtime.readText(uri, codePage), formatOfName(uri));
    kept.set(uri, { file, codePage, document });
    let sum = 0;
    for (const [each, { document }] of [...kept].reverse()) {
      sum += document.text.length;
      if (sum > keptCharacters) kept.delete(each);
    }
    return document;
  }

  return {
    async read(uris, workspace, limit, token) {
      const { ansiCodePage } = await settings();
      const open = new Map(workspace.documents.map((document) => [document.uri, document]));
      const files = new Set(workspace.files?.map(({ uri }) => uri));
      const documents: LogDocument[] = [];
      const leftOut: string[] = [];
      let left = limit;
      for (const uri of uris) {
        const own = open.get(uri);
        if (own) documents.push(own);
        else if (files.has(uri)) {
          await runtime.yield();
          if (token.isCancellationRequested) break;
          const file = await runtime.statFile(uri);
          const document =
            file && file.size <= left ? await fromDisk(uri, file, ansiCodePage).catch(() => undefined) : undefined;
          if (document) {
            documents.push(document);
            left -= file!.size;
          } else leftOut.push(uri);
        }
      }
      return { documents, leftOut };
    },
  };
}
