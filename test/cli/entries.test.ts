import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { checkJson, cli, entriesOf, failedRun, samples } from "./support";

const sample = (name: string) => join(samples, name);

describe("entries", () => {
  it("of WindowsUpdate.log have their columns, UTC and codes", async () => {
    const entries = await entriesOf([sample("WindowsUpdate.log")]);
    expect(entries).toHaveLength(94);
    expect(entries[0]).toEqual({
      line: 1,
      endLine: 1,
      time: "2008-02-19T02:58:41.515",
      utc: "2008-02-19T01:58:41.515Z",
      pid: 1148,
      tid: "5d0",
      component: "Misc",
      level: "info",
      section: null,
      message: "===========  Logging initialized (build: 7.0.6000.381, tz: +0100)  ===========",
      codes: [],
    });
    expect(entries[79]).toMatchObject({
      line: 80,
      tid: "a34",
      component: "Handler",
      level: "error",
      codes: [{ text: "0x8007f0da", value: "0x8007F0DA", symbol: null, family: "update.exe" }],
    });
    expect(entries[88]).toMatchObject({
      level: "warning",
      message: "  # WARNING: Download failed, error = 0x8007F0DA",
    });
  });

  it("of svcpack.log have the time of day, each run by its own header, and no UTC", async () => {
    const entries = await entriesOf([sample("svcpack.log")]);
    const at = (line: number) => entries.find((entry) => entry.line === line)!;
    expect(at(2)).toMatchObject({ time: "2008-02-19T03:00:28.453", utc: null, pid: null, tid: null, component: null });
    expect(at(27)).toMatchObject({
      time: "2008-02-19T03:00:40.078",
      message: "Update.exe extended error code = 0xf0da",
    });
    expect(at(56).time).toBe("2008-02-19T09:13:14.000");
    expect(at(16).codes[0]).toMatchObject({ text: "0xfffffbfe", symbol: "JET_errRecordTooBig", family: "ESE" });
  });

  it("of setupapi.log have tag, section and level", async () => {
    const entries = await entriesOf([sample("setupapi.log")]);
    expect(entries[1]).toMatchObject({ message: "OS Version = 5.2.3790", time: null, section: null, pid: null });
    expect(entries.find(({ component }) => component === "#V017")).toMatchObject({
      time: "2008-01-28T17:40:12.171",
      level: "verbose",
      section: "1044.3",
      pid: 1044,
    });
    expect(entries.find(({ component }) => component === "#E359")).toMatchObject({
      line: 30,
      time: "2008-02-19T03:00:28.000",
      level: "error",
      section: "3380.2",
    });
  });

  it("of a transcript are those of its logs, once each, at their lines in the text", async () => {
    const entries = await entriesOf([sample("thread.txt")]);
    const { json } = await checkJson([sample("thread.txt")]);
    expect(entries).toHaveLength(json.logs[0]!.entryCount);
    expect([...new Set(entries.map(({ log }) => log))]).toEqual(["WindowsUpdate.log", "svcpack.log", "setupapi.log"]);
    const lines = readFileSync(sample("thread.txt"), "utf8").split("\n");
    for (const { line, endLine, message } of entries) {
      const shown = lines
        .slice(line - 1, endLine)
        .map((each) => each.replace(/^[> ]+/, ""))
        .join(" ");
      expect(shown.endsWith(message.trim()), `${line}-${endLine}: ${shown}`).toBe(true);
    }
  });

  it("the quoted ones are the entries of the logs they were taken from", async () => {
    const words = (text: string) => text.trim().split(/\s+/).join(" ");
    const identity = ({
      line: _1,
      endLine: _2,
      log: _3,
      message,
      ...fields
    }: Awaited<ReturnType<typeof entriesOf>>[0]) => JSON.stringify({ ...fields, message: words(message) });
    const logs = ["WindowsUpdate.log", "svcpack.log", "setupapi.log"];
    const clean = new Set((await Promise.all(logs.map((name) => entriesOf([sample(name)])))).flat().map(identity));
    const quoted = (await entriesOf([sample("thread.txt")])).map(identity);
    expect(quoted.filter((entry) => !clean.has(entry))).toEqual([]);
    expect(new Set(quoted).size).toBeGreaterThan(70);
  });

  it("leave out what is no entry, and count it in check", async () => {
    const stdin = `half a line of an entry\r\n${failedRun.join("")}`;
    const entries = await entriesOf(["-"], { stdin });
    const { json } = await checkJson(["-"], { stdin });
    expect(entries.map(({ line }) => line)).toEqual([2, 3, 4, 5, 6, 7, 8, 9]);
    expect(json.logs[0]).toMatchObject({ lineCount: 9, entryCount: 8, unrecognizedLines: 1 });
  });

  it("join wrapped lines", async () => {
    const stdin = failedRun.join("").replace("MyInstallCatalog failed", "MyInstallCatalog\r\nfailed");
    const [entry] = (await entriesOf(["-"], { stdin })).slice(4);
    expect(entry).toMatchObject({ line: 5, endLine: 6 });
    expect(entry!.message).toBe(
      "InstallSingleCatalogFile: MyInstallCatalog failed for KB901234.cat; error=0xfffffbfe.",
    );
  });

  it("what is no log has none, and that is no failure", async () => {
    expect(await cli(["entries", "-"], { stdin: "hello\n" })).toEqual({
      code: 0,
      out: "",
      err: "setup-logs: -: holds no log that is known here.\n",
    });
  });
});
