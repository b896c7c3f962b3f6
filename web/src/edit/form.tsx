// The form of a case of any size, made from the field lists. What a case has is shown, in parts that open one by one; what
// it may have besides waits at the end until it is wanted.
import { Fragment } from "preact";
import { useState } from "preact/hooks";
import { request, useAsked } from "../api";
import { Icon, Shown } from "../parts";
import { language, useText } from "../text";
import { AddField, FieldEditor, type Place } from "./fields";
import { placed, PlacedFindings, useWrong } from "./findings";
import { formText } from "./form-text";
import { GivenDraws } from "./given-draws";
import { GivenTables, useGivenTables } from "./given-tables";
import type { Editing } from "./editing";
import { has, lengthAt, keysAt, type Path, type Tree } from "./document";
import { IllnessForm } from "./illness-form";
import { fieldsOf, type FieldShape, type Schema } from "./shape";
import { editText } from "./texts";

const heads = ["title", "summary", "organisation", "date", "keywords", "id", "currency"];
const comparing = ["comparator", "alternatives"];
const counting = ["population", "start", "horizon", "price_year", "discounting", "perspective", "timing"];
const judging = ["price", "qaly_value", "value_matrix"];
const grouped = new Set([...heads, ...comparing, ...counting, ...judging, "case"]);

export function useSchema() {
  return useAsked(() => request<Schema>("GET", "/schema/case", { query: { language: language.value } }), [language.value]);
}

export function Form({ editing, toText }: { editing: Editing; toText: (path: Path) => void }) {
  const t = useText(editText);
  const f = useText(formText);
  const schema = useSchema();
  const greyed = editing.mistake.value;
  const tables = useGivenTables(editing);
  return (
    <Shown of={schema} height={480} lines={8}>
      {(of) => (
        <PlacedFindings.Provider value={placed(editing)}><GivenTables.Provider value={tables}>
          <fieldset class={greyed ? "plain-fieldset greyed" : "plain-fieldset"} disabled={greyed !== undefined}>
            <legend class="sr-only">{f.sections}</legend>
            {editing.text.value.trim() === "" && <p>{t.formNeedsText}</p>}
            <Sections place={{ editing, schema: of, toText }} />
          </fieldset>
        </GivenTables.Provider></PlacedFindings.Provider>
      )}
    </Shown>
  );
}

/** Where a case has no lines, what it rests on is its course of illness. */
const restsOnHealth = (tree: Tree) => has(tree, ["health"]) && !has(tree, ["lines"]);

function Sections({ place }: { place: Place }) {
  const f = useText(formText);
  const [fresh, setFresh] = useState<string[]>([]);
  const fields = fieldsOf(place.schema, "case");
  const tree = place.editing.tree.value;
  const [meant] = useState(() => (restsOnHealth(tree) ? "health" : undefined));
  const own = fields.filter((field) => !grouped.has(field.key));
  const present = own.filter((field) => has(tree, [field.key]) || fresh.includes(field.key) || field.required);
  const absent = own.filter((field) => !present.includes(field));
  const group = (title: string, keys: string[], open = false) => (
    <Section title={title} paths={keys.map((key) => [key])} open={open}>
      <RecordFields place={place} path={[]} fields={fields.filter((field) => keys.includes(field.key)).sort((a, b) => keys.indexOf(a.key) - keys.indexOf(b.key))} title={title} />
    </Section>
  );
  return (
    <div class="sections">
      {group(f.about, heads, true)}
      {group(f.compared, comparing)}
      {group(f.howMany, counting)}
      {present.map((field) => (
        <Section key={field.key} title={field.title} help={field.help} count={field.key === "health" ? 0 : Math.max(keysAt(tree, [field.key]).length, lengthAt(tree, [field.key]))} paths={[[field.key]]} open={fresh.includes(field.key) || field.key === meant}>
          <SectionEditor place={place} field={field} />
        </Section>
      ))}
      {group(f.judgement, judging)}
      {absent.length > 0 && (
        <div class="absent">
          <h3 class="h5">{f.more}</h3>
          <p class="form-hint">{f.moreHelp}</p>
          <ul class="unstyled-list no-max-width">
            {absent.map((field) => (
              <li key={field.key}>
                <button type="button" class="choice" onClick={() => setFresh([...fresh, field.key])}>
                  <span class="choice-name">{field.title}</span><span class="choice-help">{field.help}</span>
                </button>
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}

/** What needs more than its fields has a form of its own. */
function SectionEditor({ place, field }: { place: Place; field: FieldShape }) {
  if (field.key === "health") return <IllnessForm place={place} title={field.title} />;
  if (field.key === "draws") return <GivenDraws place={place} field={field} />;
  return <FieldEditor place={place} path={[field.key]} field={field} bare />;
}

type SectionProps = { title: string; help?: string; count?: number; paths: Path[]; open?: boolean; children: preact.ComponentChildren };

function Section({ title, help, count, paths, open, children }: SectionProps) {
  const [opened, setOpened] = useState(open === true);
  const wrong = paths.map((path) => useWrong(path)).some((each) => each !== undefined);
  return (
    <details class={wrong ? "section wrong" : "section"} open={opened} onToggle={(event) => setOpened(event.currentTarget.open)}>
      <summary><h3 class="h5">{title}</h3>{count ? <span class="count">{count}</span> : null}{wrong && <span class="wrong-mark">!</span>}</summary>
      {opened && <div class="section-body">{help && <p class="form-hint">{help}</p>}{children}</div>}
    </details>
  );
}

/** A word goes when it is emptied; what has parts is taken out as a whole. */
function isDropped({ required, shape }: FieldShape): boolean {
  return !required && ["value", "record", "entries", "written"].includes(shape.kind);
}

/** The fields of a record that are there or must be; the others can be added. */
export function RecordFields({ place, path, fields, title }: { place: Place; path: Path; fields: FieldShape[]; title: string }) {
  const f = useText(formText);
  const [fresh, setFresh] = useState<string[]>([]);
  const tree = place.editing.tree.value;
  const shown = fields.filter((field) => has(tree, [...path, field.key]) || field.required || fresh.includes(field.key));
  const hidden = fields.filter((field) => !shown.includes(field));
  return (
    <>
      {shown.map((field) => (
        <Fragment key={field.key}>
          <FieldEditor place={place} path={[...path, field.key]} field={field} />
          {isDropped(field) && has(tree, [...path, field.key]) && (
            <button type="button" class="function-link drop-field" onClick={() => place.editing.set([...path, field.key], undefined)}><Icon name="delete" />{f.remove(field.title)}</button>
          )}
        </Fragment>
      ))}
      <AddField title={title} fields={hidden} add={(key) => setFresh([...fresh, key])} />
    </>
  );
}
