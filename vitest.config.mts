import { defineConfig } from "vitest/config";

const project = (name: string, timeout = 20_000) => ({
  test: { name, include: [`test/${name}/**/*.test.ts`], testTimeout: timeout },
});

export default defineConfig({
  test: {
    // One suite a folder: unit (the pure service), lsp (over the protocol), cli, grammar, package; "shared" skips itself without ../shared.
    projects: [
      project("unit"),
      project("lsp", 60_000),
      project("cli", 60_000),
      project("grammar"),
      project("shared", 120_000),
    ],
  },
});
