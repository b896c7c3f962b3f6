import { describe, expect, test } from "vitest";
import { read } from "./document";
import { columnsOf, fileName, folderOf, named, tableName } from "./given-tables";

describe("tables of draws", () => {
  test("are known by their name in the case and their file", () => {
    expect(named(read("case: 1\ndraws:\n  posterior: {file: posterior.csv}\n  other: {}\n"))).toEqual([{ name: "posterior", file: "posterior.csv" }, { name: "other", file: "" }]);
    expect(named(read("case: 1\n"))).toEqual([]);
  });
  test("are kept under names that any system can hold", () => {
    expect(fileName("Posterior 2026.CSV")).toBe("posterior-2026.csv");
    expect(fileName("Målinger, øre.csv")).toBe("maalinger-oere.csv");
    expect(fileName("détail.csv")).toBe("detail.csv");
    expect(fileName("../../x.csv")).toBe("x.csv");
    expect(fileName("???.csv")).toBe("draws.csv");
  });
  test("get a name that formulas can read and nobody has", () => {
    expect(tableName("posterior-2026.csv", [])).toBe("posterior_2026");
    expect(tableName("2026.csv", [])).toBe("draws_2026");
    expect(tableName("posterior.csv", ["posterior", "posterior_2"])).toBe("posterior_3");
  });
  test("give their columns to numbers by both names, and lie beside the case", () => {
    expect(columnsOf([{ name: "p", file: "p.csv", columns: ["hr", "u"], findings: [] }])).toEqual(["p.hr", "p.u"]);
    expect(folderOf("purchases/tavi/supplier/7/mine.yaml")).toBe("purchases/tavi/supplier/7/");
  });
});
