// A measure patient by patient, each held against the risk that was predicted: risk-adjusted CUSUM and VLAD.
import { useState } from "preact/hooks";
import { useAsked } from "../api";
import { SelectField, Shown, Table } from "../parts";
import { seesRows } from "../purchase/rights";
import { language, number, useText } from "../text";
import { outcomeText } from "../text/outcome";
import { outcomes, type Patients as Found } from "./ask";
import { PatientsChart } from "./patients-chart";
import { MarksOf, Sentences } from "./sentences";
import type { Chosen } from "./suppressed";

const runLengths = [1_000, 5_000, 10_000, 50_000];

export function Patients({ purchase, measure, asSupplier }: Chosen) {
  const t = useText(outcomeText);
  if (asSupplier || !seesRows(purchase.roles)) return <p class="aside-note">{t.patientsOwners}</p>;
  return <Followed purchase={purchase.id} measure={measure} />;
}

function Followed({ purchase, measure }: { purchase: string; measure: string }) {
  const t = useText(outcomeText);
  const [runLength, setRunLength] = useState("5000");
  const asked = useAsked(() => outcomes.patients(purchase, measure, Number(runLength)), [purchase, measure, runLength, language.value]);
  return (
    <>
      <p>{t.patientsLead}</p>
      <div class="outcome-choices">
        <SelectField label={t.runLength} value={runLength} change={setRunLength} choices={runLengths.map((n) => ({ value: String(n), text: t.patientsEvery(number(n, { digits: 0 })) }))} />
      </div>
      <Shown of={asked} height={640} lines={8}>{(found) => <Told found={found} />}</Shown>
    </>
  );
}

function Told({ found }: { found: Found }) {
  const t = useText(outcomeText);
  const [cusum] = found.charts.filter((chart) => chart.kind === "risk-adjusted-cusum");
  const [vlad] = found.charts.filter((chart) => chart.kind === "vlad");
  if (!cusum || !vlad) return <p>{t.nothingCounted}</p>;
  const signals = cusum.points.filter((point) => point.mark);
  const [first] = cusum.points;
  const last = cusum.points[cusum.points.length - 1];
  const words = (chart: typeof cusum) => [`${found.title}. ${chart.title}`, ...chart.sentences].join(". ");
  return (
    <>
      <Sentences chart={cusum} />
      <section aria-labelledby="cusum">
        <h3 id="cusum">{t.cusumTitle}</h3>
        <PatientsChart chart={cusum} of={found.patients} words={words(cusum)} />
        <p class="help">{t.cusumHelp} {cusum.title}</p>
        <MarksOf chart={cusum} watch={t.signal} act={t.signal} />
        {signals.length > 0 && (
          <details class="chart-table" open={signals.length <= 12}>
            <summary>{t.signals}</summary>
            <Table
              caption={t.signals} rows={signals} id={(point) => point.x ?? 0}
              columns={[
                { title: t.when, heading: true, cell: (point) => point.label },
                { title: t.patientNumber, figure: true, cell: (point) => number(point.x ?? 0, { digits: 0 }) },
                { title: t.meaning, cell: (point) => point.signal ?? "" },
              ]}
            />
          </details>
        )}
      </section>
      <section class="case-part" aria-labelledby="vlad">
        <h3 id="vlad">{t.vladTitle}</h3>
        {vlad.sentences.map((sentence) => <p key={sentence}>{sentence}</p>)}
        <PatientsChart chart={vlad} of={found.patients} words={words(vlad)} />
        <p class="help">{t.vladHelp} {vlad.title}</p>
      </section>
      <section class="case-part definition" aria-labelledby="definition">
        <h3 id="definition">{t.definition}</h3>
        <p>{found.definition}</p>
        {first && last && <p class="help">{t.patientsCount(number(found.patients, { digits: 0 }), first.label, last.label)}</p>}
      </section>
    </>
  );
}
