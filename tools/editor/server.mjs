// Starts and stops the VS Code server that shows the workbench in a browser.
import { spawn, spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { ensureInstalled } from "./install.mjs";
import { temporaryProfile } from "./paths.mjs";
import { writeSettings } from "./settings.mjs";

const startLimit = 60_000; // milliseconds

/**
 * Starts a server on a port of this machine only, guarded by a random token.
 * `settings` go on top of the harness's own; `vsix` is installed first; `port` 0 takes a free one.
 * Gives `link({folder, extension, tests})`, `log()` with the server's last words, and `stop()`.
 */
export async function startServer({ settings, vsix, port = 0 } = {}) {
  const { node, vscode } = ensureInstalled();
  const profile = temporaryProfile();
  const token = randomBytes(16).toString("hex");
  writeSettings(join(profile.path, "data"), ["User/settings.json", "Machine/settings.json"], settings);
  const main = join(vscode, "out", "server-main.js");
  const common = ["--accept-server-license-terms", "--server-data-dir", profile.path, "--telemetry-level", "off"];

  if (vsix !== undefined) {
    const result = spawnSync(node, [main, ...common, "--install-extension", vsix], { encoding: "utf8" });
    if (result.status !== 0 || !/successfully installed/.test(result.stdout)) {
      profile.remove();
      throw new Error(`The editor refused ${vsix}:\n${tidy(result.stdout + result.stderr)}`);
    }
  }

  const args = ["--host", "localhost", "--port", String(port), "--connection-token", token];
  // Without the smoke test driver a built workbench ignores extensionTestsPath.
  const flags = ["--disable-workspace-trust", "--enable-smoke-test-driver"];
  const child = spawn(node, [main, ...common, ...args, ...flags], {
    stdio: ["ignore", "pipe", "pipe"],
    detached: process.platform !== "win32", // its own group, so that stop() also ends the extension host
  });
  const server = keep(child, profile);
  const address = await server.ready;
  return {
    link: (options) => linkTo(address, token, options),
    exited: server.exited,
    log: server.log,
    stop: server.stop,
  };
}

function keep(child, profile) {
  let text = "";
  let stopped = false;
  const exited = new Promise((resolve) => child.once("exit", resolve));
  const stop = () => {
    if (stopped) return;
    stopped = true;
    process.off("exit", stop);
    try {
      if (process.platform === "win32") child.kill();
      else process.kill(-child.pid, "SIGKILL"); // nothing to save: its whole state is in the profile removed below
    } catch {
      // it is gone already
    }
    profile.remove();
  };
  process.once("exit", stop);
  const ready = new Promise((resolve, reject) => {
    const fail = (why) => {
      stop();
      reject(new Error(`The VS Code server ${why}:\n${tidy(text).slice(-4000)}`));
    };
    const timer = setTimeout(() => fail(`was not ready after ${startLimit / 1000} s`), startLimit);
    const read = (chunk) => {
      text = (text + chunk).slice(-100_000);
      const port = /Web UI available at http:\/\/localhost:(\d+)/.exec(text)?.[1];
      if (port === undefined) return;
      clearTimeout(timer);
      resolve(`localhost:${port}`);
    };
    child.stdout.setEncoding("utf8").on("data", read);
    child.stderr.setEncoding("utf8").on("data", read);
    child.once("error", (error) => fail(`did not start (${error.message})`));
    child.once("exit", (code) => {
      clearTimeout(timer);
      if (!stopped) fail(`ended with ${code}`);
    });
  });
  return { ready, exited, stop, log: () => tidy(text) };
}

/** Without the complaints about the log file module, which the installation leaves uncompiled on purpose. */
const tidy = (text) => text.replace(/Error: Could not locate the bindings file\.[\s\S]*?\n}\n/g, "");

function linkTo(address, token, { folder, extension, tests }) {
  const remote = (path) => `vscode-remote://${address}${path}`;
  const payload = [["skipWelcome", "true"]];
  if (extension !== undefined) payload.push(["extensionDevelopmentPath", remote(extension)]);
  if (tests !== undefined) payload.push(["extensionTestsPath", remote(tests)]);
  const query = new URLSearchParams({ tkn: token, folder, payload: JSON.stringify(payload) });
  return `http://${address}/?${query}`;
}
