/** Folders put in front of a name at most, to tell logs of one name apart. */
const foldersShown = 8;

/**
 * Short names of documents for people: the file name, and with as many of its folders in front as it takes where two of
 * the documents have the same one (case does not count, as on Windows).
 */
export function documentNames(uris: Iterable<string>): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  let open = [...new Set(uris)];
  for (let depth = 1; open.length > 0 && depth <= foldersShown; depth++) {
    const taken = new Map<string, number>();
    for (const uri of open) {
      const name = lastParts(uri, depth);
      names.set(uri, name);
      taken.set(name.toLowerCase(), (taken.get(name.toLowerCase()) ?? 0) + 1);
    }
    open = open.filter((uri) => taken.get(names.get(uri)!.toLowerCase())! > 1);
  }
  return names;
}

function lastParts(uri: string, count: number): string {
  const parts = uri.replace(/[?#].*$/s, "").split("/");
  return decoded(parts.slice(-count).join("/"));
}

/** Escapes of a URI resolved; one that is none stays as it is. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
