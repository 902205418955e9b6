import { describe, expect, it } from "vitest";
import {
  type Article,
  articleFrom,
  builtInKnowledge,
  createKnowledge,
  type RemedyQuery,
} from "../../../server/src/service/knowledge";
import { codeWeight } from "../../../server/src/service/knowledge/codeWeight";
import { errorKey, errorKeyOfText } from "../../../server/src/service/knowledge/errorKey";

const { articles: allArticles, remediesFor } = builtInKnowledge();
const ids = (query: RemedyQuery) => remediesFor(query).map((match) => match.article.id);

describe("remediesFor", () => {
  it.each<[string, RemedyQuery, readonly string[]]>([
    ["record limit with its consequence", { canonicalCodes: [0xfffffbfe, 0x8007f0da] }, ["kb940276", "kb822798"]],
    ["the same in the other order", { canonicalCodes: [0x8007f0da, 0xfffffbfe] }, ["kb940276", "kb822798"]],
    [
      "a whole run with its noise",
      { canonicalCodes: [2, 0x57, 0x80092004, 0xfffffbfe, 0xf0da, 0x643] },
      ["kb940276", "kb822798"],
    ],
    ["signed catalog error", { canonicalCodes: [-1026] }, ["kb940276"]],
    ["integrity check alone", { canonicalCodes: [0x8007f0da] }, ["kb822798"]],
    ["catalog installation alone", { canonicalCodes: [0xf01e] }, ["kb822798"]],
    ["prerequisite", { canonicalCodes: [0x8007f0f4, 0x80070643] }, ["update-exe-prerequisite"]],
    ["cause before summary", { canonicalCodes: [0x80240022, 0x80070070] }, ["disk-full", "wu-all-updates-failed"]],
    ["cause before wrapper", { canonicalCodes: [0x80070643, 0x80070005] }, ["access-denied"]],
    ["cause before probe", { canonicalCodes: [2, 0x80070070] }, ["disk-full", "file-not-found"]],
    ["probe before summary", { canonicalCodes: [0x80004005, 2] }, ["file-not-found", "unspecified-failure"]],
    ["name resolution", { canonicalCodes: [0x80072ee7, 0x8024402c] }, ["wu-name-not-resolved"]],
    ["timeout", { canonicalCodes: [0x80072ee2] }, ["wu-no-connection"]],
    ["TLS", { canonicalCodes: [0x80072f8f] }, ["wu-tls-failure"]],
    ["HTTP 403", { canonicalCodes: [0x80244018] }, ["wu-http-status"]],
    ["HTTP 407", { canonicalCodes: [0x8024401b] }, ["wu-proxy-authentication"]],
    ["HTTP 503", { canonicalCodes: [0x80244022] }, ["wu-server-busy"]],
    ["BITS with HTTP 404", { canonicalCodes: [0x80190194] }, ["bits-http-status"]],
    ["bad digest: the closer article first", { canonicalCodes: [0x80096010] }, ["bad-digest", "kb822798"]],
    ["bare Win32", { canonicalCodes: [5] }, ["access-denied"]],
    ["SetupAPI code", { canonicalCodes: [0xe0000228] }, ["setupapi-no-compatible-driver"]],
    ["the same as HRESULT", { canonicalCodes: [0x800f0228] }, ["setupapi-no-compatible-driver"]],
    ["DLL with Error 193", { canonicalCodes: [193], messageNumber: 144 }, ["setupapi-installer-dll"]],
    [
      "blocked file with its reason",
      { canonicalCodes: [0xfffffbfe], messageNumber: 359, format: "setupapi-log" },
      ["kb940276", "setupapi-unsigned-file"],
    ],
    [
      "unsigned driver",
      { canonicalCodes: [0x800b0003], messageNumber: 358, format: "setupapi-log" },
      ["setupapi-unsigned-file", "kb822798"],
    ],
    [
      "veto, its code no Win32 code",
      { canonicalCodes: [0x17], messageNumber: 100, format: "setupapi-log" },
      ["setupapi-restart-or-veto"],
    ],
    [
      "the words about Update.inf before the wrapper",
      {
        canonicalCodes: [0x80070643],
        message: "Setup could not verify the integrity of the file Update.inf.",
        format: "svcpack-log",
      },
      ["kb822798", "update-exe-masked-exit"],
    ],
    [
      "the log decides between two articles on a summary",
      { canonicalCodes: [1603], format: "svcpack-log" },
      ["update-exe-masked-exit"],
    ],
    [
      "the same code in the other log",
      { canonicalCodes: [1603], format: "windowsupdate-log" },
      ["installer-failure-1603"],
    ],
    [
      "the same code in the log of an installer",
      { canonicalCodes: [1603], format: "msi-log" },
      ["installer-failure-1603"],
    ],
    [
      "the same code where no log is known",
      { canonicalCodes: [1603] },
      ["installer-failure-1603", "update-exe-masked-exit"],
    ],
    [
      "the phase that the extend code names before the rollback in general",
      { canonicalCodes: [0xc1900101], message: "Error 0xC1900101 - 0x30018 was reported." },
      ["upgrade-first-boot", "upgrade-rollback"],
    ],
    [
      "the operation that the extend code names before its phase",
      { canonicalCodes: [0xc1900101], message: "Error 0xC1900101-0x2000D was reported." },
      ["upgrade-migrate-data", "upgrade-safe-os", "upgrade-rollback"],
    ],
    ["a rollback without extend code", { canonicalCodes: [0xc1900101] }, ["upgrade-rollback"]],
    ["cause before rollback", { canonicalCodes: [0xc1900101, 0x80070070] }, ["disk-full", "upgrade-rollback"]],
    [
      "cause before the packages that CBS tried",
      { canonicalCodes: [0x800f0805, 0x800f080d, 0x800f0816, 0x80070070] },
      ["disk-full", "cbs-dpx-state-saved", "cbs-package-not-readable"],
    ],
    ["cause before the look for a mounted image", { canonicalCodes: [0xc142011c, 0x80070070] }, ["disk-full"]],
    [
      "cause before an INF section that is optional",
      { canonicalCodes: [0xe0000101, 0xe0000228] },
      ["setupapi-no-compatible-driver"],
    ],
    [
      "a throttling notice by its words",
      { canonicalCodes: [], message: 'Update X is "Normal" regulated and can NOT download.' },
      ["wu-download-regulation"],
    ],
  ])("%s", (_, query, expected) => {
    expect(ids(query).slice(0, expected.length)).toEqual(expected);
  });

  it.each<[string, RemedyQuery]>([
    ["nothing", { canonicalCodes: [] }],
    ["success", { canonicalCodes: [0] }],
    ["an unknown code", { canonicalCodes: [0x81234567] }],
    ["words in the wrong log", { canonicalCodes: [], message: "masked to 0x643", format: "setupapi-log" }],
    ["a message number outside SetupAPI", { canonicalCodes: [], messageNumber: 144, format: "svcpack-log" }],
    ["words beyond the limit", { canonicalCodes: [], message: `${" ".repeat(4000)}access is denied` }],
  ])("finds nothing for %s", (_, query) => {
    expect(remediesFor(query)).toEqual([]);
  });

  it("tells to look for the record limit only while it is not known", () => {
    const [alone] = remediesFor({ canonicalCodes: [0x8007f0da] });
    expect(alone.article.id).toBe("kb822798");
    expect(alone.hints).toHaveLength(1);
    expect(alone.hints[0]).toMatchObject({ code: "0xFFFFFBFE", articleId: "kb940276" });
    expect(alone.hints[0].text).toContain("0xfffffbfe");
    const [, second] = remediesFor({ canonicalCodes: [0xfffffbfe, 0x8007f0da] });
    expect(second.article.id).toBe("kb822798");
    expect(second.hints).toEqual([]);
  });

  it("gives a reason in words", () => {
    const [match] = remediesFor({ canonicalCodes: [0xfffffbfe], message: "MyInstallCatalog error=0xFFFFFBFE." });
    expect(match.reason).toBe('Matches code 0xFFFFFBFE and the words "error=0xfffffbfe".');
    const [summary] = remediesFor({ canonicalCodes: [0x80240022] });
    expect(summary.reason).toContain("a summary");
    const [other] = remediesFor({ canonicalCodes: [0x80072ee2], format: "setupapi-log" });
    expect(other.reason).toContain("speaks of other logs");
  });

  it("finds every article by each of its codes", () => {
    for (const { id, appliesTo } of allArticles)
      for (const code of appliesTo.codes) expect(ids({ canonicalCodes: [Number(code)] }), code).toContain(id);
  });

  it("finds every article by each of its phrases and messages", () => {
    for (const { id, appliesTo } of allArticles) {
      const format = appliesTo.formats[0];
      const query = { canonicalCodes: [], ...(format && { format }) };
      for (const phrase of appliesTo.phrases)
        expect(ids({ ...query, message: `1.0: ${phrase.toUpperCase()}` }), phrase).toContain(id);
      for (const messageNumber of appliesTo.messages)
        expect(ids({ canonicalCodes: [], messageNumber }), `${messageNumber}`).toContain(id);
    }
  });
});

describe("remedies of other articles", () => {
  const article = (id: string, appliesTo: Partial<Article["appliesTo"]>): Article =>
    articleFrom({ id, title: id, appliesTo, risk: "Safe: x", remedySource: "none" }, "");

  it("puts code and words before the code alone, and the code before the words", () => {
    const { remediesFor: find } = createKnowledge([
      article("words", { phrases: ["access is denied"] }),
      article("code", { codes: ["0x80070005"] }),
      article("both", { codes: ["0x80070005"], phrases: ["access is denied"] }),
    ]);
    const found = find({ canonicalCodes: [5], message: "Error 5: Access is denied." });
    expect(found.map((match) => match.article.id)).toEqual(["both", "code", "words"]);
  });

  it("orders equals by id, whatever the order of the articles", () => {
    const articles = ["c", "a", "b"].map((id) => article(id, { codes: ["0x80070005"] }));
    for (const list of [articles, [...articles].reverse()])
      expect(
        createKnowledge(list)
          .remediesFor({ canonicalCodes: [5] })
          .map((match) => match.article.id),
      ).toEqual(["a", "b", "c"]);
  });
});

describe("error keys and weights", () => {
  it.each([
    [2, 0x80070002],
    [0xf0da, 0x8007f0da],
    [0x8007f0da, 0x8007f0da],
    [0xe0000228, 0x800f0228],
    [-1026, 0xfffffbfe],
    [0, 0],
    [0x10000, 0x10000],
  ])("%i has the key %i", (code, key) => {
    expect(errorKey(code)).toBe(key);
    expect(errorKey(key)).toBe(key);
  });

  it.each(["0xf0da", "0x5", "F0DA", "0xE0DA", "", "0x8007F0DAA"])("%j is no code of an article", (text) => {
    expect(errorKeyOfText(text)).toBeUndefined();
  });

  it.each([
    [0xfffffbfe, "cause"],
    [0x80070005, "cause"],
    [0xf0da, "outcome"],
    [0x80240034, "outcome"],
    [2, "probe"],
    [1168, "probe"],
    [0xe0000101, "probe"],
    [0x800f0102, "probe"],
    [0x800f0805, "probe"],
    [0x800f080d, "probe"],
    [0x800f0816, "probe"],
    [0xc142011c, "probe"],
    [0xc1900101, "summary"],
    [1603, "summary"],
    [0x80240022, "summary"],
  ])("%i weighs as %s", (code, weight) => {
    expect(codeWeight(code)).toBe(weight);
  });
});
