import { documentOf, incidentsOfDocuments, placeText } from "../../../support/core";

const day = "2021-06-14";
const joined = (lines: readonly string[]): string => `${lines.join("\r\n")}\r\n`;

/** `Level  Component message` of CBS.log, DISM.log or setupact.log, each behind `hh:mm:ss`. */
function servicing(component: string, records: readonly string[]): string {
  return joined(
    records.map((record) => {
      const [, clock, level = "Info", text] = /^(\d\d:\d\d:\d\d) (?:(Info|Warning|Error): )?([\s\S]*)$/.exec(record)!;
      const own = /^CSI {4}/.test(text!) ? "" : component.padEnd(7);
      return `${day} ${clock}, ${level.padEnd(22)}${own}${text}`;
    }),
  );
}

/** Records `hh:mm:ss [Level: ]message` of CBS.log; `CSI    …` is a record of CSI. */
export const cbs = (...records: string[]): string => servicing("CBS", records);
/** The same of DISM.log. */
export const dism = (...records: string[]): string => servicing("DISM", records);

/** A session of CBS from its start on. */
export function session(clock: string, id: string, client: string, pack?: string): string[] {
  return [
    `${clock} Session: ${id} initialized by client ${client}, external staging directory: (null), external registry directory: (null)`,
    ...(pack === undefined
      ? []
      : [`${clock} Exec: Processing started. Client: ${client}, Session: ${id}, Package: ${pack}, Identifier: x`]),
  ];
}

export const packageOf = (kb: number): string => `Package_for_KB${kb}~31bf3856ad364e35~amd64~~6.1.1.4`;

/** Records `hh:mm:ss tid component text` of the legacy log of the update agent, process 996, half a second later. */
export const agent = (...records: string[]): string =>
  joined(
    records.map((record) => {
      const [, clock, tid, component, text] = /^(\S+) (\w+) (\w+) (.*)$/.exec(record)!;
      return `${day}\t${clock}:500\t 996\t${tid}\t${component}\t${text}`;
    }),
  );

/** The same as Windows 10 and 11 write it. */
export const modernAgent = (...records: string[]): string =>
  joined(
    records.map((record) => {
      const [, clock, tid, component, text] = /^(\S+) (\w+) (\w+) (.*)$/.exec(record)!;
      return `${day.replaceAll("-", "/")} ${clock}.5000000 996   ${String(Number.parseInt(tid!, 16)).padEnd(5)} ${component!.padEnd(15)} ${text}`;
    }),
  );

/** The installation of a package by the legacy agent up to the failure, five seconds of it. */
export function cbsInstall(
  minute: string,
  code: string,
  kb?: number,
  update = "4D2C7A18-90E6-4B35-BD71-8F2A6C5E1033",
): string[] {
  return [
    `${minute}:00 e74 Handler :: START ::  Handler: CBS Install`,
    `${minute}:00 e74 Handler Starting install of CBS update ${update}`,
    ...(kb === undefined ? [] : [`${minute}:00 e74 Handler CBS package identity: ${packageOf(kb)}`]),
    `${minute}:05 f0c Handler FATAL: CBS called Error with ${code}, `,
    `${minute}:05 e74 Handler FATAL: Completed install of CBS update with type=0, requiresReboot=0, installerError=1, hr=${code}`,
    `${minute}:06 e74 Handler ::  END  ::  Handler: CBS Install`,
  ];
}

/** A job of CBS that fails after five seconds. */
export function failingJob(
  minute: string,
  id: string,
  code: string,
  kb: number,
  client = "WindowsUpdateAgent",
): string[] {
  return [
    ...session(`${minute}:00`, id, client, packageOf(kb)),
    `${minute}:04 Error: CSI    0000001d (F) HRESULT_FROM_WIN32(X) #2894# from Windows::COM::CPendingTransaction::Apply [HRESULT = ${code}]`,
    `${minute}:04 Error: Exec: Failed to commit CSI transaction. [HRESULT = ${code} - X]`,
    `${minute}:05 Exec: Processing complete.  Session: ${id}, Package: ${packageOf(kb)}, Identifier: x [HRESULT = ${code} - X]`,
  ];
}

export interface Row {
  /** `hh:mm:ss`. */
  readonly clock: string;
  readonly offset?: string;
  readonly event?: string;
  readonly update?: string;
  readonly code: string;
  readonly text: string;
}

/** Rows of ReportingEvents.log, a tenth of a second after their second. */
export const rows = (...all: Row[]): string =>
  joined(
    all.map(({ clock, offset = "+0200", event = "182 [AGENT_INSTALLING_FAILED]", update, code, text }, i) =>
      [
        `{0A1B2C3D-0000-4000-8000-00000000000${i}}`,
        `${day} ${clock}:100${offset}`,
        "1",
        event,
        "101",
        `{${update ?? "00000000-0000-0000-0000-000000000000"}}`,
        update === undefined ? "0" : "101",
        code,
        "AutomaticUpdates",
        "Failure",
        "Content Install",
        text,
      ].join("\t"),
    ),
  );

/** An event copied from the viewer. */
export const event = (clock: string, source: string, id: number, text: string, computer = "PC1"): string =>
  joined([
    "Log Name:      System",
    `Source:        ${source}`,
    `Date:          6/14/2021 ${clock} AM`,
    `Event ID:      ${id}`,
    "Task Category: Windows Update Agent",
    "Level:         Error",
    "Keywords:      Failure,Installation",
    "User:          SYSTEM",
    `Computer:      ${computer}`,
    "Description:",
    text,
    "",
  ]);

export type Logs = Readonly<Record<string, string>>;

/** Each incident of some logs as the places of its chain; names are paths below a folder. */
export function chains(logs: Logs): string[] {
  return found(logs).map(({ chain }) => chain.map(placeText).join(" "));
}

/** The incidents of some logs. */
export function found(logs: Logs): ReturnType<typeof incidentsOfDocuments> {
  return incidentsOfDocuments(Object.entries(logs).map(([name, text]) => documentOf(text, `file:///d/${name}`)));
}
