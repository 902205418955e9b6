import { describe, expect, it } from "vitest";
import { cli, explainJson } from "./support";

describe("explain", () => {
  it.each([
    ["0xfffffbfe", "0xFFFFFBFE", "ESE", "JET_errRecordTooBig", false],
    ["-1026", "0xFFFFFBFE", "ESE", "JET_errRecordTooBig", false],
    ["0xf0da", "0x8007F0DA", "update.exe", null, true],
    ["61658", "0x8007F0DA", "update.exe", null, true],
    ["0x8007F0DA", "0x8007F0DA", "update.exe", null, true],
    ["8007f0da", "0x8007F0DA", "update.exe", null, true],
    ["0x643", "0x80070643", "Win32", "ERROR_INSTALL_FAILURE", false],
    ["1603", "0x80070643", "Win32", "ERROR_INSTALL_FAILURE", false],
    ["0xC0000072", "0xC0000072", "NTSTATUS", "STATUS_ACCOUNT_DISABLED", false],
    ["0x80092004", "0x80092004", "Cryptography and trust", "CRYPT_E_NOT_FOUND", false],
  ])("%s", async (input, value, family, symbol, inferred) => {
    const { code, err, json } = await explainJson([input]);
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(json).toHaveLength(1);
    expect(json[0]).toMatchObject({ input, value });
    expect(json[0]!.readings[0]).toMatchObject({ family, symbol, inferred });
    expect(json[0]!.readings[0]!.meaning).toMatch(/\w+ \w+/);
  });

  it.each([
    [["-1026", "0x643"]],
    [["0x643", "-1026"]],
    [["-1026", "-2147467259", "--format", "json", "-1"]],
    [["--", "-1026"]],
  ])("negative decimals are no options: %j", async (args) => {
    const { code, json } = await explainJson(args);
    const asked = args.filter((each) => !["--", "--format", "json"].includes(each));
    expect(code).toBe(0);
    expect(json.map(({ input }) => input)).toEqual(asked);
    expect(json.find(({ input }) => input === "-1026")?.value).toBe("0xFFFFFBFE");
  });

  it("what is no code is named, the others are explained", async () => {
    const { code, err, json } = await explainJson(["5", "no\x1bcode", "0x80070005"]);
    expect(code).toBe(2);
    expect(err).toBe("setup-logs: no\\x1Bcode: is no code.\n");
    expect(json.map(({ value }) => value)).toEqual(["0x80070005", null, "0x80070005"]);
    expect(json[1]!.readings).toEqual([]);
    const text = await cli(["explain", "zzz", "5"]);
    expect(text).toMatchObject({ code: 2, err: "setup-logs: zzz: is no code.\n" });
    expect(text.out).toContain("ERROR_ACCESS_DENIED");
  });

  it("a code nobody has named is taken apart, and marked as inferred", async () => {
    const { code, json } = await explainJson(["0x8abc1234"]);
    expect(code).toBe(0);
    expect(json[0]!.readings[0]).toMatchObject({ symbol: null, inferred: true });
  });

  it("text says what is inferred and where it is from", async () => {
    const { out } = await cli(["explain", "0xf0da", "-1026"]);
    expect(out).toContain("0xf0da = 0x8007F0DA\n  1. update.exe: no published name (inferred)");
    expect(out).toContain("-1026 = 0xFFFFFBFE\n  1. ESE: JET_errRecordTooBig\n");
    expect(out).toContain("Source: esent.h");
    expect(out).not.toContain("\x1b");
  });

  it("says how a reading was reached, and which remedies there are", async () => {
    const { json } = await explainJson(["0x8007F0DA", "-1026", "0x643"]);
    expect(json.map(({ readings }) => readings[0]!.via)).toEqual([
      "low 16 bits of the HRESULT: update.exe extended code 0xF0DA",
      null,
      null,
    ]);
    expect(json[0]!.readings[0]!.documentation).toMatch(/^https:/);
    expect(json[1]!.remedies).toContain("kb940276");
    const { out } = await cli(["explain", "-1026"]);
    expect(out).toMatch(/\n {2}Remedy: \S/);
    expect(out).toMatch(/\n {5}More: https:/);
  });

  it("a facility and a step of Windows Setup are no codes, but known", async () => {
    const { code, err, json } = await explainJson(["FACILITY_WINDOWSUPDATE", "SP_EXECUTION_SAFE_OS"]);
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(json.map(({ value, remedies }) => [value, remedies])).toEqual([
      [null, []],
      [null, []],
    ]);
    expect((await cli(["explain", "FACILITY_WINDOWSUPDATE"])).out).toMatch(
      /^FACILITY_WINDOWSUPDATE\n {2}1\. HRESULT facility/,
    );
  });

  it("both numbers of a Windows Setup result are read", async () => {
    const { json } = await explainJson(["0xC1900101 - 0x2000C"]);
    expect(json[0]!.readings.map(({ symbol }) => symbol)).toEqual([
      "MOSETUP_E_SETUP_PLATFORM",
      "SP_EXECUTION_OP_APPLY_IMAGE",
    ]);
  });

  it("colours only on a terminal that wants them", async () => {
    const coloured = await cli(["explain", "5"], { isTerminal: true });
    expect(coloured.out).toContain("\x1b[1m5 = 0x80070005\x1b[22m");
    for (const env of [{ NO_COLOR: "1" }, { TERM: "dumb" }]) {
      expect((await cli(["explain", "5"], { isTerminal: true, env })).out).not.toContain("\x1b");
    }
    expect((await cli(["explain", "5"], { isTerminal: true, env: { NO_COLOR: "" } })).out).toContain("\x1b");
  });
});

describe("explain --system-messages", () => {
  const messages: Readonly<Record<number, string>> = {
    2147942405: "Zugriff \x1bverweigert.",
    2147954429: "Keine Verbindung.",
  };
  const systemMessage = (canonical: number, family?: string): string | undefined =>
    family === "WinINet" ? "wrong family" : messages[canonical];

  it("shows what Windows says, told apart from what we say", async () => {
    const { code, out, err } = await cli(["explain", "--system-messages", "0x80070005"], { systemMessage });
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(out).toContain("\n  Windows says: “Zugriff \\x1Bverweigert.”\n");
    expect(out).toContain("ERROR_ACCESS_DENIED");
  });

  it("has a field for it in JSON, null where Windows has none", async () => {
    const { json } = await explainJson(["--system-messages", "12029", "0xf0da", "zzz"], { systemMessage });
    expect(json.map((each) => each.systemMessage)).toEqual(["Keine Verbindung.", null, null]);
  });

  it("is not there unasked", async () => {
    const { json } = await explainJson(["5"], { systemMessage });
    expect(json[0]).not.toHaveProperty("systemMessage");
    expect((await cli(["explain", "5"], { systemMessage })).out).not.toContain("Windows says");
  });

  it("says that another system has none, and explains all the same", async () => {
    const { code, out, err } = await cli(["explain", "--system-messages", "5"]);
    expect(code).toBe(0);
    expect(err).toBe("setup-logs: This system is not Windows, so it has no messages of its own.\n");
    expect(out).toContain("ERROR_ACCESS_DENIED");
    const { json } = await explainJson(["--system-messages", "5"]);
    expect(json[0].systemMessage).toBeNull();
  });
});
