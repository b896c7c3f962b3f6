// How sure is it: the cloud, the figures with their intervals, what moves the answer, where it turns, scenarios.
import { useText } from "../text";
import { caseText } from "../text/case";
import { Table } from "../parts";
import { AlternativeChoice } from "./alternatives";
import { Amount } from "./amount";
import { wordsOf, type Figure } from "./answer";
import { amount, rangeOf, spreadOf, turned } from "./figures";
import { useLook } from "./look";
import { CostEffectPlane } from "./plane";
import { Scenarios } from "./scenarios";
import { swingsOf, Tornado } from "./tornado";

export function UncertaintyTab({ moved }: { moved: boolean }) {
  const { answer, alternative } = useLook();
  return (
    <>
      <AlternativeChoice />
      <h2 class="verdict">{answer.words.short[alternative]}</h2>
      <CostEffectPlane />
      <HowSure />
      <Tornado />
      <Thresholds />
      <Scenarios moved={moved} />
    </>
  );
}

/** The headline figures with their intervals, all drawn in one range. */
function HowSure() {
  const { answer, comparison, alternative } = useLook();
  const t = useText(caseText);
  const at = `comparisons.${alternative}`;
  const saves = comparison.incremental_cost.value < 0;
  const rows: { title: string; of: Figure; name: string }[] = [
    { title: t.netValue, of: comparison.net_value, name: `${at}.net_value` },
    { title: saves ? t.saves : t.costsMore, of: saves ? turned(comparison.incremental_cost) : comparison.incremental_cost, name: `${at}.incremental_cost` },
    { title: t.gives, of: comparison.incremental_effects, name: `${at}.incremental_effects` },
    ...Object.entries(comparison.by_payer).map(([payer, of]) => ({ title: `${t.netValue}, ${answer.case.payers[payer] ?? payer}`, of, name: `${at}.by_payer.${payer}` })),
  ];
  const drawn = rows.filter((row) => row.of.low !== undefined && row.of.high !== row.of.low);
  if (drawn.length === 0) return null;
  const range = rangeOf(drawn.map((row) => row.of));
  const money = (value: number) => amount(value, answer.case.currency);
  return (
    <section class="case-part">
      <h3>{t.howSure}</h3>
      <Table
        caption={t.howSure} rows={drawn} id={(row) => row.name} stack
        columns={[
          { title: t.figure, heading: true, cell: (row) => row.title },
          { title: t.value, figure: true, cell: (row) => <Amount of={row.of} name={row.name} title={row.title} range={range} /> },
          { title: t.interval95, figure: true, cell: (row) => `${money(spreadOf(row.of).low)} – ${money(spreadOf(row.of).high)}` },
        ]}
      />
    </section>
  );
}

/** Those of the numbers that move the answer most come first. */
const shownAtFirst = 5;

function Thresholds() {
  const { answer, alternative } = useLook();
  const t = useText(caseText);
  const words = wordsOf(answer.thresholds, answer.words.thresholds)[alternative] ?? {};
  const order = swingsOf(answer, alternative).map((swing) => swing.input);
  const rank = (input: string) => (order.includes(input) ? order.indexOf(input) : order.length);
  const sentences = Object.entries(words).filter(([, sentence]) => sentence !== "").sort(([a], [b]) => rank(a) - rank(b)).map(([, sentence]) => sentence);
  const list = (of: string[]) => <ul>{of.map((sentence) => <li key={sentence}>{sentence}</li>)}</ul>;
  return (
    <section class="case-part">
      <h3>{t.thresholds}</h3>
      {sentences.length === 0 ? <p>{t.noThresholds}</p> : list(sentences.slice(0, shownAtFirst))}
      {sentences.length > shownAtFirst && (
        <details class="chart-table"><summary>{t.moreThresholds(sentences.length - shownAtFirst)}</summary>{list(sentences.slice(shownAtFirst))}</details>
      )}
    </section>
  );
}
