import { hex } from "../../hex";
import { bitsMeanings } from "./bits";
import { cbsMeanings } from "./cbs";
import { configMgrMeanings } from "./configMgr";
import { cryptoMeanings } from "./crypto";
import { databaseMeanings } from "./databases";
import { deliveryOptimizationMeanings } from "./deliveryOptimization";
import { deltaPackageMeanings } from "./deltaPackages";
import { deviceMeanings } from "./devices";
import { dotNetMeanings } from "./dotNet";
import { installerMeanings } from "./installer";
import { windowsSetupMeanings } from "./mosetup";
import { namelessMeanings } from "./nameless";
import { networkMeanings } from "./network";
import { ntStatusMeanings } from "./ntStatus";
import { rpcMeanings } from "./rpc";
import { serviceMeanings } from "./services";
import { setupApiMeanings } from "./setupapi";
import { sideBySideMeanings } from "./sideBySide";
import { systemMeanings } from "./system";
import { updateAgentPartMeanings } from "./updateAgentParts";
import { updateDataStoreMeanings } from "./updateDataStore";
import { updateDownloadMeanings } from "./updateDownload";
import { updateExeMeanings } from "./updateExe";
import { updateHandlerMeanings } from "./updateHandlers";
import { updateMetadataMeanings } from "./updateMetadata";
import { updateRedirectorMeanings } from "./updateRedirector";
import { updateTransportMeanings } from "./updateTransport";
import { vssMeanings } from "./vss";
import { wimMeanings } from "./wim";
import { win32Meanings } from "./win32";
import { win32FileMeanings } from "./win32Files";
import { windowsUpdateMeanings } from "./windowsUpdate";
import { windowsUpdateSuccessMeanings } from "./windowsUpdateSuccess";
import { winHttpMeanings } from "./winhttp";
import { winInetMeanings } from "./wininet";
import { wmiMeanings } from "./wmi";

/** Our own sentences, by symbol; by canonical value (`0x8007F0DA`) for numbers without a published name. */
const files: readonly Readonly<Record<string, string>>[] = [
  win32Meanings,
  installerMeanings,
  windowsUpdateMeanings,
  windowsUpdateSuccessMeanings,
  updateHandlerMeanings,
  updateAgentPartMeanings,
  updateTransportMeanings,
  updateRedirectorMeanings,
  updateDownloadMeanings,
  updateDataStoreMeanings,
  updateMetadataMeanings,
  cbsMeanings,
  deltaPackageMeanings,
  setupApiMeanings,
  windowsSetupMeanings,
  deliveryOptimizationMeanings,
  cryptoMeanings,
  networkMeanings,
  databaseMeanings,
  systemMeanings,
  updateExeMeanings,
  namelessMeanings,
  bitsMeanings,
  configMgrMeanings,
  deviceMeanings,
  dotNetMeanings,
  ntStatusMeanings,
  rpcMeanings,
  serviceMeanings,
  sideBySideMeanings,
  vssMeanings,
  wimMeanings,
  win32FileMeanings,
  winHttpMeanings,
  winInetMeanings,
  wmiMeanings,
];

/** All sentences in one map, made on the first look-up: the start of the server does not pay for it. */
let sentences: ReadonlyMap<string, string> | undefined;

/** What happened, in one plain sentence: for the first of the names that has one, else for the number; else undefined. */
export function meaningOf(symbols: readonly string[], canonical: number): string | undefined {
  sentences ??= new Map(files.flatMap((file) => Object.entries(file)));
  for (const symbol of symbols) {
    const sentence = sentences.get(symbol);
    if (sentence !== undefined) return sentence;
  }
  return sentences.get(hex(canonical));
}

/** All names and values that have a sentence; a name in two files would be listed twice. */
export function meaningKeys(): readonly string[] {
  return files.flatMap((file) => Object.keys(file));
}
