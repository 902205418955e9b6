// Incidents as plain data for lists.
import { describe, expect, it } from "vitest";
import { createLogLanguageService, type LogDocument } from "../../../server/src/service";
import { documentOf } from "../../support/core";
import { fixture } from "../../support/markers";

const service = createLogLanguageService();
const names = ["WindowsUpdate.log", "svcpack.log", "setupapi.log"] as const;
const logsOf = (folder: string): LogDocument[] => names.map((name) => fixture(`${folder}/${name}`));

describe("an incident in a list", () => {
  const workspace = { documents: logsOf("incident") };
  const [incident] = service.getIncidents(workspace);
  const [item] = service.getIncidentItems(workspace);

  it("has its places with the words and times of the logs", () => {
    expect(item).toMatchObject({
      key: incident!.key,
      id: "incident-1",
      title: incident!.title,
      severity: "error",
      confidence: "high",
      time: incident!.cause.time,
      logs: ["WindowsUpdate.log", "setupapi.log", "svcpack.log"],
      recurrenceOf: null,
      recurrences: [],
      machine: null,
      placesLeftOut: 0,
    });
    expect(item!.cause).toEqual({
      uri: "file:///svcpack.log",
      range: incident!.cause.range,
      log: "svcpack.log",
      relation: "cause",
      time: "2006-11-14 21:07:54.591",
      text: "InstallSingleCatalogFile: MyInstallCatalog failed for KB990412.cat; error=0x800b0100.",
    });
    expect(item!.report).toEqual(item!.chain.at(-1));
    expect(item!.chain).toHaveLength(incident!.chain.length);
  });

  it("has its best remedies, three at most", () => {
    expect(item!.remedies.length).toBeGreaterThan(0);
    expect(item!.remedies.length).toBeLessThanOrEqual(3);
    for (const { id, title } of item!.remedies) expect(service.getArticle(id)!.article.title).toBe(title);
  });

  it("is plain JSON", () => {
    const items = service.getIncidentItems(workspace);
    expect(JSON.parse(JSON.stringify(items))).toEqual(items);
  });
});

describe("names", () => {
  it("tell files of one name apart by their folders", () => {
    const documents = ["one", "two"].map((folder) => ({
      ...fixture("incidents/two-updates-both-fail/svcpack.log"),
      uri: `file:///${folder}/svcpack.log`,
    }));
    const logs = service.getIncidentItems({ documents }).flatMap((each) => each.logs);
    expect(new Set(logs)).toEqual(new Set(["one/svcpack.log", "two/svcpack.log"]));
  });

  it("of a quoted log tell who quotes it", () => {
    const thread = fixture("incident/thread.txt");
    const [item] = service.getIncidentItems({ documents: [thread] });
    expect(item!.cause.log).toBe("svcpack.log in thread.txt");
    expect(item!.logs).toEqual(["WindowsUpdate.log in thread.txt", "svcpack.log in thread.txt"]);
  });
});

describe("recurrences", () => {
  it("are named by the keys of their incidents", () => {
    const items = service.getIncidentItems({ documents: logsOf("incidents/recurrences") });
    expect(items.map(({ recurrenceOf }) => recurrenceOf)).toEqual([null, items[0]!.key, items[0]!.key, null]);
    expect(items[0]!.recurrences).toEqual([items[1]!.key, items[2]!.key]);
    expect(items.map(({ time }) => time)).toEqual(items.map(({ time }) => time).sort((a, b) => a! - b!));
  });
});

describe("odd texts", () => {
  it("are shown on one line, with controls made visible", () => {
    const log = documentOf(
      [
        "0.484: 2009/03/04 10:00:06.484 (local)",
        "0.484: c:\\a\\update\\update.exe (version 6.3.4.1)",
        "1.000: InstallSingleCatalogFile: MyInstallCatalog failed for a\u202e\u001b[2J\tb.cat; error=0x800b0100.",
        "2.000: Update.exe extended error code = 0xf01e",
      ].join("\r\n"),
      "file:///svcpack.log",
    );
    const [item] = service.getIncidentItems({ documents: [log] });
    expect(item!.cause.text).toContain("a\\u202E\\x1B[2J b.cat");
  });

  it("without a time have none", () => {
    const log = documentOf(
      [
        "0.484: c:\\a\\update\\update.exe (version 6.3.4.1)",
        "1.000: InstallSingleCatalogFile: MyInstallCatalog failed for b.cat; error=0x800b0100.",
        "2.000: Update.exe extended error code = 0xf01e",
      ].join("\r\n"),
      "file:///svcpack.log",
    );
    const [item] = service.getIncidentItems({ documents: [log] });
    expect(item).toMatchObject({ time: null, cause: { time: "" } });
  });

  it("that hold no log have no incidents", () => {
    expect(service.getIncidentItems({ documents: [documentOf("Good morning", "file:///note.txt")] })).toEqual([]);
  });
});
