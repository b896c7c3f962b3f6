// The few figures a decision asks for beside the answer: highest price, certainty, payback, return, cost of a QALY.
import type { ComponentChildren } from "preact";
import { number, percent, percentInText, useText } from "../text";
import { caseText } from "../text/case";
import { Amount } from "./amount";
import { wordsOf, type Figure, type Headroom } from "./answer";
import { amount, counted, priced, shareOfDraws } from "./figures";
import { useLook } from "./look";

export function KeyFigures() {
  const { answer, comparison, alternative, open } = useLook();
  const t = useText(caseText);
  const at = `comparisons.${alternative}`;
  const sure = comparison.probability_worth_it;
  const { payback_years: payback, internal_rate: rate, icer, paid_back: paidBack } = comparison;
  const money = (value: number) => amount(value, answer.case.currency);
  return (
    <section class="case-part">
      <h3>{t.keyFigures}</h3>
      <dl class="key-figures">
        {Object.entries(answer.price_headroom?.[alternative] ?? {}).map(([input, headroom]) => <HighestPrice key={input} input={input} headroom={headroom} />)}
        {sure !== undefined && answer.draws > 0 && (
          <Item title={t.certainty}>
            <button type="button" class="figure" onClick={() => open(`${at}.probability_worth_it`, t.certainty)}>
              <span class="figure-value">{shareOfDraws(sure)}</span>
            </button>
          </Item>
        )}
        {payback && (
          <Item title={t.payback} {...(paidBack !== undefined && paidBack < 1 ? { words: t.paidBack(percentInText(paidBack)) } : {})}>
            <Amount of={withinHorizon(payback, answer.case.years)} name={`${at}.payback_years`} title={t.payback} write={(years) => t.years(number(years, { digits: 1 }))} />
          </Item>
        )}
        {rate && <Item title={t.returnRate}><Amount of={rate} name={`${at}.internal_rate`} title={t.returnRate} write={(share) => percent(share, 1)} /></Item>}
        {comparison.incremental_qalys && (
          <Item title={t.qalys}><Amount of={comparison.incremental_qalys} name={`${at}.incremental_qalys`} title={t.qalys} write={counted} /></Item>
        )}
        {icer && (
          <Item title={comparison.icer_per === "life_years" ? t.costPerLifeYear : t.costPerQaly}>
            <Amount of={icer} name={`${at}.icer`} title={t.costPerQaly} write={money} />
          </Item>
        )}
      </dl>
    </section>
  );
}

/** An end that is never within the horizon is drawn at its end. */
function withinHorizon(payback: Figure, years: number): Figure {
  if (payback.mean === undefined && payback.low === undefined) return payback;
  return { ...payback, high: payback.high ?? years, low: payback.low ?? years };
}

function Item({ title, words, children }: { title: string; words?: string; children: ComponentChildren }) {
  return (
    <div class="key-figure">
      <dt>{title}</dt>
      <dd>{children}{words && <span class="help">{words}</span>}</dd>
    </div>
  );
}

function HighestPrice({ input, headroom }: { input: string; headroom: Headroom }) {
  const { answer, alternative } = useLook();
  const t = useText(caseText);
  const write = (value: number) => priced(answer, value, headroom.unit);
  const words = wordsOf(answer.price_headroom, answer.words.headroom)[alternative]?.[input];
  return (
    <div class="key-figure wide">
      <dt>{t.highestPrice}</dt>
      <dd>
        {headroom.highest ? (
          <Amount of={headroom.highest} name={`price_headroom.${alternative}.${input}.highest`} title={t.highestPrice} write={write} />
        ) : (
          <span>{t.noHighestPrice}</span>
        )}
        <span class="help">{words || t.priceNow(write(headroom.current))}</span>
      </dd>
    </div>
  );
}
