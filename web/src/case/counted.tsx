// What an alternative changes, counted in its own unit: bed days, hours, revisions; and the staff time it sets free.
import { number, useText } from "../text";
import { caseText } from "../text/case";
import { Table } from "../parts";
import { Amount } from "./amount";
import { counted, rangeOf, unitWords } from "./figures";
import { useLook } from "./look";

const isNothing = (value: number) => Math.abs(value) < 1e-9;

export function Counted() {
  const { answer, comparison, alternative } = useLook();
  const t = useText(caseText);
  const natural = Object.entries(comparison.natural).filter(([, of]) => !isNothing(of.total.value) || (of.total.high ?? 0) > 0);
  const staff = Object.entries(comparison.staff).filter(([, of]) => !isNothing(of.hours.value));
  const inUnit = (unit: string) => rangeOf(natural.filter(([, of]) => of.unit === unit).map(([, of]) => of.total));
  const inHours = rangeOf(staff.map(([, of]) => of.hours));
  if (natural.length === 0 && staff.length === 0) return null;
  return (
    <section class="case-part">
      <h3>{t.setFree}</h3>
      {natural.length > 0 && (
        <>
          <p class="help">{t.setFreeHelp}</p>
          <Table
            caption={t.setFree} rows={natural} id={([id]) => id}
            columns={[
              { title: t.what, heading: true, cell: ([, of]) => of.title },
              {
                title: t.difference, figure: true,
                cell: ([id, of]) => (
                  <Amount of={of.total} name={`comparisons.${alternative}.natural.${id}.total`} title={of.title} write={(v) => signed(v, unitWords(answer, of.unit))} range={inUnit(of.unit)} />
                ),
              },
            ]}
          />
        </>
      )}
      {staff.length > 0 && (
        <>
          <h4>{t.staffSetFree}</h4>
          <p class="help">{t.staffHelp}</p>
          <Table
            caption={t.staffSetFree} rows={staff} id={([id]) => id} stack
            columns={[
              { title: t.staff, heading: true, cell: ([, of]) => of.title },
              { title: t.hours, figure: true, cell: ([id, of]) => <Amount of={of.hours} name={`comparisons.${alternative}.staff.${id}.hours`} title={of.title} write={counted} range={inHours} /> },
              { title: t.fte, figure: true, cell: ([, of]) => number(of.fte, { digits: 2 }) },
              { title: t.cashableFte, figure: true, cell: ([, of]) => number(of.cashable_fte, { digits: 2 }) },
            ]}
          />
        </>
      )}
    </section>
  );
}

function signed(value: number, unit: string): string {
  const figure = (value > 0 ? "+" : "") + counted(value);
  return unit ? `${figure}\u00a0${unit}` : figure;
}

export function NotPriced() {
  const { answer } = useLook();
  const t = useText(caseText);
  if (answer.unpriced.length === 0) return null;
  return (
    <section class="case-part">
      <h3>{t.notPriced}</h3>
      <p class="help">{t.notPricedHelp}</p>
      <ul class="not-priced">
        {answer.unpriced.map((effect) => (
          <li key={effect.line}>
            <strong>{effect.name}</strong>
            {effect.description && <> – {effect.description}</>}
            <span class="help"> ({effect.category})</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
