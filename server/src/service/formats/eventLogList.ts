/** A property of an event as PowerShell lists it: `ProviderName : Microsoft-Windows-Servicing`. */
export interface ListProperty {
  readonly name: ListField | "other";
  readonly key: string;
  readonly value: string;
  /** Offset of the value in the line. */
  readonly valueAt: number;
}
type ListField = "time" | "source" | "id" | "instance" | "level" | "levelNumber" | "message";

/** Properties of the events of Get-WinEvent and Get-EventLog (System.Diagnostics, Windows documentation of .NET). */
const fields: ReadonlyMap<string, ListField> = new Map([
  ["TimeCreated", "time"],
  ["TimeGenerated", "time"],
  ["ProviderName", "source"],
  ["Source", "source"],
  ["Id", "id"],
  ["EventID", "id"],
  ["InstanceId", "instance"],
  ["LevelDisplayName", "level"],
  ["EntryType", "level"],
  ["Level", "levelNumber"],
  ["Message", "message"],
]);
const others: ReadonlySet<string> = new Set([
  "Index", "Category", "CategoryNumber", "ReplacementStrings", "TimeWritten", "UserName", "MachineName",
  "Data", "Site", "Container", "Version", "Qualifiers", "Task", "Opcode", "Keywords", "RecordId", "ProviderId",
  "LogName", "ProcessId", "ThreadId", "UserId", "ActivityId", "RelatedActivityId", "ContainerLog", "MatchedQueryIds",
  "Bookmark", "OpcodeDisplayName", "TaskDisplayName", "KeywordsDisplayNames", "Properties",
]); // biome-ignore format: a list of words

const property = /^\ufeff?([A-Z][A-Za-z]{1,24}) {0,24} : ?/;
const emptyProperty = /^\ufeff?([A-Z][A-Za-z]{1,24}) {0,24} :$/;

/** The property a line begins with; undefined for other lines, which go on with the value above. */
export function listProperty(line: string): ListProperty | undefined {
  const match = property.exec(line) ?? emptyProperty.exec(line);
  if (!match) return undefined;
  const name = fields.get(match[1]!) ?? (others.has(match[1]!) ? "other" : undefined);
  if (name === undefined) return undefined;
  const valueAt = match[0].length;
  return { name, key: match[1]!, value: line.slice(valueAt).trim(), valueAt };
}

/** Names with which a list of an event begins. */
const first: ReadonlySet<string> = new Set(["TimeCreated", "Index", "Message", "EventID", "LogName", "ProviderName"]);

/** Whether a line may begin the list of an event. */
export function beginsList(line: string): boolean {
  const found = listProperty(line);
  return found !== undefined && first.has(found.key);
}

/**
 * Whether the list of an event surely begins here: its first property, by the width of the column. In a list of all
 * properties the column is wide and the message is first.
 */
export function opensList(line: string): boolean {
  return /^\ufeff?(?:TimeCreated {1,4}|Index {1,16}|Message {10,16}): ?/.test(line);
}

/** Most lines of a message between two properties. */
const longestMessage = 200;

/**
 * How many of these lines are the list of one event; 0 when they are none. A blank line ends it, unless an indented
 * line follows: that is a paragraph of its message.
 */
export function listLength(lines: readonly string[]): number {
  const found = new Set<string>();
  const seen = new Set<string>();
  let end = 0;
  let isMessage = false;
  for (let i = 0, since = 0; i < lines.length && since < longestMessage; i++, since++) {
    const line = lines[i]!;
    if (/^\s*$/.test(line)) {
      if (!/^\s{4,}\S/.test(lines.slice(i + 1, i + 4).find((each) => /\S/.test(each)) ?? "")) break;
      continue;
    }
    const each = listProperty(line);
    if (each) {
      if (seen.has(each.key)) break;
      seen.add(each.key);
      found.add(each.name);
      isMessage = each.name === "message";
      since = 0;
      // A quotation takes the blanks off the lines that a message goes on with.
    } else if (i === 0 || (!isMessage && !/^\s/.test(line)) || line.startsWith("```")) break;
    end = i + 1;
  }
  return found.has("time") && (found.has("source") || found.has("id") || found.has("instance")) && found.size >= 3
    ? end
    : 0;
}
