// What editing shows of an assessment: the answer in words and the net value, while the text changes.
import { request, type Answer, type Finding } from "../api";
import { language } from "../text";

export type Figure = { value: number; low?: number; high?: number };
export type Assessed = {
  case: { title: string; currency: string; comparator: string; alternatives: Record<string, string> };
  answer: string[];
  comparisons: Record<string, { net_value: Figure; probability_worth_it?: number }>;
  words: { short: Record<string, string>; headroom: string[] };
  findings?: Finding[];
};

/** Fewer than the value case's page draws: the figure follows the typing, and the last digits do not. */
const draws = 2000;

export function assess({ text }: { text: string }, purchase: string, run: string): Promise<Answer<Assessed>> {
  return request("POST", "/assess", { body: { text, purchase, draws, language: language.value, run, include: ["headroom"] }, lane: run, reads: true });
}

export function check(text: string, purchase: string, lane = "check"): Promise<Answer<{ findings: Finding[] }>> {
  return request("POST", "/check", { body: { text, purchase, kind: "case", language: language.value }, lane, reads: true });
}

/** The answer in a line: which alternative, and whether it is worth it. */
export function inShort(assessed: Assessed, alternative: string | undefined): string {
  const short = alternative === undefined ? undefined : assessed.words.short[alternative];
  return alternative !== undefined && short ? `${assessed.case.alternatives[alternative] ?? alternative}: ${short[0]?.toLowerCase() ?? ""}${short.slice(1)}` : (assessed.answer[0] ?? "");
}

/** The alternative of highest net value against what is used today. */
export function leading(assessed: Assessed): string | undefined {
  return Object.entries(assessed.comparisons).sort(([, a], [, b]) => b.net_value.value - a.net_value.value)[0]?.[0];
}
