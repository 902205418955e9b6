import { isGoodStatus } from "../../formats/msiLevel";
import { readActionLine } from "../../formats/msiLine";
import { entryMessage, type Log, landmarksOf } from "../../log";

/** How many entries above the end of a session its result may stand: properties follow it, and what is put in order. */
const furthestResult = 2_000;

const engineResult = /^(?:MainEngineThread is returning|Back from server\. Return value:) (-?\d{1,10})/;
const bundleResult = /^(?:Exit code|Shutting down, exit code|Apply complete, result): ?(0x[0-9a-f]{1,8})\b/i;

/** Whether the last result that stands behind an entry of a session says success; false when none stands there. */
export function endsWell(log: Log, entry: number, last: number): boolean {
  for (let i = last; i > entry && i > last - furthestResult; i--) {
    const message = entryMessage(log, i);
    const result = engineResult.exec(message) ?? bundleResult.exec(message);
    if (result) return isGoodStatus(statusOf(result[1]!));
  }
  return false;
}

/** An exit code as a number; 0x8007nnnn is the HRESULT of the Windows error nnnn. */
function statusOf(text: string): number {
  const value = Number(text);
  return value >>> 16 === 0x8007 ? value & 0xffff : value;
}

/** Whether a session went on behind an entry: its result says success, or another action ended with it. */
export function goesOnWell(log: Log, entry: number, last: number): boolean {
  if (endsWell(log, entry, last)) return true;
  return landmarksOf(log, "actionEnd", entry + 1, last).some((mark) => {
    const message = entryMessage(log, mark.entry);
    return readActionLine(message, 0, message.length)?.result === 1;
  });
}
