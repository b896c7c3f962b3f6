// What every part of a value case page looks at: the answer as it is now, the answer as written, the alternative that is
// chosen, and what a click on a figure does. The page and the self-contained report each provide one.
import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { Answer } from "../api";
import type { CaseAnswer, Comparison, Explanation } from "./answer";

export type Look = {
  answer: CaseAnswer;
  /** The answer to the case as it is written; the same as `answer` until a number is moved. */
  written: CaseAnswer;
  alternative: string;
  choose: (alternative: string) => void;
  /** Opens the steps behind a figure, by its name in the report. */
  open: (figure: string, title: string) => void;
  explain: (figure: string) => Promise<Answer<Explanation>>;
  /** The address of a line of the case, where it can be opened. */
  place?: (file: string, line: number) => string | undefined;
};

export const LookContext = createContext<Look | undefined>(undefined);

export function useLook(): Look & { comparison: Comparison } {
  const look = useContext(LookContext);
  const comparison = look?.answer.comparisons[look.alternative];
  if (!look || !comparison) throw new Error("a part of the value case stands outside it");
  return { ...look, comparison };
}
