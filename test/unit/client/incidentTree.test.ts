import { describe, expect, it } from "vitest";
import { type IncidentNode, nodeOf, treeOf } from "../../../client/src/incidents/incidentTree";
import { describeIncident, describePlace, placeName, shortTime, tooltipOf } from "../../../client/src/incidents/words";
import { incident, place } from "./incidents";

const first = incident("first", { recurrences: ["second", "third"] });
const second = incident("second", { recurrenceOf: "first" });
const third = incident("third", { recurrenceOf: "first" });
const other = incident("other");

/** The tree as indented lines. */
const drawn = (nodes: readonly IncidentNode[], indent = ""): string[] =>
  nodes.flatMap((node) => [indent + node.id, ...drawn(node.children, `${indent}  `)]);
const everyNode = (nodes: readonly IncidentNode[]): IncidentNode[] =>
  nodes.flatMap((node) => [node, ...everyNode(node.children)]);

describe("the tree of incidents", () => {
  it("puts recurrences under the first incident of their failure, after its chain", () => {
    expect(drawn(treeOf([first, other, second, third]))).toEqual([
      "first",
      "  first:0",
      "  first:1",
      "  first:recurrences",
      "    second",
      "      second:0",
      "      second:1",
      "    third",
      "      third:0",
      "      third:1",
      "other",
      "  other:0",
      "  other:1",
    ]);
  });

  it("puts them under the first that is left when a filter took that one away", () => {
    expect(treeOf([second, third]).map(({ id }) => id)).toEqual(["second"]);
    expect(drawn(treeOf([second, third]))).toContain("  second:recurrences");
  });

  it("has a level of machines only when there are several", () => {
    const onOne = [incident("a", { machine: "FS01" }), incident("b", { machine: "FS01" })];
    expect(treeOf(onOne).map(({ kind }) => kind)).toEqual(["incident", "incident"]);
    const machines = treeOf([...onOne, incident("c", { machine: "PC02" }), incident("d")]);
    expect(machines.map((node) => node.kind === "machine" && node.name)).toEqual(["FS01", "PC02", undefined]);
    expect(machines.map(({ children }) => children.map(({ id }) => id))).toEqual([["a", "b"], ["c"], ["d"]]);
  });

  it("gives every line an id of its own and its parent", () => {
    const roots = treeOf([first, second, incident("elsewhere", { machine: "PC02" })]);
    const nodes = everyNode(roots);
    expect(new Set(nodes.map(({ id }) => id)).size).toBe(nodes.length);
    for (const node of nodes) for (const child of node.children) expect(child.parent).toBe(node);
    for (const root of roots) expect(root.parent).toBeUndefined();
  });

  it("folds three and more steps of one log in a row that only pass the failure on", () => {
    const steps = (log: string, ...lines: number[]) => lines.map((line) => place(log, line));
    const chain = [
      { ...place("a.log", 1), relation: "cause" },
      ...steps("a.log", 2, 3, 4),
      { ...place("a.log", 5), relation: "result of the run" },
      ...steps("b.log", 6, 7),
      ...steps("c.log", 8, 9, 10),
      place("c.log", 11),
    ];
    const [node] = treeOf([incident("k", { chain })]);
    expect(node!.children.map(({ kind, children }) => `${kind} ${children.length}`)).toEqual([
      "place 0",
      "steps 3",
      "place 0",
      "place 0",
      "place 0",
      "steps 3",
      "place 0",
    ]);
    const roles = node!.children.flatMap((each) => (each.kind === "place" ? [each.role] : []));
    expect(roles).toEqual(["cause", "step", "step", "step", "report"]);
    expect(node!.children[1]!.children.every(({ parent }) => parent === node!.children[1])).toBe(true);
  });

  it("says before the report what is left out of a long chain", () => {
    const [long] = treeOf([incident("long", { placesLeftOut: 7 })]);
    expect(long!.children.map(({ id }) => id)).toEqual(["long:0", "long:more", "long:1"]);
    expect(long!.children[1]).toMatchObject({ kind: "more", count: 7, parent: long });
  });

  it("finds an incident wherever it stands", () => {
    const roots = treeOf([first, second, incident("elsewhere", { machine: "PC02" })]);
    for (const key of ["first", "second", "elsewhere"]) expect(nodeOf(roots, key)?.incident.key).toBe(key);
    expect(nodeOf(roots, "gone")).toBeUndefined();
  });
});

describe("the words of the view", () => {
  it("name time and logs, and count logs when they are many", () => {
    expect(describeIncident(first)).toBe("2019-05-06 07:08 · svcpack.log, WindowsUpdate.log");
    const many = ["a.log", "b.log", "c.log", "d.log"].map((log) => place(log, 1));
    expect(describeIncident(incident("many", { chain: many, time: null }))).toBe("4 logs");
    expect(shortTime(Number.NaN)).toBe("");
  });

  it("count lines as the editor does", () => {
    expect(placeName(place("svcpack.log", 0))).toBe("svcpack.log:1");
    expect(describePlace(place("svcpack.log", 9, "it failed", "2019-05-06 07:08:09.120"))).toBe(
      "svcpack.log:10 · 07:08:09.120 · it failed",
    );
    expect(describePlace(place("svcpack.log", 9, "it failed"))).toBe("svcpack.log:10 · it failed");
  });

  it("tell in the tooltip what happened, where, and how sure that is", () => {
    const chain = [place("svcpack.log", 1, "the cause"), place("WindowsUpdate.log", 2, "the report")];
    const text = tooltipOf(
      incident("x", {
        chain,
        confidence: "low",
        machine: "FS01",
        recurrences: ["y"],
        remedies: [{ id: "r", title: "Do" }],
      }),
    );
    for (const part of ["svcpack.log:2", "the cause", "WindowsUpdate.log:3", "the report", "FS01", "once", "Do"])
      expect(text).toContain(part);
    const alone = tooltipOf(incident("x", { chain: [place("svcpack.log", 1)] }));
    expect(alone).not.toContain("Reported");
    expect(alone).not.toContain("came again");
  });
});
