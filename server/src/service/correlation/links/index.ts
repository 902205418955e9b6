import { agentToCbs } from "./agentToCbs";
import { agentToSetupapiDev } from "./agentToSetupapiDev";
import { burnToMsi } from "./burnToMsi";
import { cbsJob } from "./cbsJob";
import { cbsToSetupapiDev } from "./cbsToSetupapiDev";
import { deploymentToAgent } from "./deploymentToAgent";
import { deploymentToDism } from "./deploymentToDism";
import { deploymentToHandler } from "./deploymentToHandler";
import { deploymentToMsi } from "./deploymentToMsi";
import { dismToCbs } from "./dismToCbs";
import { dismToSetupapiDev } from "./dismToSetupapiDev";
import { eventToMsi } from "./eventToMsi";
import { msiToSetupapiDev } from "./msiToSetupapiDev";
import { eventToEvent, eventToReport, reportToAgent } from "./reportToAgent";
import { reportToCbs } from "./reportToCbs";
import { reportToUpdateExe } from "./reportToUpdateExe";
import type { LinkRule } from "./rule";
import { setupToSetupapiDev } from "./setupToSetupapiDev";
import { stepToAction } from "./stepToAction";
import { toSetup } from "./toSetup";

export type { FoundLink, LinkRule, Reach } from "./rule";

/** All rules that link failures of two formats, in the order they are asked. */
export const linkRules: readonly LinkRule[] = [
  cbsJob,
  cbsToSetupapiDev,
  agentToSetupapiDev,
  msiToSetupapiDev,
  dismToSetupapiDev,
  setupToSetupapiDev,
  burnToMsi,
  agentToCbs,
  dismToCbs,
  deploymentToAgent,
  deploymentToHandler,
  deploymentToDism,
  deploymentToMsi,
  reportToAgent,
  reportToCbs,
  eventToEvent,
  eventToReport,
  reportToUpdateExe,
  stepToAction,
  toSetup,
  eventToMsi,
];
