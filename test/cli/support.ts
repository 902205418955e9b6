import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import Ajv, { type ValidateFunction } from "ajv";
import { expect } from "vitest";
import checkSchema from "../../docs/schema/check.schema.json";
import entrySchema from "../../docs/schema/entry.schema.json";
import explainSchema from "../../docs/schema/explain.schema.json";
import type { CheckJson } from "../../server/src/cli/checkJson";
import type { EntryJson } from "../../server/src/cli/entries";
import type { ExplanationJson } from "../../server/src/cli/explain";
import type { CliIo, Files, Output } from "../../server/src/cli/io";
import { nodeFiles } from "../../server/src/cli/nodeIo";
import { run } from "../../server/src/cli/run";
import type { SystemMessage } from "../../server/src/service/options";

export const root = join(__dirname, "../..");
export const samples = join(root, "samples");

export interface Scene {
  readonly stdin?: string | Uint8Array;
  readonly files?: Partial<Files>;
  readonly isTerminal?: boolean;
  readonly env?: Readonly<Record<string, string>>;
  /** The system's own messages; a scene without them is not on Windows. */
  readonly systemMessage?: SystemMessage;
}

export interface Outcome {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs the command line in this process, on real files unless the scene brings others. */
export async function cli(args: readonly string[], scene: Scene = {}): Promise<Outcome> {
  const written = { out: "", err: "" };
  const output = (to: "out" | "err"): Output => ({
    isTerminal: scene.isTerminal === true,
    async write(text) {
      written[to] += text;
    },
  });
  const io: CliIo = {
    stdout: output("out"),
    stderr: output("err"),
    readStdin: async () => (typeof scene.stdin === "string" ? Buffer.from(scene.stdin) : (scene.stdin ?? Buffer.of())),
    files: { ...nodeFiles, ...scene.files },
    env: scene.env ?? {},
    systemMessages: async () => scene.systemMessage,
    startServer: () => Promise.reject(new Error("no server here")),
  };
  const code = await run(args, io);
  return { code, ...written };
}

const ajv = new Ajv({ allErrors: true, strict: true, allowUnionTypes: true });
const validators = {
  check: ajv.compile(checkSchema),
  entry: ajv.compile(entrySchema),
  explain: ajv.compile(explainSchema),
};

function validated<T>(validate: ValidateFunction, json: string): T {
  const value = JSON.parse(json);
  validate(value);
  expect(validate.errors ?? []).toEqual([]);
  return value;
}

/** The result of `check --format json`, valid by its schema. */
export async function checkJson(
  args: readonly string[],
  scene?: Scene,
): Promise<Outcome & { readonly json: CheckJson }> {
  const outcome = await cli(["check", "--format", "json", ...args], scene);
  return { ...outcome, json: validated(validators.check, outcome.out) };
}

/** The entries of a log, each valid by its schema. */
export async function entriesOf(args: readonly string[], scene?: Scene): Promise<EntryJson[]> {
  const { out, err, code } = await cli(["entries", ...args], scene);
  expect({ err, code }).toEqual({ err: "", code: 0 });
  return out === ""
    ? []
    : out
        .trimEnd()
        .split("\n")
        .map((line) => validated<EntryJson>(validators.entry, line));
}

/** The result of `explain --format json`, valid by its schema. */
export async function explainJson(
  args: readonly string[],
  scene?: Scene,
): Promise<Outcome & { readonly json: ExplanationJson[] }> {
  const outcome = await cli(["explain", "--format", "json", ...args], scene);
  return { ...outcome, json: validated(validators.explain, outcome.out) };
}

/** A folder with these files, and the way to remove it. */
export function makeFolder(files: Readonly<Record<string, string | Uint8Array>>): { path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), "setup-logs-cli-"));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(path, name)), { recursive: true });
    writeFileSync(join(path, name), content);
  }
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

/** Runs `use` with a folder of files that is gone afterwards. */
export async function withFolder<T>(
  files: Readonly<Record<string, string | Uint8Array>>,
  use: (path: string) => Promise<T>,
): Promise<T> {
  const { path, remove } = makeFolder(files);
  try {
    return await use(path);
  } finally {
    remove();
  }
}

/** A failed run of update.exe, short. */
export const failedRun = [
  "0.500: ================================================================================",
  "0.516: 2010/05/11 07:30:00.250 (local)",
  "0.516: c:\\f00dcafe0123456789ab\\update\\update.exe (version 6.2.29.0)",
  "0.531: Hotfix started with following command line: /quiet",
  "2.016: InstallSingleCatalogFile: MyInstallCatalog failed for KB901234.cat; error=0xfffffbfe.",
  "2.047: KB901234 installation did not complete.",
  "2.047: Update.exe extended error code = 0xf01e",
  "2.047: Update.exe return code was masked to 0x643 for MSI custom action compliance.",
].map((line) => `${line}\r\n`);

/** The same program without a failure. */
export const cleanRun = [
  "0.297: ================================================================================",
  "0.297: 2010/05/12 07:30:00.250 (local)",
  "0.297: c:\\f00dcafe0123456789ac\\update\\update.exe (version 6.2.29.0)",
  "0.313: Hotfix started with following command line: /quiet",
  "0.328: In Function GetBuildType, line 1046, RegOpenKeyEx failed with error 0x2",
  "9.141: KB901235 installed successfully.",
].map((line) => `${line}\r\n`);
