import { summariesOf } from "../../correlation";
import { type Clock, createClock } from "../../correlation/clock";
import { machinesOf } from "../../correlation/machines";
import type { LogDocument } from "../../document";
import type { LogView } from "../../transcript/transcript";
import { documentsFrom, filesBeside, type Workspace } from "./workspace";

/** The clocks of the machines of a workspace, by the documents' addresses and the indices of their logs. */
type Clocks = ReadonlyMap<string, Clock>;

const clocksOfWorkspace = new WeakMap<Workspace, Clocks>();
const clocksOfOne = new WeakMap<LogDocument, Clocks>();

/** The clock of the machine that a log of a document is from, by all logs of that machine in the workspace. */
export function clockOf(document: LogDocument, view: LogView, workspace: Workspace | undefined): Clock {
  const clocks = clocksAround(document, workspace);
  return clocks.get(keyOf({ uri: document.uri, view: document.logs.indexOf(view) })) ?? createClock([]);
}

function clocksAround(document: LogDocument, workspace: Workspace | undefined): Clocks {
  if (workspace && !workspace.documents.includes(document)) return clocksFrom(document, workspace);
  const memory: WeakMap<object, Clocks> = workspace ? clocksOfWorkspace : clocksOfOne;
  let clocks = memory.get(workspace ?? document);
  if (!clocks) {
    clocks = clocksFrom(document, workspace);
    memory.set(workspace ?? document, clocks);
  }
  return clocks;
}

function clocksFrom(document: LogDocument, workspace: Workspace | undefined): Clocks {
  const documents = documentsFrom(document, workspace);
  const logs = [...documents.flatMap(summariesOf), ...filesBeside(documents, workspace).flatMap((file) => file.logs)];
  const machines = machinesOf(logs, { apart: workspace?.machinesApart ?? true });
  return new Map(
    machines.flatMap(({ summaries }) => {
      const clock = createClock(summaries);
      return summaries.map((summary) => [keyOf(summary), clock] as const);
    }),
  );
}

const keyOf = ({ uri, view }: { readonly uri: string; readonly view: number }): string => `${view} ${uri}`;
