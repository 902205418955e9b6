import { accountPairs } from "./places/accounts";
import { addressPlaces } from "./places/addresses";
import { hostPlaces } from "./places/hosts";
import { identifierPlaces } from "./places/identifiers";
import { labelPlaces } from "./places/labels";
import { profilePlaces } from "./places/profiles";
import type { KnownNames, Place } from "./types";

interface Span {
  readonly start: number;
  readonly end: number;
}

const fileOfWindows = /(?<![\p{L}\p{N}_.-])[\p{L}\p{N}_-]{1,60}\.(?:inf|cat|pnf)(?![\p{L}\p{N}_])/giu;
const withBackslash = /(?<![^\s"'(),;<>[\]])[\p{L}\p{N}_{}.-]{1,64}\\[^\s"'(),;<>[\]]{1,300}/gu;
const deviceMark =
  /&|#|\\(?:ven|vid|pid|dev|mi|cc|ms|vmbus)_|_(?:sub)?(?:vid|pid)_|\\legacy_|^(?:swd|acpi|usb|usbstor|pci|root|htree|hid|ide|scsi|bthenum|display|monitor)\\/i;

/**
 * All places of a text where a name stands, from left to right and without overlap; those of no length, which only
 * teach a name, included. A place found by a surer rule goes before others that begin at the same offset.
 */
export function findPlaces(text: string, known: KnownNames): Place[] {
  if (text.length < 3) return [];
  const pairs = accountPairs(text, known);
  const places = [
    ...identifierPlaces(text),
    ...labelPlaces(text, known),
    ...hostPlaces(text, known),
    ...profilePlaces(text, known),
    ...(pairs.length === 0 ? pairs : outside(protectedSpans(text), pairs)),
    ...addressPlaces(text, known),
  ];
  places.sort((a, b) => a.start - b.start);
  const kept: Place[] = [];
  let end = 0;
  for (const place of places) {
    if (place.end > place.start && place.start < end) continue;
    kept.push(place);
    end = Math.max(end, place.end);
  }
  return kept;
}

/** INF names, catalogs and device ids, which are the same on other machines: no word is replaced in them. */
export function protectedSpans(text: string): Span[] {
  const spans: Span[] = [];
  for (const match of text.matchAll(fileOfWindows)) {
    spans.push({ start: match.index, end: match.index + match[0].length });
  }
  if (text.includes("\\")) {
    for (const match of text.matchAll(withBackslash)) {
      if (deviceMark.test(match[0])) spans.push({ start: match.index, end: match.index + match[0].length });
    }
  }
  return spans.sort((a, b) => a.start - b.start);
}

/** The places that touch none of the spans; both are in order. */
export function outside<T extends Span>(spans: readonly Span[], places: readonly T[]): T[] {
  let next = 0;
  return places.filter((place) => {
    while (next < spans.length && spans[next]!.end <= place.start) next++;
    return next >= spans.length || spans[next]!.start >= place.end;
  });
}
