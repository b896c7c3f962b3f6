// A measure over time: values in order with centre line and limits, what stands out with a shape of its own. The last value is written beside
// its point.
import type { Schema } from "../api";
import { apart, ink, path, Plot, Point, scaleOver, soft, ValueAxis } from "./plot";
import { writeTick, writeValue } from "./write";

export type Chart = Schema["chart"];
type Props = { chart: Chart; words: string; href: ((point: Chart["points"][number]) => string | undefined) | undefined };

const height = 320;
const under = 36;
const top = 16;

export function TimeChart({ chart, words, href }: Props) {
  const written = { share: chart.share, decimals: chart.decimals };
  const values = [...chart.points.map((p) => p.value), ...chart.lines.flatMap((line) => line.y)].filter((v): v is number => typeof v === "number");
  if (values.length === 0) return null;
  const scale = scaleOver(values, height - under, top);
  const step = (scale.ticks[1] ?? 1) - (scale.ticks[0] ?? 0);
  const last = chart.points.length - 1;
  // What stands at the right edge: the last value, and what the levels are.
  const ends = [{ at: chart.points[last]?.value, words: writeValue(chart.points[last]?.value, written), strong: true },
    ...chart.lines.filter((line) => line.kind === "centre" || line.kind === "standard").map((line) => ({ at: line.y[line.y.length - 1], words: line.title, strong: false })),
  ].filter((end) => typeof end.at === "number");
  const places = apart(ends.map((end) => scale.at(end.at ?? 0)), 16);
  const draw = (width: number) => {
    const left = 56;
    const right = width - (width > 600 ? 110 : 16);
    const at = (index: number) => (last === 0 ? (left + right) / 2 : left + ((right - left) * index) / last);
    // Only as many labels are written as have room: a letter takes some 7 pixels.
    const room = 16 + 7 * Math.max(...chart.points.map((point) => point.label.length));
    const every = Math.max(1, Math.ceil((last + 1) / Math.max(1, Math.floor((right - left) / room))));
    return (
      <>
        <ValueAxis scale={scale} left={left} right={right} write={(value) => writeTick(value, step, chart.share)} />
        {chart.lines.map((line) => <Level key={line.title + line.kind} line={line} count={last + 1} at={at} scale={scale} right={right} />)}
        <path d={path(chart.points.map((p, index) => (typeof p.value === "number" ? [at(index), scale.at(p.value)] : undefined)))} fill="none" stroke={ink} stroke-width="1.5" />
        {chart.points.map((point, index) => index % every === 0 && (
          <text key={point.label} x={at(index)} y={height - 12} text-anchor="middle" class="plot-text" aria-hidden="true">{point.label}</text>
        ))}
        {chart.points.map((point, index) => typeof point.value === "number" && (
          <Point key={point.label} x={at(index)} y={scale.at(point.value)} mark={point.mark} better={point.better} above={point.above} judged={point.judged} href={href?.(point)}
            label={`${point.label}: ${point.text}${point.signal ? `. ${point.signal}` : ""}`} />
        ))}
        {width > 600 && ends.map((end, n) => <text key={end.words} x={right + 10} y={(places[n] ?? 0) + 4} class={`plot-text ${end.strong ? "strong" : "soft"}`} aria-hidden="true">{end.words}</text>)}
      </>
    );
  };
  return <Plot words={words} height={height} links={href !== undefined} draw={draw} />;
}

type LevelProps = { line: Chart["lines"][number]; count: number; at: (index: number) => number; scale: ReturnType<typeof scaleOver>; right: number };

/** Steps, for the limits of a period are its own. */
function Level({ line, count, at, scale, right }: LevelProps) {
  const half = count > 1 ? (at(1) - at(0)) / 2 : 20;
  const points = Array.from({ length: count }, (_, index) => line.y[line.y.length === 1 ? 0 : index]).flatMap((y, index) =>
    typeof y === "number" ? [[Math.max(at(0) - 8, at(index) - half), scale.at(y)] as const, [Math.min(right, at(index) + half), scale.at(y)] as const] : [undefined]);
  const centre = line.kind === "centre";
  return (
    <g aria-hidden="true">
      <path d={path(points)} fill="none" stroke={line.kind === "standard" ? "#00796b" : centre ? soft : "#8a8a8a"} stroke-width={centre ? 1.5 : 1.2} stroke-dasharray={line.kind === "standard" ? "6 4" : line.kind === "limit" ? "2 3" : undefined} />
    </g>
  );
}
