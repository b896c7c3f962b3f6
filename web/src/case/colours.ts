// Colours that mean the same everywhere: an alternative has its own, a payer has its own. All stand out at least 3:1
// from white and are told apart with any colour vision, for they differ in lightness too; labels stand beside them.
import type { CaseAnswer } from "./answer";

export const ink = "#1a1a1a";
export const soft = "#595959";
export const rule = "#d8d8d8";
export const gain = "#0059b3";
export const loss = "#b45309";

const ofAlternatives = ["#0059b3", "#8a3b8f", "#00796b", "#9a6700", "#c2185b", "#5b6ee1"];
const ofComparator = "#6b7280";

const ofPayers: Record<string, string> = {
  region: "#003d73",
  municipality: "#5089c6",
  state: "#00796b",
  patient: "#8a3b8f",
  society: "#a87414",
};
const ofOtherPayers = ["#6b7280", "#c2185b", "#5b6ee1", "#4d7c0f"];

export function colourOf(answer: CaseAnswer, alternative: string): string {
  if (alternative === answer.case.comparator) return ofComparator;
  const others = Object.keys(answer.case.alternatives).filter((id) => id !== answer.case.comparator);
  return ofAlternatives[others.indexOf(alternative) % ofAlternatives.length] ?? ofComparator;
}

export function colourOfPayer(answer: CaseAnswer, payer: string): string {
  const known = ofPayers[payer];
  if (known) return known;
  const others = Object.keys(answer.case.payers).filter((id) => !ofPayers[id]);
  return ofOtherPayers[others.indexOf(payer) % ofOtherPayers.length] ?? soft;
}
