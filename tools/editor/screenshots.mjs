// Pictures of the samples in a real VS Code, light and dark.
//   --out DIR       where to (default .cache/screenshots)
//   --theme NAME    light or dark only
//   --scene NAME    only the scenes whose names begin so
import { mkdirSync, writeFileSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { launchBrowser } from "./browser.mjs";
import { cache, samples } from "./paths.mjs";
import { openStage } from "./scene.mjs";

for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => process.exit(1));

const scenes = {
  /** Problems, outline, and the hover on the error that is the cause. */
  async problems(scene) {
    await scene.openAt("svcpack.log", "0xfffffbfe", { nth: 2 });
    await scene.outline();
    await scene.problems();
    await scene.focusText();
    await scene.hover();
  },

  /** The same error in the three logs, from the report of Windows Update. */
  async references(scene) {
    await scene.openAt("WindowsUpdate.log", "0x8007f0da");
    await scene.outline();
    await scene.focusText();
    await scene.references();
  },

  /** What can be done about the cause. */
  async actions(scene) {
    await scene.openAt("svcpack.log", "0xfffffbfe");
    await scene.problems();
    await scene.focusText();
    await scene.codeActions();
  },

  /** The remedy of the cause, as the light bulb opens it. */
  async remedy(scene) {
    await scene.openAt("svcpack.log", "0xfffffbfe");
    await scene.problems();
    await scene.command("View: Toggle Panel Visibility");
    await scene.focusText();
    await scene.codeActions();
    await scene.page.keyboard.press("Enter");
    await scene.page.locator(".tab.active", { hasText: "kb940276" }).waitFor();
    await scene.rendered();
  },

  /** A code that two families know, looked up. */
  async explain(scene) {
    await scene.openAt("svcpack.log", "0xfffffbfe");
    await scene.command("Setup Logs: Explain an Error Code…");
    await scene.page.locator(".quick-input-title", { hasText: "Explain" }).waitFor();
    await scene.page.keyboard.type("0x80072f8f");
    await scene.page.locator(".quick-input-list .monaco-list-row", { hasText: "WINHTTP_SECURE" }).first().waitFor();
  },

  /** The incident from its cause to its report, beside the entry that reports it. */
  async incidents(scene) {
    await scene.openAt("WindowsUpdate.log", "REPORT EVENT");
    await scene.incidents();
    await scene.focusText();
  },

  /** The lens above the entry that is the cause. */
  async lens(scene) {
    await scene.openAt("svcpack.log", "0xfffffbfe");
    await scene.page.locator(".codelens-decoration a").first().waitFor();
  },

  /** The report on the incident. */
  async report(scene) {
    await scene.openAt("WindowsUpdate.log", "REPORT EVENT");
    await scene.command("Setup Logs: Show Incident Report");
    await scene.rendered();
  },

  /** The entries of its logs, merged by time. */
  async timeline(scene) {
    await scene.openAt("WindowsUpdate.log", "REPORT EVENT");
    await scene.command("Setup Logs: Show Timeline");
    await scene.page.locator('.tab.active[data-resource-name$=".setup-timeline"]').waitFor();
    await scene.page.locator(".view-line", { hasText: "svcpack.log" }).first().waitFor();
  },

  /** Pasted excerpts in a thread: colours, problems and outline as in the logs themselves. */
  async transcript(scene) {
    await scene.openAt("thread.txt", "0xfffffbfe");
    await scene.outline();
    await scene.problems();
    await scene.focusText();
    await scene.hover();
  },
};

/** A log of each later format, by its usual name: colours, outline, problems, and the hover on what failed. */
const formatScene = (name, text, nth) => async (scene) => {
  await scene.openAt(name, text, { nth });
  await scene.outline();
  await scene.problems();
  await scene.focusText();
  await scene.hover();
};
const windows11Scenes = {
  "format-windowsupdate": formatScene("WindowsUpdate.log", "0x80073712"),
  "format-reportingevents": formatScene("ReportingEvents.log", "80073712"),
  "format-cbs": formatScene("CBS.log", "0x80073712"),
  "format-dism": formatScene("dism.log", "0x800f081f"),
  "format-msi": formatScene("fabvpn.log", "1603"),
  "format-setupapi-dev": formatScene("setupapi.dev.log", "0xe000024b", 2),
  "format-cmtrace": formatScene("AppEnforce.log", "1603"),
  "format-panther": formatScene("setupact.log", "0x800F024B"),
  "format-eventlog": formatScene("events.txt", "0x80073712"),

  /** An installation that Configuration Manager started, from the driver that stopped it to the event. */
  async "windows-11-incidents"(scene) {
    await scene.openAt("AppEnforce.log", "1603");
    await scene.incidents();
    await scene.focusText();
  },

  /** The report on the update that servicing refused. */
  async "windows-11-report"(scene) {
    await scene.openAt("WindowsUpdate.log", "0x80073712");
    await scene.command("Setup Logs: Show Incident Report");
    await scene.rendered();
  },
};

const groups = [
  { folder: samples, scenes },
  { folder: join(samples, "windows-11"), scenes: windows11Scenes },
];

/** All pictures of a theme on one page, to be looked at side by side. */
async function contactSheet(pictures, path) {
  const browser = await launchBrowser();
  const page = await browser.newPage({ viewport: { width: 2100, height: 1000 } });
  const sheet = join(cache, "contact-sheet.html");
  const figures = pictures.map(
    (picture) => `<figure><img src="${pathToFileURL(picture)}"><figcaption>${basename(picture)}</figcaption></figure>`,
  );
  writeFileSync(
    sheet,
    `<style>figure{display:inline-block;width:680px;margin:4px}img{width:100%}</style>${figures.join("")}`,
  );
  await page.goto(pathToFileURL(sheet).href);
  await page.screenshot({ path, fullPage: true });
  await browser.close();
}

try {
  const { values } = parseArgs({
    options: { out: { type: "string" }, theme: { type: "string" }, scene: { type: "string" } },
  });
  const out = resolve(values.out ?? join(cache, "screenshots"));
  mkdirSync(out, { recursive: true });
  const taken = new Map();
  for (const { folder, scenes } of groups) {
    const wanted = Object.entries(scenes).filter(
      ([name]) => values.scene === undefined || name.startsWith(values.scene),
    );
    if (wanted.length === 0) continue;
    const stage = await openStage({ folder });
    try {
      for (const [name, play] of wanted) {
        for (const theme of values.theme === undefined ? ["dark", "light"] : [values.theme]) {
          const scene = await stage.open({ theme });
          const path = join(out, `${name}-${theme}.png`);
          try {
            await play(scene);
            await scene.picture(path);
          } catch (error) {
            await scene.page.screenshot({ path: join(out, "failure.png") });
            throw new Error(`${name}: ${error.message} (see ${join(out, "failure.png")})`);
          }
          await scene.close();
          console.log(path);
          taken.set(theme, [...(taken.get(theme) ?? []), path]);
        }
      }
    } finally {
      await stage.close();
    }
  }
  for (const [theme, pictures] of taken)
    if (pictures.length > 1) await contactSheet(pictures, join(out, `contact-sheet-${theme}.png`));
  process.exit(0);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
