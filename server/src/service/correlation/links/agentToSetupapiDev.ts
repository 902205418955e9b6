import { runOf } from "../nodes";
import { errorKeys, type LinkRule, namesOfKind } from "./rule";
import { bothState, sectionName, sectionWithError, sharedDrivers } from "./section";
import { tellingError } from "./shared";

/** The command lines under which the update agent works: its own programs, and the service host of its service. */
const agentProgram = /(?:^|[\\/"])(?:wuauclt(?:core)?\.exe|wuaueng\.dll)|\bwuauserv\b/i;
/** Components of the agent that install. */
const installing = /^(?:Handler|Driver|Deployment)$/i;
const atOnce = 60_000;

/** The update agent installs drivers through SetupAPI: its program wrote the section, or both name the driver; and the same error. */
export const agentToSetupapiDev: LinkRule = {
  id: "agent-to-setupapi-dev",
  callers: ["windowsupdate-log"],
  called: ["setupapi-dev-log"],
  reach: { before: 600_000, after: 5_000 },
  keysOf: (failure) => [...errorKeys(failure), ...namesOfKind(failure, "inf", "device")],
  link(caller, called, scale) {
    const section = runOf(called);
    const [driver] = sharedDrivers(caller, called);
    const isOfAgent =
      agentProgram.test(section?.commandLine ?? section?.program ?? "") ||
      /\bInstall Windows Update driver\b/i.test(section?.title ?? "");
    if (driver === undefined && !isOfAgent) return undefined;
    const own = { ...caller, statements: caller.statements.filter(({ component = "" }) => installing.test(component)) };
    const pair = sectionWithError(own, called, scale, { after: atOnce, least: tellingError });
    if (!pair) return undefined;
    const what =
      driver === undefined
        ? `Windows Update wrote ${sectionName(pair.section)}`
        : `Windows Update and ${sectionName(pair.section)} both name ${driver}`;
    return { at: pair.at, to: pair.to, evidence: `${what}. ${bothState("Windows Update", called, pair)}` };
  },
};
