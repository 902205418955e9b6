import { cbsFormat } from "./cbs";
import { cmtraceFormat } from "./cmtrace";
import { dismFormat } from "./dism";
import { eventLogFormat } from "./eventLog";
import type { LogFormat } from "./format";
import type { LogFormatId } from "./ids";
import { msiFormat } from "./msi";
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
  setupapiDevFormat,
  cbsFormat,
  dismFormat,
  pantherFormat,
  reportingEventsFormat,
  cmtraceFormat,
  msiFormat,
  eventLogFormat,
] as readonly LogFormat[];

export function formatById(id: LogFormatId): LogFormat {
  return logFormats.find((format) => format.id === id)!;
}
