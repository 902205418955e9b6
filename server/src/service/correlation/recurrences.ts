import { namesOfKind } from "./links/rule";
import { type FindingNode, mainStatement, runOf } from "./nodes";
import { updateNumber } from "./title";

/**
 * What makes it the same failure again: the same error by the same rule for the same thing (an update, a device's files,
 * a kind of run). Two incidents of one machine with the same signature are recurrences of one failure.
 */
export function signatureOf(cause: FindingNode): string {
  const { log, finding } = cause;
  const error = finding.codes[0]?.canonical ?? template(finding.message);
  return [log.format, finding.rule, error, subjectOf(cause)].join(" ");
}

function subjectOf(cause: FindingNode): string {
  const component = mainStatement(cause).component ?? "";
  switch (cause.log.format) {
    case "svcpack-log":
      return updateNumber([cause]) ?? runOf(cause)?.title ?? "";
    case "setupapi-log":
      return template(mainStatement(cause).text);
    // A section has the device or the package in its title, a session of DISM its command, one of MSI its product.
    case "setupapi-dev-log":
    case "dism-log":
    case "msi-log":
      return [component, template(runOf(cause)?.title ?? "")].join(" ");
    case "cbs-log":
    case "reportingevents-log":
    case "windows-eventlog-text":
      return [component, namesOfKind(cause, "update", "package", "kb")[0] ?? ""].join(" ");
    default:
      return [component, updateOf(cause)].join(" ");
  }
}

/** The update a report names: its GUID stands before its revision, after that of the event. */
function updateOf({ statements }: FindingNode): string {
  const report = statements.find(({ text }) => /\bREPORT EVENT\b/.test(text));
  const ids = report?.text.match(/\{[0-9A-F]{8}-[0-9A-F-]{27}\}/gi) ?? [];
  return ids[1]?.toUpperCase() ?? "";
}

/** A sentence without what differs from one time to the next: ids, hashes, folders made for one run. */
function template(text: string): string {
  return text
    .toLowerCase()
    .replace(/\{[^}]{0,60}\}|(?<![0-9a-z])[0-9a-f]{8,}(?![0-9a-z])/g, "#")
    .slice(0, 200);
}
