import { runOf } from "../nodes";
import { errorKeys, type LinkRule } from "./rule";
import { bothState, sectionName, sectionWithError } from "./section";
import { tellingError } from "./shared";

/** DISM works in a process of its own for each image, DismHost.exe. */
const dism = /(?:^|[\\/"])dism(?:host)?\.exe/i;
const atOnce = 60_000;

/** DISM adds and removes drivers through SetupAPI: its program wrote the section, and both state the same error. */
export const dismToSetupapiDev: LinkRule = {
  id: "dism-to-setupapi-dev",
  callers: ["dism-log"],
  called: ["setupapi-dev-log"],
  reach: { before: 600_000, after: 5_000 },
  isCalled: (failure) => dism.test(runOf(failure)?.commandLine ?? runOf(failure)?.program ?? ""),
  keysOf: errorKeys,
  link(caller, called, scale) {
    const pair = sectionWithError(caller, called, scale, { after: atOnce, least: tellingError });
    if (!pair) return undefined;
    return {
      at: pair.at,
      to: pair.to,
      evidence: `DISM wrote ${sectionName(pair.section)}. ${bothState("DISM", called, pair)}`,
    };
  },
};
