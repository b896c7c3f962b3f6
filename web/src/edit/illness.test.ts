import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { read, set, valueAt } from "./document";
import { deadOf, heldAt, matrixOf, statesOf, wholeStart } from "./illness";
import { addState, begins, costs, dead, entitle, isName, nameFrom, removeState, renameState, titled } from "./illness-changes";

const example = (name: string) => readFileSync(fileURLToPath(new URL(`../../../examples/reference/${name}/case.yaml`, import.meta.url)), "utf8");

const stroke = `case: 1
title: Stroke
health:
  model: cohort
  # who they are
  states:
    alive: {da: Levende, en: Alive}   # at home
    stroke: After a stroke
    dead: Dead
  start: alive
  transitions:            # yearly
    alive: {stroke: p_stroke, dead: "lookup(mortality, age)"}   # Smith 2019
    stroke:
      dead: {by: {old: 20 %, new: 15 %}}  # our own count
  utilities: {alive: 0.80, stroke: 0.55}
  costs:
    stroke: {amount: 60_000 DKK/year, payer: municipality}
  events:
    strokes: {into: [stroke], from: alive}
  expected:
    alive_after: {state: stroke, at_time: 5 years, value: 3 %}
`;

const comments = (text: string) => [...text.matchAll(/#.*$/gm)].map(([comment]) => comment);

describe("the matrix of a course of illness", () => {
  it("has a row for each state that is left, a column for each, and says where the rest goes", () => {
    const matrix = matrixOf(read(stroke), "transitions");
    expect(matrix.columns).toEqual(["alive", "stroke", "dead"]);
    expect(matrix.rows.map(({ from, restTo }) => [from, restTo])).toEqual([["alive", "alive"], ["stroke", "stroke"]]);
    expect(matrix.ends).toEqual(["dead"]);
  });

  it("asks for numbers and formulas, and shows as it is written what a field has no room for", () => {
    const tree = read(stroke);
    expect(heldAt(tree, ["health", "transitions", "alive", "dead"])).toEqual({ kind: "formula", text: "lookup(mortality, age)" });
    expect(heldAt(tree, ["health", "transitions", "alive", "alive"])).toEqual({ kind: "nothing" });
    expect(heldAt(tree, ["health", "transitions", "stroke", "dead"])).toEqual({ kind: "written", text: "{by: {old: 20 %, new: 15 %}}" });
  });

  it("keeps a row that is written otherwise, names that are no states, and `rest` where it stands", () => {
    const matrix = matrixOf(read("health:\n  states: [a, b]\n  transitions:\n    a: {b: rest, c: 1 %}\n    b: [1, 2]\n    x: {a: 1}\n"), "transitions");
    expect(matrix.columns).toEqual(["a", "b", "c"]);
    expect(matrix.rows).toEqual([{ from: "a", unknown: false, restTo: "b" }, { from: "b", unknown: false, written: "[1, 2]" }, { from: "x", unknown: true }]);
  });

  it("of individuals may go from a state to itself, and from all living", () => {
    const matrix = matrixOf(read(example("hip-individuals")), "event_times");
    expect(matrix.rows.map(({ from }) => from)).toEqual(["implant"]);
    expect(matrix.ends).toEqual(["dead", "operation"]);
    expect(matrixOf(read("health: {model: individual, states: [a, dead], event_times: {living: {dead: {}}}}"), "event_times").rows.map(({ unknown }) => unknown)).toEqual([false, false]);
  });
});

describe("a state", () => {
  it("gets its name from its title", () => {
    expect(nameFrom("Mere syg, på sygehus")).toBe("mere_syg_paa_sygehus");
    expect(nameFrom("2nd line")).toBe("x2nd_line");
    expect(isName("living")).toBe(false);
  });

  it("comes before those that are ways of being dead", () => {
    const { text, name } = addState(stroke, "In a nursing home");
    expect(name).toBe("in_a_nursing_home");
    expect(statesOf(read(text))).toEqual(["alive", "stroke", "in_a_nursing_home", "dead"]);
    expect(comments(text)).toEqual(comments(stroke));
    const flow = addState("health:\n  states: {a: A, dead: Dead}\n", "B");
    expect(flow.text).toBe("health:\n  states: {a: A, b: B, dead: Dead}\n");
    expect(addState("health:\n  states: {a: A,  # first\n    dead: Dead}\n", "B").text).toContain("# first");
    expect(addState("health:\n  states: [a, dead]\n", "b").text).toBe("health:\n  states: [a, b, dead]\n");
    expect(addState("health:\n  states: [a, dead]\n", "Later on").text).toBe("health:\n  states: {a: a, later_on: Later on, dead: dead}\n");
    expect(statesOf(read(addState("case: 1\n", "Well").text))).toEqual(["well"]);
    expect(addState(addState("case: 1\n", "Well").text, "Well").name).toBe("well_2");
    expect(deadOf(read(addState(addState("case: 1\n", "Levende").text, "Død").text))).toEqual(["dead"]);
  });

  it.each(["sick-sicker", "hiv-monotherapy", "partitioned-survival", "implant-revision", "hip-individuals"])("of %s is renamed and back, and comes and goes, without a trace", (model) => {
    const text = example(model);
    for (const state of statesOf(read(text))) {
      const renamed = renameState(text, state, "quite_new");
      expect(statesOf(read(renamed))).toContain("quite_new");
      expect(renameState(renamed, "quite_new", state)).toBe(text);
    }
    const { text: more, name } = addState(text, "Quite new, and worse");
    expect(removeState(more, name)).toBe(text);
  });

  it("may be titled where only names were listed, without loss of layout", () => {
    expect(titled("health:\n  states:\n  - well   # at home\n  - dead\n")).toBe("health:\n  states:\n    well: well   # at home\n    dead: dead\n");
    expect(titled("health:\n  states:\n    - well\n    - dead\n")).toBe("health:\n  states:\n      well: well\n      dead: dead\n");
    expect(entitle("health:\n  states: [well, dead]\n", "well", "Rask", "da")).toBe("health:\n  states: {well: Rask, dead: dead}\n");
    expect(entitle(stroke, "alive", "Alive and well", "en")).toContain("{da: Levende, en: Alive and well}   # at home");
  });

  it("is renamed wherever the course names it, and nowhere else", () => {
    const text = renameState(stroke, "stroke", "apoplexy");
    expect(text.match(/\bapoplexy\b/g)).toHaveLength(7);
    expect(text).toContain("apoplexy: After a stroke");
    expect(text).toContain("alive: {apoplexy: p_stroke,");
    expect(text).toContain("into: [apoplexy], from: alive");
    expect(text).toContain("state: apoplexy, at_time");
    expect(text.replaceAll("apoplexy", "stroke")).toBe(stroke);
    expect(valueAt(read(renameState(stroke, "alive", "well")), ["health", "start"])).toBe("well");
  });

  it("is renamed in the ends of a tree, and in formulas of individuals", () => {
    const tree = "health:\n  states: [a, dead]\n  tree: {branches: {x: {into: a}, y: {branches: {z: {into: a}}}}}\n";
    expect(renameState(tree, "a", "b")).toBe(tree.replaceAll("into: a", "into: b").replace("[a,", "[b,"));
    const people = "health:\n  model: individual\n  states: [ill, dead]\n  utilities: {ill: \"0.8 - 0.1 * ill + events.ill + p_ill\"}\n";
    expect(renameState(people, "ill", "sick")).toContain('utilities: {sick: "0.8 - 0.1 * sick + events.ill + p_ill"}');
    expect(renameState(`${people}parameters: {ill: 1}\n`, "ill", "sick")).toContain("0.1 * ill");
  });

  it("stays a way of being dead under another name", () => {
    const text = renameState(stroke, "dead", "died");
    expect(deadOf(read(text))).toEqual(["died"]);
    expect(comments(text)).toEqual(comments(stroke));
  });

  it("takes its numbers and ways along, and leaves the rest for the engine to name", () => {
    const text = removeState(stroke, "stroke");
    const left = valueAt(read(text), ["health"]) as Record<string, unknown>;
    expect(left["states"]).toEqual({ alive: { da: "Levende", en: "Alive" }, dead: "Dead" });
    expect(left["transitions"]).toEqual({ alive: { dead: "lookup(mortality, age)" } });
    expect(left["utilities"]).toEqual({ alive: "0.80" });
    expect(left["costs"]).toBeUndefined();
    expect(left["events"]).toEqual({ strokes: { into: ["stroke"], from: "alive" } });
    expect(comments(text)).toEqual(["# who they are", "# at home", "# yearly", "# Smith 2019"]);
  });

  it("is a way of being dead by its name, or when it is said", () => {
    expect(deadOf(read(stroke))).toEqual(["dead"]);
    const both = dead(stroke, "stroke", true);
    expect(valueAt(read(both), ["health", "dead"])).toEqual(["dead", "stroke"]);
    expect(dead(both, "stroke", false)).toBe(stroke);
  });

  it("shares the start as soon as one share is written, and everybody stays where they began", () => {
    expect(wholeStart(read(stroke))).toBe("alive");
    const shared = begins(stroke, "stroke", "10 %");
    expect(valueAt(read(shared), ["health", "start"])).toEqual({ alive: "100 %", stroke: "10 %" });
    expect(valueAt(read(begins(shared, "alive", "90 %")), ["health", "start"])).toEqual({ alive: "90 %", stroke: "10 %" });
  });

  it("costs an amount for a year; emptied, the cost goes with its payer", () => {
    expect(valueAt(read(costs(stroke, "alive", "1_000 DKK/year")), ["health", "costs", "alive"])).toEqual({ amount: "1_000 DKK/year" });
    expect(valueAt(read(costs(stroke, "stroke", undefined)), ["health", "costs"])).toBeUndefined();
    const several = "health:\n  costs: {a: [{amount: 1 DKK}, {amount: 2 DKK}]}\n";
    expect(costs(several, "a", "3 DKK")).toBe(several);
  });
});

it("a way that is written where none was stands on a row of its own state", () => {
  const first = set("case: 1\nhealth:\n  states: [a, b, dead]\n", ["health", "transitions", "a", "b"], "5 %");
  const second = set(first, ["health", "transitions", "b", "dead"], "rest");
  expect(second).toBe("case: 1\nhealth:\n  states: [a, b, dead]\n  transitions:\n    a: {b: 5 %}\n    b: {dead: rest}\n");
});
