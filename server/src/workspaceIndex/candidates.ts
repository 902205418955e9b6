import { candidateNames, formatOfName, isTextName } from "../logNames";
import type { FoundFile, Runtime } from "../runtime";
import type { LogFormatId } from "../service/formats/ids";
import type { WorkspaceSettings } from "../settings";

/** A file of the opened folders that may hold a log. */
export interface Candidate extends FoundFile {
  /** The format that its name stands for; undefined for one that only its content can tell. */
  readonly languageId: LogFormatId | undefined;
}

/** Texts without the name of a log whose beginning is read: a folder of programs may hold very many. */
const textLimit = 5000;
const megabyte = 1024 * 1024;

/** The files of the folders that may hold a log, each once: those with a usual name, then the other texts. */
export async function findCandidates(
  runtime: Pick<Runtime, "findFiles">,
  folders: readonly string[],
  { depth, exclude }: WorkspaceSettings,
  signal: AbortSignal,
): Promise<readonly Candidate[]> {
  const query = { names: candidateNames, depth, exclude, signal };
  const found = (await Promise.all(folders.map((folder) => runtime.findFiles(folder, query)))).flat();
  const each = [...new Map(found.map((file) => [file.uri, file])).values()];
  const candidates = each.map((file): Candidate => ({ ...file, languageId: formatOfName(file.uri) }));
  return [
    ...candidates.filter(({ languageId }) => languageId !== undefined),
    ...candidates.filter(({ uri, languageId }) => languageId === undefined && isTextName(uri)),
  ];
}

/** What the settings allow to be read, spent file by file. */
export interface Budget {
  /** Whether a file may still be read. */
  allows(candidate: Candidate): boolean;
  /** A file is left out because it is not allowed. */
  refuse(candidate: Candidate): void;
  /** A log was read, or was not what its name says: then with -1. */
  spend(candidate: Candidate, sign?: 1 | -1): void;
  /** A sentence on what was left out, and the settings that change it; empty when nothing was. */
  leftOut(): string;
}

export function createBudget(limits: WorkspaceSettings): Budget {
  let files = 0;
  let size = 0;
  let texts = 0;
  const left = { large: 0, many: 0, total: 0, texts: 0 };
  const reasonAgainst = (candidate: Candidate): keyof typeof left | undefined => {
    if (candidate.size > limits.maximumFileSize * megabyte) return "large";
    const isText = candidate.languageId === undefined;
    if (files >= limits.maximumFiles) return isText ? "texts" : "many";
    if (size + candidate.size > limits.maximumTotalSize * megabyte) return isText ? "texts" : "total";
    return isText && texts >= textLimit ? "texts" : undefined;
  };
  return {
    allows: (candidate) => reasonAgainst(candidate) === undefined,
    refuse(candidate) {
      const reason = reasonAgainst(candidate);
      if (reason !== undefined) left[reason]++;
    },
    spend(candidate, sign = 1) {
      files += sign;
      size += sign * candidate.size;
      if (candidate.languageId === undefined && sign > 0) texts++;
    },
    leftOut() {
      const setting = (name: string): string => `setupLogs.workspace.${name}`;
      const parts = [
        left.large > 0 && `${left.large} larger than ${limits.maximumFileSize} MB (${setting("maximumFileSize")})`,
        left.many > 0 && `${left.many} logs beyond the first ${limits.maximumFiles} (${setting("maximumFiles")})`,
        left.total > 0 &&
          `${left.total} logs beyond ${limits.maximumTotalSize} MB altogether (${setting("maximumTotalSize")})`,
        left.texts > 0 &&
          `${left.texts} other texts that may hold a log (${setting("exclude")} and ${setting("depth")} say where to look)`,
      ].filter((part) => part !== false);
      return parts.length === 0 ? "" : `Files of the opened folders that are not read: ${parts.join("; ")}.`;
    },
  };
}
