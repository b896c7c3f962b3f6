import { describe, expect, it } from "vitest";
import { roundStep, scaleOver } from "./plot";

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
