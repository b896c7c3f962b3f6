// Whether the draws are enough: the mean net value against the comparator over more and more of them, within what their
// number leaves to chance. How uncertain the answer itself is, is another matter: more draws do not lessen it.
import { number, useText } from "../text";
import { informationText } from "../text/information";
import { Table } from "../parts";
import { Dot } from "./alternatives";
import type { DrawConvergence, Estimate, Information } from "./answer";
import { axis, Chart, tip } from "./chart";
import { colourOf } from "./colours";
import { amount, brief, currencyWord } from "./figures";
import { useLook } from "./look";

/** Standard errors of a 95% interval. */
const surely = 1.96;

/** Low and high end of what the number of draws leaves to chance. */
export const within = ({ value, standard_error: error }: Estimate): [number, number] => [value - surely * error, value + surely * error];

/** Whether the draws tell on which side of nil the mean lies. */
export const tellsSide = (mean: Estimate): boolean => Math.abs(mean.value) > surely * mean.standard_error;

export function DrawsEnough({ of, moneyAlone }: { of: Information; moneyAlone: boolean }) {
  const { answer } = useLook();
  const t = useText(informationText);
  const { convergence } = of;
  const all = Object.entries(convergence.net_value).filter(([, means]) => means.some((mean) => mean.standard_error > 0));
  if (all.length === 0) return null;
  const money = (value: number) => amount(value, answer.case.currency);
  const title = (id: string) => answer.case.alternatives[id] ?? id;
  const told = all.flatMap(([id, means]) => {
    const last = means[means.length - 1];
    if (!last) return [];
    const side = tellsSide(last) ? t.sideKnown : t.sideUnknown;
    return [{ id, words: t.settled(number(of.draws), title(id), money(last.value), money(surely * last.standard_error)), side }];
  });
  return (
    <section class="case-part draws-enough">
      <h3>{t.settling}</h3>
      <p class="help">{t.settlingHelp}{moneyAlone && <> {t.moneyAlone}</>}</p>
      <ul class="nobullet-list">{told.map(({ id, words, side }) => <li key={id}><Dot of={id} answer={answer} /> {words} {side}</li>)}</ul>
      <Chart
        option={settling(convergence, all.map(([id]) => ({ id, title: title(id), colour: colourOf(answer, id) })), { money, draws: t.draws, value: currencyWord(answer.case.currency) })}
        height={300} words={told.map(({ words }) => words).join(" ")}
        table={
          <Table
            caption={t.settling} rows={convergence.draws.map((_, at) => at)} id={(at) => at}
            columns={[
              { title: t.draws, heading: true, cell: (at) => number(convergence.draws[at] ?? 0) },
              ...all.flatMap(([id, means]) => [
                { title: t.meanOf(title(id)), figure: true, cell: (at: number) => money(means[at]?.value ?? 0) },
                { title: "±", figure: true, cell: (at: number) => money(surely * (means[at]?.standard_error ?? 0)) },
              ]),
            ]}
          />
        }
      />
    </section>
  );
}

type Line = { id: string; title: string; colour: string };
type Words = { money: (value: number) => string; draws: string; value: string };

/** For each alternative its mean as a line within a band; the band is drawn as what stands on its low end. */
function settling({ draws, net_value }: DrawConvergence, lines: Line[], { money, draws: drawsTitle, value }: Words) {
  const points = (id: string, of: (mean: Estimate) => number) => (net_value[id] ?? []).map((mean, at) => [draws[at], of(mean)]);
  const bare = { type: "line", symbol: "none", silent: true, tooltip: { show: false }, lineStyle: { width: 0 } };
  return {
    tooltip: { ...tip, trigger: "axis", valueFormatter: (of: unknown) => money(Number(Array.isArray(of) ? of[1] : of)) },
    grid: { left: 8, right: 24, top: 30, bottom: 34, containLabel: true },
    xAxis: { ...axis, type: "value", min: 0, max: draws[draws.length - 1], name: drawsTitle, nameLocation: "middle", nameGap: 28, splitLine: { show: false }, axisLabel: { ...axis.axisLabel, formatter: (of: number) => number(of) } },
    yAxis: { ...axis, type: "value", scale: true, name: value, nameTextStyle: { ...axis.nameTextStyle, align: "left" }, axisLabel: { ...axis.axisLabel, formatter: brief } },
    series: lines.flatMap(({ id, title, colour }) => [
      { ...bare, name: `${title} –`, stack: id, stackStrategy: "all", data: points(id, (mean) => within(mean)[0]) },
      { ...bare, name: `${title} +`, stack: id, stackStrategy: "all", areaStyle: { color: colour, opacity: 0.18 }, data: points(id, (mean) => within(mean)[1] - within(mean)[0]) },
      { type: "line", name: title, symbol: "none", lineStyle: { width: 2, color: colour }, itemStyle: { color: colour }, data: points(id, (mean) => mean.value) },
    ]),
  };
}
