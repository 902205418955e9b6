import type { DocumentLink } from "vscode-languageserver-types";
import type { CancellationToken } from "../cancellation";
import type { LogDocument } from "../document";
import { blockText, type TextBlock } from "../text/blocks";
import { rangeBetween } from "../text/logText";

/** Most links of a document; those further down are left out. */
const linkLimit = 1_000;
const knowledgeBase = /(?<![A-Za-z0-9])KB ?(\d{6,7})(?!\d)/gi;

interface Found {
  readonly start: number;
  readonly end: number;
  readonly number: string;
}

const foundInBlock = new WeakMap<TextBlock, readonly Found[]>();

/**
 * Knowledge base numbers as links to their article. The address is made from our own template and the digits alone, and
 * opens on a click only; no other text of a log becomes a link. The first 1 000 numbers of a document are linked.
 */
export function getDocumentLinks(document: LogDocument, token?: CancellationToken): DocumentLink[] {
  if (document.logs.length === 0) return [];
  const links: DocumentLink[] = [];
  const { text } = document;
  for (let i = 0; i < text.blocks.length && links.length < linkLimit; i++) {
    if (token?.isCancellationRequested) break;
    for (const { start, end, number } of numbersIn(text.blocks[i]!)) {
      if (links.length >= linkLimit) break;
      links.push({
        range: rangeBetween(text, text.blockOffsets[i]! + start, text.blockOffsets[i]! + end),
        target: `https://support.microsoft.com/help/${number}`,
        tooltip: `Open the article of KB${number} on Microsoft's support site`,
      });
    }
  }
  return links;
}

function numbersIn(block: TextBlock): readonly Found[] {
  let found = foundInBlock.get(block);
  if (!found) {
    found = [...blockText(block).matchAll(knowledgeBase)].map((match) => ({
      start: match.index,
      end: match.index + match[0].length,
      number: match[1]!,
    }));
    foundInBlock.set(block, found);
  }
  return found;
}
