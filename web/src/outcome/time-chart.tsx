// A measure over time: values in order with centre line and limits, and what stands out ringed. The last value is written beside
// its point.
import type { Schema } from "../api";
import { ink, path, Plot, Point, scaleOver, soft, ValueAxis } from "./plot";
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
  const draw = (width: number) => {
    const left = 56;
    const right = width - (width > 600 ? 110 : 16);
    const at = (index: number) => (last === 0 ? (left + right) / 2 : left + ((right - left) * index) / last);
    // A label takes some 60 pixels; only so many are written.
    const every = Math.max(1, Math.ceil((last + 1) / Math.max(1, Math.floor((right - left) / 64))));
    return (
      <>
        <ValueAxis scale={scale} left={left} right={right} write={(value) => writeTick(value, step, chart.share)} />
        {chart.lines.map((line) => <Level key={line.title + line.kind} beside={scale.at(chart.points[last]?.value ?? NaN)} line={line} count={last + 1} at={at} scale={scale} right={right} titled={width > 600} />)}
        <path d={path(chart.points.map((p, index) => (typeof p.value === "number" ? [at(index), scale.at(p.value)] : undefined)))} fill="none" stroke={ink} stroke-width="1.5" />
        {chart.points.map((point, index) => index % every === 0 && (
          <text key={point.label} x={at(index)} y={height - 12} text-anchor="middle" class="plot-text" aria-hidden="true">{point.label}</text>
        ))}
        {chart.points.map((point, index) => typeof point.value === "number" && (
          <Point key={point.label} x={at(index)} y={scale.at(point.value)} signal={Boolean(point.signal)} judged={point.judged} href={href?.(point)}
            label={`${point.label}: ${point.text}${point.signal ? `. ${point.signal}` : ""}`} />
        ))}
        {typeof chart.points[last]?.value === "number" && width > 600 && (
          <text x={right + 10} y={scale.at(chart.points[last]?.value ?? 0) + 4} class="plot-text strong" aria-hidden="true">{writeValue(chart.points[last]?.value, written)}</text>
        )}
      </>
    );
  };
  return <Plot words={words} height={height} links={href !== undefined} draw={draw} />;
}

type LevelProps = { line: Chart["lines"][number]; count: number; at: (index: number) => number; scale: ReturnType<typeof scaleOver>; right: number; titled: boolean; /** Height at which the last value is written, to be kept clear of. */ beside: number };

/** Steps, for the limits of a period are its own. */
function Level({ line, count, at, scale, right, titled, beside }: LevelProps) {
  const half = count > 1 ? (at(1) - at(0)) / 2 : 20;
  const points = Array.from({ length: count }, (_, index) => line.y[line.y.length === 1 ? 0 : index]).flatMap((y, index) =>
    typeof y === "number" ? [[Math.max(at(0) - 8, at(index) - half), scale.at(y)] as const, [Math.min(right, at(index) + half), scale.at(y)] as const] : [undefined]);
  const end = line.y[line.y.length - 1];
  const centre = line.kind === "centre";
  const level = typeof end === "number" ? scale.at(end) : 0;
  const clear = Math.abs(level - beside) < 16 ? (level >= beside ? beside + 16 : beside - 16) : level;
  return (
    <g aria-hidden="true">
      <path d={path(points)} fill="none" stroke={line.kind === "standard" ? "#00796b" : centre ? soft : "#8a8a8a"} stroke-width={centre ? 1.5 : 1.2} stroke-dasharray={line.kind === "standard" ? "6 4" : line.kind === "limit" ? "2 3" : undefined} />
      {titled && typeof end === "number" && (centre || line.kind === "standard") && <text x={right + 10} y={clear + 4} class="plot-text soft">{line.title}</text>}
    </g>
  );
}
