import { describe, expect, it } from "vitest";
import { differences, joined, together } from "./differences";

const base = "title: Beds\nstart: 2026\nhorizon: 5 years\nlines:\n  - a\n  - b\n";

describe("differences", () => {
  it("tell what went and what came, and give both texts back", () => {
    const after = base.replace("2026", "2027").replace("  - b\n", "  - b\n  - c\n");
    const found = differences(base, after);
    expect(found.filter((piece) => piece.kind !== "same")).toEqual([
      { kind: "removed", lines: ["start: 2026"] },
      { kind: "added", lines: ["start: 2027"] },
      { kind: "added", lines: ["  - c"] },
    ]);
    expect(found.filter((piece) => piece.kind !== "removed").flatMap((piece) => piece.lines).join("\n")).toBe(after);
    expect(found.filter((piece) => piece.kind !== "added").flatMap((piece) => piece.lines).join("\n")).toBe(base);
  });
});

describe("two changes of one text", () => {
  it("at different places are both kept", () => {
    const mine = base.replace("Beds", "New beds");
    const theirs = base.replace("  - b", "  - b\n  - c");
    const found = together(base, mine, theirs);
    expect(found.some((stretch) => stretch.kind === "both")).toBe(false);
    expect(joined(found, {})).toBe(mine.replace("  - b", "  - b\n  - c"));
  });

  it("at one place ask for a choice, and lose neither before it is made", () => {
    const mine = base.replace("2026", "2027");
    const theirs = base.replace("2026", "2030");
    const found = together(base, mine, theirs);
    const at = found.findIndex((stretch) => stretch.kind === "both");
    expect(found[at]).toMatchObject({ mine: ["start: 2027"], theirs: ["start: 2030"] });
    expect(joined(found, { [at]: "mine" })).toBe(mine);
    expect(joined(found, { [at]: "theirs" })).toBe(theirs);
    expect(joined(found, { [at]: { words: "start: 2028" } })).toBe(base.replace("2026", "2028"));
  });

  it("alike are one", () => {
    const both = base.replace("2026", "2027");
    expect(joined(together(base, both, both), {})).toBe(both);
  });

  it("taken all from one side give that side, wherever they are", () => {
    const mine = base.replace("  - a\n", "").replace("title", "# my\ntitle");
    const theirs = base.replace("5 years", "8 years").replace("  - b", "  - z");
    const found = together(base, mine, theirs);
    const all = (side: "mine" | "theirs") => Object.fromEntries(found.map((_, at) => [at, side]));
    expect(joined(found, all("mine"))).toBe(mine);
    expect(joined(found, all("theirs"))).toBe(theirs);
  });
});
