// One measure over time: what the chart says, the chart, the rules that are looked for, the table.
import { useState } from "preact/hooks";
import { useAsked } from "../api";
import { SelectField, Shown, Table } from "../parts";
import { seesFigures, seesRows } from "../purchase/rights";
import { language, useText } from "../text";
import { outcomeText } from "../text/outcome";
import { outcomes, rowsAddress, type Figure, type Measures, type Period } from "./ask";
import { Definition } from "./definition";
import { Suppressed, type Chosen } from "./suppressed";
import { MarksOf, RulesOf, Sentences } from "./sentences";
import { TimeChart } from "./time-chart";
import { writeCount } from "./write";

export function OverTime({ purchase, measure, asSupplier }: Chosen) {
  const t = useText(outcomeText);
  const [wished, setPeriod] = useState<Period>("quarter");
  // Where small numbers are hidden, figures are by year: months and quarters would tell them.
  const hidden = asSupplier || !seesFigures(purchase.roles);
  const period = hidden ? "year" : wished;
  const asked = useAsked(() => outcomes.measures(purchase.id, { measures: [measure], period, ...(asSupplier ? { as_supplier: true } : {}) }), [purchase.id, measure, period, asSupplier, language.value]);
  const periods: Period[] = ["month", "quarter", "year"];
  return (
    <>
      {!hidden && (
        <div class="outcome-choices">
          <SelectField label={t.period} value={period} change={setPeriod} choices={periods.map((each) => ({ value: each, text: t[each] }))} />
        </div>
      )}
      <Shown of={asked} height={520} lines={8}>
        {(found) => <Told found={found} rowsFor={seesRows(purchase.roles) && !asSupplier ? purchase.id : undefined} chosen={{ purchase, measure, asSupplier }} />}
      </Shown>
    </>
  );
}

function Told({ found, rowsFor, chosen }: { found: Measures; rowsFor: string | undefined; chosen: Chosen }) {
  const t = useText(outcomeText);
  const record = found.measures[0];
  const shown = found.shown[0];
  const chart = shown?.charts.find((each) => each.kind === "time");
  if (!record || !shown) return null;
  if (!chart || chart.points.length === 0) return <><p>{t.nothingCounted}</p><Definition record={record} shown={shown} chosen={chosen} found={found} /></>;
  const href = rowsFor ? (point: { of?: Parameters<typeof rowsAddress>[2] }) => rowsAddress(rowsFor, record.name, point.of) : undefined;
  return (
    <>
      <Sentences chart={chart} />
      <TimeChart chart={chart} words={[t.timeChart(record.title), ...chart.sentences].join(". ")} href={href} />
      <p class="help">{chart.title}{href && <> · {t.pointHelp}</>}{chart.points.some((p) => !p.judged) && <> · {t.notJudged}</>}</p>
      <MarksOf chart={chart} watch={t.inPattern} act={t.outsideLimits} />
      <Suppressed of={found} />
      <RulesOf chart={chart} />
      <details class="chart-table" open={chart.points.length <= 12}>
        <summary>{t.timeChart(record.title)}</summary>
        <Table
          caption={t.timeChart(record.title)} rows={record.figures.map((figure, index) => ({ figure, index }))} id={({ index }) => index}
          columns={[
            { title: t.when, heading: true, cell: ({ figure }) => figure.period ?? "" },
            ...(shown.numerator_title ? [{ title: shown.numerator_title, figure: true, cell: ({ figure }: { figure: Figure }) => writeCount(figure.numerator ?? figure.amount, figure, t.hidden) }] : []),
            { title: shown.denominator_title, figure: true, cell: ({ figure }) => writeCount(figure.denominator, figure, t.hidden) },
            ...(found.suppressed ? [] : [{ title: t.unknown, figure: true, cell: ({ figure }: { figure: Figure }) => writeCount(figure.unknown, figure, t.hidden) }]),
            { title: t.value, figure: true, cell: ({ index }) => shown.values[index] ?? "" },
            { title: t.interval, figure: true, cell: ({ index }) => shown.intervals[index] ?? "" },
          ]}
        />
      </details>
      <Definition record={record} shown={shown} chosen={chosen} found={found} />
    </>
  );
}
