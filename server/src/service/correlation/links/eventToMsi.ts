import { bears, type FindingNode, runOf } from "../nodes";
import type { LinkRule } from "./rule";
import { clockOf, errorText } from "./shared";

/** Events stamp whole seconds. */
const slack = 2_000;
/** The last event of an installation is written when its session ends. */
const afterEnd = 60_000;
const longestInstallation = 2 * 3_600_000;

/** The provider of Windows Installer's events. */
const provider = /^msiinstaller$/i;
/** How messages of Windows Installer name the product, in its log and in its events: `Product: … -- `, `Product Name: …. Product Version: …`. */
const productIn = /\bProduct: (.{1,200}?) -- |\bProduct Name: (.{1,200}?)\. Product Version: /;

/** Windows Installer writes the result of an installation to the event log, too: the same product, with its error or its message, while it ran. */
export const eventToMsi: LinkRule = {
  id: "event-to-msi",
  callers: ["windows-eventlog-text"],
  called: ["msi-log"],
  reach: { before: longestInstallation, after: slack },
  choose: "nearest",
  keysOf: (failure) => [...productsOf(failure)],
  link(caller, called, scale) {
    const session = runOf(called);
    const products = productsOf(called);
    if (!session || products.size === 0) return undefined;
    for (const at of caller.statements) {
      const product = productOf(at.text);
      if (!provider.test(at.component ?? "") || !products.has(product)) continue;
      const canonical = at.codes.find((code) => bears(called, code));
      const isTold = called.statements.some(({ text }) => head(text) === head(at.text));
      if (canonical === undefined && !isTold) continue;
      const event = { log: caller.log, time: at.time };
      const sinceStart = scale.between({ log: called.log, time: session.startTime }, event);
      const sinceEnd = scale.between({ log: called.log, time: session.endTime }, event);
      if (!(sinceStart >= -slack && sinceEnd <= afterEnd)) continue;
      const what = isTold || canonical === undefined ? "say the same of it" : `state ${errorText(caller, canonical)}`;
      const evidence = `The event of Windows Installer at ${clockOf(at)} and the session that began at ${clockOf({ time: session.startTime })} name the same product, ${product}, and ${what}.`;
      return { at, to: session, evidence };
    }
    return undefined;
  },
};

/** As much of a message as is the same however long its other copy was kept. */
const head = (text: string): string => text.replace(/\s+/g, " ").slice(0, 200);

function productsOf({ statements }: FindingNode): ReadonlySet<string> {
  return new Set(statements.map(({ text }) => productOf(text)).filter((product) => product !== ""));
}

function productOf(text: string): string {
  const match = productIn.exec(text);
  return (match?.[1] ?? match?.[2] ?? "").trim();
}
