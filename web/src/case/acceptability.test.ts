import { expect, test } from "vitest";
import { frontierOf } from "./acceptability";

const point = (to_pay: number, best: string, a: number) => ({ to_pay, best, probability_best: { a, b: 1 - a }, expected_loss: { a: 0, b: 0 }, perfect_information: { value: 0, standard_error: 0 } });

test("the frontier follows an alternative where it is the one to choose, to the point where another takes over", () => {
  const curve = [point(0, "a", 0.9), point(10, "a", 0.6), point(20, "b", 0.4), point(30, "b", 0.1)];
  expect(frontierOf(curve, "a")).toEqual([[0, 0.9], [10, 0.6], [20, 0.4], [30, null]]);
  expect(frontierOf(curve, "b").map(([, share]) => share)).toEqual([null, null, 0.6, 0.9]);
});
