// How much the code tables, the meanings and the articles add to the package and to the start of the server.
import { spawn } from "node:child_process";
import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { deflateRawSync } from "node:zlib";
import { build } from "esbuild";
import { common, dataFile, dataOnFirstUse } from "../../tools/bundles.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const data = `${root}server/src/service/codes/data`;
const sizeLimit = 400;
const startLimit = 1.1;

/** Prints the size of the tables as they are packed: minified and deflated. True within the limit. */
export async function size() {
  const files = readdirSync(data).filter((file) => file.endsWith(".generated.ts"));
  const packed = async (contents, resolveDir) => {
    const stdin = { contents, resolveDir, loader: "ts" };
    const { outputFiles } = await build({
      stdin,
      bundle: true,
      minify: true,
      format: "cjs",
      platform: "node",
      write: false,
    });
    return deflateRawSync(outputFiles[0].contents, { level: 9 }).length / 1000;
  };
  const tables = await packed(files.map((file, i) => `export * as t${i} from "./${file}";`).join("\n"), data);
  const meanings = await packed('export * from "./meanings";', data);
  const articles = await packed('export * from "./articles.generated";', `${root}server/src/service/knowledge`);
  console.log(`code tables      ${tables.toFixed(0)} kB packed (limit ${sizeLimit} kB), ${files.length} families`);
  console.log(`meanings         ${meanings.toFixed(0)} kB packed`);
  console.log(`articles         ${articles.toFixed(0)} kB packed`);
  return tables < sizeLimit;
}

/** Replaces tables, meanings, pages and articles by empty ones. */
const stubs = {
  name: "stubs",
  setup(build) {
    const stub = (filter, contents) =>
      build.onLoad({ filter }, ({ path }) => ({ contents: contents(path), loader: "ts" }));
    stub(/codes[\\/]data[\\/][^\\/]+\.generated\.ts$/, (path) => {
      const name = /([^\\/]+)\.generated\.ts$/.exec(path)[1].replace(/-(.)/g, (_, letter) => letter.toUpperCase());
      return `export const ${name} = { family: "", parts: [] };`;
    });
    stub(
      /codes[\\/]data[\\/]meanings[\\/]index\.ts$/,
      () => "export const meaningOf = () => undefined; export const meaningKeys = () => [];",
    );
    stub(/codes[\\/]data[\\/]pages\.ts$/, () => "export const pageOf = () => undefined;");
    stub(/articles\.generated\.ts$/, () => "export const articleTexts = [];");
  },
};

/** Bundles the server as esbuild.mjs --production does. */
async function bundle(name, plugins) {
  const outfile = output(name);
  await build({ ...common, entryPoints: [`${root}server/src/main.node.ts`], outfile, minify: true, plugins });
  return outfile;
}

const output = (name) => fileURLToPath(new URL(`./dist/${name}.js`, import.meta.url));

const message = (body) => {
  const text = JSON.stringify({ jsonrpc: "2.0", ...body });
  return `Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`;
};
const initialize = message({
  id: 1,
  method: "initialize",
  params: { processId: null, rootUri: null, capabilities: {} },
});

/** Milliseconds from starting the process to its answer to `initialize`. */
function startTime(module) {
  return new Promise((resolve, reject) => {
    const start = performance.now();
    const server = spawn(process.execPath, [module, "--stdio"], { stdio: ["pipe", "pipe", "inherit"] });
    let received = "";
    let time;
    server.once("error", reject);
    server.once("exit", () => (time === undefined ? reject(new Error(`${module} ended: ${received}`)) : resolve(time)));
    server.stdin.on("error", () => {});
    server.stdout.on("data", (bytes) => {
      received += bytes;
      if (time !== undefined || !received.includes('"capabilities"')) return;
      time = performance.now() - start;
      server.kill();
    });
    server.stdin.write(initialize);
  });
}

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

/**
 * Prints how long the server takes to answer `initialize`, against the same server without tables, meanings and articles.
 * A second copy of the stubbed server is measured alike: how far the two stubbed ones differ is the noise of the machine,
 * and as much is allowed on top of the limit.
 */
export async function start(rounds) {
  await build({ ...dataFile, outfile: output("data"), minify: true });
  const full = await bundle("server", [dataOnFirstUse]);
  const bare = await bundle("server-bare", [stubs]);
  const copy = await bundle("server-bare-copy", [stubs]);
  const times = new Map([full, bare, copy].map((module) => [module, []]));
  for (let round = 0; round <= rounds; round++) {
    // The order turns, so that none always follows the same other; the first round fills the disk cache.
    const order = [full, bare, copy].map((_, i, all) => all[(i + round) % all.length]);
    for (const module of order) {
      const time = await startTime(module);
      if (round > 0) times.get(module).push(time);
    }
  }
  const [whole, stubbed, again] = [...times.values()].map(median);
  const noise = Math.abs(again / stubbed - 1);
  const ratio = whole / ((stubbed + again) / 2);
  console.log(
    `server start     ${whole.toFixed(0)} ms, ${ratio.toFixed(3)} times without tables, meanings and articles ` +
      `(${stubbed.toFixed(0)} ms; limit ${startLimit}, noise ${noise.toFixed(3)}, ${rounds} rounds)`,
  );
  return ratio <= startLimit + noise;
}
