// The course of illness of a case with a health model: states and transitions, where the patients are over time, life
// years, time in each state and events; one alternative at a time, side by side in the tables.
import { useRef, useState } from "preact/hooks";
import { number, percent, useText } from "../text";
import { caseText } from "../text/case";
import { illnessText } from "../text/illness";
import { Table } from "../parts";
import { Dot } from "./alternatives";
import { Amount } from "./amount";
import type { Course, Health } from "./answer";
import { axis, Chart, tip } from "./chart";
import { courseCsv, livesWords } from "./course-figures";
import { download, downloadPicture } from "./download";
import { counted, rangeOf } from "./figures";
import { useLook } from "./look";
import { Save } from "./save";
import { stateColours } from "./state-colours";
import { perCycle, StateDiagram, waysOf } from "./state-diagram";
import { SurvivalCurves } from "./survival-curves";

type Shown = { health: Health; course: Course; shown: string };
type Texts = ReturnType<typeof useText<typeof illnessText>>;

/** Years and times, so that they stand below each other. */
const years = (of: number) => number(of, { digits: 2, fixed: true });

/** A year; 3 months; 28 days. */
function cycleWords(years: number, t: Texts): string {
  if (Math.abs(years - 1) < 1e-9) return t.year;
  const months = years * 12;
  if (years > 1) return t.cycleYears(number(years));
  return Math.abs(months - Math.round(months)) < 1e-6 ? t.months(number(months)) : t.days(number(years * 365.25, { digits: 0 }));
}

export function CourseTab() {
  const { answer, alternative } = useLook();
  const t = useText(illnessText);
  const c = useText(caseText);
  const [picked, pick] = useState<string>();
  const { health } = answer;
  const shown = picked ?? alternative;
  const course = health?.alternatives[shown];
  if (!health || !course) return null;
  const at = { health, course, shown };
  return (
    <>
      <fieldset class="switch">
        <legend>{t.shown}</legend>
        {Object.keys(health.alternatives).map((id) => (
          <label key={id} class={id === shown ? "chosen" : undefined}>
            <input type="radio" name="course" checked={id === shown} onChange={() => pick(id)} />
            <span><Dot of={id} answer={answer} /> {answer.case.alternatives[id]}</span>
          </label>
        ))}
      </fieldset>
      <h2>{t.title(c.years(String(answer.case.years)))}</h2>
      <Lives />
      {waysOf(course).length > 0 && <Model {...at} />}
      <SurvivalCurves health={health} />
      <Trace {...at} />
      <Lived />
      <Events health={health} />
    </>
  );
}

/** How long each lives, in words. */
export function Lives() {
  const { answer } = useLook();
  const t = useText(illnessText);
  if (!answer.health) return null;
  return (
    <ul class="nobullet-list">
      {Object.entries(answer.health.alternatives).map(([id, of]) => (
        <li key={id}><Dot of={id} answer={answer} /> {livesWords(of, answer.health?.dead.length !== 0, answer.case.alternatives[id] ?? id, t)}</li>
      ))}
    </ul>
  );
}

function Model({ health, course, shown }: Shown) {
  const t = useText(illnessText);
  const place = useRef<HTMLDivElement>(null);
  return (
    <section class="case-part">
      <h3>{t.diagram}</h3>
      <p class="help">{t.diagramHelp(cycleWords(health.cycle_years, t))}</p>
      <div ref={place}><StateDiagram health={health} course={course} /></div>
      <Save text={t.svg} save={() => downloadPicture(`states-${shown}.svg`, place.current)} />
    </section>
  );
}

function Trace({ health, course, shown }: Shown) {
  const { answer } = useLook();
  const t = useText(illnessText);
  const place = useRef<HTMLDivElement>(null);
  const colours = stateColours(health);
  const states = Object.keys(health.states);
  const last = health.times.length - 1;
  const shares = (at: number) => states.filter((s) => (course.occupancy[s]?.[at] ?? 0) >= 0.005).map((s) => `${health.states[s]} ${percent(course.occupancy[s]?.[at] ?? 0)}`).join(", ");
  const option = {
    tooltip: { ...tip, trigger: "axis", valueFormatter: (value: unknown) => percent(Number(Array.isArray(value) ? value[1] : value), 1) },
    grid: { left: 8, right: 20, top: 12, bottom: 34, containLabel: true },
    xAxis: { ...axis, type: "value", min: 0, max: health.times[last], name: t.afterYears, nameLocation: "middle", nameGap: 28, splitLine: { show: false }, axisLabel: { ...axis.axisLabel, formatter: (value: number) => number(value) } },
    yAxis: { ...axis, type: "value", min: 0, max: 1, axisLabel: { ...axis.axisLabel, formatter: (value: number) => percent(value) } },
    series: states.map((state) => ({
      type: "line", stack: "all", name: health.states[state], symbol: "none", lineStyle: { width: 0 }, areaStyle: { color: colours[state], opacity: 1 }, itemStyle: { color: colours[state] },
      data: health.times.map((time, at) => [time, course.occupancy[state]?.[at] ?? 0]),
    })),
  };
  return (
    <section class="case-part">
      <h3>{t.trace}: {answer.case.alternatives[shown]}</h3>
      <p class="help">{t.traceHelp}</p>
      <ul class="chart-legend nobullet-list">
        {states.map((state) => <li key={state}><svg class="dot" viewBox="0 0 10 10" aria-hidden="true"><rect width="10" height="10" fill={colours[state]} /></svg> {health.states[state]}</li>)}
      </ul>
      <div ref={place}>
        <Chart
          option={option} height={340} words={t.traceWords(answer.case.alternatives[shown] ?? shown, shares(0), shares(last))}
          table={
            <Table
              caption={t.trace} rows={health.times.map((_, at) => at)} id={(at) => at}
              columns={[
                { title: t.years, heading: true, cell: (at) => number(health.times[at] ?? 0) },
                ...(health.calendar_years ? [{ title: t.calendarYear, figure: true, cell: (at: number) => health.calendar_years?.[at] ?? "" }] : []),
                ...states.map((state) => ({ title: health.states[state] ?? state, figure: true, cell: (at: number) => percent(course.occupancy[state]?.[at] ?? 0, 1) })),
              ]}
            />
          }
        />
      </div>
      <div class="course-files">
        <Save text={t.csv} save={() => download(`${answer.case.id}-course.csv`, "text/csv", courseCsv(health))} />
        <Save text={t.svg} save={() => downloadPicture(`course-${shown}.svg`, place.current)} />
      </div>
    </section>
  );
}

/** Life years, QALYs and years in each state, all alternatives beside each other. */
export function Lived() {
  const { answer } = useLook();
  const t = useText(illnessText);
  const { health } = answer;
  if (!health) return null;
  const rows = Object.entries(health.alternatives);
  const qalys = rows.flatMap(([id]) => answer.alternatives[id]?.qalys ?? []);
  const range = rangeOf(qalys);
  return (
    <section class="case-part">
      <h3>{t.lived}</h3>
      <p class="help">{t.undiscounted} {qalys.length > 0 && t.qalysHelp}</p>
      <Table
        caption={t.lived} rows={rows} id={([id]) => id} stack
        columns={[
          { title: t.alternative, heading: true, cell: ([id]) => <><Dot of={id} answer={answer} /> {answer.case.alternatives[id]}</> },
          { title: t.lifeYears, figure: true, cell: ([, of]) => years(of.life_years) },
          ...Object.entries(health.states).map(([state, title]) => ({ title, figure: true, cell: ([, of]: (typeof rows)[number]) => years(of.years_in_state[state] ?? 0) })),
          ...(qalys.length > 0
            ? [{ title: t.qalys, figure: true, cell: ([id]: (typeof rows)[number]) => {
                const of = answer.alternatives[id]?.qalys;
                return of && <Amount of={of} name={`alternatives.${id}.qalys`} title={t.qalys} write={counted} range={range} />;
              } }]
            : []),
        ]}
      />
    </section>
  );
}

function Events({ health }: { health: Health }) {
  const { answer } = useLook();
  const t = useText(illnessText);
  const all = Object.entries(health.alternatives);
  const ways = [...new Map(all.flatMap(([, course]) => waysOf(course).map((way) => [`${way.from} ${way.to}`, way] as const))).values()];
  if (ways.length === 0) return null;
  const title = (state: string) => health.states[state] ?? state;
  return (
    <section class="case-part">
      <h3>{t.events}</h3>
      <p class="help">{t.eventsHelp}</p>
      <Table
        caption={t.events} rows={ways} id={(way) => `${way.from} ${way.to}`} stack
        columns={[
          { title: t.transition, heading: true, cell: (way) => `${title(way.from)} → ${title(way.to)}` },
          ...all.map(([id, course]) => ({
            title: answer.case.alternatives[id] ?? id, figure: true,
            cell: (way: (typeof ways)[number]) => (
              <span class="course-passed">{years(course.passed[way.from]?.[way.to] ?? 0)}{perCycle(course, way) && <> <small class="course-share">({perCycle(course, way)})</small></>}</span>
            ),
          })),
        ]}
      />
    </section>
  );
}
