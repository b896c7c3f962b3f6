// What the answer rests on: influence against strength of evidence, what to find out first, the assumptions to replace,
// every number with its source.
import { useText } from "../text";
import { caseText } from "../text/case";
import { AssumptionMark, Table } from "../parts";
import { AlternativeChoice } from "./alternatives";
import type { CaseAnswer } from "./answer";
import { evidenceOf, evidenceWords, strengthOf, type Strength } from "./evidence-words";
import { useLook } from "./look";
import { inputTitle, swingsOf, widthOf } from "./tornado";

type Influence = "large" | "some" | "small";
export type Weighed = { input: string; strength: Strength; influence: Influence; width: number };

// Beside the number that moves the answer most: from half as much "large", from a tenth "some".
const large = 0.5;
const some = 0.1;
const shownInCell = 5;

/** The numbers of a case by how far they move one alternative, the largest first. */
export function weighed(answer: CaseAnswer, alternative: string): Weighed[] {
  const swings = new Map(swingsOf(answer, alternative).map((swing) => [swing.input, widthOf(swing)]));
  const most = Math.max(0, ...swings.values());
  return Object.entries(answer.inputs)
    .map(([input, of]) => {
      const width = swings.get(input) ?? 0;
      const influence: Influence = most > 0 && width >= large * most ? "large" : most > 0 && width >= some * most ? "some" : "small";
      return { input, strength: strengthOf(of), influence, width };
    })
    .sort((a, b) => b.width - a.width);
}

export function EvidenceTab() {
  const { answer, alternative } = useLook();
  const t = useText(caseText);
  const all = weighed(answer, alternative);
  const first = all.filter((one) => one.strength === "weak" && one.influence !== "small").slice(0, 3);
  return (
    <>
      <AlternativeChoice />
      <h2>{t.evidenceTitle}</h2>
      <section class="case-part">
        <h3>{t.findOutFirst}</h3>
        {first.length === 0 ? <p>{t.nothingWeak}</p> : <ol>{first.map((one) => <li key={one.input}><Named input={one.input} /> – {evidenceOf(answer.inputs[one.input], t)}</li>)}</ol>}
      </section>
      <Grid all={all} />
      <Assumptions all={all} />
      <Sources all={all} />
      <Tables />
    </>
  );
}

/** A number of the case by its title, which opens the steps behind it. */
function Named({ input }: { input: string }) {
  const { answer, open } = useLook();
  const title = inputTitle(answer, input);
  // The mark stays with the last word.
  const last = title.lastIndexOf(" ") + 1;
  return (
    <button type="button" class="figure wraps" onClick={() => open(`inputs.${input}`, title)}>
      <span class="figure-value">
        {title.slice(0, last)}<span class="unbroken">{title.slice(last)}{answer.inputs[input]?.assumption && <AssumptionMark />}</span>
      </span>
    </button>
  );
}

const strengths: Strength[] = ["weak", "some", "strong"];
const influences: Influence[] = ["large", "some", "small"];

function Grid({ all }: { all: Weighed[] }) {
  const t = useText(caseText);
  const strength = { weak: t.strengthWeak, some: t.strengthSome, strong: t.strengthStrong };
  const influence = { large: t.influenceLarge, some: t.influenceSome, small: t.influenceSmall };
  return (
    <section class="case-part">
      <p class="help">{t.evidenceHelp}</p>
      <div class="table--responsive-scroll" tabIndex={0} role="region" aria-label={t.evidenceTitle}>
        <table class="evidence-grid" role="table">
          <caption class="sr-only">{t.evidenceTitle}</caption>
          <thead>
            <tr><td />{strengths.map((s) => <th key={s} scope="col">{strength[s]}</th>)}</tr>
          </thead>
          <tbody role="rowgroup">
            {influences.map((i) => (
              <tr key={i} role="row">
                <th scope="row" role="rowheader">{influence[i]}</th>
                {strengths.map((s) => <Cell key={s} of={all.filter((one) => one.influence === i && one.strength === s)} strength={strength[s]} urgent={s === "weak" && i === "large"} />)}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function Cell({ of, strength, urgent }: { of: Weighed[]; strength: string; urgent: boolean }) {
  const t = useText(caseText);
  return (
    <td class={urgent && of.length > 0 ? "urgent" : undefined} role="cell" data-title={strength}>
      {of.length === 0 ? <span class="help">{t.none}</span> : (
        <ul class="nobullet-list">
          {of.slice(0, shownInCell).map((one) => <li key={one.input}><Named input={one.input} /></li>)}
          {of.length > shownInCell && <li class="help">{t.andMore(of.length - shownInCell)}</li>}
        </ul>
      )}
    </td>
  );
}

function Assumptions({ all }: { all: Weighed[] }) {
  const { answer, place } = useLook();
  const t = useText(caseText);
  const assumed = all.filter((one) => answer.inputs[one.input]?.assumption);
  if (assumed.length === 0) return <section class="case-part"><h3>{t.assumptions}</h3><p>{t.noAssumptions}</p></section>;
  return (
    <section class="case-part">
      <h3>{t.assumptions}</h3>
      <p class="help">{t.assumptionsHelp(assumed.length)}</p>
      <Table
        caption={t.assumptions} rows={assumed} id={(one) => one.input} stack
        columns={[
          { title: t.number, heading: true, cell: (one) => <Named input={one.input} /> },
          { title: t.value, figure: true, cell: (one) => <Valued input={one.input} /> },
          { title: t.note, cell: (one) => answer.inputs[one.input]?.note ?? "" },
          ...(place
            ? [{
                title: t.nextStep,
                cell: (one: Weighed) => {
                  const of = answer.inputs[one.input];
                  const there = of && place(of.file, of.line);
                  const title = inputTitle(answer, one.input);
                  if (there) return <a class="next-step" href={there}>{t.replace}<span class="sr-only">: {title}</span></a>;
                  const price = /^price\(([\w-]+)\)$/.exec(one.input)?.[1];
                  return price && <a class="next-step" href={`/catalogue/price/${price}`}>{t.seePrice}<span class="sr-only">: {title}</span></a>;
                },
              }]
            : []),
        ]}
      />
    </section>
  );
}

export function Valued({ input }: { input: string }) {
  const { answer } = useLook();
  const words = answer.words.inputs[input];
  if (!words) return null;
  return <span class="valued">{words.value}{words.low && words.high && <small>{words.low} – {words.high}</small>}</span>;
}

function Sources({ all }: { all: Weighed[] }) {
  const { answer } = useLook();
  const t = useText(caseText);
  const documented = all.filter((one) => !answer.inputs[one.input]?.assumption);
  if (documented.length === 0) return null;
  return (
    <section class="case-part">
      <h3>{t.sources}</h3>
      <Table
        caption={t.sources} rows={documented} id={(one) => one.input} stack
        columns={[
          { title: t.number, heading: true, cell: (one) => <Named input={one.input} /> },
          { title: t.value, figure: true, cell: (one) => <Valued input={one.input} /> },
          { title: t.evidence, cell: (one) => evidenceOf(answer.inputs[one.input], t) },
          { title: t.source, cell: (one) => answer.inputs[one.input]?.source ?? "" },
        ]}
      />
    </section>
  );
}

/** What formulas look up: tables of the case, and life tables of the catalogue. */
function Tables() {
  const { answer } = useLook();
  const t = useText(caseText);
  const tables = Object.entries(answer.tables ?? {});
  if (tables.length === 0) return null;
  return (
    <section class="case-part">
      <h3>{t.tables}</h3>
      <Table
        caption={t.tables} rows={tables} id={([id]) => id} stack
        columns={[
          { title: t.table, heading: true, cell: ([, of]) => <>{of.title}{of.assumption && <AssumptionMark />}</> },
          { title: t.evidence, cell: ([, of]) => evidenceWords(of.evidence, of.assumption, t) },
          { title: t.source, cell: ([, of]) => of.source ?? "" },
        ]}
      />
    </section>
  );
}
