/** Commands that the server's code actions and hovers name; their arguments come from the server. */
export const clientCommands = {
  openRemedy: "setupLogs.openRemedy",
  openDocumentation: "setupLogs.openDocumentation",
  copyExplanation: "setupLogs.copyExplanation",
  goToCause: "setupLogs.goToCause",
  explainCode: "setupLogs.explainCode",
} as const;

/** Commands for the user. */
export const userCommands = {
  restart: "setupLogs.restart",
  showOutput: "setupLogs.showOutput",
} as const;
