import { URI } from "vscode-uri";
import { formatOfName, isTextName } from "../logNames";
import type { Runtime, Timer } from "../runtime";
import type { Workspace } from "../service";
import type { LogDocument } from "../service/document";
import type { IndexedFile } from "../service/indexedFile";
import type { Settings } from "../settings";
import { type Budget, type Candidate, createBudget, findCandidates } from "./candidates";
import { createIndexerInPlace, type FileIndexer, shareStrings } from "./indexer";
import type { IndexProgress } from "./progress";

/** Changes within this time are one round, in milliseconds. */
const settleTime = 500;
/**
 * While logs are read, what is known is announced after this time in milliseconds, then after twice as long each time:
 * whoever works out incidents anew each time has done twice the work of the last time in all.
 */
const announceTime = 1000;
/** How long a listing holds where no one tells of changed files, in milliseconds. */
const staleAfter = 5000;
/** Files handed to the indexer at once: the next one is read from disk while one is worked on. */
const parallel = 2;
/** Most files named in one message. */
const namedFiles = 10;

/** Schemes of documents that stand for themselves; `git:` and the like show another version of one of them. */
const ownSchemes: ReadonlySet<string> = new Set(["file", "untitled", "vscode-vfs", "vscode-remote"]);

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
  /** A round of reading begins; `cancel` ends it. */
  readonly progress: (cancel: () => void) => IndexProgress;
}

/** The logs that are open, and what is kept of the other logs of the opened folders. */
export interface WorkspaceIndex {
  /** What is known now. It, and each list in it, is the same object as long as nothing in it has changed. */
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

interface KnownFile {
  readonly file: Candidate;
  readonly codePage: string;
  /** URI as it is compared with those of open documents. */
  readonly key: string;
  /** Undefined for a file that holds no log or could not be read. */
  readonly indexed: IndexedFile | undefined;
  readonly hasFailed: boolean;
}

interface Round {
  /** The user wants no more of it. */
  isCancelled: boolean;
  /** Another one takes its place. */
  isReplaced: boolean;
  readonly failed: string[];
}

export function createWorkspaceIndex(host: WorkspaceIndexHost): WorkspaceIndex {
  const { runtime } = host;
  const known = new Map<string, KnownFile>();
  /** URIs in the order in which the files count. */
  let order: readonly string[] = [];
  let indexer: FileIndexer | undefined;
  let round: Round | undefined;
  let running: Promise<void> | undefined;
  /** Another round follows the one that runs: at once, or after a while. */
  let isWanted = false;
  let isWantedSoon = false;
  let isOutdated = true;
  /** After a cancel, files that were not read are left until they change or the user asks. */
  let isStopped = false;
  const changedSince = new Set<string>();
  let waiting: Timer | undefined;
  let staleTimer: Timer | undefined;
  let listingTime = 0;
  let told = "";

  // What is known

  let version = 0;
  let shown = -1;
  let files: readonly IndexedFile[] = [];
  let last: Workspace = { documents: [], files };
  let lastOpened = "";

  async function workspace(): Promise<Workspace> {
    const { machinesApart } = (await host.settings()).workspace;
    const open = host.openDocuments().filter(isOwn);
    const documents = open.filter(({ formatId }) => formatId !== undefined);
    const opened = open.map(({ uri }) => normalUri(uri));
    const key = opened.join("\n");
    if (shown !== version || lastOpened !== key) {
      const hidden = new Set(opened);
      const now = order.flatMap((uri) => {
        const entry = known.get(uri);
        return entry?.indexed && !hidden.has(entry.key) ? [entry.indexed] : [];
      });
      files = keep(files, now);
      shown = version;
      lastOpened = key;
    }
    const kept = keep(last.documents, documents);
    const isSame = kept === last.documents && files === last.files && machinesApart === last.machinesApart;
    if (!isSame) last = { documents: kept, files, machinesApart };
    return last;
  }

  // Telling of changes

  let announcing: Timer | undefined;
  let announced = 0;
  let pause = announceTime;
  const announce = (): void => {
    announcing?.dispose();
    announcing = undefined;
    if (announced === version) return;
    announced = version;
    host.changed();
  };
  const touched = (): void => {
    version++;
    announcing ??= runtime.startTimer(() => {
      pause *= 2;
      announce();
    }, pause);
  };

  // Rounds

  function runSoon(): void {
    if (running) isWantedSoon = true;
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
      const current: Round = { isCancelled: false, isReplaced: false, failed: [] };
      round = current;
      try {
        await read(current);
      } catch (error) {
        isOutdated = true;
        host.inform(`The logs of the opened folders: ${error instanceof Error ? error.message : String(error)}`);
      }
      round = undefined;
      if (current.isReplaced) continue;
      pause = announceTime;
      announce();
    }
    indexer?.rest();
    if (!host.watched()) {
      staleTimer = runtime.startTimer(() => {
        isOutdated = true;
      }, staleAfter);
    }
  }

  async function read(current: Round): Promise<void> {
    const { ansiCodePage, workspace: limits } = await host.settings();
    const began = performance.now();
    const all = limits.maximumFiles > 0 ? await findCandidates(runtime, host.folders(), limits) : [];
    listingTime = performance.now() - began;
    if (current.isReplaced) return;
    const isSame = ({ uri, size, modified }: Candidate): boolean => {
      const before = known.get(uri);
      return before?.file.size === size && before.file.modified === modified && before.codePage === ansiCodePage;
    };
    const changed = new Set(changedSince);
    changedSince.clear();
    const candidates = isStopped ? all.filter(({ uri }) => known.has(uri) || changed.has(normalUri(uri))) : all;
    const listed = new Set(candidates.map(({ uri }) => uri));
    for (const uri of [...known.keys()]) if (!listed.has(uri)) forget(uri);
    const before = order;
    order = candidates.map(({ uri }) => uri);
    if (before.length !== order.length || before.some((uri, i) => uri !== order[i])) touched();
    const budget = createBudget(limits);
    await readAll(candidates, isSame, budget, ansiCodePage, current);
    if (current.isReplaced) return;
    tell(current, budget, candidates.length);
  }

  async function readAll(
    candidates: readonly Candidate[],
    isSame: (candidate: Candidate) => boolean,
    budget: Budget,
    ansiCodePage: string,
    current: Round,
  ): Promise<void> {
    const total = sum(candidates.filter((candidate) => !isSame(candidate)));
    const files = { done: 0, all: candidates.filter((candidate) => !isSame(candidate)).length };
    let bytes = 0;
    const progress =
      files.all > 0
        ? host.progress(() => {
            current.isCancelled = true;
          })
        : undefined;
    const inFlight = new Set<Promise<void>>();
    try {
      for (const candidate of candidates) {
        if (isSame(candidate) && !known.get(candidate.uri)!.indexed) continue;
        // One that is being read may turn out to be no log, and leave room for this one.
        if (!budget.allows(candidate)) await Promise.all(inFlight);
        if (current.isCancelled || current.isReplaced) break;
        if (!budget.allows(candidate)) {
          budget.refuse(candidate);
          forget(candidate.uri);
          continue;
        }
        budget.spend(candidate);
        if (isSame(candidate)) continue;
        while (inFlight.size >= parallel) await Promise.race(inFlight);
        if (current.isCancelled || current.isReplaced) break;
        const task = readOne(candidate, ansiCodePage, current).then((isLog) => {
          inFlight.delete(task);
          if (!isLog) budget.spend(candidate, -1);
          bytes += candidate.size;
          progress?.report(++files.done, files.all, total > 0 ? bytes / total : 1);
        });
        inFlight.add(task);
      }
      await Promise.all(inFlight);
    } finally {
      progress?.end();
    }
  }

  /** Reads a file; true when it holds a log. */
  async function readOne(file: Candidate, ansiCodePage: string, current: Round): Promise<boolean> {
    indexer ??= runtime.createIndexer?.() ?? createIndexerInPlace(runtime);
    const { uri, languageId } = file;
    const result = await indexer.index({ uri, ansiCodePage, languageId });
    if (result.kind === "failed") current.failed.push(`${pathOf(uri)} (${result.reason})`);
    const indexed = result.kind === "log" ? shareStrings(result.file) : undefined;
    const before = known.get(uri)?.indexed;
    known.set(uri, { file, codePage: ansiCodePage, key: normalUri(uri), indexed, hasFailed: result.kind === "failed" });
    if (indexed || before) touched();
    return indexed !== undefined;
  }

  function forget(uri: string): void {
    if (known.get(uri)?.indexed) touched();
    known.delete(uri);
  }

  function tell({ isCancelled, failed }: Round, budget: Budget, count: number): void {
    if (failed.length > 0) {
      const more = failed.length > namedFiles ? `, and ${failed.length - namedFiles} more` : "";
      host.inform(`Files that could not be read: ${failed.slice(0, namedFiles).join(", ")}${more}.`);
    }
    if (isCancelled) {
      isStopped = true;
      host.inform(
        `Reading was cancelled after ${known.size} of ${count} files of the opened folders; what was read is used. ` +
          "A new scan goes on from there.",
      );
      return;
    }
    const text = budget.leftOut();
    if (text !== "" && text !== told) host.inform(text);
    told = text;
  }

  const replaceRound = (): void => {
    isStopped = false;
    if (round) round.isReplaced = true;
    run();
  };

  return {
    workspace() {
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
      const counts = uris.filter(
        (uri) => formatOfName(uri) !== undefined || isTextName(uri) || order.some((each) => each.startsWith(`${uri}/`)),
      );
      for (const uri of counts) changedSince.add(normalUri(uri));
      if (counts.length > 0) runSoon();
    },
    configurationChanged: replaceRound,
    rescan() {
      for (const [uri, { hasFailed }] of known) if (hasFailed) known.delete(uri);
      replaceRound();
    },
  };
}

/** The list as it was when it holds the same things. */
function keep<T>(before: readonly T[], now: readonly T[]): readonly T[] {
  return before.length === now.length && now.every((each, i) => each === before[i]) ? before : now;
}

const sum = (files: readonly Candidate[]): number => files.reduce((size, file) => size + file.size, 0);
const isOwn = ({ uri }: LogDocument): boolean => ownSchemes.has(URI.parse(uri).scheme);
const normalUri = (uri: string): string => URI.parse(uri).toString();
const pathOf = (uri: string): string => URI.parse(uri).fsPath;
