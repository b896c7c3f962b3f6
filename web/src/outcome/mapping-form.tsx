// The mapping as a table: each column of the file, whether it is taken, under what name, what it holds and may hold. What cannot
// be in the mapping yet – half a range, a name with a blank in it – stays in its field, with what is wrong beside it.
import { useEffect, useId, useState } from "preact/hooks";
import { inLanguage, useText } from "../text";
import { contentNames, dataText } from "../text/outcome";
import type { WaitingFile } from "./ask";
import {
  columnsOf, contents, hold, isRanged, leave, means, nameWrong, rangeWrong, rename, take, within, type Content, type EndWrong, type Ends, type MappedColumn, type NameWrong,
  type Unfinished,
} from "./mapping";

type Left = { unfinished: Unfinished; leaveUnfinished: (heading: string, left: Unfinished[string] | undefined) => void };
type Props = { file: WaitingFile; mapping: string; change: (mapping: string) => void } & Left;

export function MappingForm({ file, mapping, change, unfinished, leaveUnfinished }: Props) {
  const t = useText(dataText);
  return (
    <div class="table-scroll mapping-form" tabIndex={0} role="region" aria-label={t.step2}>
      <table class="thin-rules stack" role="table">
        <caption class="sr-only">{t.step2}</caption>
        <thead>
          <tr>{[t.columnInFile, t.example, t.take, t.columnName, t.type, t.range, t.missing].map((title) => <th key={title} scope="col">{title}</th>)}</tr>
        </thead>
        <tbody role="rowgroup">
          {columnsOf(mapping, file.columns).map((column, index) => (
            <Line
              key={column.heading} column={column} example={file.rows.map((row) => row[index] ?? "").find((value) => value !== "") ?? ""} mapping={mapping} change={change}
              unfinished={unfinished} leaveUnfinished={leaveUnfinished}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

type LineProps = { column: MappedColumn; example: string; mapping: string; change: (mapping: string) => void } & Left;

function Line({ column, example, mapping, change, unfinished, leaveUnfinished }: LineProps) {
  const t = useText(dataText);
  const { heading, name, content } = column;
  const id = `take-${heading}`;
  const left = unfinished[heading];
  const part = (next: Unfinished[string]) => leaveUnfinished(heading, next.name === undefined && next.range === undefined ? undefined : next);
  function call(next: string) {
    const { name: _, ...others } = left ?? {};
    if (nameWrong(mapping, column, next)) return part({ ...others, name: next });
    part(others);
    change(rename(mapping, column, next));
  }
  function limit(ends: Ends) {
    const { range: _, ...others } = left ?? {};
    if (rangeWrong(content, ends).some(Boolean)) return part({ ...others, range: ends });
    part(others);
    change(within(mapping, column, ends));
  }
  const wrongNames: Record<NameWrong, string> = { letters: t.nameLetters, taken: t.nameTaken };
  const wrong = left?.name === undefined ? undefined : nameWrong(mapping, column, left.name);
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
      <td role="cell" data-title={t.columnName}>
        {name !== undefined && <Written label={`${t.columnName}: ${heading}`} value={left?.name ?? name} change={call} error={wrong && wrongNames[wrong]} />}
      </td>
      <td role="cell" data-title={t.type}>
        {name !== undefined && (
          <select class="form-select" aria-label={`${t.type}: ${heading}`} value={content} onChange={(event) => change(hold(mapping, column, event.currentTarget.value as Content))}>
            {contents.filter((each) => each !== "other" || content === "other").map((each) => <option key={each} value={each}>{inLanguage(contentNames[each] ?? { da: each, en: each })}</option>)}
          </select>
        )}
      </td>
      <td role="cell" data-title={t.range}>
        {name !== undefined && isRanged(content) && <Range column={column} ends={left?.range ?? column.range} change={limit} />}
      </td>
      <td role="cell" data-title={t.missing}>
        {name !== undefined && <Written label={`${heading}, ${t.missingLabel}`} value={column.missing.join("; ")} change={(next) => change(means(mapping, column, next))} />}
      </td>
    </tr>
  );
}

type WrittenProps = { label: string; value: string; change: (value: string) => void; placeholder?: string; error?: string | undefined };

/** A text that is taken when it is left, so that the mapping is not tried at every letter. */
function Written({ label, value, change, placeholder, error }: WrittenProps) {
  const [written, setWritten] = useState(value);
  const id = useId();
  useEffect(() => setWritten(value), [value]);
  return (
    <span class="written-field">
      <input
        class="form-input" aria-label={label} value={written} placeholder={placeholder} spellcheck={false} autocapitalize="off"
        aria-invalid={error ? true : undefined} aria-describedby={error ? id : undefined}
        onInput={(event) => setWritten(event.currentTarget.value)}
        onChange={() => change(written)}
      />
      {error && <span class="form-error-message" id={id}>{error}</span>}
    </span>
  );
}

function Range({ column, ends, change }: { column: MappedColumn; ends: Ends; change: (ends: Ends) => void }) {
  const t = useText(dataText);
  const [written, setWritten] = useState(ends);
  const id = useId();
  useEffect(() => setWritten(ends), [ends[0], ends[1]]);
  const wrongs = rangeWrong(column.content, ends);
  const words: Record<EndWrong, (end: string) => string> = { "other end": t.endMissing, number: t.endNumber, whole: t.endWhole, date: t.endDate, "below lowest": () => t.endsReversed };
  const names = [t.lowest, t.highest];
  // Both ends are taken when the pair is left, so that nobody is told of the second while still on the way to it.
  const leave = (event: FocusEvent & { currentTarget: HTMLElement }) => {
    if (event.currentTarget.contains(event.relatedTarget as Node | null)) return;
    if (written.join(" ; ") !== ends.join(" ; ")) change(written);
  };
  return (
    <span class="written-field">
      <span class="range" onFocusOut={leave}>
        {names.map((name, n) => (
          <input
            key={name} class="form-input" aria-label={`${column.heading}, ${name}`} placeholder={name} value={written[n]}
            aria-invalid={wrongs[n] ? true : undefined} aria-describedby={wrongs[n] ? `${id}-${n}` : undefined}
            onInput={(event) => setWritten(n === 0 ? [event.currentTarget.value, written[1]] : [written[0], event.currentTarget.value])}
          />
        ))}
      </span>
      {wrongs.map((wrong, n) => wrong && <span key={n} class="form-error-message" id={`${id}-${n}`}>{words[wrong](names[n] ?? "")}</span>)}
    </span>
  );
}
