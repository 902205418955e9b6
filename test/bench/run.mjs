// Bundles the benchmark and runs it: `npm run bench [-- MEGABYTES ROUNDS]`. Exit code 1 when a ratio is outside its limit.
import { build } from "esbuild";

const outfile = new URL("./dist/bench.mjs", import.meta.url);
await build({
  entryPoints: [new URL("./bench.ts", import.meta.url).pathname],
  outfile: outfile.pathname,
  bundle: true,
  platform: "node",
  format: "esm",
  logLevel: "warning",
});
const { run } = await import(outfile.href);
const [megabytes = 50, rounds = 5] = process.argv.slice(2).map(Number);
process.exitCode = run(megabytes, rounds) ? 0 : 1;
