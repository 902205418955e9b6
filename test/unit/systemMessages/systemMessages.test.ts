import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createSystemMessages, type SystemFiles } from "../../../server/src/systemMessages";
import { messagePlaces } from "../../../server/src/systemMessages/modules";
import { resourcesOf } from "../../../server/src/systemMessages/resources";
import { libraryWith, messageTable, type TableEntry } from "../../support/portableExecutable";

const tableType = 11;
const library = (...entries: readonly TableEntry[]): Buffer =>
  libraryWith(tableType, [{ language: 0x409, data: messageTable(entries) }]);

/** A Windows whose files are given by their path below System32. */
function windows(files: Readonly<Record<string, Uint8Array>>) {
  const root = "C:\\Windows\\System32\\";
  const reads: string[] = [];
  const system: SystemFiles = {
    folders: (path) => {
      const below = Object.keys(files)
        .map((name) => root + name)
        .filter((name) => name.startsWith(`${path}\\`))
        .map((name) => name.slice(path.length + 1).split("\\"));
      return [...new Set(below.filter((parts) => parts.length > 1).map(([folder]) => folder))];
    },
    read: (path, limit) => {
      reads.push(path);
      const file = path.startsWith(root) ? files[path.slice(root.length)] : undefined;
      return file !== undefined && file.length <= limit ? file : undefined;
    },
  };
  const messages = (languages: readonly string[] = [], systemRoot: string | undefined = "C:\\Windows") =>
    createSystemMessages({ files: system, systemRoot, languages });
  return { reads, system, messages };
}

const german = library({ id: 5, text: "Zugriff verweigert.\r\n" });
const french = library({ id: 5, text: "Accès refusé.\r\n" });
const english = library({ id: 5, text: "No access.\r\n" });

describe("the message of the system", () => {
  const installed = {
    "de-DE\\KernelBase.dll.mui": german,
    "fr-FR\\KernelBase.dll.mui": french,
    "KernelBase.dll": english,
  };

  it.each([
    [["fr-FR"], "Accès refusé."],
    [["fr"], "Accès refusé."],
    [["FR-ca", "de-DE"], "Accès refusé."],
    [["ja", "fr-CH"], "Accès refusé."],
    [["ja"], "Zugriff verweigert."],
    [[], "Zugriff verweigert."],
  ])("is in the user's language: %j", (languages, text) => {
    expect(windows(installed).messages(languages)(0x80070005)).toBe(text);
  });

  it("comes from the library where no language has it", () => {
    const files = { "de-DE\\KernelBase.dll.mui": library({ id: 6, text: "anders" }), "KernelBase.dll": english };
    expect(windows(files).messages(["de-DE"])(0x80070005)).toBe("No access.");
  });

  it("comes from an older system's file", () => {
    expect(windows({ "de-DE\\kernel32.dll.mui": german }).messages()(0x80070005)).toBe("Zugriff verweigert.");
  });

  it("is the one for all languages, then the English one, where a file has several", () => {
    const tables = [0x407, 0x409, 0].map((language) => ({
      language,
      data: messageTable([{ id: 5, text: `language ${language}` }]),
    }));
    const several = windows({ "KernelBase.dll": libraryWith(tableType, tables) });
    expect(several.messages()(0x80070005)).toBe("language 0");
    const without = windows({ "KernelBase.dll": libraryWith(tableType, tables.slice(0, 2)) });
    expect(without.messages()(0x80070005)).toBe("language 1033");
  });

  it.each<[string, number, string, number]>([
    ["a Win32 error", 0x80070643, "KernelBase.dll", 1603],
    ["an HRESULT", 0x80004005, "KernelBase.dll", 0x80004005],
    ["an NTSTATUS", 0xc0000034, "ntdll.dll", 0xc0000034],
    ["Windows Update", 0x8024402c, "wuapi.dll", 0x8024402c],
    ["BITS", 0x80200013, "qmgr.dll", 0x80200013],
    ["HTTP in BITS", 0x80190194, "qmgr.dll", 0x80190194],
    ["WinHTTP", 0x80072ee2, "winhttp.dll", 12002],
    ["SetupAPI", 0x800f0203, "setupapi.dll", 0xe0000203],
    ["servicing", 0x800f081f, "Dism\\CbsProvider.dll", 0x800f081f],
    ["images", 0xc1420127, "wimgapi.dll", 0xc1420127],
    ["WMI", 0x80041003, "wbem\\wmiutils.dll", 0x80041003],
    ["signatures", 0x800b0109, "KernelBase.dll", 0x800b0109],
  ])("of %s comes from the file that has it", (_, canonical, module, id) => {
    const system = windows({ [module]: library({ id, text: "The right one." }) });
    expect(system.messages()(canonical)).toBe("The right one.");
  });

  it("of a language folder beside the library", () => {
    const cut = { "Dism\\de-DE\\CbsProvider.dll.mui": library({ id: 0x800f081f, text: "Quelle fehlt." }) };
    expect(windows(cut).messages(["de"])(0x800f081f)).toBe("Quelle fehlt.");
  });

  it("follows the reading where two families share a number", () => {
    const both = windows({
      "winhttp.dll": library({ id: 12175, text: "From WinHTTP." }),
      "wininet.dll": library({ id: 12175, text: "From WinINet." }),
    });
    expect(both.messages()(0x80072f8f, "WinHTTP")).toBe("From WinHTTP.");
    expect(both.messages()(0x80072f8f, "WinINet")).toBe("From WinINet.");
  });

  it.each([0, 1, 0x8007f0da, 0xfffffbfe, 0xc1900101, 0xc8000222, 0x000f0801, 0x2c520017])(
    "is not looked for where %i means something else",
    (canonical) => {
      expect(messagePlaces(canonical)).toEqual([]);
    },
  );

  it("is read a single time from each file", () => {
    const system = windows(installed);
    const messages = system.messages(["de"]);
    for (let index = 0; index < 3; index++) messages(0x80070005);
    expect(system.reads).toEqual(["C:\\Windows\\System32\\de-DE\\KernelBase.dll.mui"]);
  });
});

describe("files", () => {
  it("outside the system folder are not opened", () => {
    const folders = ["..", "..\\..\\Users", "de-DE\\..\\..", "de/DE", "de-DE", "catroot2", "drivers"];
    const { system, reads } = windows({ "de-DE\\KernelBase.dll.mui": german });
    const messages = createSystemMessages({
      files: { ...system, folders: () => folders },
      systemRoot: "C:\\Windows\\",
      languages: ["..\\..\\Users"],
    });
    for (const canonical of [0x80070005, 0xc0000034, 0x80240001, 0x800f081f]) messages(canonical);
    expect(reads.length).toBeGreaterThan(5);
    for (const path of reads) {
      expect(path).toMatch(/^C:\\Windows\\System32\\(?:Dism\\)?(?:de-DE\\)?\w+\.dll(?:\.mui)?$/);
    }
  });

  it.each([undefined, "", "Windows", "/windows", "\\\\server\\share", "C:\\Windows\\..\\Users", "C:Windows"])(
    "are not opened when the system folder is %j",
    (systemRoot) => {
      const { system, reads } = windows({ "KernelBase.dll": english });
      const messages = createSystemMessages({ files: system, systemRoot, languages: [] });
      expect([messages(0x80070005), reads]).toEqual([undefined, []]);
    },
  );

  it("of another kind, cut off or damaged give no message and no error", () => {
    for (let length = 0; length < english.length; length += 3) {
      const messages = windows({ "KernelBase.dll": english.subarray(0, length) }).messages();
      expect([undefined, "No access."]).toContain(messages(0x80070005));
    }
    fc.assert(
      fc.property(fc.nat(english.length - 1), fc.nat(255), fc.nat(255), (at, one, two) => {
        const broken = Buffer.from(english);
        broken[at] = one;
        broken[(at + 1) % broken.length] = two;
        const message = windows({ "KernelBase.dll": broken }).messages()(0x80070005);
        expect(message === undefined || message.length < 2001).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});

describe("resources", () => {
  const data = Buffer.from("resource");

  it.each([true, false])("are found in both forms of a library (64 bits: %s)", (is64Bit) => {
    const file = libraryWith(tableType, [{ language: 0x407, data }], is64Bit);
    expect(resourcesOf(file, tableType).map((each) => [each.language, Buffer.from(each.data).toString()])).toEqual([
      [0x407, "resource"],
    ]);
    expect(resourcesOf(file, 16)).toEqual([]);
  });

  it("of a view on a larger buffer are found too", () => {
    const file = libraryWith(tableType, [{ language: 0, data }]);
    const larger = Buffer.concat([Buffer.alloc(7), file, Buffer.alloc(9)]);
    expect(resourcesOf(larger.subarray(7, 7 + file.length), tableType)).toHaveLength(1);
  });

  it("are read up to a limit", () => {
    const many = Array.from({ length: 600 }, (_, language) => ({ language, data }));
    expect(resourcesOf(libraryWith(tableType, many), tableType)).toHaveLength(512);
  });

  it("that share their bytes are not read over and over", () => {
    const file = libraryWith(tableType, [
      { language: 1, data },
      { language: 2, data: Buffer.alloc(0) },
      { language: 3, data: Buffer.alloc(0) },
    ]);
    // Each of the three entries claims the whole section.
    const entries = 0x400 + 2 * 24 + 16 + 3 * 8;
    for (let at = entries; at < entries + 48; at += 16) {
      file.writeUInt32LE(0x3000, at);
      file.writeUInt32LE(file.length - 0x400, at + 4);
    }
    const total = resourcesOf(file, tableType).reduce((sum, each) => sum + each.data.length, 0);
    expect(total).toBeGreaterThan(0);
    expect(total).toBeLessThanOrEqual(file.length);
  });

  it("that lead to themselves end", () => {
    const file = libraryWith(tableType, [{ language: 0, data }]);
    // The second level leads back to the first, which leads to the second.
    file.writeUInt32LE(0x80000000, 0x400 + 24 + 20);
    expect(resourcesOf(file, tableType)).toEqual([]);
  });
});
