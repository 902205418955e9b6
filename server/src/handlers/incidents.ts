import { type CancellationToken, type Location, Position } from "vscode-languageserver";
import type { ServerContext } from "../context";
import { type IncidentItem, notifications, requests } from "../protocol";
import type { LogDocument } from "../service/document";

/**
 * Incidents, and steps through their logs, by requests of our own (see protocol.ts). Gives a function to call when
 * incidents may be others: it tells a client that has asked for them before.
 */
export function registerIncidents(context: ServerContext): () => void {
  const { connection, guard, service, documents, workspace, indexed } = context;
  let isFollowed = false;

  const incidents = guard.request("incidents", [], async (_: unknown, token): Promise<readonly IncidentItem[]> => {
    isFollowed = true;
    return service.getIncidentItems(await workspace(), token);
  });
  // A request without parameters gives its handler nothing but the token.
  connection.onRequest(requests.incidents, (...given: unknown[]) =>
    incidents(undefined, given.at(-1) as CancellationToken),
  );

  /** Answers a request about a position of an open log; null for what names none. */
  const onPlace = (
    method: string,
    answer: (at: At, token: CancellationToken) => Promise<Location | string | undefined>,
  ): void => {
    connection.onRequest<Location | string | null, never>(
      method,
      guard.request(method, null, async (given: At["params"] | undefined, token): Promise<Location | string | null> => {
        const params = given ?? {};
        const document = typeof params.uri === "string" ? documents.get(params.uri) : undefined;
        if (!document || !Position.is(params.position)) return null;
        return (await answer({ document, position: params.position, params }, token)) ?? null;
      }),
    );
  };
  onPlace(requests.incidentAt, async ({ document, position }, token) => {
    return service.getIncidentAt(document, position, await workspace(), token)?.key;
  });
  onPlace(requests.cause, async ({ document, position }, token) => {
    return service.getCause(document, position, await workspace(), token);
  });
  onPlace(requests.chainStep, async ({ document, position, params: { direction } }, token) => {
    if (!isOneOf(directions, direction)) return undefined;
    return service.getChainStep(document, position, direction, await workspace(), token);
  });
  onPlace(requests.keyStep, async ({ document, position, params: { of, direction } }, token) => {
    if (!isOneOf(subjects, of) || !isOneOf(directions, direction)) return undefined;
    // Only a step to another log waits until all of them are read.
    const near = service.getKeyStep(document, position, of, direction, undefined, token);
    if (near || of !== "key" || token.isCancellationRequested) return near;
    return service.getKeyStep(document, position, of, direction, await indexed(), token);
  });

  const tell = guard.run("change of incidents", () => connection.sendNotification(notifications.incidentsChanged));
  return () => {
    if (isFollowed) void tell(undefined);
  };
}

interface At {
  readonly document: LogDocument;
  readonly position: Position;
  readonly params: Readonly<Record<string, unknown>>;
}

const directions = ["next", "previous"] as const;
const subjects = ["process", "thread", "key"] as const;

function isOneOf<T extends string>(allowed: readonly T[], given: unknown): given is T {
  return (allowed as readonly unknown[]).includes(given);
}
