// Makes server/src/service/knowledge/articles.generated.ts from the articles in server/knowledge.
// `node tools/generate-knowledge.mjs` writes the file, with `--check` it only says whether the file is up to date.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { LineCounter, parseDocument } from "yaml";

const root = fileURLToPath(new URL("..", import.meta.url));
const articleFolder = join(root, "server/knowledge");
const generatedFile = join(root, "server/src/service/knowledge/articles.generated.ts");

/** The rules are TypeScript, shared with the server: bundle them in memory. */
async function loadRules() {
  const result = await build({
    stdin: {
      contents: 'export * from "./frontMatter"; export * from "./validate";',
      resolveDir: join(root, "server/src/service/knowledge"),
      loader: "ts",
    },
    bundle: true,
    format: "esm",
    write: false,
  });
  return import(`data:text/javascript,${encodeURIComponent(result.outputFiles[0].text)}`);
}

/** Reads one article. Problems are texts that begin with `line:column` of the file, 1-based. */
function readArticle(text, name, rules) {
  const parts = rules.splitFrontMatter(text);
  if (!parts) return { problems: ["1:1 the article must begin with front matter between two --- lines"] };
  const counter = new LineCounter();
  const document = parseDocument(parts.yaml, { lineCounter: counter, schema: "core" });
  const at = (offset) => {
    const { line, col } = counter.linePos(offset);
    return `${line + 1}:${col}`;
  };
  if (document.errors.length > 0)
    return { problems: document.errors.map((error) => `${at(error.pos[0])} ${error.message}`) };
  const frontMatter = document.toJS();
  const place = ({ path, line }) => {
    if (line !== undefined) return `${parts.bodyLine + line + 1}:1`;
    for (let length = path.length; length > 0; length--) {
      const range = document.getIn(path.slice(0, length), true)?.range;
      if (range) return at(range[0]);
    }
    return "1:1";
  };
  const problems = rules
    .validateArticle(frontMatter, parts.body)
    .map((problem) => `${place(problem)} ${[problem.path.join("."), problem.message].filter(Boolean).join(": ")}`);
  if (problems.length > 0) return { problems };
  if (`${frontMatter.id}.md` !== name) return { problems: [`2:1 the file must be called ${frontMatter.id}.md`] };
  return { article: rules.articleFrom(frontMatter, parts.body), problems };
}

/** Reads and checks all articles; returns the text of the generated file and every problem found. */
export async function generateKnowledge(folder = articleFolder) {
  const rules = await loadRules();
  const problems = [];
  const articles = [];
  const names = readdirSync(folder).filter((name) => name.endsWith(".md"));
  for (const name of names.sort()) {
    const read = readArticle(readFileSync(join(folder, name), "utf8"), name, rules);
    problems.push(...read.problems.map((problem) => `${name}:${problem}`));
    if (read.article) articles.push(read.article);
  }
  if (problems.length === 0)
    problems.push(...rules.validateLibrary(articles).map(({ articleId, message }) => `${articleId}.md: ${message}`));
  articles.sort((a, b) => (a.id < b.id ? -1 : 1));
  const text = [
    "// Made by tools/generate-knowledge.mjs from server/knowledge/*.md. Do not edit.",
    'import type { Article } from "./types";',
    "",
    `export const articles: readonly Article[] = ${JSON.stringify(articles, null, 2)};`,
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
