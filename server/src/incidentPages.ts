import type { DocumentLink, Location, Position } from "vscode-languageserver";
import { URI } from "vscode-uri";
import { documentScheme } from "./capabilities";
import type { ServerContext } from "./context";
import type { LogStore } from "./logStore";
import { linkToPlace } from "./placeLinks";
import { paths } from "./protocol";
import type { Timeline, Workspace } from "./service";

/** Bytes of logs that are read from disk for one report or timeline. */
const readLimit = 64 * 1024 * 1024;
/** Most links of a timeline; every line of it leads to its place by "Go to Definition". */
const linkLimit = 5_000;
/** Timelines that are kept to answer about their lines. */
const keptTimelines = 4;
/** Pages that a client has asked for are remembered to this number. */
const rememberedPages = 20;

/** Reports and timelines: documents of the scheme `setup-logs` (see `paths` in protocol.ts). */
export interface IncidentPages {
  /** The text of a page; undefined for a URI that names none. */
  textOf(uri: string, token: Token): Promise<string | undefined>;
  /** Links from the lines of a timeline, as a client shows it, to the logs; none for one that is redacted or plain. */
  linksOf(uri: string, shown: string, token: Token): Promise<DocumentLink[]>;
  /** Where the entry on a line of a timeline stands. */
  placeOf(uri: string, shown: string, position: Position, token: Token): Promise<Location | undefined>;
  /** The pages asked for last, which a client may still show. */
  asked(): readonly string[];
}

type Token = { readonly isCancellationRequested: boolean };

interface Page {
  readonly kind: "incidents" | "timelines";
  /** Undefined for the timeline of all logs. */
  readonly key: string | undefined;
  readonly isRedacted: boolean;
  readonly isPlain: boolean;
}

export function createIncidentPages(
  { service, workspace, indexed }: Pick<ServerContext, "service" | "workspace" | "indexed">,
  store: LogStore,
  folders: () => readonly string[],
): IncidentPages {
  const timelines = new Map<string, Timeline>();
  const asked = new Set<string>();

  /** The workspace, with all logs read if the page needs them: an incident that is known now can be shown now. */
  async function workspaceFor({ key }: Page): Promise<Workspace> {
    const now = await workspace();
    return key !== undefined && service.getIncidents(now).some((each) => each.key === key) ? now : indexed();
  }

  async function logsFor(page: Page, known: Workspace, token: Token) {
    return store.read(service.getLogsForTimeline(known, page.key), known, readLimit, token);
  }

  async function report(key: string, page: Page, token: Token): Promise<string> {
    const known = await workspaceFor(page);
    const { documents } = await logsFor(page, known, token);
    const { isRedacted, isPlain } = page;
    const linked = {
      linkOf: (uri: string, { start }: { readonly start: Position }) => linkToPlace(uri, start.line, folders()),
      articleLinkOf: (id: string) => `../remedies/${id}.md`,
      ...(!isRedacted && {
        timelineNote: `[All entries of these logs at that time](..${paths.timeline(key)})`,
      }),
    };
    return service.getIncidentReport(key, known, { documents, isRedacted, ...(!isPlain && linked) }) ?? lostReport;
  }

  async function timeline(uri: string, page: Page, token: Token): Promise<Timeline> {
    const known = await workspaceFor(page);
    const { documents, leftOut } = await logsFor(page, known, token);
    if (token.isCancellationRequested) return { text: "", links: [] };
    const { isRedacted } = page;
    const made = service.getTimeline(page.key, known, { documents, leftOut, isRedacted }) ?? lostTimeline;
    timelines.delete(uri);
    timelines.set(uri, made);
    if (timelines.size > keptTimelines) timelines.delete([...timelines.keys()][0]!);
    return made;
  }

  /** The timeline whose text a client shows; undefined when it shows an older one. */
  async function shownTimeline(uri: string, shown: string, token: Token): Promise<Timeline | undefined> {
    const page = pageOf(uri);
    if (page?.kind !== "timelines") return undefined;
    const isShown = ({ text }: Timeline): boolean => text === shown.replaceAll("\r\n", "\n");
    const known = timelines.get(uri);
    if (known && isShown(known)) return known;
    const made = await timeline(uri, page, token);
    return isShown(made) ? made : undefined;
  }

  return {
    async textOf(uri, token) {
      const page = pageOf(uri);
      if (!page) return undefined;
      asked.delete(uri);
      asked.add(uri);
      if (asked.size > rememberedPages) asked.delete([...asked][0]!);
      if (page.kind === "timelines") return (await timeline(uri, page, token)).text;
      return page.key === undefined ? undefined : report(page.key, page, token);
    },
    async linksOf(uri, shown, token) {
      const page = pageOf(uri);
      if (!page || page.isRedacted || page.isPlain) return [];
      const made = await shownTimeline(uri, shown, token);
      const lines = made?.text.split("\n") ?? [];
      return (made?.links ?? []).slice(0, linkLimit).map(({ line, uri: target, range }): DocumentLink => {
        const text = lines[line] ?? "";
        const end = text.slice(0, text.indexOf(" | ", timeWidth)).trimEnd().length;
        return {
          range: { start: { line, character: Math.min(timeWidth, end) }, end: { line, character: end } },
          target: `${target}#L${range.start.line + 1}`,
        };
      });
    },
    async placeOf(uri, shown, { line }, token) {
      const made = await shownTimeline(uri, shown, token);
      const link = made?.links.find((each) => each.line === line);
      return link && { uri: link.uri, range: link.range };
    },
    asked: () => [...asked],
  };
}

/** A line of a timeline begins with the time in 23 characters and two blanks; log and line follow, then a bar. */
const timeWidth = 25;

function pageOf(uri: string): Page | undefined {
  const { scheme, path, query } = URI.parse(uri);
  if (scheme !== documentScheme) return undefined;
  const [, kind, name] =
    /^\/(incidents)\/report-(\w{1,100})\.md$/.exec(path) ??
    /^\/(timelines)\/(?:timeline-(\w{1,100})|all-logs)\.setup-timeline$/.exec(path) ??
    [];
  if (kind === undefined) return undefined;
  const flags = new Set(query.split("&"));
  return {
    kind: kind as Page["kind"],
    key: name,
    isRedacted: flags.has("redacted"),
    isPlain: flags.has("plain"),
  };
}

const lostReport = `# No such incident

The logs that are open or lie in the opened folders tell of no such incident. They may have changed since, or one of them is not there any more.
`;

const lostTimeline: Timeline = {
  text: "# The logs that are open or lie in the opened folders tell of no such incident.\n",
  links: [],
};
