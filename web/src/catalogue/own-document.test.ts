import { describe, expect, it } from "vitest";
import { blank, numberTyped, pricesIn, problemsOf, withPrice, withoutPrice } from "./own-document";

const written = `catalogue: 1
title: Prices of our hospital        # from the finance department
prices:
  # checked in May
  bed-day:
    title: {en: "Bed day, our wards", da: "Sengedag, vore afdelinger"}
    unit: DKK/bed day
    value: 4_870
    range: [4_500, 5_300]
    price_year: 2024
    payer: region
    value_type: average cost
    source: Cost accounts 2024
    evidence: registry
    also_called: [hospital day]
`;
const porter = { ...blank, id: "porter-hour", title: "Portør", value: "312,5", per: "hour", year: "2024" };

describe("own prices", () => {
  it("are read in the language asked for", () => {
    expect(pricesIn(written, "da")).toMatchObject([{ id: "bed-day", title: "Sengedag, vore afdelinger", value: "4.870", per: "bed day", low: "4.500" }]);
    expect(pricesIn(written, "en")?.[0]?.title).toBe("Bed day, our wards");
  });

  it("are none in a document that is not there yet, and not to be had in one that is no YAML", () => {
    expect(pricesIn("", "da")).toEqual([]);
    expect(pricesIn("prices: [", "da")).toBeUndefined();
  });

  it("a new one leaves the rest word for word", () => {
    const text = withPrice(written, porter, "da");
    expect(text).toContain("# from the finance department");
    expect(text).toContain("  # checked in May\n  bed-day:\n");
    expect(text).toContain("value: 4_870");
    expect(text).toContain("  porter-hour:\n    title: Portør\n    unit: DKK/hour\n    value: 312.5\n");
  });

  it("the first one begins the document", () => {
    expect(withPrice("", porter, "da")).toMatch(/^catalogue: 1\n/);
    expect(pricesIn(withPrice("", porter, "da") ?? "", "da")).toHaveLength(1);
  });

  it("a change keeps the other language and what the form does not ask for", () => {
    const changed = { ...pricesIn(written, "da")![0]!, title: "Sengedag hos os", value: "5.000" };
    const text = withPrice(written, changed, "da", "bed-day") ?? "";
    expect(text).toContain("Bed day, our wards");
    expect(text).toContain("Sengedag hos os");
    expect(text).toContain("value: 5000");
    expect(text).toContain("also_called: [hospital day]");
  });

  it("a new id moves the price", () => {
    const moved = { ...pricesIn(written, "en")![0]!, id: "bed-day-ours" };
    expect(pricesIn(withPrice(written, moved, "en", "bed-day") ?? "", "en")?.map((p) => p.id)).toEqual(["bed-day-ours"]);
  });

  it("one is taken out", () => {
    expect(pricesIn(withoutPrice(written, "bed-day") ?? "", "da")).toEqual([]);
  });
});

describe("what is typed", () => {
  it("is a number as the language writes it", () => {
    expect(numberTyped("4.870,5", "da")).toBe(4870.5);
    expect(numberTyped("4,870.5", "en")).toBe(4870.5);
    expect(numberTyped("4870", "da")).toBe(4870);
    expect(numberTyped("12.5", "da")).toBe(12.5);
    expect(numberTyped("about 5", "en")).toBeUndefined();
  });

  it("must have the price within its range, a year of four digits and an id of its own", () => {
    expect(problemsOf({ ...porter, low: "400", high: "500" }, [], "da")).toEqual({ low: true });
    expect(problemsOf({ ...porter, year: "24" }, ["porter-hour"], "da")).toEqual({ id: true, year: true });
    expect(problemsOf(porter, [], "da")).toEqual({});
  });
});
