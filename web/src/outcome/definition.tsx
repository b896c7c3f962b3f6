// One measure's definition beside its figure: how it is counted, what each rule takes away, the rows behind it, and the way into
// the value case.
import { seesRows, mayWriteCase } from "../purchase/rights";
import { Icon, Table } from "../parts";
import { number, useText } from "../text";
import { outcomeText } from "../text/outcome";
import { rowsAddress, type MeasureRecord, type Measures, type Shown } from "./ask";
import type { Chosen } from "./suppressed";

type Props = { record: MeasureRecord; shown: Shown; chosen: Chosen; found: Measures };

export function Definition({ record, shown, chosen: { purchase, asSupplier }, found }: Props) {
  const t = useText(outcomeText);
  const { all } = record;
  const rows = seesRows(purchase.roles) && !asSupplier ? rowsAddress(purchase.id, record.name, { by: {} }) : undefined;
  return (
    <section class="case-part definition" aria-labelledby="definition">
      <h3 id="definition">{t.definition}</h3>
      <p>{record.definition}</p>
      {record.fit && <p>{record.fit}</p>}
      {all.excluded && all.excluded.length > 0 && (
        <Table
          caption={t.leftOut} showCaption rows={all.excluded} id={(rule) => rule.rule}
          columns={[
            { title: t.rule, heading: true, cell: (rule) => rule.title || rule.rule },
            { title: t.byThisFirst, figure: true, cell: (rule) => number(rule.rows, { digits: 0 }) },
            { title: t.byThisAlone, figure: true, cell: (rule) => number(rule.gross, { digits: 0 }) },
          ]}
        />
      )}
      <p>{t.allTogether(shown.value, shown.interval)}</p>
      <p class="help">{t.dataLine(number(found.data.rows, { digits: 0 }), found.data.version.slice(0, 12))}</p>
      <p class="definition-actions">
        {rows && <a class="function-link" href={rows}><Icon name="search" />{t.seeRows}</a>}
        {shown.in_case && mayWriteCase(purchase.roles) && purchase.case && (
          <a class="function-link" href={`/purchases/${encodeURIComponent(purchase.id)}/edit?number=${encodeURIComponent(JSON.stringify(shown.in_case))}`}><Icon name="arrow-forward" />{t.take}</a>
        )}
      </p>
    </section>
  );
}
