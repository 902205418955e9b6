import { describe, expect, it } from "vitest";
import { knowledgeFolders } from "../../../server/src/knowledgeFiles/folders";

const home = "file:///home/someone";
// biome-ignore lint/suspicious/noTemplateCurlyInString: a variable of the editor's settings
const opened = "${workspaceFolder}";
describe("the folders of the setting", () => {
  it.each<[readonly string[], readonly string[]]>([
    [[], []],
    [["", "  "], []],
    [["articles"], ["file:///a/articles", "file:///b%20c/articles"]],
    [["./x/../articles/"], ["file:///a/articles", "file:///b%20c/articles"]],
    [[opened], ["file:///a", "file:///b%20c"]],
    [
      [`${opened}/k`, "k"],
      ["file:///a/k", "file:///b%20c/k"],
    ],
    [["sub\\folder"], ["file:///a/sub/folder", "file:///b%20c/sub/folder"]],
    [["~"], ["file:///home/someone"]],
    [["~/k", "~\\k"], ["file:///home/someone/k"]],
    [["~other"], ["file:///a/~other", "file:///b%20c/~other"]],
    [["/srv/k/", "/srv/./k"], ["file:///srv/k"]],
    [["C:\\Team\\Articles", "c:/Team/Articles"], ["file:///c%3A/Team/Articles"]],
    [["\\\\server\\share\\articles"], ["file://server/share/articles"]],
  ])("%j", (paths, expected) => {
    expect(knowledgeFolders(paths, ["file:///a", "file:///b%20c"], home)).toEqual(expected);
  });

  it("are none without an opened folder or a folder of the user", () => {
    expect(knowledgeFolders(["articles", "~/k"], [], undefined)).toEqual([]);
  });
});
