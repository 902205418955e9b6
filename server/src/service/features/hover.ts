import type { Hover, Position } from "vscode-languageserver-types";
import type { CancellationToken } from "../cancellation";
import type { LogDocument } from "../document";
import type { Knowledge } from "../knowledge";
import { defaultOptions, type ServiceOptions } from "../options";
import { hoverOnCode } from "./shared/hoverOnCode";
import { hoverOnKey } from "./shared/hoverOnKey";
import { hoverOnTerm } from "./shared/hoverOnTerm";
import { hoverOnTime } from "./shared/hoverOnTime";
import { type SubjectAt, subjectAt } from "./shared/subject";
import type { Workspace } from "./shared/workspace";

/**
 * What the word at a position is: a code, a key, a time, a component, a message number or a DIF code. Markdown in which
 * the text of the log stands only in code spans; the range is that of the word. Undefined for other words and for texts
 * that are no log. Counting stops at `occurrenceLimit` entries, and the hover says so. The other logs of the workspace
 * tell of the time zone, where the log itself does not.
 */
export function getHover(
  document: LogDocument,
  position: Position,
  knowledge: Knowledge,
  workspace?: Workspace,
  options: ServiceOptions = defaultOptions,
  token?: CancellationToken,
): Hover | undefined {
  const at = subjectAt(document, position);
  if (!at) return undefined;
  const value = contentFor(document, at, knowledge, workspace, options, token);
  return value === undefined ? undefined : { contents: { kind: "markdown", value }, range: at.range };
}

function contentFor(
  document: LogDocument,
  { subject, place }: SubjectAt,
  knowledge: Knowledge,
  workspace: Workspace | undefined,
  options: ServiceOptions,
  token?: CancellationToken,
): string | undefined {
  switch (subject.kind) {
    case "code":
      return hoverOnCode(document, subject, place, knowledge, options, token);
    case "key":
      return hoverOnKey(document, subject, place, token);
    case "time":
      return hoverOnTime(document, subject, place, workspace);
    default:
      return hoverOnTerm(subject);
  }
}
