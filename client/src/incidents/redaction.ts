import { ConfigurationTarget, commands, type Disposable, window, workspace } from "vscode";
import { userCommands } from "../commands";

const section = "setupLogs.report";
const setting = "redact";

/** Whether reports and timelines are shown without what tells of people and machines. */
export const redacts = (): boolean => workspace.getConfiguration(section).get<boolean>(setting, false);

/** "Redact Reports and Timelines": turns the setting over, where it was set before. */
export function registerRedaction(): Disposable {
  return commands.registerCommand(userCommands.toggleRedaction, async () => {
    const configuration = workspace.getConfiguration(section);
    const ofWorkspace = configuration.inspect(setting)?.workspaceValue !== undefined;
    const redact = !redacts();
    await configuration.update(
      setting,
      redact,
      ofWorkspace ? ConfigurationTarget.Workspace : ConfigurationTarget.Global,
    );
    const words = redact
      ? "Reports and timelines are redacted from now on: people, computers, domains, addresses and SIDs are replaced."
      : "Reports and timelines are shown as they are from now on.";
    window.setStatusBarMessage(words, 5000);
  });
}
