// A mapping as a table of the file's columns. Every change is made in the text itself, so that the author's comments stay.
import * as document from "../edit/document";
import type { Tree, Value } from "../edit/document";

export const contents = ["text", "whole", "decimal", "date", "truth", "patient", "staff", "other"] as const;
/** What a column holds: a type, or whom it identifies. */
export type Content = (typeof contents)[number];

export type MappedColumn = {
  heading: string;
  /** The name measures use; undefined: the column is not taken. */
  name: string | undefined;
  content: Content;
  range: Ends;
  /** Texts of the file that mean that nothing is known. */
  missing: string[];
  required: boolean;
};

/** The lowest and the highest valid value, as they are written. */
export type Ends = [string, string];

type Written = { [key: string]: Value };
const isWritten = (value: Value | undefined): value is Written => typeof value === "object" && value !== null && !Array.isArray(value);
const text = (value: Value | undefined) => (typeof value === "string" ? value : typeof value === "number" || typeof value === "boolean" ? String(value) : "");

function written(tree: Tree): [string, Written][] {
  return document.keysAt(tree, ["columns"]).map((name) => {
    const value = document.valueAt(tree, ["columns", name]);
    return [name, isWritten(value) ? value : {}];
  });
}

const domains: Record<string, Content> = { patient: "patient", surgeon: "staff" };

function contentOf(of: Written): Content {
  if (of["pseudonym"] !== undefined) return domains[text(of["pseudonym"])] ?? "other";
  const type = text(of["type"]);
  return contents.find((each) => each === type) ?? "text";
}

function rangeOf(of: Written): Ends {
  const range = of["range"];
  return Array.isArray(range) ? [text(range[0]), text(range[1])] : ["", ""];
}

function missingOf(of: Written): string[] {
  const missing = of["missing"];
  return Array.isArray(missing) ? missing.map(text) : [];
}

/** The columns of the file in their order, each as the mapping takes it. */
export function columnsOf(mapping: string, headings: string[]): MappedColumn[] {
  const columns = written(document.read(mapping));
  return headings.map((heading) => {
    const found = columns.find(([name, of]) => (text(of["from"]) || name) === heading);
    if (!found) return { heading, name: undefined, content: "text", range: ["", ""], missing: [], required: false };
    const [name, of] = found;
    return { heading, name, content: contentOf(of), range: rangeOf(of), missing: missingOf(of), required: /^(yes|true)$/.test(text(of["required"])) };
  });
}

/** In small letters a to z, as far as that goes. */
const folded = (words: string) => words.toLowerCase().normalize("NFC").replaceAll("æ", "ae").replaceAll("ø", "oe").replaceAll("å", "aa").normalize("NFD").replace(/[\u0300-\u036f]/g, "");

/** `Operationsdato (dag)` → `operationsdato_dag` */
export function nameFrom(heading: string): string {
  const name = folded(heading).replace(/[^a-z0-9]+/g, "_").replace(/^_+|_+$/g, "");
  return /^[a-z]/.test(name) ? name : `column_${name}`.replace(/_$/, "");
}

function free(mapping: string, wished: string): string {
  const taken = document.keysAt(document.read(mapping), ["columns"]);
  for (let n = 1; ; n++) {
    const name = n === 1 ? wished : `${wished}_${n}`;
    if (!taken.includes(name)) return name;
  }
}

export function take(mapping: string, heading: string): string {
  const left = document.valueAt(document.read(mapping), ["leave_out"]);
  let next = mapping;
  if (Array.isArray(left)) {
    const at = left.findIndex((each) => text(each) === heading);
    if (at >= 0) next = document.remove(next, ["leave_out", at]);
  }
  const name = free(next, nameFrom(heading));
  return document.set(next, ["columns", name], { from: heading, type: "text" });
}

export function leave(mapping: string, column: MappedColumn): string {
  if (column.name === undefined) return mapping;
  const next = document.remove(mapping, ["columns", column.name]);
  return document.insert(next, ["leave_out"], document.lengthAt(document.read(next), ["leave_out"]), column.heading);
}

export type NameWrong = "letters" | "taken";

/** Why a column cannot be called so. */
export function nameWrong(mapping: string, column: MappedColumn, name: string): NameWrong | undefined {
  if (name === column.name) return undefined;
  if (!/^[a-z][a-z0-9_]*$/.test(name)) return "letters";
  return document.keysAt(document.read(mapping), ["columns"]).includes(name) ? "taken" : undefined;
}

export function rename(mapping: string, column: MappedColumn, name: string): string {
  if (column.name === undefined || name === column.name || nameWrong(mapping, column, name)) return mapping;
  const from = document.valueAt(document.read(mapping), ["columns", column.name, "from"]);
  const kept = from === undefined ? document.set(mapping, ["columns", column.name, "from"], column.heading) : mapping;
  return document.rename(kept, ["columns", column.name], name);
}

export function hold(mapping: string, column: MappedColumn, content: Content): string {
  if (column.name === undefined || content === "other") return mapping;
  const at = ["columns", column.name];
  const domain = content === "patient" ? "patient" : content === "staff" ? "surgeon" : undefined;
  if (domain) {
    const set = document.set(mapping, [...at, "pseudonym"], domain);
    return without(set, at, ["type", "range", "decimals", "dates", "values"]);
  }
  const set = document.set(mapping, [...at, "type"], content);
  return without(set, at, ["pseudonym", ...(isRanged(content) ? [] : ["range"]), ...(content === "date" ? [] : ["dates"])]);
}

function without(mapping: string, at: string[], keys: string[]): string {
  return keys.reduce((left, key) => document.remove(left, [...at, key]), mapping);
}

/** The valid values as the mapping writes them; of half a range, or of what is no number, nothing is changed. */
export function within(mapping: string, column: MappedColumn, ends: Ends): string {
  if (column.name === undefined || rangeWrong(column.content, ends).some(Boolean)) return mapping;
  const at = ["columns", column.name, "range"];
  const [low, high] = ends.map((end) => plainEnd(column.content, end)) as Ends;
  return low === "" ? document.remove(mapping, at) : document.set(mapping, at, [low, high]);
}

/** What keeps a lowest or highest value from being used. A range has both ends, or none. */
export type EndWrong = "other end" | "number" | "whole" | "date" | "below lowest";

export function rangeWrong(content: Content, ends: Ends): [EndWrong | undefined, EndWrong | undefined] {
  const [low, high] = ends.map((end) => plainEnd(content, end)) as Ends;
  const forms: Partial<Record<Content, [RegExp, EndWrong]>> = {
    whole: [/^-?\d+$/, "whole"], decimal: [/^-?\d+(\.\d+)?$/, "number"], date: [/^\d{4}-\d{2}-\d{2}$/, "date"],
  };
  const [form, wrong] = forms[content] ?? [];
  const of = (end: string, other: string): EndWrong | undefined => (end === "" ? (other === "" ? undefined : "other end") : form?.test(end) ? undefined : wrong);
  const found: [EndWrong | undefined, EndWrong | undefined] = [of(low, high), of(high, low)];
  if (low === "" || found.some(Boolean)) return found;
  const reversed = content === "date" ? low > high : Number(low) > Number(high);
  return reversed ? [undefined, "below lowest"] : found;
}

/** `40,5` → `40.5`; `31-01-2020` → `2020-01-31` */
function plainEnd(content: Content, end: string): string {
  const plain = end.trim().replace("\u2212", "-");
  if (content === "decimal") return plain.replace(",", ".");
  if (content !== "date") return plain;
  const [, day, month, year] = /^(\d{1,2})[-./](\d{1,2})[-./](\d{4})$/.exec(plain) ?? [];
  return year ? `${year}-${month?.padStart(2, "0")}-${day?.padStart(2, "0")}` : plain;
}

/** Values that mean that nothing is known, written with semicolons between. */
export function means(mapping: string, column: MappedColumn, written: string): string {
  if (column.name === undefined) return mapping;
  const values = written.split(";").map((value) => value.trim()).filter((value) => value !== "");
  const at = ["columns", column.name, "missing"];
  return values.length === 0 ? document.remove(mapping, at) : document.set(mapping, at, values);
}

/** What was written in the form and cannot be in the mapping yet: half a range, a name that measures could not write. */
export type Unfinished = Record<string, { range?: Ends; name?: string }>;

/** The columns in which something is unfinished, as the mapping now is. */
export function unfinishedIn(mapping: string, headings: string[], unfinished: Unfinished): string[] {
  return columnsOf(mapping, headings)
    .filter(({ heading, name, content }) => {
      const left = unfinished[heading];
      return name !== undefined && (left?.name !== undefined || (left?.range !== undefined && isRanged(content)));
    })
    .map(({ heading }) => heading);
}

export const isRanged = (content: Content) => content === "whole" || content === "decimal" || content === "date";

/** What a data set may be called; as the server takes it. */
export const isSetName = (name: string) => /^[a-z0-9][a-z0-9-]{0,79}$/.test(name);

/** `Knæ 2023.csv.zip` → `knae-2023` */
export function setNameFrom(file: string): string {
  const stem = file.replace(/(\.(csv|tsv|txt|json|ndjson|jsonl|parquet|zip|gz))+$/i, "");
  return folded(stem).replace(/[^a-z0-9]+/g, "-").slice(0, 80).replace(/^-+|-+$/g, "") || "data";
}

/** The set that a file like this belongs to: one with the same columns; else a new one, called as the file. */
export function setFor(mapping: string, file: string, sets: { id: string; columns: { name: string }[] }[]): string {
  const names = document.keysAt(document.read(mapping), ["columns"]).sort().join();
  const same = sets.find((set) => set.columns.map((column) => column.name).sort().join() === names);
  return same?.id ?? setNameFrom(file);
}
