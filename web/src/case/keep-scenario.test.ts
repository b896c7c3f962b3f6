import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { withScenario } from "./keep-scenario";

const example = (name: string) => readFileSync(new URL(`../../../examples/${name}/case.yaml`, import.meta.url), "utf8");
const set = { "valve.tavi": "120000", "price(bed-day)": "5.5 %" };

describe("keeping slider positions as a scenario", () => {
  it("adds it after the scenarios that are there and leaves every other line as it was", () => {
    const text = example("tavi");
    const kept = withScenario(text, "Dyrere klap, færre sengedage", set) ?? "";
    const lines = text.split("\n");
    expect(kept.split("\n").filter((line) => !lines.includes(line))).toHaveLength(1);
    const scenarios = parse(kept).scenarios;
    expect(Object.keys(scenarios)).toEqual(["three_days", "dear_valve", "dyrere_klap_faerre_sengedage"]);
    expect(scenarios.dyrere_klap_faerre_sengedage).toEqual({ title: "Dyrere klap, færre sengedage", set: { "valve.tavi": 120000, "price(bed-day)": "5.5 %" } });
  });

  it("adds it before what follows a scenario of several lines", () => {
    const text = example("knee-implants");
    const kept = parse(withScenario(text, "All we hope for", set) ?? "");
    const { all_we_hope_for: added, ...before } = kept.scenarios;
    expect(added.title).toBe("All we hope for");
    expect({ ...kept, scenarios: before }).toEqual(parse(text));
  });

  it("begins the list where there is none", () => {
    const text = example("wound-dressings");
    const kept = withScenario(text, "Dyr", set) ?? "";
    expect(kept.startsWith(text)).toBe(true);
    expect(parse(kept).scenarios.dyr.set["valve.tavi"]).toBe(120000);
  });

  it("takes another id when the name is taken", () => {
    const once = withScenario("case: 1\n", "Dear", set) ?? "";
    expect(Object.keys(parse(withScenario(once, "Dear", set) ?? "").scenarios)).toEqual(["dear", "dear_2"]);
  });

  it("writes into a list on one line", () => {
    const kept = withScenario("case: 1\nscenarios: {a: {set: {x: 1}}}  # why\nprice: x\n", "B", set) ?? "";
    expect(kept).toContain("}}, b: {title");
    expect(kept).toContain("# why\nprice: x\n");
    expect(Object.keys(parse(kept).scenarios)).toEqual(["a", "b"]);
  });

  it("keeps titles that YAML would misread", () => {
    expect(parse(withScenario("case: 1\n", 'no: "x" # y', set) ?? "").scenarios.no_x_y.title).toBe('no: "x" # y');
  });
});
