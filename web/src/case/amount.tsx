// A figure of the case as a button that explains it: its value, a thin band for its interval, the mark of an assumption.
import { Figure as Shown } from "../parts";
import type { Figure } from "./answer";
import { amount, spreadOf } from "./figures";
import { useLook } from "./look";

type Props = {
  of: Figure;
  /** Its name in the report, `comparisons.tavi.net_value`. */
  name: string;
  title: string;
  write?: (value: number) => string;
  range?: [number, number];
  assumption?: boolean;
};

export function Amount({ of, name, title, write, range, assumption }: Props) {
  const { answer, open } = useLook();
  return (
    <Shown
      spread={spreadOf(of)} write={write ?? ((value) => amount(value, answer.case.currency))} title={title}
      explain={() => open(name, title)} {...(range ? { range } : {})} {...(assumption ? { assumption } : {})}
    />
  );
}
