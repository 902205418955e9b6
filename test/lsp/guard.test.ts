import { describe, expect, it } from "vitest";
import { CancellationTokenSource, LSPErrorCodes, ResponseError } from "vscode-languageserver/node";
import { createGuard } from "../../server/src/guard";
import { memoryRuntime } from "../support/memoryRuntime";

function guarded() {
  const log: string[] = [];
  return { log, guard: createGuard(memoryRuntime(), (text) => log.push(text)), source: new CancellationTokenSource() };
}

describe("a guarded request", () => {
  it("gives the answer of its handler", async () => {
    const { guard, source, log } = guarded();
    const handler = guard.request("double", 0, (n: number) => n * 2);
    expect(await handler(21, source.token)).toBe(42);
    expect(log).toEqual([]);
  });

  it.each([
    ["throws", () => Promise.resolve().then(() => undefined), true],
    ["rejects", () => Promise.reject(new TypeError("deep inside")), false],
  ])("that %s is answered neutrally, and the output names it", async (_, start, sync) => {
    const { guard, source, log } = guarded();
    const handler = guard.request("hover", "neutral", async () => {
      if (sync) throw new TypeError("deep inside");
      await start();
      return "";
    });
    expect(await handler(undefined, source.token)).toBe("neutral");
    expect(log).toHaveLength(1);
    expect(log[0]).toMatch(/^hover: TypeError: deep inside\n +at /);
  });

  it("cancelled before it starts is not worked on", async () => {
    const { guard, source } = guarded();
    let worked = false;
    const handler = guard.request("hover", 0, () => {
      worked = true;
      return 1;
    });
    const answer = handler(undefined, source.token);
    source.cancel();
    expect(await answer).toMatchObject({ code: LSPErrorCodes.RequestCancelled });
    expect(await answer).toBeInstanceOf(ResponseError);
    expect(worked).toBe(false);
  });

  it.each(["gives half an answer", "throws"])("cancelled on the way that %s is answered as cancelled", async (how) => {
    const { guard, source, log } = guarded();
    const handler = guard.request("hover", 0, () => {
      source.cancel();
      if (how === "throws") throw new Error("stopped");
      return 1;
    });
    expect(await handler(undefined, source.token)).toMatchObject({ code: LSPErrorCodes.RequestCancelled });
    expect(log).toEqual([]);
  });

  it("may fail with anything", async () => {
    const { guard, source, log } = guarded();
    const handler = guard.request("hover", null, () => Promise.reject("words"));
    expect(await handler(undefined, source.token)).toBeNull();
    expect(log).toEqual(["hover: words"]);
  });
});

describe("a guarded notification", () => {
  it("that fails is an entry in the output", async () => {
    const { guard, log } = guarded();
    await guard.run("watch", () => {
      throw new Error("no");
    })(undefined);
    expect(log[0]).toMatch(/^watch: Error: no/);
  });
});
