import { URI, Utils } from "vscode-uri";
import type { LogFormatId } from "./service/formats/ids";

/**
 * Names under which Windows leaves its logs, and under which people send them on: glob patterns, compared without case.
 * What a file is, its content decides; a name only says which files of a folder are worth reading.
 */
export const logNames: Readonly<Record<LogFormatId, readonly string[]>> = {
  "windowsupdate-log": ["WindowsUpdate*.log"],
  "svcpack-log": ["svcpack*.log", "KB??????*.log", "Q??????.log"],
  "setupapi-log": ["setupapi*.log", "setupapi.log.*.old"],
};

/** All of them. */
export const allLogNames: readonly string[] = Object.values(logNames).flat();

const patterns = (Object.entries(logNames) as [LogFormatId, readonly string[]][]).flatMap(([id, names]) =>
  names.map((name) => ({ id, pattern: patternOf(name) })),
);

/** The format that the file name of a URI stands for; undefined for any other name. */
export function formatOfName(uri: string): LogFormatId | undefined {
  const name = Utils.basename(URI.parse(uri));
  return patterns.find(({ pattern }) => pattern.test(name))?.id;
}

/** Globs with `*` and `?` only. */
function patternOf(glob: string): RegExp {
  const source = glob.replace(/[.]/g, "\\.").replace(/\?/g, ".").replace(/\*/g, ".*");
  return new RegExp(`^${source}$`, "i");
}
