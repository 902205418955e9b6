import { formatCanonical } from "../service/codes";
import type { Incident, IncidentPlace } from "../service/correlation";
import type { FindingCode } from "../service/findings";
import type { Article } from "../service/knowledge";
import type { Redaction } from "../service/report/types";
import { printable, shorten } from "../service/text/printable";
import type { CheckedIncident, CheckResult, PlacedFinding } from "./checkResult";
import type { Paint } from "./paint";

const linesShown = 12;
const remediesShown = 3;
const textShown = 110;

/** `check` for a terminal: incidents that several findings make up, then one finding a paragraph, then the sums. */
export function checkText(result: CheckResult, paint: Paint, redaction?: Redaction): string {
  const show: Show = { paint, plain: (text) => printable(redaction?.apply(text) ?? text), pathOf: result.pathOf };
  const byId = new Map(result.incidents.map((each) => [each.incident.id, each]));
  const paragraphs = result.incidents
    .filter(({ isLinked, isShown }) => isLinked && isShown)
    .map((each) => incidentText(each, show));
  for (const { input, findings } of result.inputs) {
    for (const finding of findings) {
      paragraphs.push(findingText(input.path, finding, byId.get(finding.incident ?? ""), show));
    }
  }
  return `${[...paragraphs, summary(result)].join("\n\n")}\n`;
}

/** How text is shown: what comes from a log or is a path goes through `plain`. */
interface Show {
  readonly paint: Paint;
  plain(text: string): string;
  pathOf(uri: string): string;
}

function incidentText({ incident, remedies }: CheckedIncident, show: Show): string {
  const { paint, plain } = show;
  const steps = incident.chain.map((step) => `    ${stepText(step, show)}`);
  // A long chain says in its middle what it says at its ends.
  const left = steps.length - linesShown;
  if (left > 1) steps.splice(linesShown - 3, left, `    … ${left} more places`);
  // The same log twice, as a file and quoted in a thread, is linked twice.
  const evidence = new Set(incident.links.map((link) => plain(link.evidence)));
  return [
    paint.strong(`${incident.id}: ${plain(incident.title)}`),
    ...steps,
    ...certaintyLines(incident, show).map((line) => `    ${line}`),
    ...[...evidence].map((sentence) => paint.dim(`    linked: ${sentence}`)),
    ...remedyLines(remedies, show),
  ].join("\n");
}

/** How sure the cause is, and when the same failure happened besides. */
function certaintyLines({ confidence, runnerUp, recurrenceOf, recurrences }: Incident, show: Show): string[] {
  const reason = {
    high: "",
    medium: runnerUp ? `, ${placeText(runnerUp, show)} may be the cause as well` : "",
    low: ", the cause is not stated in these logs and the first place says most",
  }[confidence];
  const lines = [`confidence: ${confidence}${reason}`];
  if (recurrenceOf !== undefined) lines.push(`the same failure as ${recurrenceOf}`);
  if (recurrences.length > 0) lines.push(`happened again: ${namesText(recurrences)}`);
  return lines;
}

function namesText(names: readonly string[]): string {
  const rest = names.length - linesShown;
  return `${names.slice(0, linesShown).join(", ")}${rest > 0 ? ` and ${rest} more` : ""}`;
}

function stepText(place: IncidentPlace, show: Show): string {
  const text = shorten(show.plain(place.text).trim(), textShown);
  return `${placeText(place, show)}: ${place.relation}: ${show.paint.dim(text)}`;
}

function placeText({ uri, range }: IncidentPlace, { plain, pathOf }: Show): string {
  return `${plain(pathOf(uri))}:${range.start.line + 1}`;
}

/** What a finding of a linked incident has in common with the others is said there. */
function findingText(path: string, placed: PlacedFinding, incident: CheckedIncident | undefined, show: Show): string {
  const { paint, plain } = show;
  const { finding, line, occurrences } = placed;
  const colour = finding.severity === "error" ? paint.error : paint.warning;
  const lines = [
    `${paint.strong(`${plain(path)}:${line}:`)} ${colour(`${finding.severity}:`)} ${plain(finding.message)}${codesText(finding.codes)}`,
    paint.dim(`    ${shorten(plain(placed.text).trim(), textShown)}`),
  ];
  if (occurrences.length > 1) lines.push(`    stated ${finding.occurrences.length} times: ${linesText(occurrences)}`);
  if (incident?.isLinked) lines.push(`    part of ${incident.incident.id}`);
  else if (incident) {
    if (incident.incident.confidence === "low") lines.push("    the cause is not stated in these logs");
    lines.push(...remedyLines(incident.remedies, show));
  }
  return lines.join("\n");
}

/** The distinct errors of a finding, ` [0xFFFFFBFE JET_errRecordTooBig, 0x8007F0DA]`. */
function codesText(codes: readonly FindingCode[]): string {
  if (codes.length === 0) return "";
  const names = codes.map(({ canonical, readings }) =>
    [formatCanonical(canonical), readings[0]?.symbol].filter((part) => part !== undefined).join(" "),
  );
  return ` [${printable(names.join(", "))}]`;
}

/** `lines 3, 4, 5 and 97 more, the last on line 812`. */
export function linesText(lines: readonly number[]): string {
  const shown = lines.slice(0, linesShown).join(", ");
  const rest = lines.length - linesShown;
  const others = rest > 0 ? ` and ${rest} more, the last on line ${lines.at(-1)}` : "";
  return `${lines.length === 1 ? "line" : "lines"} ${shown}${others}`;
}

/** A team's article may name its machines. */
function remedyLines(remedies: readonly Article[], { plain }: Show): string[] {
  return remedies
    .slice(0, remediesShown)
    .map(({ title, origin }) => `    remedy: ${origin === undefined ? printable(title) : plain(title)}`);
}

/** `2 errors, 1 warning in 3 logs; 1 file holds no log.` A transcript holds several logs. */
export function summary({ inputs }: CheckResult): string {
  const all = inputs.flatMap(({ findings }) => findings);
  const count = (severity: string) => all.filter(({ finding }) => finding.severity === severity).length;
  const logs = inputs.reduce((sum, { input }) => sum + input.document.logs.length, 0);
  const empty = inputs.filter(({ input }) => input.document.logs.length === 0).length;
  const rest = empty === 0 ? "" : `; ${plural(empty, "file")} ${empty === 1 ? "holds" : "hold"} no log`;
  return `${plural(count("error"), "error")}, ${plural(count("warning"), "warning")} in ${plural(logs, "log")}${rest}.`;
}

export function plural(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? "" : "s"}`;
}
