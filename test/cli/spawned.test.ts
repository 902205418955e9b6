// The bundle in a process of its own, as a shell starts it.
import { execFile, spawn } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "esbuild";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { common, dataFile, dataOnFirstUse } from "../../tools/bundles.mjs";
import { failedRun, root, samples } from "./support";

let folder = "";
let script = "";

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "setup-logs-cli-"));
  for (const name of ["bin", "dist"]) mkdirSync(join(folder, name));
  script = join(folder, "bin/setup-logs.js");
  copyFileSync(join(root, "server/bin/setup-logs.js"), script);
  await Promise.all([
    bundle("cli/main.ts", "dist/cli.js"),
    bundle("main.node.ts", "dist/main.js"),
    build({ ...dataFile, outfile: join(folder, "dist/data.js") }),
  ]);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const bundle = (entry: string, outfile: string) =>
  build({
    ...common,
    entryPoints: [join(root, "server/src", entry)],
    outfile: join(folder, outfile),
    plugins: [dataOnFirstUse],
  });

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** `stdin` is all there is, unless it stays open: an editor keeps the server's input until the server has ended. */
function shell(args: readonly string[], stdin: string | Uint8Array = "", staysOpen = false): Promise<Ended> {
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      [script, ...args],
      { maxBuffer: 256 * 1024 * 1024, cwd: root },
      (_error, out, err) => resolve({ code: child.exitCode, out, err }),
    );
    child.stdin!.write(stdin);
    if (!staysOpen) child.stdin!.end();
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

  it("lsp --stdio is the language server, and ends as the client asks", async () => {
    const messages = [
      { id: 1, method: "initialize", params: { processId: null, rootUri: null, capabilities: {} } },
      { method: "initialized", params: {} },
      { id: 2, method: "shutdown" },
      { method: "exit" },
    ].map((message) => JSON.stringify({ jsonrpc: "2.0", ...message }));
    const frames = messages.map((body) => `Content-Length: ${body.length}\r\n\r\n${body}`).join("");
    const { code, out, err } = await shell(["lsp", "--stdio", `--clientProcessId=${process.pid}`], frames, true);
    // 0 after a shutdown, 1 without one (LSP, "exit").
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(out).toMatch(/^Content-Length: \d+\r\n/);
    expect(out).toContain('"hoverProvider":');
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
