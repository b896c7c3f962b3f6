// A case as its text and the tree read from it. Every change is made in the text itself, where the tree says, so that all
// other characters - comments, blank lines, the author's layout - stay as they were written.
import { isCollection, isMap, isPair, isScalar, isSeq, LineCounter, parseDocument, type Document, type Node, type Pair, type YAMLMap, type YAMLSeq } from "yaml";
import { dashed, following, inline, scalarText, type Path, type Step, type Value } from "./layout";

export type { Path, Step, Value } from "./layout";
export type Tree = { text: string; document: Document.Parsed; lines: LineCounter };
export type Mistake = { line: number; column: number; message: string };
type Collection = YAMLMap | YAMLSeq;

export function read(text: string): Tree {
  const lines = new LineCounter();
  return { text, document: parseDocument(text, { lineCounter: lines, prettyErrors: false, strict: true }), lines };
}

/** What keeps the text from being read as a tree; nothing when it can be. */
export function mistake(tree: Tree): Mistake | undefined {
  const [error] = tree.document.errors;
  if (!error) return tree.document.contents === null || isMap(tree.document.contents) ? undefined : { line: 1, column: 1, message: "" };
  const { line, col } = tree.lines.linePos(error.pos[0]);
  return { line, column: col, message: error.message };
}

const keyOf = (pair: Pair) => (isScalar(pair.key) ? String(pair.key.value ?? "") : "");
const pairsOf = (map: YAMLMap) => map.items.filter(isPair) as Pair[];
const at = (of: Collection, step: Step): Node | undefined => {
  if (isSeq(of)) return of.items[Number(step)] as Node | undefined;
  return (pairsOf(of).find((pair) => keyOf(pair) === String(step))?.value ?? undefined) as Node | undefined;
};

export function nodeAt(tree: Tree, path: Path): Node | undefined {
  let node: Node | undefined = tree.document.contents ?? undefined;
  for (const step of path) {
    if (!isCollection(node)) return undefined;
    node = at(node as Collection, step);
  }
  return node;
}

/** What stands there, as plain values; numbers as they are written, for `1_000` and `4.1 %` are texts to YAML. */
export function valueAt(tree: Tree, path: Path): Value | undefined {
  return plain(tree, nodeAt(tree, path));
}

function plain(tree: Tree, node: Node | undefined | null): Value | undefined {
  if (isMap(node)) return Object.fromEntries(pairsOf(node as YAMLMap).map((pair) => [keyOf(pair), plain(tree, pair.value as Node) ?? ""]));
  if (isSeq(node)) return (node as YAMLSeq).items.map((item) => plain(tree, item as Node) ?? "");
  if (!isScalar(node) || node.value === null) return undefined;
  return typeof node.value === "string" ? node.value : (node.source ?? String(node.value));
}

export function has(tree: Tree, path: Path): boolean {
  const parent = nodeAt(tree, path.slice(0, -1));
  const last = path[path.length - 1];
  if (last === undefined) return true;
  if (isMap(parent)) return pairsOf(parent as YAMLMap).some((pair) => keyOf(pair) === String(last));
  return isSeq(parent) && Number(last) < (parent as YAMLSeq).items.length;
}

export function keysAt(tree: Tree, path: Path): string[] {
  const node = nodeAt(tree, path);
  return isMap(node) ? pairsOf(node as YAMLMap).map(keyOf) : [];
}

export function lengthAt(tree: Tree, path: Path): number {
  const node = nodeAt(tree, path);
  return isSeq(node) ? (node as YAMLSeq).items.length : node ? 1 : 0;
}

// ---- extents in the text

const rangeOf = (node: unknown): [number, number, number] | undefined => (node as Node | undefined)?.range ?? undefined;

/** Where what is written of a node ends, without line break or comment. */
function endOf(tree: Tree, node: Node | null | undefined, otherwise: number): number {
  if (isCollection(node) && !(node as Collection).flow) {
    const last = (node as Collection).items[(node as Collection).items.length - 1];
    if (isPair(last)) return endOf(tree, last.value as Node, colonAfter(tree, last as Pair));
    return endOf(tree, last as Node, otherwise);
  }
  const range = rangeOf(node);
  if (!range) return otherwise;
  let end = range[1];
  while (end > range[0] && /\s/.test(tree.text[end - 1] ?? "")) end--;
  return end;
}

/** Behind the colon of a key. */
function colonAfter(tree: Tree, pair: Pair): number {
  const key = rangeOf(pair.key);
  return tree.text.indexOf(":", key?.[1] ?? 0) + 1;
}

const lineStart = (text: string, from: number) => text.lastIndexOf("\n", from - 1) + 1;
const lineEnd = (text: string, from: number) => {
  const end = text.indexOf("\n", from);
  return end < 0 ? text.length : end;
};

const columnOf = (tree: Tree, offset: number) => offset - lineStart(tree.text, offset);

/** Where an entry of a collection on lines of its own begins: at its key, or at the dash. */
function beginOf(tree: Tree, of: Collection, index: number): number {
  const item = of.items[index];
  if (isPair(item)) return rangeOf(item.key)?.[0] ?? 0;
  const start = rangeOf(item)?.[0] ?? 0;
  return tree.text.lastIndexOf("-", start === 0 ? 0 : start - 1);
}

function endOfEntry(tree: Tree, of: Collection, index: number): number {
  const item = of.items[index];
  if (isPair(item)) return endOf(tree, item.value as Node, colonAfter(tree, item as Pair));
  return endOf(tree, item as Node, beginOf(tree, of, index) + 1);
}

/** The lines of an entry: with the comments that lead it and the one behind it. */
function extentOf(tree: Tree, of: Collection, index: number): [number, number] {
  let start = lineStart(tree.text, beginOf(tree, of, index));
  const above = index > 0 ? endOfEntry(tree, of, index - 1) : 0;
  for (;;) {
    const before = lineStart(tree.text, start - 1);
    if (start === 0 || before <= above || !/^\s*#/.test(tree.text.slice(before, start))) break;
    start = before;
  }
  return [start, Math.min(tree.text.length, lineEnd(tree.text, endOfEntry(tree, of, index)) + 1)];
}

const splice = (text: string, from: number, to: number, into: string) => text.slice(0, from) + into + text.slice(to);

// ---- changes

/** The text with the value there, put in place of what stood there or behind what stands beside it. */
export function set(text: string, path: Path, value: Value): string {
  const tree = read(text);
  const [last] = path.slice(-1);
  if (last === undefined) return text;
  const parentPath = path.slice(0, -1);
  const parent = nodeAt(tree, parentPath);
  if (!isCollection(parent)) return parentPath.length === 0 ? begin(text, path, value) : set(text, parentPath, typeof last === "number" ? [value] : { [last]: value });
  const of = parent as Collection;
  if (has(tree, path)) return replace(tree, of, path, value);
  return isSeq(of) ? insert(text, parentPath, of.items.length, value) : append(tree, of as YAMLMap, path, value);
}

function begin(text: string, path: Path, value: Value): string {
  const before = text === "" || text.endsWith("\n") ? text : `${text}\n`;
  return `${before}${scalarText(String(path[0]), false)}:${following(value, path, 0)}\n`;
}

function replace(tree: Tree, of: Collection, path: Path, value: Value): string {
  const index = isSeq(of) ? Number(path[path.length - 1]) : pairsOf(of as YAMLMap).findIndex((pair) => keyOf(pair) === String(path[path.length - 1]));
  const item = of.items[index];
  const old = (isPair(item) ? item.value : item) as Node | null;
  const range = rangeOf(old);
  const from = isPair(item) ? colonAfter(tree, item as Pair) : beginOf(tree, of, index) + 1;
  const braces = of.flow === true || isWithinBraces(tree, path.slice(0, -1));
  if (braces) {
    const start = range && range[1] > range[0] ? range[0] : from;
    return splice(tree.text, start, range ? range[1] : from, `${start === from ? " " : ""}${inline(value)}`);
  }
  const end = endOf(tree, old, from);
  const oneLine = range && end > range[0] && (isScalar(old) ? !/^(BLOCK)/.test(String(old.type)) : (old as Collection).flow === true);
  const written = isPair(item) ? following(value, path, columnOf(tree, beginOf(tree, of, index))) : dashed(value, path, columnOf(tree, beginOf(tree, of, index))).slice(1);
  // What has stood on one line stays there if it can: its place and the comment behind it are the author's.
  if (oneLine && range) return splice(tree.text, written.startsWith("\n") || /^ [|>]\n/.test(written) ? from : range[0], end, written.startsWith("\n") || /^ [|>]\n/.test(written) ? written : written.slice(1));
  return splice(tree.text, from, end, written);
}

function isWithinBraces(tree: Tree, path: Path): boolean {
  for (let depth = 0; depth <= path.length; depth++) {
    const node = nodeAt(tree, path.slice(0, depth));
    if (isCollection(node) && (node as Collection).flow) return true;
  }
  return false;
}

function append(tree: Tree, of: YAMLMap, path: Path, value: Value): string {
  const key = scalarText(String(path[path.length - 1]), of.flow === true);
  const range = rangeOf(of);
  if (of.flow === true && range) {
    if (of.items.length === 0 && path.length === 2) return set(remove(tree.text, path.slice(0, -1)), path.slice(0, -1), { [String(path[path.length - 1])]: value });
    const close = endOf(tree, of, range[1]) - 1;
    const before = tree.text.slice(0, close).trimEnd();
    const comma = of.items.length === 0 || before.endsWith(",") ? (of.items.length === 0 ? "" : " ") : ", ";
    return before + comma + `${key}: ${inline(value)}` + tree.text.slice(before.length);
  }
  const last = of.items.length - 1;
  const indent = columnOf(tree, beginOf(tree, of, 0));
  const entry = `${key}:${following(value, path, indent)}`;
  const end = lineEnd(tree.text, endOfEntry(tree, of, last));
  const blank = path.length === 1 && entry.includes("\n") ? "\n" : "";
  return splice(tree.text, end, end, `\n${blank}${" ".repeat(indent)}${entry}`);
}

/** The text with the item put into the list at that place. */
export function insert(text: string, path: Path, index: number, value: Value): string {
  const tree = read(text);
  const node = nodeAt(tree, path);
  if (!isSeq(node) || (node as YAMLSeq).items.length === 0) {
    // One item may stand without a list around it.
    const alone = node && !isSeq(node) ? valueAt(tree, path) : undefined;
    const items = alone === undefined ? [value] : index === 0 ? [value, alone] : [alone, value];
    return set(isSeq(node) ? remove(text, path) : text, path, items);
  }
  const of = node as YAMLSeq;
  const place = Math.min(index, of.items.length);
  if (of.flow === true) {
    const range = rangeOf(of.items[Math.min(place, of.items.length - 1)]);
    if (!range) return text;
    return place < of.items.length ? splice(text, range[0], range[0], `${inline(value)}, `) : splice(text, range[1], range[1], `, ${inline(value)}`);
  }
  const indent = columnOf(tree, beginOf(tree, of, 0));
  const item = " ".repeat(indent) + dashed(value, [...path, place], indent);
  if (place < of.items.length) {
    const [start] = extentOf(tree, of, place);
    return splice(text, start, start, `${item}\n`);
  }
  const end = lineEnd(text, endOfEntry(tree, of, place - 1));
  return splice(text, end, end, `\n${item}`);
}

/** The text without what stands there. Comments on lines above stay; a part that becomes empty goes with its last entry. */
export function remove(text: string, path: Path): string {
  const tree = read(text);
  if (!has(tree, path) || path.length === 0) return text;
  const parentPath = path.slice(0, -1);
  const of = nodeAt(tree, parentPath) as Collection;
  const index = isSeq(of) ? Number(path[path.length - 1]) : (of as YAMLMap).items.findIndex((pair) => keyOf(pair as Pair) === String(path[path.length - 1]));
  if (of.items.length === 1 && parentPath.length > 0) return remove(text, parentPath);
  if (of.flow === true) return withoutInBraces(tree, of, index);
  const begin = beginOf(tree, of, index);
  const start = lineStart(text, begin);
  const end = Math.min(text.length, lineEnd(text, endOfEntry(tree, of, index)) + 1);
  // The first key of a list's item shares its line with the dash, which the next key takes over.
  if (/^\s*(-\s+)+$/.test(text.slice(start, begin))) return splice(text, begin, nextBegin(tree, of, index), "");
  return splice(text, start, end, "");
}

const nextBegin = (tree: Tree, of: Collection, index: number) => beginOf(tree, of, index + 1);

function withoutInBraces(tree: Tree, of: Collection, index: number): string {
  const extent = (place: number): [number, number] => {
    const item = of.items[place];
    const key = isPair(item) ? rangeOf(item.key) : rangeOf(item);
    const value = isPair(item) ? rangeOf(item.value) : key;
    return [key?.[0] ?? 0, value?.[1] ?? key?.[1] ?? 0];
  };
  const [start, end] = extent(index);
  if (index + 1 < of.items.length) return splice(tree.text, start, extent(index + 1)[0], "");
  return splice(tree.text, extent(index - 1)[1], end, "");
}

/** The text with an entry of a list or map moved to another place among its siblings, its comments with it. */
export function move(text: string, path: Path, from: number, to: number): string {
  const tree = read(text);
  const of = nodeAt(tree, path);
  if (!isCollection(of) || from === to) return text;
  const count = (of as Collection).items.length;
  if (from < 0 || to < 0 || from >= count || to >= count) return text;
  if ((of as Collection).flow === true) {
    const items = Object.entries(valueAt(tree, path) as object);
    items.splice(to, 0, ...items.splice(from, 1));
    return set(text, path, isSeq(of) ? items.map(([, item]) => item as Value) : (Object.fromEntries(items) as Value));
  }
  const ended = text.endsWith("\n") ? text : `${text}\n`;
  const whole = read(ended);
  const list = nodeAt(whole, path) as Collection;
  const [start, end] = extentOf(whole, list, from);
  const moved = ended.slice(start, end);
  const [before, after] = extentOf(whole, list, to);
  return to < from ? ended.slice(0, before) + moved + ended.slice(before, start) + ended.slice(end) : ended.slice(0, start) + ended.slice(end, after) + moved + ended.slice(after);
}

/** The text with a key called otherwise. */
export function rename(text: string, path: Path, name: string): string {
  const tree = read(text);
  const of = nodeAt(tree, path.slice(0, -1));
  const pair = isMap(of) ? pairsOf(of as YAMLMap).find((each) => keyOf(each) === String(path[path.length - 1])) : undefined;
  const range = rangeOf(pair?.key);
  return range ? splice(text, range[0], range[1], scalarText(name, (of as YAMLMap).flow === true)) : text;
}

// ---- places

/** The path of what stands at an offset in the text: the innermost key or item whose lines hold it. */
export function pathAt(tree: Tree, offset: number): Path {
  const path: Step[] = [];
  let node: Node | null | undefined = tree.document.contents;
  while (isCollection(node)) {
    const of: Collection = node as Collection;
    const index = of.items.findIndex((item, place) => offset >= (of.flow ? (rangeOf(isPair(item) ? item.key : item)?.[0] ?? 0) : beginOf(tree, of, place)) && offset <= endOfEntry(tree, of, place));
    const item = of.items[index];
    if (index < 0) break;
    path.push(isPair(item) ? keyOf(item as Pair) : index);
    node = (isPair(item) ? item.value : item) as Node | null;
  }
  return path;
}

/** Where the path's key (or item) begins in the text; the nearest part of the path that exists. */
export function offsetOf(tree: Tree, path: Path): number {
  for (let depth = path.length; depth > 0; depth--) {
    const of = nodeAt(tree, path.slice(0, depth - 1));
    if (!isCollection(of) || !has(tree, path.slice(0, depth))) continue;
    const last = path[depth - 1];
    const collection = of as Collection;
    const index = isSeq(collection) ? Number(last) : collection.items.findIndex((pair) => isPair(pair) && keyOf(pair as Pair) === String(last));
    const item = collection.items[index];
    return collection.flow ? (rangeOf(isPair(item) ? item.key : item)?.[0] ?? 0) : beginOf(tree, collection, index);
  }
  return 0;
}

/** 1-based line and column to an offset, held within the text. */
export function offsetAtLine(text: string, line: number, column = 1): number {
  let start = 0;
  for (let n = 1; n < line; n++) {
    const next = text.indexOf("\n", start);
    if (next < 0) return text.length;
    start = next + 1;
  }
  return Math.min(start + Math.max(0, column - 1), lineEnd(text, start));
}
