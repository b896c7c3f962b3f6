// Changes to the states of a course of illness and what is said of each, made in the text. A state that gets another name
// is mended wherever `health:` names it; one that goes takes its own numbers along, and what still speaks of it is for the
// engine to name.
import { isMap, isScalar, isSeq, type Node } from "yaml";
import { plainLetters } from "../text/letters";
import { has, insert, keysAt, lengthAt, move, nodeAt, offsetOf, read, remove, set, type Path, type Tree } from "./document";
import { costPath, deadOf, health, listed, living, modelOf, placeOf, startPath, statesOf, wholeStart } from "./illness";
import { inline, scalarText } from "./layout";
import { setText } from "./small-case";

/** A name as formulas know it, made of words: "Mere syg" gives mere_syg. None where no letter or digit is left. */
export function nameFrom(words: string): string {
  const plain = plainLetters(words).replace(/[^a-z0-9]+/g, "_").replace(/^_+|_+$/g, "");
  return /^\d/.test(plain) ? `x${plain}` : plain;
}

export const isName = (name: string): boolean => /^[a-z][a-z0-9_]*$/.test(name) && name !== living;

function freeName(tree: Tree, wanted: string): string {
  const taken = new Set([...statesOf(tree), living]);
  for (let n = 1; ; n++) {
    const name = n === 1 ? wanted : `${wanted}_${n}`;
    if (!taken.has(name)) return name;
  }
}

type Edit = { from: number; to: number; into: string };

const edited = (text: string, edits: Edit[]): string =>
  [...edits].sort((a, b) => b.from - a.from || b.to - a.to).reduce((made, { from, to, into }) => made.slice(0, from) + into + made.slice(to), text);

const extent = (node: Node | undefined): [number, number] => [node?.range?.[0] ?? 0, node?.range?.[1] ?? 0];

// ---- states

/** A list of names as names with titles, each titled by its name; layout and comments stay. */
export function titled(text: string): string {
  const tree = read(text);
  const node = nodeAt(tree, [...health, "states"]);
  if (isScalar(node)) return set(text, [...health, "states"], { [String(node.value)]: String(node.value) });
  if (!isSeq(node)) return text;
  const names = node.items.filter((item) => isScalar(item)) as Node[];
  const edits = names.map((item): Edit => {
    const [, end] = extent(item);
    return { from: end, to: end, into: `: ${scalarText(String((item as { value?: unknown }).value ?? ""), node.flow === true)}` };
  });
  const [start, end] = extent(node);
  if (node.flow === true) return edited(text, [...edits, { from: start, to: start + 1, into: "{" }, { from: end - 1, to: end, into: "}" }]);
  // The dash gives its place to a space: an entry stands two columns further in than its dash did.
  const dashes = names.map((item): Edit => {
    const dash = text.lastIndexOf("-", extent(item)[0] - 1);
    return { from: dash, to: dash + 1, into: " " };
  });
  return edited(text, [...edits, ...dashes]);
}

/**
 * A new state with that title, before those that end the list as ways of being dead. Its name is made from the title; one
 * titled as dead, in either language, gets the name that says so by itself.
 */
export function addState(text: string, title: string): { text: string; name: string } {
  const tree = read(text);
  const name = freeName(tree, /^(død|dead)$/i.test(title) ? "dead" : nameFrom(title) || "x");
  const states = statesOf(tree);
  const dead = deadOf(tree);
  const path = [...health, "states"];
  if (states.length === 0) return { name, text: set(has(tree, path) ? remove(text, path) : text, path, { [name]: title }) };
  let place = states.length;
  while (place > 1 && dead.includes(states[place - 1] ?? "")) place--;
  const begun = isMap(nodeAt(tree, path)) || title !== name ? titledUnlessSo(text, tree) : text;
  if (!isMap(nodeAt(read(begun), path))) return { name, text: insert(begun, path, place, name) };
  const next = nodeAt(read(begun), path);
  const after = states[place];
  if (isMap(next) && next.flow === true && after !== undefined) {
    const at = offsetOf(read(begun), [...path, after]);
    return { name, text: edited(begun, [{ from: at, to: at, into: `${inline({ [name]: title }).slice(1, -1)}, ` }]) };
  }
  return { name, text: move(set(begun, [...path, name], title), path, states.length, place) };
}

const titledUnlessSo = (text: string, tree: Tree) => (isMap(nodeAt(tree, [...health, "states"])) ? text : titled(text));

/** The text without a state, its numbers, and the ways to and from it. */
export function removeState(text: string, state: string): string {
  const tree = read(text);
  let next = text;
  const dropped = (path: Path) => void (next = remove(next, path));
  for (const ways of ["transitions", "event_times"]) {
    for (const from of keysAt(tree, [...health, ways])) {
      if (from !== state && isMap(nodeAt(tree, [...health, ways, from]))) dropped([...health, ways, from, state]);
    }
    dropped([...health, ways, state]);
  }
  for (const part of ["utilities", "costs", "until"]) dropped([...health, part, state]);
  if (isMap(nodeAt(tree, [...health, "start"]))) dropped(startPath(state));
  next = dead(next, state, false);
  return remove(next, placeOf(read(next), state));
}

/** The text with a state of another name, there and wherever else `health:` names it. */
export function renameState(text: string, state: string, name: string): string {
  const tree = read(text);
  const edits: Edit[] = [];
  const key = (path: Path) => {
    if (!isMap(nodeAt(tree, path.slice(0, -1))) || !has(tree, path)) return;
    const from = offsetOf(tree, path);
    const quoted = /^["']/.test(text.slice(from)) ? 2 : 0;
    edits.push({ from, to: from + state.length + quoted, into: name });
  };
  const word = (path: Path) => {
    const node = nodeAt(tree, path);
    if (isScalar(node) && String(node.value) === state) edits.push({ from: extent(node)[0], to: extent(node)[1], into: name });
    if (isSeq(node)) node.items.forEach((_, at) => word([...path, at]));
  };
  const states = nodeAt(tree, [...health, "states"]);
  if (isMap(states)) key([...health, "states", state]);
  else word([...health, "states"]);
  for (const part of ["start", "utilities", "costs", "until", "transitions", "event_times"]) key([...health, part, state]);
  for (const ways of ["transitions", "event_times"]) for (const from of keysAt(tree, [...health, ways])) key([...health, ways, from, state]);
  word([...health, "start"]);
  word([...health, "dead"]);
  for (const event of keysAt(tree, [...health, "events"])) for (const end of ["from", "into"]) word([...health, "events", event, end]);
  for (const figure of keysAt(tree, [...health, "expected"])) word([...health, "expected", figure, "state"]);
  const branch = (path: Path): void => {
    word([...path, "into"]);
    for (const each of keysAt(tree, [...path, "branches"])) branch([...path, "branches", each]);
  };
  branch([...health, "tree"]);
  const renamed = edited(text, [...edits, ...inFormulas(tree, state, name)]);
  // A state that was dead by its name alone says so when it is called otherwise, and no longer when it is called so again.
  const saidDead = [...health, "dead"];
  if (!has(tree, saidDead)) return deadOf(tree).includes(state) ? set(renamed, saidDead, [name]) : renamed;
  return name === "dead" && listed(read(renamed), saidDead).join() === "dead" ? remove(renamed, saidDead) : renamed;
}

/** Keys whose words are no formulas. */
const spoken = new Set(["title", "name", "category", "payer", "note", "source", "evidence", "certainty", "unit", "kind", "clock", "piecewise", "from", "into", "state", "alternative"]);

/** Formulas of individuals know the states by name: 1 for those in them. A parameter or attribute of that name comes first. */
function inFormulas(tree: Tree, state: string, name: string): Edit[] {
  if (modelOf(tree) !== "individual") return [];
  if (has(tree, ["parameters", state]) || has(tree, [...health, "individuals", "attributes", state])) return [];
  const edits: Edit[] = [];
  const under = (path: Path): void => {
    const node = nodeAt(tree, path);
    if (isMap(node)) for (const step of keysAt(tree, path)) if (!spoken.has(step)) under([...path, step]);
    if (isSeq(node)) node.items.forEach((_, at) => under([...path, at]));
    if (!isScalar(node)) return;
    const [from, to] = extent(node);
    for (const found of tree.text.slice(from, to).matchAll(new RegExp(`(?<![\\w.])${state}(?![\\w.(])`, "g")))
      edits.push({ from: from + found.index, to: from + found.index + state.length, into: name });
  };
  for (const part of ["utilities", "costs", "events", "event_times"]) under([...health, part]);
  return edits;
}

// ---- what is said of a state

/** The text in which a state is a way of being dead, or is not. */
export function dead(text: string, state: string, is: boolean): string {
  const tree = read(text);
  const path = [...health, "dead"];
  const before = deadOf(tree);
  if (before.includes(state) === is) return text;
  const after = is ? [...before, state] : before.filter((each) => each !== state);
  // What goes without saying is not said.
  if (after.length === 0 || (after.length === 1 && after[0] === "dead")) return remove(text, path);
  if (!has(tree, path)) return set(text, path, after);
  if (is) return insert(text, path, lengthAt(tree, path), state);
  return remove(text, isSeq(nodeAt(tree, path)) ? [...path, listed(tree, path).indexOf(state)] : path);
}

/** The text in which such a share begins in a state. Shares are written out as soon as one is: where everybody began, stands. */
export function begins(text: string, state: string, share: string | undefined): string {
  const tree = read(text);
  const whole = wholeStart(tree);
  if (whole === undefined) return share === undefined ? remove(text, startPath(state)) : set(text, startPath(state), share);
  if (share === undefined) return text;
  return set(text, [...health, "start"], whole === state ? { [state]: share } : { [whole]: "100 %", [state]: share });
}

/** The text in which a year in a state costs so much. A cost that says nothing but its amount and payer goes when emptied. */
export function costs(text: string, state: string, amount: string | undefined): string {
  const tree = read(text);
  const path = costPath(tree, state);
  if (!path) return text;
  if (amount !== undefined) return set(text, [...path, "amount"], amount);
  return remove(text, keysAt(tree, path).every((key) => key === "amount" || key === "payer") ? path : [...path, "amount"]);
}

/** The text with a title for a state, in the language read. */
export function entitle(text: string, state: string, title: string, language: "da" | "en"): string {
  return setText(titledUnlessSo(text, read(text)), [...health, "states", state], title, language);
}
