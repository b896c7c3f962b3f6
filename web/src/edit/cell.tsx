// A cell of a table that is written in: a number or formula, with what is wrong beneath it. What a cell cannot ask for is
// shown as it is written, with the way to its place in the text.
import { useId } from "preact/hooks";
import { Icon } from "../parts";
import { useText } from "../text";
import type { Path } from "./document";
import type { Place } from "./fields";
import { useWrong } from "./findings";
import type { Held } from "./illness";
import { illnessText } from "./illness-text";
import { useTyped } from "./typed";

type Props = {
  /** Row and column in words, for those who hear the table. */
  label: string;
  value: string;
  wrong?: string | undefined;
  change: (value: string) => void;
  /** The cell is left empty. Without it an empty cell is written like any other. */
  clear?: () => void;
  placeholder?: string | undefined;
  plain?: boolean;
};

export function Cell({ label, value, wrong, change, clear, placeholder, plain }: Props) {
  const id = useId();
  const [typed, put] = useTyped(value, (next) => (next !== "" || !clear) && change(next), plain);
  return (
    <>
      <input
        type="text" class={wrong ? "form-input cell-input wrong" : "form-input cell-input"} aria-label={label} aria-invalid={wrong ? true : undefined} aria-describedby={wrong ? id : undefined}
        autocomplete="off" autocapitalize="none" spellcheck={false} placeholder={placeholder} value={typed} size={plain ? undefined : Math.min(28, Math.max(8, typed.length + 1))}
        onInput={(event) => put(event.currentTarget.value)}
        onBlur={() => typed.trim() === "" && value !== "" && clear?.()}
        onKeyDown={upAndDown}
      />
      {wrong && <p class="form-error-message" id={id}>{wrong}</p>}
    </>
  );
}

/** Up and down go to the same column of the next row; left and right stay within what is typed. */
function upAndDown(event: KeyboardEvent): void {
  const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
  const cell = (event.currentTarget as HTMLElement).closest("td, th") as HTMLTableCellElement | null;
  if (step === 0 || !cell) return;
  const rows = [...(cell.closest("tbody")?.rows ?? [])];
  for (let at = rows.indexOf(cell.parentElement as HTMLTableRowElement) + step; at >= 0 && at < rows.length; at += step) {
    const next = rows[at]?.cells[cell.cellIndex]?.querySelector<HTMLElement>("input, select, button");
    if (!next) continue;
    event.preventDefault();
    return next.focus();
  }
}

/** What stands in the text and has no room in a cell. */
export function WrittenCell({ place, path, label, text }: { place: Place; path: Path; label: string; text: string }) {
  const t = useText(illnessText);
  const wrong = useWrong(path);
  return (
    <>
      <code class="cell-written" title={text}>{text}</code>
      <button type="button" class="function-link" aria-label={t.toTextOf(label)} onClick={() => place.toText(path)}><Icon name="edit" />{t.toText}</button>
      {wrong && <p class="form-error-message">{wrong}</p>}
    </>
  );
}

type FormulaCell = { place: Place; path: Path; label: string; held: Held; change: (value: string) => void; clear: () => void; placeholder?: string };

export function FormulaCell({ place, path, label, held, change, clear, placeholder }: FormulaCell) {
  const wrong = useWrong(path);
  if (held.kind === "written") return <WrittenCell place={place} path={path} label={label} text={held.text} />;
  return <Cell label={label} value={held.kind === "formula" ? held.text : ""} wrong={wrong} change={change} clear={clear} placeholder={placeholder} />;
}
