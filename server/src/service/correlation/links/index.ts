import type { LinkRule } from "./rule";

export type { FoundLink, LinkRule, Reach } from "./rule";

/** All rules that link failures of two formats, in the order they are asked. */
export const linkRules: readonly LinkRule[] = [];
