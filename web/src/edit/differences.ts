// What differs between texts, line by line; and two changes of one text brought together.
export type Piece = { kind: "same" | "removed" | "added"; lines: string[] };

const linesOf = (text: string) => text.split("\n");

/** For each line of `a` the line of `b` it is, along a longest common run of lines; -1 where it is gone. */
function matches(a: string[], b: string[]): number[] {
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) head++;
  let tail = 0;
  while (tail < a.length - head && tail < b.length - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail++;
  const rows = a.length - head - tail;
  const columns = b.length - head - tail;
  const common = new Uint32Array((rows + 1) * (columns + 1));
  const cell = (row: number, column: number) => row * (columns + 1) + column;
  for (let row = rows - 1; row >= 0; row--)
    for (let column = columns - 1; column >= 0; column--)
      common[cell(row, column)] =
        a[head + row] === b[head + column]
          ? (common[cell(row + 1, column + 1)] ?? 0) + 1
          : Math.max(common[cell(row + 1, column)] ?? 0, common[cell(row, column + 1)] ?? 0);
  const found = a.map((_, at) => (at < head ? at : at >= a.length - tail ? at + b.length - a.length : -1));
  for (let row = 0, column = 0; row < rows && column < columns; ) {
    if (a[head + row] === b[head + column]) found[head + row++] = head + column++;
    else if ((common[cell(row + 1, column)] ?? 0) >= (common[cell(row, column + 1)] ?? 0)) row++;
    else column++;
  }
  return found;
}

export function differences(before: string, after: string): Piece[] {
  const a = linesOf(before);
  const b = linesOf(after);
  const pieces: Piece[] = [];
  const add = (kind: Piece["kind"], line: string) => {
    const last = pieces[pieces.length - 1];
    if (last?.kind === kind) last.lines.push(line);
    else pieces.push({ kind, lines: [line] });
  };
  let reached = 0;
  for (const [at, to] of matches(a, b).entries()) {
    if (to < 0) {
      add("removed", a[at] ?? "");
      continue;
    }
    for (; reached < to; reached++) add("added", b[reached] ?? "");
    add("same", b[reached++] ?? "");
  }
  for (; reached < b.length; reached++) add("added", b[reached] ?? "");
  return pieces;
}

/** A stretch of two texts that grew from one: alike, changed in one of them, or in both and not alike. */
export type Stretch = { kind: "same" | "mine" | "theirs" | "both"; base: string[]; mine: string[]; theirs: string[] };

export function together(base: string, mine: string, theirs: string): Stretch[] {
  const o = linesOf(base);
  const a = linesOf(mine);
  const b = linesOf(theirs);
  const toMine = matches(o, a);
  const toTheirs = matches(o, b);
  const stretches: Stretch[] = [];
  let at = { o: 0, a: 0, b: 0 };
  const close = (end: { o: number; a: number; b: number }) => {
    const [was, my, their] = [o.slice(at.o, end.o), a.slice(at.a, end.a), b.slice(at.b, end.b)];
    at = end;
    if (was.length + my.length + their.length === 0) return;
    const alike = (x: string[], y: string[]) => x.join("\n") === y.join("\n");
    const kind = alike(my, their) ? "same" : alike(my, was) ? "theirs" : alike(their, was) ? "mine" : "both";
    stretches.push({ kind, base: was, mine: my, theirs: their });
  };
  for (let line = 0; line < o.length; line++) {
    const [my = -1, their = -1] = [toMine[line], toTheirs[line]];
    if (my < 0 || their < 0) continue;
    if (line > at.o || my > at.a || their > at.b) close({ o: line, a: my, b: their });
    const last = stretches[stretches.length - 1];
    if (last?.kind === "same" && last.base.length === last.mine.length) for (const part of [last.base, last.mine, last.theirs]) part.push(o[line] ?? "");
    else stretches.push({ kind: "same", base: [o[line] ?? ""], mine: [o[line] ?? ""], theirs: [o[line] ?? ""] });
    at = { o: line + 1, a: my + 1, b: their + 1 };
  }
  close({ o: o.length, a: a.length, b: b.length });
  return stretches;
}

export type Taken = "mine" | "theirs" | { words: string };

/** The stretches as one text. `taken[n]` is the choice for the n-th stretch; without one, what was changed is taken. */
export function joined(stretches: Stretch[], taken: Readonly<Record<number, Taken>>): string {
  return stretches
    .flatMap((stretch, at) => {
      const choice = taken[at] ?? (stretch.kind === "theirs" ? "theirs" : "mine");
      if (typeof choice === "object") return choice.words === "" ? [] : choice.words.split("\n");
      return stretch[choice];
    })
    .join("\n");
}
