// Settings of the editor we start: quiet, offline, and the same on every machine. None of them concerns our own extension.
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

const settings = {
  "chat.disableAIFeatures": true,
  "chat.commandCenter.enabled": false,
  "extensions.autoCheckUpdates": false,
  "extensions.autoUpdate": false,
  "extensions.ignoreRecommendations": true,
  "git.enabled": false,
  "git.openRepositoryInParentFolders": "never",
  "security.workspace.trust.enabled": false,
  "telemetry.telemetryLevel": "off",
  "update.mode": "none",
  "update.showReleaseNotes": false,
  "workbench.enableExperiments": false,
  "workbench.secondarySideBar.defaultVisibility": "hidden",
  "workbench.startupEditor": "none",
  "workbench.tips.enabled": false,
  "workbench.welcomePage.walkthroughs.openOnInstall": false,
};

/** Writes the settings to each place under `folder`, for example "User/settings.json"; `extra` wins over the defaults. */
export function writeSettings(folder, places, extra = {}) {
  for (const place of places) {
    const file = join(folder, place);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, JSON.stringify({ ...settings, ...extra }, null, 2));
  }
}
