import { logFormatIds } from "../formats/ids";
import { articleCodePattern, errorKeyOfText } from "./errorKey";
import { type ArticleProblem, remedySources } from "./types";
import { validateBody } from "./validateBody";

/** Rules that the JSON schema of the front matter states too; a test keeps the two alike. */
export const articleRules = {
  id: /^[a-z0-9]+(?:-[a-z0-9]+)*$/,
  idLength: 80,
  code: articleCodePattern,
  /** One line without blanks at its ends. */
  text: /^\S(?:.*\S)?$/,
  lowerCase: /^[^\p{Lu}\p{Lt}]*$/u,
  url: /^https?:\/\/[^\s<>"\\]+$/,
  titleLength: 100,
  phraseMin: 8,
  phraseMax: 160,
  messageMax: 999,
} as const;

type Path = readonly (string | number)[];
type Report = (path: Path, message: string, isKey?: true) => void;
type Check = (value: unknown, path: Path, report: Report) => void;

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** What YAML reads as another kind of value is text in quotes. */
const textWanted = (value: unknown): string =>
  typeof value === "number" || typeof value === "boolean" ? "must be a text: put it in quotes" : "must be a text";

/** Characters as JSON schema counts them. */
const lengthOf = (value: string): number => [...value].length;

const text =
  (max = 400): Check =>
  (value, path, report) => {
    if (typeof value !== "string") report(path, textWanted(value));
    else if (value.trim() === "") report(path, "must not be empty");
    else if (!articleRules.text.test(value)) report(path, "must be one line that does not begin or end with a space");
    else if (lengthOf(value) > max) report(path, `must have at most ${max} characters`);
  };

const pattern =
  (expression: RegExp, what: string): Check =>
  (value, path, report) => {
    if (typeof value !== "string") report(path, textWanted(value));
    else if (!expression.test(value)) report(path, `must be ${what}`);
  };

const oneOf =
  (values: readonly string[]): Check =>
  (value, path, report) => {
    if (!values.includes(value as string)) report(path, `must be one of: ${values.join(", ")}`);
  };

const phrase: Check = (value, path, report) => {
  const { phraseMin, phraseMax } = articleRules;
  if (typeof value !== "string") report(path, textWanted(value));
  else if (!articleRules.lowerCase.test(value))
    report(path, "must be lower case: log lines are compared in lower case");
  else if (!articleRules.text.test(value)) report(path, "must be one line that does not begin or end with a space");
  else if (lengthOf(value) < phraseMin || lengthOf(value) > phraseMax)
    report(path, `must have ${phraseMin} to ${phraseMax} characters`);
};

const messageNumber: Check = (value, path, report) => {
  if (!Number.isInteger(value) || (value as number) < 0 || (value as number) > articleRules.messageMax)
    report(path, `must be a whole number from 0 to ${articleRules.messageMax}`);
};

const list =
  (item: Check, keyOf: (value: unknown) => unknown = (value) => value): Check =>
  (value, path, report) => {
    if (!Array.isArray(value)) return report(path, "must be a list");
    const seen = new Set<unknown>();
    value.forEach((element, index) => {
      item(element, [...path, index], report);
      const key = keyOf(element);
      if (key !== undefined && seen.has(key)) report([...path, index], "stands twice in the list");
      seen.add(key);
    });
  };

const record =
  (properties: Readonly<Record<string, Check>>, required: readonly string[]): Check =>
  (value, path, report) => {
    if (!isRecord(value)) return report(path, "must be a mapping");
    for (const name of required) if (value[name] === undefined) report(path, `lacks "${name}"`);
    for (const [name, element] of Object.entries(value)) {
      if (!Object.hasOwn(properties, name)) report([...path, name], "is not a known property", true);
      else if (element !== undefined) properties[name](element, [...path, name], report);
    }
  };

const boolean: Check = (value, path, report) => {
  if (typeof value !== "boolean") report(path, "must be true or false");
};

const code = pattern(articleRules.code, "0x and eight upper-case hex digits, or 0xF and three for an update.exe code");
const codeKey = (value: unknown) => (typeof value === "string" ? errorKeyOfText(value) : undefined);
const idPattern = pattern(articleRules.id, "lower-case words, digits and hyphens");
const id: Check = (value, path, report) => {
  if (typeof value === "string" && value.length > articleRules.idLength)
    report(path, `must have at most ${articleRules.idLength} characters`);
  else idPattern(value, path, report);
};

const appliesTo = record(
  {
    codes: list(code, codeKey),
    phrases: list(phrase),
    messages: list(messageNumber),
    formats: list(oneOf(logFormatIds)),
    windows: list(text()),
  },
  [],
);

const frontMatterCheck = record(
  {
    id,
    title: text(articleRules.titleLength),
    appliesTo,
    lookFirst: list(record({ code, article: id }, ["code", "article"])),
    risk: text(),
    remedySource: oneOf(remedySources),
    sources: list(
      record({ title: text(), url: pattern(articleRules.url, "an http or https address"), seen: boolean }, [
        "title",
        "url",
        "seen",
      ]),
      (value) => (isRecord(value) ? value.url : undefined),
    ),
  },
  ["id", "title", "appliesTo", "risk", "remedySource"],
);

const isEmptyList = (value: unknown): boolean => value === undefined || (Array.isArray(value) && value.length === 0);

/**
 * Checks one article: front matter (parsed YAML) and markdown body. Returns what is wrong, front matter first, empty
 * when all is well; never throws. References to other articles are not checked here.
 */
export function validateArticle(frontMatter: unknown, body: string): readonly ArticleProblem[] {
  const problems: ArticleProblem[] = [];
  const report: Report = (path, message, isKey) => problems.push({ path, message, ...(isKey && { isKey }) });
  frontMatterCheck(frontMatter, [], report);
  const risk = validateBody(body, problems);
  if (!isRecord(frontMatter)) return problems;
  const { appliesTo: about, remedySource, sources, risk: summary } = frontMatter;
  if (isRecord(about) && isEmptyList(about.codes) && isEmptyList(about.phrases) && isEmptyList(about.messages))
    report(["appliesTo"], "needs at least one code, phrase or message");
  if ((remedySource === "documented" || remedySource === "community") && isEmptyList(sources))
    report([sources === undefined ? "remedySource" : "sources"], `"${remedySource}" needs at least one of sources`);
  if (risk !== undefined && typeof summary === "string" && !summary.startsWith(`${risk}: `))
    report(["risk"], `must begin with "${risk}: ", the highest risk among the steps`);
  return problems;
}
