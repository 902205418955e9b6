import { agentToCbs } from "./agentToCbs";
import { cbsJob } from "./cbsJob";
import { dismToCbs } from "./dismToCbs";
import { eventToReport, reportToAgent } from "./reportToAgent";
import { reportToCbs } from "./reportToCbs";
import type { LinkRule } from "./rule";

export type { FoundLink, LinkRule, Reach } from "./rule";

/** All rules that link failures of two formats, in the order they are asked. */
export const linkRules: readonly LinkRule[] = [
  cbsJob,
  agentToCbs,
  dismToCbs,
  reportToAgent,
  reportToCbs,
  eventToReport,
];
