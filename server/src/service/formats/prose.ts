/** What programs write and people seldom do: paths, assignments, brackets, dotted and joined names, numbers in hex. */
const technical = /[\\_{}<>|=]|\w::\w|[A-Za-z]\w+\.[A-Za-z]\w+|\b0x[0-9A-Fa-f]|\w\(\w*|[a-z][A-Z]|^[^\p{L}\p{N}]/u;

/** Whether a line is rather a program's than a person's. */
export function isTechnical(text: string): boolean {
  return technical.test(text.length > 400 ? text.slice(0, 400) : text);
}
