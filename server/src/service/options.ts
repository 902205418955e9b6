/**
 * The message that the system itself has for a canonical code, on one line; undefined when it has none.
 *
 * @param family of the reading that is shown: two families may share a number
 */
export type SystemMessage = (canonical: number, family?: string) => string | undefined;

/** What users can choose; every field has the default of package.json. */
export interface ServiceOptions {
  /** What to do with lines that look like a failure and are none: keep quiet, or show a hint with the reason. */
  readonly noise: "hide" | "hint";
  readonly inlayHints: {
    /** Short name after an error code. */
    readonly codeNames: boolean;
    /** Local time at the start of svcpack entries, which bear only elapsed seconds. */
    readonly absoluteTimes: boolean;
  };
  /** Whether remedies in hovers are command links (`setupLogs.openRemedy`), for clients that carry them out. */
  readonly remedyLinks: boolean;
  /** Whether hovers lead to the page with all readings (`setupLogs.explainCode`). */
  readonly explanationLinks: boolean;
  /** Most diagnostics handed out for one document (VS Code shows 1 000). */
  readonly maximumProblems: number;
  /** Where hovers get the system's own message from; without it they show none. */
  readonly systemMessage?: SystemMessage;
}

export const defaultOptions: ServiceOptions = {
  noise: "hide",
  inlayHints: { codeNames: true, absoluteTimes: true },
  remedyLinks: false,
  explanationLinks: false,
  maximumProblems: 1000,
};
