// One measure between units: funnel by size, caterpillar in order, the table; how far units can be told apart at all.
import { useState } from "preact/hooks";
import { useAsked, type Schema } from "../api";
import { SelectField, Shown, Table } from "../parts";
import { seesRows } from "../purchase/rights";
import { language, number, percent, useText } from "../text";
import { outcomeText } from "../text/outcome";
import { outcomes, rowsAddress, type Measures } from "./ask";
import { Caterpillar } from "./caterpillar";
import { Definition } from "./definition";
import { Funnel } from "./funnel";
import { Suppressed, type Chosen } from "./suppressed";
import { MarksOf, Sentences } from "./sentences";
import { isShare, writeCount, writeValue } from "./write";

export function BetweenUnits({ purchase, measure, asSupplier, groups }: Chosen & { groups: Schema["measure_group"][] }) {
  const t = useText(outcomeText);
  const [by, setBy] = useState(groups[0]?.column);
  const asked = useAsked(
    () => outcomes.measures(purchase.id, { measures: [measure], by: by ? [by] : [], ...(asSupplier ? { as_supplier: true } : {}) }),
    [purchase.id, measure, by, asSupplier, language.value],
  );
  if (!by) return <p>{t.noUnits}</p>;
  return (
    <>
      {groups.length > 1 && (
        <div class="outcome-choices">
          <SelectField label={t.by} value={by} change={setBy} choices={groups.map((group) => ({ value: group.column, text: group.title }))} />
        </div>
      )}
      <Shown of={asked} height={640} lines={8}>
        {(found) => <Told found={found} by={by} chosen={{ purchase, measure, asSupplier }} title={groups.find((group) => group.column === by)?.title ?? by} />}
      </Shown>
    </>
  );
}

function Told({ found, by, chosen, title }: { found: Measures; by: string; chosen: Chosen; title: string }) {
  const t = useText(outcomeText);
  const record = found.measures[0];
  const shown = found.shown[0];
  if (!record || !shown) return null;
  const funnel = shown.charts.find((chart) => chart.kind === "funnel");
  const caterpillar = shown.charts.find((chart) => chart.kind === "caterpillar");
  const rowsFor = seesRows(chosen.purchase.roles) && !chosen.asSupplier;
  const href = rowsFor ? (point: { of?: Parameters<typeof rowsAddress>[2] }) => rowsAddress(chosen.purchase.id, record.name, point.of) : undefined;
  const first = funnel ?? caterpillar;
  const adjusted = record.figures.some((figure) => figure.adjusted);
  const apart: Record<string, string> = { "below": t.apart95, "above": t.apart95, "far below": t.apart998, "far above": t.apart998 };
  return (
    <>
      {first ? <Sentences chart={first} /> : <p>{t.nothingCounted}</p>}
      {funnel && (
        <section aria-labelledby="funnel">
          <h3 id="funnel">{t.funnel}</h3>
          <Funnel chart={funnel} words={[`${record.title}. ${funnel.title}`, ...funnel.sentences].join(". ")} href={href} />
          <p class="help">{funnel.title}{href && <> · {t.pointHelp}</>}{funnel.points.some((p) => !p.judged) && <> · {t.notJudged}</>}</p>
          <MarksOf chart={funnel} watch={t.apart95} act={t.apart998} />
        </section>
      )}
      <Suppressed of={found} />
      {caterpillar && (
        <section class="case-part" aria-labelledby="caterpillar">
          <h3 id="caterpillar">{t.caterpillar}</h3>
          <Caterpillar chart={caterpillar} words={`${record.title}. ${caterpillar.title}`} href={href} />
          {caterpillar.points.some((point) => typeof point.shrunken === "number") && <p class="help">{t.shrunkenHelp}</p>}
          <MarksOf chart={caterpillar} watch={t.intervalApart} act={t.intervalApart} />
        </section>
      )}
      {record.reliability && typeof record.reliability.rows_for_70 === "number" && (
        <p>{t.reliability(percent(record.reliability.intraclass ?? 0, 2), number(record.reliability.rows_for_70, { digits: 0 }))}</p>
      )}
      <section class="case-part">
        <Table
          caption={t.units} rows={record.figures.map((figure, index) => ({ figure, index }))} id={({ index }) => index}
          columns={[
            { title, heading: true, cell: ({ figure }) => figure.by?.[by] ?? "" },
            ...(shown.numerator_title ? [{ title: shown.numerator_title, figure: true, cell: ({ figure }: { figure: Measures["measures"][number]["figures"][number] }) => writeCount(figure.numerator ?? figure.amount, figure, t.hidden) }] : []),
            { title: shown.denominator_title, figure: true, cell: ({ figure }) => writeCount(figure.denominator, figure, t.hidden) },
            { title: t.value, figure: true, cell: ({ index }) => shown.values[index] ?? "" },
            { title: t.interval, figure: true, cell: ({ index }) => shown.intervals[index] ?? "" },
            ...(adjusted ? [{ title: t.adjusted, figure: true, cell: ({ figure }: { figure: Measures["measures"][number]["figures"][number] }) => (figure.adjusted ? writeValue(figure.adjusted.value, { share: isShare(record.kind), decimals: first?.decimals ?? 1 }) : "") }] : []),
            ...(adjusted ? [{ title: t.apart, cell: ({ figure }: { figure: Measures["measures"][number]["figures"][number] }) => apart[figure.adjusted?.standing ?? ""] ?? "" }] : []),
          ]}
        />
        {adjusted && <p class="help">{t.standingHelp}</p>}
      </section>
      <Definition record={record} shown={shown} chosen={chosen} found={found} />
    </>
  );
}
