import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { notices } from "../../../tools/generate-notices.mjs";

it("the notices name the libraries that the bundles hold (npm run generate:notices)", async () => {
  const written = readFileSync(join(__dirname, "../../../THIRD_PARTY_NOTICES.txt"), "utf8");
  expect(written).toBe(await notices());
}, 30_000);
