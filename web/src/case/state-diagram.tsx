// The model as a picture: states, the ways between them, and how many go each way in a cycle.
import { useText } from "../text";
import { illnessText } from "../text/illness";
import type { Course, Health } from "./answer";
import { boxHeight, diagramOf, shareWords } from "./course-figures";
import { ink, rule, soft } from "./colours";
import { stateColours } from "./state-colours";

const font = '"IBM Plex Sans", system-ui, sans-serif';

export type Way = { from: string; to: string };

export function waysOf(course: Course): Way[] {
  return Object.entries(course.passed).flatMap(([from, all]) => Object.keys(all).map((to) => ({ from, to })));
}

/** What share of the state left goes this way in a cycle; only a cohort has cycles. */
export function perCycle(course: Course, { from, to }: Way): string | undefined {
  const range = course.per_cycle?.[from]?.[to];
  return range && shareWords(range);
}

const longest = 18;
const short = (title: string) => (title.length > longest ? `${title.slice(0, longest - 1)}…` : title);

export function StateDiagram({ health, course }: { health: Health; course: Course }) {
  const t = useText(illnessText);
  const { width, height, boxes, arrows } = diagramOf(health, waysOf(course).filter(({ from, to }) => from !== to));
  const colours = stateColours(health);
  return (
    <svg class="state-diagram" role="img" aria-label={t.diagramWords(Object.values(health.states).join(", "))} viewBox={`0 0 ${width} ${height}`} style={{ maxWidth: `${width * 1.25}px` }} font-family={font} font-size="15">
      <defs>
        <marker id="arrow-end" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" orient="auto"><path d="M0 0 L8 4 L0 8 z" fill={soft} /></marker>
      </defs>
      {arrows.map(({ from, to, path }) => <path key={`${from} ${to}`} d={path} fill="none" stroke={soft} stroke-width="1.4" marker-end="url(#arrow-end)" />)}
      {boxes.map(({ state, x, y, width: wide, dead }) => (
        <g key={state}>
          <rect x={x} y={y} width={wide} height={boxHeight} rx="4" fill={dead ? "#f0f0f0" : "#ffffff"} stroke={dead ? soft : rule} stroke-dasharray={dead ? "4 3" : undefined} />
          <rect x={x} y={y} width="6" height={boxHeight} rx="2" fill={colours[state]} />
          <text x={x + wide / 2 + 3} y={y + boxHeight / 2 + 5} text-anchor="middle" fill={ink}>{short(health.states[state] ?? state)}{dead && " †"}</text>
        </g>
      ))}
      {arrows.map(({ from, to, label }) => (
        <text key={`${from} ${to}`} x={label.x} y={label.y} text-anchor={label.anchor} fill={ink} stroke="#ffffff" stroke-width="4" paint-order="stroke" font-size="14">
          {perCycle(course, { from, to })}
        </text>
      ))}
    </svg>
  );
}
