import { Command, CommanderError, InvalidArgumentError, Option } from "commander";
import { version } from "../../package.json";
import { codePageName, defaultCodePage } from "../decode";
import { printable, printableLines } from "../service/text/printable";
import { type CheckOptions, check, checkFormats, minimumSeverities } from "./check";
import { entries, entriesFormats } from "./entries";
import { type ExplainOptions, explain, explainFormats } from "./explain";
import { type CliIo, ExitCode, OutputClosed, reasonOf } from "./io";
import { checkKnowledge } from "./knowledge";
import { type TimelineCommandOptions, timeline } from "./timeline";
import { type UnwrapOptions, unwrap } from "./unwrap";

/**
 * Runs the command line.
 *
 * @param argv the arguments without the names of Node and of the script
 * @returns the exit code: 0 without errors found, 1 with, 2 for bad usage or unreadable input
 */
export async function run(argv: readonly string[], io: CliIo): Promise<number> {
  const messages: { readonly to: "stdout" | "stderr"; readonly text: string }[] = [];
  let code: number = ExitCode.ok;
  const program = createProgram(io, (result) => {
    code = result;
  });
  configure(program, {
    writeOut: (text) => messages.push({ to: "stdout", text }),
    writeErr: (text) => messages.push({ to: "stderr", text: printableLines(text) }),
  });
  try {
    await program.parseAsync([...argv], { from: "user" });
  } catch (error) {
    if (error instanceof OutputClosed) return code;
    if (error instanceof CommanderError) code = error.exitCode === 0 ? ExitCode.ok : ExitCode.unusable;
    else {
      messages.push({ to: "stderr", text: `setup-logs: ${printable(reasonOf(error))}.\n` });
      code = ExitCode.unusable;
    }
  }
  for (const { to, text } of messages) await io[to].write(text).catch(() => undefined);
  return code;
}

/** The same for the program and all its commands: nothing is written or ended behind the caller's back. */
function configure(command: Command, output: { writeOut(text: string): void; writeErr(text: string): void }): void {
  command.exitOverride().configureOutput(output).showHelpAfterError("Try --help for what is possible.");
  for (const each of command.commands) configure(each, output);
}

function createProgram(io: CliIo, done: (code: number) => void): Command {
  const program = new Command("setup-logs")
    .description("Explains Windows setup, servicing and update logs: what failed, why, and what to do.")
    .version(version)
    .enablePositionalOptions()
    .addHelpText("after", examples(rootExamples));
  const encoding = new Option("--encoding <page>", "ANSI code page of files that are neither UTF-8 nor UTF-16")
    .default(defaultCodePage)
    .argParser(readCodePage);

  const knowledge = new Option("--knowledge <folder>", "folder of your team's own articles; may be given several times")
    .default([], "none")
    .argParser((folder: string, folders: readonly string[]) => [...folders, folder]);

  const redact = new Option(
    "--redact",
    "replace names of users, computers and domains, IP addresses and SIDs, in paths too",
  );

  program
    .command("check")
    .description("Find the failures of logs and what caused them.")
    .argument("<path...>", "files, folders, globs, or - for standard input")
    .addOption(new Option("--format <format>", "how to print the result").choices(checkFormats).default("text"))
    .addOption(new Option("--min-severity <severity>", "leave out what is less").choices(minimumSeverities))
    .addOption(redact)
    .addOption(knowledge)
    .addOption(encoding)
    .addHelpText("after", `${exitCodes}${examples(checkExamples)}`)
    .action(async (paths: string[], options: CheckOptions) => done(await check(paths, options, io)));

  program
    .command("timeline")
    .description("Print the entries of several logs merged by time.")
    .argument("<path...>", "files, folders, globs, or - for standard input")
    .option("--incident <id>", "only the entries of one incident, named as check names it")
    .addOption(redact)
    .addOption(encoding)
    .addHelpText("after", examples(timelineExamples))
    .action(async (paths: string[], options: TimelineCommandOptions) => done(await timeline(paths, options, io)));

  program
    .command("entries")
    .description("Print every entry of a log, one JSON object a line.")
    .argument("<path>", "file, or - for standard input")
    .addOption(new Option("--format <format>", "how to print the entries").choices(entriesFormats).default("json"))
    .addOption(encoding)
    .addHelpText("after", examples(entriesExamples))
    .action(async (path: string, options: { encoding: string }) => done(await entries(path, options, io)));

  program
    .command("explain")
    .description("Explain error codes: hex, decimal, negative decimal, symbol.")
    .argument("<code...>", "codes in any spelling")
    .addOption(new Option("--format <format>", "how to print the result").choices(explainFormats).default("text"))
    .option("--system-messages", "show the message of this Windows too, in its language; on Windows only")
    .addOption(knowledge)
    .addHelpText("after", examples(explainExamples))
    .action(async (codes: string[], options: ExplainOptions) => done(await explain(codes, options, io)));

  program
    .command("knowledge")
    .description("Check folders of your team's own articles: every problem with its place.")
    .argument("<folder...>", "folders of articles")
    .addHelpText("after", `${knowledgeExitCodes}${examples(knowledgeExamples)}`)
    .action(async (folders: string[]) => done(await checkKnowledge(folders, io)));

  program
    .command("unwrap")
    .description("Take clean logs out of a text that quotes them, one file per log.")
    .argument("<file>", "file, or - for standard input")
    .option("--out <dir>", "folder to write to; without it the logs go to standard output")
    .option("--force", "overwrite files that exist")
    .addOption(encoding)
    .addHelpText("after", examples(unwrapExamples))
    .action(async (file: string, options: UnwrapOptions) => done(await unwrap(file, options, io)));

  program
    .command("lsp")
    .description("Run the language server for an editor.")
    .requiredOption("--stdio", "talk over standard input and output")
    // Clients add arguments of their own, such as --clientProcessId; the connection reads them.
    .allowUnknownOption()
    .allowExcessArguments()
    .action(() => io.startServer());
  return program;
}

function readCodePage(name: string): string {
  const page = codePageName(name);
  if (page === undefined)
    throw new InvalidArgumentError("This code page is unknown; 1252, windows-1251 and cp932 are known ones.");
  return page;
}

const exitCodes = `
Exit code: 0 when no error was found, 1 when one was, 2 for bad usage or input that cannot be read.
`;

const knowledgeExitCodes = `
Exit code: 0 when the articles are sound, 1 when a problem was found, 2 for a folder that cannot be read.
`;

const rootExamples = [
  "setup-logs check C:\\Windows\\WindowsUpdate.log C:\\Windows\\svcpack.log",
  "setup-logs explain 0x8007f0da -1026",
  "setup-logs check --help",
];
const checkExamples = [
  "setup-logs check samples",
  'setup-logs check --format json "logs/**/*.log"',
  "setup-logs check --format markdown --min-severity error thread.txt",
  "type KB912345.log | setup-logs check --encoding 1251 -",
];
const timelineExamples = [
  "setup-logs timeline samples",
  "setup-logs timeline --incident incident-1 --redact WindowsUpdate.log svcpack.log setupapi.log",
];
const entriesExamples = ["setup-logs entries setupapi.log", "setup-logs entries - < svcpack.log"];
const explainExamples = ["setup-logs explain 0x643 1603 -1026", "setup-logs explain --format json 8007f0da"];
const knowledgeExamples = ["setup-logs knowledge docs/articles", "setup-logs check --knowledge docs/articles logs"];
const unwrapExamples = ["setup-logs unwrap thread.txt --out logs", "setup-logs unwrap thread.txt"];

function examples(lines: readonly string[]): string {
  return `\nExamples:\n${lines.map((line) => `  ${line}`).join("\n")}`;
}
