// What patients answered: the change in their score, how many answered, and what the figure could be had the others answered too.
import { useAsked } from "../api";
import { Shown, Table } from "../parts";
import { language, percent, useText } from "../text";
import { outcomeText } from "../text/outcome";
import { outcomes, type Figure, type Measures } from "./ask";
import { Definition } from "./definition";
import { Suppressed, type Chosen } from "./suppressed";
import { MarksOf, Sentences } from "./sentences";
import { TimeChart } from "./time-chart";
import { writeCount, writeValue } from "./write";

export function Scores({ purchase, measure, asSupplier }: Chosen) {
  const asked = useAsked(() => outcomes.measures(purchase.id, { measures: [measure], period: "year", ...(asSupplier ? { as_supplier: true } : {}) }), [purchase.id, measure, asSupplier, language.value]);
  return <Shown of={asked} height={520} lines={8}>{(found) => <Told found={found} chosen={{ purchase, measure, asSupplier }} />}</Shown>;
}

function Told({ found, chosen }: { found: Measures; chosen: Chosen }) {
  const t = useText(outcomeText);
  const record = found.measures[0];
  const shown = found.shown[0];
  const chart = shown?.charts[0];
  if (!record || !shown) return null;
  const written = { share: false, decimals: chart?.decimals ?? 1 };
  const bounds = (figure: Figure) =>
    typeof figure.worst_case === "number" && typeof figure.best_case === "number" ? t.between(writeValue(figure.worst_case, written), writeValue(figure.best_case, written)) : "";
  const { all } = record;
  return (
    <>
      {chart && <Sentences chart={chart} />}
      <p>{t.allTogether(shown.value, shown.interval)}. {typeof all.response_rate === "number" && t.answeredOf(percent(all.response_rate))}</p>
      {chart && <TimeChart chart={chart} words={[t.timeChart(record.title), ...chart.sentences].join(". ")} href={undefined} />}
      {chart && <MarksOf chart={chart} watch={t.inPattern} act={t.outsideLimits} />}
      <Suppressed of={found} />
      <Table
        caption={record.title} rows={[{ figure: all, title: t.allRows, value: shown.value, interval: shown.interval }, ...record.figures.map((figure, n) => ({ figure, title: figure.period ?? "", value: shown.values[n] ?? "", interval: shown.intervals[n] ?? "" }))]}
        id={(row) => row.title}
        columns={[
          { title: t.when, heading: true, cell: (row) => row.title },
          { title: shown.denominator_title, figure: true, cell: ({ figure }) => writeCount(figure.denominator, figure, t.hidden) },
          { title: t.responseRate, figure: true, cell: ({ figure }) => (typeof figure.response_rate === "number" ? percent(figure.response_rate) : "–") },
          { title: t.change, figure: true, cell: (row) => row.value },
          { title: t.interval, figure: true, cell: (row) => row.interval },
          { title: t.bounds, figure: true, cell: ({ figure }) => bounds(figure) },
        ]}
      />
      <p class="help">{t.boundsHelp}</p>
      <Definition record={record} shown={shown} chosen={chosen} found={found} />
    </>
  );
}
