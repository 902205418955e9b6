/** Variables whose folder is the same on every Windows on drive C, in lower case. */
const variables: ReadonlyMap<string, string> = new Map([
  ["windir", "c:\\windows"],
  ["systemroot", "c:\\windows"],
  ["systemdrive", "c:"],
  ["programfiles", "c:\\program files"],
  ["programfiles(x86)", "c:\\program files (x86)"],
  ["commonprogramfiles", "c:\\program files\\common files"],
]);

/** Short names (8.3) that Windows itself hands out when it sets up a drive, by the folder they stand in. */
const shortNames: readonly { readonly parent: RegExp; readonly names: ReadonlyMap<string, string> }[] = [
  {
    parent: /^[a-z]:$/,
    names: new Map([
      ["progra~1", "program files"],
      ["docume~1", "documents and settings"],
    ]),
  },
  {
    parent: /^[a-z]:\\documents and settings\\[^\\]+$/,
    names: new Map([
      ["locals~1", "local settings"],
      ["applic~1", "application data"],
    ]),
  },
  {
    parent: /^[a-z]:\\documents and settings\\[^\\]+\\local settings$/,
    names: new Map([["tempor~1", "temporary internet files"]]),
  },
  { parent: /^[a-z]:\\program files$/, names: new Map([["common~1", "common files"]]) },
  { parent: /^[a-z]:\\windows$/, names: new Map([["softwa~1", "softwaredistribution"]]) },
];

/**
 * The form that all spellings of a path share: lower case, no quotes, no `\\?\`, `\\.\` or `\??\`, single backslashes, none
 * at the end, folders in place of `%windir%`, `\SystemRoot` and of the short names that every Windows has. Windows is
 * taken to be in `C:\WINDOWS` where a variable stands for it; a log does not tell otherwise.
 */
export function normalPath(path: string): string {
  let normal = path.toLowerCase();
  if (normal.startsWith('"') || normal.endsWith('"')) normal = normal.replace(/^"/, "").replace(/"$/, "");
  if (normal.includes("/")) normal = normal.replaceAll("/", "\\");
  const isRemote = normal.startsWith("\\\\");
  if (normal.indexOf("\\\\", 1) >= 0) normal = (isRemote ? "\\" : "") + normal.replace(/\\{2,}/g, "\\");
  if (normal.charCodeAt(0) === 92) normal = withoutPrefix(normal);
  if (normal.charCodeAt(0) === 37) normal = withoutVariable(normal);
  let end = normal.length;
  while (end > 0 && normal.charCodeAt(end - 1) === 92) end--;
  if (end < normal.length) normal = normal.slice(0, end);
  return normal.includes("~") ? withoutShortNames(normal) : normal;
}

function withoutPrefix(path: string): string {
  if (path.startsWith("\\\\?\\unc\\") || path.startsWith("\\\\.\\unc\\")) return `\\\\${path.slice(8)}`;
  if (path.startsWith("\\\\?\\") || path.startsWith("\\\\.\\") || path.startsWith("\\??\\")) return path.slice(4);
  if (path === "\\systemroot" || path.startsWith("\\systemroot\\")) return `c:\\windows${path.slice(11)}`;
  return path;
}

function withoutVariable(path: string): string {
  const end = path.indexOf("%", 1);
  const folder = end < 0 ? undefined : variables.get(path.slice(1, end));
  return folder === undefined ? path : folder + path.slice(end + 1);
}

function withoutShortNames(path: string): string {
  const parts = path.split("\\");
  let whole = parts[0]!;
  for (const part of parts.slice(1)) {
    const long = part.includes("~")
      ? shortNames.find(({ parent, names }) => names.has(part) && parent.test(whole))?.names.get(part)
      : undefined;
    whole += `\\${long ?? part}`;
  }
  return whole;
}
