/** What a name or number in a log means. */
export interface Term {
  /** One plain sentence of our own. */
  readonly meaning: string;
  /** Where that is written; for a message number, how we know. */
  readonly source: string;
  /** Page of the source, when it has a public one. */
  readonly url?: string;
  /** True when no source states it outright. */
  readonly inferred?: boolean;
}
