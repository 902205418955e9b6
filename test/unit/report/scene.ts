import type {
  Incident,
  IncidentLink,
  IncidentPlace,
  IncidentRun,
  LogSummary,
} from "../../../server/src/service/correlation";
import { createLogDocument, type LogDocument } from "../../../server/src/service/document";
import { builtInKnowledge } from "../../../server/src/service/knowledge";
import { entryIndexAtOffset, entryMessage, entryTime, runsOf } from "../../../server/src/service/log";
import type { ReportContext } from "../../../server/src/service/report/types";
import { lineAt, lineStart } from "../../../server/src/service/text/logText";

/** A failed hotfix in the logs of three programs, as Windows Server 2003 would write them. */
export const texts = {
  agent: [
    "2011-02-03\t08:59:00:000\t 944\t6f0\tMisc\t===========  Logging initialized (build: 7.4.7600.226, tz: -0500)  ===========",
    "2011-02-03\t09:15:20:100\t 944\tb10\tAgent\t** START **  Agent: Installing updates [CallerId = AutomaticUpdates]",
    "2011-02-03\t09:15:27:500\t 944\tc44\tHandler\t  : Command line install completed. Return code = 0x8007f01e, Result = Failed, Reboot required = false",
    "2011-02-03\t09:15:27:600\t 944\tb10\tAgent\t  * WARNING: Exit code = 0x8007F01E",
    "2011-02-03\t09:20:00:000\t 944\tb10\tAU\tAU setting next detection timeout to 2011-02-04 10:00:00",
  ],
  installer: [
    "0.500: ================================================================================",
    "0.516: 2011/02/03 09:15:24.250 (local)",
    "0.516: d:\\3fb2c1\\update\\update.exe (version 6.3.13.0)",
    "2.016: InstallSingleCatalogFile: MyInstallCatalog failed for KB990512.cat; error=0xfffffbfe.",
    "2.047: KB990512 installation did not complete.",
    "2.050: Update.exe extended error code = 0xf01e",
  ],
  devices: [
    "[SetupAPI Log]",
    "OS Version = 5.2.3790 Service Pack 1",
    "[2011/02/03 09:15:25 2204.3]",
    '#-199 Executing "d:\\3fb2c1\\update\\update.exe" with command line: update.exe /quiet',
    '#E359 An unsigned file "d:\\3fb2c1\\update\\update.inf" for driver "sample" blocked (server install). Error 0xfffffbfe: Error 0xfffffbfe.',
  ],
} as const;

const folder = "file:///c%3A/cases/FS01";
export const uris = {
  agent: `${folder}/WindowsUpdate.log`,
  installer: `${folder}/svcpack.log`,
  devices: `${folder}/setupapi.log`,
} as const;

export function documentFrom(uri: string, lines: readonly string[]): LogDocument {
  return createLogDocument(uri, lines.map((line) => `${line}\r\n`).join(""));
}

/** The place of the entry on a line (1-based). */
export function placeOn(document: LogDocument, line: number, relation: string): IncidentPlace {
  const view = document.logs[0]!;
  const text = lineAt(document.text, line - 1);
  const entry = entryIndexAtOffset(view.log, lineStart(document.text, line - 1))!;
  return {
    uri: document.uri,
    log: view.name,
    format: view.log.format.id,
    view: 0,
    entry,
    range: { start: { line: line - 1, character: 0 }, end: { line: line - 1, character: text.length } },
    time: entryTime(view.log, entry),
    text: entryMessage(view.log, entry).trim().slice(0, 300),
    finding: { uri: document.uri, view: 0, finding: 0 },
    relation,
  };
}

export function runOf(document: LogDocument, index: number): IncidentRun {
  const view = document.logs[0]!;
  const { title, startTime, endTime } = runsOf(view.log)[index]!;
  const lines = { startLine: 0, endLine: document.text.lineCount - 2 };
  return { uri: document.uri, log: view.name, view: 0, run: index, title, startTime, endTime, ...lines };
}

export function linkOf(from: IncidentPlace, to: IncidentPlace, evidence: string): IncidentLink {
  const end = ({ uri, log, range }: IncidentPlace) => ({ uri, log, range });
  return { from: end(from), to: end(to), evidence };
}

export function incidentFrom(chain: readonly IncidentPlace[], parts: Partial<Incident> = {}): Incident {
  return {
    id: "incident-1",
    key: "a1b2c3d4",
    severity: "error",
    title: "Windows Update failed with 0x8007f01e: JET_errRecordTooBig (0xFFFFFBFE)",
    cause: chain[0]!,
    confidence: "high",
    report: chain.at(-1)!,
    chain,
    findings: chain.map(({ finding }) => finding),
    copies: [],
    codes: [0xfffffbfe, 0x8007f01e],
    runs: [],
    links: [],
    recurrences: [],
    remedyQuery: { canonicalCodes: [0xfffffbfe], message: chain[0]!.text, format: chain[0]!.format },
    ...parts,
  };
}

export function summaryOf(document: LogDocument, parts: Partial<LogSummary> = {}): LogSummary {
  const view = document.logs[0]!;
  return {
    uri: document.uri,
    name: view.name,
    view: 0,
    format: view.log.format.id,
    isQuoted: false,
    entryCount: view.log.entryCount,
    runs: [],
    findings: [],
    facts: [],
    offsets: [],
    ...parts,
  };
}

/** The incident of `texts`, with all that a report can show. */
export function scene(changes: { readonly [name in keyof typeof texts]?: readonly string[] } = {}) {
  const agent = documentFrom(uris.agent, changes.agent ?? texts.agent);
  const installer = documentFrom(uris.installer, changes.installer ?? texts.installer);
  const devices = documentFrom(uris.devices, changes.devices ?? texts.devices);
  const documents = [agent, installer, devices];
  const cause = placeOn(installer, 4, "cause");
  const blocked = placeOn(devices, 5, "stated by SetupAPI");
  const result = placeOn(installer, 6, "result of the run");
  const returned = placeOn(agent, 3, "returned to Windows Update");
  const report = placeOn(agent, 4, "passed on");
  const incident = incidentFrom([cause, blocked, result, returned, report], {
    runs: [runOf(agent, 0), runOf(installer, 0), runOf(devices, 0)],
    links: [
      linkOf(returned, result, "The update.exe run ended with 0xf01e, and the Handler states it 1.466 s later."),
      linkOf(result, blocked, "Both name the same program."),
    ],
  });
  const context: ReportContext = {
    summaries: [
      summaryOf(agent, {
        facts: [{ kind: "agent", text: "7.4.7600.226", line: 0 }],
        offsets: [{ time: Date.UTC(2011, 1, 3, 8, 59), offset: -300, line: 0, text: "tz: -0500" }],
      }),
      summaryOf(installer, { facts: [{ kind: "installer", text: "update.exe 6.3.13.0", line: 2 }] }),
      summaryOf(devices, {
        facts: [
          { kind: "os", text: "5.2.3790", line: 1 },
          { kind: "servicePack", text: "1", line: 1 },
        ],
      }),
    ],
    incidents: [incident],
    knowledge: builtInKnowledge(),
    documents,
  };
  return { agent, installer, devices, documents, incident, context };
}
