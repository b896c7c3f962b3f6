// Who pays, and when: stacked bars by payer and year with a line for the net, the table, a sentence for each payer.
import { useState } from "preact/hooks";
import { Table } from "../parts";
import { number, useText } from "../text";
import { caseText } from "../text/case";
import { AlternativeChoice } from "./alternatives";
import { Amount } from "./amount";
import type { CaseAnswer } from "./answer";
import { axis, Chart, tip } from "./chart";
import { colourOfPayer, ink } from "./colours";
import { brief, isNil, rangeOf, tableScale } from "./figures";
import { useLook } from "./look";

const widestBar = 42;
/** The label of the line stands clear of the last bar. */
const beyondBar = widestBar / 2 + 6;

type Way = "budget" | "present";

/** The flows of the payers who have any, and the net of those within the perspective, until the last year with any. */
export function flowsOf(answer: CaseAnswer, alternative: string, way: Way) {
  const budgets = answer.budgets[alternative];
  const by = (way === "budget" ? answer.comparisons[alternative]?.budget : budgets?.present) ?? {};
  const payers = Object.keys(answer.case.payers).filter((payer) => by[payer]?.some((value) => !isNil(value)));
  const net = (way === "budget" ? budgets?.net : budgets?.present_net) ?? [];
  const any = (at: number) => payers.some((payer) => !isNil(by[payer]?.[at] ?? 0));
  const places = answer.case.calendar.map((_, at) => at);
  const last = places.filter(any).pop() ?? 0;
  const used = places.filter((at) => at <= last && (at > 0 || any(0)));
  return { by, payers, net, used, ends: last === places.length - 1 ? undefined : answer.case.calendar[last] };
}

export function PayersTab() {
  const { answer, comparison, alternative } = useLook();
  const t = useText(caseText);
  const [way, setWay] = useState<Way>("budget");
  const flows = flowsOf(answer, alternative, way);
  const range = rangeOf(Object.values(comparison.by_payer));
  const sentences = answer.words.payers[alternative] ?? {};
  return (
    <>
      <AlternativeChoice />
      <h2>{t.payersTitle}</h2>
      <ul class="nobullet-list payer-sentences">
        {Object.keys(answer.case.payers).filter((payer) => sentences[payer]).map((payer) => (
          <li key={payer}><PayerDot of={payer} /> {sentences[payer]}</li>
        ))}
      </ul>
      <fieldset class="switch">
        <legend>{t.show}</legend>
        {(["budget", "present"] as const).map((each) => (
          <label key={each} class={way === each ? "chosen" : undefined}>
            <input type="radio" name="way" checked={way === each} onChange={() => setWay(each)} />
            <span>{each === "budget" ? t.budget : t.present}</span>
          </label>
        ))}
      </fieldset>
      {flows.payers.length === 0 ? <p>{t.noBudget}</p> : <Flows way={way} />}
      <section class="case-part">
        <h3>{t.netForPayers}</h3>
        <p class="help">{t.pictureOver(t.years(String(answer.case.years)))}</p>
        <Table
          caption={t.netForPayers} rows={Object.entries(comparison.by_payer)} id={([payer]) => payer}
          columns={[
            { title: t.what, heading: true, cell: ([payer]) => <><PayerDot of={payer} /> {answer.case.payers[payer] ?? payer}</> },
            { title: t.netValue, figure: true, cell: ([payer, of]) => <Amount of={of} name={`comparisons.${alternative}.by_payer.${payer}`} title={`${t.netValue}, ${answer.case.payers[payer]}`} range={range} /> },
          ]}
        />
      </section>
    </>
  );
}

function PayerDot({ of }: { of: string }) {
  const { answer } = useLook();
  return <svg class="dot square" viewBox="0 0 10 10" aria-hidden="true"><rect width="10" height="10" fill={colourOfPayer(answer, of)} /></svg>;
}

function Flows({ way }: { way: Way }) {
  const { answer, alternative } = useLook();
  const t = useText(caseText);
  const { by, payers, net, used } = flowsOf(answer, alternative, way);
  const years = used.map((at) => (answer.case.calendar[at] === "start" ? t.startYear : String(answer.case.calendar[at])));
  const option = {
    tooltip: { ...tip, trigger: "axis", valueFormatter: (value: unknown) => brief(Number(value)) },
    grid: { left: 8, right: 72, top: 16, bottom: 8, containLabel: true },
    xAxis: { ...axis, type: "category", data: years, splitLine: { show: false }, axisLine: { onZero: false, show: false } },
    yAxis: { ...axis, type: "value", axisLabel: { ...axis.axisLabel, formatter: brief } },
    series: [
      ...payers.map((payer) => ({
        type: "bar", stack: "payers", name: answer.case.payers[payer], barMaxWidth: widestBar, emphasis: { disabled: true },
        itemStyle: { color: colourOfPayer(answer, payer) },
        data: used.map((at) => by[payer]?.[at] ?? 0),
      })),
      {
        type: "line", name: t.net, symbol: "circle", symbolSize: 7, z: 5, emphasis: { disabled: true },
        lineStyle: { color: ink, width: 2 }, itemStyle: { color: ink, borderColor: "#ffffff", borderWidth: 1 },
        endLabel: { show: true, distance: beyondBar, formatter: t.net, color: ink, fontSize: 13, fontWeight: 600 },
        data: used.map((at) => net[at] ?? 0),
        markLine: { silent: true, symbol: "none", label: { show: false }, lineStyle: { color: ink, width: 1, type: "solid" }, data: [{ yAxis: 0 }] },
      },
    ],
  };
  return (
    <section class="case-part">
      <p class="help">{t.payersChartHelp}</p>
      <ul class="nobullet-list chart-legend">
        {payers.map((payer) => <li key={payer}><PayerDot of={payer} /> {answer.case.payers[payer]}</li>)}
      </ul>
      <Chart option={option} height={340} words={`${t.payersChart}. ${t.chartPayers(years[0] ?? "", years[years.length - 1] ?? "")}`} />
      <FlowTable way={way} />
    </section>
  );
}

/** The first ten, then every so many that no more than `most` are left; the last is always among them. */
export function fewer(places: number[], most: number): { shown: number[]; every: number } {
  const whole = 10;
  const later = places.length - whole;
  if (places.length <= most) return { shown: places, every: 1 };
  const every = Math.ceil(later / (most - whole) / 5) * 5;
  return { shown: places.filter((_, n) => n < whole || n === places.length - 1 || (n + 1) % every === 0), every };
}

/** How many rows the table has. */
export const flowRows = (answer: CaseAnswer, alternative: string, way: Way, most: number): number =>
  fewer(flowsOf(answer, alternative, way).used, most).shown.length;

/** `most`: no more rows than fit on a printed page. */
export function FlowTable({ way, most = Infinity }: { way: Way; most?: number }) {
  const { answer, alternative, open } = useLook();
  const t = useText(caseText);
  const { by, payers, net, used, ends } = flowsOf(answer, alternative, way);
  const { shown, every } = fewer(used, most);
  const all = [...payers.flatMap((payer) => by[payer] ?? []), ...net].map(Math.abs);
  const scale = tableScale(Math.max(0, ...all), answer.case.currency);
  const write = (value: number) => number(value / scale.by, { digits: scale.digits, fixed: true });
  const year = (at: number) => (answer.case.calendar[at] === "start" ? t.startYear : String(answer.case.calendar[at]));
  return (
    <>
      <p class="help">{t.inTable(scale.words)} {ends !== undefined && t.nothingAfter(String(ends))} {every > 1 && t.everyYear(every)}</p>
      <Table
        caption={t.byPayerAndYear} rows={shown} id={(at) => at}
        columns={[
          { title: t.year, heading: true, cell: year },
          ...payers.map((payer) => ({
            title: answer.case.payers[payer] ?? payer, figure: true,
            cell: (at: number) => {
              const value = by[payer]?.[at] ?? 0;
              const title = `${answer.case.payers[payer]}, ${year(at)}`;
              if (way === "present") return write(value);
              return (
                <button type="button" class="figure" onClick={() => open(`comparisons.${alternative}.budget.${payer}.${answer.case.calendar[at]}`, title)}>
                  <span class="figure-value">{write(value)}</span>
                </button>
              );
            },
          })),
          { title: t.net, figure: true, cell: (at: number) => <strong>{write(net[at] ?? 0)}</strong> },
        ]}
      />
    </>
  );
}
