/** Language ids of the log formats, as contributed in package.json. */
export const logFormatIds = [
  "windowsupdate-log",
  "svcpack-log",
  "setupapi-log",
  "setupapi-dev-log",
  "cbs-log",
  "dism-log",
  "panther-log",
  "reportingevents-log",
  "cmtrace-log",
  "msi-log",
  "windows-eventlog-text",
] as const;
export type LogFormatId = (typeof logFormatIds)[number];
/** Any text that holds pasted excerpts of logs. */
export const transcriptId = "setup-log-transcript";
export type DocumentFormatId = LogFormatId | typeof transcriptId;
