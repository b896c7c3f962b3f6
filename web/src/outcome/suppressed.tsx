// What somebody looks at, and what of it is hidden for those who do not own the data.
import type { Purchase } from "../api";
import { number, useText } from "../text";
import { outcomeText } from "../text/outcome";
import type { Measures } from "./ask";

export type Chosen = { purchase: Purchase; measure: string; asSupplier: boolean };

/** What is hidden for others, in words; nothing when nothing ever is. */
export function Suppressed({ of }: { of: Measures }) {
  const t = useText(outcomeText);
  if (!of.suppressed) return null;
  const under = number(of.small_numbers);
  return <p class="aside-note">{of.hidden > 0 ? t.suppressed(under, t.figuresCount(of.hidden)) : t.suppressedNone(under)}</p>;
}
