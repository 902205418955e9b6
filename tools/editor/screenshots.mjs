// Pictures of the samples in a real VS Code, light and dark.
//   --out DIR       where to (default .cache/screenshots)
//   --theme NAME    light or dark only
//   --scene NAME    one scene only
import { mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { cache } from "./paths.mjs";
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

try {
  const { values } = parseArgs({
    options: { out: { type: "string" }, theme: { type: "string" }, scene: { type: "string" } },
  });
  const out = resolve(values.out ?? join(cache, "screenshots"));
  mkdirSync(out, { recursive: true });
  const stage = await openStage();
  try {
    for (const [name, play] of Object.entries(scenes)) {
      if (values.scene !== undefined && values.scene !== name) continue;
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
      }
    }
  } finally {
    await stage.close();
  }
  process.exit(0);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
