import { expect, it } from "vitest";
import { fewer } from "./payers-tab";

const years = (count: number) => Array.from({ length: count }, (_, at) => at);

it("a short table stands whole; of a long one the first ten years, then every so many, and the last", () => {
  expect(fewer(years(11), 18)).toEqual({ shown: years(11), every: 1 });
  const long = fewer(years(76), 18);
  expect(long.every).toBe(10);
  expect(long.shown.length).toBeLessThanOrEqual(18);
  expect(long.shown.slice(0, 10)).toEqual(years(10));
  expect(long.shown.at(-1)).toBe(75);
});
