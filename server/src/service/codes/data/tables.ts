import type { FactTable } from "../table";
import { bits } from "./bits.generated";
import { cbs } from "./cbs.generated";
import { configmgr } from "./configmgr.generated";
import { configret } from "./configret.generated";
import { deliveryOptimization } from "./delivery-optimization.generated";
import { deltaPatching } from "./delta-patching.generated";
import { deviceProblem } from "./device-problem.generated";
import { dism } from "./dism.generated";
import { dotnet } from "./dotnet.generated";
import { ese } from "./ese.generated";
import { exception } from "./exception.generated";
import { facilities } from "./facilities.generated";
import { hresult } from "./hresult.generated";
import { iisMetabase } from "./iis-metabase.generated";
import { licensing } from "./licensing.generated";
import { mosetup } from "./mosetup.generated";
import { ndis } from "./ndis.generated";
import { networkSetup } from "./network-setup.generated";
import { ntstatus } from "./ntstatus.generated";
import { selfRegistration } from "./self-registration.generated";
import { setupOperation } from "./setup-operation.generated";
import { setupPhase } from "./setup-phase.generated";
import { setupapi } from "./setupapi.generated";
import { updateExe } from "./update-exe.generated";
import { vss } from "./vss.generated";
import { wimgapi } from "./wimgapi.generated";
import { win32 } from "./win32.generated";
import { windowsUpdate } from "./windows-update.generated";
import { winhttp } from "./winhttp.generated";
import { wininet } from "./wininet.generated";
import { wmi } from "./wmi.generated";

/** The tables of the families, in the order in which a symbol is looked for. */
export const tables = {
  win32,
  hresult,
  ntstatus,
  setupapi,
  windowsUpdate,
  cbs,
  updateExe,
  ese,
  bits,
  winhttp,
  wininet,
  mosetup,
  deliveryOptimization,
  dism,
  configret,
  deviceProblem,
  wmi,
  vss,
  licensing,
  wimgapi,
  configmgr,
  dotnet,
  deltaPatching,
  networkSetup,
  selfRegistration,
  iisMetabase,
  ndis,
  exception,
} as const satisfies Record<string, FactTable>;

/** Tables that name a part of a code. */
export const partTables = { facilities, setupPhase, setupOperation } as const satisfies Record<string, FactTable>;
