// What it is worth to know more before deciding: everything, each number, each grade of evidence; how often each
// alternative is the best by what a QALY is worth, and how sure these figures are with the draws that were made.
import { number, percent, percentInText, useText } from "../text";
import { caseText } from "../text/case";
import { informationText } from "../text/information";
import { Skeleton, Table } from "../parts";
import { Acceptability } from "./acceptability";
import { Dot } from "./alternatives";
import type { CaseAnswer, Information, KnownNumbers } from "./answer";
import { gain, ink } from "./colours";
import { DrawsEnough } from "./draws-enough";
import { evidenceWords } from "./evidence-words";
import { amount, shareOfDraws } from "./figures";
import { useLook } from "./look";

/** With a standard error below this share of the value more draws would not change the picture. */
const sureEnough = 0.05;
const shownAtFirst = 8;

export function InformationTab() {
  const { answer } = useLook();
  const t = useText(informationText);
  const { information } = answer;
  if (!information) return <><p role="status">{t.wait}</p><Skeleton lines={8} height={480} /></>;
  if (unpricedEffect(answer, information)) return <><Worth of={information} /><Acceptability of={information} /><DrawsEnough of={information} moneyAlone /></>;
  return (
    <>
      <Worth of={information} />
      <Losses of={information} />
      <Acceptability of={information} />
      <Known title={t.byNumber} help={t.byNumberHelp} heading={t.number} all={information.numbers ?? []} />
      <ByEvidence of={information} />
      <DrawsEnough of={information} moneyAlone={false} />
    </>
  );
}

/** Health is counted but has no price in the case: then money alone says nothing of what to choose. */
export function unpricedEffect(answer: CaseAnswer, of: Information): boolean {
  return of.curve_effect !== undefined && Object.values(answer.comparisons).some(({ matrix }) => matrix.measured_in === of.curve_effect);
}

export type KnowledgeTexts = ReturnType<typeof useText<typeof informationText>>;

const shareInText = (share: number) => (share > 0.995 || share < 0.005 ? shareOfDraws(share) : percentInText(share));

/** In words: what knowing everything would be worth, what to choose now, how much of it rests on weak ground. */
export function worthOf(answer: CaseAnswer, of: Information, t: KnowledgeTexts): string[] {
  const money = (value: number) => amount(value, answer.case.currency);
  const { value } = of.perfect_information;
  const choice = t.choose(answer.case.alternatives[of.best] ?? of.best, shareInText(of.probability_best[of.best] ?? 0));
  if (unpricedEffect(answer, of)) return [of.curve_effect === "life_years" ? t.unpricedLifeYears : t.unpricedQalys];
  if (value <= 0) return [t.nothing, choice];
  return [t.everything(money(value)), choice, of.weak_evidence ? t.weak(percentInText(of.weak_evidence.share), money(of.weak_evidence.value)) : t.noWeak];
}

function Worth({ of }: { of: Information }) {
  const { answer } = useLook();
  const t = useText(informationText);
  const [worth, ...more] = worthOf(answer, of, t);
  const { value, standard_error: error } = of.perfect_information;
  return (
    <>
      <h2 class="verdict">{worth}</h2>
      {more.map((words) => <p key={words}>{words}</p>)}
      {value > 0 && !unpricedEffect(answer, of) && (
        <>
          <p class="help">{t.everythingHelp}</p>
          <p class="help">{t.sure(number(of.draws), amount(error, answer.case.currency), percentInText(error / value, 1))} {error / value < sureEnough ? t.sureEnough : t.notSure}</p>
        </>
      )}
    </>
  );
}

function Losses({ of }: { of: Information }) {
  const { answer } = useLook();
  const t = useText(informationText);
  return (
    <section class="case-part">
      <h3>{t.loss}</h3>
      <p class="help">{t.lossHelp}</p>
      <Table
        caption={t.loss} rows={Object.entries(of.expected_loss)} id={([id]) => id} stack
        columns={[
          { title: t.alternative, heading: true, cell: ([id]) => <><Dot of={id} answer={answer} /> {answer.case.alternatives[id]}</> },
          { title: t.probability, figure: true, cell: ([id]) => shareOfDraws(of.probability_best[id] ?? 0) },
          { title: t.expectedLoss, figure: true, cell: ([, loss]) => amount(loss, answer.case.currency) },
        ]}
      />
    </section>
  );
}

function ByEvidence({ of }: { of: Information }) {
  const t = useText(informationText);
  const c = useText(caseText);
  const all = (of.by_evidence ?? []).map((grade) => ({ ...grade, title: evidenceWords(grade.id, false, c) || grade.title || t.unstated }));
  return <Known title={t.byEvidence} help={t.byEvidenceHelp} heading={t.evidence} all={all} />;
}

function Known({ title, help, heading, all }: { title: string; help: string; heading: string; all: KnownNumbers[] }) {
  const { answer } = useLook();
  const t = useText(informationText);
  if (all.length === 0) return null;
  const money = (value: number) => amount(value, answer.case.currency);
  const most = Math.max(...all.map((one) => one.value + 2 * one.standard_error), 1e-9);
  const table = (rows: KnownNumbers[]) => (
    <Table
      caption={title} rows={rows} id={(one) => one.id} stack
      columns={[
        { title: heading, heading: true, cell: (one) => one.title },
        { title: t.value, cell: (one) => <span class="known"><Bar of={one} most={most} /><span class="known-value">{money(one.value)}</span></span> },
        { title: t.standardError, figure: true, cell: (one) => money(one.standard_error) },
        { title: t.share, figure: true, cell: (one) => percent(one.share) },
      ]}
    />
  );
  const rest = all.slice(shownAtFirst);
  return (
    <section class="case-part">
      <h3>{title}</h3>
      <p class="help">{help}</p>
      {table(all.slice(0, shownAtFirst))}
      {rest.length > 0 && <details class="chart-table"><summary>{t.more(rest.length)}</summary>{table(rest)}</details>}
    </section>
  );
}

function Bar({ of, most }: { of: KnownNumbers; most: number }) {
  const at = (value: number) => (Math.max(value, 0) / most) * 100;
  const from = at(of.value - 2 * of.standard_error);
  return (
    <svg class="known-bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
      <rect x="0" y="2" width={at(of.value)} height="6" fill={gain} opacity="0.8" />
      <rect x={from} y="4.5" width={Math.max(at(of.value + 2 * of.standard_error) - from, 0.3)} height="1" fill={ink} />
    </svg>
  );
}
