import { join, relative } from "node:path";
import { describe, expect, it } from "vitest";
import { type Files, fileSizeLimit } from "../../server/src/cli/io";
import { nodeFiles } from "../../server/src/cli/nodeIo";
import { checkJson, cleanRun, cli, failedRun, withFolder } from "./support";

const failed = failedRun.join("");
const clean = cleanRun.join("");
const prose = "Nothing to see here.\n";
const binary = Uint8Array.from({ length: 5000 }, (_, i) => (i * 37 + 11) % 251);
const paths = ({ json }: Awaited<ReturnType<typeof checkJson>>) => json.logs.map(({ path }) => path);

const refusal = (code: string): Error => Object.assign(new Error(`${code}: refused`), { code });
/** The files on disk, but one of them cannot be read. */
const refusing = (name: string, code: string): Partial<Files> => ({
  read: (path) => (path.endsWith(name) ? Promise.reject(refusal(code)) : nodeFiles.read(path)),
});

describe("inputs", () => {
  it("a folder gives the logs in it, by content, and says what it skips", async () => {
    const files = {
      "svcpack.log": failed,
      "b/odd name [1].txt": `Look:\n\n${failed}`,
      "b/c/KB1.log.old": clean,
      "b/c/backup.001": clean,
      "b/c/noextension": clean,
      "b/picture.png": failed,
      "b/program.tmp": binary,
      "notes.md": prose,
      ".hidden/svcpack.log": failed,
      "node_modules/x/svcpack.log": failed,
    };
    await withFolder(files, async (folder) => {
      const result = await checkJson([folder]);
      expect(result.code).toBe(1);
      expect(paths(result).map((path) => relative(folder, path))).toEqual([
        "svcpack.log",
        join("b", "odd name [1].txt"),
        join("b", "c", "KB1.log.old"),
        join("b", "c", "backup.001"),
        join("b", "c", "noextension"),
      ]);
      expect(paths(result).every((path) => path.startsWith(join(folder, "/")))).toBe(true);
      expect(result.err).toBe(`setup-logs: ${join(folder, "b/program.tmp")}: skipped, holds no text.\n`);
    });
  });

  it("what is left out on purpose is named with the reason, in a folder and by itself", async () => {
    const files = {
      "CbsPersist_20190304050607.cab": binary,
      CabinetState: prose,
      "svcpack.log": clean,
      "x.cab": binary,
    };
    await withFolder(files, async (folder) => {
      const { err, json } = await checkJson([folder]);
      expect(json.logs).toHaveLength(1);
      expect(err.trimEnd().split("\n").sort()).toEqual([
        `setup-logs: ${join(folder, "CabinetState")}: CabinetState. Not a log that is read here.`,
        `setup-logs: ${join(folder, "CbsPersist_20190304050607.cab")}: Compressed CBS log. Not read while it is compressed. Expand the cabinet and open the log in it.`,
      ]);
      const alone = await checkJson([join(folder, "CbsPersist_20190304050607.cab")]);
      expect(alone.err).toMatch(/Compressed CBS log/);
      expect(alone.code).toBe(0);
    });
  });

  it("a path is joined to the folder as it was given", async () => {
    await withFolder({ "a/svcpack.log": clean }, async (folder) => {
      const given = relative(process.cwd(), folder);
      expect(paths(await checkJson([given]))).toEqual([join(given, "a", "svcpack.log")]);
      expect(paths(await checkJson([`${given}/a/svcpack.log`]))).toEqual([`${given}/a/svcpack.log`]);
    });
  });

  it("globs find files of any name", async () => {
    await withFolder(
      { "a/1.log": clean, "a/2.dat": failed, "a/b/3.log": failed, "a/b/note.log": prose },
      async (folder) => {
        const names = async (pattern: string) =>
          paths(await checkJson([pattern])).map((path) => relative(folder, path).replaceAll("\\", "/"));
        expect(await names(`${folder}/a/*`)).toEqual(["a/1.log", "a/2.dat"]);
        expect(await names(`${folder}/**/*.log`)).toEqual(["a/1.log", "a/b/3.log", "a/b/note.log"]);
        expect(await names(`${folder}/a/{1,9}.log`)).toEqual(["a/1.log"]);
        const local = relative(process.cwd(), folder);
        expect(paths(await checkJson([`${local}/a/?.log`]))).toEqual([join(local, "a/1.log")]);
      },
    );
  });

  it("a file whose name looks like a pattern is that file", async () => {
    await withFolder({ "log[1].log": failed, "log1.log": clean }, async (folder) => {
      expect(paths(await checkJson([join(folder, "log[1].log")]))).toEqual([join(folder, "log[1].log")]);
    });
  });

  it("a file that several arguments name is read once", async () => {
    await withFolder({ "svcpack.log": failed }, async (folder) => {
      const path = join(folder, "svcpack.log");
      const result = await checkJson([path, folder, `${folder}/*.log`, path, "-", "-"], { stdin: failed });
      expect(paths(result)).toEqual([path, "-"]);
    });
  });

  it("- is standard input", async () => {
    const result = await checkJson(["-"], { stdin: Buffer.from(failed, "utf16le") });
    expect(result.code).toBe(1);
    expect(result.json.logs[0]).toMatchObject({ path: "-", format: "svcpack-log", encoding: "utf-16le" });
    expect(result.json.incidents[0]!.cause).toEqual({ path: "-", line: 5 });
  });

  it.each([
    ["a missing file", (folder: string) => join(folder, "gone.log"), "no such file or folder"],
    ["a glob without a match", (folder: string) => `${folder}/*.nothing`, "no file matches"],
    ["a file below a file", (folder: string) => join(folder, "svcpack.log/x.log"), "a part of the path is no folder"],
  ])("%s is reported, and the rest is checked", async (_name, pathOf, reason) => {
    await withFolder({ "svcpack.log": failed }, async (folder) => {
      const result = await checkJson([pathOf(folder), join(folder, "svcpack.log")]);
      expect(result.code).toBe(2);
      expect(result.err).toBe(`setup-logs: ${pathOf(folder)}: ${reason}.\n`);
      expect(paths(result)).toEqual([join(folder, "svcpack.log")]);
      expect(result.json.incidents).toHaveLength(1);
    });
  });

  it.each([
    ["EACCES", "permission denied"],
    ["EBUSY", "in use by another program"],
    ["EIO", "EIO: refused"],
  ])("a file that answers %s is reported, named or in a folder", async (code, reason) => {
    await withFolder({ "a.log": failed, "b.log": clean }, async (folder) => {
      for (const args of [[folder], [join(folder, "a.log"), join(folder, "b.log")]]) {
        const result = await checkJson(args, { files: refusing("a.log", code) });
        expect(result.code).toBe(2);
        expect(result.err).toBe(`setup-logs: ${join(folder, "a.log")}: ${reason}.\n`);
        expect(paths(result)).toEqual([join(folder, "b.log")]);
      }
      for (const command of ["entries", "unwrap"]) {
        const one = await cli([command, join(folder, "a.log")], { files: refusing("a.log", code) });
        expect(one).toEqual({ code: 2, out: "", err: `setup-logs: ${join(folder, "a.log")}: ${reason}.\n` });
      }
    });
  });

  it("a path that may not be looked at is no glob", async () => {
    const stat = () => Promise.reject(refusal("EACCES"));
    const { code, err } = await cli(["check", "locked/*.log"], { files: { stat } });
    expect({ code, err }).toEqual({ code: 2, err: "setup-logs: locked/*.log: permission denied.\n" });
  });

  it("a folder below that cannot be entered is reported", async () => {
    await withFolder({ "a.log": clean, "locked/b.log": failed }, async (folder) => {
      const readFolder: Files["readFolder"] = (path) =>
        path.endsWith("locked") ? Promise.reject(refusal("EACCES")) : nodeFiles.readFolder(path);
      const result = await checkJson([folder], { files: { readFolder } });
      expect(result.code).toBe(2);
      expect(result.err).toBe(`setup-logs: ${join(folder, "locked")}: permission denied.\n`);
      expect(paths(result)).toEqual([join(folder, "a.log")]);
    });
  });

  it("a file above the limit is refused when named and passed over in a folder, unread", async () => {
    await withFolder({ "big.log": failed, "small.log": clean }, async (folder) => {
      const files: Partial<Files> = {
        stat: async (path) =>
          path.endsWith("big.log") ? { kind: "file", size: fileSizeLimit + 1 } : nodeFiles.stat(path),
        read: (path) => (path.endsWith("big.log") ? Promise.reject(new Error("was read")) : nodeFiles.read(path)),
      };
      const named = await checkJson([join(folder, "big.log"), join(folder, "small.log")], { files });
      expect(named).toMatchObject({ code: 2, err: `setup-logs: ${join(folder, "big.log")}: larger than 512 MB.\n` });
      const found = await checkJson([folder], { files });
      expect(found).toMatchObject({
        code: 0,
        err: `setup-logs: ${join(folder, "big.log")}: skipped, larger than 512 MB.\n`,
      });
      expect(paths(found)).toEqual([join(folder, "small.log")]);
    });
  });

  it("a folder is read to a depth and a number of files that have an end", async () => {
    const endless: Partial<Files> = {
      stat: async (path) => ({ kind: path.endsWith(".log") ? "file" : "folder", size: 10 }),
      read: async () => Buffer.from(prose),
      readFolder: async () => [{ name: "deeper", kind: "folder" }],
    };
    const deep = await cli(["check", "deep"], { files: endless });
    expect(deep.code).toBe(0);
    expect(deep.err).toMatch(/deeper: skipped, more than 32 folders deep\.\n$/);
    const many = Array.from({ length: 10_001 }, (_, i) => ({ name: `${i}.log`, kind: "file" as const }));
    let reads = 0;
    const files: Partial<Files> = {
      ...endless,
      readFolder: async () => many,
      read: async () => {
        reads++;
        return Buffer.from(prose);
      },
    };
    const wide = await cli(["check", "wide"], { files });
    expect(wide.err).toContain("wide: only the first 10000 files");
    expect(reads).toBe(10_000);
  });

  it("a file name cannot steer the terminal", async () => {
    const { code, err } = await cli(["check", "gone\x1b[2J.log"]);
    expect({ code, err }).toEqual({ code: 2, err: "setup-logs: gone\\x1B[2J.log: no such file or folder.\n" });
  });

  it("entries and unwrap want one file, not a folder", async () => {
    await withFolder({ "svcpack.log": failed }, async (folder) => {
      for (const command of ["entries", "unwrap"]) {
        const { code, out, err } = await cli([command, folder]);
        expect({ code, out, err }).toEqual({
          code: 2,
          out: "",
          err: `setup-logs: ${folder}: is a folder; name one file.\n`,
        });
      }
    });
  });
});
