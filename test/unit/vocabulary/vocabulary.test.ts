import { describe, expect, it } from "vitest";
import { windowsUpdateComponents } from "../../../server/src/service/formats/windowsUpdateHeader";
import {
  configManagerComponent,
  deviceInstallFunction,
  dismProvider,
  guidByPlace,
  knownGuid,
  labelBefore,
  setupapiLevel,
  setupapiMessage,
  windowsUpdateComponent,
} from "../../../server/src/service/vocabulary";

describe("vocabulary", () => {
  it("knows the components of KB902093 in the spelling of the article and of the files", () => {
    const article =
      "AGENT AU AUCLNT CDM CMPRESS COMAPI DRIVER DTASTOR DWNLDMGR EEHNDLER HANDLER MISC OFFLSNC PARSER PT REPORT SERVICE SETUP SHUTDWN WUREDIR WUWEB";
    for (const name of article.split(" ")) expect(windowsUpdateComponent(name)?.source, name).toMatch(/KB902093/);
    const unknown = windowsUpdateComponents.filter((name) => windowsUpdateComponent(name) === undefined);
    expect([...unknown].sort()).toEqual(["CltUI", "EP", "Inv", "WuTask"]);
  });

  it("names a source for every message number, and marks what is inferred", () => {
    const known = Array.from({ length: 1000 }, (_, number) => setupapiMessage(number)).filter(
      (term) => term !== undefined,
    );
    expect(known.length).toBeGreaterThan(70);
    for (const { meaning, source } of known) {
      expect(meaning).toMatch(/\.$/);
      expect(source.length).toBeGreaterThan(10);
    }
    expect(setupapiMessage(359)?.inferred).toBe(true);
    expect(setupapiMessage(358)?.inferred).toBeUndefined();
    expect(setupapiMessage(999)).toBeUndefined();
  });

  it("knows who writes in a DISM log, and marks what only the names say", () => {
    expect(dismProvider("DISM.EXE")?.url).toMatch(/^https:/);
    expect(dismProvider("DISM Package Manager")).toMatchObject({ inferred: true });
    expect(dismProvider("DISM Example Provider")).toBeUndefined();
  });

  it("knows the components of Configuration Manager by the page on their logs, others by their names only", () => {
    expect(configManagerComponent("WUAHandler")).toMatchObject({ url: expect.stringMatching(/^https:.*log-files$/) });
    expect(configManagerComponent("WUAHandler")!.inferred).toBeUndefined();
    expect(configManagerComponent("TSManager")).toMatchObject({ inferred: true });
    expect(configManagerComponent("SampleAgent")).toBeUndefined();
  });

  it("reads the letter of a tag", () => {
    expect(setupapiLevel("E")).toBe("error");
    expect(setupapiLevel("-")).toMatch(/never a failure/);
    expect(setupapiLevel("X")).toBeUndefined();
  });

  it("knows device installation functions in any case", () => {
    expect(deviceInstallFunction("dif_installdevice")?.meaning).toMatch(/^Installs/);
    expect(deviceInstallFunction("DIF_SOMETHING_ELSE")).toBeUndefined();
  });

  it("tells what a GUID is by its value or its place, else nothing", () => {
    expect(knownGuid("7971F918-A847-4430-9279-4A52D1EFE18D")?.meaning).toMatch(/Microsoft Update/);
    expect(knownGuid("A7310C5E-94D2-4B68-8F0A-36E1D7C2059B")).toBeUndefined();
    expect(guidByPlace("job [UpdateId = {")?.meaning).toMatch(/update/);
    expect(guidByPlace("Regulation Refresh [Svc: ")?.meaning).toMatch(/service/);
    expect(guidByPlace("2006-11-14 21:07:57:671+0200\t1\t182\t101\t{")?.inferred).toBe(true);
    expect(guidByPlace("[CallId = {")).toBeUndefined();
    expect(labelBefore("[CallId = {")).toBe("CallId");
    expect(labelBefore("some words ")).toBeUndefined();
  });
});
