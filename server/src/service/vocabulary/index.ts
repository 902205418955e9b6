export { deviceInstallFunction } from "./deviceInstallFunctions";
export { dismProvider } from "./dismProviders";
export { guidByPlace, knownGuid, labelBefore, updateWithRevision } from "./identifiers";
export { reportingEvent } from "./reportingEvents";
export { setupapiCategory } from "./setupapiCategories";
export { setupapiLevel, setupapiMessage } from "./setupapiMessages";
export { setupComponent } from "./setupComponents";
export type { Term } from "./term";
export { windowsUpdateComponent } from "./windowsUpdateComponents";
