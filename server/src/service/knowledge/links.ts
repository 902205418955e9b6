/** A link of an article's body. */
export interface BodyLink {
  /** As it is written between the brackets. */
  readonly target: string;
  /** Zero-based line of the body, and the columns of the target in it. */
  readonly line: number;
  readonly start: number;
  readonly end: number;
}

/** A line of markdown with its code spans blanked out, so that columns stay what they are. */
export function withoutCodeSpans(line: string): string {
  return line.replace(/`[^`]*`/g, (span) => " ".repeat(span.length));
}

/** The links of a line that is no code; one without its closing bracket reaches to the end of the line. */
export function linksOfLine(text: string, line: number): BodyLink[] {
  const plain = withoutCodeSpans(text);
  const links: BodyLink[] = [];
  for (let at = plain.indexOf("]("); at >= 0; ) {
    const bracket = plain.indexOf(")", at);
    const end = bracket < 0 ? plain.length : bracket;
    links.push({ target: plain.slice(at + 2, end), line, start: at + 2, end });
    at = plain.indexOf("](", end);
  }
  return links;
}

/** Code blocks of a body, as every markdown reader sees them. */
export interface Fences {
  /** The lines of code, their fences included. */
  readonly lines: ReadonlySet<number>;
  readonly openings: readonly number[];
  /** Lines that another reader may take for the end of the block: they stand left of its fence. */
  readonly outdented: readonly number[];
  /** The opening that is never closed. */
  readonly unclosed: number | undefined;
}

/** Finds the blocks between fences of backticks. What is indented by more than three blanks is no fence. */
export function findFences(lines: readonly string[]): Fences {
  const fenced = new Set<number>();
  const openings: number[] = [];
  const outdented: number[] = [];
  let opened: { readonly line: number; readonly indent: number } | undefined;
  lines.forEach((line, index) => {
    const indent = /^ {0,3}(?=```)/.exec(line)?.[0].length;
    if (!opened) {
      if (indent === undefined) return;
      opened = { line: index, indent };
      openings.push(index);
    } else {
      if (line.trim() !== "" && !line.startsWith(" ".repeat(opened.indent))) outdented.push(index);
      if (indent !== undefined && /^ *```+\s*$/.test(line)) opened = undefined;
    }
    fenced.add(index);
  });
  return { lines: fenced, openings, outdented, unclosed: opened?.line };
}

/** Links of a body to other articles, outside code. */
export function articleLinks(lines: readonly string[]): readonly (BodyLink & { readonly id: string })[] {
  const fences = findFences(lines);
  return lines.flatMap((text, line) => {
    if (fences.lines.has(line)) return [];
    return linksOfLine(text, line).flatMap((link) => {
      const id = /^([a-z0-9-]{1,100})\.md$/.exec(link.target)?.[1];
      return id === undefined ? [] : [{ ...link, id }];
    });
  });
}
