// Bundles the client, the language server, the command line and the service library. `--production` leaves out source maps.
import { build, context } from "esbuild";
import { common, dataFile, dataOnFirstUse } from "./tools/bundles.mjs";

const production = process.argv.includes("--production");
const output = { minify: production, sourcemap: production ? false : "linked" };
const server = { ...common, plugins: [dataOnFirstUse] };
const bundles = [
  { ...common, entryPoints: ["client/src/extension.ts"], outfile: "client/dist/extension.js", external: ["vscode"] },
  { ...server, entryPoints: ["server/src/main.node.ts"], outfile: "server/dist/main.js" },
  { ...server, entryPoints: ["server/src/workspaceIndex/worker.node.ts"], outfile: "server/dist/worker.js" },
  { ...server, entryPoints: ["server/src/cli/main.ts"], outfile: "server/dist/cli.js" },
  { ...server, entryPoints: ["server/src/service/index.ts"], outfile: "server/dist/index.js" },
  { ...dataFile, outfile: "server/dist/data.js" },
].map((bundle) => ({ ...bundle, ...output }));

if (process.argv.includes("--watch")) {
  for (const bundle of bundles) await (await context(bundle)).watch();
} else {
  await Promise.all(bundles.map((bundle) => build(bundle)));
}
