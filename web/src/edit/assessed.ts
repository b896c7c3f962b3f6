// What editing shows of an assessment: the answer in words and the net value, while the text changes.
import { request, type Answer, type Finding } from "../api";
import { leading, type CaseAnswer } from "../case/answer";
import { draws } from "../case/draws";
import { language } from "../text";

/** `path`: where the document lies, beside the files it may name. */
export function assess({ text }: { text: string }, path: string, run: string): Promise<Answer<CaseAnswer>> {
  return request("POST", "/assess", { body: { text, document: path, draws, language: language.value, run, include: ["headroom"] }, lane: run, reads: true });
}

export function check(text: string, path: string, lane = "check"): Promise<Answer<{ findings: Finding[] }>> {
  return request("POST", "/check", { body: { text, path, kind: "case", language: language.value }, lane, reads: true });
}

/** The answer in a line: which alternative, and whether it is worth it. */
export function inShort(assessed: CaseAnswer): string {
  const alternative = leading(assessed);
  const short = assessed.words.short[alternative];
  return short ? `${assessed.case.alternatives[alternative] ?? alternative}: ${short[0]?.toLowerCase() ?? ""}${short.slice(1)}` : (assessed.answer[0] ?? "");
}
