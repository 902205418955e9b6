import { commands, Disposable, window } from "vscode";
import type { LanguageClient } from "vscode-languageclient/node";
import { type ChainStepParams, type KeyStepParams, type Location, requests } from "../../server/src/protocol";
import { userCommands } from "./commands";
import { placeAtCursor } from "./cursor";
import { showStart } from "./showPlace";

type Direction = ChainStepParams["direction"];
type Key = KeyStepParams["of"];

const keyNames: Readonly<Record<Key, string>> = {
  process: "of this process",
  thread: "of this thread",
  key: "with this key",
};

const keySteps: readonly (readonly [command: string, of: Key, direction: Direction])[] = [
  [userCommands.nextOfProcess, "process", "next"],
  [userCommands.previousOfProcess, "process", "previous"],
  [userCommands.nextOfThread, "thread", "next"],
  [userCommands.previousOfThread, "thread", "previous"],
  [userCommands.nextOfKey, "key", "next"],
  [userCommands.previousOfKey, "key", "previous"],
];

/** From the entry at the cursor to the next or previous one: of its incident, process, thread, or of a key it bears. */
export function registerSteps(client: LanguageClient): Disposable {
  async function step(request: string, what: object, nothing: string): Promise<void> {
    const place = placeAtCursor();
    if (place === undefined) return;
    const found = await client.sendRequest<Location | null>(request, { ...place, ...what });
    if (found === null) window.setStatusBarMessage(nothing, 3000);
    else await showStart(client.protocol2CodeConverter.asLocation(found));
  }
  const chainStep = (command: string, direction: Direction): Disposable =>
    commands.registerCommand(command, () =>
      step(requests.chainStep, { direction }, `There is no ${direction} entry in the chain of an incident.`),
    );
  return Disposable.from(
    chainStep(userCommands.nextInChain, "next"),
    chainStep(userCommands.previousInChain, "previous"),
    ...keySteps.map(([command, of, direction]) =>
      commands.registerCommand(command, () =>
        step(requests.keyStep, { of, direction }, `There is no ${direction} entry ${keyNames[of]}.`),
      ),
    ),
  );
}
