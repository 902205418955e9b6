import { existsSync, readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";

// vsce brings no types along.
const vsce: {
  listFiles(options: { cwd: string; packageManager: number }): Promise<string[]>;
  PackageManager: { None: number };
} = createRequire(__filename)("@vscode/vsce");

const root = join(__dirname, "../../..");
const under = (folder: string, pattern: RegExp): string[] =>
  existsSync(join(root, folder))
    ? readdirSync(join(root, folder))
        .filter((name) => pattern.test(name))
        .map((name) => `${folder}/${name}`)
    : [];

/** All that belongs into the package, whether or not it is built or written yet. */
const expected = [
  "package.json",
  "README.md",
  "CHANGELOG.md",
  "LICENSE",
  "THIRD_PARTY_NOTICES.txt",
  "SECURITY.md",
  "language-configuration.json",
  "client/dist/extension.js",
  "server/dist/main.js",
  "server/dist/worker.js",
  "server/dist/data.js",
  ...under("syntaxes", /\.tmLanguage\.json$/),
  ...under("images", /\.(?:png|svg)$/),
];

describe("the package", () => {
  let files: string[] = [];
  beforeAll(async () => {
    files = await vsce.listFiles({ cwd: root, packageManager: vsce.PackageManager.None });
  }, 60_000);

  it("holds exactly what users need", () => {
    expect(files.sort()).toEqual(expected.filter((name) => existsSync(join(root, name))).sort());
  });

  it("holds what the manifest names", () => {
    const { contributes } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
    const named: string[] = [
      ...contributes.grammars.map(({ path }: { path: string }) => path),
      ...contributes.languages.map(({ configuration }: { configuration: string }) => configuration),
    ];
    for (const path of named) expect(files).toContain(path.replace("./", ""));
  });

  it("holds no source, no map, no test and no tool", () => {
    expect(
      files.filter((name) => /\.(?:m?ts|map|vsix|tsv)$|(?:^|\/)(?:src|test|tools|node_modules)\//.test(name)),
    ).toEqual([]);
  });

  it("is decided by an allow-list", () => {
    const rules = readFileSync(join(root, ".vscodeignore"), "utf8")
      .split(/\r?\n/)
      .filter((rule) => rule && !rule.startsWith("#"));
    expect(rules[0]).toBe("**");
    for (const rule of rules.slice(1)) expect(rule).toMatch(/^!/);
  });
});
