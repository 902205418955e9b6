/**
 * What the name of a log file says of the machine it is from: what stands around the usual name, in lower case, as `pc1`
 * in `PC1_setupapi.log` and `WindowsUpdate-PC1.log`. Undefined for the usual name itself, for a name that holds none,
 * and where the rest tells of the copy and not of its origin: dates, numbers, `old`, `copy`, `SP2`, `x86` and the like.
 */
export function affixOf(fileName: string): string | undefined {
  const name = fileName
    .slice(0, longestName)
    .toLowerCase()
    .replace(/(?:\.(?:log|txt|old|bak|etl|cab|lo_|\d{1,8}))+$/, "");
  const usual = usualName.exec(name);
  if (!usual) return undefined;
  const before = name.slice(0, usual.index + usual[1]!.length);
  const after = name.slice(usual.index + usual[0].length);
  // Names of update packages go on with what they are for: `KB936929-SP3-x86-ENU`.
  const rest = usual[2]!.startsWith("kb") || /^q\d/.test(usual[2]!) ? [before] : [before, after];
  const words = rest.flatMap((text) => text.split(/[\s_.,;+~@#()[\]{}-]+/));
  const telling = words.filter((word) => word !== "" && !isNeutral(word));
  return telling.length === 0 ? undefined : telling.join("-");
}

/** No file system allows longer ones; the name of a quoted log is text like any other. */
const longestName = 255;

/** Names that Windows gives its logs; short ones only when they are set off from what stands before them. */
const usualName =
  /(^|[^a-z0-9]|(?=windowsupdate|svcpack|setupapi|reportingevents))(windowsupdate|svcpack|setupapi(?:\.(?:dev|app|setup|offline|upgrade))?|(?:kb|q)\d{6,7}|reportingevents|event[ _-]?logs?|cbs(?:persist)?|dism|setupact|setuperr|wuahandler|updates(?:deployment|handler)|scanagent|app(?:enforce|discovery)|execmgr|ccmsetup|smsts|intunemanagementextension)(?![a-z])/;

/** Words that tell which copy of a log a file is, or what it is about. */
const neutralWords: ReadonlySet<string> = new Set(
  `after and archive archived backup bak before begin broken clean copied copy current debug end error errors excerpt
  export extract fail failed final first for from full head install kopie
  last latest log logs new now of old orig original part prev previous recent redacted rotated saved short snippet start tail
  temp the tmp to today trimmed update updated updates utf8 utf16 verbose wrapped yesterday
  amd64 ia64 x64 x86 ansi unicode windows win2k windows2000 windowsxp windowsserver2003 windowsmedia`.split(/\s+/),
);

function isNeutral(word: string): boolean {
  // Numbers, dates, times, versions, service packs, package and product names.
  return (
    neutralWords.has(word) ||
    /^(?:v|sp|r|no|ie|wmp|msxml|ndp)?\d+(?:st|nd|rd|th|am|pm|mb|kb)?$/.test(word) ||
    /^\d{2,8}t\d{2,8}z?$/.test(word) ||
    /^\d{0,4}(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\d{0,4}$/.test(word) ||
    /^(?:kb|q)\d{6,7}$/.test(word)
  );
}
