import { isOfBundle } from "../speakers";
import { returnedSession } from "./installations";
import { type LinkRule, namesOfKind } from "./rule";
import { clockOf, errorText } from "./shared";

/** Burn stamps whole seconds. */
const slack = 3_000;
const longestPackage = 3 * 3_600_000;

/**
 * A bundle applies a package, and Windows Installer writes the log of it that the bundle names: the same log or product,
 * and the error the session ended with.
 */
export const burnToMsi: LinkRule = {
  id: "burn-to-msi",
  callers: ["msi-log"],
  called: ["msi-log"],
  reach: { before: longestPackage, after: slack },
  choose: "nearest",
  isCaller: isOfBundle,
  isCalled: (failure) => !isOfBundle(failure),
  keysOf: (failure) => namesOfKind(failure, "product", "log", "file"),
  link(caller, called, scale) {
    const found = returnedSession(caller, called, scale);
    if (!found) return undefined;
    const { at, session, name, strength } = found;
    const evidence = `The bundle and the session of Windows Installer both name ${name}. The session began at ${clockOf({ time: session.startTime })} and ended with ${errorText(called, found.canonical)}, which the bundle got.`;
    return { at, to: session, evidence, strength };
  },
};
