// npm run test:editor: the mocha suite of test/editor in a real VS Code.
//   --vsix FILE   install this package first and test it, instead of the checkout
//   --grep TEXT   only tests whose title matches
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { chooseEditor } from "./editors.mjs";
import { root } from "./paths.mjs";
import { runSuite } from "./suite.mjs";

for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => process.exit(1));

try {
  const { values } = parseArgs({ options: { vsix: { type: "string" }, grep: { type: "string" } } });
  const vsix = values.vsix === undefined ? undefined : resolve(values.vsix);
  if (vsix !== undefined && !existsSync(vsix)) throw new Error(`No such file: ${vsix} (npm run package makes it).`);
  if (vsix === undefined) {
    const built = spawnSync(process.execPath, ["esbuild.mjs"], { cwd: root, stdio: "inherit" });
    if (built.status !== 0) throw new Error("The build failed.");
  }
  const { passed, failed } = await runSuite(await chooseEditor(), { vsix, grep: values.grep });
  console.log(`\n${passed} passed, ${failed} failed`);
  process.exit(failed === 0 && passed > 0 ? 0 : 1);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
