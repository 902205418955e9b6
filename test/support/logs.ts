// Moved: helpers of the core's tests are in core.ts, the short logs of the protocol tests in incidentLogs.ts.
export * from "./core";
