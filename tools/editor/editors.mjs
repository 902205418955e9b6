// Chooses the editor: one that is installed, else a download, else the VS Code for the browser.
import { existsSync, realpathSync, statSync } from "node:fs";
import { basename, delimiter, dirname, join } from "node:path";
import { cache } from "./paths.mjs";

const downloadLimit = 10_000; // milliseconds without an answer

/**
 * Gives `{kind: "desktop", executable}` or `{kind: "browser"}` and prints one line that says which and why.
 * Throws when VSCODE_EXECUTABLE names a file that is not there: then it is a mistake, not a wish.
 */
export async function chooseEditor() {
  const missing = [];
  const editor = (await installed(missing)) ??
    (await downloaded(missing)) ?? { kind: "browser", name: "code-server in a browser" };
  console.log(`Editor: ${editor.name}${missing.length > 0 ? `, because ${missing.join("; ")}` : ""}.`);
  return editor;
}

function installed(missing) {
  const named = process.env.VSCODE_EXECUTABLE;
  if (named !== undefined && !existsSync(named)) throw new Error(`VSCODE_EXECUTABLE names no file: ${named}`);
  const command = named ?? onPath("code");
  if (command === undefined) {
    missing.push("no `code` on PATH and no VSCODE_EXECUTABLE");
    return undefined;
  }
  const executable = programOf(command);
  if (executable === undefined) {
    missing.push(`${command} is a command line without a desktop editor behind it`);
    return undefined;
  }
  if (!hasDisplay()) {
    missing.push(`${executable} needs a display (xvfb-run gives it one)`);
    return undefined;
  }
  return { kind: "desktop", executable, name: `${executable} (${named ? "VSCODE_EXECUTABLE" : "on PATH"})` };
}

async function downloaded(missing) {
  if (!hasDisplay()) {
    missing.push("a downloaded VS Code needs a display");
    return undefined;
  }
  const version = process.env.VSCODE_VERSION ?? "stable";
  try {
    const { downloadAndUnzipVSCode, SilentReporter } = await import("@vscode/test-electron");
    const cachePath = join(cache, "vscode");
    const options = { version, cachePath, timeout: downloadLimit, reporter: new SilentReporter() };
    const executable = await downloadAndUnzipVSCode(options);
    return { kind: "desktop", executable, name: `VS Code ${version}, downloaded into .cache/vscode` };
  } catch (error) {
    missing.push(`VS Code ${version} could not be downloaded (${String(error?.message ?? error).split("\n")[0]})`);
    return undefined;
  }
}

/** The desktop program behind the command line script `code`; the script itself returns before the editor ends. */
function programOf(command) {
  const script = realpathSync(command);
  const up = (...parts) => join(dirname(script), ...parts);
  const name = basename(script);
  if (process.platform === "darwin") {
    // …/Visual Studio Code.app/Contents/Resources/app/bin/code
    return /[\\/]bin[\\/][^\\/]+$/.test(script)
      ? ["Code", "Electron"].map((each) => up("../../../MacOS", each)).find(isFile)
      : script;
  }
  if (process.platform === "win32") return /\.cmd$/i.test(script) ? [up("..", "Code.exe")].find(isFile) : script;
  if (name === "snap") return ["/snap/code/current/usr/share/code/code"].find(isFile);
  return /\/bin\/[^/]+$/.test(script) ? [up("..", name)].find(isFile) : script;
}

function onPath(name) {
  const names = process.platform === "win32" ? [`${name}.cmd`, `${name}.exe`] : [name];
  const folders = (process.env.PATH ?? "").split(delimiter).filter((folder) => folder !== "");
  return folders.flatMap((folder) => names.map((each) => join(folder, each))).find(isFile);
}

const isFile = (path) => existsSync(path) && statSync(path).isFile();

const hasDisplay = () =>
  process.platform !== "linux" || Boolean(process.env.DISPLAY) || Boolean(process.env.WAYLAND_DISPLAY);
