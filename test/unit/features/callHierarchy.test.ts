// What a failure led to, and what it came from, over all logs of an incident.
import { describe, expect, it } from "vitest";
import type { CallHierarchyItem } from "vscode-languageserver-types";
import { createLogLanguageService, type LogDocument, type Workspace } from "../../../server/src/service";
import { chainFrom } from "../../../server/src/service/features/shared/chain";
import { indexFile } from "../../../server/src/service/indexFile";
import { placeText } from "../../support/core";
import { readIncidentFixtures } from "../../support/incidents";
import { fixture } from "../../support/markers";

const service = createLogLanguageService();
const names = ["WindowsUpdate.log", "svcpack.log", "setupapi.log"] as const;
const logsOf = (folder: string): LogDocument[] => names.map((name) => fixture(`${folder}/${name}`));

function itemAt(document: LogDocument, line: number, workspace: Workspace): CallHierarchyItem | undefined {
  const items = service.prepareCallHierarchy(document, { line: line - 1, character: 0 }, workspace);
  expect(items.length).toBeLessThanOrEqual(1);
  return items[0];
}

const callers = (item: CallHierarchyItem, workspace: Workspace): string[] =>
  service.getIncomingCalls(item, workspace).map(({ from }) => placeText(from));
const callees = (item: CallHierarchyItem, workspace: Workspace): string[] =>
  service.getOutgoingCalls(item, workspace).map(({ to }) => placeText(to));

describe("a hierarchy of failures", () => {
  const documents = logsOf("incident");
  const [windowsUpdate, svcpack, setupapi] = documents as [LogDocument, LogDocument, LogDocument];
  const workspace = { documents };

  it("names an entry by what it says, and tells its place, time and part", () => {
    expect(itemAt(svcpack, 12, workspace)).toMatchObject({
      name: "Update.exe extended error code = 0xf01e",
      detail: "svcpack.log:12 · 2006-11-14 21:07:56.466 · result of the run",
      uri: svcpack.uri,
    });
    expect(itemAt(windowsUpdate, 16, workspace)!.name).toBe("WARNING: Exit code = 0x8007F01E");
  });

  it("claims no cause that the logs do not state", () => {
    const unclear = logsOf("incidents/cause-in-no-log");
    expect(itemAt(unclear[0]!, 84, { documents: unclear })!.detail).toMatch(/^WindowsUpdate\.log:84 .* · says most$/);
  });

  it("leads from the cause to the report, from log to log", () => {
    const cases: readonly (readonly [LogDocument, number, readonly string[], readonly string[]])[] = [
      [svcpack, 8, ["setupapi.log:7", "svcpack.log:9"], []],
      [setupapi, 7, ["svcpack.log:9"], ["svcpack.log:8"]],
      [svcpack, 9, ["svcpack.log:10"], ["svcpack.log:8", "setupapi.log:7"]],
      [svcpack, 14, ["WindowsUpdate.log:14"], ["svcpack.log:13"]],
      [windowsUpdate, 14, ["WindowsUpdate.log:15"], ["svcpack.log:14"]],
      [windowsUpdate, 21, [], ["WindowsUpdate.log:16"]],
    ];
    for (const [document, line, up, down] of cases) {
      const item = itemAt(document, line, workspace)!;
      expect([...callers(item, workspace)].sort(), `callers of ${document.uri}:${line}`).toEqual([...up].sort());
      expect([...callees(item, workspace)].sort(), `callees of ${document.uri}:${line}`).toEqual([...down].sort());
    }
  });

  it("gives ranges of the document that calls", () => {
    const item = itemAt(svcpack, 14, workspace)!;
    for (const { from, fromRanges } of service.getIncomingCalls(item, workspace)) {
      expect(from.uri).toBe(windowsUpdate.uri);
      expect(fromRanges).toEqual([from.range]);
    }
    for (const { fromRanges } of service.getOutgoingCalls(item, workspace)) expect(fromRanges).toEqual([item.range]);
  });

  it("begins at the place before, for an entry that states nothing", () => {
    expect(placeText(itemAt(windowsUpdate, 18, workspace)!)).toBe("WindowsUpdate.log:16");
    expect(placeText(itemAt(svcpack, 4, workspace)!)).toBe("svcpack.log:8");
    expect(itemAt(windowsUpdate, 22, workspace)).toBeUndefined();
    expect(itemAt(setupapi, 10, workspace)).toBeUndefined();
  });

  it("goes on in logs that are not open", () => {
    const files = [windowsUpdate, setupapi].flatMap(
      ({ uri, text }) =>
        indexFile(uri, text.blocks.map((block) => block.source.slice(block.start, block.end)).join("")) ?? [],
    );
    const partly: Workspace = { documents: [svcpack], files };
    const [call] = service.getIncomingCalls(itemAt(svcpack, 14, partly)!, partly);
    expect(placeText(call!.from)).toBe("WindowsUpdate.log:14");
    expect(callers(call!.from, partly)).toEqual(["WindowsUpdate.log:15"]);
    expect(callees(call!.from, partly)).toEqual(["svcpack.log:14"]);
  });

  it("trusts nothing that a client sends back", () => {
    const item = itemAt(svcpack, 9, workspace)!;
    const bad: unknown[] = [
      undefined,
      null,
      1,
      "x",
      {},
      { ...item.data, incident: "no such" },
      { ...item.data, entry: 10_000 },
      { ...item.data, entry: "1" },
      { ...item.data, uri: "file:///etc/passwd" },
      { ...item.data, view: -1 },
    ];
    for (const data of bad) {
      expect(service.getIncomingCalls({ ...item, data }, workspace)).toEqual([]);
      expect(service.getOutgoingCalls({ ...item, data }, workspace)).toEqual([]);
    }
  });

  it("tells a thread's own places first", () => {
    const thread = fixture("incident/thread.txt");
    const all = { documents: [...documents, thread] };
    const item = itemAt(thread, 25, all)!;
    expect(item.detail).toMatch(/^svcpack\.log in thread\.txt:25 · /);
    expect(callers(item, all)).toEqual(["thread.txt:26"]);
    expect(callees(item, all)).toEqual(["thread.txt:23"]);
  });
});

describe("in every folder of logs", () => {
  const fixtures = readIncidentFixtures();
  it.each(fixtures.map(({ name }) => name))("%s: all ways lead to the cause and to the report", (name) => {
    const { files } = fixtures.find((each) => each.name === name)!;
    const documents = files.map((file) => fixture(`incidents/${name}/${file}`));
    const workspace = { documents: documents.map((document, i) => ({ ...document, uri: `file:///${i}/${files[i]}` })) };
    for (const incident of service.getIncidents(workspace)) {
      const chain = chainFrom(incident.cause.uri, incident).map(placeText);
      const start = workspace.documents.find(({ uri }) => uri === incident.cause.uri)!;
      const top = service.prepareCallHierarchy(start, incident.cause.range.start, workspace)[0]!;
      const seen = new Map<string, CallHierarchyItem>([[placeText(top), top]]);
      const open = [top];
      while (open.length > 0) {
        const item = open.pop()!;
        const up = service.getIncomingCalls(item, workspace);
        if (up.length === 0) expect(placeText(item)).toBe(chain.at(-1));
        for (const { from } of up) {
          // A caller's callees name the place again.
          expect(callees(from, workspace)).toContain(placeText(item));
          expect(chain.indexOf(placeText(from))).toBeGreaterThan(chain.indexOf(placeText(item)));
          if (!seen.has(placeText(from))) open.push(from);
          seen.set(placeText(from), from);
        }
      }
      expect([...seen.keys()].sort()).toEqual([...new Set(chain)].sort());
      expect(callees(top, workspace)).toEqual([]);
      for (const [place, item] of seen) if (place !== placeText(top)) expect(callees(item, workspace)).not.toEqual([]);
    }
  });
});
