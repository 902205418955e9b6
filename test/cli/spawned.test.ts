// The bundle in a process of its own, as a shell starts it.
import { execFile, spawn } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "esbuild";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { failedRun, root, samples } from "./support";

let folder = "";
let script = "";

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "setup-logs-cli-"));
  for (const name of ["bin", "dist"]) mkdirSync(join(folder, name));
  script = join(folder, "bin/setup-logs.js");
  copyFileSync(join(root, "server/bin/setup-logs.js"), script);
  await build({
    entryPoints: [join(root, "server/src/cli/main.ts")],
    outfile: join(folder, "dist/cli.js"),
    bundle: true,
    platform: "node",
    target: "node20",
    format: "cjs",
    mainFields: ["module", "main"],
    // As in esbuild.mjs.
    define: { "import.meta.url": "importMetaUrl" },
    banner: { js: 'const importMetaUrl = require("node:url").pathToFileURL(__filename).href;' },
    logLevel: "error",
  });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

function shell(args: readonly string[], stdin: string | Uint8Array = ""): Promise<Ended> {
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      [script, ...args],
      { maxBuffer: 256 * 1024 * 1024, cwd: root },
      (_error, out, err) => resolve({ code: child.exitCode, out, err }),
    );
    child.stdin!.end(stdin);
  });
}

describe("setup-logs as a program", () => {
  it("checks the samples, finds their failure, and ends with 1", async () => {
    const { code, out, err } = await shell(["check", "samples/svcpack.log", "samples/*up*.log"]);
    expect({ code, err }).toEqual({ code: 1, err: "" });
    expect(out).toContain("samples/svcpack.log:16: error:");
    expect(out).toContain("samples/setupapi.log:30: error:");
  });

  it("explains negative decimals among others", async () => {
    const { code, out } = await shell(["explain", "-1026", "0x643", "--format", "json"]);
    expect(code).toBe(0);
    expect(JSON.parse(out).map(({ value }: { value: string }) => value)).toEqual(["0xFFFFFBFE", "0x80070643"]);
  });

  it("reads standard input, in any encoding", async () => {
    const { code, out } = await shell(["check", "-", "--format", "json"], Buffer.from(failedRun.join(""), "utf16le"));
    expect(code).toBe(1);
    expect(JSON.parse(out).logs[0]).toMatchObject({ path: "-", encoding: "utf-16le", entryCount: 8 });
  });

  it("bad usage ends with 2 and says why on standard error", async () => {
    for (const args of [[], ["check"], ["check", "no/such.log"], ["explain", "--what"]]) {
      const { code, out, err } = await shell(args);
      expect(code).toBe(2);
      expect(out).toBe("");
      expect(err.length).toBeGreaterThan(20);
    }
  });

  it("megabytes of output arrive whole", async () => {
    const path = join(folder, "long.log");
    writeFileSync(
      path,
      Array.from(
        { length: 30_000 },
        (_, i) => `${(i / 100 + 1).toFixed(3)}: Update.exe line ${i} of PreRequisite\r\n`,
      ).join(""),
    );
    const { code, out } = await shell(["entries", path]);
    expect(code).toBe(0);
    const lines = out.trimEnd().split("\n");
    expect(lines).toHaveLength(30_000);
    expect(JSON.parse(lines.at(-1)!).message).toBe("Update.exe line 29999 of PreRequisite");
  });

  it("a reader that goes away is no failure and no stack trace", async () => {
    const child = spawn(process.execPath, [script, "entries", join(folder, "long.log")]);
    let err = "";
    child.stderr.on("data", (chunk) => {
      err += chunk;
    });
    child.stdout.once("data", () => child.stdout.destroy());
    const code = await new Promise((resolve) => child.on("exit", resolve));
    expect({ code, err }).toEqual({ code: 0, err: "" });
  });

  it("lsp --stdio loads the server beside it, which talks over the same streams", async () => {
    // Stands in for the server's bundle: answers on standard output when something arrives on standard input.
    const server =
      'process.stdin.once("data", (data) => { console.log(process.argv.slice(2).join(" ") + " " + data); process.exit(7); });';
    writeFileSync(join(folder, "dist/main.js"), server);
    const { code, out, err } = await shell(["lsp", "--stdio", "--clientProcessId=12"], "hello");
    expect({ code, out, err }).toEqual({ code: 7, out: "lsp --stdio --clientProcessId=12 hello\n", err: "" });
  });

  it("says so when the server's bundle is missing", async () => {
    rmSync(join(folder, "dist/main.js"));
    const { code, err } = await shell(["lsp", "--stdio"]);
    expect(code).toBe(2);
    expect(err).toMatch(/^setup-logs: Cannot find module .*main\.js/);
  });

  it("unwraps the thread", async () => {
    const { code, out } = await shell(["unwrap", join(samples, "thread.txt")]);
    expect(code).toBe(0);
    expect(out.match(/^==> .* <==/gm)).toHaveLength(3);
  });
});
