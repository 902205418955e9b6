import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { cleanRun, cli, failedRun, samples, withFolder } from "./support";

const logs = ["WindowsUpdate.log", "svcpack.log", "setupapi.log"].map((name) => join(samples, name));
/** Notes, and entries as path, line, mark and what follows. */
function read(out: string) {
  const lines = out.trimEnd().split("\n");
  const entries = lines.flatMap((line) => {
    const match = /^(.{23}) {2}(\S+?):(\d+) *\| ([ >!?]) (.*)$/.exec(line);
    return match
      ? [{ time: match[1]!, path: match[2]!, line: Number(match[3]), mark: match[4]!, text: match[5]! }]
      : [];
  });
  return { notes: lines.filter((line) => line.startsWith("#")), entries, count: lines.length };
}

describe("timeline", () => {
  it("holds every entry of all logs, each log in its order", async () => {
    const { out, code, err } = await cli(["timeline", ...logs]);
    expect({ code, err }).toEqual({ code: 0, err: "" });
    const { entries, notes, count } = read(out);
    expect(entries.length + notes.length).toBe(count);
    for (const path of logs) {
      const lines = readFileSync(path, "utf8").split(/\r?\n/);
      const own = entries.filter((entry) => entry.path === path);
      expect(own).toHaveLength(lines.length - 1);
      if (!path.includes("setupapi")) expect(own.map(({ line }) => line)).toEqual(own.map((_, index) => index + 1));
      for (const { line, text } of own) expect(lines[line - 1]!.trimEnd().slice(-8)).toBe(text.slice(-8));
    }
    // From one log to another time only goes on; threads of one log may write in another order.
    const fine = entries.filter(({ time, path }) => time.trim() !== "" && !path.includes("setupapi"));
    const changes = fine.flatMap((entry, index) => (index > 0 && fine[index - 1]!.path !== entry.path ? [index] : []));
    expect(changes.length).toBeGreaterThan(4);
    for (const index of changes) expect(fine[index]!.time >= fine[index - 1]!.time).toBe(true);
    expect(entries.filter(({ mark }) => mark === ">")).toHaveLength(2);
    expect(notes.join("\n")).toContain("UTC+01:00");
  });

  it("--incident shows one incident: its own sections and runs, the agent from then to the report", async () => {
    const { out } = await cli(["timeline", "--incident", "incident-2", ...logs]);
    const { entries, notes } = read(out);
    expect(notes[0]).toMatch(/^# incident-2: update\.exe failed/);
    expect(entries.filter(({ mark }) => mark === ">").map(({ path, line }) => [path, line])).toEqual([[logs[1], 46]]);
    expect(new Set(entries.map(({ path }) => path))).toEqual(new Set([logs[1], logs[2]]));
    expect(entries.filter(({ path }) => path === logs[1]).map(({ line }) => line)).toEqual(
      Array.from({ length: 56 - 28 + 1 }, (_, index) => 28 + index),
    );
  });

  it.each([
    [[...logs, "--incident", "incident-9"], "incident-9: no such incident; there are incident-1 to incident-2."],
    [["-", "--incident", "incident-1"], "incident-1: no such incident; there is none."],
  ])("an incident that is not there is refused: %j", async (args, says) => {
    const { code, out, err } = await cli(["timeline", ...args], { stdin: cleanRun.join("") });
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toBe(`setup-logs: ${says}\n`);
  });

  it("--redact replaces names in entries and paths", async () => {
    const text = failedRun.join("").replace("/quiet", "/quiet from \\\\MERCURY7\\logs\\kb.txt");
    await withFolder({ "svcpack.log": text, "other/MERCURY7-note.log": cleanRun.join("") }, async (folder) => {
      expect((await cli(["timeline", folder])).out).toContain("MERCURY7-note.log");
      const { out } = await cli(["timeline", "--redact", folder]);
      expect(out).not.toContain("MERCURY7");
      expect(out).toContain("COMPUTER1-note.log");
      expect(out).toContain("\\\\COMPUTER1\\logs\\kb.txt");
    });
  });

  it("what cannot be read is reported, the rest is shown", async () => {
    const { code, out, err } = await cli(["timeline", "no-such.log", "-"], { stdin: failedRun.join("") });
    expect(code).toBe(2);
    expect(err).toContain("no-such.log");
    expect(read(out).entries).toHaveLength(8);
  });

  it("holds no control character, whatever the log says", async () => {
    const stdin = failedRun.join("").replace("Hotfix", "\x1b]0;owned\x07\x9b31m\u202eHotfix");
    const { out } = await cli(["timeline", "-"], { stdin });
    expect(out).not.toMatch(/[\0-\x09\x0b-\x1f\x7f-\x9f\u202e]/);
    expect(out).toContain("\\x1B]0;owned\\x07\\x9B31m\\u202EHotfix");
  });
});
