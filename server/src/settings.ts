import { defaultOptions, type ServiceOptions } from "./service/options";

/** Which files of the opened folders are read, and how they belong together. */
export interface WorkspaceSettings {
  readonly maximumFiles: number;
  /** Megabytes. */
  readonly maximumFileSize: number;
  /** Megabytes of all files together. */
  readonly maximumTotalSize: number;
  /** Folders below the opened one. */
  readonly depth: number;
  /** Glob patterns of folders and files that are left out; one without a slash holds at any depth. */
  readonly exclude: readonly string[];
  /** Whether logs of different machines are never put together to one incident. */
  readonly machinesApart: boolean;
}

/** The settings below `setupLogs`, checked. */
export interface Settings {
  readonly service: ServiceOptions;
  /** Code page of files that are neither UTF-8 nor UTF-16. */
  readonly ansiCodePage: AnsiCodePage;
  /** Whether the system's own message for a code is shown too, where the system is Windows. */
  readonly systemMessages: boolean;
  readonly workspace: WorkspaceSettings;
  readonly codeLens: {
    /** Whether lines above failures lead to their cause and to the report. */
    readonly enabled: boolean;
  };
  readonly knowledge: {
    /** Folders of a team's own articles, as the user wrote them. */
    readonly paths: readonly string[];
  };
}

/** ANSI code pages of Windows, by the names that the decoder knows. */
export const ansiCodePages = [
  "windows-874",
  "windows-932",
  "windows-936",
  "windows-949",
  "windows-950",
  "windows-1250",
  "windows-1251",
  "windows-1252",
  "windows-1253",
  "windows-1254",
  "windows-1255",
  "windows-1256",
  "windows-1257",
  "windows-1258",
] as const;
export type AnsiCodePage = (typeof ansiCodePages)[number];

/** What holds where the user has set nothing; the same as in package.json. */
export const defaultSettings: Settings = {
  service: defaultOptions,
  ansiCodePage: "windows-1252",
  systemMessages: false,
  workspace: {
    maximumFiles: 500,
    maximumFileSize: 64,
    maximumTotalSize: 2048,
    depth: 5,
    exclude: ["**/node_modules", "**/.git", "**/.hg", "**/.svn"],
    machinesApart: true,
  },
  codeLens: { enabled: true },
  knowledge: { paths: [] },
};

/**
 * Settings from what the client sent for the section `setupLogs`. Whatever is missing or of the wrong kind has its
 * default, and `problems` names it.
 */
export function readSettings(section: unknown): { readonly settings: Settings; readonly problems: readonly string[] } {
  const problems: string[] = [];
  const value = (path: string): unknown => path.split(".").reduce(member, section);
  const read = <T>(path: string, fallback: T, wanted: string, accepts: (given: unknown) => boolean): T => {
    const given = value(path);
    if (given === undefined || given === null) return fallback;
    if (accepts(given)) return given as T;
    problems.push(`setupLogs.${path} must be ${wanted}; ${JSON.stringify(fallback)} is used instead.`);
    return fallback;
  };
  const oneOf = <T extends string>(path: string, fallback: T, choices: readonly T[]): T =>
    read(path, fallback, `one of ${choices.join(", ")}`, (given) => choices.includes(given as T));
  const flag = (path: string, fallback: boolean): boolean =>
    read(path, fallback, "true or false", (given) => typeof given === "boolean");
  const count = (path: string, fallback: number, least: number, most: number): number =>
    read(path, fallback, `a whole number from ${least} to ${most}`, (given) => {
      return Number.isInteger(given) && (given as number) >= least && (given as number) <= most;
    });
  /** Patterns with true or false, as in `files.exclude`: what is not named holds as it does by default. */
  const globs = (path: string, fallback: readonly string[]): readonly string[] => {
    const byDefault = Object.fromEntries(fallback.map((glob) => [glob, true]));
    const given = read(path, byDefault, "an object of glob patterns, each true or false", isSwitches);
    return Object.entries({ ...byDefault, ...given }).flatMap(([glob, isOn]) => (isOn && glob !== "" ? [glob] : []));
  };

  const { service, ansiCodePage, workspace, knowledge } = defaultSettings;
  const settings: Settings = {
    service: {
      ...service,
      noise: oneOf("diagnostics.noise", service.noise, ["hide", "hint"]),
      maximumProblems: count("diagnostics.maximum", service.maximumProblems, 1, 10_000),
      inlayHints: {
        codeNames: flag("inlayHints.codeNames", service.inlayHints.codeNames),
        absoluteTimes: flag("inlayHints.absoluteTimes", service.inlayHints.absoluteTimes),
      },
    },
    ansiCodePage: oneOf("encoding.ansiCodePage", ansiCodePage, ansiCodePages),
    systemMessages: flag("codes.systemMessages", defaultSettings.systemMessages),
    workspace: {
      maximumFiles: count("workspace.maximumFiles", workspace.maximumFiles, 0, 10_000),
      maximumFileSize: count("workspace.maximumFileSize", workspace.maximumFileSize, 1, 256),
      maximumTotalSize: count("workspace.maximumTotalSize", workspace.maximumTotalSize, 1, 65_536),
      depth: count("workspace.depth", workspace.depth, 0, 20),
      exclude: globs("workspace.exclude", workspace.exclude),
      machinesApart:
        oneOf("workspace.machines", workspace.machinesApart ? "apart" : "together", ["apart", "together"]) === "apart",
    },
    codeLens: { enabled: flag("codeLens.enabled", defaultSettings.codeLens.enabled) },
    knowledge: { paths: read("knowledge.paths", knowledge.paths, "a list of folders", isListOfTexts) },
  };
  return { settings, problems };
}

const isListOfTexts = (given: unknown): boolean =>
  Array.isArray(given) && given.every((each) => typeof each === "string");

const isSwitches = (given: unknown): boolean =>
  typeof given === "object" &&
  !Array.isArray(given) &&
  Object.values(given!).every((each) => typeof each === "boolean");

function member(holder: unknown, name: string): unknown {
  return typeof holder === "object" && holder !== null && Object.hasOwn(holder, name)
    ? (holder as Record<string, unknown>)[name]
    : undefined;
}
