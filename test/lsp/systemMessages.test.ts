import { describe, expect, it } from "vitest";
import { type Hover, HoverRequest, type MarkupContent } from "vscode-languageserver/node";
import type { Runtime } from "../../server/src/runtime";
import { svcpackLog } from "../support/incidentLogs";
import { joinServer, type LspClient, modernClient } from "../support/lspClient";
import { memoryRuntime } from "../support/memoryRuntime";

const uri = "file:///server1/svcpack.log";
const at = svcpackLog.indexOf("0xfffffbfe");
const line = svcpackLog.slice(0, at).split("\n").length - 1;
const position = { line, character: at - svcpackLog.lastIndexOf("\n", at) };

/** A machine with a message for each code, and the languages it was asked for. */
function windows() {
  const asked: (readonly string[])[] = [];
  const runtime: Runtime = {
    ...memoryRuntime(),
    systemMessages: async (languages) => {
      asked.push(languages);
      return () => "Der Datensatz ist zu groß.";
    },
  };
  return { asked, runtime };
}

async function hover(client: LspClient): Promise<string> {
  client.open(uri, "svcpack-log", svcpackLog);
  const found = (await client.request(HoverRequest.type, { textDocument: { uri }, position })) as Hover;
  return (found.contents as MarkupContent).value;
}

const wanted = { codes: { systemMessages: true } };

describe("the message of the system", () => {
  it("is shown when the user wants it, in the language of the editor, and prepared once", async () => {
    const { runtime, asked } = windows();
    const client = await joinServer(runtime, { capabilities: modernClient, settings: wanted, locale: "de" });
    for (let index = 0; index < 2; index++)
      expect(await hover(client)).toContain("> Windows says: “Der Datensatz ist zu groß.”");
    expect(asked).toEqual([["de"]]);
    await client.dispose();
  });

  it("is not even prepared by default, and again not once it is switched off", async () => {
    const { runtime, asked } = windows();
    const client = await joinServer(runtime, { capabilities: modernClient });
    expect(await hover(client)).not.toContain("Windows says");
    expect(asked).toEqual([]);
    client.configure(wanted);
    expect(await hover(client)).toContain("Windows says");
    client.configure({});
    expect(await hover(client)).not.toContain("Windows says");
    expect(asked).toEqual([[]]);
    await client.dispose();
  });

  it("changes nothing on another system", async () => {
    const client = await joinServer(memoryRuntime(), { capabilities: modernClient, settings: wanted });
    expect(await hover(client)).toContain("JET");
    expect(await hover(client)).not.toContain("Windows says");
    await client.dispose();
  });
});
