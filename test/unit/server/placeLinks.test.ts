// Links from a rendered page to lines of logs.
import { describe, expect, it } from "vitest";
import { linkToPlace } from "../../../server/src/placeLinks";

describe("a link to a line of a log", () => {
  const cases: readonly (readonly [string, readonly string[], string])[] = [
    ["file:///logs/svcpack.log", ["file:///logs"], "/svcpack.log#L8"],
    ["file:///logs/svcpack.log", ["file:///logs/"], "/svcpack.log#L8"],
    ["file:///logs/a/b/svcpack.log", ["file:///logs"], "/a/b/svcpack.log#L8"],
    ["file:///other/svcpack.log", ["file:///logs"], "/../other/svcpack.log#L8"],
    ["file:///svcpack.log", ["file:///logs/a"], "/../../svcpack.log#L8"],
    ["file:///c%3A/WINDOWS/svcpack.log", ["file:///c%3A/WINDOWS"], "/svcpack.log#L8"],
    ["file:///d%3A/x/y.log", ["file:///c%3A/logs"], "/../../d:/x/y.log#L8"],
    ["file:///logs/a%20%28b%29%27.log", ["file:///logs"], "/a%20%28b%29%27.log#L8"],
    ["file:///logs/a%5D%3E%7C%60.log", ["file:///logs"], "/a%5D%3E%7C%60.log#L8"],
    ["file:///logs/%E4%BE%8B.log", ["file:///logs"], "/%E4%BE%8B.log#L8"],
    ["file:///logs", ["file:///logs"], "/../logs#L8"],
  ];
  it.each(cases)("%s from %j is %s", (uri, folders, expected) => {
    expect(linkToPlace(uri, 7, folders)).toBe(expected);
  });

  it("leads to a page of ours where the first folder is on another host, or none is open", () => {
    for (const [uri, folders] of [
      ["file:///logs/svcpack.log", []],
      ["file://server/logs/svcpack.log", ["file:///logs"]],
      ["untitled:Untitled-1", ["file:///logs"]],
      ["file:///日本/ÿ?>.log", []],
    ] as const) {
      const link = linkToPlace(uri, 0, folders);
      const [, name] = /^\.\.\/places\/([\w-]+)\/1$/.exec(link)!;
      expect(Buffer.from(name!, "base64url").toString("utf8")).toBe(uri);
    }
  });
});
