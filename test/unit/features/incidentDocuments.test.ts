// Report and timeline of an incident, and the logs that they are made of.
import { describe, expect, it } from "vitest";
import { createLogLanguageService, type LogDocument } from "../../../server/src/service";
import { indexFile } from "../../../server/src/service/indexFile";
import { fixture } from "../../support/markers";

const service = createLogLanguageService();
const names = ["WindowsUpdate.log", "svcpack.log", "setupapi.log"] as const;
const logsOf = (folder: string): LogDocument[] => names.map((name) => fixture(`${folder}/${name}`));
const fileOf = ({ uri, text }: LogDocument) =>
  indexFile(uri, text.blocks.map((block) => block.source.slice(block.start, block.end)).join(""))!;

describe("the logs of a timeline", () => {
  const documents = logsOf("incident");
  const thread = fixture("incident/thread.txt");

  it("are those of the incident, open or not", () => {
    const workspace = { documents: [documents[0]!], files: documents.slice(1).map(fileOf) };
    const [incident] = service.getIncidents(workspace);
    const uris = service.getLogsForTimeline(workspace, incident!.key);
    expect([...uris].sort()).toEqual(documents.map(({ uri }) => uri).sort());
    expect(service.getLogsForTimeline(workspace, "none")).toEqual([]);
  });

  it("of a folder are all of it, those with failures first, and no quotations", () => {
    const quiet = { ...fixture("incidents/clean-folder/svcpack.log"), uri: "file:///a/svcpack.log" };
    const workspace = { documents: [quiet, thread], files: documents.map(fileOf) };
    expect(service.getLogsForTimeline(workspace)).toEqual([...documents.map(({ uri }) => uri), quiet.uri]);
    expect(service.getLogsForTimeline({ documents: [thread] })).toEqual([thread.uri]);
  });
});

describe("report and timeline", () => {
  const documents = logsOf("incident");
  const workspace = { documents };
  const [incident] = service.getIncidents(workspace);

  it("are undefined for an incident that is not there", () => {
    expect(service.getIncidentReport("none", workspace, { documents })).toBeUndefined();
    expect(service.getTimeline("none", workspace, { documents })).toBeUndefined();
  });

  it("name what was left out, and link to the right lines all the same", () => {
    const options = { documents: documents.slice(0, 2), leftOut: [documents[2]!.uri] };
    const timeline = service.getTimeline(incident!.key, workspace, options)!;
    const lines = timeline.text.split("\n");
    expect(lines[0]).toMatch(/^# Logs left out, .*: setupapi\.log$/);
    for (const { line, uri, range } of timeline.links)
      expect(lines[line]).toContain(` ${uri.slice("file:///".length)}:${range.start.line + 1} `);
  });

  it("name at most twenty of very many that were left out", () => {
    const leftOut = Array.from({ length: 30 }, (_, index) => `file:///logs/KB${900_000 + index}.log`);
    const { text } = service.getTimeline(undefined, workspace, { documents, leftOut })!;
    const [first] = text.split("\n");
    expect(first).toMatch(/, and 10 more$/);
    expect(first!.match(/KB\d+\.log/g)).toHaveLength(20);
  });

  it("use the same words for the same names", () => {
    const uri = (name: string): string => `file:///c%3A/Users/anna.berg/${name}`;
    const moved = documents.map((document, index) => ({ ...document, uri: uri(names[index]!) }));
    const [same] = service.getIncidents({ documents: moved });
    const options = { documents: moved, isRedacted: true, leftOut: [uri("anna.berg.log")] };
    const report = service.getIncidentReport(same!.key, { documents: moved }, options)!;
    const { text } = service.getTimeline(same!.key, { documents: moved }, options)!;
    for (const each of [report, text]) expect(each).not.toMatch(/anna/i);
    expect(text.split("\n")[0]).toMatch(/USER1/);
  });
});
