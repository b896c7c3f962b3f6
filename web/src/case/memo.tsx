// The decision memo: what the print key gives, two A4 pages whatever tab is open. Page 1 question, answer, picture, what
// it rests on, what is not priced; page 2 payers and years, assumptions, sources, version and date.
import { date, number, percent, useText } from "../text";
import { caseText } from "../text/case";
import { illnessText } from "../text/illness";
import { informationText } from "../text/information";
import { Table } from "../parts";
import { SideBySide } from "./alternatives";
import { sentenceOn, type CaseAnswer } from "./answer";
import { NotPriced } from "./counted";
import { livesWords } from "./course-figures";
import { Valued, weighed, type Weighed } from "./evidence-tab";
import { evidenceOf } from "./evidence-words";
import { unpricedEffect, worthOf, type KnowledgeTexts } from "./information-tab";
import { KeyFigures } from "./key-figures";
import { useLook } from "./look";
import { assumptionsWithRoom } from "./memo-room";
import { FlowTable, flowRows } from "./payers-tab";
import { Picture } from "./picture";
import { inputTitle } from "./tornado";

/** What fits the two pages; the rest is counted. */
const mostInfluential = 4;
const mostSources = 8;
const mostYears = 18;

type Props = {
  /** Under the memo: version, date, programme. */
  made: string;
  /** Numbers moved from what the case says, in words. */
  moved?: string;
};

export function Memo({ made, moved }: Props) {
  const { answer, alternative } = useLook();
  const t = useText(caseText);
  const title = (id: string) => answer.case.alternatives[id] ?? id;
  return (
    <article class="memo">
      <section class="memo-page">
        <p class="memo-kind">{t.memo}{answer.case.organisation && ` · ${answer.case.organisation}`}</p>
        <h1>{answer.case.title}</h1>
        <h2>{t.question}</h2>
        <p>{t.questionIs(title(alternative), title(answer.case.comparator))}</p>
        <h2>{t.memoAnswer}</h2>
        <p class="memo-verdict">{answer.words.short[alternative]}</p>
        <p>{sentenceOn(answer, alternative)}</p>
        {moved && <p class="memo-moved">{t.memoMoved(moved)}</p>}
        <Picture />
        <KeyFigures />
        <RestsOn />
        <NotPriced />
      </section>
      <section class="memo-page">
        <h2>{t.byPayerAndYear}</h2>
        <FlowTable way="budget" most={mostYears} />
        <SideBySide />
        <Models moved={moved !== undefined} />
        <Assumptions moved={moved !== undefined} />
        <Sources />
        <h2>{t.method}</h2>
        <p>{basisOf(answer, t)}</p>
        <p class="memo-made">{made}</p>
      </section>
    </article>
  );
}

/** The course and the value of knowing more, a line or two each; they are of the case as written. */
function modelsOf(answer: CaseAnswer, moved: boolean, illness: ReturnType<typeof useText<typeof illnessText>>, knowledge: KnowledgeTexts): { title: string; words: string }[] {
  const { health, information } = answer;
  if (moved) return [];
  const lives = Object.entries(health?.alternatives ?? {}).map(([id, of]) => livesWords(of, health?.dead.length !== 0, answer.case.alternatives[id] ?? id, illness));
  return [
    ...(lives.length > 0 ? [{ title: illness.tab, words: lives.join(" ") }] : []),
    ...(information && !unpricedEffect(answer, information) ? [{ title: knowledge.tab, words: worthOf(answer, information, knowledge).join(" ") }] : []),
  ];
}

function useModels(moved: boolean) {
  const { answer } = useLook();
  return modelsOf(answer, moved, useText(illnessText), useText(informationText));
}

function Models({ moved }: { moved: boolean }) {
  return <>{useModels(moved).map(({ title, words }) => <section key={title} class="case-part"><h2>{title}</h2><p>{words}</p></section>)}</>;
}

type Texts = ReturnType<typeof useText<typeof caseText>>;

function basisOf(answer: CaseAnswer, t: Texts): string {
  const { price_year: priceYear, years, discounting, perspective, payers } = answer.case;
  const rate = discounting.costs[0]?.rate;
  const seen = perspective.map((payer) => (payer === "society" ? t.society : (payers[payer] ?? payer)).toLowerCase()).join(", ");
  const parts = [
    t.horizon(t.years(String(years))),
    ...(priceYear ? [t.priceYear(priceYear)] : []),
    ...(rate === undefined ? [] : [t.discounting(percent(rate, 1))]),
    t.perspective(seen),
    t.draws(number(answer.draws)),
  ];
  const line = parts.join("; ");
  return `${line.charAt(0).toUpperCase()}${line.slice(1)}.`;
}

const influential = (all: Weighed[]) => all.filter((one) => one.width > 0).slice(0, mostInfluential);

function RestsOn() {
  const { answer, alternative } = useLook();
  const t = useText(caseText);
  const rows = influential(weighed(answer, alternative));
  return (
    <section class="case-part">
      <h2>{t.restsOn}</h2>
      <p>{t.restsOnSummary(answer.assumptions.length, Object.keys(answer.inputs).length)}</p>
      <Table
        caption={t.restsOn} rows={rows} id={(one) => one.input}
        columns={[
          { title: t.number, heading: true, cell: (one) => inputTitle(answer, one.input) },
          { title: t.value, figure: true, cell: (one) => <Valued input={one.input} /> },
          { title: t.evidence, cell: (one) => evidenceOf(answer.inputs[one.input], t) },
        ]}
      />
    </section>
  );
}

function Assumptions({ moved }: { moved: boolean }) {
  const { answer, alternative } = useLook();
  const t = useText(caseText);
  const models = useModels(moved);
  const assumed = weighed(answer, alternative).filter((one) => answer.inputs[one.input]?.assumption);
  if (assumed.length === 0) return null;
  const words = assumed.map(({ input }) => `${inputTitle(answer, input)}: ${answer.words.inputs[input]?.value ?? ""}`);
  const alternatives = Object.keys(answer.alternatives).length;
  const shown = assumptionsWithRoom(words, {
    years: flowRows(answer, alternative, "budget", mostYears),
    alternatives: alternatives < 3 ? 0 : alternatives,
    sources: sourcesOf(answer).slice(0, mostSources),
    basis: basisOf(answer, t),
    models: models.map(({ words }) => words),
  });
  const rest = words.length - shown;
  return (
    <section class="case-part">
      <h2>{t.allAssumptions}</h2>
      <ul class="no-max-width memo-columns">
        {words.slice(0, shown).map((each) => <li key={each}>{each}</li>)}
        {rest > 0 && <li>{t.andMore(rest)}</li>}
      </ul>
    </section>
  );
}

const sourcesOf = (answer: CaseAnswer) => [...new Set([...Object.values(answer.inputs), ...Object.values(answer.tables ?? {})].flatMap(({ source }) => (source ? [source] : [])))];

function Sources() {
  const { answer } = useLook();
  const t = useText(caseText);
  const sources = sourcesOf(answer);
  if (sources.length === 0) return null;
  const rest = sources.length - mostSources;
  return (
    <section class="case-part">
      <h2>{t.allSources}</h2>
      <ul class="no-max-width">
        {sources.slice(0, mostSources).map((source) => <li key={source}>{source}</li>)}
        {rest > 0 && <li>{t.andMore(rest)}</li>}
      </ul>
    </section>
  );
}

/** Version and day, for the foot of a memo printed from the workbench. */
export function useMadeHere(version: number | undefined, saved: string | undefined): string {
  const t = useText(caseText);
  const printed = t.madeBy(date(new Date().toISOString()));
  return version === undefined || saved === undefined ? printed : `${t.version(version, date(saved))}. ${printed}.`;
}
