/** Language ids of package.json that the server answers for. */
export const logLanguages: readonly string[] = [
  "windowsupdate-log",
  "svcpack-log",
  "setupapi-log",
  "setup-log-transcript",
];
