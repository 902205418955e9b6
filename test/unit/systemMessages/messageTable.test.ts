import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { messageIn, readableMessage } from "../../../server/src/systemMessages/messageTable";
import { messageTable } from "../../support/portableExecutable";

const table = messageTable([
  { id: 2, text: "Die Datei fehlt.\r\n" },
  { id: 3, text: "Der Pfad fehlt.\r\n" },
  { id: 5, text: "Zugriff auf „%1“ verweigert.\r\n" },
  { id: 1603, text: "Schwerer Fehler beim \xc4ndern.\r\n", flags: 0 },
  { id: 1604, text: "Übergröße\r\n", flags: 2 },
  { id: 0xc0000034, text: "Kein Objekt dieses Namens.\r\n" },
]);

describe("a message table", () => {
  it.each([
    [2, "Die Datei fehlt."],
    [3, "Der Pfad fehlt."],
    [5, "Zugriff auf „%1“ verweigert."],
    [1603, "Schwerer Fehler beim Ändern."],
    [1604, "Übergröße"],
    [0xc0000034, "Kein Objekt dieses Namens."],
  ])("has the message of %s", (id, text) => {
    expect(messageIn(table, id)).toBe(`${text}\r\n`);
    expect(readableMessage(messageIn(table, id)!)).toBe(text);
  });

  it.each([0, 1, 4, 6, 1602, 1605, 0xc0000033, 0xffffffff])("has none for %s", (id) => {
    expect(messageIn(table, id)).toBeUndefined();
  });

  it("keeps an empty message apart from none", () => {
    const empty = messageTable([{ id: 7, text: "" }]);
    expect(messageIn(empty, 7)).toBe("");
    expect(messageIn(empty, 8)).toBeUndefined();
  });

  it("is read no further than it goes, wherever it is cut off", () => {
    const whole = messageIn(table, 0xc0000034);
    for (let length = 0; length < table.length; length++) {
      const found = messageIn(table.subarray(0, length), 0xc0000034);
      expect([undefined, whole]).toContain(found);
    }
    expect(messageIn(table.subarray(0, table.length - 1), 0xc0000034)).toBeUndefined();
  });

  it("may promise more blocks than it has, and blocks may lie outside it", () => {
    const broken = Buffer.from(table);
    broken.writeUInt32LE(0xffffffff, 0);
    expect(messageIn(broken, 2)).toBe("Die Datei fehlt.\r\n");
    broken.writeUInt32LE(0xfffffff0, 12);
    expect(messageIn(broken, 2)).toBeUndefined();
  });

  it("may have entries of no length or of an unknown kind", () => {
    const broken = Buffer.from(table);
    const first = broken.readUInt32LE(12);
    broken.writeUInt16LE(0, first);
    expect(messageIn(broken, 3)).toBeUndefined();
    broken.writeUInt16LE(table.readUInt16LE(first), first);
    broken.writeUInt16LE(9, first + 2);
    expect([messageIn(broken, 2), messageIn(broken, 3)]).toEqual([undefined, "Der Pfad fehlt.\r\n"]);
  });

  it("may hold anything", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), fc.nat(0xffff), (bytes, id) => {
        expect(["string", "undefined"]).toContain(typeof messageIn(bytes, id));
      }),
    );
  });
});

describe("a message for people", () => {
  it.each([
    ["One line.\r\n", "One line."],
    ["First\r\nsecond\tthird", "First second third"],
    ["%1 is not %2!ls! but %10.", "%1 is not %2 but %10."],
    ["100%% done%.", "100% done."],
    ["before%nafter%0this is left out", "before after"],
    ["A%bB%!", "A B!"],
    ["\u202eturned\u0007 round\u0000", "turned round"],
    ["  \r\n", ""],
  ])("%j is %j", (message, text) => {
    expect(readableMessage(message)).toBe(text);
  });

  it("is not longer than a message can be", () => {
    expect(readableMessage("x".repeat(100_000))).toHaveLength(2000);
  });
});
