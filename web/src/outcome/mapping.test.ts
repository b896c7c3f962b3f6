import { describe, expect, it } from "vitest";
import { columnsOf, hold, leave, nameFrom, rename, take, within } from "./mapping";

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
      { heading: "CPR", name: "patient", content: "patient", range: ["", ""], required: false },
      { heading: "Operationsdato", name: "operation_date", content: "date", range: ["", ""], required: true },
      { heading: "OKS før", name: "oks_pre", content: "whole", range: ["0", "48"], required: false },
      { heading: "Bemærkning", name: undefined, content: "text", range: ["", ""], required: false },
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
    expect(within(mapping, of(mapping, "OKS før"), ["", "60"])).not.toContain("range");
  });
});
