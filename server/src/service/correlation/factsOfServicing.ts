import { EntryKind } from "../formats/entries";
import { computerIn } from "../formats/eventLogHead";
import { columnsAt, entryEnd, entryStart, type Log, messageStart } from "../log";
import { sliceText } from "../text/logText";
import type { FactOfLog } from "./facts";

/** Places with the same words that are looked at in one log. */
const mostPlaces = 5_000;

/** `Loaded Servicing Stack v10.0.19041.1704 with Core: …`, at each start of Trusted Installer. */
export function factsOfCbs(log: Log): FactOfLog[] {
  return entriesWith(log, "Loaded Servicing Stack v").flatMap(({ entry, text }): FactOfLog[] => {
    const version = /^Loaded Servicing Stack v([\d.]{3,40})/.exec(text)?.[1];
    return version ? [{ kind: "servicingStack", text: version, entry }] : [];
  });
}

/**
 * `Host machine information: OS Version=10.0.19041, …` and `Target image information: OS Version=…, Image
 * architecture=…` of each session. The architecture of the host is that of the running process, so it tells nothing.
 */
export function factsOfDism(log: Log): FactOfLog[] {
  const hosts = entriesWith(log, "Host machine information: OS Version=").flatMap(({ entry, text }): FactOfLog[] => {
    const version = /OS Version=(\d{1,3}\.\d{1,3}\.\d{1,6})/.exec(text)?.[1];
    return version ? [{ kind: "os", text: version, entry }] : [];
  });
  const images = entriesWith(log, "Target image information: OS Version=").flatMap(({ entry, text }): FactOfLog[] => {
    const image = /OS Version=([\d.]{3,40})(?:, Image architecture=(\w{1,20}))?/.exec(text);
    return image ? [{ kind: "image", text: image[2] ? `${image[1]} ${image[2]}` : image[1]!, entry }] : [];
  });
  return [...hosts, ...images];
}

/** Maker and model in the hardware block of Windows Setup, lines that stand below one record. */
export function factsOfSetup(log: Log): FactOfLog[] {
  return entriesWith(log, " Manufacturer: ").flatMap(({ entry }): FactOfLog[] => {
    const start = entryStart(log, entry);
    const text = sliceText(log.text, start, Math.min(entryEnd(log, entry), start + 4_000));
    const stated = (label: string): string =>
      new RegExp(`^\\s{0,80}${label}: {0,4}(\\S.{0,80})$`, "m").exec(text)?.[1]?.trim() ?? "";
    const model = [stated("Manufacturer"), stated("Model")].filter((each) => each !== "").join(" ");
    return model === "" ? [] : [{ kind: "model", text: model, entry }];
  });
}

/** Longest name that NetBIOS allows: one of that length may have been cut. */
const longestName = 15;

/** What a name in a log can be that is taken for a computer's: cut ones are not. */
function isWholeName(name: string): boolean {
  return name !== "" && name.split(".")[0]!.length !== longestName;
}

/**
 * The properties that Windows Installer lists at the end of a session. VersionNT stays 603 from Windows 8.1 on, and so
 * tells the system only below that (VersionNT property, Windows documentation).
 */
export function factsOfPackages(log: Log): FactOfLog[] {
  const found: FactOfLog[] = [];
  const value = (name: string, text: string): string | undefined => {
    const [, own, said] = /^(?:Property\(\w\): )?(\w{1,60}) = (.{1,200})/.exec(text) ?? [];
    return own === name ? said!.trim() : undefined;
  };
  for (const { entry, text } of entriesWith(log, "): ComputerName = ")) {
    const name = value("ComputerName", text);
    if (name !== undefined && isWholeName(name)) found.push({ kind: "computer", text: name, entry });
  }
  for (const { entry, text } of entriesWith(log, "): VersionNT = ")) {
    const version = Number(value("VersionNT", text));
    if (version >= 400 && version < 603)
      found.push({ kind: "os", text: `${Math.floor(version / 100)}.${version % 100}`, entry });
  }
  for (const { entry, text } of entriesWith(log, "): MsiNTProductType = ")) {
    const type = productTypes[value("MsiNTProductType", text) ?? ""];
    if (type !== undefined) found.push({ kind: "productType", text: type, entry });
  }
  return found;
}

/** Values of OSVERSIONINFOEX.wProductType (Microsoft Learn, winnt.h). */
export const productTypes: Readonly<Record<string, string>> = {
  "1": "workstation (1)",
  "2": "domain controller (2)",
  "3": "server (3)",
};

/**
 * The machine and site of status messages (`MachineName = "PC1"; … SiteCode = "P01";`) and the system that the client's
 * setup runs on. Logs of a server name many machines: then none of them is that of the log.
 */
export function factsOfManagement(log: Log): FactOfLog[] {
  const quoted = (kind: FactOfLog["kind"], label: string): FactOfLog[] =>
    entriesWith(log, `${label} = "`).flatMap(({ entry, text }): FactOfLog[] => {
      const name = /^\w{1,40} = "([^"\r\n]{1,64})"/.exec(text.slice(text.indexOf(`${label} = "`)))?.[1];
      return name === undefined || (kind === "computer" && !isWholeName(name)) ? [] : [{ kind, text: name, entry }];
    });
  const systems = entriesWith(log, "Running on ").flatMap(({ entry, text }): FactOfLog[] => {
    const version = /^Running on .{0,100}?\((\d{1,2}\.\d{1,2}\.\d{3,6})\)/.exec(text)?.[1];
    return version ? [{ kind: "os", text: version, entry }] : [];
  });
  return [...systems, ...onlyOne(quoted("computer", "MachineName")), ...onlyOne(quoted("site", "SiteCode"))];
}

/** The computer of copied events; a collection of events of several computers is of none of them. */
export function factsOfEvents(log: Log): FactOfLog[] {
  const found: FactOfLog[] = [];
  for (let entry = 0; entry < log.entryCount && found.length < mostPlaces; entry++) {
    const { entries, local } = columnsAt(log, entry);
    if (entries.kind[local] !== EntryKind.record) continue;
    const computer = computerOfEvent(log, entry);
    if (computer === undefined) continue;
    const [name, ...domain] = computer.split(".");
    found.push({ kind: "computer", text: name!, entry });
    if (domain.length > 0) found.push({ kind: "domain", text: domain.join("."), entry });
  }
  const computers = onlyOne(found.filter(({ kind }) => kind === "computer"));
  return computers.length === 0 ? [] : [...computers, ...onlyOne(found.filter(({ kind }) => kind === "domain"))];
}

/** The computer that the head of a copied event names in its labels, or its XML. Undefined in exported rows. */
export function computerOfEvent(log: Log, entry: number): string | undefined {
  const start = entryStart(log, entry);
  const head = sliceText(log.text, start, Math.min(messageStart(log, entry), start + 2_000));
  const name = computerIn(head);
  return name !== undefined && /^[\w.-]{1,255}$/.test(name) ? name : undefined;
}

/** The first of the facts, if all say the same but for case; none otherwise. */
function onlyOne(facts: readonly FactOfLog[]): readonly FactOfLog[] {
  return new Set(facts.map(({ text }) => text.toLowerCase())).size === 1 ? facts.slice(0, 1) : [];
}

/** The entries in which some words stand, with the text from the start of their message; one for each place. */
function entriesWith(log: Log, words: string): { readonly entry: number; readonly text: string }[] {
  const found: { entry: number; text: string }[] = [];
  log.blocks.forEach(({ block: { source, start, end }, entries }, i) => {
    const text = source.slice(start, end);
    for (let at = text.indexOf(words); at >= 0 && found.length < mostPlaces; at = text.indexOf(words, at + 1)) {
      const local = lastStart(entries.start, entries.count, at);
      if (local < 0) continue;
      const entry = log.blockEntries[i]! + local;
      const from = Math.max(entries.message[local]!, at - 200);
      found.push({
        entry,
        text: text.slice(from, Math.min(at + 400, entryEnd(log, entry) - log.text.blockOffsets[i]!)),
      });
    }
  });
  return found;
}

/** The last entry that starts at or before an offset; -1 when none does. */
function lastStart(starts: ArrayLike<number>, count: number, offset: number): number {
  let low = 0;
  for (let high = count; low < high; ) {
    const middle = (low + high) >>> 1;
    if (starts[middle]! <= offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
