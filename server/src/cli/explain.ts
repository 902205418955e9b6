import { type CodeExplanation, explainCode, type Reading } from "../service/codes";
import { remediesForInput } from "../service/features/shared/explain";
import type { Article } from "../service/knowledge";
import type { SystemMessage } from "../service/options";
import { printable, printableJson } from "../service/text/printable";
import { type ReadingJson, readingJson } from "./codeJson";
import { type CliIo, ExitCode } from "./io";
import { knowledgeWith } from "./knowledge";
import { type Paint, paintFor } from "./paint";

export const explainFormats = ["text", "json"] as const;

/** One code of `setup-logs explain --format json`; described in docs/json.md. */
export interface ExplanationJson {
  readonly input: string;
  /** Null when the input holds no code; a facility or a step of Windows Setup has a reading all the same. */
  readonly value: string | null;
  readonly readings: readonly ReadingJson[];
  /** Ids of remedy articles, best first. */
  readonly remedies: readonly string[];
  /** The system's own message; only with `--system-messages`, and null when it has none. */
  readonly systemMessage?: string | null;
}

export interface ExplainOptions {
  readonly format: (typeof explainFormats)[number];
  /** Folders of a team's own articles. */
  readonly knowledge: readonly string[];
  /** Whether the system's own messages are shown too. */
  readonly systemMessages?: boolean;
}

/** `setup-logs explain`: what codes mean, in any spelling. What is no code is reported, the others are explained. */
export async function explain(codes: readonly string[], options: ExplainOptions, io: CliIo): Promise<number> {
  const knowledge = await knowledgeWith(options.knowledge, io);
  if (knowledge === undefined) return ExitCode.unusable;
  const systemMessage = options.systemMessages ? await systemMessagesOf(io) : undefined;
  const explanations = codes.map((code): Explained => {
    const explanation = explainCode(code);
    const { canonical, readings } = explanation;
    return {
      ...explanation,
      remedies: remediesForInput(explanation, knowledge),
      ...(systemMessage && {
        systemMessage: (canonical !== undefined && systemMessage(canonical, readings[0]?.family)) || null,
      }),
    };
  });
  if (options.format === "json") {
    await io.stdout.write(`${printableJson(explanations.map(explanationJson), 2)}\n`);
  } else {
    const paint = paintFor(io);
    const known = explanations.filter(isUsable);
    if (known.length > 0) await io.stdout.write(`${known.map((each) => explanationText(each, paint)).join("\n\n")}\n`);
  }
  const unusable = explanations.filter((each) => !isUsable(each));
  for (const { input } of unusable) await io.stderr.write(`setup-logs: ${printable(input)}: is no code.\n`);
  return unusable.length > 0 ? ExitCode.unusable : ExitCode.ok;
}

function isUsable({ value, readings }: CodeExplanation): boolean {
  return value !== undefined || readings.length > 0;
}

/** An explanation with what helps. */
interface Explained extends CodeExplanation {
  readonly remedies: readonly Article[];
  readonly systemMessage?: string | null;
}

async function systemMessagesOf(io: CliIo): Promise<SystemMessage> {
  const messages = await io.systemMessages();
  if (messages !== undefined) return messages;
  await io.stderr.write("setup-logs: This system is not Windows, so it has no messages of its own.\n");
  return () => undefined;
}

function explanationJson({ input, value, readings, remedies, systemMessage }: Explained): ExplanationJson {
  return {
    input,
    value: value ?? null,
    readings: readings.map(readingJson),
    remedies: remedies.map(({ id }) => id),
    ...(systemMessage !== undefined && { systemMessage }),
  };
}

function explanationText({ input, value, readings, remedies, systemMessage }: Explained, paint: Paint): string {
  // A phrase may hold an equals sign of its own.
  const equals = /\s/.test(input.trim()) ? ":" : " =";
  const head = paint.strong(value === undefined ? printable(input) : `${printable(input)}${equals} ${value}`);
  const known =
    readings.length === 0
      ? ["  Nothing is known about this code."]
      : readings.map((reading, index) => readingText(reading, index, paint));
  if (systemMessage) known.push(`  Windows says: “${printable(systemMessage)}”`);
  return [head, ...known, ...remedies.map(({ title }) => `  Remedy: ${printable(title)}`)].join("\n");
}

function readingText(reading: Reading, index: number, paint: Paint): string {
  const { family, symbol, aliases, meaning, via, source, documentation, inferred } = reading;
  const names = [symbol, ...aliases].filter((name) => name !== undefined).join(", ");
  const lines = [
    `  ${index + 1}. ${family}: ${names === "" ? "no published name" : names}${inferred ? " (inferred)" : ""}`,
    `     ${meaning ?? "We have no description of it."}`,
  ];
  if (via !== undefined) lines.push(paint.dim(`     Read as: ${via}`));
  lines.push(paint.dim(`     Source: ${source}`));
  if (documentation !== undefined) lines.push(paint.dim(`     More: ${documentation}`));
  return lines.join("\n");
}
