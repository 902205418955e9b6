import { URI } from "vscode-uri";
import type { Workspace } from "../service";
import type { LogDocument } from "../service/document";
import type { IndexedFile } from "../service/indexedFile";
import type { Candidate } from "./candidates";

/** A file that was read, or could not be. */
export interface KnownFile {
  readonly file: Candidate;
  readonly codePage: string;
  /** Undefined for a file that holds no log or could not be read. */
  readonly indexed: IndexedFile | undefined;
  readonly hasFailed: boolean;
}

/** What is known of the files of the opened folders. */
export interface KnownFiles {
  readonly size: () => number;
  get(uri: string): KnownFile | undefined;
  /** Whether a file is as it was when it was read with this code page. */
  isCurrent(file: Candidate, codePage: string): boolean;
  set(file: KnownFile): void;
  forget(uri: string): void;
  forgetFailed(): void;
  /** Files are these, in this order; what is known of others is forgotten. */
  arrange(uris: readonly string[]): void;
  /** Whether a folder holds one of the files. */
  isFolder(uri: string): boolean;
  /** Has the workspace show the logs as they are now. */
  publish(): void;
  /**
   * The logs published last, where documents that are open count instead of their files. The result, and each list in it,
   * is the same object as long as nothing in it is another.
   */
  workspace(openDocuments: readonly LogDocument[], machinesApart: boolean): Workspace;
}

/** Schemes of documents that stand for themselves; `git:` and the like show another version of one of them. */
const ownSchemes: ReadonlySet<string> = new Set(["file", "untitled", "vscode-vfs", "vscode-remote"]);

/** @param touched called when a log is another, has come or gone, or stands at another place of the list */
export function createKnownFiles(touched: () => void): KnownFiles {
  const known = new Map<string, KnownFile & { readonly key: string }>();
  let order: readonly string[] = [];
  let published: readonly (KnownFile & { readonly key: string })[] = [];
  let files: readonly IndexedFile[] = [];
  let last: Workspace = { documents: [], files };

  const logs = (): readonly string[] => order.filter((uri) => known.get(uri)?.indexed);
  const forget = (uri: string): void => {
    const before = known.get(uri);
    known.delete(uri);
    if (before?.indexed) touched();
  };

  return {
    size: () => known.size,
    get: (uri) => known.get(uri),
    isCurrent({ uri, size, modified }, codePage) {
      const before = known.get(uri);
      return before?.file.size === size && before.file.modified === modified && before.codePage === codePage;
    },
    set(file) {
      const { uri } = file.file;
      const before = known.get(uri)?.indexed;
      known.set(uri, { ...file, key: normalUri(uri) });
      if (file.indexed || before) touched();
    },
    forget,
    forgetFailed() {
      for (const [uri, { hasFailed }] of known) if (hasFailed) known.delete(uri);
    },
    arrange(uris) {
      const listed = new Set(uris);
      for (const uri of [...known.keys()]) if (!listed.has(uri)) forget(uri);
      const before = logs();
      order = uris;
      if (keep(before, logs()) !== before) touched();
    },
    isFolder: (uri) => order.some((each) => each.startsWith(`${uri}/`)),
    publish() {
      published = order.flatMap((uri) => known.get(uri) ?? []);
    },
    workspace(openDocuments, machinesApart) {
      const open = openDocuments.filter(isOwn);
      const hidden = new Set(open.map(({ uri }) => normalUri(uri)));
      const documents = keep(
        last.documents,
        open.filter(({ formatId }) => formatId !== undefined),
      );
      const shown = published.flatMap(({ indexed, key }) => (indexed && !hidden.has(key) ? [indexed] : []));
      files = keep(files, shown);
      const isSame = documents === last.documents && files === last.files && machinesApart === last.machinesApart;
      if (!isSame) last = { documents, files, machinesApart };
      return last;
    },
  };
}

/** The list as it was when it holds the same things. */
function keep<T>(before: readonly T[], now: readonly T[]): readonly T[] {
  return before.length === now.length && now.every((each, i) => each === before[i]) ? before : now;
}

const isOwn = ({ uri }: LogDocument): boolean => ownSchemes.has(URI.parse(uri).scheme);

/** A URI as it is compared: the same one may be written in several ways. */
export const normalUri = (uri: string): string => URI.parse(uri).toString();
