import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { cli, root } from "./support";

describe("usage", () => {
  it.each([
    { args: [], says: "Usage: setup-logs" },
    { args: ["check"], says: "missing required argument 'path'" },
    { args: ["entries"], says: "missing required argument 'path'" },
    { args: ["timeline"], says: "missing required argument 'path'" },
    { args: ["timeline", "x", "--incident"], says: "argument missing" },
    { args: ["entries", "a.log", "b.log"], says: "too many arguments" },
    { args: ["explain"], says: "missing required argument 'code'" },
    { args: ["unwrap"], says: "missing required argument 'file'" },
    { args: ["lsp"], says: "'--stdio' not specified" },
    { args: ["knowledge"], says: "missing required argument 'folder'" },
    { args: ["check", "--knowledge"], says: "argument missing" },
    { args: ["explode"], says: "unknown command 'explode'" },
    { args: ["check", "--bogus", "x"], says: "unknown option '--bogus'" },
    { args: ["check", "--format", "xml", "x"], says: "Allowed choices are text, json, markdown" },
    { args: ["check", "--min-severity", "noise", "x"], says: "Allowed choices are error, warning" },
    { args: ["check", "--encoding", "klingon", "x"], says: "code page is unknown" },
    { args: ["entries", "--format", "text", "x"], says: "Allowed choices are json" },
    { args: ["explain", "--format", "markdown", "5"], says: "Allowed choices are text, json" },
    { args: ["explain", "--format"], says: "argument missing" },
    { args: ["unwrap", "x", "--out"], says: "argument missing" },
  ])("$args is refused with exit code 2", async ({ args, says }) => {
    const { code, out, err } = await cli(args);
    expect(code).toBe(2);
    expect(out).toBe("");
    expect(err).toContain(says);
  });

  it("control characters of an argument do not reach the terminal", async () => {
    const { err } = await cli(["check", "--bo\x1b[31mgus", "x"]);
    expect(err).toContain("--bo\\x1B[31mgus");
  });

  it.each([
    [[]],
    [["check"]],
    [["timeline"]],
    [["entries"]],
    [["explain"]],
    [["unwrap"]],
    [["knowledge"]],
    [["lsp"]],
  ] as string[][][])("%j --help says how, on standard output", async (command) => {
    const { code, out, err } = await cli([...command, "--help"]);
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(out).toContain(`Usage: ${["setup-logs", ...command].join(" ")}`);
    if (command[0] !== "lsp") expect(out).toContain("Examples:\n  setup-logs");
  });

  it("--version is that of the package", async () => {
    const { version } = JSON.parse(readFileSync(join(root, "server/package.json"), "utf8"));
    expect(await cli(["--version"])).toEqual({ code: 0, out: `${version}\n`, err: "" });
  });

  it("a server that does not start is no crash", async () => {
    const { code, err } = await cli(["lsp", "--stdio", "--clientProcessId=1"]);
    expect({ code, err }).toEqual({ code: 2, err: "setup-logs: no server here.\n" });
  });
});
