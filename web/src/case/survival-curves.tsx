// The survival curves that a partitioned model reads its states off: each end point by alternative, as the case has them,
// before curves that cross are kept apart. A colour is an alternative, a kind of line an end point.
import { useRef } from "preact/hooks";
import { number, percent, useText } from "../text";
import { illnessText } from "../text/illness";
import { Table } from "../parts";
import { Dot } from "./alternatives";
import type { Health } from "./answer";
import { axis, Chart, tip } from "./chart";
import { colourOf, soft } from "./colours";
import { curvesOf, stillAt, type Curve } from "./course-figures";
import { downloadPicture } from "./download";
import { useLook } from "./look";
import { Save } from "./save";

/** Told apart without colour; more end points than these begin anew. */
const strokes = [
  { type: "solid", dashes: undefined },
  { type: "dashed", dashes: "7 4" },
  { type: "dotted", dashes: "2 3" },
  { type: [12, 3, 2, 3], dashes: "10 3 2 3" },
] as const;
const strokeOf = (health: Health, state: string) => strokes[Object.keys(health.curves ?? {}).indexOf(state) % strokes.length] ?? strokes[0];

export function SurvivalCurves({ health }: { health: Health }) {
  const { answer } = useLook();
  const t = useText(illnessText);
  const place = useRef<HTMLDivElement>(null);
  const curves = curvesOf(health);
  if (curves.length === 0) return null;
  const last = health.times[health.times.length - 1] ?? 0;
  const alternative = (id: string) => answer.case.alternatives[id] ?? id;
  const name = (curve: Curve) => `${curve.title}, ${alternative(curve.alternative)}`;
  // The words tell the middle, where curves are furthest from all or none.
  const middle = last / 2;
  const told = curves.map((curve) => `${name(curve)} ${percent(stillAt(health, curve, middle))}`).join("; ");
  const option = {
    tooltip: { ...tip, trigger: "axis", valueFormatter: (value: unknown) => percent(Number(Array.isArray(value) ? value[1] : value), 1) },
    grid: { left: 8, right: 20, top: 12, bottom: 34, containLabel: true },
    xAxis: { ...axis, type: "value", min: 0, max: last, name: t.afterYears, nameLocation: "middle", nameGap: 28, splitLine: { show: false }, axisLabel: { ...axis.axisLabel, formatter: (value: number) => number(value) } },
    yAxis: { ...axis, type: "value", min: 0, max: 1, axisLabel: { ...axis.axisLabel, formatter: (value: number) => percent(value) } },
    series: curves.map((curve) => ({
      type: "line", name: name(curve), symbol: "none", itemStyle: { color: colourOf(answer, curve.alternative) },
      lineStyle: { width: 2, type: strokeOf(health, curve.state).type, color: colourOf(answer, curve.alternative) },
      data: health.times.map((time, at) => [time, curve.shares[at] ?? 0]),
    })),
  };
  return (
    <section class="case-part survival-curves">
      <h3>{t.curves}</h3>
      <p class="help">{t.curvesHelp}</p>
      <ul class="chart-legend nobullet-list">
        {Object.keys(health.alternatives).map((id) => <li key={id}><Dot of={id} answer={answer} /> {alternative(id)}</li>)}
        {Object.entries(health.curves ?? {}).map(([state, title]) => (
          <li key={state}>
            <svg class="stroke" viewBox="0 0 34 10" aria-hidden="true"><line x1="0" y1="5" x2="34" y2="5" stroke={soft} stroke-width="2.5" stroke-dasharray={strokeOf(health, state).dashes} /></svg> {title}
          </li>
        ))}
      </ul>
      <div ref={place}>
        <Chart
          option={option} height={340} words={t.curvesWords(number(middle), told)}
          table={
            <Table
              caption={t.curves} rows={health.times.map((_, at) => at)} id={(at) => at}
              columns={[
                { title: t.years, heading: true, cell: (at) => number(health.times[at] ?? 0) },
                ...curves.map((curve) => ({ title: name(curve), figure: true, cell: (at: number) => percent(curve.shares[at] ?? 0, 1) })),
              ]}
            />
          }
        />
      </div>
      <Save text={t.svg} save={() => downloadPicture("survival-curves.svg", place.current)} />
    </section>
  );
}
