import { describe, expect, it } from "vitest";
import { heldNumber, heldText, quantityIn, shown, typedNumber } from "./numbers";

describe("a number", () => {
  it("is read as each language writes it", () => {
    expect(typedNumber("1.200,5", "da")).toBe(1200.5);
    expect(typedNumber("0,25", "da")).toBe(0.25);
    expect(typedNumber("0.125", "da")).toBe(0.125);
    expect(typedNumber("1,200.5", "en")).toBe(1200.5);
    expect(typedNumber("1.234.567", "da")).toBe(1234567);
    expect(typedNumber("0.5", "en")).toBe(0.5);
    expect(typedNumber("ti", "da")).toBeUndefined();
  });

  it("is held as the templates write it", () => {
    expect(heldNumber(900_000)).toBe("900_000");
    expect(heldNumber(1234.5)).toBe("1_234.5");
    expect(heldNumber(0.0000001)).toBe("0.0000001");
  });

  it("keeps its unit, and a formula stays a formula", () => {
    expect(quantityIn("12_500 DKK/patient")).toEqual({ number: 12500, unit: "DKK/patient" });
    expect(quantityIn("DKK 25_000")).toEqual({ number: 25000, unit: "DKK" });
    expect(quantityIn("4.1 %")).toEqual({ number: 4.1, unit: "%" });
    expect(quantityIn("pressure_ulcers * 4 days")).toBeUndefined();
    expect(heldText("12.500,5 kr./patient", "da")).toBe("12_500.5 kr./patient");
    expect(heldText("patients * 2", "da")).toBe("patients * 2");
    expect(heldText("1.2 * p_stroke", "en")).toBe("1.2 * p_stroke");
    expect(heldText("1.000 per year", "da")).toBe("1_000 per year");
    expect(shown("12_500 DKK/patient", "da")).toBe("12.500 DKK/patient");
    expect(shown("price(bed-day)", "da")).toBe("price(bed-day)");
  });
});
