// Writes THIRD_PARTY_NOTICES.txt: the licences of the libraries that the bundles of the extension hold.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = fileURLToPath(new URL("..", import.meta.url));

/** The text of the notices, from what the bundles of client and server really take in. */
export async function notices() {
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: ["client/src/extension.ts", "server/src/main.node.ts"],
    bundle: true,
    platform: "node",
    mainFields: ["module", "main"],
    external: ["vscode"],
    metafile: true,
    write: false,
    outdir: "unused",
    logLevel: "silent",
  });
  const folders = new Set();
  for (const input of Object.keys(metafile.inputs)) {
    const folder = /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input);
    if (folder) folders.add(folder[0]);
  }
  const parts = [...folders].sort().map((folder) => {
    const { name, version, license } = JSON.parse(readFileSync(join(root, folder, "package.json"), "utf8"));
    const file = readdirSync(join(root, folder)).find((each) => /^licen[cs]e/i.test(each));
    const text = file ? readFileSync(join(root, folder, file), "utf8").trim() : `Licence: ${license}`;
    return `${name} ${version}\n\n${text.replace(/\r\n/g, "\n")}\n`;
  });
  const rule = `\n${"-".repeat(80)}\n\n`;
  return `The extension holds the following libraries, under their own licences.\n${rule}${[...new Set(parts)].join(rule)}`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(join(root, "THIRD_PARTY_NOTICES.txt"), await notices());
}
