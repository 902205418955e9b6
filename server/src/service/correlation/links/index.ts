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
import { eventToEvent } from "./eventToEvent";
import { eventToMsi } from "./eventToMsi";
import { eventToReport } from "./eventToReport";
import { msiToSetupapiDev } from "./msiToSetupapiDev";
import { reportToAgent } from "./reportToAgent";
import { reportToCbs } from "./reportToCbs";
import { reportToUpdateExe } from "./reportToUpdateExe";
import type { LinkRule } from "./rule";
import { setupToSetupapiDev } from "./setupToSetupapiDev";
import { stepToAction } from "./stepToAction";
import { toSetup } from "./toSetup";

/** All rules that link failures of two logs or of one. A caller that several explain is divided by the first of them. */
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
