import { describe, expect, it } from "vitest";
import { columnsOf, hold, isSetName, leave, means, nameFrom, nameWrong, rangeWrong, rename, setFor, setNameFrom, take, unfinishedIn, within } from "./mapping";

const mapping = `mapping: 1
data: knee.csv
columns:
  patient: {from: CPR, pseudonym: patient}   # never kept
  operation_date: {from: Operationsdato, type: date, required: yes}
  oks_pre: {from: OKS før, type: whole, range: [0, 48]}
leave_out: [Bemærkning]
`;
const headings = ["CPR", "Operationsdato", "OKS før", "Bemærkning"];
const of = (text: string, heading: string) => columnsOf(text, headings).find((each) => each.heading === heading)!;

describe("a mapping as a table", () => {
  it("has a row for every column of the file", () => {
    expect(columnsOf(mapping, headings)).toEqual([
      { heading: "CPR", name: "patient", content: "patient", range: ["", ""], missing: [], required: false },
      { heading: "Operationsdato", name: "operation_date", content: "date", range: ["", ""], missing: [], required: true },
      { heading: "OKS før", name: "oks_pre", content: "whole", range: ["0", "48"], missing: [], required: false },
      { heading: "Bemærkning", name: undefined, content: "text", range: ["", ""], missing: [], required: false },
    ]);
  });
  it("names columns as measures can", () => {
    expect(nameFrom("Operationsdato (dag)")).toBe("operationsdato_dag");
    expect(nameFrom("Høj blodtryk")).toBe("hoej_blodtryk");
    expect(nameFrom("30 dage")).toBe("column_30_dage");
  });
  it("takes a column that was left out", () => {
    const next = take(mapping, "Bemærkning");
    expect(of(next, "Bemærkning").name).toBe("bemaerkning");
    expect(next).not.toContain("leave_out");
    expect(next).toContain("# never kept");
  });
  it("leaves a column out", () => {
    const next = leave(mapping, of(mapping, "OKS før"));
    expect(of(next, "OKS før").name).toBeUndefined();
    expect(next).toMatch(/leave_out: \[Bemærkning, OKS før\]/);
  });
  it("renames a column and still finds it in the file", () => expect(of(rename(mapping, of(mapping, "OKS før"), "score_before"), "OKS før").name).toBe("score_before"));
  it("refuses a name that measures could not write", () => expect(rename(mapping, of(mapping, "OKS før"), "OKS før")).toBe(mapping));
  it("makes a column identify somebody, and no longer", () => {
    const next = hold(mapping, of(mapping, "OKS før"), "staff");
    expect(of(next, "OKS før")).toMatchObject({ content: "staff", range: ["", ""] });
    expect(of(hold(next, of(next, "OKS før"), "whole"), "OKS før").content).toBe("whole");
  });
  it("changes the valid values", () => {
    expect(of(within(mapping, of(mapping, "OKS før"), ["0", "60"]), "OKS før").range).toEqual(["0", "60"]);
    expect(within(mapping, of(mapping, "OKS før"), ["", ""])).not.toContain("range");
    const decimal = hold(mapping, of(mapping, "OKS før"), "decimal");
    expect(of(within(decimal, of(decimal, "OKS før"), ["-0,5", "60"]), "OKS før").range).toEqual(["-0.5", "60"]);
    const date = of(mapping, "Operationsdato");
    expect(of(within(mapping, date, ["1-2-2020", "2021-01-31"]), "Operationsdato").range).toEqual(["2020-02-01", "2021-01-31"]);
  });
  it("asks for the other end of half a range, and changes nothing until it is there", () => {
    const column = of(mapping, "OKS før");
    expect(within(mapping, column, ["", "60"])).toBe(mapping);
    expect(rangeWrong("whole", ["", "60"])).toEqual(["other end", undefined]);
    expect(rangeWrong("whole", ["18", " "])).toEqual([undefined, "other end"]);
    expect(rangeWrong("whole", ["", ""])).toEqual([undefined, undefined]);
  });
  it("says which end is no number, no date, or below the other", () => {
    expect(rangeWrong("whole", ["abc", "48"])).toEqual(["whole", undefined]);
    expect(rangeWrong("whole", ["abc", ""])).toEqual(["whole", "other end"]);
    expect(rangeWrong("decimal", ["0", "1.2.3"])).toEqual([undefined, "number"]);
    expect(rangeWrong("date", ["2020-01-01", "sommer"])).toEqual([undefined, "date"]);
    expect(rangeWrong("whole", ["60", "48"])).toEqual([undefined, "below lowest"]);
    expect(rangeWrong("date", ["2021-01-01", "2020-01-01"])).toEqual([undefined, "below lowest"]);
  });
  it("tells in which columns something is unfinished", () => {
    const unfinished = { "OKS før": { range: ["18", ""] as [string, string] }, "CPR": { range: ["1", ""] as [string, string] } };
    expect(unfinishedIn(mapping, headings, unfinished)).toEqual(["OKS før"]);
    expect(unfinishedIn(leave(mapping, of(mapping, "OKS før")), headings, unfinished)).toEqual([]);
  });
  it("takes values that mean unknown", () => {
    const next = means(mapping, of(mapping, "OKS før"), "99; *; 9,9");
    expect(of(next, "OKS før").missing).toEqual(["99", "*", "9,9"]);
    expect(means(next, of(next, "OKS før"), " ")).not.toContain("missing");
  });
  it("refuses a name that another column has", () => {
    expect(nameWrong(mapping, of(mapping, "OKS før"), "patient")).toBe("taken");
    expect(nameWrong(mapping, of(mapping, "OKS før"), "Patient 2")).toBe("letters");
  });
});

describe("the name of a data set", () => {
  it("is made from that of the file", () => {
    expect(setNameFrom("Knæ 2023.csv.zip")).toBe("knae-2023");
    expect(setNameFrom("export.ndjson.gz")).toBe("export");
    expect(setNameFrom("***.csv")).toBe("data");
    expect(isSetName(setNameFrom("x".repeat(100)))).toBe(true);
  });
  it("is that of the set with the same columns, when there is one", () => {
    const columns = ["patient", "operation_date", "oks_pre"].map((name) => ({ name }));
    expect(setFor(mapping, "knee 2024.csv", [{ id: "knee", columns }])).toBe("knee");
    expect(setFor(mapping, "hip.csv", [{ id: "knee", columns: columns.slice(1) }])).toBe("hip");
  });
  it("has small letters, digits and hyphens", () => {
    for (const name of ["", "Knee", "knæ", "-knee", "knee 2", "knee_2"]) expect(isSetName(name)).toBe(false);
    expect(isSetName("knee-2")).toBe(true);
  });
});
