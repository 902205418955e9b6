// Entry of the suite: VS Code calls run() in its extension host. The same module serves the desktop and the browser.
import { appendFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import Mocha from "mocha";

/** Runs every compiled *.test.js beside this file; rejects when a test fails, which makes the editor's exit code 1. */
export async function run(): Promise<void> {
  const report = process.env.SETUP_LOGS_REPORT;
  const grep = process.env.SETUP_LOGS_GREP;
  const mocha = new Mocha({
    timeout: 30_000,
    reporter: report ? reporterTo(report) : "spec",
    ...(grep ? { grep: new RegExp(grep) } : {}),
  });
  for (const name of readdirSync(__dirname).filter((name) => name.endsWith(".test.js"))) {
    mocha.addFile(join(__dirname, name));
  }
  const failures = await new Promise<number>((resolve) => mocha.run(resolve));
  if (failures > 0) throw new Error(`${failures} failed`);
}

/** A mocha reporter that writes one JSON object a line: the console of an extension host does not reach a terminal. */
function reporterTo(file: string): Mocha.ReporterConstructor {
  return class extends Mocha.reporters.Base {
    constructor(runner: Mocha.Runner, options?: Mocha.MochaOptions) {
      super(runner, options);
      const write = (state: string, test?: Mocha.Test, error?: Error) => {
        const group = test?.parent?.fullTitle() ?? "";
        const fields = { state, group, title: test?.title, duration: test?.duration ?? 0, error: error?.stack };
        appendFileSync(file, `${JSON.stringify(fields)}\n`);
      };
      runner.on("pass", (test) => write("passed", test));
      runner.on("fail", (test, error) => write("failed", test, error));
      runner.on("pending", (test) => write("pending", test));
      runner.on("end", () => write("end"));
    }
  };
}
