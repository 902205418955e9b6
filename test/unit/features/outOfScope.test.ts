import { describe, expect, it } from "vitest";
import { getDocumentInfo } from "../../../server/src/service/features/documentInfo";
import { documentOf } from "../../support/core";

const infoOf = (name: string, text = "MSCF\0\0\0\0\x01\x02") =>
  getDocumentInfo(documentOf(text, `file:///logs/${name}`));

describe("files that are left out say so", () => {
  it.each([
    ["CbsPersist_20190304050607.cab", "Compressed CBS log", /Expand the cabinet/],
    ["cbspersist_1.CAB", "Compressed CBS log", /Expand the cabinet/],
    ["WindowsUpdate.20240305.081140.411.1.etl", "Traces of the update agent", /Get-WindowsUpdateLog/],
    ["System.evtx", "Event log file", /save the events as text/],
    ["CabinetState", "CabinetState", /Not a log/],
    ["CabinetState.xml", "CabinetState", /Not a log/],
  ])("%s", (name, format, note) => {
    const info = infoOf(name);
    expect(info).toMatchObject({ formatId: null, format, problems: "none" });
    expect(info.summary).toMatch(note);
  });

  it.each([
    "update.cab",
    "CbsPersist_20190304050607.txt",
    "MyCabinetState.ini",
    "CabinetStates",
    "trace.etl",
    "System.evtx.txt",
  ])("not %s", (name) => {
    expect(infoOf(name)).toMatchObject({ formatId: null, format: "No setup log", summary: "" });
  });

  it("a log under such a name is a log", () => {
    const text = "2.703: Update.exe extended error code = 0xf0da\r\n";
    expect(infoOf("CabinetState", text)).toMatchObject({ formatId: "svcpack-log" });
  });
});
