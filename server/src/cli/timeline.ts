import { renderTimeline } from "../service/report/timeline";
import { printable } from "../service/text/printable";
import { correlate, redactorOf } from "./checkResult";
import { readInputs } from "./inputs";
import { type CliIo, ExitCode } from "./io";

export interface TimelineCommandOptions {
  readonly encoding: string;
  /** Id of the incident to show, as `check` names it; everything without it. */
  readonly incident?: string;
  readonly redact?: boolean;
}

/** `setup-logs timeline`: the entries of several logs, or of one incident, merged by time. */
export async function timeline(paths: readonly string[], options: TimelineCommandOptions, io: CliIo): Promise<number> {
  const { inputs, problems, notes } = await readInputs(paths, options.encoding, io);
  const complain = (line: string): Promise<void> => io.stderr.write(`setup-logs: ${printable(line)}\n`);
  for (const line of [...notes, ...problems]) await complain(line);
  const { incidents, summaries, pathOf } = correlate(inputs);
  const incident = incidents.find(({ id }) => id === options.incident);
  if (options.incident !== undefined && !incident) {
    const known = incidents.length === 0 ? "there is none" : `there are incident-1 to incident-${incidents.length}`;
    await complain(`${options.incident}: no such incident; ${known}.`);
    return ExitCode.unusable;
  }
  const { text } = renderTimeline(
    inputs.map(({ document }) => document),
    {
      incident,
      incidents,
      summaries,
      nameOf: pathOf,
      redaction: options.redact === true ? redactorOf(inputs, incidents, summaries) : undefined,
    },
  );
  await io.stdout.write(text);
  return problems.length > 0 ? ExitCode.unusable : ExitCode.ok;
}
