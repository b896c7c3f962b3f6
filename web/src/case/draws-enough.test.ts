import { expect, test } from "vitest";
import { tellsSide, within } from "./draws-enough";

test("the draws tell on which side of nil a mean lies when its interval does not hold nil", () => {
  expect(within({ value: 100, standard_error: 10, margin: 19.6 })).toEqual([100 - 19.6, 100 + 19.6]);
  expect(tellsSide({ value: 100, standard_error: 10, margin: 19.6 })).toBe(true);
  expect(tellsSide({ value: -100, standard_error: 10, margin: 19.6 })).toBe(true);
  expect(tellsSide({ value: -15, standard_error: 10, margin: 19.6 })).toBe(false);
});
