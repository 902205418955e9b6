import { generateWindowsUpdateLog } from "./generate";
import { createRandom, guidOf, hexDigits, oneOf, type Random } from "./random";

/** What several logs of a folder name alike. */
interface Shared {
  readonly updates: readonly string[];
  /** Paths of update.exe in folders of downloads. */
  readonly programs: readonly string[];
  readonly kbs: readonly string[];
}

/** A generated log. */
export interface GeneratedLog {
  readonly name: string;
  readonly text: string;
}

/** The path of a program that every log of the folder names in some of its entries, and nothing else of it. */
export const soughtProgram =
  "c:\\windows\\softwaredistribution\\download\\5f0c1ab2d3e445968798a9bacbdcedfe\\update\\update.exe";

/**
 * Logs of all three formats in turn, each of about `megabytes` MB, the same ones for the same numbers. They share update
 * GUIDs, KB numbers and paths, and have many more of their own.
 */
export function* generateFolder(files: number, megabytes: number): Generator<GeneratedLog> {
  const random = createRandom(4711);
  const shared: Shared = {
    updates: Array.from({ length: 300 }, () => guidOf(random)),
    programs: Array.from({ length: 100 }, () => programOf(random)),
    kbs: Array.from({ length: 100 }, () => `KB${900_000 + random(90_000)}`),
  };
  for (let i = 0; i < files; i++) {
    const folder = `machine${Math.floor(i / 30)}/`;
    if (i % 3 === 0) {
      const text = withSought(generateWindowsUpdateLog(megabytes, i + 1, shared.updates));
      yield { name: `${folder}WindowsUpdate${i}.log`, text };
    } else if (i % 3 === 1) yield { name: `${folder}svcpack${i}.log`, text: svcpackLog(megabytes, i, shared) };
    else yield { name: `${folder}setupapi.log.${i}.old`, text: setupapiLog(megabytes, i, shared) };
  }
}

/** Some commands that name the sought program, spread over the log. */
function withSought(text: string): string {
  const lines = text.split("\r\n");
  for (let i = 1; i <= 5; i++) {
    const at = Math.floor((lines.length * i) / 6);
    const head = /^(?:[^\t]*\t){4}/.exec(lines[at]!)![0];
    lines.splice(at, 0, `${head}Handler\tCommand line = ${soughtProgram} /quiet`);
  }
  return lines.join("\r\n");
}

const programOf = (random: Random): string =>
  `c:\\windows\\softwaredistribution\\download\\${hexDigits(random, 32)}\\update\\update.exe`;

const twoDigits = (value: number): string => String(value).padStart(2, "0");
const localTime = (time: number): string => {
  const stamp = new Date(time).toISOString();
  return `${stamp.slice(0, 10).replaceAll("-", "/")} ${stamp.slice(11, 19)}`;
};

/** A svcpack.log: runs of update.exe, of which some fail. */
function svcpackLog(megabytes: number, seed: number, shared: Shared): string {
  const random = createRandom(seed + 1_000_000);
  const parts: string[] = [];
  let length = 0;
  let elapsed = 0;
  let start = Date.UTC(2006, 1, 3, 6);
  const write = (text: string): void => {
    elapsed += random(80);
    const line = `${Math.floor(elapsed / 1000)}.${String(elapsed % 1000).padStart(3, "0")}: ${text}\r\n`;
    parts.push(line);
    length += line.length;
  };
  let runs = 0;
  while (length < megabytes * 1024 * 1024) {
    elapsed = 400 + random(600);
    start += 600_000 + random(40_000_000);
    const kb = oneOf(random, shared.kbs);
    const isSought = ++runs % 10 === 0 && runs <= 50;
    const program = isSought ? soughtProgram : random(3) === 0 ? oneOf(random, shared.programs) : programOf(random);
    const parent = hexDigits(random, 32);
    write("=".repeat(80));
    write(`${localTime(start)}.${String(random(1000)).padStart(3, "0")} (local)`);
    write(`${program} (version 6.3.${random(14)}.0)`);
    write(`Hotfix started with following command line: -q -z -er /ParentInfo:${parent}`);
    write("In Function GetBuildType, line 1170, RegOpenKeyEx failed with error 0x2");
    for (let i = 0; i < 120; i++) {
      const file = `C:\\WINDOWS\\system32\\f${hexDigits(random, 5)}.dll`;
      write(`Copied file:  ${file}`);
      write(`Source:C:\\WINDOWS\\system32\\SET${hexDigits(random, 3).toUpperCase()}.tmp (5.2.3790.${random(5000)})`);
      write(`Destination:${file} (5.2.3790.${random(5000)})`);
    }
    if (random(10) === 0) {
      write(`InstallSingleCatalogFile: MyInstallCatalog failed for ${kb}.cat; error=0xfffffbfe.`);
      write("DoInstallation:MyInstallCatalogFiles  failed:STR_CATALOG_INSTALL_FAILED ");
      write(`${kb} Setup encountered an error: Setup could not verify the integrity of the file Update.inf.`);
      write("Update.exe extended error code = 0xf01e");
      write("Update.exe return code was masked to 0x643 for MSI custom action compliance.");
    } else {
      write(`DeRegistering the Uninstall Program -> ${kb}, 0`);
      write("RebootNecessary = 0,WizardInput = 0 , DontReboot = 1, ForceRestart = 0");
    }
  }
  return parts.join("");
}

/** A setupapi.log of Windows XP: devices and updates, of which some fail. */
function setupapiLog(megabytes: number, seed: number, shared: Shared): string {
  const random = createRandom(seed + 2_000_000);
  const parts: string[] = [
    "[SetupAPI Log]",
    "OS Version = 5.1.2600 Service Pack 3",
    "Platform ID = 2 (NT)",
    "Service Pack = 3.0",
    "Suite = 0x0100",
    "Product Type = 1",
    "Architecture = x86",
    "",
  ];
  let length = 0;
  let time = Date.UTC(2006, 1, 3, 6);
  const write = (line: string): void => {
    parts.push(line);
    length += line.length + 2;
  };
  let updates = 0;
  while (length < megabytes * 1024 * 1024) {
    time += 1000 + random(7_000_000);
    const pid = 200 + random(900) * 4;
    if (random(12) === 0) {
      const isSought = ++updates % 50 === 0 && updates <= 250;
      const program = isSought ? soughtProgram : random(3) === 0 ? oneOf(random, shared.programs) : programOf(random);
      write(`[${localTime(time)} ${pid}.${2 + random(9)}]`);
      write(
        `#-199 Executing "${program}" with command line: update.exe -q -z -er /ParentInfo:${hexDigits(random, 32)}`,
      );
      const inf = program.replace("update.exe", "update.inf");
      if (random(5) === 0)
        write(
          `#E359 An unsigned or incorrectly signed file "${inf}" for driver "${oneOf(random, shared.kbs)}" blocked (server install). Error 0x800b0100: No signature was present in the subject.`,
        );
      continue;
    }
    const device = `usb\\vid_${hexDigits(random, 4)}&pid_${hexDigits(random, 4)}`;
    const inf = `oem${random(4000)}.inf`;
    write(`[${localTime(time)} ${pid}.${2 + random(90)} Driver Install]`);
    write(`#-019 Searching for hardware ID(s): ${device}&rev_01${twoDigits(random(100))},${device}`);
    write("#-198 Command line processed: C:\\WINDOWS\\system32\\services.exe");
    write(
      `#I022 Found "${device.toUpperCase()}" in C:\\WINDOWS\\inf\\${inf}; Device: "Sample ${random(900)}"; Driver: "Sample ${random(900)}"; Provider: "Contoso"; Mfg: "Contoso"; Section name: "Sample.Install".`,
    );
    for (let i = 4 + random(24); i > 0; i--) write(`#-166 Device install function: DIF_STEP${i}.`);
    write(`#I320 Class GUID of device remains: ${guidOf(random)}.`);
    write(`#I063 Selected driver installs from section [Sample.Install] in "c:\\windows\\inf\\${inf}".`);
    write(`#I123 Doing full install of "${device.toUpperCase()}\\5&${hexDigits(random, 8).toUpperCase()}&0&2".`);
    if (random(30) === 0) write("#E122 Device install failed. Error 0xe0000203: No driver was selected.");
    else write("#I121 Device install finished successfully.");
  }
  return `${parts.join("\r\n")}\r\n`;
}
