import type { LogSummary } from "./summary";

/** Logs that lie together, and where: `names` are the folders above them from the outermost, as written. */
export interface FolderOfLogs {
  readonly names: readonly string[];
  readonly logs: readonly LogSummary[];
  /** Documents that lie in no folder: not saved, or read from a pipe. */
  readonly isNowhere?: boolean;
}

/**
 * Divides logs by the folders that stand for machines. What lies below a Windows folder, or another of Windows' own
 * places, belongs to the folder above it. A subfolder that holds kinds of logs which neither the folder above nor
 * another subfolder holds belongs to the folder above; one that holds the same kind again is another machine. Without
 * logs in the folder above, subfolders belong together only when they are named after kinds of logs. A thread that quotes
 * logs belongs to its folder whatever it quotes. Documents that lie in no folder come as one group.
 */
export function foldersOf(summaries: readonly LogSummary[]): readonly FolderOfLogs[] {
  const root = emptyNode("");
  const loose: LogSummary[] = [];
  for (const summary of summaries) {
    const folders = machineFolder(summary.uri);
    if (!folders) {
      loose.push(summary);
      continue;
    }
    let node = root;
    for (const name of folders) {
      const key = name.toLowerCase();
      let child = node.children.get(key);
      if (!child) {
        child = emptyNode(name);
        node.children.set(key, child);
      }
      // Of several spellings the first in order, so that the order of the logs does not matter.
      if (name < child.name) child.name = name;
      node = child;
    }
    node.logs.push(summary);
  }
  const found = unitsOf(root, []);
  return loose.length > 0 ? [...found, { names: [], logs: loose, isNowhere: true }] : found;
}

interface Node {
  name: string;
  readonly logs: LogSummary[];
  readonly children: Map<string, Node>;
}

const emptyNode = (name: string): Node => ({ name, logs: [], children: new Map() });

/** The machines at and below a folder. */
function unitsOf(root: Node, above: readonly string[]): readonly FolderOfLogs[] {
  // Folders may be nested very deep; those that hold one folder and nothing else are passed in a loop.
  let node = root;
  const names = [...above];
  while (node.logs.length === 0 && node.children.size === 1) {
    const child = [...node.children.values()][0]!;
    names.push(child.name);
    node = child;
  }
  const below = [...node.children.values()].map((child) => unitsOf(child, [...names, child.name]));
  const candidates = below.flatMap((units) => (units.length === 1 ? units : []));
  const others = below.flatMap((units) => (units.length === 1 ? [] : units));
  const own = { names, logs: node.logs };
  if (node.logs.length === 0) {
    const isOne = others.length === 0 && candidates.every((unit) => isNamedAfterKind(unit, names.length));
    return isOne && areDisjoint(candidates) ? [joined(own, candidates)] : [...candidates, ...others];
  }
  const count = new Map<string, number>();
  for (const unit of [own, ...candidates, ...others]) {
    for (const kind of kindsOf(unit)) count.set(kind, (count.get(kind) ?? 0) + 1);
  }
  const isPart = (unit: FolderOfLogs): boolean => [...kindsOf(unit)].every((kind) => count.get(kind) === 1);
  return [joined(own, candidates.filter(isPart)), ...candidates.filter((unit) => !isPart(unit)), ...others];
}

function joined(own: FolderOfLogs, parts: readonly FolderOfLogs[]): FolderOfLogs {
  return { names: own.names, logs: [...own.logs, ...parts.flatMap(({ logs }) => logs)] };
}

function kindsOf({ logs }: FolderOfLogs): ReadonlySet<string> {
  return new Set(logs.filter(({ isQuoted }) => !isQuoted).map(kindOf));
}

/** Formats of which one machine has many logs: there the same name again is the same kind. */
const manyLogs: ReadonlySet<string> = new Set<LogSummary["format"]>([
  "cmtrace-log",
  "msi-log",
  "panther-log",
  "setupapi-dev-log",
  "windows-eventlog-text",
]);

function kindOf({ format, uri }: LogSummary): string {
  // Rotated logs bear a date or a number: `WUAHandler-20240301-020000.log`.
  return manyLogs.has(format)
    ? `${format} ${fileNameOf(uri)
        .toLowerCase()
        .replace(/[\d_-]{1,40}/g, "")}`
    : format;
}

function areDisjoint(units: readonly FolderOfLogs[]): boolean {
  const all = units.flatMap((unit) => [...kindsOf(unit)]);
  return new Set(all).size === all.length;
}

const kindName =
  /^(?:windows ?update|wua?|setupapi|svcpack|hotfix(?:es)?|kb\d{6,7}|cbs|dism|inf|logs?|panther|msi|reporting ?events|updates?|drivers?|setup|ccm|sccm|mecm|config(?:uration)?[ ._-]?manager|smsts(?:log)?|mdt|intune|event ?(?:log|viewer)s?|events?|installer|packages?)(?:[ ._-]?logs?)?$/i;

function isNamedAfterKind({ names }: FolderOfLogs, depth: number): boolean {
  return names.length === depth + 1 && kindName.test(names[depth]!);
}

/** Installations of Windows, running, old, and being prepared: all below them belongs to the folder above. */
const installations: ReadonlySet<string> = new Set(["windows", "winnt", "windows.old", "$windows.~bt", "$windows.~ws"]);
/** Places of Windows that people copy without the folders above them. */
const ownPlaces: ReadonlySet<string> = new Set(["softwaredistribution", "panther"]);
/** What Windows keeps below `ProgramData`; tools keep what they collect there, too. */
const folderOfProgramData = /^(?:microsoft|uso(?:shared|private)|package cache)$/;
/** What stands below a Windows folder; of other folders there people have made `windows` or its child themselves. */
const folderOfWindows =
  /^(?:\$.*|windows|winnt|inf|logs?|debug|panther|system32|syswow64|sysnative|softwaredistribution|servicing|setup|security|repair|sources|sysprep|winsxs|ccm(?:setup)?|ie[78]|microsoft\.net|servicepackfiles|installer)$/;

function isOfWindows(folder: string | undefined): boolean {
  return folder === undefined || folderOfWindows.test(folder);
}

/** Drives as paths and collections of files write them: `c:`, `C$`, `C_`. */
const driveName = /^[a-z](?:[:$_]|_drive)?$/i;

/**
 * The folders down to the one that stands for the machine, the host of a share first; undefined without any folder. A
 * drive is left out where something stands above it.
 */
function machineFolder(uri: string): readonly string[] | undefined {
  const parts = pathOf(uri).split(/[\\/]/).slice(0, -1).map(decoded);
  if (parts.length === 0) return undefined;
  const folders = parts.filter((part) => part !== "");
  const lower = folders.map((name) => name.toLowerCase());
  let end = lastIndexWhere(lower, (name, i) => installations.has(name) && isOfWindows(lower[i + 1]));
  if (end === -1) {
    end = lower.findIndex(
      (name, i) =>
        ownPlaces.has(name) || (name === "programdata" && folderOfProgramData.test(lower[i + 1] ?? "microsoft")),
    );
  }
  if (end === -1) return folders;
  while (end > 0 && installations.has(lower[end - 1]!)) end--;
  if (end > 1 && driveName.test(folders[end - 1]!)) end--;
  return folders.slice(0, end);
}

function lastIndexWhere(names: readonly string[], holds: (name: string, index: number) => boolean): number {
  let index = names.length - 1;
  while (index >= 0 && !holds(names[index]!, index)) index--;
  return index;
}

/** The part of a URI after its scheme, the host included; a path that is no URI as it is. */
function pathOf(uri: string): string {
  return uri.replace(/^[a-z][a-z0-9+.-]+:(?:\/\/)?/i, "").replace(/[?#].*$/s, "");
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** The file name at the end of a URI, decoded. */
export function fileNameOf(uri: string): string {
  return decoded(pathOf(uri).split(/[\\/]/).at(-1)!);
}
