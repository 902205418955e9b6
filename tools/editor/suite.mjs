// Runs the mocha suite of test/editor in an editor's extension host and reads its report.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import { launchBrowser } from "./browser.mjs";
import { cache, root, samples, temporaryProfile } from "./paths.mjs";
import { startServer } from "./server.mjs";
import { writeSettings } from "./settings.mjs";

const out = join(cache, "editor-suite", String(process.pid)); // inside the checkout, so that mocha is found
const report = join(out, "report.jsonl");
const hands = join(out, "hands.json"); // what a test asks of the page, which it cannot reach itself
const suiteLimit = 600_000; // milliseconds

/**
 * Runs the suite and prints each result; gives `{passed, failed}`.
 * With `vsix` the package is installed as a user would, and a bare extension carries the suite; else the extension is
 * loaded from the checkout. `grep` is a regular expression on the titles. Throws when the suite did not run to its end.
 */
export async function runSuite(editor, { vsix, grep } = {}) {
  const tests = await compile({ vsix, grep, inBrowser: editor.kind === "browser" });
  const extension = vsix === undefined ? root : bareExtension();
  const stopPrinting = printReport();
  let trouble;
  try {
    trouble = await (editor.kind === "desktop" ? inDesktop : inBrowser)({ editor, tests, extension, vsix });
  } finally {
    stopPrinting();
  }
  const results = readReport();
  const count = (state) => results.filter((result) => result.state === state).length;
  if (!results.some((result) => result.state === "end")) {
    throw new Error(`The suite did not run to its end (${count("passed")} passed before). ${trouble ?? ""}`);
  }
  return { passed: count("passed"), failed: count("failed") };
}

/** Bundles every test file for itself: mocha loads them one by one, as it does everywhere. */
async function compile({ vsix, grep, inBrowser }) {
  mkdirSync(out, { recursive: true });
  process.once("exit", () => rmSync(out, { recursive: true, force: true }));
  const folder = join(root, "test", "editor");
  const names = readdirSync(folder).filter((name) => name === "index.ts" || name.endsWith(".test.ts"));
  // The extension host's environment is not ours to set in a browser, so the few facts are compiled in.
  const facts = {
    SETUP_LOGS_REPORT: report,
    SETUP_LOGS_GREP: grep ?? "",
    SETUP_LOGS_HANDS: inBrowser ? hands : "",
    SETUP_LOGS_EXTENSION: vsix === undefined ? root : "installed",
  };
  await build({
    entryPoints: names.map((name) => join(folder, name)),
    outdir: out,
    bundle: true,
    platform: "node",
    target: "node20",
    format: "cjs",
    external: ["vscode", "mocha"],
    sourcemap: "inline",
    logLevel: "warning",
    define: Object.fromEntries(
      Object.entries(facts).map(([name, value]) => [`process.env.${name}`, JSON.stringify(value)]),
    ),
  });
  return join(out, "index.js");
}

/** VS Code runs tests only beside an extension under development; this one has nothing in it. */
function bareExtension() {
  const folder = join(out, "bare");
  mkdirSync(folder, { recursive: true });
  const manifest = { name: "bare", publisher: "setup-logs-test", version: "0.0.0", engines: { vscode: "*" } };
  writeFileSync(join(folder, "package.json"), JSON.stringify(manifest));
  return folder;
}

async function inDesktop({ editor, tests, extension, vsix }) {
  const { runTests, resolveCliArgsFromVSCodeExecutablePath } = await import("@vscode/test-electron");
  const profile = temporaryProfile();
  const folders = [`--user-data-dir=${profile.path}`, `--extensions-dir=${join(profile.path, "extensions")}`];
  try {
    writeSettings(profile.path, ["User/settings.json"]);
    if (vsix !== undefined) {
      const [cli] = resolveCliArgsFromVSCodeExecutablePath(editor.executable);
      const result = spawnSync(cli, [...folders, "--install-extension", vsix], {
        encoding: "utf8",
        shell: process.platform === "win32",
      });
      if (result.status !== 0) return `The editor refused ${vsix}: ${result.stdout}${result.stderr}`;
    }
    await runTests({
      vscodeExecutablePath: editor.executable,
      extensionDevelopmentPath: extension,
      extensionTestsPath: tests,
      launchArgs: [samples, ...folders],
    });
  } catch (error) {
    return String(error?.message ?? error); // failed tests end here too; the report tells them apart
  } finally {
    profile.remove();
  }
  return undefined;
}

async function inBrowser({ tests, extension, vsix }) {
  const browser = await launchBrowser();
  let server;
  try {
    server = await startServer({ vsix });
    const page = await browser.newPage({ viewport: { width: 1400, height: 900 } });
    await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    const words = [];
    const remember = (text) => {
      words.push(text);
      if (words.length > 60) words.shift();
    };
    page.on("console", (message) => remember(message.text()));
    // The workbench looks for these two functions when it starts: they carry its log and the suite's exit code.
    await page.exposeFunction("codeAutomationLog", (_type, args) => remember(args.join(" ")));
    const ended = new Promise((resolve) => void page.exposeFunction("codeAutomationExit", (code) => resolve(code)));
    await page.goto(server.link({ folder: samples, extension, tests }));
    lendHands(page);
    let timer;
    const limit = new Promise((resolve) => {
      timer = setTimeout(resolve, suiteLimit, "late");
    });
    const code = await Promise.race([ended, limit, server.exited.then(() => "gone")]);
    clearTimeout(timer);
    if (code === 0) return undefined;
    const picture = join(cache, "editor-failure.png");
    await page.screenshot({ path: picture }).catch(() => undefined);
    const why =
      { late: `No end after ${suiteLimit / 1000} s.`, gone: "The server ended." }[code] ?? `Exit code ${code}.`;
    return `${why} Picture: ${picture}. Last words of the workbench:\n${words.join("\n")}`;
  } finally {
    await browser.close();
    server?.stop();
  }
}

/**
 * Carries out what tests ask for by writing `hands.json`: press a key, click, read the labels of what matches a selector.
 * The answer is written beside it, and the file removed.
 */
function lendHands(page) {
  const frame = page.frameLocator("iframe.webview.ready").last().frameLocator("#active-frame");
  const skills = {
    press: (key) => page.keyboard.press(key),
    labels: (selector) =>
      page.locator(selector).evaluateAll((all) => all.map((each) => each.ariaLabel ?? each.innerText)),
    click: (selector) => page.locator(selector).first().click({ timeout: 10_000 }),
    headings: () => frame.locator("h1, h2").allInnerTexts(),
    follow: (link) => frame.locator("a", { hasText: link }).first().click({ timeout: 10_000 }),
  };
  const serve = async () => {
    while (!page.isClosed()) {
      await new Promise((resolve) => setTimeout(resolve, 50));
      if (!existsSync(hands)) continue;
      const { skill, argument } = JSON.parse(readFileSync(hands, "utf8"));
      const answer = await skills[skill](argument).then(
        (value) => ({ value }),
        (error) => ({ error: error.message }),
      );
      writeFileSync(`${hands}.answer`, JSON.stringify(answer));
      rmSync(hands);
    }
  };
  serve().catch((error) => console.error(error));
}

const readReport = () =>
  existsSync(report)
    ? readFileSync(report, "utf8")
        .split("\n")
        .filter((line) => line !== "")
        .map((line) => JSON.parse(line))
    : [];

/** Prints results while they come in; the function given back prints the rest and stops. */
function printReport() {
  let printed = 0;
  let group = "";
  const print = () => {
    const text = existsSync(report) ? readFileSync(report, "utf8") : "";
    const lines = text
      .slice(0, text.lastIndexOf("\n") + 1)
      .split("\n")
      .filter(Boolean);
    for (const line of lines.slice(printed)) {
      const result = JSON.parse(line);
      if (result.state === "end") continue;
      if (result.group !== group) console.log(`\n  ${result.group}`);
      group = result.group;
      console.log(
        `    ${{ passed: "✓", failed: "✗", pending: "-" }[result.state]} ${result.title} (${result.duration} ms)`,
      );
      if (result.error) console.log(result.error.replace(/^/gm, "        "));
    }
    printed = lines.length;
  };
  const timer = setInterval(print, 250);
  return () => {
    clearInterval(timer);
    print();
  };
}
