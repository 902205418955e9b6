import type { Hover, Position } from "vscode-languageserver-types";
import { keyAt } from "./cursor";
import { schemaAt } from "./schema";

/** What a key of the front matter is for, from the published schema; undefined elsewhere. */
export function describeKey(text: string, position: Position): Hover | undefined {
  const key = keyAt(text.split(/\r\n|\r|\n/), position);
  const part = key && schemaAt(key.path);
  if (!key || !part?.description) return undefined;
  const values = part.enum ?? part.items?.enum;
  const lines = [`**${String(key.path.at(-1))}**`, part.description.replaceAll("#", "\\#")];
  if (values) lines.push(`One of: ${values.map((value) => `\`${value}\``).join(", ")}.`);
  return { contents: { kind: "markdown", value: lines.join("\n\n") }, range: key.range };
}
