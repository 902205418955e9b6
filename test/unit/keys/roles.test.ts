import { describe, expect, it } from "vitest";
import { findKeys, type KeyRole, revisionOf } from "../../../server/src/service/keys";

const guid = "{A7310C5E-94D2-4B68-8F0A-36E1D7C2059B}";
const bare = guid.slice(1, -1);

/** Lines with one key each, and what they call it. */
const cases: readonly (readonly [string, KeyRole | undefined])[] = [
  [`  * UpdateId = ${guid}.100`, "update"],
  [`Windows Patch download for UpdateId = ${guid}: selected`, "update"],
  [`: Command line install of update ${bare}.103`, "update"],
  [`  * Added update ${guid}.103 to search result`, "update"],
  [`Regulation: ${guid} - Update 3 can NOT download`, undefined],
  [`${guid}.201`, "update"],
  [`  * ServiceID = ${guid} Managed`, "service"],
  [`Service ID: ${guid}`, "service"],
  [`svc: ${guid}`, "service"],
  [`CallId = ${guid}`, "call"],
  [`Call ID = ${guid}`, "call"],
  [`[CallerId = ${guid}]`, "client"],
  [`ClientId=${guid}`, "client"],
  [`SusClientId = '${bare}'`, "client"],
  [`  * BITS job initialized, JobId = ${guid}`, "job"],
  [`Job ${guid} finished`, "job"],
  [`REPORT EVENT: ${guid}\t2006-11-14 21:07:57:671+0200\t1\t182`, "event"],
  [`2006-11-14 21:07:57:671+0200\t1\t182\t101\t${guid}\t103`, "update"],
  [`2006-11-14 21:07:57:671+0200\t1\t182 [AGENT_INSTALLING_FAILED]\t101\t${guid}\t103`, "update"],
  [`Class GUID of device remains: ${guid}.`, "class"],
  [`Class GUID of device changed to: ${guid}.`, "class"],
  [`#I140 Installing device class: "Ports" ${guid}.`, "class"],
  [`inf:                Class GUID     = ${guid}`, "class"],
  [`Class: ${guid}. Install failed.`, "class"],
  [`Interface class ${guid}`, "interface"],
  [`ProductCode = ${guid}`, "product"],
  [`Product Code: ${guid}`, "product"],
  [`Product: ${guid}`, "product"],
  [`UpgradeCode = ${guid}`, "upgrade"],
  [`PackageCode = ${guid}`, "installerPackage"],
  [`signed in catalog root ${guid}`, undefined],
  [`5 updates ${guid}`, undefined],
  [`Products ${guid}`, undefined],
  [`Xservice: ${guid}`, undefined],
  [`remains: ${guid}`, undefined],
  [`7 ${guid}`, undefined],
  ["UpdateId = {00000000-0000-0000-0000-000000000000}", undefined],
  ["2006-11-14 21:07:57:671+0200\t1\t147\t101\t{00000000-0000-0000-0000-000000000000}\t0", undefined],
];

describe("the role of an id", () => {
  for (const [line, role] of cases) {
    it(`${role ?? "none"} in ${line.replaceAll("\t", " ")}`, () => {
      const found = findKeys(line);
      expect(found).toHaveLength(1);
      expect(found[0]!.role).toBe(role);
    });
  }

  it("of a hash is the folder it names or the option it is the value of", () => {
    const hash = "5d1f0a77b2c94e66a1b2c3d4e5f60718";
    const roleOf = (line: string) => findKeys(line).find(({ kind }) => kind === "hash")?.role;
    expect(roleOf(`C:\\WINDOWS\\SoftwareDistribution\\Download\\${hash}\\update.exe`)).toBe("download");
    expect(roleOf(`C:\\\\WINDOWS\\\\SoftwareDistribution\\\\Download\\\\${hash}`)).toBe("download");
    expect(roleOf(`/q /ParentInfo:${hash}`)).toBe("parent");
    expect(roleOf(`WuRedir\\${hash}\\wuredir.cab`)).toBeUndefined();
  });

  it("the revision is what stands behind the dot", () => {
    expect(revisionOf(`${guid}.103`)).toBe(103);
    expect(revisionOf(`${bare}.7`)).toBe(7);
    expect(revisionOf(guid)).toBeUndefined();
    expect(revisionOf(bare)).toBeUndefined();
  });
});
