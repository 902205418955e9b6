// A headless Chromium, driven by playwright-core, that shows the workbench.
import { existsSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { ensureInstalled } from "./install.mjs";

const places = [
  process.env.CHROMIUM_EXECUTABLE,
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

// The sandbox needs user namespaces that containers lack; the page shown is our own server's.
const flags =
  "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync";

/** The path of a Chromium on this machine, or undefined. CHROMIUM_EXECUTABLE names another. */
const findChromium = () => places.find((path) => path !== undefined && existsSync(path));

/** Starts the browser. Throws, saying what to install, when there is none. */
export async function launchBrowser() {
  const executablePath = findChromium();
  if (executablePath === undefined) {
    throw new Error(
      "No Chromium on this machine. On Debian and Ubuntu: apt-get update && apt-get install -y chromium. " +
        "Elsewhere set CHROMIUM_EXECUTABLE to a Chromium or Chrome.",
    );
  }
  const { playwright } = ensureInstalled();
  const { chromium } = await import(pathToFileURL(playwright).href);
  return chromium.launch({ executablePath, args: flags.split(" ") });
}
