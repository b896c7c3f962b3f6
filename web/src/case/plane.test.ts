import { expect, it } from "vitest";
import { nameWithin } from "./plane";

it("the name of a field stays within it: in one line, in several, or not at all", () => {
  expect(nameWithin(300, "Elendig løsning")).toBe("Elendig løsning");
  expect(nameWithin(80, "Elendig løsning")).toBe("Elendig\nløsning");
  expect(nameWithin(30, "Elendig løsning")).toBe("");
});
