// What is counted, as text: measures.yaml of the purchase, looked through while one writes.
import { useEffect, useState } from "preact/hooks";
import { api, useAsked, type Answer, type Finding, type Purchase } from "../api";
import { Alert, Marked, say, Shown, Table } from "../parts";
import { mayWriteMeasures } from "../purchase/rights";
import { beforeLeaving } from "../shell/router";
import type { PageProps } from "../shell/routes";
import { inLanguage, language, useText } from "../text";
import { measureKeys, measureKinds, measuresText, rowKeys } from "../text/outcome";
import { peopleText } from "../text/people";
import { measuresPath, outcomes, type Outcomes } from "./ask";
import { Findings } from "./findings";
import { addressOf, OutcomeFrame } from "./frame";

type Opened = { overview: Outcomes; version: number; text: string };

const pauseInTyping = 400;

async function open(purchase: string): Promise<Answer<Opened>> {
  const overview = await outcomes.overview(purchase);
  if (!overview.ok) return overview;
  if (!overview.value.written) return { ok: true, value: { overview: overview.value, version: 0, text: "" } };
  const read = await api.documents.read(measuresPath(purchase));
  if (!read.ok) return read;
  return { ok: true, value: { overview: overview.value, version: read.value.version, text: read.value.text } };
}

export default function MeasuresPage({ at }: PageProps) {
  const id = at["id"] ?? "";
  const t = useText(measuresText);
  const opened = useAsked(() => open(id), [id]);
  return (
    <OutcomeFrame id={id} now="measures" title={t.title} lead={t.lead}>
      {(purchase) => <Shown of={opened} height={480} lines={8}>{(found) => <Writing purchase={purchase} opened={found} />}</Shown>}
    </OutcomeFrame>
  );
}

function Writing({ purchase, opened }: { purchase: Purchase; opened: Opened }) {
  const t = useText(measuresText);
  const [text, setText] = useState(opened.text);
  const [saved, setSaved] = useState({ version: opened.version, text: opened.text });
  const [findings, setFindings] = useState<Finding[]>();
  const [problem, setProblem] = useState<string>();
  const mayWrite = mayWriteMeasures(purchase.roles);
  const changed = text !== saved.text;
  useEffect(() => beforeLeaving(() => !changed || window.confirm(peopleText.unsaved[language.value])), [changed]);
  useEffect(() => {
    setFindings(undefined);
    if (text.trim() === "") return;
    let wanted = true;
    const timer = setTimeout(() => void outcomes.check(purchase.id, text).then((answer) => wanted && answer.ok && setFindings(answer.value.findings)), pauseInTyping);
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [text, language.value]);

  async function propose() {
    const answer = await outcomes.proposal(purchase.id);
    if (!answer.ok) return setProblem(inLanguage(answer.problem.message));
    setText(answer.value.text);
    say(measuresText.proposed);
  }
  async function save() {
    const answer = await api.documents.write(measuresPath(purchase.id), saved.version, text);
    setProblem(answer.ok ? undefined : inLanguage(answer.problem.message));
    if (!answer.ok) return;
    setSaved({ version: answer.value.version, text });
    say(measuresText.saved);
  }

  const columns = opened.overview.data.flatMap((set) => set.columns);
  const right = findings?.every((each) => each.severity !== "error");
  return (
    <>
      {!mayWrite && <p class="aside-note">{t.readOnly}</p>}
      {mayWrite && text.trim() === "" && opened.overview.has_data && (
        <p><button type="button" class="button button-primary" onClick={() => void propose()}>{t.propose}</button></p>
      )}
      <label class="form-label" for="measures">{t.text}</label>
      <textarea id="measures" class="plain-text" spellcheck={false} readOnly={!mayWrite} value={text} onInput={(event) => setText(event.currentTarget.value)} />
      <div role="status">
        {text.trim() !== "" && (findings === undefined ? <p class="help">{t.checking}</p> : right && <p class="help">{t.right}</p>)}
      </div>
      {findings && <Findings findings={findings} />}
      {problem && <Alert tone="error"><p class="alert-text"><Marked text={problem} /></p></Alert>}
      {mayWrite && (
        <p class="page-actions mt-6">
          <button type="button" class="button button-primary" disabled={!changed || text.trim() === ""} onClick={() => void save()}>{t.save}</button>
          {!changed && saved.version > 0 && <a class="button button-secondary" href={addressOf(purchase.id, "time")}>{t.tryThem}</a>}
        </p>
      )}
      {opened.overview.data.length > 0 && (
        <section class="case-part">
          <h2 class="h4">{t.setsTitle}</h2>
          <p>{t.setsHelp}</p>
          <ul class="nobullet-list no-max-width data-found">{opened.overview.data.map((set) => <li key={set.id}><code>data: {mappingOf(set.id)}</code> {t.setHas(set.id)}</li>)}</ul>
        </section>
      )}
      {columns.length > 0 && (
        <section class="case-part">
          <h2 class="h4">{t.columns}</h2>
          <ul class="nobullet-list no-max-width data-found">{columns.map((column) => <li key={column.name}><code>{column.name}</code> {column.type_title}</li>)}</ul>
        </section>
      )}
      <Keys />
    </>
  );
}

/** How the document means a data set: as the server names its mapping. */
const mappingOf = (set: string) => (set === "data" ? "mapping.yaml" : `${set}.mapping.yaml`);

/** The keys of the document in short. */
function Keys() {
  const t = useText(measuresText);
  const list = (keys: typeof measureKeys) => <ul class="written-keys">{keys.map(({ key, means }) => <li key={key}><code>{key}</code> – {inLanguage(means)}</li>)}</ul>;
  return (
    <details class="chart-table">
      <summary>{t.keys}</summary>
      <p>{t.keysLead}</p>
      <Table
        caption={t.keysLead} stack rows={measureKinds} id={(row) => row.kind}
        columns={[
          { title: t.kind, heading: true, cell: (row) => <code>{row.kind}</code> },
          { title: t.needs, cell: (row) => <code>{row.needs}</code> },
          { title: t.figure, cell: (row) => inLanguage(row.figure) },
        ]}
      />
      <p class="mt-6">{t.keysMore}</p>
      {list(measureKeys)}
      <p>{t.keysRows}</p>
      {list(rowKeys)}
    </details>
  );
}
