import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, describe, expect, it, vi } from "vitest";
import { createSystemMessages } from "../../../server/src/systemMessages";
import { nodeSystemFiles, systemMessagesOfHost } from "../../../server/src/systemMessages/files.node";
import { libraryWith, messageTable } from "../../support/portableExecutable";

const root = mkdtempSync(join(tmpdir(), "setup-logs-system-"));
const system32 = join(root, "System32");
const library = libraryWith(11, [
  { language: 0x407, data: messageTable([{ id: 5, text: "Zugriff verweigert.\r\n" }]) },
]);
mkdirSync(join(system32, "de-DE"), { recursive: true });
writeFileSync(join(system32, "de-DE", "KernelBase.dll.mui"), library);
writeFileSync(join(system32, "KernelBase.dll"), "MZ and nothing more");
afterAll(() => rmSync(root, { recursive: true }));

describe("files of the system", () => {
  it("are read whole, up to a limit", () => {
    const path = join(system32, "de-DE", "KernelBase.dll.mui");
    expect(Buffer.from(nodeSystemFiles.read(path, library.length)!).equals(library)).toBe(true);
    expect(nodeSystemFiles.read(path, library.length - 1)).toBeUndefined();
  });

  it("that are missing or folders are no files", () => {
    expect(nodeSystemFiles.read(join(system32, "ntdll.dll"), 1000)).toBeUndefined();
    expect(nodeSystemFiles.read(system32, 1000)).toBeUndefined();
  });

  it("lie beside folders, of which only folders are named", () => {
    expect(nodeSystemFiles.folders(system32)).toEqual(["de-DE"]);
    expect(nodeSystemFiles.folders(join(system32, "KernelBase.dll"))).toEqual([]);
    expect(nodeSystemFiles.folders(join(root, "none"))).toEqual([]);
  });

  it("give the message, read from disk", () => {
    const below = (path: string): string => join(root, ...path.replace("C:\\Windows", "").split("\\"));
    const messages = createSystemMessages({
      files: {
        folders: (path) => nodeSystemFiles.folders(below(path)),
        read: (path, limit) => nodeSystemFiles.read(below(path), limit),
      },
      systemRoot: "C:\\Windows",
      languages: ["en-US", "de"],
    });
    expect(messages(0x80070005)).toBe("Zugriff verweigert.");
    expect(messages(0x80070006)).toBeUndefined();
    expect(messages(0xc0000034)).toBeUndefined();
  });
});

describe("the messages of this machine", () => {
  afterEach(() => {
    vi.unstubAllGlobals();
  });
  const on = (platform: string, env: Readonly<Record<string, string>>): void => {
    vi.stubGlobal("process", { ...process, platform, env });
  };

  it("are none where it is not Windows", () => {
    on("linux", { SystemRoot: "C:\\Windows" });
    expect(systemMessagesOfHost(["de"])).toBeUndefined();
  });

  it("are looked for in the Windows folder, and missing files are no failure", () => {
    on("win32", { SystemRoot: join("C:\\", "no such folder") });
    const messages = systemMessagesOfHost(["de"]);
    expect(messages).toBeTypeOf("function");
    expect(messages!(0x80070005)).toBeUndefined();
  });
});
