import { URI } from "vscode-uri";
import { allLogNames, formatOfName } from "./logNames";
import type { FoundFile, Runtime, Timer } from "./runtime";
import { createLogDocument, type LogDocument } from "./service/document";
import type { Settings } from "./settings";

/** Megabytes read from the opened folders altogether: what a server in the default memory of Node holds with ease. */
const totalSize = 256;
const megabyte = 1024 * 1024;
/** How long a listing holds where no one tells of changed files, in milliseconds. */
const staleAfter = 5000;

/** Schemes of documents that stand for themselves; `git:` and the like show another version of one of them. */
const ownSchemes: ReadonlySet<string> = new Set(["file", "untitled", "vscode-vfs", "vscode-remote"]);

/** What the logs of the folders are read from. */
export interface WorkspaceLogsHost {
  readonly runtime: Runtime;
  /** URIs of the opened folders. */
  readonly folders: () => readonly string[];
  readonly openDocuments: () => readonly LogDocument[];
  readonly settings: () => Promise<Settings>;
  /** Whether changed files are reported through `filesChanged`. */
  readonly watched: () => boolean;
  /** Takes what was left out and why. */
  readonly inform: (text: string) => void;
}

/** All logs that can tell of one incident. */
export interface WorkspaceLogs {
  /**
   * The open documents that hold a log, then the logs of the opened folders that are not open. Files are read at the
   * first call, and again only when they have changed. The list is the same object as long as its documents are: what is
   * worked out for it is kept with it.
   */
  all(): Promise<readonly LogDocument[]>;
  /** Files were made, changed or deleted. True when one of them counts. */
  filesChanged(uris: readonly string[]): boolean;
  /** Folders or settings are others. */
  forget(): void;
}

export function createWorkspaceLogs(host: WorkspaceLogsHost): WorkspaceLogs {
  let cache = new Map<string, { readonly file: FoundFile; readonly document: LogDocument | undefined }>();
  let listing: Promise<readonly LogDocument[]> | undefined;
  let last: readonly LogDocument[] = [];
  let told = "";
  let timer: Timer | undefined;

  const outdate = (): void => {
    listing = undefined;
    timer?.dispose();
    timer = undefined;
  };

  async function list(): Promise<readonly LogDocument[]> {
    const before = cache;
    const { ansiCodePage, workspace } = await host.settings();
    const query = { names: allLogNames, depth: workspace.depth };
    const found = await Promise.all(host.folders().map((folder) => host.runtime.findFiles(folder, query)));
    const files = withinLimits(found.flat(), workspace);
    const next: typeof cache = new Map();
    for (const file of files) {
      const known = before.get(file.uri);
      const same = known?.file.size === file.size && known.file.modified === file.modified;
      next.set(file.uri, same ? known : { file, document: await read(file, ansiCodePage) });
    }
    // Settings may have changed meanwhile: then what was read with the old ones is not kept.
    if (cache === before) cache = next;
    return [...next.values()].flatMap(({ document }) => (document?.formatId === undefined ? [] : [document]));
  }

  async function read({ uri }: FoundFile, ansiCodePage: string): Promise<LogDocument | undefined> {
    await host.runtime.yield();
    const text = await host.runtime.readText(uri, ansiCodePage).catch(() => undefined);
    return text === undefined ? undefined : createLogDocument(uri, text, formatOfName(uri));
  }

  function withinLimits(found: readonly FoundFile[], limits: Settings["workspace"]): readonly FoundFile[] {
    const taken: FoundFile[] = [];
    const seen = new Set<string>();
    let size = 0;
    let left = 0;
    for (const file of found) {
      if (seen.has(file.uri)) continue;
      seen.add(file.uri);
      const fits = file.size <= limits.maximumFileSize * megabyte && size + file.size <= totalSize * megabyte;
      if (fits && taken.length < limits.maximumFiles) {
        taken.push(file);
        size += file.size;
      } else left++;
    }
    const text = `${left} of ${seen.size} logs of the opened folders are not read: at most ${limits.maximumFiles} files of ${limits.maximumFileSize} MB each and ${totalSize} MB altogether are.`;
    if (left > 0 && text !== told) host.inform(text);
    told = left > 0 ? text : "";
    return taken;
  }

  return {
    async all() {
      if (listing === undefined) {
        listing = list();
        if (!host.watched()) timer = host.runtime.startTimer(outdate, staleAfter);
      }
      const current = listing;
      const files = await current.catch((error) => {
        if (listing === current) outdate();
        throw error;
      });
      const open = host.openDocuments().filter(isOwn);
      const opened = new Set(open.map(({ uri }) => normalUri(uri)));
      const now = [
        ...open.filter(({ formatId }) => formatId !== undefined),
        ...files.filter(({ uri }) => !opened.has(normalUri(uri))),
      ];
      if (now.length !== last.length || now.some((document, i) => document !== last[i])) last = now;
      return last;
    },
    filesChanged(uris) {
      const counts = uris.some((uri) => formatOfName(uri) !== undefined);
      if (counts) outdate();
      return counts;
    },
    forget() {
      cache = new Map();
      outdate();
    },
  };
}

const isOwn = ({ uri }: LogDocument): boolean => ownSchemes.has(URI.parse(uri).scheme);
const normalUri = (uri: string): string => URI.parse(uri).toString();
