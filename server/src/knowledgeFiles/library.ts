import type { Article } from "../service/knowledge";
import type { ArticleFile, FileProblem } from "./articleFile";

/** Files that make up a team's knowledge, judged together. */
export interface Library {
  /** What can be used: every article without an error, the first of those with one id. */
  readonly articles: readonly Article[];
  /** The files in the order given, each with all its problems. */
  readonly files: readonly ArticleFile[];
}

/**
 * Judges what one file cannot tell: an id used twice, which is an error in the later file, and references to articles
 * that do not exist, which are warnings.
 *
 * @param isKnown whether there is an article with this id beside the files
 */
export function readLibrary(files: readonly ArticleFile[], isKnown: (id: string) => boolean): Library {
  const first = new Map<string, ArticleFile>();
  for (const file of files) {
    const id = file.article?.id;
    if (id !== undefined && !first.has(id)) first.set(id, file);
  }
  const judged = files.map((file): ArticleFile => {
    const problems = [...file.problems, ...deadReferences(file, (id) => first.has(id) || isKnown(id))];
    const other = file.article && first.get(file.article.id);
    if (!other || other === file) return { ...file, problems };
    const { article, ...rest } = file;
    const message = `id: "${article!.id}" is the id of ${other.file} too; the other file is used`;
    return { ...rest, problems: [{ range: file.idRange, severity: "error", message }, ...problems] };
  });
  return { articles: judged.flatMap(({ article }) => article ?? []), files: judged };
}

function deadReferences(file: ArticleFile, exists: (id: string) => boolean): FileProblem[] {
  return file.references
    .filter(({ id }) => !exists(id))
    .map(({ id, range }) => ({ range, severity: "warning", message: `there is no article "${id}"` }));
}
