// The value matrix (A. Dal 2015): where the alternative stands, and how likely each cell is.
import { useText } from "../text";
import { caseText } from "../text/case";
import type { CostCell, EffectCell, MatrixVerdict } from "./answer";
import { shareOfDraws } from "./figures";
import { useLook } from "./look";

export const costs: CostCell[] = ["lower", "same", "higher"];
export const effects: EffectCell[] = ["better", "same", "worse"];
const verdicts: Record<CostCell, Record<EffectCell, MatrixVerdict>> = {
  lower: { better: "excellent", same: "better", worse: "dilemma" },
  same: { better: "better", same: "neutral", worse: "worse" },
  higher: { better: "dilemma", same: "worse", worse: "poor" },
};

export const verdictOf = (cost: CostCell, effect: EffectCell) => verdicts[cost][effect];

export function ValueMatrix() {
  const { comparison: { matrix }, alternative, open } = useLook();
  const t = useText(caseText);
  const cost = { lower: t.costLower, same: t.costSame, higher: t.costHigher };
  const effect = { better: t.effectBetter, same: t.effectSame, worse: t.effectWorse };
  return (
    <section class="case-part">
      <h3>{t.matrix}</h3>
      <p class="help">{matrix.measured_in === "" ? t.matrixNoEffect : t.matrixHelp}</p>
      <table class="matrix">
        <caption class="sr-only">{t.matrix}</caption>
        <thead>
          <tr>
            <td />
            {effects.map((e) => <th key={e} scope="col">{effect[e]}</th>)}
          </tr>
        </thead>
        <tbody>
          {costs.map((c) => (
            <tr key={c}>
              <th scope="row">{cost[c]}</th>
              {effects.map((e) => {
                const here = matrix.cost === c && matrix.effect === e;
                const share = matrix.probability?.[c][e];
                const verdict = verdictOf(c, e);
                return (
                  <td key={e} class={`matrix-${verdict}${here ? " here" : ""}`}>
                    <span class="matrix-verdict">{t[verdict]}</span>
                    {share !== undefined && share > 0 && (
                      <button type="button" class="figure" onClick={() => open(`comparisons.${alternative}.matrix.probability.${c}.${e}`, `${t[verdict]}: ${cost[c]}, ${effect[e]}`)}>
                        <span class="figure-value">{shareOfDraws(share)}</span>
                      </button>
                    )}
                    {here && <span class="matrix-here">{t.standsHere}</span>}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
