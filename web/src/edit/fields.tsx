// How each sort of field is asked for: a word, a text in the language, a choice, a number, a list, entries with names of
// their own, a record within. Each writes to its place in the text and to nowhere else.
import { useEffect, useId, useState } from "preact/hooks";
import { Field, Icon, SelectField, TextField } from "../parts";
import { inLanguage, language, useText, type Text } from "../text";
import { evidenceKinds, payerNames } from "../text/catalogue";
import { CataloguePicker } from "./catalogue-picker";
import { keysAt, nodeAt, valueAt, type Path, type Tree, type Value } from "./document";
import type { Editing } from "./editing";
import { Entries, RecordList } from "./entries";
import { useWrong } from "./findings";
import { RecordFields } from "./form";
import { formText } from "./form-text";
import { modelNames } from "./illness-text";
import { fieldsOf, type FieldShape, type Schema } from "./shape";
import { setText } from "./small-case";
import { useTyped } from "./typed";
import { ValueEditor } from "./value-editor";

export type Place = { editing: Editing; schema: Schema; /** Shows what stands there in the text. */ toText: (path: Path) => void };
type Props = { place: Place; path: Path; field: FieldShape; /** Its title stands above already. */ bare?: boolean | undefined };

export function textAt(tree: Tree, path: Path): string {
  const value = valueAt(tree, path);
  if (typeof value === "object" && !Array.isArray(value)) return String(value[language.value] ?? value["da"] ?? value["en"] ?? "");
  return String(value ?? "");
}

export function FieldEditor({ place, path, field, bare }: Props) {
  const { editing } = place;
  const tree = editing.tree.value;
  const { shape } = field;
  const wrong = useWrong(path, shape.kind !== "list" && shape.kind !== "entries" && shape.kind !== "record");
  const value = valueAt(tree, path);
  const asked = { label: field.title, help: bare ? undefined : field.help, error: wrong };
  const put = (next: Value | "") => editing.set(path, next === "" && !field.required ? undefined : next);
  switch (shape.kind) {
    case "text":
      return <LongText {...asked} value={textAt(tree, path)} change={(words) => (words === "" && !field.required ? editing.set(path, undefined) : editing.write(setText(editing.text.peek(), path as string[], words, language.value), path.join(".")))} long={field.key === "summary" || field.key === "note" || field.key === "not_priced"} />;
    case "choice":
      return <ChoiceField {...asked} choices={shape.choices} names={choiceNames[field.key] ?? []} value={String(value ?? "")} change={put} />;
    case "whole":
    case "scalar":
      if (typeof value === "object") return <Written title={field.title} value={value} />;
      return <ScalarField {...asked} name={field.key} unit={field.unit} tree={tree} value={String(value ?? "")} change={put} plain={shape.kind === "whole" || field.key === "start"} />;
    case "value":
      return <ValueEditor place={place} path={path} title={field.title} bare={bare} help={bare ? undefined : field.help} price={field.key === "price" || field.key === "quantity"} />;
    case "list":
      // Names may have titles, which a list of words has no room for.
      if (shape.of.kind !== "record" && typeof value === "object" && !Array.isArray(value)) return <Written title={field.title} value={value} />;
      if (shape.of.kind !== "record") return <WordList {...asked} value={value} change={put} />;
      return <Within title={field.title} help={field.help} bare={bare}><RecordList place={place} path={path} field={field} record={shape.of.record} /></Within>;
    case "entries":
      return <Within title={field.title} help={field.help} bare={bare}><Entries place={place} path={path} field={field} of={shape.of} /></Within>;
    case "either":
      return <Either place={place} path={path} field={field} record={shape.record} error={wrong} />;
    case "record":
      return <Within title={field.title} help={field.help} bare={bare}><RecordFields place={place} path={path} fields={fieldsOf(place.schema, shape.record)} title={field.title} /></Within>;
    case "written":
      return value === undefined ? null : <Written title={field.title} value={value} />;
  }
}

function Within({ title, help, bare, children }: { title: string; help?: string; bare?: boolean | undefined; children: preact.ComponentChildren }) {
  if (bare) return <>{children}</>;
  return (
    <fieldset class="within">
      <legend class="form-label">{title}</legend>
      {help && <p class="form-hint">{help}</p>}
      {children}
    </fieldset>
  );
}

/** What the form does not ask about, shown so that nobody thinks it is gone. */
export function Written({ title, value }: { title: string; value: Value }) {
  const t = useText(formText);
  return <p class="written"><span class="form-label">{title}</span><span class="form-hint">{t.inText}</span> <code>{JSON.stringify(value)}</code></p>;
}

type Asked = { label: string; help?: string | undefined; error?: string | undefined };

function LongText({ label, help, error, value, change, long }: Asked & { value: string; change: (words: string) => void; long: boolean }) {
  if (!long) return <TextField label={label} help={help} error={error} value={value} change={change} />;
  return <Field label={label} help={help} error={error} control={(tied) => <textarea {...tied} class="form-input" rows={3} value={value} onInput={(event) => change(event.currentTarget.value)} />} />;
}

/** What choices are called, by the field they belong to: the same word means something else in another. */
const choiceNames: Record<string, { id: string; name: Text }[]> = { evidence: evidenceKinds, model: modelNames };

function ChoiceField({ label, help, error, choices, names, value, change }: Asked & { choices: string[]; names: { id: string; name: Text }[]; value: string; change: (value: string) => void }) {
  const t = useText(formText);
  const nameOf = (choice: string) => names.find(({ id }) => id === choice)?.name;
  const named = choices.map((choice) => ({ value: choice, text: inLanguage(nameOf(choice) ?? { da: choice, en: choice }) }));
  return <SelectField label={label} help={help} error={error} value={value} change={change} choices={[{ value: "", text: t.notGiven }, ...named]} />;
}

type Scalar = { name?: string; unit?: string | undefined; tree?: Tree; value: string; change: (value: string) => void; plain?: boolean };

/** A word, number or formula. Numbers are shown and typed as the language writes them; what can be named, is suggested. */
export function ScalarField({ label, help, error, name, unit, tree, value, change, plain }: Asked & Scalar) {
  const list = useId();
  const [typed, put] = useTyped(value, change, plain);
  const suggestions = name && tree ? suggested(name, tree) : [];
  // A plain number is in the field's unit.
  const suffix = unit && /^[\d_.]*$/.test(value) ? unit : undefined;
  return (
    <Field
      label={label} help={help} error={error}
      control={(tied) => (
        <>
          <div class={suffix ? "form-input-wrapper form-input-wrapper--suffix" : undefined}>
            <input {...tied} type="text" class="form-input" autocomplete="off" spellcheck={false} list={suggestions.length ? list : undefined} value={typed} onInput={(event) => put(event.currentTarget.value)} />
            {suffix && <div class="form-input-suffix" aria-hidden="true">{suffix}</div>}
          </div>
          {suggestions.length > 0 && <datalist id={list}>{suggestions.map(({ id, words }) => <option key={id} value={id}>{words}</option>)}</datalist>}
          {name === "category" && <CataloguePicker kind="category" choose={put} />}
        </>
      )}
    />
  );
}

/** Names of the case that may stand in a field. */
function suggested(name: string, tree: Tree): { id: string; words: string }[] {
  const named = (part: string) => keysAt(tree, [part]).map((id) => ({ id, words: textAt(tree, nodeAt(tree, [part, id, "title"]) ? [part, id, "title"] : [part, id]) }));
  switch (name) {
    case "comparator":
    case "alternative":
      return named("alternatives");
    case "source":
      return named("sources");
    case "payer":
    case "gains":
    case "from":
    case "to":
      return payerNames.map(({ id, name: words }) => ({ id, words: inLanguage(words) }));
    default:
      return [];
  }
}

function WordList({ label, help, error, value, change }: Asked & { value: Value | undefined; change: (value: Value | "") => void }) {
  const t = useText(formText);
  const words = Array.isArray(value) ? value.map(String).join(", ") : String(value ?? "");
  const [typed, setTyped] = useState(words);
  const list = (text: string) => text.split(",").map((word) => word.trim()).filter(Boolean);
  useEffect(() => {
    if (list(typed).join(", ") !== words) setTyped(words);
  }, [words]);
  return (
    <TextField
      label={label} help={[help, t.listHelp].filter(Boolean).join(". ")} error={error} value={typed}
      change={(next) => (setTyped(next), change(list(next).length === 0 ? "" : list(next)))}
    />
  );
}

function Either({ place, path, field, record, error }: { place: Place; path: Path; field: FieldShape; record: string; error: string | undefined }) {
  const t = useText(formText);
  const { editing } = place;
  const value = valueAt(editing.tree.value, path);
  const [open, setOpen] = useState(typeof value === "object");
  if (open || typeof value === "object") return <Within title={field.title} help={field.help}><RecordFields place={place} path={path} fields={fieldsOf(place.schema, record)} title={field.title} /></Within>;
  return (
    <>
      <ScalarField label={field.title} help={field.help} error={error} unit={field.unit} value={String(value ?? "")} change={(next) => editing.set(path, next === "" ? undefined : next)} />
      <button type="button" class="function-link" onClick={() => (editing.set(path, undefined), setOpen(true))}><Icon name="tune" />{t.useFields}: {field.title}</button>
    </>
  );
}

/** Chooses a field that is not there yet. */
export function AddField({ title, fields, add }: { title: string; fields: FieldShape[]; add: (key: string) => void }) {
  const t = useText(formText);
  const askable = fields.filter((field) => field.shape.kind !== "written");
  if (askable.length === 0) return null;
  return (
    <div class="add-field">
      <SelectField
        label={t.addTo(title)} value="" change={(key) => key && add(key)}
        choices={[{ value: "", text: t.chooseField }, ...askable.map((field) => ({ value: field.key, text: `${field.title} – ${field.help}` }))]}
      />
    </div>
  );
}
