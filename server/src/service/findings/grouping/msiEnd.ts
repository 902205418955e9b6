import { isGoodStatus } from "../../formats/msiLevel";
import { readActionLine } from "../../formats/msiLine";
import { entryMessage, type Log, landmarksOf } from "../../log";

/** How many entries above the end of a session its result may stand: properties follow it, and what is put in order. */
const furthestResult = 2_000;

const engineResult = /^(?:MainEngineThread is returning|Back from server\. Return value:) (-?\d{1,10})/;
const bundleResult = /^(?:Exit code|Shutting down, exit code|Apply complete, result): ?(0x[0-9a-f]{1,8})\b/i;

/** How a session ended, as far as the log shows it. */
export interface SessionEnd {
  /** The entry of the last result if that says success; -1 when it says failure or there is none. */
  readonly success: number;
  /** The last action that ended with success; -1 for none. */
  readonly lastGoodAction: number;
}

/** The end of the session between two entries. */
export function endOf(log: Log, first: number, last: number): SessionEnd {
  return { success: successOf(log, first, last), lastGoodAction: lastGoodAction(log, first, last) };
}

function successOf(log: Log, first: number, last: number): number {
  for (let entry = last; entry >= first && entry > last - furthestResult; entry--) {
    const message = entryMessage(log, entry);
    const result = engineResult.exec(message) ?? bundleResult.exec(message);
    if (result) return isGoodStatus(statusOf(result[1]!)) ? entry : -1;
  }
  return -1;
}

/** An exit code as a number; 0x8007nnnn is the HRESULT of the Windows error nnnn. */
function statusOf(text: string): number {
  const value = Number(text);
  return value >>> 16 === 0x8007 ? value & 0xffff : value;
}

function lastGoodAction(log: Log, first: number, last: number): number {
  const ends = landmarksOf(log, "actionEnd", first, last);
  for (let i = ends.length - 1; i >= 0; i--) {
    const message = entryMessage(log, ends[i]!.entry);
    if (readActionLine(message, 0, message.length)?.result === 1) return ends[i]!.entry;
  }
  return -1;
}
