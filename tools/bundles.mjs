// How the bundles are made: for the build, the benchmarks and the tests alike.
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const data = fileURLToPath(new URL("../server/src/service/data.ts", import.meta.url));

/** Options of every bundle that is no data file. */
export const common = {
  bundle: true,
  platform: "node",
  target: "node20",
  format: "cjs",
  mainFields: ["module", "main"],
  // The form of the library without Node's modules is one module: it loads in a tenth of the time.
  alias: { yaml: fileURLToPath(import.meta.resolve("yaml").replace("/dist/", "/browser/")) },
  logLevel: "warning",
  // A library asks where its module lies; in a CommonJS bundle esbuild leaves that empty.
  define: { "import.meta.url": "importMetaUrl" },
  banner: { js: 'const importMetaUrl = require("node:url").pathToFileURL(__filename).href;' },
};

/** The data file: tables, meanings and articles. It lies beside the bundles made with `dataOnFirstUse`, as `data.js`. */
export const dataFile = { bundle: true, target: "node20", format: "cjs", logLevel: "warning", entryPoints: [data] };

/** Leaves the data out of a bundle: `data.js` beside it is loaded when something of it is first read. */
export const dataOnFirstUse = {
  name: "data-on-first-use",
  setup({ onLoad, onResolve }) {
    onResolve({ filter: /^\.\/data\.js$/ }, ({ path, importer }) =>
      importer === data ? { path, external: true } : undefined,
    );
    onLoad({ filter: /[\\/]service[\\/]data\.ts$/ }, async ({ path }) => {
      if (path !== data) return undefined;
      const { metafile } = await build({
        entryPoints: [path],
        outdir: "unused",
        format: "esm",
        metafile: true,
        write: false,
      });
      const names = Object.values(metafile.outputs).flatMap((output) => output.exports);
      const getters = names.map((name) => `get ${name}() { return (data ??= require("./data.js")).${name}; },`);
      return { contents: `let data;\nmodule.exports = {\n${getters.join("\n")}\n};`, loader: "js" };
    });
  },
};
