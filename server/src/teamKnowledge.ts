import { URI } from "vscode-uri";
import { type ArticleFile, articleFileLimit, readArticleFile, unusableFile } from "./knowledgeFiles/articleFile";
import { knowledgeFolders } from "./knowledgeFiles/folders";
import { readLibrary } from "./knowledgeFiles/library";
import type { FoundFile, Runtime } from "./runtime";
import { type Article, builtInKnowledge, type Knowledge, withArticles } from "./service";
import type { Settings } from "./settings";

/** Most articles that are read; hundreds are a large library. */
const fileLimit = 1000;
/** Folders below a named one. */
const folderDepth = 5;
/** A character of an article takes at most four bytes. */
const byteLimit = articleFileLimit * 4;

/** What a team's articles are read from. */
export interface TeamKnowledgeHost {
  readonly runtime: Runtime;
  /** URIs of the opened folders. */
  readonly openedFolders: () => readonly string[];
  readonly settings: () => Promise<Settings>;
  /** Takes what was read, what was left out and why. */
  readonly inform: (text: string) => void;
}

/** The articles of the product together with those in the folders of `setupLogs.knowledge.paths`. */
export interface TeamKnowledge {
  /** As read last; at first, and where no folder is named, the articles of the product. */
  readonly current: () => Knowledge;
  /** URIs of the folders. */
  readonly folders: () => readonly string[];
  /** The files read last, each with the problems it has by itself; `readLibrary` judges them together. */
  readonly files: () => readonly ArticleFile[];
  /** Whether a file of this URI is an article of the folders. */
  isArticle(uri: string): boolean;
  /** Resolves when nothing is being read; at once when nothing is. */
  settled(): Promise<void>;
  /** Reads what has changed. Resolves when what was there at the call has been read. */
  reload(): Promise<void>;
}

const none: readonly ArticleFile[] = [];

export function createTeamKnowledge(host: TeamKnowledgeHost): TeamKnowledge {
  let folders: readonly string[] = [];
  let files = none;
  let knowledge: Knowledge | undefined;
  let cache = new Map<string, { readonly found: FoundFile; readonly file: ArticleFile }>();
  let told = "";
  let running: Promise<void> | undefined;
  let isOutdated = false;

  const tell = (text: string): void => {
    if (text !== "" && text !== told) host.inform(text);
    told = text;
  };

  async function load(): Promise<void> {
    const { knowledge: wanted } = await host.settings();
    folders = knowledgeFolders(wanted.paths, host.openedFolders(), host.runtime.homeFolder);
    if (folders.length === 0) {
      files = none;
      knowledge = undefined;
      cache = new Map();
      return tell("");
    }
    const found = await Promise.all(
      folders.map((folder) => host.runtime.findFiles(folder, { names: ["*.md"], depth: folderDepth })),
    );
    const articles = [...new Map(found.flat().map((each) => [each.uri, each])).values()].filter(isNamedAsArticle);
    const next: typeof cache = new Map();
    for (const each of articles.slice(0, fileLimit)) {
      const known = cache.get(each.uri);
      const isSame = known?.found.size === each.size && known.found.modified === each.modified;
      next.set(each.uri, isSame ? known : { found: each, file: await read(each) });
    }
    cache = next;
    const base = builtInKnowledge();
    files = [...next.values()].map(({ file }) => file);
    const library = readLibrary(files, (id) => base.byId(id) !== undefined);
    knowledge = withArticles(base, library.articles);
    tell(summary(base, library.articles, articles.length));
  }

  async function read({ uri, size }: FoundFile): Promise<ArticleFile> {
    await host.runtime.yield();
    if (size > byteLimit) return unusableFile(uri, `the file is larger than ${byteLimit} bytes`);
    const text = await host.runtime.readText(uri, "windows-1252").catch(() => undefined);
    return text === undefined ? unusableFile(uri, "the file cannot be read") : readArticleFile(text, uri, uri);
  }

  function summary(base: Knowledge, used: readonly Article[], count: number): string {
    const replacing = used.filter(({ id }) => base.byId(id) !== undefined).length;
    const broken = files.length - used.length;
    const parts = [
      `added ${used.length - replacing}`,
      `in place of ours ${replacing}`,
      ...(broken > 0 ? [`not used because of errors ${broken} (see the problems of the files)`] : []),
      ...(count > fileLimit ? [`not read ${count - fileLimit}, as ${fileLimit} are the most`] : []),
    ];
    return `Articles of the team: ${parts.join(", ")}. Folders: ${folders.map((uri) => URI.parse(uri).fsPath).join(", ")}.`;
  }

  async function loadUntilCurrent(): Promise<void> {
    do {
      isOutdated = false;
      await load();
    } while (isOutdated);
  }

  return {
    current: () => knowledge ?? builtInKnowledge(),
    folders: () => folders,
    files: () => files,
    isArticle(uri) {
      const name = URI.parse(uri).toString().toLowerCase();
      return isNamedAsArticle({ uri: name }) && folders.some((folder) => name.startsWith(`${folder.toLowerCase()}/`));
    },
    settled: () => running ?? Promise.resolve(),
    reload() {
      if (running) isOutdated = true;
      running ??= loadUntilCurrent().finally(() => {
        running = undefined;
      });
      return running;
    },
  };
}

/** Markdown, but not the file that tells people what the folder is. */
function isNamedAsArticle({ uri }: { readonly uri: string }): boolean {
  return /\.md$/i.test(uri) && !/\/readme\.md$/i.test(uri);
}
