import { errorKeys, type LinkRule } from "./rule";
import { bothState, programName, programOf, sectionName, sectionWithError } from "./section";
import { tellingError } from "./shared";

/** The programs in which the servicing stack works; DismHost.exe does for an image that is not running. */
const servicing: ReadonlySet<string> = new Set(["trustedinstaller.exe", "tiworker.exe", "dismhost.exe"]);
/** CBS passes on at once what the driver store told it. */
const atOnce = 30_000;

/**
 * CBS stages and installs drivers of its packages through SetupAPI (formats.md 13.6): its own program wrote the section,
 * and CBS states the error it failed with. A mere absence links only what speaks of drivers.
 */
export const cbsToSetupapiDev: LinkRule = {
  id: "cbs-to-setupapi-dev",
  callers: ["cbs-log"],
  called: ["setupapi-dev-log"],
  // A section may last for minutes before CBS learns how it ended.
  reach: { before: 600_000, after: 5_000 },
  isCalled: (failure) => servicing.has(programOf(failure)),
  keysOf: errorKeys,
  link(caller, called, scale) {
    const pair =
      sectionWithError(caller, called, scale, { after: atOnce, least: tellingError }) ??
      sectionWithError(speakingOfDrivers(caller), called, scale, { after: atOnce, least: 1 });
    if (!pair) return undefined;
    const evidence = `${programName(pair.section)}, a program of CBS, wrote ${sectionName(pair.section)}. ${bothState("CBS", called, pair)}`;
    return { at: pair.at, to: pair.to, evidence };
  },
};

function speakingOfDrivers(caller: Parameters<LinkRule["keysOf"]>[0]): typeof caller {
  return { ...caller, statements: caller.statements.filter(({ text }) => /driver|\.inf\b/i.test(text)) };
}
