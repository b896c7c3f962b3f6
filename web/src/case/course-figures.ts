// The course of illness as figures to show: the columns of the command line's CSV, shares per cycle in words, and where
// states and arrows of the diagram stand.
import { number, percent, type useText } from "../text";
import type { illnessText } from "../text/illness";
import type { Course, Health } from "./answer";

/** The rows of the course as `vaerdi assess --csv` prints them. */
export function courseCsv(health: Health): string {
  const field = (text: string) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  const rows = ["figure,alternative,versus,payer,year,unit,value,mean,low,high"];
  const row = (figure: string, alternative: string, year: string, unit: string, value: number) =>
    rows.push(`${field(figure)},${field(alternative)},,,${year},${unit},${value},,,`);
  for (const [alternative, course] of Object.entries(health.alternatives)) {
    for (const [at, time] of health.times.entries())
      for (const state of Object.keys(health.states)) row(`health.occupancy.${state}`, alternative, String(time), "1", course.occupancy[state]?.[at] ?? 0);
    for (const [state, shares] of Object.entries(course.survival ?? {}))
      for (const [at, time] of health.times.entries()) row(`health.survival.${state}`, alternative, String(time), "1", shares[at] ?? 0);
    for (const state of Object.keys(health.states)) row(`health.years_in_state.${state}`, alternative, "", "years", course.years_in_state[state] ?? 0);
    row("health.life_years", alternative, "", "years", course.life_years);
    row("health.alive_at_horizon", alternative, "", "1", course.alive_at_horizon);
    if (course.life_expectancy !== undefined) row("health.life_expectancy", alternative, "", "years", course.life_expectancy);
  }
  return `${rows.join("\r\n")}\r\n`;
}

/** How long the patients of an alternative live, and whether some live longer than the case looks; not all models know death. */
export function livesWords(of: Course, mayDie: boolean, alternative: string, t: ReturnType<typeof useText<typeof illnessText>>): string {
  const years = number(of.life_expectancy ?? of.life_years, { digits: 2, fixed: true });
  if (!mayDie) return t.lives(alternative, years);
  return of.life_expectancy === undefined ? t.livesOn(alternative, years, percent(of.alive_at_horizon, 1)) : t.livesOut(alternative, years);
}

/** A survival curve of one alternative: the share that has not reached its end point, at each of the times. */
export type Curve = { state: string; alternative: string; title: string; shares: number[] };

/** By end point, in each every alternative; none of a model that is no partition. */
export function curvesOf(health: Health): Curve[] {
  return Object.entries(health.curves ?? {}).flatMap(([state, title]) =>
    Object.entries(health.alternatives).flatMap(([alternative, { survival }]) => (survival?.[state] ? [{ state, alternative, title, shares: survival[state] }] : [])),
  );
}

/** The share at the time of the trace nearest to so many years. */
export function stillAt(health: Health, curve: Curve, years: number): number {
  const off = health.times.map((time) => Math.abs(time - years));
  return curve.shares[off.indexOf(Math.min(...off))] ?? 0;
}

/** 14 %; 0,2 – 1,4 % when it changes over the course. */
export function shareWords({ low, high }: { low: number; high: number }): string {
  const digits = low >= 0.001 || high >= 0.01 ? 1 : 2;
  const last = percent(high, digits);
  return percent(low, digits) === last ? last : `${number(low * 100, { digits })}\u2013${last}`;
}

export type Box = { state: string; x: number; y: number; width: number; dead: boolean };
export type Arrow = { from: string; to: string; path: string; label: { x: number; y: number; anchor: "start" | "middle" | "end" } };
export type Diagram = { width: number; height: number; boxes: Box[]; arrows: Arrow[] };

export const boxHeight = 44;
const step = 112;
const top = 8;
const lane = 42;

/**
 * Living states below each other in the order of the document, dead ones to the right of them. To the next state an arrow
 * goes down; back, and past other states, arrows go round by the left, each span in a lane of its own.
 */
export function diagramOf(health: Health, transitions: { from: string; to: string }[]): Diagram {
  const living = Object.keys(health.states).filter((state) => !health.dead.includes(state));
  const dead = Object.keys(health.states).filter((state) => health.dead.includes(state));
  const row = (state: string) => living.indexOf(state);
  const aside = transitions.filter(({ from, to }) => row(from) >= 0 && row(to) >= 0 && row(to) !== row(from) + 1);
  const lanes = [...new Set(aside.map(({ from, to }) => Math.abs(row(from) - row(to))))].sort((a, b) => a - b);
  const left = aside.length === 0 ? 8 : 66 + lanes.length * lane;
  const width = 148;
  const right = left + width + (dead.length > 0 ? 112 : 80);
  const deadWidth = 96;
  const height = top * 2 + boxHeight + Math.max(living.length - 1, 0) * step;
  const spread = height / (dead.length || 1);
  const boxes: Box[] = [
    ...living.map((state, at) => ({ state, x: left, y: top + at * step, width, dead: false })),
    ...dead.map((state, at) => ({ state, x: right, y: spread * (at + 0.5) - boxHeight / 2, width: deadWidth, dead: true })),
  ];
  const box = new Map(boxes.map((each) => [each.state, each]));
  const arrows = transitions.flatMap(({ from, to }): Arrow[] => {
    const a = box.get(from);
    const b = box.get(to);
    if (!a || !b) return [];
    const middle = (of: Box) => of.y + boxHeight / 2;
    if (b.dead && !a.dead) {
      const start = { x: a.x + a.width, y: middle(a) };
      const entering = living.length > 1 ? (row(from) / (living.length - 1) - 0.5) * 22 : 0;
      const end = { x: b.x - 3, y: middle(b) + entering };
      return [{ from, to, path: `M${start.x} ${start.y} L${end.x} ${end.y}`, label: { x: start.x + 8, y: start.y + (end.y < start.y - 12 ? 20 : -8), anchor: "start" } }];
    }
    if (!a.dead && !b.dead && row(to) === row(from) + 1) {
      const x = a.x + a.width / 2;
      return [{ from, to, path: `M${x} ${a.y + boxHeight} L${x} ${b.y - 3}`, label: { x: x + 9, y: (a.y + boxHeight + b.y) / 2 + 5, anchor: "start" } }];
    }
    const down = a.y < b.y;
    const out = a.x - 22 - (lanes.indexOf(Math.abs(row(from) - row(to))) + 0.5) * lane;
    const [y1, y2] = [middle(a) + (down ? 8 : -8), middle(b) + (down ? -8 : 8)];
    return [{ from, to, path: `M${a.x} ${y1} C${out} ${y1} ${out} ${y2} ${b.x - 3} ${y2}`, label: { x: out + (a.x - out) / 4 - 5, y: (y1 + y2) / 2 + (down ? 22 : -6), anchor: "end" } }];
  });
  return { width: right + (dead.length > 0 ? deadWidth : 0) + 8, height, boxes, arrows };
}
