// The bundle in a process of its own, as editors start it, with real files.
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Location, ReferencesRequest } from "vscode-languageserver/node";
import { common, dataFile, dataOnFirstUse } from "../../tools/bundles.mjs";
import { setupapiLog, svcpackLog } from "../support/incidentLogs";
import { spawnServer } from "../support/lspClient";

describe("the server in a process of its own", () => {
  let root = "";
  let module = "";
  beforeAll(async () => {
    root = mkdtempSync(join(tmpdir(), "setup-logs-"));
    module = join(root, "main.js");
    const entry = join(__dirname, "../../server/src/main.node.ts");
    const worker = join(__dirname, "../../server/src/workspaceIndex/worker.node.ts");
    const server = { ...common, entryPoints: [entry], plugins: [dataOnFirstUse] };
    mkdirSync(join(root, "bare"));
    await Promise.all([
      build({ ...server, outfile: module }),
      build({ ...server, outfile: join(root, "bare/main.js") }),
      build({ ...server, entryPoints: [worker], outfile: join(root, "worker.js") }),
      build({ ...dataFile, outfile: join(root, "data.js") }),
    ]);
    writeFileSync(join(root, "setupapi.log"), Buffer.from(`\ufeff${setupapiLog}`, "utf16le"));
  });
  afterAll(() => rmSync(root, { recursive: true }));

  it.each(["stdio", "node-ipc", "socket"] as const)(
    "over %s: explains an open log with those of its folder, and ends when told to",
    async (transport) => {
      const folder = pathToFileURL(root).href;
      const client = await spawnServer(module, transport, { folders: [folder] });
      const uri = `${folder}/svcpack.log`;
      client.open(uri, "svcpack-log", svcpackLog);
      const [problem] = await client.pull(uri);
      expect(problem).toMatchObject({ code: "0xFFFFFBFE", source: "setup logs" });
      const { line } = problem!.range.start;
      const position = { line, character: svcpackLog.split("\r\n")[line]!.indexOf("0xfffffbfe") };
      const context = { includeDeclaration: true };
      const params = { textDocument: { uri }, position, context };
      const found: Location[] = (await client.request(ReferencesRequest.type, params))!;
      expect(new Set(found.map((each) => each.uri))).toEqual(new Set([uri, `${folder}/setupapi.log`]));
      expect(client.messages).toEqual([]);
      await client.dispose();
    },
  );

  it("reads logs in a thread of its own, and outlives one that breaks down", async () => {
    const fragile = join(root, "fragile");
    const logs = join(root, "logs");
    for (const folder of [fragile, logs]) mkdirSync(folder);
    for (const name of ["main.js", "data.js"]) copyFileSync(join(root, name), join(fragile, name));
    writeFileSync(join(fragile, "worker.js"), 'setTimeout(() => { throw new Error("no more"); });');
    writeFileSync(join(logs, "setupapi.log"), setupapiLog);
    const client = await spawnServer(join(fragile, "main.js"), "stdio", { folders: [pathToFileURL(logs).href] });
    const message = await client.until(() => client.messages[0]);
    expect(message).toBe(`Files that could not be read: ${join(logs, "setupapi.log")} (no more).`);
    client.open("untitled:svcpack.log", "svcpack-log", svcpackLog);
    expect(await client.pull("untitled:svcpack.log")).toHaveLength(1);
    await client.dispose();
  });

  it("reads tables, meanings and articles when they are first needed, not at the start", async () => {
    // Without the data file the server starts all the same, and its first use of the file fails.
    const client = await spawnServer(join(root, "bare/main.js"), "stdio", {});
    expect(client.messages).toEqual([]);
    client.open("file:///logs/svcpack.log", "svcpack-log", svcpackLog);
    await client.pull("file:///logs/svcpack.log").catch(() => undefined);
    expect(client.messages.join("\n")).toContain("Cannot find module './data.js'");
    await client.dispose();
  });
});
