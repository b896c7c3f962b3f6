// The ground of a chart drawn as SVG: it takes the width there is, and says in words what it shows. Points that lead to the rows
// behind them are links, which keyboard and screen reader reach as any other.
import type { ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { ink, rule, soft } from "../case/colours";

export type Scale = { at: (value: number) => number; ticks: number[]; from: number; to: number };

/** A scale over the values with round ticks; `step` and `from` of whole units. */
export function scaleOver(values: number[], low: number, high: number, wanted = 5): Scale {
  const least = Math.min(...values);
  const most = Math.max(...values);
  const width = most - least || Math.abs(most) || 1;
  const step = roundStep(width / wanted);
  const from = Math.floor(least / step) * step;
  const top = Math.ceil(most / step) * step;
  const to = top > from ? top : from + step;
  const ticks = Array.from({ length: Math.round((to - from) / step) + 1 }, (_, n) => from + n * step);
  return { at: (value) => low + ((value - from) / (to - from || 1)) * (high - low), ticks, from, to };
}

/** 1, 2 or 5 times a power of ten, not below. */
export function roundStep(atLeast: number): number {
  const power = 10 ** Math.floor(Math.log10(atLeast));
  return ([1, 2, 5, 10].find((times) => times * power >= atLeast * (1 - 1e-9)) ?? 10) * power;
}

type Props = { words: string; height: number; links: boolean; draw: (width: number) => ComponentChildren };

export function Plot({ words, height, links, draw }: Props) {
  const place = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  useEffect(() => {
    if (!place.current) return;
    const watch = new ResizeObserver(([entry]) => setWidth(Math.floor(entry?.contentRect.width ?? 0)));
    watch.observe(place.current);
    return () => watch.disconnect();
  }, []);
  return (
    <div ref={place} class="plot" style={{ height: `${height}px` }}>
      {width > 0 && <svg width={width} height={height} role={links ? "group" : "img"} aria-label={words}>{draw(width)}</svg>}
    </div>
  );
}

/** Heights at which labels can be written so that none touch, near those wished for and in the same order. */
export function apart(wished: number[], least: number): number[] {
  const order = wished.map((_, n) => n).sort((a, b) => (wished[a] ?? 0) - (wished[b] ?? 0));
  // Labels that push each other form a heap about the middle of what its members wish.
  const heaps: { members: number[]; middle: number }[] = [];
  for (const n of order) {
    let heap = { members: [n], middle: wished[n] ?? 0 };
    for (let before = heaps.at(-1); before && before.middle + (before.members.length / 2) * least > heap.middle - (heap.members.length / 2) * least; before = heaps.at(-1)) {
      heaps.pop();
      const members = [...before.members, ...heap.members];
      heap = { members, middle: members.reduce((sum, member) => sum + (wished[member] ?? 0), 0) / members.length };
    }
    heaps.push(heap);
  }
  const found = [...wished];
  for (const { members, middle } of heaps) members.forEach((member, k) => (found[member] = middle + (k - (members.length - 1) / 2) * least));
  return found;
}

/** Horizontal grid lines with their values to the left. */
export function ValueAxis({ scale, left, right, write }: { scale: Scale; left: number; right: number; write: (value: number) => string }) {
  return (
    <g aria-hidden="true">
      {scale.ticks.map((tick) => (
        <g key={tick}>
          <line x1={left} x2={right} y1={scale.at(tick)} y2={scale.at(tick)} stroke={rule} stroke-width="0.5" />
          <text x={left - 8} y={scale.at(tick) + 4} text-anchor="end" class="plot-text">{write(tick)}</text>
        </g>
      ))}
    </g>
  );
}

/** How far out a point lies, on which side, and whether that is to the better. */
export type Standing = { mark?: string | undefined; better: boolean; above: boolean };

const reach = 6.5;

/** As the command draws it: a diamond is part of a pattern, a triangle lies outside the limits; hollow and blue to the better. */
export function Mark({ x, y, mark, better, above }: Standing & { x: number; y: number }) {
  const tip = above ? -reach : reach;
  const corners = mark === "watch" ? [[0, -reach], [reach, 0], [0, reach], [-reach, 0]] : [[0, tip], [reach, -0.8 * tip], [-reach, -0.8 * tip]];
  return <path d={`${path(corners.map(([dx = 0, dy = 0]) => [x + dx, y + dy] as const))}Z`} class={better ? "plot-better" : "plot-worse"} />;
}

type PointProps = Partial<Standing> & { x: number; y: number; label: string; href: string | undefined; judged?: boolean };

export function Point({ x, y, label, href, mark, better = false, above = false, judged = true }: PointProps) {
  const drawn = mark
    ? <Mark x={x} y={y} mark={mark} better={better} above={above} />
    : <circle cx={x} cy={y} r="4.5" class="plot-point" {...(judged ? {} : { fill: "#fff", stroke: soft, "stroke-width": "1.5" })} />;
  if (!href) return <g aria-hidden="true">{drawn}<circle cx={x} cy={y} r="12" fill="transparent"><title>{label}</title></circle></g>;
  return <a href={href} aria-label={label} class="plot-link">{drawn}<circle cx={x} cy={y} r="12" fill="transparent"><title>{label}</title></circle></a>;
}

export const path = (points: (readonly [number, number] | undefined)[]): string => {
  let pen = "M";
  let drawn = "";
  for (const point of points) {
    if (!point) pen = "M";
    else {
      drawn += `${pen}${point[0].toFixed(1)} ${point[1].toFixed(1)}`;
      pen = "L";
    }
  }
  return drawn;
};

export { ink, rule, soft };
