import { formatOfName, isTextName } from "../logNames";
import type { Runtime, Timer } from "../runtime";
import type { Workspace } from "../service";
import type { LogDocument } from "../service/document";
import type { Settings } from "../settings";
import { createAnnouncer } from "./announcer";
import { createBudget, findCandidates } from "./candidates";
import { createIndexerInPlace, type FileIndexer } from "./indexer";
import { createKnownFiles, normalUri } from "./knownFiles";
import type { IndexProgress } from "./progress";
import { type Round, readRound } from "./readRound";

/** Changes within this time are one round, in milliseconds. */
const settleTime = 500;
/** How long a listing holds where no one tells of changed files, in milliseconds. */
const staleAfter = 5000;
/** Most files named in one message. */
const namedFiles = 10;

/** What the logs of the folders are read from, and who is told. */
export interface WorkspaceIndexHost {
  readonly runtime: Runtime;
  /** URIs of the opened folders. */
  readonly folders: () => readonly string[];
  readonly openDocuments: () => readonly LogDocument[];
  readonly settings: () => Promise<Settings>;
  /** Whether changed files are reported through `filesChanged`. */
  readonly watched: () => boolean;
  /** Takes what was left out and why. */
  readonly inform: (text: string) => void;
  /** Logs of the folders are others than they were: at most once a second while they are read, and when all are. */
  readonly changed: () => void;
  /** Looking for logs and reading them begins; `cancel` ends it. */
  readonly progress: (cancel: () => void) => IndexProgress;
}

/** The logs that are open, and what is kept of the other logs of the opened folders. */
export interface WorkspaceIndex {
  /**
   * What was known when changes were told of last, with the documents that are open now. It, and each list in it, is the
   * same object as long as nothing in it has changed.
   */
  workspace(): Promise<Workspace>;
  /** The same, once all files that are known to have changed are read; after a cancel, what was read before it. */
  indexed(): Promise<Workspace>;
  /** Begins to read. */
  start(): void;
  /** Files were made, changed or deleted. */
  filesChanged(uris: readonly string[]): void;
  /** Folders or settings are others. */
  configurationChanged(): void;
  /** Looks for logs anew, also after a cancel, and tries files again that could not be read. */
  rescan(): void;
}

export function createWorkspaceIndex(host: WorkspaceIndexHost): WorkspaceIndex {
  const { runtime } = host;
  const known = createKnownFiles(() => announcer.touch());
  const announcer = createAnnouncer(runtime, () => {
    // Not with every file: what is worked out for a workspace is worked out anew for the next one.
    known.publish();
    host.changed();
  });
  let indexer: FileIndexer | undefined;
  let round: Round | undefined;
  let running: Promise<void> | undefined;
  /** Another round follows the one that runs: at once, or after a while. */
  let isWanted = false;
  let isWantedSoon = false;
  let isOutdated = true;
  /** What was to be read when the user cancelled: files that were not read are left until they change. */
  let stoppedAt: string | undefined;
  const changedSince = new Set<string>();
  let waiting: Timer | undefined;
  let staleTimer: Timer | undefined;
  let listingTime = 0;
  let told = "";
  const toldFailures = new Set<string>();

  const workspace = async (): Promise<Workspace> => {
    const { machinesApart } = (await host.settings()).workspace;
    return known.workspace(host.openDocuments(), machinesApart);
  };

  function runSoon(): void {
    if (running) isWantedSoon = true;
    // A large folder takes long to list: a log that is written all the time must not have it listed all the time.
    else waiting ??= runtime.startTimer(run, Math.max(settleTime, listingTime * 5));
  }

  /** Begins a round, or has the one that runs followed by another. */
  function run(): void {
    waiting?.dispose();
    waiting = undefined;
    isWanted = true;
    isWantedSoon = false;
    running ??= runAll().finally(() => {
      running = undefined;
      if (isWanted) run();
      else if (isWantedSoon) runSoon();
    });
  }

  async function runAll(): Promise<void> {
    while (isWanted) {
      isWanted = false;
      isWantedSoon = false;
      isOutdated = false;
      staleTimer?.dispose();
      staleTimer = undefined;
      const current: Round = { isCancelled: false, isReplaced: false, search: new AbortController() };
      round = current;
      const progress = host.progress(() => {
        current.isCancelled = true;
        current.search.abort();
      });
      try {
        await read(current, progress);
      } catch (error) {
        isOutdated = true;
        host.inform(`The logs of the opened folders: ${error instanceof Error ? error.message : String(error)}`);
      }
      progress.end();
      round = undefined;
      if (!current.isReplaced) announcer.finish();
    }
    indexer?.rest();
    if (!host.watched()) {
      staleTimer = runtime.startTimer(() => {
        isOutdated = true;
      }, staleAfter);
    }
  }

  async function read(current: Round, progress: IndexProgress): Promise<void> {
    const { ansiCodePage, workspace: limits } = await host.settings();
    const folders = host.folders();
    const began = performance.now();
    const all = limits.maximumFiles > 0 ? await findCandidates(runtime, folders, limits, current.search.signal) : [];
    listingTime = performance.now() - began;
    if (current.isReplaced) return;
    const wish = JSON.stringify([folders, limits, ansiCodePage]);
    if (current.isCancelled) {
      stoppedAt = wish;
      host.inform("Looking for logs in the opened folders was cancelled; what was read before is used.");
      return;
    }
    if (stoppedAt !== wish) stoppedAt = undefined;
    const changed = new Set(changedSince);
    changedSince.clear();
    const candidates =
      stoppedAt === undefined ? all : all.filter(({ uri }) => known.get(uri) || changed.has(normalUri(uri)));
    known.arrange(candidates.map(({ uri }) => uri));
    indexer ??= runtime.createIndexer?.() ?? createIndexerInPlace(runtime);
    const budget = createBudget(limits);
    tellFailed(await readRound(candidates, { known, indexer, ansiCodePage }, budget, current, progress.report));
    if (current.isReplaced) return;
    if (current.isCancelled) {
      stoppedAt = wish;
      host.inform(
        `Reading was cancelled after ${known.size()} of ${candidates.length} files of the opened folders; what was ` +
          "read is used. A new scan goes on from there.",
      );
    } else {
      const text = budget.leftOut();
      if (text !== "" && text !== told) host.inform(text);
      told = text;
    }
  }

  /** Names the files that could not be read, each once for the same reason: a log in use may change every second. */
  function tellFailed(failed: readonly string[]): void {
    const untold = failed.filter((each) => !toldFailures.has(each));
    for (const each of untold) toldFailures.add(each);
    if (untold.length === 0) return;
    const more = untold.length > namedFiles ? `, and ${untold.length - namedFiles} more` : "";
    host.inform(`Files that could not be read: ${untold.slice(0, namedFiles).join(", ")}${more}.`);
  }

  const replaceRound = (): void => {
    if (round) round.isReplaced = true;
    round?.search.abort();
    run();
  };

  return {
    async workspace() {
      if (isOutdated && !running && !host.watched()) run();
      return workspace();
    },
    async indexed() {
      if (isOutdated || waiting || isWantedSoon) run();
      while (running) await running;
      return workspace();
    },
    start: run,
    filesChanged(uris) {
      const counted = uris.filter((uri) => formatOfName(uri) !== undefined || isTextName(uri) || known.isFolder(uri));
      for (const uri of counted) changedSince.add(normalUri(uri));
      if (counted.length > 0) runSoon();
    },
    configurationChanged: replaceRound,
    rescan() {
      stoppedAt = undefined;
      known.forgetFailed();
      toldFailures.clear();
      replaceRound();
    },
  };
}
