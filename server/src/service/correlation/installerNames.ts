import { entryMessage, type Log, landmarksOf, runAt } from "../log";

/** Entries of a session of Windows Installer in which it says what it installs and where it logs. */
const headReach = 900;
/** Entries of a bundle that are looked through for its packages. */
const bundleReach = 4_000;
const longestText = 1_200;

const guid = /\{([0-9A-F]{8}-[0-9A-F-]{27})\}/i;
/** A package behind a folder or within quotation marks, where it may have blanks in its name, and one without blanks. */
const namedPackages: readonly RegExp[] = [
  /[\\/"']([^\\/:*?"'<>|\r\n]{1,120}?\.ms[ip])(?![\w.])/gi,
  /(?:^|[\s=])([^\\/:*?"'<>|\s]{1,120}\.ms[ip])(?![\w.])/gi,
];
const logSwitch = /\s[/-]l(?:og|[a-z]{0,12}[*+!a-z]{0,6})\s{1,4}(?:"([^"\r\n]{1,300})"|(\S{1,300}))/gi;

/** The packages of Windows Installer that a text names, and the logs its switches ask for: `file agent.msi`, `log agent.log`. */
export function packagesIn(text: string): string[] {
  const head = text.slice(0, longestText);
  const names: string[] = [];
  if (/\.ms[ip]/i.test(head))
    for (const pattern of namedPackages)
      for (const [, file] of head.matchAll(pattern)) names.push(`file ${file!.trim().toLowerCase()}`);
  for (const [, quoted, bare] of head.matchAll(logSwitch)) names.push(logName(quoted ?? bare!));
  return [...new Set(names)];
}

function logName(path: string): string {
  return `log ${path.slice(Math.max(path.lastIndexOf("\\"), path.lastIndexOf("/")) + 1).toLowerCase()}`;
}

function productName(text: string): string[] {
  const id = guid.exec(text)?.[1];
  return id === undefined ? [] : [`product ${id.toUpperCase()}`];
}

/**
 * What a session of Windows Installer says of itself: the package, the product's code, and where it logs; of a bundle,
 * the same of the package that it applied last. Names by entry, remembered for each run.
 */
export function namesOfSessions(log: Log): (entry: number) => readonly string[] {
  const known = new Map<number, (entry: number) => readonly string[]>();
  return (entry) => {
    const run = runAt(log, entry);
    if (!run) return [];
    let names = known.get(run.index);
    if (!names) {
      const isBundle = landmarksOf(log, "burn", run.first, run.first).length > 0;
      names = isBundle ? namesOfBundle(log, run.first, run.last) : constant(namesOfEngine(log, run.first, run.last));
      known.set(run.index, names);
    }
    return names(entry);
  };
}

const constant = (names: readonly string[]) => (): readonly string[] => names;

function namesOfEngine(log: Log, first: number, last: number): readonly string[] {
  const names = new Set<string>();
  for (let i = first; i <= Math.min(last, first + headReach); i++) {
    const message = entryMessage(log, i).slice(0, longestText);
    if (message.startsWith("******* RunEngine")) for (const name of packagesIn(message)) names.add(name);
    else if (message.startsWith("Product Code from property table"))
      for (const name of productName(message)) names.add(name);
    else if (message.includes("MsiLogFileLocation")) {
      const path = /\bMsiLogFileLocation\b.{0,60}?([A-Z]:\\[^\r\n'"*?<>|]{1,300}|\\\\[^\r\n'"*?<>|]{1,300})/i.exec(
        message,
      )?.[1];
      if (path !== undefined) names.add(logName(path.trim()));
    }
  }
  return [...names];
}

interface Applied {
  readonly entry: number;
  readonly names: readonly string[];
}

/** `Applying execute package: NAME, action: Install, path: …`, and the variable WixBundleLog_NAME, which has the path of its log. */
function namesOfBundle(log: Log, first: number, last: number): (entry: number) => readonly string[] {
  const applied: (Applied & { readonly id: string })[] = [];
  const logs = new Map<string, string>();
  for (let i = first; i <= Math.min(last, first + bundleReach); i++) {
    const message = entryMessage(log, i).slice(0, longestText);
    const apply = /^Applying execute package: ([^,]{1,200}),.{0,80}?\bpath: (.{1,600})/.exec(message);
    if (apply) {
      const [, id, path] = apply;
      applied.push({ entry: i, id: id!, names: [...packagesIn(path!), ...productName(path!)] });
      continue;
    }
    const variable = /\bWixBundleLog_(\w{1,100})(?:' to value '| = )([^'\r\n]{1,400})/.exec(message);
    if (variable) logs.set(variable[1]!, logName(variable[2]!.trim()));
  }
  return (entry) => {
    const own = applied.filter((each) => each.entry <= entry).at(-1);
    if (!own) return [];
    const written = logs.get(own.id);
    return written === undefined ? own.names : [...own.names, written];
  };
}
