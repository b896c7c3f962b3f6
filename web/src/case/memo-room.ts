// How much of the assumptions the memo's second page has room for. Paper cannot be measured before it is printed, so the
// lines of what stands there are counted, on the safe side.

/** Lines of the memo's lists on a page of A4, less a few in reserve. */
const linesOfPage = 49;
/** A heading with the space about it. */
const heading = 2;
/** Letters in a line of the whole width, and of one of two columns. */
const wide = 95;
const half = 46;

const linesOf = (text: string, letters: number) => Math.max(1, Math.ceil(text.length / letters));

export type SecondPage = {
  /** Rows of the table by payer and year, and of the alternatives beside each other (none when there are only two). */
  years: number;
  alternatives: number;
  sources: string[];
  basis: string;
  /** Paragraphs on the course of illness and the value of knowing more, each under a heading. */
  models?: string[];
};

/** How many of these, in two columns, fit beside everything else; all of them where they do. */
export function assumptionsWithRoom(assumptions: string[], { years, alternatives, sources, basis, models = [] }: SecondPage): number {
  const sum = (of: number[]) => of.reduce((a, b) => a + b, 0);
  const taken =
    heading + 2 + years * 1.1 +
    (alternatives > 0 ? heading + 1 + alternatives * 2.2 : 0) +
    (sources.length > 0 ? heading + sum(sources.map((source) => linesOf(source, wide))) : 0) +
    sum(models.map((words) => heading + linesOf(words, wide))) +
    heading + linesOf(basis, wide) + 1;
  const free = 2 * (linesOfPage - taken - heading);
  let used = 0;
  for (const [at, words] of assumptions.entries()) {
    used += linesOf(words, half);
    // The line that counts the rest needs room too, unless there is no rest.
    if (used > free - (at === assumptions.length - 1 ? 1 : 2)) return at;
  }
  return assumptions.length;
}
