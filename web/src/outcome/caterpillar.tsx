// Units one under the other in order of their value, each with its interval; the line through all is the value of all. What a
// unit is shrunk to, by how little its own rows say, stands as a small tick.
import type { Chart } from "./time-chart";
import { Plot, Point, rule, scaleOver, soft } from "./plot";
import { writeTick } from "./write";

type Props = { chart: Chart; words: string; href: ((point: Chart["points"][number]) => string | undefined) | undefined };

const row = 26;
const top = 28;

export function Caterpillar({ chart, words, href }: Props) {
  const drawn = chart.points.filter((p) => typeof p.value === "number").sort((a, b) => (a.value ?? 0) - (b.value ?? 0));
  if (drawn.length === 0) return null;
  const values = drawn.flatMap((p) => [p.value, p.low, p.high]).filter((v): v is number => typeof v === "number");
  const centre = chart.lines.find((line) => line.kind === "centre")?.y[0];
  const standard = chart.lines.find((line) => line.kind === "standard")?.y[0];
  const levels = [centre, standard].filter((v): v is number => typeof v === "number");
  const height = top + drawn.length * row + 12;
  const draw = (width: number) => {
    const left = Math.min(220, Math.round(width * 0.34));
    const right = width - 16;
    const scale = scaleOver([...values, ...levels], left, right, width > 600 ? 6 : 3);
    const step = (scale.ticks[1] ?? 1) - (scale.ticks[0] ?? 0);
    const most = Math.floor(left / 7.6);
    return (
      <>
        <g aria-hidden="true">
          {scale.ticks.map((tick) => (
            <g key={tick}>
              <line x1={scale.at(tick)} x2={scale.at(tick)} y1={top - 8} y2={height} stroke={rule} stroke-width="0.5" />
              <text x={scale.at(tick)} y={14} text-anchor="middle" class="plot-text">{writeTick(tick, step, chart.share)}</text>
            </g>
          ))}
          {typeof centre === "number" && <line x1={scale.at(centre)} x2={scale.at(centre)} y1={top - 8} y2={height} stroke={soft} stroke-width="1.5" />}
          {typeof standard === "number" && <line x1={scale.at(standard)} x2={scale.at(standard)} y1={top - 8} y2={height} stroke="#00796b" stroke-width="1.3" stroke-dasharray="6 4" />}
          {drawn.map((point, n) => (
            <g key={point.label}>
              <text x={left - 12} y={top + n * row + row / 2 + 4} text-anchor="end" class="plot-text">{point.label.length > most ? `${point.label.slice(0, most - 1)}…` : point.label}</text>
              {typeof point.low === "number" && typeof point.high === "number" && (
                <line x1={scale.at(point.low)} x2={scale.at(point.high)} y1={top + n * row + row / 2} y2={top + n * row + row / 2} stroke="#7fa8d6" stroke-width="2.5" />
              )}
              {typeof point.shrunken === "number" && (
                <line x1={scale.at(point.shrunken)} x2={scale.at(point.shrunken)} y1={top + n * row + 5} y2={top + (n + 1) * row - 5} stroke={soft} stroke-width="1.5" />
              )}
            </g>
          ))}
        </g>
        {drawn.map((point, n) => (
          <Point key={point.label} x={scale.at(point.value ?? 0)} y={top + n * row + row / 2} mark={point.mark} better={point.better} above={point.above} judged={point.judged} href={href?.(point)}
            label={`${point.label}: ${point.text}${point.signal ? `. ${point.signal}` : ""}`} />
        ))}
      </>
    );
  };
  return <Plot words={words} height={height} links={href !== undefined} draw={draw} />;
}
