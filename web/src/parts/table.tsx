import type { ComponentChildren } from "preact";

export type Column<Row> = {
  title: string;
  cell: (row: Row) => ComponentChildren;
  /** Figures stand to the right. */
  figure?: boolean;
  /** The column that names the row. */
  heading?: boolean;
};

type Props<Row> = {
  caption: string; showCaption?: boolean; columns: Column<Row>[]; rows: Row[]; id: (row: Row) => string | number;
  /** Rows of words rather than figures: on a phone each becomes a block of its own. */
  stack?: boolean;
};

/**
 * A table with thin rules. Where the screen is too narrow it scrolls sideways within itself, or stacks its rows; its roles
 * are written out, for stacked rows would lose them.
 */
export function Table<Row>({ caption, showCaption, columns, rows, id, stack }: Props<Row>) {
  const align = (column: Column<Row>) => (column.figure ? "figures" : undefined);
  return (
    <div class="table-scroll" tabIndex={0} role="region" aria-label={caption}>
      <table class={stack ? "thin-rules stack" : "thin-rules"} role="table">
        <caption class={showCaption ? undefined : "sr-only"}>{caption}</caption>
        <thead>
          <tr>{columns.map((c) => <th key={c.title} scope="col" class={align(c)}>{c.title}</th>)}</tr>
        </thead>
        <tbody role="rowgroup">
          {rows.map((row) => (
            <tr key={id(row)} role="row">
              {columns.map((c) =>
                c.heading ? (
                  <th key={c.title} scope="row" role="rowheader" class={align(c)}>{c.cell(row)}</th>
                ) : (
                  <td key={c.title} role="cell" data-title={c.title} class={align(c)}>{c.cell(row)}</td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
