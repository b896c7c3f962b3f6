// The mapping as a table: each column of the file, whether it is taken, under what name, what it holds and may hold.
import { useEffect, useState } from "preact/hooks";
import { inLanguage, useText } from "../text";
import { contentNames, dataText } from "../text/outcome";
import type { WaitingFile } from "./ask";
import { columnsOf, contents, hold, leave, rename, take, within, type Content, type MappedColumn } from "./mapping";

type Props = { file: WaitingFile; mapping: string; change: (mapping: string) => void };

export function MappingForm({ file, mapping, change }: Props) {
  const t = useText(dataText);
  return (
    <div class="table-scroll mapping-form" tabIndex={0} role="region" aria-label={t.step2}>
      <table class="thin-rules stack" role="table">
        <caption class="sr-only">{t.step2}</caption>
        <thead>
          <tr>{[t.columnInFile, t.example, t.take, t.columnName, t.type, t.range].map((title) => <th key={title} scope="col">{title}</th>)}</tr>
        </thead>
        <tbody role="rowgroup">
          {columnsOf(mapping, file.columns).map((column, index) => (
            <Line key={column.heading} column={column} example={file.rows.map((row) => row[index] ?? "").find((value) => value !== "") ?? ""} mapping={mapping} change={change} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

type LineProps = { column: MappedColumn; example: string; mapping: string; change: (mapping: string) => void };

function Line({ column, example, mapping, change }: LineProps) {
  const t = useText(dataText);
  const { heading, name, content } = column;
  const id = `take-${heading}`;
  const ranged = content === "whole" || content === "decimal" || content === "date";
  return (
    <tr role="row">
      <th scope="row" role="rowheader">{heading}</th>
      <td role="cell" data-title={t.example}><code>{example}</code></td>
      <td role="cell" data-title={t.take}>
        <div class="form-group-checkbox">
          <input type="checkbox" id={id} class="form-checkbox" checked={name !== undefined} onChange={() => change(name === undefined ? take(mapping, heading) : leave(mapping, column))} />
          <label for={id}><span class="sr-only">{t.take} {heading}</span></label>
        </div>
      </td>
      <td role="cell" data-title={t.columnName}>{name !== undefined && <Written label={`${t.columnName}: ${heading}`} value={name} change={(next) => change(rename(mapping, column, next))} />}</td>
      <td role="cell" data-title={t.type}>
        {name !== undefined && (
          <select class="form-select" aria-label={`${t.type}: ${heading}`} value={content} onChange={(event) => change(hold(mapping, column, event.currentTarget.value as Content))}>
            {contents.filter((each) => each !== "other" || content === "other").map((each) => <option key={each} value={each}>{inLanguage(contentNames[each] ?? { da: each, en: each })}</option>)}
          </select>
        )}
      </td>
      <td role="cell" data-title={t.range}>
        {name !== undefined && ranged && <Range column={column} change={(range) => change(within(mapping, column, range))} />}
      </td>
    </tr>
  );
}

/** A text that is taken when it is left, so that the mapping is not tried at every letter. */
function Written({ label, value, change, placeholder }: { label: string; value: string; change: (value: string) => void; placeholder?: string }) {
  const [written, setWritten] = useState(value);
  useEffect(() => setWritten(value), [value]);
  return (
    <input
      class="form-input" aria-label={label} value={written} placeholder={placeholder} spellcheck={false} autocapitalize="off"
      onInput={(event) => setWritten(event.currentTarget.value)}
      onChange={() => {
        change(written);
        setWritten(value);
      }}
    />
  );
}

function Range({ column, change }: { column: MappedColumn; change: (range: [string, string]) => void }) {
  const t = useText(dataText);
  const [low, setLow] = useState(column.range[0]);
  const [high, setHigh] = useState(column.range[1]);
  useEffect(() => (setLow(column.range[0]), setHigh(column.range[1])), [column.range[0], column.range[1]]);
  return (
    <span class="range">
      <input class="form-input" aria-label={`${column.heading}, ${t.lowest}`} placeholder={t.lowest} value={low} onInput={(event) => setLow(event.currentTarget.value)} onChange={() => change([low, high])} />
      <input class="form-input" aria-label={`${column.heading}, ${t.highest}`} placeholder={t.highest} value={high} onInput={(event) => setHigh(event.currentTarget.value)} onChange={() => change([low, high])} />
    </span>
  );
}
