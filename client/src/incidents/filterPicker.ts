import { Disposable, type QuickPickItem, QuickPickItemKind, window } from "vscode";
import type { IncidentItem } from "../../../server/src/protocol";
import { choicesOf, type FilterChoice, filterOf, type IncidentFilter } from "./filter";
import { parseTimeRange } from "./timeRange";

type Item = QuickPickItem & { readonly choice?: FilterChoice };

/** Lets the user put together a filter, one list for all of it; undefined when he does not want to after all. */
export async function chooseFilter(
  incidents: readonly IncidentItem[],
  filter: IncidentFilter,
): Promise<IncidentFilter | undefined> {
  const ids = await chooseLines(choicesOf(incidents, filter));
  if (ids === undefined) return undefined;
  if (!ids.includes("range")) return filterOf(ids);
  const typed = await window.showInputBox({
    title: "Incidents Between Two Times",
    prompt: "As the logs give the time. One date alone stands for that day.",
    placeHolder: "2008-02-19 02:30 to 2008-02-19 10:00",
    value: typeof filter.time === "object" ? filter.time.text : rangeOf(incidents),
    validateInput: (text) => (parseTimeRange(text) ? undefined : "Not two times: 2008-02-19 02:30 to 2008-02-19 10:00"),
  });
  return typed === undefined ? undefined : filterOf(ids, typed);
}

function chooseLines(choices: readonly FilterChoice[]): Promise<readonly string[] | undefined> {
  const picker = window.createQuickPick<Item>();
  const lines = choices.map((choice): Item & { readonly choice: FilterChoice } => ({ label: choice.label, choice }));
  const isFirst = (choice: FilterChoice, index: number): boolean => choice.heading !== choices[index - 1]?.heading;
  picker.title = "Filter Incidents";
  picker.placeholder = "What the view shows; with nothing chosen, all";
  picker.canSelectMany = true;
  picker.items = lines.flatMap((line, index): Item[] => {
    const separator = { label: line.choice.heading, kind: QuickPickItemKind.Separator };
    return isFirst(line.choice, index) ? [separator, line] : [line];
  });
  let chosen: readonly Item[] = lines.filter(({ choice }) => choice.chosen);
  picker.selectedItems = chosen;
  return new Promise((resolve) => {
    const subscriptions = Disposable.from(
      picker,
      picker.onDidChangeSelection((selected) => {
        const added = selected.find((item) => !chosen.includes(item))?.choice;
        chosen = selected.filter(({ choice }) => choice === added || !excludes(added, choice));
        if (chosen.length < selected.length) picker.selectedItems = chosen;
      }),
      picker.onDidAccept(() => {
        resolve(chosen.flatMap(({ choice }) => (choice === undefined ? [] : [choice.id])));
        picker.hide();
      }),
      picker.onDidHide(() => {
        resolve(undefined);
        subscriptions.dispose();
      }),
    );
    picker.show();
  });
}

/** Whether the newly chosen line takes the place of another. */
const excludes = (added: FilterChoice | undefined, other: FilterChoice | undefined): boolean =>
  added?.group !== undefined && added.group === other?.group;

/** The days from the first incident to the last, as a start. */
function rangeOf(incidents: readonly IncidentItem[]): string {
  const times = incidents.flatMap(({ time }) => (time === null ? [] : [time])).sort((a, b) => a - b);
  if (times.length === 0) return "";
  const [first, last] = [times[0]!, times.at(-1)!].map((time) => new Date(time).toISOString().slice(0, 10));
  return first === last ? first! : `${first} to ${last}`;
}
