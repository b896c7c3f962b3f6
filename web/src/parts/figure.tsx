// A figure of a result: the value as words, a thin band for its 95 % interval, a mark when it rests on assumptions.
// Clicking it explains it.
import { useText } from "../text";
import { shellText } from "../text/shell";

export type Spread = { value: number; low: number; high: number };

type Props = {
  spread: Spread;
  /** How the figure is written: `money`, `number` … */
  write: (value: number) => string;
  /** The range the band is drawn in; one for all figures in a column of one unit. Without it, the interval and zero. */
  range?: [number, number];
  assumption?: boolean;
  /** What the figure is called, for those who do not see it; needed with `explain`. */
  title?: string;
  explain?: () => void;
};

export function Figure({ spread, write, range, assumption, title, explain }: Props) {
  const t = useText(shellText);
  const { value, low, high } = spread;
  const uncertain = high > low;
  const interval = uncertain ? t.interval(write(low), write(high)) : undefined;
  const inside = (
    <>
      <span class="figure-value">{write(value)}</span>
      {assumption && <AssumptionMark />}
      {uncertain && <Band spread={spread} range={range ?? [Math.min(low, 0), Math.max(high, 0)]} />}
      {interval && <span class="sr-only">, {interval}</span>}
      {interval && <span class="figure-interval print-only">({interval})</span>}
    </>
  );
  if (!explain) return <span class="figure" title={interval}>{inside}</span>;
  return (
    <button type="button" class="figure" title={interval} aria-label={title ? `${write(value)}${interval ? `, ${interval}` : ""}. ${t.explain(title)}` : undefined} onClick={explain}>
      {inside}
    </button>
  );
}

/** The small mark, the same everywhere, of what rests on an assumption. */
export function AssumptionMark() {
  const t = useText(shellText);
  return <span class="assumption-mark" role="img" aria-label={t.assumption} title={t.assumption} />;
}

function Band({ spread, range: [from, to] }: { spread: Spread; range: [number, number] }) {
  const width = to - from || 1;
  const at = (x: number) => Math.min(100, Math.max(0, ((x - from) / width) * 100));
  const left = at(spread.low);
  const right = at(spread.high);
  return (
    <svg class="figure-band" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
      <rect x="0" y="1.5" width="100" height="1" class="band-ground" />
      <rect x={left} y="0.5" width={Math.max(right - left, 1)} height="3" class="band-interval" />
      <rect x={at(spread.value) - 0.75} y="0" width="1.5" height="4" class="band-value" />
    </svg>
  );
}
