// Units by their size, inside a funnel of what chance alone gives around the value of all: what lies outside differs by more.
import type { Chart } from "./time-chart";
import { path, Plot, Point, scaleOver, soft, ValueAxis } from "./plot";
import { number } from "../text";
import { writeTick } from "./write";

type Props = { chart: Chart; words: string; href: ((point: Chart["points"][number]) => string | undefined) | undefined };

const height = 420;
const under = 52;
const top = 16;

export function Funnel({ chart, words, href }: Props) {
  const drawn = chart.points.filter((p) => typeof p.value === "number" && typeof p.x === "number");
  if (drawn.length === 0) return null;
  const most = Math.max(...drawn.map((p) => p.x ?? 0));
  const shown = [...drawn.map((p) => p.value ?? 0)];
  // The funnel is widest at the smallest units; what is beyond every point is cut off, so that points keep their room.
  const limits = chart.lines.flatMap((line) => line.y.filter((y, n): y is number => typeof y === "number" && (line.x?.[n] ?? 0) >= most * 0.08));
  const scale = scaleOver([...shown, ...limits], height - under, top);
  const step = (scale.ticks[1] ?? 1) - (scale.ticks[0] ?? 0);
  const draw = (width: number) => {
    const left = 56;
    const right = width - 24;
    const sizes = scaleOver([0, most], left, right, width > 600 ? 6 : 3);
    const within = `funnel-${chart.points.length}`;
    return (
      <>
        <clipPath id={within}><rect x={left} y={top} width={right - left} height={height - under - top} /></clipPath>
        <ValueAxis scale={scale} left={left} right={right} write={(value) => writeTick(value, step, chart.share)} />
        <g aria-hidden="true">
          {sizes.ticks.map((tick) => <text key={tick} x={sizes.at(tick)} y={height - under + 20} text-anchor="middle" class="plot-text">{number(tick, { digits: 0 })}</text>)}
          <text x={right} y={height - 8} text-anchor="end" class="plot-text soft">{chart.x_title}</text>
        </g>
        <g clip-path={`url(#${within})`} aria-hidden="true">
          {chart.lines.map((line, index) => (
            <path
              key={index} fill="none" stroke={line.kind === "centre" ? soft : line.kind === "standard" ? "#00796b" : line.kind === "limit" ? "#8a8a8a" : "#8a8a8a"} stroke-width="1.3"
              stroke-dasharray={line.kind === "warning" ? "3 3" : line.kind === "standard" ? "6 4" : undefined}
              d={line.x?.length ? path(line.x.map((x, n) => (typeof x === "number" && typeof line.y[n] === "number" ? [sizes.at(x), scale.at(line.y[n] ?? 0)] : undefined))) : path([[left, scale.at(line.y[0] ?? 0)], [right, scale.at(line.y[0] ?? 0)]])}
            />
          ))}
        </g>
        {drawn.map((point) => (
          <Point key={point.label} x={sizes.at(point.x ?? 0)} y={scale.at(point.value ?? 0)} mark={point.mark} better={point.better} above={point.above} judged={point.judged} href={href?.(point)}
            label={`${point.label}: ${point.text}${point.signal ? `. ${point.signal}` : ""}`} />
        ))}
        {drawn.filter((point) => point.signal).map((point) => {
          const x = sizes.at(point.x ?? 0);
          const before = x > right - 120;
          return <text key={point.label} x={before ? x - 14 : x + 14} y={scale.at(point.value ?? 0) + 4} text-anchor={before ? "end" : "start"} class="plot-text strong" aria-hidden="true">{point.label}</text>;
        })}
      </>
    );
  };
  return <Plot words={words} height={height} links={href !== undefined} draw={draw} />;
}
