import type { FindingNode } from "./nodes";

/** Messages of a WiX bundle bear a letter and three digits: `i301` (formats.md 10). */
export const isBurnMessage = (component = ""): boolean => /^[iwe]\d{3}$/.test(component);

/** Whether a failure is that of a bundle; it leaves the work to packages, which have logs of their own. */
export function isOfBundle({ statements }: FindingNode): boolean {
  return statements.some(({ component }) => isBurnMessage(component));
}

/** Providers of the event log that write for the update agent, and for the servicing stack (formats.md 12). */
const agentProvider = /^(?:(?:microsoft-windows-)?windowsupdateclient|windows update agent)$/i;
const servicingProvider = /^(?:microsoft-windows-)?servicing$/i;

/** Whether a failure is a report of the update agent: events of its own, or a row of ReportingEvents.log. */
export function isReportOfAgent({ log, statements }: FindingNode): boolean {
  return (
    log.format === "reportingevents-log" || statements.every(({ component = "" }) => agentProvider.test(component))
  );
}

/** Whether a failure is stated by events of the servicing stack. */
export function isReportOfServicing({ statements }: FindingNode): boolean {
  return statements.every(({ component = "" }) => servicingProvider.test(component));
}

/** Whether a client of CBS is one that installs for the update agent; the words stand in all names that it had. */
export const isAgentClient = (client: string): boolean => /update ?agent/.test(client);
