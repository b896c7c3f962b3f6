import { describe, expect, it } from "vitest";
import { insertNumber } from "./insert-number";

const text = "case: 1\ntitle: Knee\nparameters:\n  stay: {unit: days/patient, value: 3}\nlines: []\n";
const revision = { name: "revision_2y", unit: "1/patient", value: "{events: 12, of: 293}", source: "Revision within 2 years, 293 rows" };

describe("a figure of the outcomes in a case", () => {
  it("stands with its uncertainty, source and evidence", () => {
    const inserted = insertNumber(text, JSON.stringify(revision));
    expect(inserted?.name).toBe("revision_2y");
    expect(inserted?.text).toMatch(/revision_2y:[\s\S]*unit: 1\/patient[\s\S]*events: 12[\s\S]*of: 293[\s\S]*source: [\s\S]*293 rows[\s\S]*evidence: registry/);
    expect(inserted?.text).toContain("  stay: {unit: days/patient, value: 3}\n");
  });
  it("does not take the place of another", () => {
    const once = insertNumber(text, JSON.stringify(revision));
    expect(insertNumber(once?.text ?? "", JSON.stringify(revision))?.name).toBe("revision_2y_2");
  });
  it("is nothing where there is no number", () => {
    expect(insertNumber(text, "{}")).toBeUndefined();
    expect(insertNumber(text, "no json")).toBeUndefined();
    expect(insertNumber(text, JSON.stringify({ ...revision, name: "x: {evil" }))).toBeUndefined();
  });
});
