// The course of illness of a case in the form: its states and the ways between them as tables, then what else the model has.
import { useText } from "../text";
import { has } from "./document";
import { FieldEditor, type Place } from "./fields";
import { useWrong } from "./findings";
import { RecordFields } from "./form";
import { health, modelOf, waysOf } from "./illness";
import { illnessText } from "./illness-text";
import { fieldsOf } from "./shape";
import { StatesTable } from "./states-table";
import { TransitionsTable } from "./transitions-table";
import "./illness.css";

/** What the tables ask about … */
const tabled = new Set(["states", "dead", "start", "transitions", "event_times"]);
/** … and what of it may say more than a cell does: an interval, a source. */
const grounded = ["start", "transitions", "event_times", "utilities"];

export function IllnessForm({ place, title }: { place: Place; title: string }) {
  const t = useText(illnessText);
  const tree = place.editing.tree.value;
  const fields = fieldsOf(place.schema, "health");
  const wrong = useWrong(health, false);
  const ways = waysOf(tree);
  // A tree that stands alone has no states.
  if (modelOf(tree) === "tree") return <RecordFields place={place} path={health} fields={fields} title={title} />;
  const more = fields.filter((field) => grounded.includes(field.key) && has(tree, [...health, field.key]));
  return (
    <>
      {wrong && <p class="form-error-message">{wrong}</p>}
      <StatesTable place={place} />
      {ways && <TransitionsTable place={place} ways={ways} />}
      {more.length > 0 && (
        <details class="ground">
          <summary>{t.ground}</summary>
          {more.map((field) => <FieldEditor key={field.key} place={place} path={[...health, field.key]} field={field} />)}
        </details>
      )}
      <h4 class="h5">{t.rest}</h4>
      <RecordFields place={place} path={health} fields={fields.filter((field) => !tabled.has(field.key) && field.key !== "utilities")} title={title} />
    </>
  );
}
