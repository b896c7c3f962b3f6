// Which alternative is looked at, and all of them side by side: net value, cost, effects, how often each is the best.
import { number, useText } from "../text";
import { caseText } from "../text/case";
import { Table } from "../parts";
import { Amount } from "./amount";
import { compared, type Alternative, type CaseAnswer, type Figure } from "./answer";
import { colourOf } from "./colours";
import { counted, rangeOf, shareOfDraws } from "./figures";
import { useLook } from "./look";

export function Dot({ of, answer }: { of: string; answer: CaseAnswer }) {
  return <svg class="dot" viewBox="0 0 10 10" aria-hidden="true"><circle cx="5" cy="5" r="5" fill={colourOf(answer, of)} /></svg>;
}

/** A calm choice between the alternatives; nothing when there is only one to compare. */
export function AlternativeChoice() {
  const { answer, alternative, choose } = useLook();
  const t = useText(caseText);
  const all = compared(answer);
  if (all.length < 2) return null;
  return (
    <fieldset class="alternative-choice">
      <legend>{t.chooseAlternative}</legend>
      {all.map((id) => (
        <label key={id} class={id === alternative ? "chosen" : undefined}>
          <input type="radio" name="alternative" value={id} checked={id === alternative} onChange={() => choose(id)} />
          <Dot of={id} answer={answer} />
          <span>{answer.case.alternatives[id]}<small>{answer.words.short[id]}</small></span>
        </label>
      ))}
    </fieldset>
  );
}

export function SideBySide() {
  const { answer } = useLook();
  const t = useText(caseText);
  const rows = Object.entries(answer.alternatives);
  if (rows.length < 3) return null;
  const drawn = answer.draws > 0;
  const range = (of: (alternative: Alternative) => Figure) => rangeOf(rows.map(([, each]) => of(each)));
  const ranges = { cost: range((of) => of.total_cost), effects: range((of) => of.effects), net: range((of) => of.net_value) };
  return (
    <section class="case-part">
      <h3>{t.alternatives}</h3>
      <Table
        caption={t.alternatives} rows={rows} id={([id]) => id} stack
        columns={[
          {
            title: t.alternative, heading: true,
            cell: ([id]) => (
              <>
                <Dot of={id} answer={answer} /> {answer.case.alternatives[id]}
                {id === answer.case.comparator && <small> ({t.comparator})</small>}
                {answer.dominance[id] && <small> {t.dominatedBy(answer.dominance[id].by.map((by) => answer.case.alternatives[by]).join(" + "))}</small>}
              </>
            ),
          },
          { title: t.totalCost, figure: true, cell: ([id, of]) => <Amount of={of.total_cost} name={`alternatives.${id}.total_cost`} title={t.totalCost} range={ranges.cost} /> },
          { title: t.effects, figure: true, cell: ([id, of]) => <Amount of={of.effects} name={`alternatives.${id}.effects`} title={t.effects} range={ranges.effects} /> },
          { title: t.netValue, figure: true, cell: ([id, of]) => <Amount of={of.net_value} name={`alternatives.${id}.net_value`} title={t.netValue} range={ranges.net} /> },
          ...(drawn ? [{ title: t.best, figure: true, cell: ([, of]: (typeof rows)[number]) => (of.probability_best === undefined ? "" : shareOfDraws(of.probability_best)) }] : []),
        ]}
      />
    </section>
  );
}

/** The cost-effective ones in order, and what each step costs per unit of effect. */
export function Frontier() {
  const { answer } = useLook();
  const t = useText(caseText);
  const { frontier } = answer;
  if (frontier.length < 2 || Object.keys(answer.alternatives).length < 3) return null;
  const title = (id: string) => answer.case.alternatives[id] ?? id;
  return (
    <section class="case-part">
      <h3>{t.frontier}</h3>
      <p class="help">{t.frontierHelp}</p>
      <Table
        caption={t.frontier} rows={frontier} id={(step) => step.alternative} stack
        columns={[
          { title: t.alternative, heading: true, cell: (step) => <><Dot of={step.alternative} answer={answer} /> {title(step.alternative)}</> },
          { title: t.step, cell: (step) => (step.versus ? t.from(title(step.versus)) : t.start) },
          {
            title: t.perEffect, figure: true,
            cell: (step) =>
              step.icer !== undefined && (
                <Amount of={{ value: step.icer }} name={`frontier.${step.alternative}.icer`} title={t.perEffect} {...(answer.frontier_effect === "effects" ? { write: (v: number) => number(v) } : {})} />
              ),
          },
        ]}
      />
    </section>
  );
}

export function Groups() {
  const { answer } = useLook();
  const t = useText(caseText);
  const rows = Object.entries(answer.alternatives).flatMap(([alternative, of]) =>
    Object.entries(of.groups ?? {}).map(([group, figures]) => ({ alternative, group, figures })));
  if (rows.length === 0) return null;
  const qalys = rows.some((row) => row.figures.qalys);
  const range = {
    cost: rangeOf(rows.map((row) => row.figures.total_cost)),
    effects: rangeOf(rows.map((row) => row.figures.effects)),
    net: rangeOf(rows.map((row) => row.figures.net_value)),
    qalys: rangeOf(rows.flatMap((row) => row.figures.qalys ?? [])),
  };
  const at = (row: (typeof rows)[number]) => `alternatives.${row.alternative}.groups.${row.group}`;
  return (
    <section class="case-part">
      <h3>{t.groups}</h3>
      <p class="help">{t.groupsHelp}</p>
      <Table
        caption={t.groups} rows={rows} id={(row) => `${row.alternative} ${row.group}`} stack
        columns={[
          { title: t.group, heading: true, cell: (row) => answer.words.groups[row.group] ?? row.group },
          { title: t.alternative, cell: (row) => <span><Dot of={row.alternative} answer={answer} /> {answer.case.alternatives[row.alternative]}</span> },
          { title: t.totalCost, figure: true, cell: (row) => <Amount of={row.figures.total_cost} name={`${at(row)}.total_cost`} title={t.totalCost} range={range.cost} /> },
          { title: t.effects, figure: true, cell: (row) => <Amount of={row.figures.effects} name={`${at(row)}.effects`} title={t.effects} range={range.effects} /> },
          { title: t.netValue, figure: true, cell: (row) => <Amount of={row.figures.net_value} name={`${at(row)}.net_value`} title={t.netValue} range={range.net} /> },
          ...(qalys ? [{ title: t.qalys, figure: true, cell: (row: (typeof rows)[number]) => row.figures.qalys && <Amount of={row.figures.qalys} name={`${at(row)}.qalys`} title={t.qalys} write={counted} range={range.qalys} /> }] : []),
        ]}
      />
    </section>
  );
}
