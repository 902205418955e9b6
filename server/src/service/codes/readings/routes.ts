import type { FamilyId } from "../families";

/**
 * The families whose numbers have a given upper half, besides winerror.h (`hresult`) and ntstatus.h (`ntstatus`), so that a
 * look-up reads no table that cannot know the number.
 */
const byUpper: Readonly<Record<number, readonly FamilyId[]>> = {
  4: ["wmi", "vss", "networkSetup"],
  12: ["iisMetabase"],
  15: ["cbs"],
  19: ["dotnet"],
  32: ["bits"],
  36: ["windowsUpdate"],
  32769: ["ndis"],
  32772: ["wmi", "vss", "networkSetup", "selfRegistration"],
  32780: ["iisMetabase"],
  32787: ["dotnet"],
  32800: ["bits"],
  32804: ["windowsUpdate"],
  32976: ["deliveryOptimization"],
  34768: ["configmgr"],
  49153: ["ndis"],
  49156: ["licensing", "dism"],
  49166: ["deltaPatching"],
  49474: ["wimgapi"],
  49489: ["dism"],
  57411: ["exception"],
  57453: ["exception"],
};

/** Families other than winerror.h and ntstatus.h that may know a number, by its upper half. */
export function familiesOf(upper: number): readonly FamilyId[] {
  return byUpper[upper] ?? [];
}
