// Sums over patients in order of time, drawn as lines; only what stands out is a point.
import type { Chart } from "./time-chart";
import { ink, Mark, path, Plot, scaleOver, soft, ValueAxis } from "./plot";
import { number } from "../text";
import { writeTick } from "./write";

/** `of`: how many patients there are; the chart may hold fewer points. */
type Props = { chart: Chart; of: number; words: string };

const height = 340;
const under = 52;
const top = 16;

export function PatientsChart({ chart, of, words }: Props) {
  const levels = chart.lines.map((line) => line.y[0]);
  const values = [...chart.points.flatMap((p) => [p.value, p.second]), ...levels].filter((v): v is number => typeof v === "number");
  if (values.length === 0) return null;
  const scale = scaleOver(values, height - under, top);
  const step = (scale.ticks[1] ?? 1) - (scale.ticks[0] ?? 0);
  const draw = (width: number) => {
    const left = 56;
    const right = width - (width > 600 ? 130 : 16);
    const at = (patient: number) => left + ((right - left) * patient) / Math.max(of, 1);
    const patients = scaleOver([0, of], 0, 1, width > 600 ? 6 : 3).ticks.filter((tick) => tick <= of);
    const line = (series: "value" | "second") =>
      path(chart.points.map((p) => (typeof p.x === "number" && typeof p[series] === "number" ? [at(p.x), scale.at(p[series] ?? 0)] as const : undefined)));
    const drawn: number[] = [];
    return (
      <>
        <ValueAxis scale={scale} left={left} right={right} write={(value) => writeTick(value, step, false)} />
        <g aria-hidden="true">
          {patients.map((tick) => <text key={tick} x={at(tick)} y={height - under + 20} text-anchor="middle" class="plot-text">{number(tick, { digits: 0 })}</text>)}
          <text x={right} y={height - 8} text-anchor="end" class="plot-text soft">{chart.x_title}</text>
          {chart.lines.map((level) => typeof level.y[0] === "number" && (
            <g key={level.title}>
              <line x1={left} x2={right} y1={scale.at(level.y[0])} y2={scale.at(level.y[0])} stroke={level.kind === "centre" ? soft : "#8a8a8a"} stroke-width="1.2" stroke-dasharray={level.kind === "limit" ? "6 4" : undefined} />
              {width > 600 && <text x={right + 10} y={scale.at(level.y[0]) + 4} class="plot-text soft">{level.title}</text>}
            </g>
          ))}
          <path d={line("value")} fill="none" stroke={ink} stroke-width="1.3" />
          <path d={line("second")} fill="none" stroke={ink} stroke-width="1.3" />
        </g>
        {chart.points.filter((p) => p.mark).map((point) => {
          const x = at(point.x ?? 0);
          // Signals closer than a mark is wide are drawn once.
          if (drawn.some((other) => Math.abs(other - (point.above ? x : -x)) < 6)) return null;
          drawn.push(point.above ? x : -x);
          const y = scale.at((point.above ? point.value : point.second) ?? 0);
          return <g key={point.x}><Mark x={x} y={y} mark={point.mark} better={point.better} above={point.above} /><circle cx={x} cy={y} r="12" fill="transparent"><title>{`${point.label}: ${point.signal ?? ""}`}</title></circle></g>;
        })}
      </>
    );
  };
  return <Plot words={words} height={height} links={false} draw={draw} />;
}
