import { errorKeys, type LinkRule, namesOfKind } from "./rule";
import {
  bothState,
  nameOtherDrivers,
  programName,
  programOf,
  sectionName,
  sectionWithError,
  sharedDrivers,
} from "./section";
import { tellingError } from "./shared";

/** Programs of Windows Setup, of upgrades and of sysprep that install drivers and devices themselves. */
const setupPrograms =
  /^(?:setup|setuphost|setupplatform|setupprep|windeploy|sysprep|mighost|migsetup|msoobe|oobeldr|setupcl)\.exe$/;
/** With the same driver or device; what runs after it may be undone first. */
const withDriver = 10 * 60_000;
const atOnce = 60_000;

/**
 * Windows Setup imports drivers and installs devices through SetupAPI: both name the same INF or device and state the
 * same error, or its own program wrote the section whose error it states at once.
 */
export const setupToSetupapiDev: LinkRule = {
  id: "setup-to-setupapi-dev",
  callers: ["panther-log"],
  called: ["setupapi-dev-log"],
  reach: { before: 1_800_000, after: 5_000 },
  keysOf: (failure) => [...errorKeys(failure), ...namesOfKind(failure, "inf", "device")],
  link(caller, called, scale) {
    const [driver] = sharedDrivers(caller, called);
    const program = programOf(called);
    if (driver === undefined && (!setupPrograms.test(program) || nameOtherDrivers(caller, called))) return undefined;
    const pair = sectionWithError(caller, called, scale, {
      after: driver === undefined ? atOnce : withDriver,
      least: driver === undefined ? tellingError : 1,
    });
    if (!pair) return undefined;
    const what =
      driver === undefined
        ? `${programName(pair.section)}, a program of Windows Setup, wrote ${sectionName(pair.section)}`
        : `Windows Setup and ${sectionName(pair.section)} both name ${driver}`;
    return { at: pair.at, to: pair.to, evidence: `${what}. ${bothState("Windows Setup", called, pair)}` };
  },
};
