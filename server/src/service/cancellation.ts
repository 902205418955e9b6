/** The part of LSP's CancellationToken that the service looks at. */
export interface CancellationToken {
  readonly isCancellationRequested: boolean;
}
