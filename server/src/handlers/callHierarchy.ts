import type { CallHierarchyIncomingCall, CallHierarchyItem, CallHierarchyOutgoingCall } from "vscode-languageserver";
import type { ServerContext } from "../context";

/** What a failure led to, as callers, and what it came from, as callees. */
export function registerCallHierarchy({ connection, guard, service, documents, workspace }: ServerContext): void {
  const { callHierarchy } = connection.languages;
  callHierarchy.onPrepare(
    guard.request(
      "call hierarchy",
      null,
      async ({ textDocument, position }, token): Promise<CallHierarchyItem[] | null> => {
        const document = documents.get(textDocument.uri);
        if (!document) return null;
        const items = service.prepareCallHierarchy(document, position, await workspace(), token);
        return items.length > 0 ? items : null;
      },
    ),
  );
  callHierarchy.onIncomingCalls(
    guard.request("callers", null, async ({ item }, token): Promise<CallHierarchyIncomingCall[] | null> => {
      return service.getIncomingCalls(item, await workspace(), documents.get(item.uri), token);
    }),
  );
  callHierarchy.onOutgoingCalls(
    guard.request("callees", null, async ({ item }, token): Promise<CallHierarchyOutgoingCall[] | null> => {
      return service.getOutgoingCalls(item, await workspace(), documents.get(item.uri), token);
    }),
  );
}
