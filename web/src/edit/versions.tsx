// The versions of a document: any two compared, line by line and in what the case answers; an old one brought back.
import { useEffect, useState } from "preact/hooks";
import { api, useAsked, type VersionHead } from "../api";
import { SelectField, Shown, Table, say } from "../parts";
import { leading, type CaseAnswer } from "../case/answer";
import { amount } from "../case/figures";
import { moment, useText } from "../text";
import { assess } from "./assessed";
import { differences, type Piece } from "./differences";
import type { Editing } from "./editing";
import { editText } from "./texts";

const draft = "draft";
/** Unchanged lines shown around a change. */
const around = 3;

export function Versions({ editing, restored, readOnly }: { editing: Editing; restored: () => void; readOnly: boolean }) {
  const t = useText(editText);
  const heads = useAsked(() => api.documents.versions(editing.path), [editing.path, editing.saved.value.version]);

  async function restore(version: number) {
    const answer = await api.documents.read(editing.path, version);
    if (!answer.ok) return say(answer.problem.message, "error");
    editing.write(answer.value.text);
    say(editText.restoredAs(version));
    restored();
  }

  if (editing.saved.value.version === 0) return <p>{t.noVersions}</p>;
  return (
    <Shown of={heads} height={320} lines={6}>
      {(found) => {
        const newest = [...found].sort((a, b) => b.version - a.version);
        return (
          <>
            <p>{t.versionsLead}</p>
            <Compare editing={editing} heads={newest} />
            <Table
              caption={t.versions} rows={newest} stack id={(head) => head.version}
              columns={[
                { title: t.versionColumn, cell: (head: VersionHead) => t.version(head.version), heading: true },
                { title: t.when, cell: (head) => moment(head.saved) },
                { title: t.by, cell: (head) => head.by?.name ?? "" },
                { title: t.message, cell: (head) => head.message ?? "" },
                { title: t.actions, cell: (head) => (readOnly || head.version === editing.saved.value.version ? "" : <button type="button" class="function-link" aria-label={t.restoreNow(head.version)} onClick={() => void restore(head.version)}>{t.restore}</button>) },
              ]}
            />
          </>
        );
      }}
    </Shown>
  );
}

function Compare({ editing, heads }: { editing: Editing; heads: VersionHead[] }) {
  const t = useText(editText);
  const changed = editing.changed.value;
  const names = [...(changed ? [{ value: draft, text: t.yourDraft }] : []), ...heads.map((head) => ({ value: String(head.version), text: `${t.version(head.version)} · ${moment(head.saved)}` }))];
  const [older, setOlder] = useState(names[1]?.value ?? names[0]?.value ?? "");
  const [newer, setNewer] = useState(names[0]?.value ?? "");
  const before = useSide(editing, older);
  const after = useSide(editing, newer);
  if (names.length < 2) return null;
  return (
    <section class="compare" aria-labelledby="compare">
      <h3 id="compare" class="h4">{t.compare}</h3>
      <div class="amounts">
        <SelectField label={t.compareWith} value={older} choices={names} change={setOlder} />
        <SelectField label={t.compareTo} value={newer} choices={names} change={setNewer} />
      </div>
      {before.text !== undefined && after.text !== undefined && (
        <>
          <Answers before={before.assessed} after={after.assessed} names={[older, newer].map((value) => names.find((name) => name.value === value)?.text ?? "")} />
          <Lines pieces={differences(before.text, after.text)} />
        </>
      )}
    </section>
  );
}

type SideOf = { text?: string; assessed?: CaseAnswer };

function useSide(editing: Editing, which: string): SideOf {
  const [side, setSide] = useState<SideOf>({});
  const text = which === draft ? editing.text.value : undefined;
  useEffect(() => {
    let wanted = true;
    const show = async () => {
      const found = text ?? (await api.documents.read(editing.path, Number(which)).then((answer) => (answer.ok ? answer.value.text : undefined)));
      if (!wanted || found === undefined) return;
      setSide({ text: found });
      const answer = await assess({ text: found }, editing.path, `compare-${which}`);
      if (wanted && answer.ok) setSide({ text: found, assessed: answer.value });
    };
    if (which) void show();
    return () => void (wanted = false);
  }, [which, text]);
  return side;
}

function Answers({ before, after, names }: { before: CaseAnswer | undefined; after: CaseAnswer | undefined; names: string[] }) {
  const t = useText(editText);
  if (!before && !after) return null;
  return (
    <dl class="answers-compared">
      {[before, after].map((assessed, n) => {
        const figure = assessed?.comparisons[leading(assessed)]?.net_value;
        return (
          <div key={n}>
            <dt>{t.answerThen}: {names[n]}</dt>
            <dd>{assessed ? assessed.answer[0] : "–"}{assessed && figure && <strong class="compared-figure">{t.netValue}: {amount(figure.value, assessed.case.currency)}</strong>}</dd>
          </div>
        );
      })}
    </dl>
  );
}

function Lines({ pieces }: { pieces: Piece[] }) {
  const t = useText(editText);
  if (pieces.every((piece) => piece.kind === "same")) return <p>{t.alike}</p>;
  const shown = pieces.flatMap((piece, at): { kind: Piece["kind"] | "hidden"; line: string }[] => {
    const lines = piece.lines.map((line) => ({ kind: piece.kind, line }));
    if (piece.kind !== "same" || lines.length <= 2 * around) return lines;
    const head = at === 0 ? [] : lines.slice(0, around);
    const tail = at === pieces.length - 1 ? [] : lines.slice(-around);
    return [...head, { kind: "hidden" as const, line: t.hidden(lines.length - head.length - tail.length) }, ...tail];
  });
  return (
    <div class="diff" tabIndex={0} role="region" aria-label={t.compare}>
      {shown.map(({ kind, line }, at) => (
        <div key={at} class={`diff-${kind}`}>
          <span class="diff-sign" aria-hidden="true">{{ same: " ", removed: "−", added: "+", hidden: "⋯" }[kind]}</span>
          {kind === "removed" && <span class="sr-only">{t.removedLine}: </span>}
          {kind === "added" && <span class="sr-only">{t.addedLine}: </span>}
          <span>{line}</span>
        </div>
      ))}
    </div>
  );
}
