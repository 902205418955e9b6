import {
  commands,
  Disposable,
  type QuickInputButton,
  type QuickPick,
  type QuickPickItem,
  QuickPickItemKind,
  ThemeIcon,
  window,
} from "vscode";
import type { LanguageClient } from "vscode-languageclient/node";
import { clientCommands } from "./commands";
import { showPage } from "./setupLogsDocuments";

/** The server's answer to `setupLogs/lookUpCode`. */
interface CodeLookUp {
  readonly value: string | null;
  readonly page: string | null;
  readonly readings: readonly {
    readonly family: string;
    readonly symbol?: string;
    readonly meaning?: string;
    readonly via?: string;
    readonly inferred: boolean;
  }[];
  readonly symbols: readonly { readonly symbol: string; readonly family: string }[];
  readonly remedies: readonly { readonly id: string; readonly title: string; readonly risk: string }[];
  readonly text: string;
}

/** A line of the list; `choose` is what Enter does. */
interface Item extends QuickPickItem {
  readonly choose?: () => unknown;
}

/** What is explained at first: the selected text, and the line around it, which may say what kind of code it is. */
interface Asked {
  readonly input: string;
  readonly sentence?: string;
}

/** Longest selection that is taken for a code or a phrase that holds one. */
const selectionLimit = 200;

/** "Explain an Error Code…": results as one types; with the name of a page, that page. */
export function registerExplainCode(client: LanguageClient): Disposable {
  return commands.registerCommand(clientCommands.explainCode, async (page: unknown) => {
    if (typeof page === "string") await showPage("codes", page);
    else await ask(client, selected());
  });
}

function selected(): Asked {
  const editor = window.activeTextEditor;
  if (!editor?.selection.isSingleLine || editor.selection.isEmpty) return { input: "" };
  const { document, selection } = editor;
  const input = document.getText(selection).trim();
  return input.length > selectionLimit
    ? { input: "" }
    : { input, sentence: document.lineAt(selection.start.line).text };
}

async function ask(client: LanguageClient, asked: Asked): Promise<void> {
  const picker = window.createQuickPick<Item>();
  const copy: QuickInputButton = { iconPath: new ThemeIcon("copy"), tooltip: "Copy the explanation" };
  let answer: CodeLookUp | null = null;
  let latest = 0;

  const lookUp = async (): Promise<void> => {
    const turn = ++latest;
    const input = picker.value.trim();
    const sentence = input === asked.input ? asked.sentence : undefined;
    picker.busy = true;
    try {
      const found =
        input === "" ? null : await client.sendRequest<CodeLookUp | null>("setupLogs/lookUpCode", { input, sentence });
      if (turn !== latest) return;
      answer = found;
      picker.items = found ? itemsFor(found, picker) : [];
      picker.buttons = found?.text ? [copy] : [];
    } catch {
      // The client has told the user why the server does not answer.
    }
    if (turn === latest) picker.busy = false;
  };

  const subscriptions = Disposable.from(
    picker,
    picker.onDidChangeValue(lookUp),
    picker.onDidTriggerButton(() => commands.executeCommand(clientCommands.copyExplanation, answer?.text)),
    picker.onDidAccept(() => picker.selectedItems[0]?.choose?.()),
    picker.onDidHide(() => subscriptions.dispose()),
  );
  // Not in the stable API, but heeded: without it, remedies whose title holds the code come before its readings.
  Object.assign(picker, { sortByLabel: false });
  picker.title = "Explain an Error Code";
  picker.placeholder = "0x80070005, 1603, -1026, 8007f0da, ERROR_ACCESS_DENIED, or part of a name";
  picker.value = asked.input;
  picker.show();
  await lookUp();
}

function itemsFor({ value, page, readings, symbols, remedies }: CodeLookUp, picker: QuickPick<Item>): Item[] {
  const close = (kind: "remedies" | "codes", name: string): Promise<void> => {
    picker.hide();
    return showPage(kind, name);
  };
  const readingItems = readings.map(({ family, symbol, meaning, via, inferred }): Item => {
    const reached = [via, inferred ? "inferred" : undefined].filter((part) => part !== undefined).join(", ");
    return {
      label: symbol ?? "No published name",
      description: `${family}${reached === "" ? "" : ` (${reached})`}`,
      detail: meaning ?? "We have no description of this error.",
      ...(page !== null && { choose: () => close("codes", page) }),
    };
  });
  const remedyItems = remedies.map(
    ({ id, title, risk }): Item => ({
      label: `$(lightbulb) ${title}`,
      detail: risk,
      choose: () => close("remedies", id),
    }),
  );
  const known = new Set(readings.map(({ symbol }) => symbol));
  const symbolItems = symbols
    .filter(({ symbol }) => !known.has(symbol))
    .map(({ symbol, family }): Item => ({ label: symbol, description: family, choose: () => close("codes", symbol) }));
  const groups: readonly (readonly [string, readonly Item[]])[] = [
    [value ?? "", readingItems],
    ["what helps", remedyItems],
    ["symbols", symbolItems],
  ];
  // The editor would filter by the text typed, which is not in the results.
  const items = groups.flatMap(([label, group]): Item[] =>
    group.length === 0
      ? []
      : [{ label, kind: QuickPickItemKind.Separator }, ...group.map((item) => ({ ...item, alwaysShow: true }))],
  );
  return items.length > 0 ? items : [{ label: "No code, and no symbol with these letters", alwaysShow: true }];
}
