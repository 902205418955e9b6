// A scene: the workbench in a browser, steered as a user would, for pictures. Every step waits for what it shows.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { launchBrowser } from "./browser.mjs";
import { root, samples } from "./paths.mjs";
import { startServer } from "./server.mjs";

const patience = 20_000; // milliseconds for a step

const tabSize = 4;

const pictureSettings = {
  "breadcrumbs.enabled": true,
  "editor.cursorBlinking": "solid",
  "editor.fontSize": 13,
  "editor.hover.delay": 100,
  "editor.detectIndentation": false,
  "editor.minimap.enabled": false,
  "editor.tabSize": tabSize,
  "explorer.compactFolders": false,
  // A picture must not change what it shows.
  "files.autoSave": "off",
  "problems.defaultViewMode": "tree",
  "window.commandCenter": false,
  "window.menuBarVisibility": "hidden",
  "workbench.iconTheme": "vs-minimal",
  "workbench.layoutControl.enabled": false,
  "workbench.navigationControl.enabled": false,
};

/**
 * Starts the editor on `folder` (the samples) with the extension of this checkout, or with `vsix`.
 * `settings` go on top of those for pictures. Gives `open({theme, width, height})` for any number of windows, and `close()`.
 */
export async function openStage({ folder = samples, settings, vsix } = {}) {
  const browser = await launchBrowser();
  const server = await startServer({ vsix, settings: { ...pictureSettings, ...settings } }).catch(async (error) => {
    await browser.close();
    throw error;
  });
  const open = async ({ theme = "dark", width = 1400, height = 860 } = {}) => {
    const context = await browser.newContext({
      reducedMotion: "reduce",
      deviceScaleFactor: 1.5,
      viewport: { width, height },
    });
    const page = await context.newPage();
    page.setDefaultTimeout(patience);
    await page.goto(server.link({ folder, extension: vsix === undefined ? root : undefined }));
    await page.locator(".monaco-workbench .explorer-folders-view .monaco-list-row").first().waitFor();
    const scene = sceneOn(page, folder);
    await scene.theme(theme);
    return scene;
  };
  const close = async () => {
    await browser.close();
    server.stop();
  };
  return { open, close };
}

/** The text as the editor shows it; logs in UTF-16 begin with a byte order mark. */
function decode(bytes) {
  return new TextDecoder(bytes[0] === 0xff && bytes[1] === 0xfe ? "utf-16le" : "utf-8").decode(bytes);
}

/** The middle of the right edge of a part of the workbench. */
async function edgeOf(part) {
  const { x, y, width, height } = await part.boundingBox();
  return { x: x + width, y: y + height / 2 };
}

function sceneOn(page, folder) {
  const quickInput = page.locator(".quick-input-widget input").first();
  const choice = ".quick-input-list .monaco-list-row";
  const choices = page.locator(choice);

  const scene = {
    page,

    /** Runs a command by its title in the command palette. */
    async command(title) {
      await page.keyboard.press("F1");
      await quickInput.fill(`>${title}`);
      // The label ends with the title or goes on with its keys; a longer title must not be taken for it.
      await page.locator(`${choice}[aria-label="${title}"], ${choice}[aria-label^="${title},"]`).first().click();
      await page.mouse.move(0, 0);
    },

    /** Takes the light or dark theme that VS Code comes with: of a server's settings it heeds all but the theme. */
    async theme(name) {
      const label = name === "light" ? "Light 2026" : "Dark 2026";
      const taken = page.locator(`.monaco-workbench[class*="2026-${name}"]`);
      // On a busy machine the list is filled again while it is read, and forgets what was typed.
      for (const end = Date.now() + 3 * patience; ; ) {
        try {
          await scene.command("Preferences: Color Theme");
          await page.locator('.quick-input-widget input[placeholder*="Theme"]').waitFor({ timeout: 3000 });
          await quickInput.fill(label);
          await choices.filter({ hasText: label }).first().click({ timeout: 3000 });
          await taken.waitFor({ timeout: 3000 });
          break;
        } catch (error) {
          if (Date.now() > end) throw error;
          await page.keyboard.press("Escape");
        }
      }
      await page.mouse.move(0, 0);
    },

    /** Opens a file of the folder; `line` and `column` are 1-based, the column as drawn, with tabs of four. */
    async open(name, line = 1, column = 1) {
      await page.keyboard.press("Control+P");
      await quickInput.fill(name);
      await page.locator(`${choice}[aria-label^="${name}"]`).first().waitFor();
      await page.keyboard.press("Enter");
      await page.locator(`.tab.active[data-resource-name="${name}"]`).waitFor();
      await scene.goTo(line, column);
    },

    /** Puts the cursor there and the line in the middle of the editor. */
    async goTo(line, column) {
      await page.keyboard.press("Control+G");
      await quickInput.fill(`:${line}:${column}`);
      await choices
        .filter({ hasText: `line ${line} at column ${column}` })
        .first()
        .waitFor();
      await page.keyboard.press("Enter");
      await quickInput.waitFor({ state: "hidden" });
    },

    /** Opens the file at the n-th place (from 0) of a text in it, with the cursor `inside` characters into it. */
    async openAt(name, text, { nth = 0, inside = 1 } = {}) {
      const content = decode(readFileSync(join(folder, name))).toLowerCase();
      let at = content.indexOf(text.toLowerCase());
      for (let i = 0; i < nth && at >= 0; i++) at = content.indexOf(text.toLowerCase(), at + 1);
      if (at < 0) throw new Error(`${name} does not hold “${text}” ${nth + 1} times.`);
      const before = content.slice(0, at).split("\n");
      let column = 0;
      for (const character of before.at(-1)) column += character === "\t" ? tabSize - (column % tabSize) : 1;
      await scene.open(name, before.length, column + 1 + inside);
    },

    /** Points at the cursor with the mouse and waits for the text of the hover. */
    async hover() {
      const { x, y, height } = await page.locator(".editor-instance .cursors-layer .cursor").first().boundingBox();
      await page.mouse.move(x + 2, y + height / 2, { steps: 3 });
      await page.locator(".monaco-hover:not(.hidden) .hover-contents").filter({ hasText: /\S/ }).first().waitFor();
    },

    /** Opens the Problems panel and waits for a problem in it. */
    async problems() {
      await scene.command("Problems: Focus on Problems View");
      await page.locator(".markers-panel .monaco-list-row").first().waitFor();
    },

    /** Opens the Outline under the file tree, `height` pixels high, and waits for a symbol in it. */
    async outline(height = 400) {
      await scene.command("Explorer: Focus on Outline View");
      await page.locator(".outline-tree .monaco-list-row").first().waitFor();
      const pane = await page.locator(".pane", { has: page.locator(".outline-tree") }).boundingBox();
      const x = pane.x + pane.width / 2;
      await page.mouse.move(x, pane.y);
      await page.mouse.down();
      await page.mouse.move(x, pane.y + pane.height - height, { steps: 5 });
      await page.mouse.up();
      await page.mouse.move(0, 0);
    },

    /** Shows the incident of the entry at the cursor in the view, unfolded, in a side bar `width` pixels wide. */
    async incidents(width = 520) {
      await scene.command("Setup Logs: Show in the Incidents View");
      await page.locator('.pane-body .monaco-list-row[aria-level="2"]').first().waitFor();
      const { x, y } = await edgeOf(page.locator(".part.sidebar"));
      await page.mouse.move(x, y);
      await page.mouse.down();
      await page.mouse.move(width + 48, y, { steps: 5 });
      await page.mouse.up();
      await page.mouse.move(0, 0);
    },

    /** The frame in which the page that was opened last is drawn; waits for its heading. */
    async rendered() {
      const frame = page.frameLocator("iframe.webview.ready").frameLocator("#active-frame");
      await frame.locator("h1").waitFor();
      return frame;
    },

    /** Shows every place of the error or key at the cursor, in all logs, inside the editor. */
    async references() {
      await scene.command("Peek References");
      await page.locator(".zone-widget .ref-tree .monaco-list-row").first().waitFor();
    },

    /** Shows the code actions at the cursor. */
    async codeActions() {
      await scene.command("Quick Fix...");
      await page.locator(".action-widget .monaco-list-row").first().waitFor();
    },

    /** Gives the keyboard back to the text, so that pictures show no focus frame elsewhere. */
    async focusText() {
      await scene.command("View: Focus Active Editor Group");
    },

    /** Waits until the picture stands still, then writes it; `clip` is an area in pixels. */
    async picture(path, clip) {
      let last = await page.screenshot({ clip });
      for (const end = Date.now() + patience; ; ) {
        const next = await page.screenshot({ clip });
        if (next.equals(last)) break;
        if (Date.now() > end) throw new Error(`The picture ${path} does not come to rest.`);
        last = next;
      }
      await page.screenshot({ path, clip });
    },

    close: () => page.context().close(),
  };
  return scene;
}
