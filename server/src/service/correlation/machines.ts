import type { LogSummary } from "./summary";

/** The logs of one machine. */
export interface Machine {
  /** Undefined when there is only one. */
  readonly label: string | undefined;
  readonly summaries: readonly LogSummary[];
}

/** The machines that some logs are from: all logs are taken for those of one. */
export function machinesOf(summaries: readonly LogSummary[], _options?: { readonly apart?: boolean }): readonly Machine[] {
  return [{ label: undefined, summaries }];
}
