// Bundles the benchmarks and runs them; exit code 1 when a number is outside its limit.
//
//   npm run bench [-- logs [MEGABYTES ROUNDS] | codes | start [ROUNDS]]
//
// Without a name all three are run.
import { build } from "esbuild";
import { size, start } from "./start.mjs";

async function load(name) {
  const outfile = new URL(`./dist/${name}.mjs`, import.meta.url);
  await build({
    entryPoints: [new URL(`./${name}.ts`, import.meta.url).pathname],
    outfile: outfile.pathname,
    bundle: true,
    platform: "node",
    format: "esm",
    logLevel: "warning",
  });
  return import(outfile.href);
}

const benchmarks = {
  logs: async ([megabytes = 50, rounds = 5]) => (await load("bench")).run(megabytes, rounds),
  codes: async () => (await load("codes")).run() && (await size()),
  start: ([rounds = 30]) => start(rounds),
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
