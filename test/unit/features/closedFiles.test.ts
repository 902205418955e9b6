import { describe, expect, it } from "vitest";
import { createLogLanguageService, type Workspace } from "../../../server/src/service";
import { indexFile } from "../../../server/src/service/indexFile";
import { positionAt, sliceText } from "../../../server/src/service/text/logText";
import { documentOf, fixture } from "../../support/core";

const service = createLogLanguageService();
const names = ["WindowsUpdate.log", "svcpack.log", "setupapi.log"];
const texts = new Map(names.map((name) => [`file:///pc/${name}`, fixture(`incident/${name}`)]));
const documents = [...texts].map(([uri, text]) => documentOf(text, uri));
const open: Workspace = { documents };
/** The same logs with only one of them open; the others went through another thread. */
const partly = documents.map((document): Workspace => {
  const files = [...texts]
    .filter(([uri]) => uri !== document.uri)
    .map(([uri, text]) => structuredClone(indexFile(uri, text)!));
  return { documents: [document], files };
});

describe.each(names.map((name, i) => [name, documents[i]!, partly[i]!] as const))(
  "with only %s open, the other logs of the folder answer from their index",
  (_name, document, workspace) => {
    it("the problems, their chains and causes are the same", () => {
      const problems = service.getDiagnostics(document, workspace);
      expect(problems.length).toBeGreaterThan(0);
      expect(problems).toEqual(service.getDiagnostics(document, open));
    });

    it("the incidents are the same", () => {
      expect(service.getIncidents(workspace)).toEqual(service.getIncidents(open));
    });

    it("every code and path leads to the same place", () => {
      const text = sliceText(document.text, 0, document.text.length);
      let seen = 0;
      for (const match of text.matchAll(/0x[0-9a-f]{4,8}|KB\d{6}|[a-z]:\\[\w\\]{9,}update\.exe/gi)) {
        const position = positionAt(document.text, match.index + 2);
        const targets = (of: Workspace) =>
          service.getDefinition(document, position, of).map((link) => [link.targetUri, link.targetSelectionRange]);
        expect(targets(workspace)).toEqual(targets(open));
        seen += targets(open).length;
      }
      expect(seen).toBeGreaterThan(1);
    });

    it.each(["", "0x8007f01e", "section", "update.exe"])("symbols for %j are the same", (query) => {
      const found = (of: Workspace) =>
        service
          .getWorkspaceSymbols(query, of)
          .map(
            ({ name, location }) => `${name} ${location.uri} ${JSON.stringify("range" in location && location.range)}`,
          )
          .sort();
      expect(found(workspace)).toEqual(found(open));
    });
  },
);

it("an update is found by its whole number in a file that is not open", () => {
  const [workspace] = partly;
  const number = /KB\d{6}/.exec(texts.get("file:///pc/svcpack.log")!)![0];
  const found = service.getWorkspaceSymbols(number, workspace!).map(({ location }) => location.uri);
  expect(found).toContain("file:///pc/svcpack.log");
});
