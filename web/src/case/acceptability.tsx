// The acceptability curve: how often each alternative is the best, by what is paid for the effect; the frontier is the
// part of each curve where the alternative is the one to choose.
import { percent, useText } from "../text";
import { informationText } from "../text/information";
import { Table } from "../parts";
import { Dot } from "./alternatives";
import type { Information } from "./answer";
import { axis, Chart, tip } from "./chart";
import { colourOf } from "./colours";
import { amount, brief, currencyWord, shareOfDraws } from "./figures";
import { useLook } from "./look";

type Point = NonNullable<Information["curve"]>[number];

/** Where the alternative is the one to choose; the gaps between are null, so that no line bridges them. */
export function frontierOf(curve: Point[], alternative: string): [number, number | null][] {
  return curve.map((point, at) => {
    // Also the point at which another takes over, so that the thick line has no holes.
    const chosen = point.best === alternative || (curve[at - 1]?.best === alternative && point.best !== alternative);
    return [point.to_pay, chosen ? (point.probability_best[alternative] ?? 0) : null];
  });
}

export function Acceptability({ of }: { of: Information }) {
  const { answer } = useLook();
  const t = useText(informationText);
  const curve = of.curve ?? [];
  const first = curve[0];
  const last = curve[curve.length - 1];
  if (!first || !last) return <section class="case-part"><h3>{t.curve}</h3><p>{t.noCurve}</p></section>;
  const currency = currencyWord(answer.case.currency);
  const perEffect = of.curve_effect === "life_years" ? t.perLifeYear(currency) : t.perQaly(currency);
  const title = (id: string) => answer.case.alternatives[id] ?? id;
  const alternatives = Object.keys(first.probability_best);
  const money = (value: number) => amount(value, answer.case.currency);
  const line = (id: string) => ({ type: "line", name: title(id), symbol: "none", itemStyle: { color: colourOf(answer, id) } });
  const x = { ...axis, type: "value", min: first.to_pay, max: last.to_pay, name: perEffect, nameLocation: "middle", nameGap: 28, splitLine: { show: false }, axisLabel: { ...axis.axisLabel, formatter: brief } };
  const grid = { left: 8, right: 24, top: 12, bottom: 34, containLabel: true };
  const probabilities = {
    tooltip: { ...tip, trigger: "axis", valueFormatter: (value: unknown) => percent(Number(value)) },
    grid, xAxis: x,
    yAxis: { ...axis, type: "value", min: 0, max: 1, axisLabel: { ...axis.axisLabel, formatter: (value: number) => percent(value) } },
    series: [
      ...alternatives.map((id) => ({ ...line(id), lineStyle: { width: 1.5, color: colourOf(answer, id) }, data: curve.map((point) => [point.to_pay, point.probability_best[id] ?? 0]) })),
      ...alternatives.map((id) => ({ ...line(id), silent: true, tooltip: { show: false }, lineStyle: { width: 5, color: colourOf(answer, id), opacity: 0.55 }, data: frontierOf(curve, id) })),
    ],
  };
  const losses = {
    tooltip: { ...tip, trigger: "axis", valueFormatter: (value: unknown) => money(Number(value)) },
    grid, xAxis: x,
    yAxis: { ...axis, type: "value", min: 0, axisLabel: { ...axis.axisLabel, formatter: brief } },
    series: alternatives.map((id) => ({ ...line(id), lineStyle: { width: 1.5, color: colourOf(answer, id) }, data: curve.map((point) => [point.to_pay, point.expected_loss[id] ?? 0]) })),
  };
  const legend = <ul class="chart-legend nobullet-list">{alternatives.map((id) => <li key={id}><Dot of={id} answer={answer} /> {title(id)}</li>)}</ul>;
  const words = t.curveWords(money(first.to_pay), title(first.best), money(last.to_pay), title(last.best));
  return (
    <>
      <section class="case-part">
        <h3>{t.curve}</h3>
        <p class="help">{t.curveHelp}</p>
        {legend}
        <Chart
          option={probabilities} height={340} words={words}
          table={
            <Table
              caption={t.curve} rows={curve} id={(point) => point.to_pay}
              columns={[
                { title: perEffect, heading: true, cell: (point) => money(point.to_pay) },
                { title: t.frontier, cell: (point) => title(point.best) },
                ...alternatives.map((id) => ({ title: title(id), figure: true, cell: (point: Point) => shareOfDraws(point.probability_best[id] ?? 0) })),
              ]}
            />
          }
        />
      </section>
      <section class="case-part">
        <h3>{t.lossCurve}</h3>
        <p class="help">{t.lossHelp}</p>
        {legend}
        <Chart
          option={losses} height={340} words={words}
          table={
            <Table
              caption={t.lossCurve} rows={curve} id={(point) => point.to_pay}
              columns={[
                { title: perEffect, heading: true, cell: (point) => money(point.to_pay) },
                { title: t.evpi, figure: true, cell: (point) => money(point.perfect_information.value) },
                ...alternatives.map((id) => ({ title: title(id), figure: true, cell: (point: Point) => money(point.expected_loss[id] ?? 0) })),
              ]}
            />
          }
        />
      </section>
    </>
  );
}
