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
  range: [string, string];
  required: boolean;
};

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

function rangeOf(of: Written): [string, string] {
  const range = of["range"];
  return Array.isArray(range) ? [text(range[0]), text(range[1])] : ["", ""];
}

/** The columns of the file in their order, each as the mapping takes it. */
export function columnsOf(mapping: string, headings: string[]): MappedColumn[] {
  const columns = written(document.read(mapping));
  return headings.map((heading) => {
    const found = columns.find(([name, of]) => (text(of["from"]) || name) === heading);
    if (!found) return { heading, name: undefined, content: "text", range: ["", ""], required: false };
    const [name, of] = found;
    return { heading, name, content: contentOf(of), range: rangeOf(of), required: /^(yes|true)$/.test(text(of["required"])) };
  });
}

/** `Operationsdato (dag)` → `operationsdato_dag` */
export function nameFrom(heading: string): string {
  const plain = heading.toLowerCase().replaceAll("æ", "ae").replaceAll("ø", "oe").replaceAll("å", "aa").normalize("NFD").replace(/[\u0300-\u036f]/g, "");
  const name = plain.replace(/[^a-z0-9]+/g, "_").replace(/^_+|_+$/g, "");
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

export function rename(mapping: string, column: MappedColumn, name: string): string {
  if (column.name === undefined || name === column.name || !/^[a-z][a-z0-9_]*$/.test(name)) return mapping;
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
  const ranged = content === "whole" || content === "decimal" || content === "date";
  return without(set, at, ["pseudonym", ...(ranged ? [] : ["range"]), ...(content === "date" ? [] : ["dates"])]);
}

function without(mapping: string, at: string[], keys: string[]): string {
  return keys.reduce((left, key) => document.remove(left, [...at, key]), mapping);
}

export function within(mapping: string, column: MappedColumn, [low, high]: [string, string]): string {
  if (column.name === undefined) return mapping;
  const at = ["columns", column.name, "range"];
  return low.trim() === "" || high.trim() === "" ? document.remove(mapping, at) : document.set(mapping, at, [low.trim(), high.trim()]);
}
