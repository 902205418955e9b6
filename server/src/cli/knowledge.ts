import { extname, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { decodeBytes, defaultCodePage } from "../decode";
import { type ArticleFile, articleFileLimit, readArticleFile, unusableFile } from "../knowledgeFiles/articleFile";
import { type Library, readLibrary } from "../knowledgeFiles/library";
import { builtInKnowledge, type Knowledge, withArticles } from "../service/knowledge";
import { printable } from "../service/text/printable";
import { plural } from "./checkText";
import { type CliIo, ExitCode, type Files, reasonOf } from "./io";

/** Limits for one folder; the same as those of the server. */
const depthLimit = 5;
const fileLimit = 1000;

/** Folders of a team's articles, read. */
interface ReadFolders extends Library {
  /** Folders that could not be read, and why. */
  readonly problems: readonly string[];
}

/** `setup-logs knowledge`: every problem of the articles in some folders, with its place. */
export async function checkKnowledge(folders: readonly string[], io: CliIo): Promise<number> {
  const { articles, files, problems } = await readFolders(folders, io.files);
  const lines = problemLines(files);
  for (const problem of problems) await io.stderr.write(`setup-logs: ${printable(problem)}\n`);
  const sums = `${plural(articles.length, "sound article")}, ${plural(lines.length, "problem")}.`;
  await io.stdout.write(`${[...lines, sums].join("\n")}\n`);
  if (problems.length > 0) return ExitCode.unusable;
  return lines.length > 0 ? ExitCode.errorsFound : ExitCode.ok;
}

/**
 * The articles of the product with those of some folders. What is wrong with articles is written to standard error, and
 * the sound ones are used; undefined when a folder cannot be read.
 */
export async function knowledgeWith(folders: readonly string[], io: CliIo): Promise<Knowledge | undefined> {
  if (folders.length === 0) return builtInKnowledge();
  const { articles, files, problems } = await readFolders(folders, io.files);
  for (const line of [...problems.map(printable), ...problemLines(files)])
    await io.stderr.write(`setup-logs: ${line}\n`);
  return problems.length > 0 ? undefined : withArticles(builtInKnowledge(), articles);
}

async function readFolders(folders: readonly string[], files: Files): Promise<ReadFolders> {
  const problems: string[] = [];
  const read: ArticleFile[] = [];
  for (const folder of folders) {
    try {
      for (const path of await articlesIn(folder, files)) read.push(await readArticle(path, files));
    } catch (error) {
      problems.push(`${folder}: ${reasonOf(error)}.`);
    }
  }
  return { ...readLibrary(read, (id) => builtInKnowledge().byId(id) !== undefined), problems };
}

/** Markdown files of a folder and those below it, but not the one that tells people what the folder is. */
async function articlesIn(folder: string, files: Files): Promise<readonly string[]> {
  const found: string[] = [];
  const enter = async (path: string, depth: number): Promise<void> => {
    const items = [...(await files.readFolder(path))].sort((a, b) => (a.name < b.name ? -1 : 1));
    for (const { name, kind } of items) {
      const isArticle = extname(name).toLowerCase() === ".md" && name.toLowerCase() !== "readme.md";
      if (kind === "file" && isArticle && found.length < fileLimit) found.push(join(path, name));
    }
    for (const { name, kind } of items) {
      if (kind === "folder" && depth < depthLimit && name !== ".git" && name !== "node_modules")
        await enter(join(path, name), depth + 1);
    }
  };
  await enter(folder, 0);
  return found;
}

async function readArticle(path: string, files: Files): Promise<ArticleFile> {
  try {
    const { size } = await files.stat(path);
    if (size > articleFileLimit * 4) return unusableFile(path, "the file is too large for an article");
    const { text } = decodeBytes(await files.read(path), defaultCodePage);
    return readArticleFile(text, path, pathToFileURL(resolve(path)).href);
  } catch (error) {
    return unusableFile(path, reasonOf(error));
  }
}

/** `path:line:column: error: what is wrong`. */
function problemLines(files: readonly ArticleFile[]): string[] {
  return files.flatMap(({ file, problems }) =>
    problems.map(({ range: { start }, severity, message }) =>
      printable(`${file}:${start.line + 1}:${start.character + 1}: ${severity}: ${message}`),
    ),
  );
}
