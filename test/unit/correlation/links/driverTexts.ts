import { placeText } from "../../../support/core";
import { found, type Logs } from "./texts";

const joined = (lines: readonly string[]): string => `${lines.join("\r\n")}\r\n`;

export interface Section {
  /** `hh:mm:ss` of its beginning and of its end. */
  readonly from: string;
  readonly to: string;
  readonly title: string;
  readonly cmd?: string;
  /** As SetupAPI writes it: `0xe0000247`; a section without one succeeded. */
  readonly code?: string;
}

/** setupapi.dev.log with one section after the other; a failing one states its error in one marked line. */
export const devLog = (...sections: Section[]): string =>
  joined([
    "[Device Install Log]",
    "     OS Version = 10.0.19044",
    "     Service Pack = 0.0",
    "     Suite = 0x0100",
    "     ProductType = 1",
    "     Architecture = amd64",
    "",
    "[BeginLog]",
    "",
    ...sections.flatMap(({ from, to, title, cmd, code }) => [
      `>>>  [${title}]`,
      `>>>  Section start 2021/06/14 ${from}.100`,
      ...(cmd === undefined ? [] : [`      cmd: ${cmd}`]),
      `     sto: {Stage Driver Package} ${from}.200`,
      ...(code === undefined ? [] : [`!!!  sto:      Failed to stage the driver package. Error = ${code}`]),
      `     sto: {Stage Driver Package: exit(${code ?? "0x00000000"})} ${to}.300`,
      `<<<  Section end 2021/06/14 ${to}.400`,
      `<<<  [Exit status: ${code === undefined ? "SUCCESS" : `FAILURE(${code})`}]`,
      "",
      "",
    ]),
  ]);

export interface Package {
  readonly from: string;
  readonly to: string;
  readonly product?: string;
  readonly result?: number;
  /** What stands above the action that failed. */
  readonly above?: readonly string[];
  /** The log as it names itself. */
  readonly path?: string;
  readonly calling?: string;
}

/** A session of Windows Installer whose last action fails; its lines bear the time of its end. */
export function msiLog({
  from,
  to,
  product = "C:\\pkg\\agent.msi",
  result = 1603,
  above = [],
  path = "C:\\Logs\\agent.log",
  calling = "C:\\Windows\\system32\\msiexec.exe",
}: Package): string {
  const short = to.replace(/^0/, "");
  return joined([
    `=== Verbose logging started: 14.06.2021  ${from}  Build type: SHIP UNICODE 5.00.10011.00  Calling process: ${calling} ===`,
    `MSI (s) (D4:88) [${from}:100]: ******* RunEngine:`,
    `           ******* Product: ${product}`,
    `MSI (s) (D4:88) [${from}:200]: PROPERTY CHANGE: Adding MsiLogFileLocation property. Its value is '${path}'.`,
    `MSI (s) (D4:88) [${from}:300]: Doing action: InstallFinalize`,
    `Action start ${from.replace(/^0/, "")}: InstallFinalize.`,
    ...above,
    `Action ended ${short}: InstallFinalize. Return value 3.`,
    `MSI (s) (D4:88) [${to}:100]: Product: Agent -- Installation failed.`,
    `MSI (s) (D4:88) [${to}:200]: MainEngineThread is returning ${result}`,
    `=== Verbose logging stopped: 14.06.2021  ${to} ===`,
  ]);
}

/** Records `hh:mm:ss [type] text` of one thread of a component, at two hours east of UTC. */
export const records = (component: string, thread: number, ...all: string[]): string =>
  joined(
    all.map((record) => {
      const [, clock, type = "1", text] = /^(\S+) (?:([123]) )?([\s\S]*)$/.exec(record)!;
      return `<![LOG[${text}]LOG]!><time="${clock}.500-120" date="06-14-2021" component="${component}" context="" type="${type}" thread="${thread}" file="x.cpp:1">`;
    }),
  );

/** Records `hh:mm:ss [Level: ]text` of setupact.log. */
export const setupact = (...all: string[]): string =>
  joined(
    all.map((record) => {
      const [, clock, level = "Info", text] = /^(\S+) (?:(Error|Warning): )?([\s\S]*)$/.exec(record)!;
      return `2021-06-14 ${clock}, ${level.padEnd(22)}SP     ${text}`;
    }),
  );

/** The logs that each incident is made of, as `a.log + b.log`, in the order of their names. */
export function together(logs: Logs): string[] {
  return found(logs)
    .map(({ chain, runs }) => {
      const names = [
        ...chain.map((place) => placeText(place).replace(/:\d+$/, "")),
        ...runs.map(({ uri }) => uri.slice(uri.lastIndexOf("/") + 1)),
      ];
      return [...new Set(names)].sort().join(" + ");
    })
    .sort();
}
