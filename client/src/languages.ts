/** Language ids of package.json that the server answers for. */
export const logLanguages: readonly string[] = [
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
  "setup-log-transcript",
];

/** Language id of timelines, which are documents of the server's own. */
export const timelineLanguage = "setup-log-timeline";
