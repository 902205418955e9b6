const detailMarks = /^(?:[\s#:+=<>-]|\*(?![A-Za-z]))+/;

/** A message without the rules, stars and blanks in front of its words. Stars around a word, as in `*FAILED*`, stay. */
export function withoutDetailMarks(message: string): string {
  return message.replace(detailMarks, "");
}
