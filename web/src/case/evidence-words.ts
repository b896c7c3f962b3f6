// How well a number is documented, in words and by strength.
import type { useText } from "../text";
import type { caseText } from "../text/case";
import type { Input } from "./answer";

type Texts = ReturnType<typeof useText<typeof caseText>>;
export type Strength = "weak" | "some" | "strong";

export function evidenceWords(evidence: string | undefined, assumption: boolean, t: Texts): string {
  const words: Record<string, string> = {
    rct: t.rct, registry: t.registry, cohort: t.cohort, literature: t.literature, expert: t.expert, supplier: t.supplier, assumption: t.assumptionWord,
  };
  return (evidence && words[evidence]) || (assumption ? t.assumptionWord : "");
}

export function certaintyWords(certainty: string | undefined, t: Texts): string {
  const words: Record<string, string> = {
    high: t.certaintyHigh, moderate: t.certaintyModerate, low: t.certaintyLow, "very low": t.certaintyVeryLow,
  };
  return (certainty && words[certainty]) || "";
}

/** "Registry, high certainty"; nothing when neither is said. */
export function evidenceOf(number: Pick<Input, "evidence" | "assumption" | "certainty"> | undefined, t: Texts): string {
  return number ? [evidenceWords(number.evidence, number.assumption, t), certaintyWords(number.certainty, t)].filter(Boolean).join(", ") : "";
}

/** Low certainty (GRADE) makes any evidence weak. */
export function strengthOf(input: Input): Strength {
  if (input.assumption || input.evidence === "supplier" || input.certainty === "very low") return "weak";
  if (input.certainty === "low") return input.evidence === "expert" ? "weak" : "some";
  return input.evidence === "rct" || input.evidence === "registry" || input.evidence === "cohort" ? "strong" : "some";
}
