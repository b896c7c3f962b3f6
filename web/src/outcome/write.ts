// Values of a measure as the pages write them: shares in per cent, others as they are.
import { number, percent } from "../text";

export type Written = { share: boolean; decimals: number };

export function writeValue(value: number | undefined | null, { share, decimals }: Written): string {
  if (value === undefined || value === null) return "–";
  return share ? percent(value, decimals) : number(value, { digits: decimals, fixed: true });
}

/** What was counted or added up, or that it is hidden. */
export function writeCount(value: number | undefined | null, figure: { hidden: boolean }, hidden: string): string {
  if (figure.hidden) return hidden;
  if (typeof value !== "number") return "–";
  return number(value, { digits: Number.isInteger(value) ? 0 : 1 });
}

/** On an axis: no more decimals than its steps need. */
export function writeTick(value: number, step: number, share: boolean): string {
  const shown = share ? step * 100 : step;
  const digits = Math.max(0, -Math.floor(Math.log10(shown) + 1e-9));
  return share ? percent(value, digits) : number(value, { digits });
}

export const isShare = (kind: string) => kind === "proportion" || kind === "time-to-event" || kind === "variation";
