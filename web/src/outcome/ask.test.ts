import { describe, expect, it } from "vitest";
import { rowsAddress, rowsAsked } from "./ask";

describe("the address of the rows behind a figure", () => {
  it("asks for what the figure is of", () => {
    const of = { from: "2019-01-01", to: "2019-12-31", by: { department: "Afdeling Ø & B", surgeon: "a=b" } };
    const address = rowsAddress("knee", "revision_2y", of) ?? "";
    const [path, query] = address.split("?");
    expect(path).toBe("/purchases/knee/outcomes/rows");
    expect(rowsAsked(new URLSearchParams(query))).toEqual({ measure: "revision_2y", of });
  });
  it("is none where the rows are not known", () => expect(rowsAddress("knee", "x", undefined)).toBeUndefined());
});
