// Whether the draws are enough: the mean net value against the comparator over more and more of them, within what their
// number leaves to chance. How uncertain the answer itself is, is another matter: more draws do not lessen it.
import { number, useText } from "../text";
import { caseText } from "../text/case";
import { informationText } from "../text/information";
import { Table } from "../parts";
import { Dot } from "./alternatives";
import type { Information, MeanSoFar } from "./answer";
import { axis, Chart, tip } from "./chart";
import { colourOf } from "./colours";
import { amount, closely, currencyWord } from "./figures";
import { useLook } from "./look";

/** Low and high end of what the number of draws leaves to chance. */
export const within = ({ value, margin }: MeanSoFar): [number, number] => [value - margin, value + margin];

/** Whether the draws tell on which side of nil the mean lies. */
export const tellsSide = (mean: MeanSoFar): boolean => Math.abs(mean.value) > mean.margin;

export function DrawsEnough({ of, moneyAlone }: { of: Information; moneyAlone: boolean }) {
  const { answer } = useLook();
  const t = useText(informationText);
  const c = useText(caseText);
  const { convergence } = of;
  const all = Object.entries(convergence.net_value).filter(([, means]) => means.some((mean) => mean.margin > 0));
  if (all.length === 0) return null;
  const money = (value: number) => amount(value, answer.case.currency);
  const title = (id: string) => answer.case.alternatives[id] ?? id;
  const told = all.flatMap(([id, means]) => {
    const last = means[means.length - 1];
    if (!last) return [];
    const side = tellsSide(last) ? t.sideKnown : t.sideUnknown;
    return [{ id, words: t.settled(number(of.draws), title(id), money(last.value), money(last.margin)), side }];
  });
  return (
    <section class="case-part draws-enough">
      <h3>{t.settling}</h3>
      <p class="help">{t.settlingHelp}{moneyAlone && <> {t.moneyAlone}</>}</p>
      {told.length > 1 && <p class="help">{t.ownScale}</p>}
      <div class={told.length > 1 ? "small-charts" : undefined}>
        {told.map(({ id, words, side }) => (
          <div key={id}>
            <p><Dot of={id} answer={answer} /> {words} {side}</p>
            <Chart
              option={settling(convergence.draws, convergence.net_value[id] ?? [], { title: title(id), colour: colourOf(answer, id), money, draws: t.draws, value: currencyWord(answer.case.currency) })}
              height={told.length > 1 ? 220 : 300} words={words}
            />
          </div>
        ))}
      </div>
      <details class="chart-table">
        <summary>{c.showTable}</summary>
        <Table
          caption={t.settling} rows={convergence.draws.map((_, at) => at)} id={(at) => at}
          columns={[
            { title: t.draws, heading: true, cell: (at) => number(convergence.draws[at] ?? 0) },
            ...all.flatMap(([id, means]) => [
              { title: t.meanOf(title(id)), figure: true, cell: (at: number) => money(means[at]?.value ?? 0) },
              { title: t.within(title(id)), figure: true, cell: (at: number) => money(means[at]?.margin ?? 0) },
            ]),
          ]}
        />
      </details>
    </section>
  );
}

type Words = { title: string; colour: string; money: (value: number) => string; draws: string; value: string };

/** The mean as a line within a band; the band is drawn as what stands on its low end. */
function settling(draws: number[], means: MeanSoFar[], { title, colour, money, draws: drawsTitle, value }: Words) {
  const points = (of: (mean: MeanSoFar) => number) => means.map((mean, at) => [draws[at], of(mean)]);
  const bare = { type: "line", symbol: "none", silent: true, tooltip: { show: false }, lineStyle: { width: 0 }, stack: "band", stackStrategy: "all" };
  return {
    tooltip: { ...tip, trigger: "axis", valueFormatter: (of: unknown) => money(Number(Array.isArray(of) ? of[1] : of)) },
    grid: { left: 8, right: 24, top: 30, bottom: 34, containLabel: true },
    xAxis: { ...axis, type: "value", min: 0, max: draws[draws.length - 1], name: drawsTitle, nameLocation: "middle", nameGap: 28, splitLine: { show: false }, axisLabel: { ...axis.axisLabel, formatter: (of: number) => number(of) } },
    yAxis: { ...axis, type: "value", scale: true, splitNumber: 4, name: value, nameTextStyle: { ...axis.nameTextStyle, align: "left" }, axisLabel: { ...axis.axisLabel, formatter: closely } },
    series: [
      { ...bare, name: "–", data: points((mean) => within(mean)[0]) },
      { ...bare, name: "+", areaStyle: { color: colour, opacity: 0.18 }, data: points((mean) => within(mean)[1] - within(mean)[0]) },
      { type: "line", name: title, symbol: "none", lineStyle: { width: 2, color: colour }, itemStyle: { color: colour }, data: points((mean) => mean.value) },
    ],
  };
}
