import type { FindingSeverity } from "../service/findings";
import { printable, printableJson } from "../service/text/printable";
import { checkJson } from "./checkJson";
import { checkMarkdown } from "./checkMarkdown";
import { checkInputs, redactorOf } from "./checkResult";
import { checkText } from "./checkText";
import { readInputs } from "./inputs";
import { type CliIo, ExitCode } from "./io";
import { knowledgeWith } from "./knowledge";
import { paintFor } from "./paint";

export const checkFormats = ["text", "json", "markdown"] as const;
export const minimumSeverities = ["error", "warning"] as const;

export interface CheckOptions {
  readonly format: (typeof checkFormats)[number];
  readonly minSeverity?: (typeof minimumSeverities)[number];
  readonly encoding: string;
  /** Replace what tells of people and machines. */
  readonly redact?: boolean;
  /** Folders of a team's own articles. */
  readonly knowledge: readonly string[];
}

/** `setup-logs check`: findings and incidents of files, folders, globs and standard input. */
export async function check(paths: readonly string[], options: CheckOptions, io: CliIo): Promise<number> {
  const knowledge = await knowledgeWith(options.knowledge, io);
  if (knowledge === undefined) return ExitCode.unusable;
  const { inputs, problems, notes } = await readInputs(paths, options.encoding, io);
  for (const line of [...notes, ...problems]) await io.stderr.write(`setup-logs: ${printable(line)}\n`);
  const least: FindingSeverity = options.minSeverity ?? (options.format === "json" ? "noise" : "warning");
  const result = checkInputs(inputs, least, knowledge);
  const incidents = result.incidents.map(({ incident }) => incident);
  const redaction = options.redact === true ? redactorOf(inputs, incidents, result.summaries) : undefined;
  if (options.format === "json") await io.stdout.write(`${printableJson(checkJson(result, redaction), 2)}\n`);
  else if (options.format === "markdown") await io.stdout.write(checkMarkdown(result, redaction));
  else if (inputs.length > 0 || problems.length === 0)
    await io.stdout.write(checkText(result, paintFor(io), redaction));
  if (problems.length > 0) return ExitCode.unusable;
  return result.hasErrors ? ExitCode.errorsFound : ExitCode.ok;
}
