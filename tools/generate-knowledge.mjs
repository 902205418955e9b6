// Makes server/src/service/knowledge/articles.generated.ts from the articles in server/knowledge.
// `node tools/generate-knowledge.mjs` writes the file, with `--check` it only says whether the file is up to date.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = fileURLToPath(new URL("..", import.meta.url));
const articleFolder = join(root, "server/knowledge");
const generatedFile = join(root, "server/src/service/knowledge/articles.generated.ts");

/** Articles are read as the server reads those of a team; that is TypeScript: bundle it in memory. */
async function loadReader() {
  const result = await build({
    stdin: {
      contents: 'export * from "./articleFile"; export * from "./library";',
      resolveDir: join(root, "server/src/knowledgeFiles"),
      loader: "ts",
    },
    bundle: true,
    format: "esm",
    platform: "browser",
    write: false,
  });
  return import(`data:text/javascript,${encodeURIComponent(result.outputFiles[0].text)}`);
}

/**
 * Reads and checks all articles; returns the text of the generated file and every problem found, each beginning with
 * `file:line:column` (1-based).
 */
export async function generateKnowledge(folder = articleFolder) {
  const { readArticleFile, readLibrary } = await loadReader();
  const names = readdirSync(folder).filter((name) => name.endsWith(".md"));
  const read = names.sort().map((name) => readArticleFile(readFileSync(join(folder, name), "utf8"), name));
  const { articles: sound, files } = readLibrary(read, () => false);
  const problems = files.flatMap(({ file, problems }) =>
    problems.map(({ range: { start }, message }) => `${file}:${start.line + 1}:${start.character + 1} ${message}`),
  );
  for (const { id, remedySource } of sound)
    if (remedySource === "team") problems.push(`${id}.md:1:1 remedySource: "team" is for teams' own articles`);
  const articles = [...sound];
  articles.sort((a, b) => (a.id < b.id ? -1 : 1));
  const text = [
    "// Made by tools/generate-knowledge.mjs from server/knowledge/*.md. Do not edit.",
    "",
    "/** Every article as JSON, ordered by id; parsed when one is wanted for the first time. */",
    "export const articleTexts: readonly string[] = [",
    ...articles.map((article) => `  ${JSON.stringify(JSON.stringify(article))},`),
    "];",
    "",
  ].join("\n");
  return { text, problems, articles };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { text, problems, articles } = await generateKnowledge();
  const current = () => {
    try {
      return readFileSync(generatedFile, "utf8");
    } catch {
      return undefined;
    }
  };
  if (problems.length > 0) {
    console.error(problems.join("\n"));
    process.exitCode = 1;
  } else if (!process.argv.includes("--check")) {
    writeFileSync(generatedFile, text);
    console.log(`${articles.length} articles`);
  } else if (current() !== text) {
    console.error("articles.generated.ts is out of date: run npm run generate:knowledge");
    process.exitCode = 1;
  }
}
