// The rows behind a figure, under pseudonyms: what each counts as, and the values that decided it.
import { useState } from "preact/hooks";
import { useAsked } from "../api";
import { Shown, Table } from "../parts";
import { place } from "../shell/router";
import type { PageProps } from "../shell/routes";
import { language, number, useText } from "../text";
import { outcomeText } from "../text/outcome";
import { outcomes, rowsAsked } from "./ask";
import { OutcomeFrame } from "./frame";

const shownAtFirst = 50;

export default function RowsPage({ at }: PageProps) {
  const id = at["id"] ?? "";
  const t = useText(outcomeText);
  const { measure, of } = rowsAsked(place.value.query);
  const asked = useAsked(() => outcomes.rows(id, measure, of), [id, place.value.query.toString(), language.value]);
  const [shown, setShown] = useState(shownAtFirst);
  const what = [...Object.values(of.by), of.from || of.to ? `${of.from ?? ""} – ${of.to ?? ""}` : ""].filter(Boolean).join(" · ");
  return (
    <OutcomeFrame id={id} now={undefined} title={t.rowsTitle} lead={t.rowsLead}>
      {() => (
        <Shown of={asked} height={480} lines={8}>
          {(found) => (
            <>
              <h2 class="h3">{found.title}{what && <span class="help"> {what}</span>}</h2>
              <p>{found.definition}</p>
              {found.rows.length === 0 ? <p>{t.noRows}</p> : (
                <Table
                  caption={t.rowsTitle} rows={found.rows.slice(0, shown)} id={(row) => row.row}
                  columns={[
                    { title: t.rowNumber, figure: true, cell: (row) => number(row.row, { digits: 0 }) },
                    { title: t.standing, heading: true, cell: (row) => row.words },
                    ...found.columns.map((column, index) => ({ title: column, cell: (row: (typeof found.rows)[number]) => row.values[index] ?? "" })),
                  ]}
                />
              )}
              {found.rows.length > shown && <button type="button" class="button button-secondary mt-6" onClick={() => setShown(found.rows.length)}>{t.showAll(number(found.rows.length, { digits: 0 }))}</button>}
              {found.more && <p class="help">{t.more}</p>}
            </>
          )}
        </Shown>
      )}
    </OutcomeFrame>
  );
}
