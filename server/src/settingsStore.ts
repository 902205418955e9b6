import { readSettings, type Settings } from "./settings";

/** Keeps the settings until they change. */
export interface SettingsStore {
  get(): Promise<Settings>;
  /** The settings are others. `pushed` is the section itself, from a client that sends it along. */
  reset(pushed?: unknown): void;
}

/**
 * @param fetch asks the client for the section `setupLogs`; undefined when it cannot be asked
 * @param inform takes a sentence for each setting that is not as it should be
 */
export function createSettingsStore(fetch: () => Promise<unknown>, inform: (text: string) => void): SettingsStore {
  let pushed: unknown;
  let current: Promise<Settings> | undefined;
  async function read(): Promise<Settings> {
    const section = await fetch().catch(() => undefined);
    const { settings, problems } = readSettings(section ?? pushed);
    for (const problem of problems) inform(problem);
    return settings;
  }
  return {
    get() {
      current ??= read();
      return current;
    },
    reset(section) {
      pushed = section;
      current = undefined;
    },
  };
}
