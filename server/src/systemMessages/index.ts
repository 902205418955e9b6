import type { SystemMessage } from "../service/options";
import { messageIn, readableMessage } from "./messageTable";
import { messagePlaces } from "./modules";
import { type Resource, resourcesOf } from "./resources";

/** Files of the system, as the look-up needs them; tests bring their own. */
export interface SystemFiles {
  /** Names of the folders in a folder; none when it cannot be read. */
  folders(path: string): readonly string[];
  /** The bytes of a file; undefined when it is missing, cannot be read or has more than `limit` bytes. */
  read(path: string, limit: number): Uint8Array | undefined;
}

export interface SystemMessageOptions {
  readonly files: SystemFiles;
  /** Folder of Windows, e.g. `C:\Windows`; anything but an absolute path on a drive gives no messages. */
  readonly systemRoot: string | undefined;
  /** Languages of the user, best first, as BCP 47 tags; the others that are installed come after them. */
  readonly languages: readonly string[];
}

/** Bytes; the largest file with messages has about 15 MB. */
const fileLimit = 64 * 1024 * 1024;
/** RT_MESSAGETABLE (winuser.h). */
const messageTable = 11;
const drivePath = /^[A-Za-z]:\\[^"<>|?*\0]{1,240}$/;
const languageFolder = /^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){1,3}$/;

/**
 * Reads messages from the message tables of the system's files when they are asked for: first from the files of a language
 * (`de-DE\KernelBase.dll.mui`), then from the library itself. Only files with names of our own list below `System32` are
 * opened, as data; what was read is kept. The look-up never throws.
 */
export function createSystemMessages({ files, systemRoot, languages }: SystemMessageOptions): SystemMessage {
  if (systemRoot === undefined || !drivePath.test(systemRoot) || systemRoot.includes("..")) return () => undefined;
  const system = `${systemRoot.replace(/\\+$/, "")}\\System32`;
  const tables = new Map<string, readonly Uint8Array[]>();
  const folders = new Map<string, readonly string[]>();

  const tablesOf = (path: string): readonly Uint8Array[] =>
    kept(tables, path, () => {
      const file = files.read(path, fileLimit);
      // Copies: a view would hold the whole file in memory.
      return file === undefined ? [] : byLanguage(resourcesOf(file, messageTable)).map(({ data }) => data.slice());
    });

  function pathsOf(module: string): readonly string[] {
    const cut = module.lastIndexOf("\\");
    const folder = cut < 0 ? system : `${system}\\${module.slice(0, cut)}`;
    const name = module.slice(cut + 1);
    const installed = kept(folders, folder, () => inOrder(files.folders(folder), languages));
    return [...installed.map((language) => `${folder}\\${language}\\${name}.mui`), `${folder}\\${name}`];
  }

  return (canonical, family) => {
    for (const { module, id } of messagePlaces(canonical, family))
      for (const path of pathsOf(module))
        for (const table of tablesOf(path)) {
          const message = readableMessage(messageIn(table, id) ?? "");
          if (message !== "") return message;
        }
    return undefined;
  };
}

function kept<Value>(store: Map<string, Value>, key: string, make: () => Value): Value {
  let value = store.get(key);
  if (value === undefined) {
    value = make();
    store.set(key, value);
  }
  return value;
}

/** Localised files hold a single language; in others the table for all languages goes first, then English. */
function byLanguage(resources: readonly Resource[]): readonly Resource[] {
  const rank = ({ language }: Resource): number => (language === 0 ? 0 : language === 0x409 ? 1 : 2);
  return [...resources].sort((a, b) => rank(a) - rank(b));
}

/** Language folders by the user's wish: the same language and region, the same language, the others by name. */
function inOrder(names: readonly string[], languages: readonly string[]): readonly string[] {
  const rank = (name: string): number => {
    const own = name.toLowerCase();
    for (const [index, language] of languages.entries()) {
      const wanted = language.toLowerCase();
      if (own === wanted) return index * 2;
      if (own.split("-")[0] === wanted.split("-")[0]) return index * 2 + 1;
    }
    return languages.length * 2;
  };
  return names
    .filter((name) => languageFolder.test(name))
    .map((name) => ({ name, rank: rank(name) }))
    .sort((a, b) => a.rank - b.rank || (a.name < b.name ? -1 : 1))
    .map(({ name }) => name);
}
