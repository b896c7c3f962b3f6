import { expect, it } from "vitest";
import { enclosing } from "./context";

const at = (text: string) => enclosing(text.replace("|", ""), text.indexOf("|"));

it("tells where one stands by indentation and braces", () => {
  expect(at("case: 1\nti|")).toEqual([]);
  expect(at("case: 1\nhorizon: |")).toEqual(["horizon"]);
  expect(at("parameters:\n  beds:\n    va|")).toEqual(["parameters", "beds"]);
  expect(at("parameters:\n  beds:\n    evidence: |")).toEqual(["parameters", "beds", "evidence"]);
  expect(at("lines:\n  - name: Beds\n    pay|")).toEqual(["lines", 0]);
  expect(at("lines:\n  - name: Beds\n    payer: |")).toEqual(["lines", 0, "payer"]);
  expect(at("lines:\n  - nam|")).toEqual(["lines", 0]);
  expect(at("lines:\n  - {name: Beds, cat|")).toEqual(["lines", 0]);
  expect(at("parameters:\n  beds: {by: {today: {val|")).toEqual(["parameters", "beds", "by", "today"]);
  expect(at("parameters:\n  beds: {val|")).toEqual(["parameters", "beds"]);
  expect(at("parameters:\n  beds:\n    value: 1\nli|")).toEqual([]);
});
