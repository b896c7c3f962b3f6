// What a chart says, in words made by the engine; and the rules it is read by.
import { Icon } from "../parts";
import { useText } from "../text";
import { outcomeText } from "../text/outcome";
import { Mark } from "./plot";
import type { Chart } from "./time-chart";

export function Sentences({ chart }: { chart: Chart }) {
  const [first, ...more] = chart.sentences;
  return (
    <>
      {first && <h2 class="verdict">{first}</h2>}
      {more.map((words) => <p key={words}>{words}</p>)}
    </>
  );
}

/** What the shapes of points that stand out mean; only those that are there. */
export function MarksOf({ chart, watch, act }: { chart: Chart; watch: string; act: string }) {
  const t = useText(outcomeText);
  const marked = chart.points.filter((point) => point.mark);
  const shown = [...new Set(marked.map((point) => `${point.mark} ${point.better} ${point.above}`))].sort();
  if (shown.length === 0) return null;
  return (
    <p class="help">
      {shown.map((each) => {
        const [mark, better, above] = each.split(" ");
        const words = `${mark === "act" ? act : watch}${better === "true" ? `, ${t.toTheBetter}` : ""}`;
        return <span key={each}><svg class="plot-key" viewBox="0 0 16 16" aria-hidden="true"><Mark x={8} y={8} mark={mark} better={better === "true"} above={above === "true"} /></svg> {words} &nbsp; </span>;
      })}
    </p>
  );
}

export function RulesOf({ chart }: { chart: Chart }) {
  const t = useText(outcomeText);
  if (chart.rules.length === 0) return null;
  return (
    <section class="case-part" aria-labelledby="rules">
      <h3 id="rules">{t.rules}</h3>
      <dl class="chart-rules">
        {chart.rules.map((rule) => (
          <div key={rule.title} class={rule.found ? "found" : undefined}>
            <dt>{rule.title}<span class="rule-state">{rule.found && <Icon name="warning" />}{rule.found ? t.ruleFound : t.ruleNotFound}</span></dt>
            <dd>{rule.meaning}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
