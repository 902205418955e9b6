import type { BuildOptions, Plugin } from "esbuild";

/** Options of every bundle that is no data file. */
export const common: BuildOptions;
/** The data file: tables, meanings and articles. It lies beside the bundles made with `dataOnFirstUse`, as `data.js`. */
export const dataFile: BuildOptions;
/** Leaves the data out of a bundle: `data.js` beside it is loaded when something of it is first read. */
export const dataOnFirstUse: Plugin;
