// How each sort of field is asked for: a word, a text in the language, a choice, a number, a list, entries with names of
// their own, a record within. Each writes to its place in the text and to nowhere else.
import { useEffect, useId, useState } from "preact/hooks";
import { Field, Icon, SelectField, TextField } from "../parts";
import { inLanguage, language, useText } from "../text";
import { evidenceKinds, payerNames } from "../text/catalogue";
import { CataloguePicker } from "./catalogue-picker";
import { has, insert, keysAt, lengthAt, move, nodeAt, remove, rename, set, valueAt, type Path, type Tree, type Value } from "./document";
import type { Editing } from "./editing";
import { useWrong } from "./findings";
import { RecordFields } from "./form";
import { formText } from "./form-text";
import { heldText, shown } from "./numbers";
import { fieldsOf, type FieldShape, type Schema, type Shape } from "./shape";
import { setText } from "./small-case";
import { ValueEditor } from "./value-editor";

export type Place = { editing: Editing; schema: Schema };
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
      return <ChoiceField {...asked} choices={shape.choices} value={String(value ?? "")} change={put} />;
    case "whole":
    case "scalar":
      if (typeof value === "object") return <Written title={field.title} value={value} />;
      return <ScalarField {...asked} name={field.key} unit={field.unit} tree={tree} value={String(value ?? "")} change={put} plain={shape.kind === "whole" || field.key === "start"} />;
    case "value":
      return <ValueEditor place={place} path={path} title={field.title} bare={bare} help={bare ? undefined : field.help} price={field.key === "price" || field.key === "quantity"} />;
    case "list":
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

const choiceNames = Object.fromEntries([...evidenceKinds, ...payerNames].map(({ id, name }) => [id, name]));

function ChoiceField({ label, help, error, choices, value, change }: Asked & { choices: string[]; value: string; change: (value: string) => void }) {
  const t = useText(formText);
  const named = choices.map((choice) => ({ value: choice, text: choiceNames[choice] ? inLanguage(choiceNames[choice]) : choice }));
  return <SelectField label={label} help={help} error={error} value={value} change={change} choices={[{ value: "", text: t.notGiven }, ...named]} />;
}

type Scalar = { name?: string; unit?: string | undefined; tree?: Tree; value: string; change: (value: string) => void; plain?: boolean };

/** A word, number or formula. Numbers are shown and typed as the language writes them; what can be named, is suggested. */
export function ScalarField({ label, help, error, name, unit, tree, value, change, plain }: Asked & Scalar) {
  const spoken = language.value;
  const list = useId();
  const written = plain ? value : shown(value, spoken);
  const [typed, setTyped] = useState(written);
  useEffect(() => {
    if ((plain ? typed.trim() : heldText(typed, spoken)) !== value) setTyped(written);
  }, [value, spoken]);
  const suggestions = name && tree ? suggested(name, tree) : [];
  // A plain number is in the field's unit.
  const suffix = unit && /^[\d_.]*$/.test(value) ? unit : undefined;
  const put = (next: string) => {
    setTyped(next);
    change(plain ? next.trim() : heldText(next, spoken));
  };
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

type Card = { title: string; hint?: string; open: boolean; toggle: () => void; moveTo?: { up?: (() => void) | undefined; down?: (() => void) | undefined }; drop: () => void; wrong: boolean; children: preact.ComponentChildren };

function EntryCard({ title, hint, open, toggle, moveTo, drop, wrong, children }: Card) {
  const t = useText(formText);
  return (
    <div class={wrong ? "entry wrong" : "entry"}>
      <div class="entry-head">
        <button type="button" class="entry-open" aria-expanded={open} onClick={toggle}><Icon name={open ? "chevron-down" : "chevron-right"} /><span class="entry-names"><span>{title}</span>{hint && <span class="entry-hint">{hint}</span>}</span></button>
        {moveTo && <button type="button" class="icon-button" disabled={!moveTo.up} aria-label={t.up(title)} title={t.up(title)} onClick={() => moveTo.up?.()}>↑</button>}
        {moveTo && <button type="button" class="icon-button" disabled={!moveTo.down} aria-label={t.down(title)} title={t.down(title)} onClick={() => moveTo.down?.()}>↓</button>}
        <button type="button" class="icon-button" aria-label={t.remove(title)} title={t.remove(title)} onClick={drop}><Icon name="delete" /></button>
      </div>
      {open && <div class="entry-body">{children}</div>}
    </div>
  );
}

function Wrong({ path, children }: { path: Path; children: (wrong: boolean) => preact.ComponentChildren }) {
  return <>{children(useWrong(path) !== undefined)}</>;
}

function RecordList({ place, path, field, record }: Props & { record: string }) {
  const t = useText(formText);
  const [open, setOpen] = useState<number>();
  const { editing } = place;
  const tree = editing.tree.value;
  const count = lengthAt(tree, path);
  const fields = fieldsOf(place.schema, record);
  const act = (text: string) => editing.write(text);
  const written = () => editing.text.peek();
  // One item may stand without a list around it.
  const alone = count === 1 && !Array.isArray(valueAt(tree, path));
  return (
    <div class="entries">
      {count === 0 && <p class="form-hint">{t.nothing}</p>}
      {Array.from({ length: count }, (_, at) => {
        const item: Path = alone ? path : [...path, at];
        const title = textAt(tree, [...item, "name"]) || textAt(tree, [...item, "rule"]) || `${field.title} ${at + 1}`;
        return (
          <Wrong key={at} path={item}>
            {(wrong) => (
              <EntryCard
                title={title} hint={textAt(tree, [...item, "category"])} open={open === at} toggle={() => setOpen(open === at ? undefined : at)} wrong={wrong}
                moveTo={{
                  up: at > 0 ? () => (act(move(written(), path, at, at - 1)), setOpen(undefined)) : undefined,
                  down: at < count - 1 ? () => (act(move(written(), path, at, at + 1)), setOpen(undefined)) : undefined,
                }}
                drop={() => (act(remove(written(), item)), setOpen(undefined))}
              >
                <RecordFields place={place} path={item} fields={fields} title={title} />
              </EntryCard>
            )}
          </Wrong>
        );
      })}
      <button type="button" class="function-link" onClick={() => (act(insert(written(), path, count, field.key === "lines" ? newLine(t.newLine) : firstOf(fields, t.newEntry(field.title)))), setOpen(count))}><Icon name="plus" />{t.addTo(field.title)}</button>
    </div>
  );
}

/** A new line says at once what every line must: what it is about, who pays, how much. */
const newLine = (name: string): Value => ({ name, category: "price.purchase", payer: "region", amount: "0 DKK" });

/** A new record has its required fields, named so that it can be found. */
function firstOf(fields: FieldShape[], title: string): Value {
  const required = fields.filter((field) => field.required && ["text", "scalar", "value"].includes(field.shape.kind));
  const begun = Object.fromEntries(required.map((field) => [field.key, field.shape.kind === "text" ? title : "0"]));
  return Object.keys(begun).length > 0 ? begun : { title };
}

function Entries({ place, path, field, of }: Props & { of: Shape }) {
  const t = useText(formText);
  const [open, setOpen] = useState<string>();
  const [name, setName] = useState("");
  const [tried, setTried] = useState(false);
  const { editing } = place;
  const tree = editing.tree.value;
  const keys = keysAt(tree, path);
  const written = () => editing.text.peek();
  const free = /^[a-z][a-z0-9_]*$/.test(name) && !keys.includes(name);
  const entry = (key: string): FieldShape => ({ key, title: textAt(tree, [...path, key, "title"]) || key, help: "", size: "small", required: true, shape: of });
  const short = of.kind === "text" || of.kind === "scalar";
  function add() {
    setTried(!free);
    if (!free) return;
    const begun: Value = of.kind === "text" ? name : of.kind === "value" ? { title: name, value: "0" } : of.kind === "record" ? firstOf(fieldsOf(place.schema, of.record), name) : "0";
    editing.write(set(written(), [...path, name], begun));
    setOpen(name);
    setName("");
  }
  return (
    <div class="entries">
      {keys.map((key, at) =>
        short ? (
          <div key={key} class="entry-short">
            <FieldEditor place={place} path={[...path, key]} field={entry(key)} />
            <button type="button" class="icon-button" aria-label={t.remove(key)} title={t.remove(key)} onClick={() => editing.write(remove(written(), [...path, key]))}><Icon name="delete" /></button>
          </div>
        ) : (
          <Wrong key={key} path={[...path, key]}>
            {(wrong) => (
              <EntryCard
                title={entry(key).title} hint={entry(key).title === key ? "" : key} open={open === key} toggle={() => setOpen(open === key ? undefined : key)} wrong={wrong}
                moveTo={{
                  up: at > 0 ? () => editing.write(move(written(), path, at, at - 1)) : undefined,
                  down: at < keys.length - 1 ? () => editing.write(move(written(), path, at, at + 1)) : undefined,
                }}
                drop={() => editing.write(remove(written(), [...path, key]))}
              >
                <RenameField place={place} path={[...path, key]} taken={keys} renamed={setOpen} />
                <FieldEditor place={place} path={[...path, key]} field={entry(key)} bare />
              </EntryCard>
            )}
          </Wrong>
        ),
      )}
      <div class="add-entry">
        <TextField label={`${t.newEntry(field.title)} – ${t.entryName.toLowerCase()}`} help={t.entryNameHelp} value={name} change={setName} error={tried && !free ? t.entryNameWrong : undefined} spellcheck={false} autocapitalize="none" width="input-width-l" />
        <button type="button" class="button button-secondary" onClick={add}>{t.add}</button>
      </div>
    </div>
  );
}

/** The name an entry has in formulas; changed when the field is left, for formulas use it. */
function RenameField({ place, path, taken, renamed }: { place: Place; path: Path; taken: string[]; renamed: (name: string) => void }) {
  const t = useText(formText);
  const before = String(path[path.length - 1]);
  const [name, setName] = useState(before);
  const free = name === before || (/^[a-z][a-z0-9_]*$/.test(name) && !taken.includes(name));
  return (
    <Field
      label={t.entryName} help={t.entryNameHelp} error={free ? undefined : t.entryNameWrong}
      control={(tied) => (
        <input
          {...tied} type="text" class="form-input input-width-l" spellcheck={false} autocapitalize="none" value={name} onInput={(event) => setName(event.currentTarget.value)}
          onBlur={() => free && name !== before && has(place.editing.tree.peek(), path) && (place.editing.write(rename(place.editing.text.peek(), path, name)), renamed(name))}
        />
      )}
    />
  );
}
