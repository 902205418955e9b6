import { cbsFormat } from "./cbs";
import { cmtraceFormat } from "./cmtrace";
import { dismFormat } from "./dism";
import type { LogFormat } from "./format";
import type { LogFormatId } from "./ids";
import { pantherFormat } from "./panther";
import { reportingEventsFormat } from "./reportingEvents";
import { setupapiFormat } from "./setupapi";
import { setupapiDevFormat } from "./setupapiDev";
import { svcpackFormat } from "./svcpack";
import { windowsUpdateFormat } from "./windowsUpdate";

/** All formats, in the order detection asks them. A new format is one file and one line here. */
export const logFormats: readonly LogFormat[] = [
  windowsUpdateFormat,
  svcpackFormat,
  setupapiFormat,
  cbsFormat,
  setupapiDevFormat,
  dismFormat,
  pantherFormat,
  reportingEventsFormat,
  cmtraceFormat,
] as readonly LogFormat[];

export function formatById(id: LogFormatId): LogFormat {
  return logFormats.find((format) => format.id === id)!;
}
