import { type Disposable, type Event, EventEmitter } from "vscode";
import { type LanguageClient, State } from "vscode-languageclient/node";
import { type IncidentItem, notifications, requests } from "../../../server/src/protocol";

/** The incidents as the server last told them. */
export interface IncidentStore extends Disposable {
  readonly all: readonly IncidentItem[];
  /** Whether the server has answered at least once. */
  readonly known: boolean;
  readonly onDidChange: Event<void>;
  /** Asks the server, which is started for it, and gives its answer; the last one known if it does not come. */
  load(): Promise<readonly IncidentItem[]>;
  /** Has the opened folders searched again; what is new is told as it is found. */
  rescan(): Promise<void>;
}

/** Asks for the incidents when the server is there, and again whenever it says that they are others. */
export function createIncidentStore(client: LanguageClient): IncidentStore {
  const changed = new EventEmitter<void>();
  let all: readonly IncidentItem[] = [];
  let known = false;
  let asked: Promise<readonly IncidentItem[]> | undefined;
  let again = false;

  async function ask(): Promise<readonly IncidentItem[]> {
    do {
      again = false;
      all = await client.sendRequest<readonly IncidentItem[]>(requests.incidents);
      known = true;
    } while (again);
    return all;
  }

  function load(): Promise<readonly IncidentItem[]> {
    // What changes while an answer is under way is in the next one.
    if (asked !== undefined) again = true;
    asked ??= ask()
      // The client has told the user why the server does not answer.
      .catch(() => all)
      .finally(() => {
        asked = undefined;
        changed.fire();
      });
    return asked;
  }

  const subscriptions = [
    changed,
    client.onNotification(notifications.incidentsChanged, () => void load()),
    client.onDidChangeState(({ newState }) => newState === State.Running && void load()),
  ];
  return {
    get all() {
      return all;
    },
    get known() {
      return known;
    },
    onDidChange: changed.event,
    load,
    async rescan() {
      // The client has told the user why the server does not answer.
      await client.sendRequest(requests.rescan).catch(() => undefined);
      await load();
    },
    dispose: () => subscriptions.forEach((each) => void each.dispose()),
  };
}
