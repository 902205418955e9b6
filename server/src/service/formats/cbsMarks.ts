import { isBlank } from "./scan";

/** So far into a record its first words reach. */
const headLength = 80;

/**
 * What a record of CBS begins or ends, or states about the store without any mark of its own; empty for most. `installer`
 * and `initialization` begin a run, `session`, `processing`, `complete` and `sessionEnd` frame a job, `phase` one of its
 * phases, `health`, `corruption` and `checked` a check of the store; `corrupt` and `missing` state damage.
 */
export function markOfCbs(text: string): string {
  let p = 0;
  while (isBlank(text.charCodeAt(p))) p++;
  switch (text.charCodeAt(p)) {
    case 83: // S
      if (text.startsWith("Starting TrustedInstaller initialization", p)) return "initialization";
      if (text.startsWith("Session: ", p)) {
        if (text.includes(" initialized by client ", p)) return "session";
        if (text.includes(" finalized", p)) return "sessionEnd";
      }
      return text.startsWith("Store corruption, ", p) ? "missing" : "";
    case 84: // T
      if (text.startsWith("TI: --- Initializing Trusted Installer ---", p)) return "installer";
      return text.startsWith("Total Detected Corruption:", p) || text.startsWith("Total Repaired Corruption:", p)
        ? "corruption"
        : "";
    case 69: // E
      if (text.startsWith("Exec: ", p)) {
        if (/^Exec: (?:Session p|P)rocessing started\b/.test(text.slice(p, p + headLength))) return "processing";
        if (text.startsWith("Exec: Processing complete", p)) return "complete";
      }
      return "";
    case 67: // C
      if (text.startsWith("Checking System Update Readiness", p)) return "health";
      return text.startsWith("CheckSur: hresult:", p) ? "checked" : "";
    case 80: // P
      return text.startsWith("Perf: ", p) && phaseWords.test(text.slice(p, p + headLength)) ? "phase" : "";
    case 82: // R
      return text.startsWith("Repair failed", p) ? "corrupt" : "";
    case 85: // U
      return text.startsWith("Universal Time is: ", p) ? "utc" : "";
    case 40: // (
      return /^\([a-z]\)\s{1,8}(?:CSI|CBS|Drv) /.test(text.slice(p, p + 40)) ? "corrupt" : "";
    default:
      return "";
  }
}

/** `Perf: Stage chain complete.`, `Perf: Doqe: Install started.` */
const phaseWords = /^Perf: ([\w ]{1,40}(?:: [\w ]{1,40})?) (started|completed?|ended)\b/;

/** The phase of a job that a record begins or ends; undefined for a text that names none. */
export function phaseIn(message: string): { readonly name: string; readonly begins: boolean } | undefined {
  const match = phaseWords.exec(message.trimStart());
  return match ? { name: match[1]!, begins: match[2] === "started" } : undefined;
}

/**
 * What a record of CSI begins or ends, and what sfc says of files it could not put right, which stands at Info without a
 * code; empty for most. `message` is behind the head of the record (see `readCsiHead`).
 */
export function markOfCsi(source: string, message: number, end: number, isRepair: boolean): string {
  const first = source.charCodeAt(message);
  if (isRepair) return markOfRepair(source, message, first);
  switch (first) {
    case 72: // H
      if (!source.startsWith("Hashes for file member", message)) return "";
      return source.slice(message, Math.min(end, message + 800)).includes("do not match") ? "mismatch" : "";
    case 77: // M
      return source.startsWith("Manifest hash for component ", message) ? "manifest" : "";
    case 85: // U
      return source.startsWith("Unable to load manifest for component ", message) ? "manifest" : "";
    case 66: // B
      return source.startsWith("Begin executing advanced installer", message) ? "installing" : "";
    case 69: // E
      return source.startsWith("End executing advanced installer", message) ? "installed" : "";
    default:
      return "";
  }
}

function markOfRepair(source: string, message: number, first: number): string {
  if (first === 67 || first === 85) {
    const isLoss = ["Cannot ", "Could not ", "Unable to "].some((words) => source.startsWith(words, message));
    return isLoss ? "lost" : "";
  }
  if (first === 82) {
    if (source.startsWith("Repairing corrupted file", message) || source.startsWith("Repairing file", message))
      return "repaired";
    return source.startsWith("Repair", message) ? "sfc" : "";
  }
  return first === 86 && source.startsWith("Verify", message) ? "sfc" : "";
}
