import { type CancellationToken, LSPErrorCodes, ResponseError } from "vscode-languageserver";
import type { Runtime } from "./runtime";

type Answer<R> = R | Promise<R>;

/** Wraps what answers a request, so that a bug in one feature is an entry in the output and nothing more. */
export interface Guard {
  /**
   * A handler that never throws. It lets waiting messages in first, so that a request cancelled meanwhile is not worked
   * on; a cancelled one is answered with RequestCancelled, a failed one with `neutral`.
   */
  request<P, R>(
    name: string,
    neutral: R,
    handler: (params: P, token: CancellationToken) => Answer<R>,
  ): (params: P, token: CancellationToken) => Promise<R | ResponseError<never>>;
  /** The same for messages without an answer, and for timers. */
  run<P>(name: string, handler: (params: P) => Answer<void>): (params: P) => Promise<void>;
}

/** @param log takes a text with the name of the request and the error's stack; never any text of a log */
export function createGuard(runtime: Pick<Runtime, "yield">, log: (text: string) => void): Guard {
  const report = (name: string, error: unknown): void =>
    log(`${name}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
  return {
    request: (name, neutral, handler) => async (params, token) => {
      await runtime.yield();
      if (token.isCancellationRequested) return cancelled();
      try {
        const answer = await handler(params, token);
        return token.isCancellationRequested ? cancelled() : answer;
      } catch (error) {
        if (token.isCancellationRequested) return cancelled();
        report(name, error);
        return neutral;
      }
    },
    run: (name, handler) => async (params) => {
      try {
        await handler(params);
      } catch (error) {
        report(name, error);
      }
    },
  };
}

const cancelled = (): ResponseError<never> => new ResponseError(LSPErrorCodes.RequestCancelled, "Request cancelled");
