/** Commands that the server's code actions, code lenses and hovers name; their arguments come from the server. */
export const clientCommands = {
  openRemedy: "setupLogs.openRemedy",
  openDocumentation: "setupLogs.openDocumentation",
  copyExplanation: "setupLogs.copyExplanation",
  goToCause: "setupLogs.goToCause",
  explainCode: "setupLogs.explainCode",
  showIncidentReport: "setupLogs.showIncidentReport",
  showTimeline: "setupLogs.showTimeline",
} as const;

/** Commands for the user. */
export const userCommands = {
  restart: "setupLogs.restart",
  showOutput: "setupLogs.showOutput",
  nextInChain: "setupLogs.nextInChain",
  previousInChain: "setupLogs.previousInChain",
  nextOfProcess: "setupLogs.nextOfProcess",
  previousOfProcess: "setupLogs.previousOfProcess",
  nextOfThread: "setupLogs.nextOfThread",
  previousOfThread: "setupLogs.previousOfThread",
  nextOfKey: "setupLogs.nextOfKey",
  previousOfKey: "setupLogs.previousOfKey",
  revealIncident: "setupLogs.revealIncident",
  showFolderTimeline: "setupLogs.showFolderTimeline",
  copyIncidentReport: "setupLogs.copyIncidentReport",
  saveIncidentReport: "setupLogs.saveIncidentReport",
  toggleRedaction: "setupLogs.toggleRedaction",
  filterIncidents: "setupLogs.filterIncidents",
  clearIncidentFilter: "setupLogs.clearIncidentFilter",
  refreshIncidents: "setupLogs.refreshIncidents",
} as const;
