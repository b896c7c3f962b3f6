// The tornado: net value when one number at a time goes through its interval, the largest swing on top.
import { useText } from "../text";
import { caseText } from "../text/case";
import { Table } from "../parts";
import type { CaseAnswer, Swing } from "./answer";
import { axis, Chart } from "./chart";
import { colourOf, ink, soft } from "./colours";
import { amount, brief } from "./figures";
import { useLook } from "./look";

const mostRows = 10;

export const widthOf = (swing: Swing) => Math.abs(swing.net_value_at_high - swing.net_value_at_low);

/** By how far each moves the net value of one alternative; what moves nothing is left out. */
export function swingsOf(answer: CaseAnswer, alternative: string): Swing[] {
  return (answer.sensitivity?.[alternative] ?? []).filter((swing) => widthOf(swing) >= 0.5).sort((a, b) => widthOf(b) - widthOf(a));
}

export function inputTitle(answer: CaseAnswer, input: string): string {
  return answer.words.inputs[input]?.title ?? answer.inputs[input]?.title ?? input;
}

export function Tornado() {
  const { answer, comparison, alternative } = useLook();
  const t = useText(caseText);
  const all = swingsOf(answer, alternative);
  if (all.length === 0) return <section class="case-part"><h3>{t.tornado}</h3><p>{t.noSwings}</p></section>;
  const rows = all.slice(0, mostRows);
  const net = comparison.net_value.value;
  const colour = colourOf(answer, alternative);
  const words = (input: string) => answer.words.inputs[input];
  const bar = (low: boolean) => ({
    type: "bar", stack: low ? "low" : "high", barGap: "-100%", barWidth: 18, silent: true,
    itemStyle: { color: low ? "#8aa9c9" : colour },
    data: rows.map((swing) => {
      const end = low ? swing.net_value_at_low : swing.net_value_at_high;
      const input = words(swing.input);
      return {
        value: end - net,
        label: { show: true, position: end < net ? "left" : "right", color: soft, fontSize: 12, formatter: (low ? input?.low : input?.high) ?? "" },
      };
    }),
  });
  const ends = rows.flatMap((swing) => [swing.net_value_at_low - net, swing.net_value_at_high - net]);
  const narrow = window.matchMedia("(max-width: 600px)").matches;
  const reach = Math.max(...ends.map(Math.abs)) * (narrow ? 2.1 : 1.35);
  const option = {
    grid: { left: 8, right: 16, top: 28, bottom: 4, containLabel: true },
    xAxis: { ...axis, type: "value", position: "top", min: -reach, max: reach, axisLabel: { ...axis.axisLabel, formatter: (value: number) => brief(value + net) } },
    yAxis: { ...axis, type: "category", inverse: true, data: rows.map((swing) => inputTitle(answer, swing.input)), axisLine: { show: false }, axisLabel: { ...axis.axisLabel, color: ink, width: narrow ? 120 : 200, fontSize: narrow ? 12 : 13, lineHeight: 16, overflow: "break", interval: 0, hideOverlap: false } },
    series: [
      { ...bar(true), markLine: { silent: true, symbol: "none", lineStyle: { color: ink, type: "solid", width: 1 }, label: { show: false }, data: [{ xAxis: 0 }] } },
      bar(false),
    ],
  };
  const money = (value: number) => amount(value, answer.case.currency);
  return (
    <section class="case-part">
      <h3>{t.tornado}</h3>
      <p class="help">{t.tornadoHelp}</p>
      <Chart
        option={option} height={50 + rows.length * (narrow ? 52 : 40)} words={t.tornadoAria(inputTitle(answer, rows[0]?.input ?? ""))}
        table={
          <Table
            caption={t.tornado} rows={all} id={(swing) => swing.input}
            columns={[
              { title: t.number, heading: true, cell: (swing) => inputTitle(answer, swing.input) },
              { title: t.interval95, figure: true, cell: (swing) => `${words(swing.input)?.low ?? swing.low} – ${words(swing.input)?.high ?? swing.high}` },
              { title: t.atLow, figure: true, cell: (swing) => money(swing.net_value_at_low) },
              { title: t.atHigh, figure: true, cell: (swing) => money(swing.net_value_at_high) },
            ]}
          />
        }
      />
    </section>
  );
}
