// What a chart says, in words made by the engine; and the rules it is read by.
import { Icon } from "../parts";
import { useText } from "../text";
import { outcomeText } from "../text/outcome";
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
