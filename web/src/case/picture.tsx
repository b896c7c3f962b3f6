// The answer as one picture: what is paid to the left of nil, what is gained to the right, for the whole and for each
// payer; the thin line over a bar is its 95 % interval.
import { useText } from "../text";
import { caseText } from "../text/case";
import { Amount } from "./amount";
import type { CaseAnswer, Figure } from "./answer";
import { gain, loss, soft } from "./colours";
import { amount, isNil, rangeOf, spreadOf, turned } from "./figures";
import { useLook } from "./look";

type Row = {
  label: string;
  /** As drawn: what is gained is positive. */
  drawn: Figure;
  /** As written beside the bar. */
  shown: Figure;
  name: string;
  strong?: boolean;
  remark?: string;
};

type Texts = ReturnType<typeof useText<typeof caseText>>;

function wholeOf(answer: CaseAnswer, alternative: string, t: Texts): Row[] {
  const comparison = answer.comparisons[alternative];
  if (!comparison) return [];
  const { incremental_cost: cost, incremental_effects: effects, net_value: net } = comparison;
  const at = `comparisons.${alternative}`;
  const costs = isNil(cost.value) ? t.costsSame : cost.value > 0 ? t.costsMore : t.saves;
  const rows: Row[] = [{ label: costs, drawn: turned(cost), shown: cost.value < 0 ? turned(cost) : cost, name: `${at}.incremental_cost` }];
  if (!isNil(effects.value) || comparison.matrix.measured_in === "effects") {
    rows.push({ label: effects.value < -0.5 ? t.loses : t.gives, drawn: effects, shown: effects.value < 0 ? turned(effects) : effects, name: `${at}.incremental_effects` });
  }
  return [...rows, { label: t.netValue, drawn: net, shown: net, name: `${at}.net_value`, strong: true }];
}

function payersOf(answer: CaseAnswer, alternative: string, t: Texts): Row[] {
  const comparison = answer.comparisons[alternative];
  if (!comparison) return [];
  const rows: Row[] = Object.entries(comparison.by_payer)
    .filter(([, figure]) => !isNil(figure.value))
    .map(([payer, figure]) => ({
      label: `${answer.case.payers[payer] ?? payer} ${figure.value < 0 ? t.bears : t.gains}`,
      drawn: figure,
      shown: figure.value < 0 ? turned(figure) : figure,
      name: `comparisons.${alternative}.by_payer.${payer}`,
      ...(counts(answer, payer) ? {} : { remark: t.outsidePerspective }),
    }));
  const qalys = comparison.qalys_in_money;
  if (qalys !== undefined && !isNil(qalys)) {
    rows.push({ label: t.qalysInMoney, drawn: { value: qalys }, shown: { value: qalys }, name: `comparisons.${alternative}.qalys_in_money` });
  }
  return rows;
}

function counts(answer: CaseAnswer, payer: string): boolean {
  const { perspective } = answer.case;
  return perspective.includes("society") || perspective.includes(payer);
}

export function Picture() {
  const { answer, written, alternative } = useLook();
  const t = useText(caseText);
  const whole = wholeOf(answer, alternative, t);
  const payers = payersOf(answer, alternative, t);
  // That of the case as written is within it, so that bars move and not the scale.
  const range = rangeOf([...whole, ...payers, ...wholeOf(written, alternative, t), ...payersOf(written, alternative, t)].map((row) => row.drawn));
  const years = t.years(String(answer.case.years));
  return (
    <figure class="picture" aria-label={t.picture}>
      <figcaption>
        <span>{answer.case.for_one_patient && answer.case.years <= 1 ? t.pictureForOne(years) : t.pictureOver(years)}</span>
      </figcaption>
      <Sides range={range} />
      <Rows rows={whole} range={range} />
      {payers.length > 1 && (
        <>
          <p class="picture-heading">{t.whoBears}</p>
          <Rows rows={payers} range={range} />
        </>
      )}
    </figure>
  );
}

/** Which side of nil is which, where there is room. */
function Sides({ range: [from, to] }: { range: [number, number] }) {
  const t = useText(caseText);
  const nil = (-from / (to - from || 1)) * 100;
  return (
    <div class="picture-row picture-sides" aria-hidden="true">
      <span />
      <span class="picture-nil">
        {nil > 20 && <span style={{ right: `${100 - nil}%` }}>{t.bearsSide}</span>}
        {nil < 80 && <span style={{ left: `${nil}%` }}>{t.gainsSide}</span>}
      </span>
    </div>
  );
}

function Rows({ rows, range }: { rows: Row[]; range: [number, number] }) {
  const { answer } = useLook();
  const write = (value: number) => amount(value, answer.case.currency);
  return (
    <ul class="nobullet-list no-max-width picture-rows">
      {rows.map((row) => (
        <li key={row.name} class={row.strong ? "picture-row strong" : "picture-row"}>
          <span class="picture-label">{row.label}{row.remark && <small> ({row.remark})</small>}</span>
          <Bar of={row.drawn} range={range} />
          <span class="picture-value"><Amount of={row.shown} name={row.name} title={row.label} write={write} /></span>
        </li>
      ))}
    </ul>
  );
}

function Bar({ of, range: [from, to] }: { of: Figure; range: [number, number] }) {
  const width = to - from || 1;
  const at = (value: number) => ((value - from) / width) * 100;
  const { value, low, high } = spreadOf(of);
  const nil = at(0);
  return (
    <svg class="picture-bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
      <rect x={Math.min(nil, at(value))} y="2" width={Math.abs(at(value) - nil)} height="6" fill={value < 0 ? loss : gain} />
      {high > low && <rect x={at(low)} y="4.6" width={Math.max(at(high) - at(low), 0.3)} height="0.8" fill={soft} opacity="0.75" />}
      <rect x={nil - 0.1} y="0" width="0.2" height="10" fill={soft} />
    </svg>
  );
}
