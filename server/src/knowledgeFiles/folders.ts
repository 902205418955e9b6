import { URI, Utils } from "vscode-uri";

/**
 * The folders that the setting `setupLogs.knowledge.paths` names, as URIs, each once. A path may be absolute, begin with
 * `~`, or be relative to the opened folders (`${workspaceFolder}` says so outright); empty ones are left out.
 *
 * @param opened URIs of the opened folders
 * @param home URI that `~` stands for
 */
export function knowledgeFolders(
  paths: readonly string[],
  opened: readonly string[],
  home: string | undefined,
): readonly string[] {
  const folders = paths.flatMap((path) => urisOf(path.trim(), opened, home));
  return [...new Set(folders.map((uri) => uri.toString().replace(/\/+$/, "")))];
}

function urisOf(path: string, opened: readonly string[], home: string | undefined): URI[] {
  if (path === "") return [];
  if (/^~(?:[\\/]|$)/.test(path)) return home === undefined ? [] : [below(home, path.slice(1))];
  if (/^(?:[A-Za-z]:[\\/]|[\\/])/.test(path)) return [Utils.joinPath(URI.file(path.replaceAll("\\", "/")), ".")];
  const relative = path.replace(/^\$\{workspaceFolder\}/, "");
  return opened.map((folder) => below(folder, relative));
}

function below(folder: string, path: string): URI {
  return Utils.joinPath(URI.parse(folder), path.replaceAll("\\", "/"));
}
