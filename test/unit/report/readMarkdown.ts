/** Lines of markdown without blocks of code, and without the inside of code spans. */
export function linesOutsideCode(markdown: string): string[] {
  const lines: string[] = [];
  let fence: string | undefined;
  for (const line of markdown.split("\n")) {
    const ticks = /^ {0,3}(`{3,})/.exec(line)?.[1];
    if (fence !== undefined) {
      if (ticks !== undefined && ticks.length >= fence.length && line.trim() === ticks) fence = undefined;
    } else if (ticks !== undefined && !line.slice(line.indexOf(ticks) + ticks.length).includes("`")) {
      fence = ticks;
    } else {
      lines.push(withoutCodeSpans(line));
    }
  }
  return lines;
}

/** Code spans as CommonMark reads them: a run of backticks up to the next run of the same length; `\`` opens none. */
function withoutCodeSpans(line: string): string {
  let shown = "";
  for (let at = 0; at < line.length; ) {
    if (line[at] === "\\") {
      shown += line.slice(at, at + 2);
      at += 2;
      continue;
    }
    const run = /^`+/.exec(line.slice(at))?.[0];
    if (run === undefined) {
      shown += line[at++];
      continue;
    }
    let end = at + run.length;
    while (end < line.length) {
      const next = line.indexOf("`", end);
      if (next < 0) {
        end = -1;
        break;
      }
      const length = /^`+/.exec(line.slice(next))![0].length;
      end = next + length;
      if (length === run.length) break;
    }
    if (end < 0 || end <= at + run.length) {
      shown += run;
      at += run.length;
    } else {
      shown += "`code`";
      at = end;
    }
  }
  return shown;
}

/** What stands below a heading (that begins with these words), up to the next heading. */
export function sectionOf(markdown: string, heading: string): string {
  const lines = markdown.split("\n");
  const start = lines.findIndex((line) => /^#+ /.test(line) && line.replace(/^#+ /, "").startsWith(heading));
  if (start < 0) throw new Error(`no section ${heading}`);
  const next = lines.findIndex((line, index) => index > start && /^#+ /.test(line));
  return lines.slice(start + 1, next < 0 ? undefined : next).join("\n");
}

/** The tables with their cells, head first and without its rule. A bar in code divides cells too, as readers of GFM see it. */
export function tablesOf(markdown: string): string[][][] {
  const tables: string[][][] = [];
  let isInside = false;
  for (const line of markdown.split("\n")) {
    if (!line.startsWith("|")) {
      isInside = false;
      continue;
    }
    if (!isInside) tables.push([]);
    isInside = true;
    const cells = line
      .split(/(?<!\\)\|/)
      .slice(1, -1)
      .map((cell) => cell.trim());
    if (!cells.every((cell) => /^:?-+:?$/.test(cell))) tables.at(-1)!.push(cells);
  }
  return tables;
}
