// A number as a case may hold it: alone, with an interval, counted, by alternative, by year; with its source and how well
// founded it is.
import { useContext, useId, useState } from "preact/hooks";
import { Icon, SelectField, TextField } from "../parts";
import { inLanguage, language, useText } from "../text";
import { evidenceKinds } from "../text/catalogue";
import { CataloguePicker } from "./catalogue-picker";
import { keysAt, valueAt, type Path, type Tree, type Value } from "./document";
import { ScalarField, textAt, Written, type Place } from "./fields";
import { useWrong } from "./findings";
import { formText } from "./form-text";
import { givenDrawsText } from "./given-draws-text";
import { columnsOf, GivenTables } from "./given-tables";
import { fieldsOf } from "./shape";
import { setText } from "./small-case";

type Mode = "plain" | "range" | "counts" | "meanSd" | "byAlternative" | "byYear" | "givenDraws" | "otherForm";
type Props = { place: Place; path: Path; title: string; help?: string | undefined; price?: boolean; /** Its title stands above already. */ bare?: boolean | undefined; /** Within another number: no title or unit of its own. */ inner?: boolean };

const beside = ["title", "unit", "evidence", "source", "certainty", "note", "price_year", "country", "inflation", "kind", "same_draw"];

function modeOf(tree: Tree, path: Path): Mode {
  const value = valueAt(tree, path);
  if (typeof value !== "object" || Array.isArray(value)) return "plain";
  if (value["by"] !== undefined) return "byAlternative";
  if (value["years"] !== undefined) return "byYear";
  if (value["events"] !== undefined) return "counts";
  if (value["mean"] !== undefined && value["sd"] !== undefined) return "meanSd";
  if (value["range"] !== undefined) return "range";
  if (value["draws"] !== undefined) return "givenDraws";
  return Object.keys(value).every((key) => beside.includes(key) || key === "value") ? "plain" : "otherForm";
}

export function ValueEditor({ place, path, title, help, price, bare, inner }: Props) {
  const t = useText(formText);
  const { editing, schema } = place;
  const tree = editing.tree.value;
  const value = valueAt(tree, path);
  const record = typeof value === "object" && !Array.isArray(value) ? value : undefined;
  const mode = modeOf(tree, path);
  const wrong = useWrong(path);
  const id = useId();
  const given = columnsOf(useContext(GivenTables));
  const g = useText(givenDrawsText);
  const put = (key: string) => (next: string) => editing.set([...path, key], next === "" ? undefined : next);
  const scalar = (key: string, label: string) => <ScalarField key={key} label={label} value={String(record?.[key] ?? "")} change={put(key)} />;
  const modes: Mode[] = ["plain", "range", "counts", "meanSd", ...(inner ? [] : (["byAlternative", "byYear"] as const)), ...(mode === "givenDraws" || given.length > 0 ? (["givenDraws"] as const) : []), ...(mode === "otherForm" ? (["otherForm"] as const) : [])];

  return (
    <fieldset class={inner ? "value-editor inner" : "value-editor"} aria-describedby={wrong ? id : undefined}>
      <legend class={bare ? "sr-only" : "form-label"}>{title}</legend>
      {help && <p class="form-hint">{help}</p>}
      {wrong && <p class="form-error-message" id={id}>{wrong}</p>}
      {!inner && record?.["title"] !== undefined && <TextField label={fieldTitle(schema, "title")} value={textAt(tree, [...path, "title"])} change={(words) => editing.write(setText(editing.text.peek(), [...path, "title"] as string[], words, language.value), `${path.join(".")}.title`)} />}
      {!inner && record && <ScalarField label={fieldTitle(schema, "unit")} value={String(record["unit"] ?? "")} change={put("unit")} plain />}
      <SelectField label={t.uncertainty} value={mode} change={(next) => editing.set(path, become(next, record, value, keysAt(tree, ["alternatives"]), given))} choices={modes.map((each) => ({ value: each, text: each === "givenDraws" ? g.givenDraws : t[each] }))} />
      {mode === "plain" && (
        <>
          <ScalarField label={inner ? title : t.value} value={String(record ? (record["value"] ?? "") : (value ?? ""))} change={(next) => (record ? put("value")(next) : editing.set(path, next === "" ? undefined : next))} />
          {price && <CataloguePicker kind="price" choose={(id) => (record ? put("value")(`price(${id})`) : editing.set(path, `price(${id})`))} />}
        </>
      )}
      {mode === "range" && (
        <div class="amounts three">
          {scalar("value", t.value)}
          <RangeEnd place={place} path={path} end={0} label={t.low} />
          <RangeEnd place={place} path={path} end={1} label={t.high} />
        </div>
      )}
      {mode === "counts" && <div class="amounts">{scalar("events", fieldTitle(schema, "events"))}{scalar("of", fieldTitle(schema, "of"))}</div>}
      {mode === "meanSd" && <div class="amounts">{scalar("mean", fieldTitle(schema, "mean"))}{scalar("sd", fieldTitle(schema, "sd"))}</div>}
      {mode === "givenDraws" && <FromFile column={String(record?.["draws"] ?? "")} columns={given} choose={put("draws")}>{scalar("value", g.otherBase)}</FromFile>}
      {mode === "byAlternative" &&
        keysAt(tree, ["alternatives"]).map((id) => <ValueEditor key={id} place={place} path={[...path, "by", id]} title={textAt(tree, ["alternatives", id]) || id} inner />)}
      {mode === "byYear" && <ByYear place={place} path={path} />}
      {mode === "otherForm" && value !== undefined && <Written title={t.otherForm} value={value} />}
      {(!inner || record) && mode !== "otherForm" && <Ground place={place} path={path} record={record} />}
    </fieldset>
  );
}

const fieldTitle = (schema: Place["schema"], key: string) => fieldsOf(schema, "value").find((field) => field.key === key)?.title ?? key;

/** The same number in another form: what it says already is kept where it fits. */
function become(mode: Mode, record: Record<string, Value> | undefined, value: Value | undefined, alternatives: string[], given: string[]): Value {
  const kept = Object.fromEntries(Object.entries(record ?? {}).filter(([key]) => beside.includes(key)));
  const single = record ? (record["value"] ?? record["mean"] ?? Object.values((record["by"] ?? record["years"] ?? {}) as Record<string, Value>)[0] ?? "0") : (value ?? "0");
  const base = typeof single === "object" ? ((single as Record<string, Value>)["value"] ?? "0") : single;
  switch (mode) {
    case "plain":
      return Object.keys(kept).length > 0 ? { ...kept, value: base } : base;
    case "range":
      return { ...kept, value: base, range: [base, base] };
    case "counts":
      return { ...kept, events: "1", of: "10" };
    case "meanSd":
      return { ...kept, mean: base, sd: "1" };
    case "byAlternative":
      return { ...kept, by: Object.fromEntries(alternatives.map((id) => [id, base])) };
    case "byYear":
      return { ...kept, years: { [new Date().getFullYear()]: base } };
    case "givenDraws":
      return { ...kept, draws: given[0] ?? "" };
    case "otherForm":
      return value ?? base;
  }
}

/** Which column of which table, and a base value of its own. */
function FromFile({ column, columns, choose, children }: { column: string; columns: string[]; choose: (column: string) => void; children: preact.ComponentChildren }) {
  const g = useText(givenDrawsText);
  const choices = columns.includes(column) ? columns : [column, ...columns];
  return <>
    <SelectField label={g.column} value={column} change={choose} choices={choices.map((each) => ({ value: each, text: each }))} />
    {children}
  </>;
}

function RangeEnd({ place: { editing }, path, end, label }: { place: Place; path: Path; end: 0 | 1; label: string }) {
  const range = valueAt(editing.tree.value, [...path, "range"]);
  const ends = Array.isArray(range) ? range.map(String) : ["", ""];
  return (
    <ScalarField
      label={label} value={ends[end] ?? ""}
      change={(next) => editing.set([...path, "range"], end === 0 ? [next, ends[1] ?? next] : [ends[0] ?? next, next])}
    />
  );
}

function ByYear({ place, path }: { place: Place; path: Path }) {
  const t = useText(formText);
  const { editing } = place;
  const years = keysAt(editing.tree.value, [...path, "years"]);
  return (
    <>
      {years.map((year) => <ValueEditor key={year} place={place} path={[...path, "years", year]} title={year} inner />)}
      <button type="button" class="function-link" onClick={() => editing.set([...path, "years", String(Number(years[years.length - 1] ?? new Date().getFullYear()) + 1)], "0")}><Icon name="plus" />{t.addYear}</button>
    </>
  );
}

function Ground({ place, path, record }: { place: Place; path: Path; record: Record<string, Value> | undefined }) {
  const t = useText(formText);
  const { editing, schema } = place;
  const [open, setOpen] = useState(false);
  const evidence = String(record?.["evidence"] ?? "");
  const name = evidenceKinds.find(({ id }) => id === evidence)?.name;
  const put = (key: string) => (next: string) => {
    const value = valueAt(editing.tree.peek(), path);
    if (typeof value === "object") editing.set([...path, key], next === "" ? undefined : next);
    else if (next !== "") editing.set(path, { value: value ?? "0", [key]: next });
  };
  return (
    <details class="ground" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{name ? t.grounded(inLanguage(name)) : t.noGround}</summary>
      {open && (
        <div class="entry-body">
          <SelectField label={fieldTitle(schema, "evidence")} value={evidence} change={put("evidence")} choices={[{ value: "", text: t.notGiven }, ...evidenceKinds.map(({ id, name: words }) => ({ value: id, text: inLanguage(words) }))]} />
          <ScalarField label={fieldTitle(schema, "source")} name="source" tree={editing.tree.value} value={textAt(editing.tree.value, [...path, "source"])} change={put("source")} plain />
          <TextField label={fieldTitle(schema, "note")} value={textAt(editing.tree.value, [...path, "note"])} change={put("note")} />
        </div>
      )}
    </details>
  );
}
