import type { FormatId } from "./core";

const dayMs = 86_400_000;

/** Numbers of a date in the order it is written in. */
type Order = "ymd" | "dmy" | "mdy";

const two = (value: number): string => String(value).padStart(2, "0");

/**
 * A log that tells the same story `count` times, each time a day later: its text again and again with its dates moved.
 * Numbers that a program gives anew (session ids of CBS, ids of events) stay, as they say nothing of the failure.
 */
export function toldAgain(text: string, format: FormatId, count: number): string {
  const bare = text.replace(/^\ufeff/, "").replace(/\0+$/, "");
  const story = /\n$/.test(bare) ? bare : `${bare}\r\n`;
  const order = orderIn(story, format);
  let all = "";
  for (let n = 0; n < count; n++) all += later(story, order, n);
  return all;
}

const leading = /\b(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)/g;
const trailing = /(?<![\d.:])(\d{1,2})([-/.])(\d{1,2})\2(\d{4})(?![\d.])/g;

/** A date is read day first when one of the text can only be that. */
function orderIn(text: string, format: FormatId): Order {
  if (format === "cmtrace-log") return "mdy";
  for (const [, first] of text.matchAll(trailing)) if (Number(first) > 12) return "dmy";
  return /\b\d{1,2}\.\d{1,2}\.\d{4}\b/.test(text) ? "dmy" : "mdy";
}

function later(text: string, order: Order, days: number): string {
  const moved = (year: string, month: string, day: string): Date =>
    new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)) + days * dayMs);
  const like = (value: number, digits: string): string => (digits.length === 2 ? two(value) : String(value));
  return text
    .replace(leading, (_all, year, mark, month, day) => {
      const date = moved(year, month, day);
      return [date.getUTCFullYear(), like(date.getUTCMonth() + 1, month), like(date.getUTCDate(), day)].join(mark);
    })
    .replace(trailing, (_all, a, mark, b, year) => {
      const [month, day] = order === "dmy" ? [b, a] : [a, b];
      const date = moved(year, month, day);
      const numbers = [like(date.getUTCMonth() + 1, month), like(date.getUTCDate(), day)];
      return [...(order === "dmy" ? numbers.reverse() : numbers), date.getUTCFullYear()].join(mark);
    });
}
