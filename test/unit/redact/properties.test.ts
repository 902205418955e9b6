import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createRedactor } from "../../../server/src/service/redact";
import { processorTime } from "../../support/processorTime";
import { leftAlone } from "./leftAlone";
import { accounts, addresses, machines, profiles } from "./replaced";

const rows = [...profiles, ...accounts, ...machines, ...addresses].flatMap(([text, , ...others]) => [text, ...others]);
const lines = [...rows, ...leftAlone];
const bs = String.raw;

/** Letters at random in capitals or small. */
const inAnyCase = (text: string): fc.Arbitrary<string> =>
  fc
    .array(fc.boolean(), { minLength: text.length, maxLength: text.length })
    .map((capital) => [...text].map((char, at) => (capital[at] ? char.toUpperCase() : char.toLowerCase())).join(""));

const letters = "bghijklmnopqrstuvwxyz";
const someName = fc
  .tuple(
    fc.constantFrom(...letters),
    fc.string({ unit: fc.constantFrom(...letters, ..."0123456789"), minLength: 4, maxLength: 10 }),
  )
  .map(([first, rest]) => `z${first}${rest}`);

/** Where the name of a user stands; `@` is the place. */
const userPlaces = [
  bs`C:\Users\@\AppData\Local\Temp\x.log`,
  bs`C:\Documents and Settings\@\Desktop`,
  bs`file:///c%3A/Users/@/x.log`,
  "User: @",
  "USERNAME=@",
  bs`User: CONTOSO\@`,
  "for user '@' now",
];
const computerPlaces = [
  bs`\\@\share\x`,
  bs`\\@.corp.contoso.com\share`,
  "http://@:8530/x",
  "http://@.corp.contoso.com:8530/x",
  "Computer: @",
  "ComputerName=@",
  bs`LOGONSERVER=\\@`,
];

describe("redaction", () => {
  it("is idempotent and does not depend on where the lines are cut", () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...lines), { maxLength: 6 }),
        fc.constantFrom(" ", ", ", "\t", "\n", "|", ""),
        (some, glue) => {
          const text = some.join(glue);
          const redactor = createRedactor(some);
          const once = redactor.apply(text);
          expect(redactor.apply(once)).toBe(once);
        },
      ),
      { numRuns: 400 },
    );
  });

  it("is idempotent on any text", () => {
    const pieces = [
      ..."\\/:.@$%-_~ \"'=[](){}<>|,;*#&0179aefFzZé",
      "Users",
      "C:",
      "\\\\",
      "http://",
      "User",
      "S-1-5-21-",
      "10.",
      "::",
    ];
    const noise = fc.string({
      unit: fc.constantFrom(...pieces, "AppData\\Local", "CONTOSO", "jdoe", "for ", "computer"),
      maxLength: 40,
    });
    fc.assert(
      fc.property(noise, noise, (one, other) => {
        const redactor = createRedactor([one, other]);
        const once = redactor.apply(one);
        expect(redactor.apply(once)).toBe(once);
        const unseen = createRedactor([]);
        expect(unseen.apply(unseen.apply(one))).toBe(unseen.apply(one));
      }),
      { numRuns: 1500 },
    );
  });

  it.each([
    ["user", userPlaces, /USER\d+/],
    ["computer", computerPlaces, /COMPUTER\d+/],
  ] as const)("gives the name of a %s one replacement in all places and any case", (_kind, places, replacement) => {
    const spelled = someName.chain((name) =>
      fc.tuple(fc.constant(name), ...places.map(() => inAnyCase(name)), inAnyCase(name)),
    );
    fc.assert(
      fc.property(spelled, ([name, ...spellings]) => {
        const texts = places.map((place, at) => place.replace("@", () => spellings[at] ?? name));
        texts.push(`in running text: ${spellings[places.length]}.`);
        const redactor = createRedactor(texts);
        const results = texts.map((text) => redactor.apply(text));
        expect(results.filter((result) => result.toLowerCase().includes(name))).toEqual([]);
        expect(new Set(results.map((result) => replacement.exec(result)?.[0])).size).toBe(1);
      }),
    );
  });

  it("gives different names different replacements, and leaves none", () => {
    fc.assert(
      fc.property(fc.uniqueArray(someName, { minLength: 2, maxLength: 12 }), (names) => {
        const texts = names.map((name, at) => [...userPlaces, ...computerPlaces][at % 14]!.replace("@", name));
        const redactor = createRedactor(texts);
        const words = names.map((name) => redactor.apply(name));
        expect(new Set(words).size).toBe(names.length);
        for (const word of words) expect(word).toMatch(/^(?:USER|COMPUTER)\d+$/);
      }),
    );
  });

  it("never touches codes, hashes, GUIDs, versions, KB numbers, times", () => {
    const hex = fc.string({ unit: fc.constantFrom(..."0123456789abcdefABCDEF"), minLength: 1, maxLength: 64 });
    const part = fc.nat({ max: 65535 });
    const version = fc.tuple(fc.integer({ min: 0, max: 9 }), part, part, part).map((parts) => parts.join("."));
    const labelled = fc.tuple(part, part, part, part).map((parts) => `Version ${parts.join(".")}`);
    const time = fc
      .date({ noInvalidDate: true, min: new Date(0), max: new Date(4e12) })
      .map((date) => date.toISOString());
    const plain = fc.oneof(
      hex,
      hex.map((digits) => `0x${digits}`),
      fc.uuid(),
      fc.uuid().map((id) => `{${id.toUpperCase()}}.103`),
      version,
      labelled,
      time,
      time.map((text) => text.slice(0, 19).replace("T", "\t").replaceAll("-", "/")),
      fc.integer({ min: 100000, max: 9999999 }).map((number) => `KB${number}`),
      fc.nat({ max: 200 }).map((number) => `oem${number}.inf`),
    );
    // Names that look like pieces of such texts are learnt first.
    const learnt = [
      "C:\\Users\\dead\\x",
      "C:\\Users\\2007\\x",
      "\\\\beef\\x",
      "\\\\kb945678\\x",
      "User: oem7",
      "Computer: ada",
    ];
    fc.assert(
      fc.property(plain, (text) => {
        expect(createRedactor([text]).apply(text)).toBe(text);
        expect(createRedactor([...learnt, text]).apply(text)).toBe(text);
      }),
      { numRuns: 1500 },
    );
  });

  it("does not care where a name was learnt", () => {
    const texts = [bs`jroe saw contoso\jroe`, bs`C:\Users\jroe\x`, "Contoso and JROE"];
    for (const order of [
      [0, 1, 2],
      [2, 1, 0],
      [1, 0, 2],
    ]) {
      const redactor = createRedactor(order.map((at) => texts[at]!));
      expect(texts.map((text) => redactor.apply(text))).toEqual([
        bs`USER1 saw DOMAIN1\USER1`,
        bs`C:\Users\USER1\x`,
        "DOMAIN1 and USER1",
      ]);
    }
  });

  it("learns the value on the line below its label", () => {
    const redactor = createRedactor(["> Computer:", "> kiosk77", "the name KIOSK77"]);
    expect(redactor.apply("the name KIOSK77")).toBe("the name COMPUTER1");
  });

  it("redacts texts it has not seen before, and remembers", () => {
    const redactor = createRedactor([]);
    expect(redactor.apply(bs`C:\Users\jdoe\x`)).toBe(bs`C:\Users\USER1\x`);
    expect(redactor.apply(bs`C:\Users\jroe\x`)).toBe(bs`C:\Users\USER2\x`);
    expect(redactor.apply("JDOE")).toBe("USER1");
  });

  it("gives no name the replacement that a text bears already", () => {
    const redactor = createRedactor([bs`C:\Users\jdoe\x`, "COMPUTER1 USER1", bs`\\files01\x`]);
    expect(redactor.apply(bs`C:\Users\jdoe\x USER1`)).toBe(bs`C:\Users\USER2\x USER1`);
    expect(redactor.apply(bs`\\files01\x COMPUTER1`)).toBe(bs`\\COMPUTER2\x COMPUTER1`);
  });

  it("takes a short name for the long one only where one fits", () => {
    const one = createRedactor([bs`C:\Users\John Doe\x`, bs`C:\Users\JOHNDO~1\x`]);
    expect(one.apply(bs`JOHNDO~1`)).toBe("USER1");
    const two = createRedactor([bs`C:\Users\John Doe\x`, bs`C:\Users\John Dorey\x`, bs`C:\Users\JOHNDO~1\x`]);
    expect(two.apply(bs`C:\Users\JOHNDO~1\x`)).toBe(bs`C:\Users\USER3\x`);
  });

  it.each([
    "a",
    "\\",
    "\\\\",
    "a\\",
    "C:\\Users\\",
    "C:\\Users\\a ",
    "User: ",
    "a.b",
    "a@",
    "@a.",
    ":",
    "a:",
    "10.",
    "::1 ",
    "http://",
    "http://a",
    "S-1-5-21-",
    "dc=a,",
    "a-",
    "00-",
    "$a",
    "a$",
    " ' ",
    "user '",
    'User="',
    "\\a\\AppData",
    "AppData\\Local\\",
    "%20",
    "computer ",
    "é",
    "<>",
    "* ",
    "jdoe ",
    "CONTOSO\\jdoe ",
    "a\\b ",
    "{",
    "proxy:",
    "DESKTOP-1",
    "john ",
    "~1",
    "a\\b x\\y& ",
    "user [",
    "user 'a",
    "x.inf ",
    "10.0.0.9 ",
    "aa:",
    "A\\B$ ",
    "x~1\\",
    "C:\\Users\\a~1 ",
  ])("takes twice as long for a line of twice as many %j, not four times", (unit) => {
    const spent = (length: number): number => {
      const line = unit.repeat(length / unit.length);
      let best = Number.POSITIVE_INFINITY;
      for (let round = 0; round < 3; round++) {
        best = Math.min(
          best,
          processorTime(() => createRedactor([line, bs`C:\Users\jdoe\x`, bs`C:\Users\john doe\x`]).apply(line)),
        );
      }
      return best;
    };
    spent(2000);
    const small = spent(10_000);
    // Eight times the length: 8 when linear, 64 when quadratic; short times are not measured well.
    expect(spent(80_000)).toBeLessThan(Math.max(24 * small, 1000));
  });
});
