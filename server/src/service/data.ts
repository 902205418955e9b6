/**
 * The bulk of what the service knows: code tables, meanings and articles. Bundles hold it in a file of its own, which is
 * loaded when something here is first read; so read nothing of it while a module loads.
 */
export { meaningOf } from "./codes/data/meanings";
export { partTables, tables } from "./codes/data/tables";
export { articleTexts } from "./knowledge/articles.generated";
