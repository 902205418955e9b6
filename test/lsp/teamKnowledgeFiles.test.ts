// Which files make up a team's knowledge, and when they are read.
import { describe, expect, it } from "vitest";
import { readLibrary } from "../../server/src/knowledgeFiles/library";
import { builtInKnowledge } from "../../server/src/service";
import { defaultSettings } from "../../server/src/settings";
import { createTeamKnowledge } from "../../server/src/teamKnowledge";
import { memoryRuntime } from "../support/memoryRuntime";

const article = (id: string): string => `---
id: ${id}
title: "About ${id}"
appliesTo:
  codes: ["0x80070005"]
risk: "Safe: nothing changes."
remedySource: team
---
## What it means
Text.
## How to confirm it in the logs
Text.
## Likely causes
1. A cause.
## Steps
1. **Safe** Look.
## What not to do
Nothing.
`;

function teamOf(files: Readonly<Record<string, string>>, paths: readonly string[] = ["/team"]) {
  const runtime = memoryRuntime(files);
  const told: string[] = [];
  const state = { paths };
  const team = createTeamKnowledge({
    runtime,
    openedFolders: () => [],
    settings: async () => ({ ...defaultSettings, knowledge: { paths: state.paths } }),
    inform: (text) => told.push(text),
  });
  return { runtime, told, state, team };
}
const own = (team: ReturnType<typeof teamOf>["team"]) =>
  team
    .current()
    .articles.filter(({ origin }) => origin !== undefined)
    .map(({ origin }) => origin);

describe("the knowledge of a team", () => {
  it("is ours until files are read, and where none are named", async () => {
    const { team, runtime, told } = teamOf({ "file:///team/a.md": article("a") }, []);
    expect(team.current()).toBe(builtInKnowledge());
    await team.reload();
    expect(team.current()).toBe(builtInKnowledge());
    expect([runtime.reads, told]).toEqual([[], []]);
  });

  it("is read from folders below too, five deep, and from markdown only", async () => {
    const { team } = teamOf({
      "file:///team/a.md": article("a"),
      "file:///team/1/2/3/4/5/b.md": article("b"),
      "file:///team/1/2/3/4/5/6/c.md": article("c"),
      "file:///team/d.txt": article("d"),
      "file:///team/README.md": "# Hello",
      "file:///teamwork/e.md": article("e"),
    });
    await team.reload();
    expect(own(team)).toEqual(["file:///team/a.md", "file:///team/1/2/3/4/5/b.md"]);
    expect(team.files().flatMap(({ problems }) => problems)).toEqual([]);
    const isArticle = (uri: string) => team.isArticle(uri);
    expect(["file:///team/x.md", "file:///TEAM/1/X.MD", "file:///te%61m/x.md"].map(isArticle)).toEqual([
      true,
      true,
      true,
    ]);
    const others = ["file:///team/readme.md", "file:///teamwork/x.md", "file:///team/x.txt", "git:/team/x.md", ""];
    expect(others.map(isArticle)).toEqual(others.map(() => false));
  });

  it("reads again what has changed, and nothing else", async () => {
    const { team, runtime } = teamOf({ "file:///team/a.md": article("a"), "file:///team/b.md": article("b") });
    await team.reload();
    runtime.write("file:///team/b.md", article("b").replace("About b", "All about b"));
    await team.reload();
    expect(runtime.reads).toEqual(["file:///team/a.md", "file:///team/b.md", "file:///team/b.md"]);
    expect(team.current().byId("b")!.title).toBe("All about b");
    runtime.remove("file:///team/a.md");
    await team.reload();
    expect(team.current().byId("a")).toBeUndefined();
  });

  it("ends with what was there at the last call, however the calls fall", async () => {
    const { team, state, told } = teamOf({ "file:///team/a.md": article("a"), "file:///other/b.md": article("b") });
    const first = team.reload();
    state.paths = ["/other"];
    await Promise.all([first, team.reload()]);
    expect(own(team)).toEqual(["file:///other/b.md"]);
    state.paths = [];
    await team.reload();
    expect(team.current()).toBe(builtInKnowledge());
    expect(told.at(-1)).toBe("Articles of the team: added 1, in place of ours 0. Folders: /other.");
  });

  it("leaves out what cannot be read or is too large, and says so", async () => {
    const { team, runtime, told } = teamOf({ "file:///team/a.md": article("a"), "file:///team/b.md": "" });
    runtime.lock("file:///team/locked.md");
    runtime.write("file:///team/large.md", article("large"), 10_000_000);
    await team.reload();
    expect(own(team)).toEqual(["file:///team/a.md"]);
    const problems = Object.fromEntries(
      team.files().map(({ file, problems }) => [file, problems.map((p) => p.message)]),
    );
    expect(problems).toEqual({
      "file:///team/a.md": [],
      "file:///team/b.md": ["the article must begin with front matter between two --- lines"],
      "file:///team/locked.md": ["the file cannot be read"],
      "file:///team/large.md": ["the file is larger than 480000 bytes"],
    });
    expect(told).toEqual([
      "Articles of the team: added 1, in place of ours 0, not used because of errors 3 (see the problems of the files). Folders: /team.",
    ]);
  });

  it("takes a thousand files", async () => {
    const files = Array.from({ length: 1003 }, (_, i) => [`file:///team/a${i}.md`, article(`a${i}`)]);
    const { team, told } = teamOf(Object.fromEntries(files));
    await team.reload();
    expect(team.files()).toHaveLength(1000);
    expect(told[0]).toContain("added 1000, in place of ours 0, not read 3, as 1000 are the most");
    expect(readLibrary(team.files(), () => false).articles).toHaveLength(1000);
  });
});
