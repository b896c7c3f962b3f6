import { expect, test } from "vitest";
import { language, useText } from "../text";
import { illnessText } from "../text/illness";
import type { Health } from "./answer";
import { courseCsv, curvesOf, diagramOf, livesWords, shareWords, stillAt } from "./course-figures";

const health: Health = {
  cycle_years: 0.5,
  states: { well: "Well", ill: "Ill", late: "Late", dead: "Dead" },
  dead: ["dead"],
  times: [0, 0.5],
  alternatives: {
    today: {
      occupancy: { well: [1, 0.9], ill: [0, 0.06], late: [0, 0], dead: [0, 0.04] },
      years_in_state: { well: 0.475, ill: 0.015, late: 0, dead: 0.01 },
      life_years: 0.49,
      alive_at_horizon: 0.96,
      passed: { well: { ill: 0.06, dead: 0.04 } },
      per_cycle: { well: { ill: { low: 0.06, high: 0.06 }, dead: { low: 0.04, high: 0.04 } } },
    },
  },
};

test("the table has the columns and names of the command line", () => {
  const rows = courseCsv(health).split("\r\n");
  expect(rows[0]).toBe("figure,alternative,versus,payer,year,unit,value,mean,low,high");
  expect(rows[1]).toBe("health.occupancy.well,today,,,0,1,1,,,");
  expect(rows[5]).toBe("health.occupancy.well,today,,,0.5,1,0.9,,,");
  expect(rows[13]).toBe("health.life_years,today,,,,years,0.49,,,");
  expect(rows[14]).toBe("health.alive_at_horizon,today,,,,1,0.96,,,");
});

test("life expectancy is told as such only when nobody outlives the horizon", () => {
  language.value = "en";
  const course = health.alternatives["today"];
  if (!course) throw new Error("no course");
  const words = (of: typeof course, mayDie = true) => livesWords(of, mayDie, "Today", useText(illnessText));
  expect(words(course)).toBe("Today: 0.49 life years. 96% are alive at the horizon: the life expectancy is longer.");
  expect(words({ ...course, alive_at_horizon: 0, life_expectancy: 0.49 })).toBe("Today: life expectancy 0.49 years.");
  expect(words({ ...course, alive_at_horizon: 1 }, false)).toBe("Today: 0.49 life years.");
});

test("a share that changes over the course is told by its least and largest", () => {
  language.value = "en";
  expect(shareWords({ low: 0.139, high: 0.139 })).toBe("13.9%");
  expect(shareWords({ low: 0.002, high: 0.014 })).toBe("0.2–1.4%");
  expect(shareWords({ low: 0.0004, high: 0.0004 })).toBe("0.04%");
  language.value = "da";
  expect(shareWords({ low: 0.002, high: 0.014 })).toBe("0,2–1,4\u00a0%");
});

test("every state and every arrow has its place, and no two states share one", () => {
  const ways = [["well", "ill"], ["ill", "well"], ["well", "late"], ["ill", "late"], ["late", "dead"], ["well", "dead"]].map(([from = "", to = ""]) => ({ from, to }));
  const { boxes, arrows, width, height } = diagramOf(health, ways);
  expect(arrows.map(({ from, to }) => [from, to])).toEqual(ways.map(({ from, to }) => [from, to]));
  for (const a of boxes) {
    expect(a.x).toBeGreaterThanOrEqual(0);
    expect(a.x + a.width).toBeLessThanOrEqual(width);
    expect(a.y + 44).toBeLessThanOrEqual(height);
    for (const b of boxes) if (a !== b) expect(a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + 44 <= b.y || b.y + 44 <= a.y).toBe(true);
  }
});

test("survival curves come by end point and alternative, and stand in the table before the years in states", () => {
  expect(curvesOf(health)).toEqual([]);
  const today = health.alternatives["today"];
  if (!today) throw new Error("no alternative");
  const read: Health = { ...health, curves: { well: "Without illness" }, alternatives: { today: { ...today, survival: { well: [1, 0.9] } } } };
  const curves = curvesOf(read);
  expect(curves).toEqual([{ state: "well", alternative: "today", title: "Without illness", shares: [1, 0.9] }]);
  expect(curves.map((curve) => stillAt(read, curve, 0.4))).toEqual([0.9]);
  const rows = courseCsv(read).split("\r\n");
  expect(rows[10]).toBe("health.survival.well,today,,,0.5,1,0.9,,,");
  expect(rows[11]).toBe("health.years_in_state.well,today,,,,years,0.475,,,");
});
