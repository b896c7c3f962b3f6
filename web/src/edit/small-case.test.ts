import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { read, valueAt } from "./document";
import { costKinds, effectKinds } from "./effects";
import * as small from "./small-case";

const template = readFileSync(fileURLToPath(new URL("../../../data/templates/case-small.da.yaml", import.meta.url)), "utf8");
const [purchase] = costKinds;
const bedDays = effectKinds[0];
const infections = effectKinds[2];
if (!purchase || !bedDays || !infections) throw new Error("the lists are empty");

const asked = (text: string) => small.smallCase(read(text), "da");

describe("the small case", () => {
  it("reads the template that a buyer begins with", () => {
    const found = asked(template);
    expect(found).toMatchObject({
      title: "Nye madrasser mod tryksår", comparator: "today", counted: "patients", howMany: 1000, years: 5, start: 2026, others: 1,
      alternatives: [{ id: "today", title: "De madrasser, vi har" }, { id: "new", title: "Nye madrasser" }],
      costs: [{ name: "Madrasser", per: "once", amounts: { today: { value: 0 }, new: { value: 900_000 } } }],
      unpriced: [{ name: "Færre smerter", words: "Færre sår, bedre søvn" }],
    });
  });

  it("is written from nothing as the templates write it, and read back", () => {
    let text = small.beginning("Nye senge", 2027);
    text = small.setText(text, ["alternatives", "today"], "De senge, vi har", "da");
    text = small.setHowMany(text, "patients", 1200, 5);
    text = small.addCost(text, purchase, "Køb", "patients");
    text = small.setAmount(text, asked(text).costs[0]!, "new", 900_000);
    text = small.addEffect(text, infections, "Infektioner", "patients");
    text = small.setAmount(text, asked(text).effects[0]!, "today", 8);
    text = small.addUnpriced(text, "patient.nuisance", "Færre smerter", "Bedre søvn");
    expect(text).toContain("population: {patients: 1_200 per year, for: 5 years}");
    expect(text).toContain("    by: {today: 0, new: {value: 900_000, range: [630_000, 1_200_000]}}\n    evidence: assumption");
    expect(text).toContain("    by: {today: {value: 8 %, range: [5.6 %, 10 %]}, new: 0 %}");
    expect(text).toContain("  - name: Infektioner\n    category: patient.complications\n    payer: region\n    quantity: infections\n    price: price(infection)\n    counts: infections\n");
    expect(valueAt(read(text), ["price"])).toBe("purchase");
    expect(asked(text)).toMatchObject({ howMany: 1200, years: 5, costs: [{ kind: "purchase" }], effects: [{ kind: "infections", share: true }], unpriced: [{ words: "Bedre søvn" }] });
  });

  it("keeps a range that somebody gave, and moves one that nobody did", () => {
    let text = small.addCost(small.beginning("x", 2027), purchase, "Køb", "patients");
    text = small.setAmount(text, asked(text).costs[0]!, "new", 100);
    expect(asked(text).costs[0]?.amounts["new"]).toEqual({ value: 100, low: 70, high: 130 });
    text = small.setGround(text, asked(text).costs[0]!, "supplier");
    expect(asked(text).costs[0]?.amounts["new"]).toEqual({ value: 100, low: 80, high: 120 });
    text = small.setRange(text, asked(text).costs[0]!, "new", { value: 100, low: 95, high: 140 });
    text = small.setAmount(text, asked(text).costs[0]!, "new", 110);
    expect(asked(text).costs[0]).toMatchObject({ ground: "supplier", amounts: { new: { value: 110, low: 95, high: 140 } } });
  });

  it("changes what is counted, with the units of the numbers", () => {
    let text = small.setHowMany(small.beginning("x", 2027), "patients", 100, 5);
    text = small.addEffect(text, bedDays, "Sengedage", "patients");
    text = small.setHowMany(text, "procedures", undefined, undefined);
    expect(valueAt(read(text), ["population"])).toEqual({ procedures: "100 per year", for: "5 years" });
    expect(valueAt(read(text), ["parameters", "bed_days", "unit"])).toBe("bed days/procedure");
  });

  it("removes a line with its numbers and the price that named them", () => {
    let text = small.addCost(small.beginning("x", 2027), purchase, "Køb", "patients");
    text = small.removeItem(text, asked(text).costs[0]!);
    expect(valueAt(read(text), [])).toMatchObject({ case: "1", title: "x" });
    expect(text).not.toContain("purchase");
  });

  it("takes another alternative in, and out again", () => {
    const before = small.addCost(small.beginning("x", 2027), purchase, "Køb", "patients");
    const more = small.addAlternative(before, "Det tredje");
    expect(asked(more).costs[0]?.amounts).toEqual({ today: { value: 0 }, new: { value: 0 }, new_2: { value: 0 } });
    expect(small.removeAlternative(more, "new_2")).toBe(before);
  });
});
