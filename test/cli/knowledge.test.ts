import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { checkJson, cli, explainJson, failedRun, root, samples, withFolder } from "./support";

const sampleFolder = join(samples, "knowledge");
const brokenFolder = join(root, "test/fixtures/knowledge");
const broken = join(brokenFolder, "printer-profile.md");

describe("setup-logs knowledge", () => {
  it("says that sound articles are sound", async () => {
    expect(await cli(["knowledge", sampleFolder])).toEqual({
      code: 0,
      out: "2 sound articles, 0 problems.\n",
      err: "",
    });
  });

  it("names the place of each problem", async () => {
    const { code, out, err } = await cli(["knowledge", sampleFolder, brokenFolder]);
    expect({ code, err }).toEqual({ code: 1, err: "" });
    expect(out.split("\n")).toEqual([
      `${broken}:6:3: error: appliesTo.windws: is not a known property`,
      `${broken}:25:1: error: a step must begin with its risk: **Safe**, **Needs care**, **Destroys data**`,
      "2 sound articles, 2 problems.",
      "",
    ]);
  });

  it("reads folders below, and no README", () =>
    withFolder({ "README.md": "# Hello", "deep/er/x.md": "# No article\n", "deep/notes.txt": "x" }, async (path) => {
      const { code, out } = await cli(["knowledge", path]);
      expect(code).toBe(1);
      expect(out).toBe(
        `${join(path, "deep/er/x.md")}:1:1: error: the article must begin with front matter between two --- lines\n0 sound articles, 1 problem.\n`,
      );
    }));

  it("text of an article does not steer the terminal", () =>
    withFolder({ "x.md": "---\n\x1b[31mbad: 1\n---\n" }, async (path) => {
      expect((await cli(["knowledge", path])).out).not.toContain("\x1b");
    }));

  it.each([
    ["a folder that is not there", join(root, "no-such-folder"), "no such file or folder"],
    ["a file", broken, "a part of the path is no folder"],
  ])("cannot read %s", async (_, path, reason) => {
    const { code, err } = await cli(["knowledge", path]);
    expect({ code, err }).toEqual({ code: 2, err: `setup-logs: ${path}: ${reason}.\n` });
  });
});

describe("--knowledge", () => {
  it("puts the team's article first in check", () =>
    withFolder({ "svcpack.log": failedRun.join("") }, async (path) => {
      const plain = await checkJson([path]);
      expect(plain.json.incidents[0]!.remedies[0]).toBe("kb940276");
      const { json, code, err } = await checkJson(["--knowledge", sampleFolder, path]);
      expect({ code, err }).toEqual({ code: 1, err: "" });
      expect(json.incidents[0]!.remedies.slice(0, 2)).toEqual(["file-server-catalogs", "kb940276"]);
      const { out } = await cli(["check", "--knowledge", sampleFolder, path]);
      expect(out).toContain("remedy: File servers: agree on a time");
      const markdown = await cli(["check", "--format", "markdown", "--knowledge", sampleFolder, path]);
      expect(markdown.out).toContain("- Remedy: File servers: agree on a time");
    }));

  it("leads from a code to the team's article, also in place of ours", async () => {
    const { json } = await explainJson(["--knowledge", sampleFolder, "0x80244022", "-1026"]);
    expect(json.map(({ remedies }) => remedies[0])).toEqual(["wu-server-busy", "file-server-catalogs"]);
    const { out } = await cli(["explain", "--knowledge", sampleFolder, "0x80244022"]);
    expect(out).toContain("Remedy: Our update server does not answer in time");
    expect((await cli(["explain", "0x80244022"])).out).not.toContain("Our update server");
  });

  it("goes on without a broken article, and says where it is broken", async () => {
    const { code, out, err } = await cli([
      "explain",
      "--knowledge",
      brokenFolder,
      "--knowledge",
      sampleFolder,
      "-1026",
    ]);
    expect(code).toBe(0);
    expect(out).toContain("Remedy: File servers");
    expect(err).toContain(`setup-logs: ${broken}:6:3: error: appliesTo.windws: is not a known property\n`);
  });

  it("needs a folder that can be read", async () => {
    const { code, out, err } = await cli(["explain", "--knowledge", join(root, "no-such-folder"), "5"]);
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toContain("no such file or folder");
  });
});
