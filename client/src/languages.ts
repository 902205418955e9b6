import { logFormatIds, transcriptId } from "../../server/src/service/formats/ids";

/** Language ids of package.json that the server answers for. */
export const logLanguages: readonly string[] = [...logFormatIds, transcriptId];

/** Language id of timelines, which are documents of the server's own. */
export const timelineLanguage = "setup-log-timeline";
