// One step along the chain of an incident, over all logs that tell of it.
import { describe, expect, it } from "vitest";
import type { Position } from "vscode-languageserver-types";
import { createLogLanguageService, type LogDocument, type Workspace } from "../../../server/src/service";
import { indexFile } from "../../../server/src/service/indexFile";
import { placeText } from "../../support/core";
import { at, fixture } from "../../support/markers";

const service = createLogLanguageService();
const read = (folder: string, names: readonly string[]): LogDocument[] =>
  names.map((name) => fixture(`${folder}/${name}`));
const logs = ["WindowsUpdate.log", "svcpack.log", "setupapi.log"] as const;

/** Steps in one direction from a line (counted from 1) until the chain ends, as `file:line`. */
function walk(
  workspace: Workspace,
  document: LogDocument,
  line: number,
  direction: "next" | "previous",
): readonly string[] {
  const byUri = new Map(workspace.documents.map((each) => [each.uri, each]));
  const found: string[] = [];
  let here: LogDocument | undefined = document;
  let position: Position = { line: line - 1, character: 0 };
  while (here && found.length < 100) {
    const step = service.getChainStep(here, position, direction, workspace);
    if (!step) return found;
    found.push(placeText(step));
    here = byUri.get(step.uri);
    position = step.range.start;
  }
  return found;
}

describe("steps in a chain", () => {
  const [windowsUpdate, svcpack, setupapi] = read("incident", logs) as [LogDocument, LogDocument, LogDocument];
  const workspace = { documents: [windowsUpdate, svcpack, setupapi] };
  const chain = [
    "svcpack.log:8",
    "setupapi.log:7",
    "svcpack.log:9",
    "svcpack.log:10",
    "svcpack.log:12",
    "svcpack.log:13",
    "svcpack.log:14",
    "WindowsUpdate.log:14",
    "WindowsUpdate.log:15",
    "WindowsUpdate.log:16",
    "WindowsUpdate.log:21",
  ];

  it("lead forwards from the cause to the report, over all logs", () => {
    expect(walk(workspace, svcpack, 8, "next")).toEqual(chain.slice(1));
  });

  it("lead backwards from the report to the cause", () => {
    expect(walk(workspace, windowsUpdate, 21, "previous")).toEqual([...chain].reverse().slice(1));
  });

  it("begin at the nearest place for an entry that a run of it wrote", () => {
    expect(walk(workspace, svcpack, 5, "next")[0]).toBe("svcpack.log:8");
    expect(walk(workspace, svcpack, 5, "previous")).toEqual([]);
    expect(walk(workspace, windowsUpdate, 18, "next")).toEqual(["WindowsUpdate.log:21"]);
    expect(walk(workspace, windowsUpdate, 18, "previous")[0]).toBe("WindowsUpdate.log:16");
    expect(walk(workspace, setupapi, 5, "previous")).toEqual([]);
    expect(walk(workspace, setupapi, 5, "next")[0]).toBe("setupapi.log:7");
  });

  it("lead nowhere from entries that belong to no incident", () => {
    // What the agent wrote before the failure and after its report, and another section of setupapi.
    for (const [document, line] of [
      [windowsUpdate, 3],
      [windowsUpdate, 22],
      [setupapi, 10],
      [svcpack, 18],
    ] as const) {
      expect(walk(workspace, document, line, "next"), `${document.uri} ${line}`).toEqual([]);
      expect(walk(workspace, document, line, "previous"), `${document.uri} ${line}`).toEqual([]);
    }
  });

  it("reach logs that are not open", () => {
    const files = [windowsUpdate, setupapi].map(({ uri, text }) =>
      indexFile(uri, text.blocks.map(({ source, start, end }) => source.slice(start, end)).join("")),
    );
    const partly = { documents: [svcpack], files: files.filter((file) => file !== undefined) };
    expect(partly.files).toHaveLength(2);
    const step = service.getChainStep(svcpack, at(svcpack, "ins$0tallation did not complete"), "next", partly);
    expect(step && placeText(step)).toBe("WindowsUpdate.log:14");
  });

  it("stay in a thread as far as it quotes the logs", () => {
    const thread = fixture("incident/thread.txt");
    const all = { documents: [...workspace.documents, thread] };
    expect(walk(all, thread, 20, "next")).toEqual([
      "setupapi.log:7",
      // The logs themselves are original: from there on they tell.
      ...chain.slice(2),
    ]);
    expect(walk(all, thread, 35, "next").slice(0, 2)).toEqual(["thread.txt:38", "thread.txt:40"]);
    expect(walk(all, thread, 38, "previous").slice(0, 4)).toEqual([
      "thread.txt:35",
      "thread.txt:28",
      "thread.txt:26",
      "thread.txt:25",
    ]);
    // Quoted once more, a line is the same entry, also from its quote marks.
    expect(walk(all, thread, at(thread, ">> $03.141: KB990412 Setup").line + 1, "previous")).toEqual([
      "setupapi.log:7",
      "svcpack.log:8",
    ]);
  });

  it("answer nothing when they are not wanted any more", () => {
    const token = { isCancellationRequested: true };
    expect(service.getChainStep(svcpack, { line: 7, character: 0 }, "next", workspace, token)).toBeUndefined();
  });
});

describe("the incident of an entry", () => {
  const documents = read("incidents/two-updates-both-fail", logs);
  const [windowsUpdate, svcpack] = documents as [LogDocument, LogDocument, LogDocument];
  const workspace = { documents };
  const incidents = service.getIncidents(workspace);
  const keyAt = (document: LogDocument, line: number): string | undefined =>
    service.getIncidentAt(document, { line: line - 1, character: 0 }, workspace)?.key;
  const causeAt = (document: LogDocument, line: number): string | undefined => {
    const place = service.getCause(document, { line: line - 1, character: 0 }, workspace);
    return place && placeText(place);
  };

  it("is that of its run, of several that are told by one log at a time", () => {
    expect(incidents.map(({ cause }) => placeText(cause))).toEqual(["svcpack.log:30", "svcpack.log:49"]);
    expect(keyAt(svcpack, 3)).toBe(incidents[0]!.key);
    expect(keyAt(svcpack, 40)).toBe(incidents[1]!.key);
    expect(causeAt(windowsUpdate, 71)).toBe("svcpack.log:30");
    expect(causeAt(windowsUpdate, 85)).toBe("svcpack.log:49");
    expect(causeAt(windowsUpdate, 101)).toBe("svcpack.log:30");
    expect(causeAt(windowsUpdate, 102)).toBe("svcpack.log:49");
  });

  it("has its cause at the place itself, for the cause", () => {
    expect(causeAt(svcpack, 49)).toBe("svcpack.log:49");
  });

  it("is known in every place of its chain", () => {
    for (const incident of incidents) {
      for (const { uri, range } of incident.chain) {
        const document = documents.find((each) => each.uri === uri)!;
        expect(service.getIncidentAt(document, range.start, workspace)?.key).toBe(incident.key);
      }
    }
  });

  it("is none for what the agent wrote before", () => {
    expect(keyAt(windowsUpdate, 2)).toBeUndefined();
    expect(causeAt(windowsUpdate, 2)).toBeUndefined();
  });
});
