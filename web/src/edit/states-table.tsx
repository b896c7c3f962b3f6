// The states of a course of illness as a table: what each is called, how many begin there, how well one lives there, what a
// year costs and whom, and whether it is a way of being dead.
import { useEffect, useId, useState } from "preact/hooks";
import { Icon, TextField } from "../parts";
import { inLanguage, language, useText } from "../text";
import { payerNames } from "../text/catalogue";
import { Cell, FormulaCell, WrittenCell } from "./cell";
import { has, nodeAt, valueAt } from "./document";
import { textAt, type Place } from "./fields";
import { useSaid, useWrong } from "./findings";
import { formText } from "./form-text";
import { costPath, deadOf, health, heldAt, living, modelOf, placeOf, startPath, statesOf, titlePath, utilityPath, wholeStart } from "./illness";
import { addState, begins, costs, dead, entitle, isName, removeState, renameState } from "./illness-changes";
import { illnessText } from "./illness-text";

/** What a state is called, by its title where it has one. */
export function stateTitle({ editing }: Place, state: string): string {
  const path = titlePath(editing.tree.value, state);
  return (path && textAt(editing.tree.value, path)) || state;
}

export function StatesTable({ place }: { place: Place }) {
  const t = useText(illnessText);
  const tree = place.editing.tree.value;
  const states = statesOf(tree);
  const inTree = has(tree, [...health, "tree"]);
  const starts = modelOf(tree) !== "survival" && !inTree;
  const wrong = [useWrong([...health, "states"], false), useWrong([...health, "start"], false), useWrong([...health, "dead"])].filter(Boolean);
  const columns = [t.state, t.name, ...(starts ? [t.start] : []), t.utility, t.cost, t.payer, t.dead, t.actions];
  return (
    <section class="illness-part">
      <h4 class="h5">{t.states}</h4>
      <p class="form-hint">{states.length === 0 ? t.noStates : t.statesHelp}</p>
      {wrong.map((words) => <p key={words} class="form-error-message">{words}</p>)}
      {states.length > 0 && (
        <div class="table-scroll" tabIndex={0} role="region" aria-label={t.states}>
          <table class="thin-rules cells">
            <caption class="sr-only">{t.states}</caption>
            <thead><tr>{columns.map((column) => <th key={column} scope="col">{column}</th>)}</tr></thead>
            <tbody>
              {states.map((state, at) => <StateRow key={at} place={place} state={state} starts={starts} />)}
              {has(tree, [...health, "costs", living]) && (
                <tr>
                  <th scope="row">{t.allLiving}</th>
                  <td><code>{living}</code></td>
                  {starts && <td />}
                  <td />
                  <CostCells place={place} state={living} title={t.allLiving} />
                  <td /><td />
                </tr>
              )}
            </tbody>
          </table>
        </div>
      )}
      {inTree && <p class="form-hint">{t.startsInTree}</p>}
      <NewState place={place} />
    </section>
  );
}

function StateRow({ place, state, starts }: { place: Place; state: string; starts: boolean }) {
  const t = useText(illnessText);
  const f = useText(formText);
  const { editing } = place;
  const tree = editing.tree.value;
  const title = stateTitle(place, state);
  const said = placeOf(tree, state);
  const wrong = useWrong(said);
  const warned = useSaid(said, "warning");
  const id = useId();
  const isDead = deadOf(tree).includes(state);
  const whole = wholeStart(tree);
  const write = (text: string, what: string) => editing.write(text, `${said.join(".")}.${what}`);
  const now = () => editing.text.peek();
  return (
    <tr>
      <th scope="row">
        <Cell label={t.ofState(t.state, state)} value={title} wrong={wrong} change={(words) => write(entitle(now(), state, words, language.peek()), "title")} plain />
        {warned && !wrong && <p class="cell-warning">{warned}</p>}
      </th>
      <td><StateName place={place} state={state} /></td>
      {starts && (
        <td>
          <FormulaCell
            place={place} path={startPath(state)} label={t.ofState(t.start, title)} placeholder={whole === state ? t.everybody : ""} held={heldAt(tree, startPath(state))}
            change={(share) => write(begins(now(), state, share), "start")} clear={() => write(begins(now(), state, undefined), "start")}
          />
        </td>
      )}
      <td>
        <FormulaCell
          place={place} path={utilityPath(state)} label={t.ofState(t.utility, title)} placeholder={isDead ? "0" : ""} held={heldAt(tree, utilityPath(state))}
          change={(value) => editing.set(utilityPath(state), value)} clear={() => editing.set(utilityPath(state), undefined)}
        />
      </td>
      <CostCells place={place} state={state} title={title} />
      <td>
        <div class="form-group-checkbox">
          <input
            type="checkbox" id={id} class="form-checkbox" checked={isDead} disabled={state === "dead" && isDead && deadOf(tree).length === 1}
            onChange={(event) => write(dead(now(), state, event.currentTarget.checked), "dead")}
          />
          <label for={id} class="form-label"><span class="sr-only">{t.ofState(t.dead, title)}</span></label>
        </div>
      </td>
      <td><button type="button" class="icon-button" aria-label={f.remove(title)} title={f.remove(title)} onClick={() => editing.write(removeState(now(), state))}><Icon name="delete" /></button></td>
    </tr>
  );
}

/** The name formulas know a state by; changed when the field is left, and with it all that names the state. */
function StateName({ place, state }: { place: Place; state: string }) {
  const t = useText(illnessText);
  const f = useText(formText);
  const [name, setName] = useState(state);
  useEffect(() => setName(state), [state]);
  const { editing } = place;
  const free = name === state || (isName(name) && !statesOf(editing.tree.value).includes(name));
  const id = useId();
  return (
    <>
      <input
        type="text" class={free ? "form-input cell-input" : "form-input cell-input wrong"} aria-label={t.ofState(t.name, stateTitle(place, state))} aria-invalid={free ? undefined : true} aria-describedby={free ? undefined : id}
        autocomplete="off" autocapitalize="none" spellcheck={false} value={name}
        onInput={(event) => setName(event.currentTarget.value)}
        onBlur={() => free && name !== state && !editing.mistake.peek() && editing.write(renameState(editing.text.peek(), state, name))}
      />
      {!free && <p class="form-error-message" id={id}>{f.entryNameWrong}</p>}
    </>
  );
}

function CostCells({ place, state, title }: { place: Place; state: string; title: string }) {
  const t = useText(illnessText);
  const { editing } = place;
  const tree = editing.tree.value;
  const path = costPath(tree, state);
  const at = path ?? [...health, "costs", state];
  const write = (amount: string | undefined) => editing.write(costs(editing.text.peek(), state, amount), `${at.join(".")}.amount`);
  if (!path) return <td colSpan={2}><WrittenCell place={place} path={at} label={t.ofState(t.cost, title)} text={heldText(heldAt(tree, at))} /></td>;
  const payer = valueAt(tree, [...path, "payer"]);
  const known = typeof payer === "string" ? payer : "";
  const choices = payerNames.map(({ id, name }) => ({ id, words: inLanguage(name) }));
  return (
    <>
      <td><FormulaCell place={place} path={[...path, "amount"]} label={t.ofState(t.cost, title)} held={heldAt(tree, [...path, "amount"])} change={write} clear={() => write(undefined)} /></td>
      <td>
        {nodeAt(tree, [...path, "payer"]) && known === "" ? (
          <WrittenCell place={place} path={[...path, "payer"]} label={t.ofState(t.payer, title)} text={heldText(heldAt(tree, [...path, "payer"]))} />
        ) : (
          <select
            class="form-select cell-select" aria-label={t.ofState(t.payer, title)} value={known} disabled={!nodeAt(tree, path)}
            onChange={(event) => editing.set([...path, "payer"], event.currentTarget.value || undefined)}
          >
            <option value="">{t.usualPayer}</option>
            {choices.map(({ id, words }) => <option key={id} value={id}>{words}</option>)}
            {known !== "" && !choices.some(({ id }) => id === known) && <option value={known}>{known}</option>}
          </select>
        )}
      </td>
    </>
  );
}

const heldText = (held: ReturnType<typeof heldAt>) => (held.kind === "nothing" ? "" : held.text);

function NewState({ place }: { place: Place }) {
  const t = useText(illnessText);
  const [title, setTitle] = useState("");
  const [tried, setTried] = useState(false);
  const { editing } = place;
  function add() {
    setTried(title.trim() === "");
    if (title.trim() === "") return;
    editing.write(addState(editing.text.peek(), title.trim()).text);
    setTitle("");
  }
  return (
    <div class="add-entry" onKeyDown={(event) => event.key === "Enter" && (event.target as HTMLElement).tagName === "INPUT" && (event.preventDefault(), add())}>
      <TextField label={t.newState} help={t.newStateHelp} value={title} change={setTitle} error={tried && title.trim() === "" ? t.newStateWrong : undefined} width="input-width-l" />
      <button type="button" class="button button-secondary" onClick={add}>{t.addState}</button>
    </div>
  );
}
