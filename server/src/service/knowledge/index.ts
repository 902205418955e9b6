export { articleFrom, splitFrontMatter } from "./frontMatter";
export { builtInKnowledge, createKnowledge, type Knowledge, withArticles } from "./knowledge";
export { renderArticle } from "./render";
export * from "./types";
export { validateArticle } from "./validate";
