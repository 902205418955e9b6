import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { checkJson, cleanRun, cli, failedRun, samples, withFolder } from "./support";

const failed = failedRun.join("");
const clean = cleanRun.join("");
const sampleLogs = ["WindowsUpdate.log", "svcpack.log", "setupapi.log"].map((name) => join(samples, name));
const linesOf = (path: string) => readFileSync(path, "utf8").split(/\r?\n/);

describe("check --format json", () => {
  it("gives the samples' failures with their cause, and the noise as noise", async () => {
    const { code, err, json } = await checkJson(sampleLogs);
    expect({ code, err }).toEqual({ code: 1, err: "" });
    expect(json.logs.map(({ path, format, encoding }) => [path, format, encoding])).toEqual([
      [sampleLogs[0], "windowsupdate-log", "utf-8"],
      [sampleLogs[1], "svcpack-log", "utf-8"],
      [sampleLogs[2], "setupapi-log", "utf-8"],
    ]);
    for (const { path, lineCount, entryCount, unrecognizedLines, findings } of json.logs) {
      const lines = linesOf(path).slice(0, -1);
      expect({ lineCount, entryCount, unrecognizedLines }).toEqual({
        lineCount: lines.length,
        entryCount: lines.length,
        unrecognizedLines: 0,
      });
      const loud = new Set(findings.filter(({ severity }) => severity !== "noise").flatMap((each) => each.occurrences));
      const noise = lines.flatMap((line, index) =>
        /GetBuildType.*0x2$|SpUpdSvc.*0x424|#I443|can NOT download|VerifyTargetFileSize|error 0x80092004/.test(line)
          ? [index + 1]
          : [],
      );
      expect(noise.length).toBeGreaterThan(3);
      expect(noise.filter((line) => loud.has(line))).toEqual([]);
      for (const { line, endLine, occurrences, codes } of findings) {
        expect(endLine).toBe(line);
        expect(occurrences).toContain(line);
        for (const { text } of codes) expect(occurrences.some((at) => lines[at - 1]!.includes(text))).toBe(true);
      }
    }
    const [svcpack] = json.logs.filter(({ format }) => format === "svcpack-log");
    const causes = json.incidents.map(({ cause }) => cause);
    expect(causes.map(({ path }) => path)).toEqual([sampleLogs[1], sampleLogs[1]]);
    expect(causes.map(({ line }) => line)).toEqual(
      svcpack!.findings.filter(({ severity }) => severity === "error").map(({ line }) => line),
    );
    for (const { line } of causes) expect(linesOf(sampleLogs[1]!)[line - 1]).toContain("0xfffffbfe");
    expect(json.incidents[0]!.report.path).toBe(sampleLogs[0]);
    expect(linesOf(sampleLogs[0]!)[json.incidents[0]!.report.line - 1]).toContain("REPORT EVENT");
    expect(json.incidents[0]!.remedies[0]).toBe("kb940276");
  });

  it("every failure names an incident that there is, noise none", async () => {
    const { json } = await checkJson(sampleLogs);
    const ids = new Set(json.incidents.map(({ id }) => id));
    for (const { incident, severity } of json.logs.flatMap(({ findings }) => findings)) {
      if (severity === "noise") expect(incident).toBeNull();
      else expect(ids).toContain(incident);
    }
    const paths = json.logs.map(({ path }) => path);
    for (const { cause, report, chain } of json.incidents) {
      for (const { path } of [cause, report, ...chain]) expect(paths).toContain(path);
      expect(chain[0]).toMatchObject(cause);
      expect(chain.at(-1)).toMatchObject(report);
    }
  });

  it("names the machine of an incident where the logs are from several", async () => {
    const folder = join(samples, "../test/fixtures/incidents/two-machines-two-folders");
    const { json } = await checkJson([folder]);
    expect([...new Set(json.incidents.map(({ machine }) => machine))].sort()).toEqual(["HELIOS", "SELENE"]);
    expect((await checkJson(sampleLogs)).json.incidents.map(({ machine }) => machine)).toEqual([null, null]);
  });

  it("says how sure a cause is, what recurs, which runs belong together and why", async () => {
    const { json } = await checkJson(sampleLogs);
    const [first, second] = json.incidents as [(typeof json.incidents)[0], (typeof json.incidents)[0]];
    expect([first.confidence, first.recurrenceOf]).toEqual(["high", null]);
    expect([second.confidence, second.recurrenceOf]).toEqual(["high", first.id]);
    for (const { runs, links, chain } of json.incidents) {
      const paths = new Set(chain.map(({ path }) => path));
      expect(new Set(runs.map(({ path }) => path))).toEqual(paths);
      for (const { path, startLine, endLine } of runs) {
        const own = chain.filter((place) => place.path === path);
        for (const { line } of own) expect(line >= startLine && line <= endLine).toBe(true);
      }
      // One link less than logs, and none within a log.
      expect(links).toHaveLength(paths.size - 1);
      for (const { from, to, evidence } of links) {
        expect(from.path).not.toBe(to.path);
        expect(evidence).toMatch(/^[A-Z].*\.$/);
      }
    }
    const [toAgent] = first.links.filter(({ from }) => from.path === sampleLogs[0]);
    expect(linesOf(sampleLogs[0]!)[toAgent!.from.line - 1]).toContain("0xf0da");
    expect(toAgent!.to.path).toBe(sampleLogs[1]);
  });

  it("a transcript is one log, each failure once, at lines of the text", async () => {
    const thread = join(samples, "thread.txt");
    const { code, json } = await checkJson([thread, "--min-severity", "error"]);
    expect(code).toBe(1);
    expect(json.logs).toHaveLength(1);
    const [{ format, lineCount, findings }] = json.logs as [(typeof json.logs)[0]];
    const lines = linesOf(thread);
    expect({ format, lineCount }).toEqual({ format: "setup-log-transcript", lineCount: lines.length - 1 });
    const ofLogs = (await checkJson([...sampleLogs, "--min-severity", "error"])).json.logs.flatMap(
      (log) => log.findings,
    );
    const essence = (list: typeof findings) => list.map(({ rule, codes }) => [rule, codes[0]!.value]).sort();
    expect(essence(findings)).toEqual(essence(ofLogs));
    for (const { line, endLine, codes } of findings) {
      expect(lines.slice(line - 1, endLine).join(" ")).toContain(codes[0]!.text);
    }
  });

  it("--min-severity leaves findings out, not the exit code nor the incidents", async () => {
    const severities = async (args: string[]) => {
      const { json, code } = await checkJson([...args, ...sampleLogs]);
      const found = new Set(json.logs.flatMap(({ findings }) => findings.map(({ severity }) => severity)));
      return [code, json.incidents.length, ...[...found].sort()];
    };
    expect(await severities([])).toEqual([1, 2, "error", "noise", "warning"]);
    expect(await severities(["--min-severity", "warning"])).toEqual([1, 2, "error", "warning"]);
    expect(await severities(["--min-severity", "error"])).toEqual([1, 2, "error"]);
  });

  it("an incident of warnings alone is not printed where only errors are asked for", async () => {
    const agent =
      "2023/03/08 10:00:06.5001234 1000  3132  WebServices     *FAILED* [80072EE2] Web service call SyncUpdates\r\n";
    const again = agent.replace("SyncUpdates", "GetConfig").replace("10:00:06", "11:10:06");
    await withFolder({ "WindowsUpdate.log": agent, "WindowsUpdate.1.log": again + agent }, async (folder) => {
      const { out } = await cli(["check", folder]);
      expect(out).toMatch(/^incident-1: Windows Update warned/);
      const { out: errors } = await cli(["check", "--min-severity", "error", folder]);
      expect(errors).toMatch(/^0 errors/);
    });
  });

  it("a log without errors gives exit code 0", async () => {
    await withFolder({ "KB901235.log": clean }, async (folder) => {
      const { code, json } = await checkJson([join(folder, "KB901235.log")]);
      expect(code).toBe(0);
      expect(json.logs[0]!.findings.map(({ severity }) => severity)).toEqual(["noise"]);
      expect(json.incidents).toEqual([]);
    });
  });

  it("warnings alone give exit code 0", async () => {
    const stdin = `[2010/05/11 07:30:00 1200.2]\r\n#W361 An unsigned file "c:\\x\\" will be installed. Error 0x800b0100: No signature.\r\n`;
    const { code, json } = await checkJson(["-"], { stdin });
    expect(code).toBe(0);
    expect(json.logs[0]!.findings.map(({ severity }) => severity)).toEqual(["warning"]);
    expect(json.incidents).toHaveLength(1);
  });

  it.each([
    ["an empty file", "", 0],
    ["binary", Uint8Array.from({ length: 5000 }, (_, i) => (i * 37 + 11) % 251), undefined],
    ["NULs only", new Uint8Array(3000), 1],
    ["1 MB on one line", "x".repeat(1_000_000), 1],
    ["another program's log", "2024-03-01 10:00:00 ERROR failed: 0x80070005\nstack trace\n", 2],
    ["a piece of a line", "ror code = 0x", 1],
  ])("%s is no log and no problem", async (_name, content, lineCount) => {
    await withFolder({ "some.dat": content }, async (folder) => {
      const { code, err, json } = await checkJson([join(folder, "some.dat")]);
      expect({ code, err }).toEqual({ code: 0, err: "" });
      expect(json.logs[0]).toMatchObject({ format: null, entryCount: 0, findings: [] });
      if (lineCount !== undefined) expect(json.logs[0]!.lineCount).toBe(lineCount);
      expect(json.incidents).toEqual([]);
    });
  });

  it("holds no control character, whatever the log says", async () => {
    const text = failed
      .replace("KB901234.cat", "\x1b]0;owned\x07\x9b31m\u202eKB901234.cat")
      .replace("Hotfix", "\x7fHotfix");
    for (const format of ["json", "text", "markdown"]) {
      const { out } = await cli(["check", "--format", format, "-"], { stdin: text });
      expect(out.length).toBeGreaterThan(300);
      expect(out).not.toMatch(/[\0-\x09\x0b-\x1f\x7f-\x9f\u202e]/);
    }
    const { out } = await cli(["check", "-"], { stdin: text });
    expect(out).toContain("failed for \\x1B]0;owned\\x07\\x9B31m\\u202EKB901234.cat");
  });
});

describe("check as text", () => {
  it("leads with the incident, then one paragraph a finding, then the sums", async () => {
    const { out, code } = await cli(["check", ...sampleLogs]);
    expect(code).toBe(1);
    const paragraphs = out.trimEnd().split("\n\n");
    expect(paragraphs[0]).toMatch(/^incident-1: .*JET_errRecordTooBig/);
    expect(paragraphs[0]).toContain(`${sampleLogs[1]}:16: cause: PrepareToTrustInfFile`);
    expect(paragraphs[0]).toContain("remedy: KB940276");
    expect(paragraphs[0]).toContain("\n    confidence: high\n    happened again: incident-2\n");
    expect(paragraphs[1]).toMatch(/^incident-2: /);
    expect(paragraphs[1]).toContain("\n    the same failure as incident-1\n");
    const findings = paragraphs.slice(2, -1);
    expect(findings).toHaveLength(5);
    for (const each of findings) expect(each).toMatch(/^\S+:\d+: (?:error|warning): .+ \[0x[0-9A-F]{8}/);
    expect(findings[0]).toContain("stated 8 times: lines 79, 80,");
    expect(findings[0]).toContain("part of incident-1");
    expect(paragraphs.at(-1)).toBe("4 errors, 1 warning in 3 logs.");
    expect(out).not.toContain("noise");
    expect(out).not.toContain("\x1b");
  });

  it("a failure that stands alone has its remedies beside it", async () => {
    const { out } = await cli(["check", "-"], { stdin: failed });
    expect(out).not.toContain("incident");
    expect(out).toMatch(/^-:5: error: .*JET_errRecordTooBig/);
    expect(out).toContain("    remedy: KB940276");
    expect(out).toContain("1 error, 0 warnings in 1 log.");
  });

  it("colours on a terminal, not with NO_COLOR", async () => {
    const scene = { stdin: failed, isTerminal: true };
    expect((await cli(["check", "-"], scene)).out).toContain("\x1b[31merror:\x1b[39m");
    expect((await cli(["check", "-"], { ...scene, env: { NO_COLOR: "1" } })).out).not.toContain("\x1b");
  });

  it("says when there is nothing to say", async () => {
    expect(await cli(["check", "-"], { stdin: clean })).toEqual({
      code: 0,
      out: "0 errors, 0 warnings in 1 log.\n",
      err: "",
    });
    expect((await cli(["check", "-"], { stdin: "hello\n" })).out).toBe(
      "0 errors, 0 warnings in 0 logs; 1 file holds no log.\n",
    );
  });
});

describe("check as markdown", () => {
  it("is a report for a ticket", async () => {
    const { out, code } = await cli(["check", "--format", "markdown", ...sampleLogs]);
    expect(code).toBe(1);
    const headings = out.split("\n").filter((line) => line.startsWith("#"));
    expect(headings[0]).toBe("# Setup log report");
    expect(headings.filter((line) => line.startsWith("## incident-"))).toHaveLength(2);
    expect(headings).toContain("### From the cause to the report");
    // Every finding of the samples is part of an incident that has its report.
    expect(headings).not.toContain("## Other findings");
    expect(out).toContain("| svcpack-log | 56 | 2 | 0 |");
    expect(out).toContain("**KB940276: the catalog database has reached its record limit (0xFFFFFBFE)**");
    expect(out).toContain(`\`${sampleLogs[1]}:16\``);
    expect(out).toContain("This is number 1 of 2 failures with the same cause.");
    expect(out).not.toContain("noise");
    expect(out).not.toMatch(/\]\(<(?!https?:)|\]\((?!<)/);
  });

  it("findings of one log alone follow, in short", async () => {
    const { out } = await cli(["check", "--format", "markdown", "-"], { stdin: failed });
    expect(out).toContain("## Findings\n\n### \\-\n\n**Line 5, error:** JET_errRecordTooBig");
    expect(out).toContain("- Remedy: KB940276");
    expect(out).not.toContain("incident-");
  });

  it("the text of a log stays text", async () => {
    const evil = failed.replace("KB901234.cat;", "``[x](command:evil)<img src=x>`` | @all;");
    const { out } = await cli(["check", "--format", "markdown", "-"], { stdin: evil });
    const line = out.split("\n").find((each) => each.includes("command:evil"));
    expect(line).toMatch(/^``` .*``\[x\]\(command:evil\)<img src=x>``.* ```$/);
    expect(out.replaceAll(line!, "")).not.toMatch(/command:evil|<img/);
  });
});

describe("check --redact", () => {
  const named = failedRun.map((line) =>
    line.replace("KB901234.cat", "c:\\documents and settings\\rmill\\temp\\KB901234.cat"),
  );

  it.each(["text", "json", "markdown"])(
    "names of people are gone from %s, the same one everywhere alike",
    async (format) => {
      await withFolder({ "rmill/Desktop/KB901234.log": named.join("") }, async (folder) => {
        const args = ["check", "--format", format, join(folder, "rmill", "Desktop")];
        const plain = await cli(args);
        expect(plain.out).toMatch(/rmill[\\/]/);
        const redacted = await cli([...args, "--redact"]);
        expect(redacted.out).not.toMatch(/rmill/i);
        expect(redacted.out).toContain(join("USER1", "Desktop", "KB901234.log"));
        expect(redacted.out.match(/USER\d/g)!.filter((name) => name !== "USER1")).toEqual([]);
        expect(redacted.out.replaceAll("USER1", "rmill")).toBe(plain.out);
        expect(redacted.code).toBe(plain.code);
      });
    },
  );
});
