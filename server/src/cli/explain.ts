import { type CodeExplanation, explainCode, type Reading } from "../service/codes";
import { type ReadingJson, readingJson } from "./codeJson";
import { type CliIo, ExitCode } from "./io";
import { type Paint, paintFor } from "./paint";
import { printable, printableJson } from "./printable";

export const explainFormats = ["text", "json"] as const;

/** One code of `setup-logs explain --format json`; described in docs/json.md. */
export interface ExplanationJson {
  readonly input: string;
  /** Null when the input holds no code. */
  readonly value: string | null;
  readonly readings: readonly ReadingJson[];
}

/** `setup-logs explain`: what codes mean, in any spelling. What is no code is reported, the others are explained. */
export async function explain(
  codes: readonly string[],
  options: { readonly format: (typeof explainFormats)[number] },
  io: CliIo,
): Promise<number> {
  const explanations = codes.map((code) => explainCode(code));
  if (options.format === "json") {
    await io.stdout.write(`${printableJson(explanations.map(explanationJson), 2)}\n`);
  } else {
    const paint = paintFor(io);
    const known = explanations.filter(({ value }) => value !== undefined);
    if (known.length > 0) await io.stdout.write(`${known.map((each) => explanationText(each, paint)).join("\n\n")}\n`);
  }
  const unusable = explanations.filter(({ value }) => value === undefined);
  for (const { input } of unusable) await io.stderr.write(`setup-logs: ${printable(input)}: is no code.\n`);
  return unusable.length > 0 ? ExitCode.unusable : ExitCode.ok;
}

function explanationJson({ input, value, readings }: CodeExplanation): ExplanationJson {
  return { input, value: value ?? null, readings: readings.map(readingJson) };
}

function explanationText({ input, value, readings }: CodeExplanation, paint: Paint): string {
  const head = paint.strong(`${printable(input)} = ${value}`);
  if (readings.length === 0) return `${head}\n  Nothing is known about this code.`;
  return [head, ...readings.map((reading, index) => readingText(reading, index, paint))].join("\n");
}

function readingText(reading: Reading, index: number, paint: Paint): string {
  const { family, symbol, aliases, meaning, via, source, documentation, inferred } = reading;
  const names = [symbol, ...aliases].filter((name) => name !== undefined).join(", ");
  const lines = [
    `  ${index + 1}. ${family}: ${names === "" ? "no published name" : names}${inferred ? " (inferred)" : ""}`,
  ];
  if (meaning !== undefined) lines.push(`     ${meaning}`);
  if (via !== undefined) lines.push(paint.dim(`     Read as: ${via}`));
  lines.push(paint.dim(`     Source: ${source}${documentation === undefined ? "" : `; ${documentation}`}`));
  return lines.join("\n");
}
