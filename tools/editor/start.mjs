// npm start: builds, then opens the samples in a real VS Code with the extension loaded from this checkout.
//   --smoke      only check that the editor opens, then end (--once is the same)
//   --port N     port of the VS Code for the browser (otherwise a free one)
//   --no-build   take the bundles as they are
import { spawn, spawnSync } from "node:child_process";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { chooseEditor } from "./editors.mjs";
import { root, samples, temporaryProfile } from "./paths.mjs";
import { startServer } from "./server.mjs";
import { writeSettings } from "./settings.mjs";
import { runSuite } from "./suite.mjs";

for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => process.exit(0));

try {
  const { values } = parseArgs({
    options: {
      smoke: { type: "boolean" },
      once: { type: "boolean" },
      port: { type: "string" },
      "no-build": { type: "boolean" },
    },
  });
  if (!values["no-build"]) {
    const built = spawnSync(process.execPath, ["esbuild.mjs"], { cwd: root, stdio: "inherit" });
    if (built.status !== 0) throw new Error("The build failed.");
  }
  const once = values.smoke || values.once;
  const editor = await chooseEditor();
  if (editor.kind === "browser") await serve(Number(values.port ?? 0), once);
  else await (once ? openOnce(editor) : open(editor.executable));
  process.exit(0);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}

async function serve(port, once) {
  const server = await startServer({ port });
  const link = server.link({ folder: samples, extension: root });
  if (once) {
    await checkWorkbench(link);
    console.log("The workbench answers.");
    server.stop();
    return;
  }
  console.log(`Serving the samples with the extension. Open this page, and press Ctrl+C here to end:\n\n  ${link}\n`);
  const code = await server.exited;
  throw new Error(`The VS Code server ended with ${code}:\n${server.log().slice(-2000)}`);
}

/** Asks for the page as a browser would, then for the script that the page loads. */
async function checkWorkbench(link) {
  const entry = await fetch(link, { redirect: "manual" });
  const cookie = entry.headers.get("set-cookie")?.split(";")[0] ?? "";
  const page = await fetch(new URL(entry.headers.get("location") ?? link, link), { headers: { cookie } });
  const html = await page.text();
  const script = /<script type="module" src="([^"]*workbench\.js)"/.exec(html)?.[1];
  if (!page.ok || script === undefined) throw new Error(`The server does not give the workbench (${page.status}).`);
  const code = await fetch(new URL(script, link), { headers: { cookie } });
  if (!code.ok) throw new Error(`The server does not give the workbench's script (${code.status}).`);
}

async function open(executable) {
  const profile = temporaryProfile();
  writeSettings(profile.path, ["User/settings.json"]);
  const args = [
    samples,
    `--extensionDevelopmentPath=${root}`,
    `--user-data-dir=${profile.path}`,
    `--extensions-dir=${join(profile.path, "extensions")}`,
    "--disable-workspace-trust",
    "--disable-updates",
    "--skip-welcome",
    "--skip-release-notes",
  ];
  if (process.getuid?.() === 0) args.push("--no-sandbox"); // Electron refuses root otherwise
  const code = await new Promise((resolve, reject) => {
    const child = spawn(executable, args, { stdio: "inherit" });
    process.once("exit", () => child.kill());
    child.once("error", reject);
    child.once("exit", resolve);
  }).finally(profile.remove);
  if (code !== 0) throw new Error(`${executable} ended with ${code}.`);
}

async function openOnce(editor) {
  const { passed, failed } = await runSuite(editor, { grep: "^activation" });
  if (failed > 0 || passed === 0) throw new Error("The extension does not start in this editor.");
}
