// The ways between states as a matrix: from the state of the row to that of the column. What leaves for nowhere stays.
import { Icon } from "../parts";
import { useText } from "../text";
import { FormulaCell, WrittenCell } from "./cell";
import { remove } from "./document";
import type { Place } from "./fields";
import { useWrong } from "./findings";
import { health, heldAt, living, matrixOf, wayPath, type Row, type Ways } from "./illness";
import { illnessText } from "./illness-text";
import { stateTitle } from "./states-table";

export function TransitionsTable({ place, ways }: { place: Place; ways: Ways }) {
  const t = useText(illnessText);
  const tree = place.editing.tree.value;
  const { rows, columns, ends } = matrixOf(tree, ways);
  const wrong = useWrong([...health, ways], false);
  const title = ways === "transitions" ? t.transitions : t.times;
  if (columns.length < 2) return null;
  return (
    <section class="illness-part">
      <h4 class="h5">{title}</h4>
      <p class="form-hint">{ways === "transitions" ? t.transitionsHelp : t.timesHelp}</p>
      {wrong && <p class="form-error-message">{wrong}</p>}
      <div class="table-scroll" tabIndex={0} role="region" aria-label={title}>
        <table class="thin-rules cells">
          <caption class="sr-only">{title}</caption>
          <thead>
            <tr>
              <th scope="col">{t.fromTo}</th>
              {columns.map((to, at) => <th key={at} scope="col">{stateTitle(place, to)}</th>)}
            </tr>
          </thead>
          <tbody>{rows.map((row, at) => <WaysFrom key={at} place={place} ways={ways} row={row} columns={columns} />)}</tbody>
        </table>
      </div>
      {ends.length > 0 && <p class="form-hint">{t.ends(ends.map((state) => stateTitle(place, state)).join(", "))}</p>}
    </section>
  );
}

type RowProps = { place: Place; ways: Ways; row: Row; columns: string[] };

function WaysFrom({ place, ways, row, columns }: RowProps) {
  const t = useText(illnessText);
  const path = [...health, ways, row.from];
  const wrong = useWrong(path, false);
  const title = row.from === living ? t.allLiving : stateTitle(place, row.from);
  return (
    <tr>
      <th scope="row">
        {row.unknown ? <code>{row.from}</code> : title}
        {wrong && <p class="form-error-message">{wrong}</p>}
      </th>
      {row.written === undefined ? (
        columns.map((to, at) => <td key={at}><Way place={place} ways={ways} row={row} to={to} label={t.way(title, stateTitle(place, to))} /></td>)
      ) : (
        <td colSpan={columns.length}><WrittenCell place={place} path={path} label={title} text={row.written} /></td>
      )}
    </tr>
  );
}

function Way({ place, ways, row, to, label }: { place: Place; ways: Ways; row: Row; to: string; label: string }) {
  const t = useText(illnessText);
  const { editing } = place;
  const path = wayPath(ways, row.from, to);
  const held = heldAt(editing.tree.value, path);
  const clear = () => editing.set(path, undefined);
  if (ways === "transitions") {
    if (row.restTo === to && row.from === to) return <span class="cell-stays">{t.stays}</span>;
    return <FormulaCell place={place} path={path} label={label} held={held} change={(value) => editing.set(path, value)} clear={clear} />;
  }
  if (held.kind === "nothing")
    return <button type="button" class="icon-button" aria-label={t.addTime(label)} title={t.addTime(label)} onClick={() => editing.set(path, { exponential: { rate: "0" } })}><Icon name="plus" /></button>;
  return (
    <>
      <WrittenCell place={place} path={path} label={label} text={held.text} />
      <button type="button" class="function-link" aria-label={t.removeTime(label)} onClick={() => editing.write(remove(editing.text.peek(), path))}><Icon name="delete" /></button>
    </>
  );
}
