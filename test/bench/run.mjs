// Bundles the benchmarks and runs them; exit code 1 when a number is outside its limit.
//
//   npm run bench [-- logs [MEGABYTES ROUNDS] | codes | start [ROUNDS] | folder [FILES MEGABYTES]]
//
// Without a name all are run.
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { common, dataFile, dataOnFirstUse } from "../../tools/bundles.mjs";
import { size, start } from "./start.mjs";

async function load(name) {
  const outfile = new URL(`./dist/${name}.cjs`, import.meta.url);
  const entryPoints = [fileURLToPath(new URL(`./${name}.ts`, import.meta.url))];
  await build({ ...common, entryPoints, outfile: fileURLToPath(outfile) });
  return import(outfile.href);
}

/** The server as esbuild.mjs --production bundles it; gives the path of its module. */
async function buildServer() {
  const output = (name) => fileURLToPath(new URL(`./dist/folder/${name}.js`, import.meta.url));
  const source = (name) => [fileURLToPath(new URL(`../../server/src/${name}.ts`, import.meta.url))];
  const server = { ...common, minify: true, plugins: [dataOnFirstUse] };
  await Promise.all([
    build({ ...server, entryPoints: source("main.node"), outfile: output("main") }),
    build({ ...server, entryPoints: source("workspaceIndex/worker.node"), outfile: output("worker") }),
    build({ ...dataFile, outfile: output("data"), minify: true }),
  ]);
  return output("main");
}

const benchmarks = {
  logs: async ([megabytes = 50, rounds = 5]) => (await load("bench")).run(megabytes, rounds),
  codes: async () => (await load("codes")).run() && (await size()),
  start: ([rounds = 30]) => start(rounds),
  folder: async ([files = 40, megabytes = 2]) => (await load("folder")).run(await buildServer(), files, megabytes),
};
const [first, ...rest] = process.argv.slice(2);
// `npm run bench -- 50 5` means the logs.
const name = first === undefined || Object.hasOwn(benchmarks, first) ? first : "logs";
const numbers = (name === first ? rest : [first, ...rest]).map(Number);
if (numbers.some(Number.isNaN)) {
  console.error(`unknown benchmark: ${first}`);
  process.exit(2);
}
for (const [each, run] of Object.entries(benchmarks)) {
  if (name !== undefined && name !== each) continue;
  if (!(await run(numbers))) {
    console.log(`${each}: OUTSIDE THE LIMITS`);
    process.exitCode = 1;
  }
}
