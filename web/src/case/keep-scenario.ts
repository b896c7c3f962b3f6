// A scenario written into the text of a case, which otherwise stays word for word as it is.
import { isMap, isScalar, parseDocument, type Pair, type YAMLMap } from "yaml";
import { plainLetters } from "../text/letters";

/** `three_days` from "Three days"; a name that is free. */
function idOf(title: string, taken: Set<string>): string {
  const words = plainLetters(title).replace(/[^a-z0-9]+/g, "_").replace(/^_+|_+$/g, "").slice(0, 40);
  const base = /^[a-z]/.test(words) ? words : `scenario_${words}`.replace(/_$/, "");
  for (let n = 1; ; n++) {
    const id = n === 1 ? base : `${base}_${n}`;
    if (!taken.has(id)) return id;
  }
}

const keyOf = (pair: Pair) => (isScalar(pair.key) ? String(pair.key.value) : "");

function lineEnd(text: string, from: number): number {
  const at = text.indexOf("\n", from);
  return at < 0 ? text.length : at;
}

/** The text with one more scenario in which the numbers of `set` have other values; undefined when the text is no map. */
export function withScenario(text: string, title: string, set: Record<string, string>): string | undefined {
  const root = parseDocument(text).contents;
  if (!isMap(root)) return undefined;
  const pair = root.items.find((each) => keyOf(each) === "scenarios");
  const held = pair && isMap(pair.value) ? (pair.value as YAMLMap) : undefined;
  const id = idOf(title, new Set(held?.items.map(keyOf)));
  const settings = Object.entries(set).map(([name, value]) => `${quoted(name)}: ${quoted(value)}`).join(", ");
  const entry = `${id}: {title: ${JSON.stringify(title)}, set: {${settings}}}`;

  const last = held?.items[held.items.length - 1];
  const first = held?.items[0];
  if (held?.flow && held.range) {
    const close = held.range[1] - 1;
    return `${text.slice(0, close)}${held.items.length > 0 ? ", " : ""}${entry}${text.slice(close)}`;
  }
  if (first && last && isScalar(first.key) && first.key.range) {
    const begins = text.lastIndexOf("\n", first.key.range[0]) + 1;
    const indent = text.slice(begins, first.key.range[0]);
    // A value of several lines ends for YAML where the next line begins.
    const within = text.slice(0, (last.value as { range?: [number, number, number] } | null)?.range?.[1] ?? first.key.range[1]);
    const end = lineEnd(text, within.trimEnd().length);
    return `${text.slice(0, end)}\n${indent}${entry}${text.slice(end)}`;
  }
  const before = text === "" || text.endsWith("\n") ? text : `${text}\n`;
  return `${before}scenarios:\n  ${entry}\n`;
}

/** Plain where YAML reads it as the same text; else in quotes. */
function quoted(text: string): string {
  return /^[\w.][\w. %/-]*$/.test(text) ? text : JSON.stringify(text);
}
