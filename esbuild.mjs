// Bundles the client, the language server, the command line and the service library. `--production` leaves out source maps.
import { fileURLToPath } from "node:url";
import { build, context } from "esbuild";

const production = process.argv.includes("--production");
const common = {
  bundle: true,
  platform: "node",
  target: "node20",
  format: "cjs",
  mainFields: ["module", "main"],
  // The form of the library without Node's modules is one module: it loads in a tenth of the time.
  alias: { yaml: fileURLToPath(import.meta.resolve("yaml").replace("/dist/", "/browser/")) },
  minify: production,
  sourcemap: production ? false : "linked",
  logLevel: "warning",
  // A library asks where its module lies; in a CommonJS bundle esbuild leaves that empty.
  define: { "import.meta.url": "importMetaUrl" },
  banner: { js: 'const importMetaUrl = require("node:url").pathToFileURL(__filename).href;' },
};
const bundles = [
  { entryPoints: ["client/src/extension.ts"], outfile: "client/dist/extension.js", external: ["vscode"] },
  { entryPoints: ["server/src/main.node.ts"], outfile: "server/dist/main.js" },
  { entryPoints: ["server/src/cli/main.ts"], outfile: "server/dist/cli.js" },
  { entryPoints: ["server/src/service/index.ts"], outfile: "server/dist/index.js" },
].map((bundle) => ({ ...common, ...bundle }));

if (process.argv.includes("--watch")) {
  for (const bundle of bundles) await (await context(bundle)).watch();
} else {
  await Promise.all(bundles.map((bundle) => build(bundle)));
}
