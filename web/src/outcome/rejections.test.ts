import { describe, expect, it } from "vitest";
import { csvCell, csvOf } from "./rejections";

describe("the list of rejections as a file", () => {
  it("quotes what would break a line", () => {
    expect(csvCell('a;"b"')).toBe('"a;""b"""');
    expect(csvCell("plain")).toBe("plain");
  });
  it("holds no formula that a spreadsheet would run", () => expect(csvCell("=HYPERLINK(1)")).toBe("'=HYPERLINK(1)"));
  it("has a line for each", () => {
    const text = csvOf([{ file: "a.csv", line: 7, column: "dato", value: "31-02-2019", why: "no such day", mend: "write a day that exists" }], ["line", "column", "value", "why", "how"]);
    expect(text).toBe("\ufeffline;column;value;why;how\n7;dato;31-02-2019;no such day;write a day that exists\n");
  });
});
