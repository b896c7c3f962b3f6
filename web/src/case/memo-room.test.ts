import { expect, it } from "vitest";
import { assumptionsWithRoom } from "./memo-room";

const assumptions = (n: number) => Array.from({ length: n }, (_, at) => `Cost of a thing, number ${at}: 12,500 DKK`);
const short = { years: 5, alternatives: 0, sources: ["A register"], basis: "Horizon 5 years." };

it("all assumptions stand in the memo where there is room, and as many as there is room for elsewhere", () => {
  expect(assumptionsWithRoom(assumptions(31), short)).toBe(31);
  const long = { years: 18, alternatives: 5, sources: Array.from({ length: 8 }, () => "A source"), basis: "Horizon 18 years." };
  const few = assumptionsWithRoom(assumptions(31), long);
  expect(few).toBeLessThan(31);
  expect(assumptionsWithRoom(assumptions(31).map((words) => words.repeat(3)), long)).toBeLessThanOrEqual(few);
  expect(assumptionsWithRoom(assumptions(300), short)).toBeLessThan(100);
});
