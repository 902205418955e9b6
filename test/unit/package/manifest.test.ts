import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { anyCase } from "../../../client/src/anyCase";
import { clientCommands, userCommands } from "../../../client/src/commands";
import { logLanguages, timelineLanguage } from "../../../client/src/languages";
import { codePageName } from "../../../server/src/decode";
import { formatOfName, logNames } from "../../../server/src/logNames";
import { commands, semanticTokensLegend } from "../../../server/src/service";
import { logFormatIds, transcriptId } from "../../../server/src/service/formats/ids";
import { defaultOptions } from "../../../server/src/service/options";
import { ansiCodePages, defaultSettings, readSettings } from "../../../server/src/settings";

const root = join(__dirname, "../../..");
const manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
const { contributes } = manifest;
const ids = [...logFormatIds, transcriptId];

interface SettingSchema {
  readonly type: string;
  readonly default: unknown;
  readonly enum?: readonly string[];
  readonly enumDescriptions?: readonly string[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly description?: string;
  readonly markdownDescription?: string;
}
const settings = contributes.configuration.flatMap((section: { properties: Record<string, SettingSchema> }) =>
  Object.entries(section.properties),
) as [string, SettingSchema][];

/** The section `setupLogs` with the value that `choose` gives for each setting. */
function sectionOf(choose: (schema: SettingSchema) => unknown): unknown {
  const section: Record<string, unknown> = {};
  for (const [name, schema] of settings) {
    const parts = name.split(".").slice(1);
    let holder = section;
    for (const part of parts.slice(0, -1)) {
      holder[part] ??= {};
      holder = holder[part] as Record<string, unknown>;
    }
    holder[parts.at(-1)!] = choose(schema);
  }
  return section;
}

describe("languages", () => {
  it("are the formats of the service, for the client too", () => {
    expect(contributes.languages.map(({ id }: { id: string }) => id)).toEqual([...ids, timelineLanguage]);
    expect(logLanguages).toEqual(ids);
  });

  it.each(ids)("%s has a name, a configuration and a grammar of its own", (id) => {
    const language = contributes.languages.find((each: { id: string }) => each.id === id);
    expect(language.aliases[0]).toMatch(/^[A-Z]/);
    expect(existsSync(join(root, language.configuration))).toBe(true);
    const [grammar, ...others] = contributes.grammars.filter((each: { language: string }) => each.language === id);
    expect(others).toEqual([]);
    const source = JSON.parse(readFileSync(join(root, grammar.path), "utf8"));
    expect(source.scopeName).toBe(grammar.scopeName);
  });

  it.each(logFormatIds)("%s: a file with a registered name is found in an opened folder too", (id) => {
    const language = contributes.languages.find((each: { id: string }) => each.id === id);
    const names: string[] = [...language.filenames, ...language.filenamePatterns];
    expect(names.length).toBeGreaterThan(0);
    for (const name of names) {
      const example = name.replaceAll("?", "9").replaceAll("*", "1");
      expect([name, formatOfName(`file:///logs/${example}`)]).toEqual([name, id]);
    }
  });

  it("leave the logs of later formats alone", () => {
    const names = contributes.languages.flatMap((each: { filenames?: string[]; filenamePatterns?: string[] }) => [
      ...(each.filenames ?? []),
      ...(each.filenamePatterns ?? []),
    ]);
    const patterns = names.map(
      (name: string) => new RegExp(`^${name.replaceAll(".", "\\.").replaceAll("?", ".").replaceAll("*", ".*")}$`, "i"),
    );
    for (const other of ["update.log", "KBxyz.log"])
      expect(patterns.some((pattern: RegExp) => pattern.test(other))).toBe(false);
  });

  it.each(ids)("%s keeps the text as it is and shows what we add", (id) => {
    const defaults = contributes.configurationDefaults[`[${id}]`];
    expect(defaults["editor.semanticHighlighting.enabled"]).toBe(true);
    expect(defaults["editor.inlayHints.enabled"]).toBe("on");
    expect(defaults["files.trimTrailingWhitespace"]).toBe(false);
  });
});

describe("semantic tokens", () => {
  // The legend of VS Code itself: https://code.visualstudio.com/api/language-extensions/semantic-highlight-guide
  const standardTypes =
    /^(?:namespace|class|enum|interface|struct|typeParameter|type|parameter|variable|property|enumMember|decorator|event|function|method|macro|label|comment|string|keyword|number|regexp|operator)$/;

  it("have types that every theme colours", () => {
    for (const type of semanticTokensLegend.tokenTypes) expect(type).toMatch(standardTypes);
  });

  it("have modifiers that are announced and coloured in every language", () => {
    const announced = contributes.semanticTokenModifiers.map(({ id }: { id: string }) => id);
    expect(announced).toEqual(semanticTokensLegend.tokenModifiers);
    expect(contributes.semanticTokenScopes.map(({ language }: { language: string }) => language)).toEqual(ids);
    for (const { scopes } of contributes.semanticTokenScopes)
      expect(Object.keys(scopes)).toEqual(announced.map((id: string) => `*.${id}`));
  });
});

describe("commands", () => {
  const announced: { command: string; title: string; category: string }[] = contributes.commands;

  it("of code actions and hovers are those that the service names", () => {
    expect(clientCommands).toEqual(commands);
  });

  it("are those that the client registers", () => {
    const registered = [...Object.values(clientCommands), ...Object.values(userCommands)].sort();
    expect(announced.map(({ command }) => command).sort()).toEqual(registered);
  });

  it("have a title and a category", () => {
    for (const { title, category } of announced) {
      expect(title).toMatch(/^[A-Z]/);
      expect(category).toBe("Setup Logs");
    }
  });

  /** These ask the user when they are given nothing. */
  const asks: readonly string[] = [
    clientCommands.explainCode,
    clientCommands.openRemedy,
    clientCommands.goToCause,
    clientCommands.showIncidentReport,
    clientCommands.showTimeline,
  ];
  it("that need arguments are not in the palette", () => {
    const hidden = contributes.menus.commandPalette.filter(({ when }: { when: string }) => when === "false");
    expect(hidden.map(({ command }: { command: string }) => command).sort()).toEqual(
      Object.values(clientCommands)
        .filter((command) => !asks.includes(command))
        .sort(),
    );
  });
});

describe("menus and views", () => {
  const commandsOf = (items: readonly { command?: string }[]) => items.flatMap(({ command }) => command ?? []);
  const announced = new Set(contributes.commands.map(({ command }: { command: string }) => command));

  it("name commands that there are", () => {
    const menus = Object.values<{ command: string }[]>(contributes.menus).flatMap(commandsOf);
    for (const command of [...menus, ...commandsOf(contributes.keybindings)]) expect(announced).toContain(command);
  });

  it("draw buttons with an icon", () => {
    const withIcon = new Set(
      contributes.commands.flatMap((each: { command: string; icon?: string }) => (each.icon ? each.command : [])),
    );
    const buttons = Object.entries<{ command: string; group: string }[]>(contributes.menus).flatMap(([menu, items]) =>
      items.filter(({ group }) => (menu === "view/title" && /^navigation/.test(group)) || /^inline/.test(group)),
    );
    expect(buttons.length).toBeGreaterThan(3);
    for (const { command } of buttons) expect(withIcon).toContain(command);
  });

  it("say in an empty view what to do, with commands that there are", () => {
    expect(contributes.viewsWelcome.length).toBeGreaterThan(3);
    for (const { view, contents, when } of contributes.viewsWelcome) {
      expect(view).toBe(contributes.views.setupLogs[0].id);
      expect(when).toMatch(/^setupLogs\.incidents\.state == \w+$/);
      for (const [, command] of contents.matchAll(/\(command:(setupLogs\.\w+)\)/g))
        expect(announced).toContain(command);
    }
  });

  it("show pictures that are in the package", () => {
    for (const { icon } of [...contributes.viewsContainers.activitybar, ...contributes.views.setupLogs])
      expect(existsSync(join(root, icon))).toBe(true);
  });
});

describe("settings", () => {
  it.each(settings)("%s has a description, a kind and a default of that kind", (name, schema) => {
    expect(name).toMatch(/^setupLogs\./);
    expect(schema.description ?? schema.markdownDescription).toMatch(/^[A-Z].*\.$/);
    if (schema.enum) {
      expect(schema.enum).toContain(schema.default);
      expect(schema.enumDescriptions).toHaveLength(schema.enum.length);
    } else if (schema.type === "integer") {
      expect(schema.default).toBeGreaterThanOrEqual(schema.minimum!);
      expect(schema.default).toBeLessThanOrEqual(schema.maximum!);
    } else if (schema.type === "array") expect(schema.default).toEqual([]);
    else expect(typeof schema.default).toBe(schema.type);
  });

  it("have the defaults of the server, and of the service", () => {
    const { settings: read, problems } = readSettings(sectionOf((schema) => schema.default));
    expect(problems).toEqual([]);
    expect(read).toEqual(defaultSettings);
    expect(read.service).toEqual(defaultOptions);
  });

  it("are all read by somebody", () => {
    const { problems } = readSettings(sectionOf(() => ({ not: "this" })));
    const refused = problems.map((problem) => problem.split(" ")[0]).sort();
    const ofTheClient = ["setupLogs.detection", "setupLogs.report.redact", "setupLogs.trace.server"];
    expect(refused).toEqual(
      settings
        .map(([name]) => name)
        .filter((name) => !ofTheClient.includes(name))
        .sort(),
    );
  });

  it("accept the limits they announce, and nothing beyond", () => {
    const bounded = settings.filter(([, schema]) => schema.type === "integer");
    expect(bounded.length).toBeGreaterThan(0);
    const problemsWith = (change: (schema: SettingSchema) => unknown) => readSettings(sectionOf(change)).problems;
    const integer = (schema: SettingSchema) => schema.type === "integer";
    expect(problemsWith((schema) => (integer(schema) ? schema.minimum : schema.default))).toEqual([]);
    expect(problemsWith((schema) => (integer(schema) ? schema.maximum : schema.default))).toEqual([]);
    expect(problemsWith((schema) => (integer(schema) ? schema.minimum! - 1 : schema.default))).toHaveLength(
      bounded.length,
    );
    expect(problemsWith((schema) => (integer(schema) ? schema.maximum! + 1 : schema.default))).toHaveLength(
      bounded.length,
    );
  });

  it("offer the code pages that the server decodes", () => {
    const [, codePage] = settings.find(([name]) => name === "setupLogs.encoding.ansiCodePage")!;
    expect(codePage.enum).toEqual(ansiCodePages);
    for (const name of ansiCodePages) expect(codePageName(name)).toBe(name);
  });
});

describe("workspaces that are not trusted", () => {
  it("cannot name folders to read", () => {
    const { untrustedWorkspaces } = manifest.capabilities;
    // Only then are restricted settings taken from the user alone.
    expect(untrustedWorkspaces.supported).toBe("limited");
    const paths = settings.filter(([, schema]) => schema.type === "array").map(([name]) => name);
    expect(untrustedWorkspaces.restrictedConfigurations).toEqual(paths);
  });
});

describe("activation", () => {
  it("waits for a log, for a text that may be one, or for a folder with logs", () => {
    const events: string[] = manifest.activationEvents;
    const [ofFolder, ...others] = events.filter((event) => !/^onLanguage:/.test(event));
    expect(others).toEqual([]);
    // The names that the server knows, in any case: file searches heed it on some systems.
    expect(ofFolder).toBe(`workspaceContains:**/{${Object.values(logNames).flat().map(anyCase).join(",")}}`);
  });

  it("finds names in any case", () => {
    expect(anyCase("KB??????[a-z ]*.log")).toBe("[Kk][Bb]??????[a-z ]*.[Ll][Oo][Gg]");
  });

  it("names a bundle that the build makes", () => {
    expect(readFileSync(join(root, "esbuild.mjs"), "utf8")).toContain(manifest.main.replace(/^\.\//, ""));
  });
});
