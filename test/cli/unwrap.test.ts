import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { distinctNames, safeFileName } from "../../server/src/cli/cleanLog";
import { checkJson, cli, entriesOf, failedRun, samples, withFolder } from "./support";

const thread = join(samples, "thread.txt");
const names = ["WindowsUpdate.log", "setupapi.log", "svcpack.log"];
const read = (path: string) => readFileSync(path, "utf8");

describe("unwrap", () => {
  it("writes one clean file per log, with the entries and findings of the transcript", async () => {
    await withFolder({}, async (folder) => {
      const out = join(folder, "new", "logs");
      const { code, out: printed, err } = await cli(["unwrap", thread, "--out", out]);
      expect({ code, err }).toEqual({ code: 0, err: "" });
      expect(readdirSync(out).sort()).toEqual(names);
      expect(printed.trimEnd().split("\n").sort()).toEqual(names.map((name) => join(out, name)));
      const quoted = await entriesOf([thread]);
      for (const name of names) {
        const without = (list: typeof quoted) => list.map(({ line: _1, endLine: _2, log: _3, ...rest }) => rest);
        const clean = await entriesOf([join(out, name)]);
        expect(without(clean)).toEqual(without(quoted.filter(({ log }) => log === name)));
        // One record a line, each line with CR LF.
        expect(clean.map(({ line }) => line)).toEqual(clean.map((_, index) => index + 1));
        expect(read(join(out, name)).replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
      }
      const essence = async (paths: string[]) => {
        const { json } = await checkJson(paths);
        return json.logs.flatMap(({ findings }) => findings.map(({ rule, message }) => `${rule} ${message}`)).sort();
      };
      expect(await essence([out])).toEqual(await essence([thread]));
    });
  });

  it("gives WindowsUpdate.log its tabs back", async () => {
    await withFolder({}, async (folder) => {
      await cli(["unwrap", thread, "--out", folder]);
      const [first, second] = read(join(folder, "WindowsUpdate.log")).split("\r\n");
      expect(first!.split("\t").slice(0, 5)).toEqual(["2008-02-19", "02:58:41:515", "1148", "5d0", "Misc"]);
      expect(second!.split("\t")).toHaveLength(6);
    });
  });

  it("gives a pid its four columns, leaves columns that are there alone, and invents no milliseconds", async () => {
    const stdin = [
      "2008-02-19\t02:58:41:515\t884\t5d0\tMisc\t  = Process: C:\\WINDOWS\\System32\\svchost.exe",
      "2008-02-19 02:58:42:515 884 5d0 Agent * Network state: Connected",
      "2008-02-19 02:58:43 884 5d0 Agent * Network state: Connected",
    ].join("\r\n");
    const { out } = await cli(["unwrap", "-"], { stdin });
    expect(out.split("\r\n")).toEqual([
      "==> WindowsUpdate.log <==",
      "2008-02-19\t02:58:41:515\t884\t5d0\tMisc\t  = Process: C:\\WINDOWS\\System32\\svchost.exe",
      "2008-02-19\t02:58:42:515\t 884\t5d0\tAgent\t* Network state: Connected",
      "2008-02-19\t02:58:43\t 884\t5d0\tAgent\t* Network state: Connected",
      "",
    ]);
  });

  it("overwrites nothing unless told to, and then writes no file at all", async () => {
    await withFolder({ "setupapi.log": "mine" }, async (folder) => {
      const refused = await cli(["unwrap", thread, "--out", folder]);
      expect(refused).toEqual({
        code: 2,
        out: "",
        err: `setup-logs: ${join(folder, "setupapi.log")}: exists already; --force overwrites it.\n`,
      });
      expect(readdirSync(folder)).toEqual(["setupapi.log"]);
      expect(read(join(folder, "setupapi.log"))).toBe("mine");
      const forced = await cli(["unwrap", thread, "--out", folder, "--force"]);
      expect(forced.code).toBe(0);
      expect(read(join(folder, "setupapi.log"))).toContain("#E359");
    });
  });

  it("says when a file cannot be written", async () => {
    await withFolder({ blocked: "a file" }, async (folder) => {
      const { code, err } = await cli(["unwrap", thread, "--out", join(folder, "blocked")]);
      expect(code).toBe(2);
      expect(err).toMatch(/blocked: (?:exists already|a part of the path is no folder)\.\n$/);
    });
  });

  it("without --out prints the logs one after the other", async () => {
    const { code, out } = await cli(["unwrap", thread]);
    expect(code).toBe(0);
    expect([...out.matchAll(/^==> (.*) <==\r$/gm)].map((match) => match[1])).toEqual([
      "WindowsUpdate.log",
      "svcpack.log",
      "setupapi.log",
    ]);
    expect(out.match(/0xfffffbfe/g)).toHaveLength(6);
  });

  it("keeps control characters in files and pipes, and off the terminal", async () => {
    const stdin = failedRun.join("").replace("KB901234.cat", "\x1b[2JKB901234.cat");
    expect((await cli(["unwrap", "-"], { stdin })).out).toContain("\x1b[2JKB");
    const shown = (await cli(["unwrap", "-"], { stdin, isTerminal: true })).out;
    expect(shown).toContain("\\x1B[2JKB");
    expect(shown).not.toContain("\x1b");
  });

  it("a text without a log is refused", async () => {
    await withFolder({ "mail.txt": "hello\n" }, async (folder) => {
      const path = join(folder, "mail.txt");
      const out = join(folder, "out");
      const { code, err } = await cli(["unwrap", path, "--out", out]);
      expect({ code, err }).toEqual({ code: 2, err: `setup-logs: ${path}: holds no log that is known here.\n` });
      expect(existsSync(out)).toBe(false);
    });
  });
});

describe("names out of a text", () => {
  it.each([
    ["svcpack.log", "svcpack.log"],
    ["KB912345 (old).log", "KB912345 (old).log"],
    ["C:\\WINDOWS\\svcpack.log", "svcpack.log"],
    ["../../etc/passwd", "passwd"],
    ["..", "usual.log"],
    ["...hidden.log", "hidden.log"],
    [".bashrc", "bashrc"],
    ["a\x1b[31m$(rm).log", "a__31m_(rm).log"],
    ["con.log", "usual.log"],
    ["LPT1", "usual.log"],
    ["name. . ", "name"],
    ["", "usual.log"],
    ["\u202egol.txt", "gol.txt"],
    [`${"x".repeat(300)}.log`, "x".repeat(80)],
  ])("%j becomes %j", (name, expected) => {
    expect(safeFileName(name, "usual.log")).toBe(expected);
  });

  it("that come twice get a number", () => {
    expect(distinctNames(["a.log", "A.LOG", "a.log", "a-2.log", "b", "b"])).toEqual([
      "a.log",
      "A-2.LOG",
      "a-3.log",
      "a-2-2.log",
      "b",
      "b-2",
    ]);
  });
});
