// The states of a course of illness and the ways between them, as a table holds them: what stands under `health:` of a
// case, read as rows and cells. What is changed in them stands in illness-changes.ts.
import { isMap, isScalar, isSeq } from "yaml";
import { has, keysAt, nodeAt, valueAt, type Path, type Tree } from "./document";

export const health = ["health"] as const;
/** Names that stand for every state with life, in costs and times of events. */
export const living = "living";

/** A number or formula that a field can ask for; anything else is shown as it is written and left alone. */
export type Held = { kind: "nothing" } | { kind: "formula"; text: string } | { kind: "written"; text: string };

export function heldAt(tree: Tree, path: Path): Held {
  const node = nodeAt(tree, path);
  if (!node || (isScalar(node) && node.value === null)) return { kind: "nothing" };
  const value = valueAt(tree, path);
  if (typeof value === "string" && !value.includes("\n")) return { kind: "formula", text: value };
  const range = node.range ?? [0, 0, 0];
  return { kind: "written", text: tree.text.slice(range[0], range[1]).replace(/\s*#.*$/gm, "").replace(/\s+/g, " ").trim() };
}

export const modelOf = (tree: Tree): string => String(valueAt(tree, [...health, "model"]) ?? "cohort");

/** The names of the states, in the order they are written; a list of names or names with titles. */
export function statesOf(tree: Tree): string[] {
  const path = [...health, "states"];
  if (isMap(nodeAt(tree, path))) return keysAt(tree, path);
  return listed(tree, path);
}

/** Names in a list; one may stand alone. */
export function listed(tree: Tree, path: Path): string[] {
  const value = valueAt(tree, path);
  if (Array.isArray(value)) return value.map(String);
  return typeof value === "string" ? [value] : [];
}

/** Where a state is written: its entry, its place in the list, or the list itself where one name stands alone. */
export function placeOf(tree: Tree, state: string): Path {
  const path = [...health, "states"];
  if (isMap(nodeAt(tree, path))) return [...path, state];
  return isSeq(nodeAt(tree, path)) ? [...path, statesOf(tree).indexOf(state)] : path;
}

/** Whether states have titles beside their names, and where that of one stands. */
export const titlePath = (tree: Tree, state: string): Path | undefined => (isMap(nodeAt(tree, [...health, "states"])) ? [...health, "states", state] : undefined);

/** The states that are ways of being dead: those named, else the one called so. */
export function deadOf(tree: Tree): string[] {
  return has(tree, [...health, "dead"]) ? listed(tree, [...health, "dead"]) : statesOf(tree).filter((state) => state === "dead");
}

// ---- where people begin

/** The state in which everybody begins, when no shares are written. */
export function wholeStart(tree: Tree): string | undefined {
  const path = [...health, "start"];
  if (isMap(nodeAt(tree, path))) return undefined;
  const value = valueAt(tree, path);
  return typeof value === "string" ? value : statesOf(tree)[0];
}

export const startPath = (state: string): Path => [...health, "start", state];
export const utilityPath = (state: string): Path => [...health, "utilities", state];

// ---- what a state costs

/** Where the one cost of a state stands; none where it has several, which a row has no room for. */
export function costPath(tree: Tree, state: string): Path | undefined {
  const path = [...health, "costs", state];
  const node = nodeAt(tree, path);
  if (!node || isMap(node) || (isScalar(node) && node.value === null)) return path;
  return isSeq(node) && node.items.length === 1 && isMap(node.items[0]) ? [...path, 0] : undefined;
}

// ---- ways between states

export type Ways = "transitions" | "event_times";

/** Under which key the ways of a model stand; a partition has none, nor has a tree. */
export function waysOf(tree: Tree): Ways | undefined {
  const model = modelOf(tree);
  return model === "individual" ? "event_times" : model === "survival" || model === "tree" ? undefined : "transitions";
}

export const wayPath = (ways: Ways, from: string, to: string): Path => [...health, ways, from, to];

export type Row = {
  from: string;
  /** No state has that name. */
  unknown: boolean;
  /** What stands in place of cells, when the row is written otherwise. */
  written?: string;
  /** The state to which the rest goes by word; the diagonal where none has it and nothing is written there. */
  restTo?: string;
};
export type Matrix = { rows: Row[]; columns: string[]; /** Ways of being dead, which nobody leaves. */ ends: string[] };

/** Rows and columns for all states, and for names that are none, so that what is wrong with them has its place. */
export function matrixOf(tree: Tree, ways: Ways): Matrix {
  const states = statesOf(tree);
  const dead = deadOf(tree);
  const path = [...health, ways];
  const written = keysAt(tree, path);
  const ends = states.filter((state) => dead.includes(state) && !written.includes(state));
  const others = written.filter((name) => !states.includes(name));
  const rows = [...states.filter((state) => !ends.includes(state)), ...others].map((from): Row => {
    const held = heldAt(tree, [...path, from]);
    const cells = keysAt(tree, [...path, from]);
    const unknown = !states.includes(from) && !(ways === "event_times" && from === living);
    if (held.kind === "formula") return { from, unknown, written: held.text };
    if (held.kind === "written" && !isMap(nodeAt(tree, [...path, from]))) return { from, unknown, written: held.text };
    const rest = cells.find((to) => valueAt(tree, [...path, from, to]) === "rest") ?? (states.includes(from) && !cells.includes(from) ? from : undefined);
    return { from, unknown, ...(rest === undefined ? {} : { restTo: rest }) };
  });
  const columns = [...states, ...new Set(rows.flatMap(({ from }) => keysAt(tree, [...path, from])).filter((to) => !states.includes(to)))];
  return { rows, columns, ends };
}
