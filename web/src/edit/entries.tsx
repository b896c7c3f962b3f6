// Lists of records and entries with names of their own: a card for each, opened one at a time, moved, renamed, taken out.
import { useState } from "preact/hooks";
import { Field, Icon, TextField } from "../parts";
import { useText } from "../text";
import { has, insert, keysAt, lengthAt, move, remove, rename, set, valueAt, type Path, type Value } from "./document";
import { FieldEditor, textAt, type Place } from "./fields";
import { useWrong } from "./findings";
import { RecordFields } from "./form";
import { formText } from "./form-text";
import { fieldsOf, type FieldShape, type Shape } from "./shape";

type Props = { place: Place; path: Path; field: FieldShape };

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

export function RecordList({ place, path, field, record }: Props & { record: string }) {
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

export function Entries({ place, path, field, of }: Props & { of: Shape }) {
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
