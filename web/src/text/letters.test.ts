import { expect, test } from "vitest";
import { plainLetters } from "./letters";

test("names are made of the letters that any system can keep", () => {
  expect(plainLetters("Mål på øen, Æble")).toBe("maal paa oeen, aeble");
  expect(plainLetters("Détail über naïve")).toBe("detail uber naive");
});
