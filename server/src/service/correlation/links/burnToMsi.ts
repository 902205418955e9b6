import { bears, type FindingNode, runOf } from "../nodes";
import { errorKeys, type LinkRule, namesOfKind } from "./rule";
import { clockOf, errorText, sharedNames } from "./shared";

/** Whether a session ended before its caller said so; burn stamps whole seconds. */
const slack = 3_000;
/** The bundle states the result of a package within this time after the session ended. */
const afterEnd = 60_000;
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
  sides: { isCaller: isBundle, isCalled: (failure) => !isBundle(failure) },
  keysOf: (failure) => [...errorKeys(failure), ...namesOfKind(failure, "product", "log", "file")],
  link(caller, called, scale) {
    const session = runOf(called);
    const at = caller.statements.find(({ codes }) => codes.some((code) => bears(called, code)));
    if (!session || !at) return undefined;
    const [names, strength] = sharedWith(caller, called);
    if (names === undefined) return undefined;
    const delay = scale.between({ log: called.log, time: session.endTime }, { log: caller.log, time: at.time });
    if (!(delay >= -slack && delay <= afterEnd)) return undefined;
    const canonical = at.codes.find((code) => bears(called, code))!;
    const evidence = `The bundle and the session of Windows Installer both name ${names}. The session began at ${clockOf({ time: session.startTime })} and ended with ${errorText(called, canonical)}, which the bundle got.`;
    return { at, to: session, evidence, strength };
  },
};

function isBundle({ statements }: FindingNode): boolean {
  return statements.some(({ component = "" }) => /^[iwe]\d{3}$/.test(component));
}

/** What both name: the log tells most, then the product, then the package's file. */
function sharedWith(caller: FindingNode, called: FindingNode): [names: string | undefined, strength: number] {
  const kinds = ["file", "product", "log"];
  for (let strength = kinds.length - 1; strength >= 0; strength--) {
    const kind = kinds[strength]!;
    const [own, other] = [namesOfKind(caller, kind), namesOfKind(called, kind)];
    const [shared] = sharedNames(own, other);
    if (shared !== undefined) return [kind === "product" ? `the product {${shared}}` : shared, strength];
    // A product of another code is another package, whatever its file is called.
    if (kind === "product" && own.length > 0 && other.length > 0) return [undefined, 0];
  }
  return [undefined, 0];
}
