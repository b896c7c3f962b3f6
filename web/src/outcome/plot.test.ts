import { describe, expect, it } from "vitest";
import { apart, roundStep, scaleOver } from "./plot";

describe("a scale", () => {
  it("has round steps", () => {
    expect(roundStep(0.013)).toBeCloseTo(0.02);
    expect(roundStep(0.1)).toBeCloseTo(0.1);
    expect(roundStep(37)).toBe(50);
  });
  it("holds all values", () => {
    const { from, to, at } = scaleOver([0.013, 0.041], 100, 0);
    expect(from).toBeLessThanOrEqual(0.013);
    expect(to).toBeGreaterThanOrEqual(0.041);
    expect(at(from)).toBe(100);
    expect(at(to)).toBe(0);
  });
  it("is drawn when all values are the same", () => {
    const { from, to } = scaleOver([3, 3], 0, 10);
    expect(to).toBeGreaterThan(from);
  });
  it("is drawn when all values are nil", () => {
    const { from, to, ticks } = scaleOver([0, 0], 0, 10);
    expect(to).toBeGreaterThan(from);
    expect(ticks.length).toBeLessThan(20);
  });
});

describe("labels beside a chart", () => {
  it("stay where they are when there is room", () => expect(apart([10, 60, 100], 16)).toEqual([10, 60, 100]));
  it("are moved from each other, in the same order", () => expect(apart([52, 50], 16)).toEqual([59, 43]));
  it("push on those that come after", () => {
    const places = apart([50, 52, 66, 200], 16);
    for (let n = 1; n < places.length; n++) expect((places[n] ?? 0) - (places[n - 1] ?? 0)).toBeGreaterThanOrEqual(16 - 1e-9);
    expect(places[3]).toBe(200);
  });
});
