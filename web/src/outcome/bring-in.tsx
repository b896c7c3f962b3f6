// Bringing data in, in three steps: a file, what its columns are, what is taken and what is not. Nothing is kept before the last.
import { useEffect, useId, useRef, useState } from "preact/hooks";
import type { Problem, Purchase } from "../api";
import { Alert, Marked, say, Skeleton, Table, TextField } from "../parts";
import { ProblemText } from "../shell/problem";
import { inLanguage, language, number, useText } from "../text";
import { dataText } from "../text/outcome";
import { outcomes, type DataSet, type Tried, type WaitingFile } from "./ask";
import { Findings } from "./findings";
import { columnsOf, isSetName, setFor, unfinishedIn, type Unfinished } from "./mapping";
import { MappingForm } from "./mapping-form";
import { RejectionTable } from "./rejections";

const largest = 200 * 1024 * 1024;

type Props = { purchase: Purchase; sets: DataSet[]; done: () => void };

export function BringIn({ purchase, sets, done }: Props) {
  const t = useText(dataText);
  const [file, setFile] = useState<WaitingFile>();
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState(false);
  const id = useId();

  async function send(chosen: File) {
    setProblem(undefined);
    if (chosen.size > largest) return setProblem(t.tooLarge);
    setBusy(true);
    const answer = await outcomes.send(purchase.id, chosen);
    setBusy(false);
    if (answer.ok) setFile(answer.value);
    else setProblem([inLanguage(answer.problem.message), ...(answer.problem.findings ?? []).map((each) => each.message)].join(" "));
  }
  async function throwAway() {
    if (file) await outcomes.throwAway(purchase.id, file.file);
    setFile(undefined);
    say(dataText.thrownAway);
  }

  return (
    <div class="data-steps">
      <section aria-labelledby="choose">
        <h2 id="choose" class="h3">{t.step1}</h2>
        <div class="form-group">
          <label class="form-label" for={id}>{t.choose}</label>
          <span class="form-hint" id={`${id}-help`}>{t.chooseHelp}</span>
          {problem && <span class="form-error-message" id={`${id}-error`}><Marked text={problem} /></span>}
          <input
            id={id} type="file" class="form-input" disabled={busy} aria-describedby={problem ? `${id}-help ${id}-error` : `${id}-help`}
            onChange={(event) => {
              const [chosen] = event.currentTarget.files ?? [];
              if (chosen) void send(chosen);
              event.currentTarget.value = "";
            }}
          />
        </div>
        {busy && <><p role="status">{t.reading}</p><Skeleton lines={4} height={160} /></>}
        {file && <Understood file={file} />}
      </section>
      {file && (
        <Mending
          key={file.file} purchase={purchase} file={file} sets={sets} throwAway={() => void throwAway()}
          taken={(set) => {
            setFile(undefined);
            say(dataText.imported(number(set.versions[0]?.rows ?? 0, { digits: 0 })));
            done();
          }}
        />
      )}
    </div>
  );
}

function Understood({ file }: { file: WaitingFile }) {
  const t = useText(dataText);
  return (
    <>
      <h3 class="h4">{t.understood}</h3>
      <ul class="nobullet-list no-max-width data-found"><li><strong>{file.name}</strong></li>{file.found.map((words) => <li key={words}>{words}</li>)}</ul>
      {file.rows.length > 0 && <Rows caption={t.firstRows} columns={file.columns} rows={file.rows} />}
    </>
  );
}

function Rows({ caption, columns, rows }: { caption: string; columns: string[]; rows: string[][] }) {
  return (
    <Table
      caption={caption} showCaption rows={rows.map((row, index) => ({ row, index }))} id={({ index }) => index}
      columns={columns.map((title, index) => ({ title, cell: ({ row }: { row: string[] }) => row[index] ?? "" }))}
    />
  );
}

type MendingProps = { purchase: Purchase; file: WaitingFile; sets: DataSet[]; taken: (set: DataSet) => void; throwAway: () => void };

const pauseInTyping = 400;

function Mending({ purchase, file, sets, taken, throwAway }: MendingProps) {
  const t = useText(dataText);
  const [mapping, setMapping] = useState(file.mapping);
  const [name, setName] = useState(() => setFor(file.mapping, file.name, sets));
  const [unfinished, setUnfinished] = useState<Unfinished>({});
  const [tried, setTried] = useState<Tried>();
  const [problem, setProblem] = useState<Problem>();
  const [asText, setAsText] = useState(false);
  const [busy, setBusy] = useState(false);
  const latest = useRef(0);

  useEffect(() => {
    const mine = ++latest.current;
    const timer = setTimeout(() => void outcomes.attempt(purchase.id, file.file, mapping).then((answer) => {
      if (mine !== latest.current) return;
      setProblem(answer.ok ? undefined : answer.problem);
      setTried(answer.ok ? answer.value : undefined);
    }), tried === undefined && problem === undefined ? 0 : pauseInTyping);
    return () => clearTimeout(timer);
  }, [mapping, language.value]);

  async function takeIn() {
    setBusy(true);
    const answer = await outcomes.take(purchase.id, file.file, mapping, name);
    setBusy(false);
    if (answer.ok) taken(answer.value);
    else setProblem(answer.problem);
  }

  function leaveUnfinished(heading: string, next: Unfinished[string] | undefined) {
    const { [heading]: _, ...others } = unfinished;
    setUnfinished(next ? { ...others, [heading]: next } : others);
  }
  /** Valid values that are written in the text take the place of those half written in the form. */
  function write(text: string) {
    const before = columnsOf(mapping, file.columns);
    const changed = columnsOf(text, file.columns).filter((column, n) => column.name !== before[n]?.name || column.range.join() !== before[n]?.range.join());
    setMapping(text);
    if (changed.length > 0) setUnfinished(Object.fromEntries(Object.entries(unfinished).filter(([heading]) => !changed.some((column) => column.heading === heading))));
  }

  const left = unfinishedIn(mapping, file.columns, unfinished);
  const nameError = isSetName(name) ? undefined : t.nameWrong;
  const stale = tried === undefined && problem === undefined;
  return (
    <>
      <section aria-labelledby="mending">
        <h2 id="mending" class="h3">{t.step2}</h2>
        <p>{t.step2Help}</p>
        <div class="views">
          <ul class="unstyled-list no-max-width">
            <li><button type="button" aria-current={asText ? undefined : "true"} onClick={() => setAsText(false)}>{t.asForm}</button></li>
            <li><button type="button" aria-current={asText ? "true" : undefined} onClick={() => setAsText(true)}>{t.asText}</button></li>
          </ul>
        </div>
        {asText ? (
          <>
            <label class="form-label" for="mapping">{t.mappingText}</label>
            <textarea id="mapping" class="plain-text" spellcheck={false} value={mapping} onInput={(event) => write(event.currentTarget.value)} />
          </>
        ) : <MappingForm file={file} mapping={mapping} change={setMapping} unfinished={unfinished} leaveUnfinished={leaveUnfinished} />}
        {left.length > 0 && <Alert tone="warning"><p class="alert-text">{t.unfinished(left.join(", "))}</p></Alert>}
        <Findings findings={[...(problem?.findings ?? []), ...(tried?.findings ?? [])]} />
        {problem && !problem.findings?.length && <ProblemText problem={problem} />}
      </section>
      <section aria-labelledby="taken">
        <h2 id="taken" class="h3">{t.step3}</h2>
        <div role="status">{stale ? <p>{t.trying}</p> : tried && <TriedOut tried={tried} />}</div>
        <TextField label={t.name} help={[t.nameHelp, sets.length > 0 && t.namesThere(sets.map((set) => set.id).join(", "))].filter(Boolean).join(" ")} error={nameError} value={name} change={setName} width="input-width-m" spellcheck={false} autocapitalize="off" />
        <p class="page-actions mt-6">
          <button type="button" class="button button-primary" disabled={busy || !tried || tried.rows === 0 || left.length > 0 || nameError !== undefined} onClick={() => void takeIn()}>{busy ? t.importing : t.import}</button>
          <button type="button" class="button button-secondary" onClick={throwAway}>{t.throwAway}</button>
        </p>
      </section>
    </>
  );
}

function TriedOut({ tried }: { tried: Tried }) {
  const t = useText(dataText);
  const rows = number(tried.rows, { digits: 0 });
  const said = tried.rows === 0 ? t.noneTaken : tried.rejected === 0 ? t.allTaken(rows) : t.someTaken(rows, number(tried.rejected, { digits: 0 }));
  return (
    <>
      <p class="answer-line"><strong>{said}</strong></p>
      {tried.reasons.length > 0 && (
        <>
          <Table
            caption={t.reasons} showCaption stack rows={tried.reasons} id={(reason) => (reason.column ?? "") + reason.why}
            columns={[
              { title: t.columnInFile, heading: true, cell: (reason) => reason.column ?? "–" },
              { title: t.reason, cell: (reason) => <div><Marked text={reason.why} /><ul class="reason-examples">{reason.examples.slice(0, 3).map((each) => <li key={each.line}>{t.place(each.line, "")}{each.value ? <>: <code>{each.value}</code></> : ""}</li>)}</ul></div> },
              { title: t.count, figure: true, cell: (reason) => number(reason.values, { digits: 0 }) },
              { title: t.how, cell: (reason) => <Marked text={reason.mend} /> },
            ]}
          />
          <details class="chart-table">
            <summary>{t.rejectedTitle}</summary>
            <RejectionTable list={tried.reasons.flatMap((reason) => reason.examples)} />
          </details>
        </>
      )}
      {tried.first.length > 0 && <Rows caption={t.asKept} columns={tried.columns.map((column) => column.name)} rows={tried.first} />}
    </>
  );
}

