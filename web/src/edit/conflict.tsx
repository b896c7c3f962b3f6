// Two have saved changes of one version: both are shown, and joined by choices, change by change.
import { useEffect, useState } from "preact/hooks";
import { api, type Version } from "../api";
import { Dialog, Field, say } from "../parts";
import { language, useText } from "../text";
import { joined, together, type Stretch, type Taken } from "./differences";
import type { Editing } from "./editing";
import { clock } from "./save-bar";
import { editText } from "./texts";

export function Conflict({ editing, theirs }: { editing: Editing; theirs: Version }) {
  const t = useText(editText);
  const who = theirs.by?.name ?? t.somebody;
  const [base, setBase] = useState<string>();
  const [taken, setTaken] = useState<Record<number, Taken>>({});
  const [busy, setBusy] = useState(false);
  const mine = editing.text.value;
  useEffect(() => {
    const from = editing.base();
    if (from === 0) return setBase("");
    void api.documents.read(editing.path, from).then((answer) => setBase(answer.ok ? answer.value.text : ""));
  }, [theirs.version]);

  const stretches = base === undefined ? [] : together(base, mine, theirs.text);
  const changes = stretches.map((stretch, at) => ({ stretch, at })).filter(({ stretch }) => stretch.kind !== "same");
  const open = changes.filter(({ stretch, at }) => stretch.kind === "both" && taken[at] === undefined).length;

  async function save() {
    setBusy(true);
    const answer = await editing.saveTogether(joined(stretches, taken));
    setBusy(false);
    if (answer.ok) say(editText.saved(answer.value.version));
    else if (answer.problem.code !== "conflict") say(answer.problem.message, "error");
  }

  return (
    <Dialog
      title={t.conflictTitle} wide close={() => (editing.conflict.value = undefined)}
      actions={
        <>
          <button type="button" class="button button-primary" disabled={busy || open > 0 || base === undefined} onClick={() => void save()}>{t.saveTogether}</button>
          <button type="button" class="button button-secondary" onClick={() => (editing.conflict.value = undefined)}>{t.later}</button>
          {open > 0 && <p role="status">{t.choose(open)}</p>}
        </>
      }
    >
      <p>{t.conflict(who, theirs.version, clock(theirs.saved))}</p>
      {changes.map(({ stretch, at }, n) => (
        <Change key={at} n={n + 1} of={changes.length} stretch={stretch} who={who} taken={taken[at]} take={(choice) => setTaken({ ...taken, [at]: choice })} />
      ))}
    </Dialog>
  );
}

type Props = { n: number; of: number; stretch: Stretch; who: string; taken: Taken | undefined; take: (choice: Taken) => void };

function Change({ n, of, stretch, who, taken, take }: Props) {
  const t = useText(editText);
  const choice = taken ?? (stretch.kind === "both" ? undefined : (stretch.kind as "mine" | "theirs"));
  const own = typeof choice === "object" ? choice.words : undefined;
  const name = `change-${n}`;
  const what = stretch.kind === "both" ? t.changeBoth : stretch.kind === "mine" ? t.changeMine : t.changeTheirs(who);
  const ways: { id: string; words: string; chosen: boolean; choose: () => void }[] = [
    { id: "mine", words: t.keepMine, chosen: choice === "mine", choose: () => take("mine") },
    { id: "theirs", words: t.takeTheirs(who), chosen: choice === "theirs", choose: () => take("theirs") },
    { id: "own", words: t.mergeText, chosen: own !== undefined, choose: () => take({ words: [...stretch.mine, ...stretch.theirs].join("\n") }) },
  ];
  return (
    <fieldset class={stretch.kind === "both" ? "change both" : "change"} lang={language.value}>
      <legend class="form-label">{t.change(n, of)}: {what}</legend>
      <div class="sides">
        <Side title={t.mine} lines={stretch.mine} other={stretch.theirs} chosen={choice === "mine"} />
        <Side title={t.theirs(who)} lines={stretch.theirs} other={stretch.mine} chosen={choice === "theirs"} />
      </div>
      <div class="ways">
        {ways.map(({ id, words, chosen, choose }) => (
          <div class="form-group-radio" key={id}>
            <input type="radio" class="form-radio radio-large" id={`${name}-${id}`} name={name} checked={chosen} onChange={choose} />
            <label class="form-label" for={`${name}-${id}`}>{words}</label>
          </div>
        ))}
      </div>
      {own !== undefined && <Field label={t.yourWords} control={(tied) => <textarea {...tied} class="form-input code" rows={Math.max(3, own.split("\n").length)} value={own} onInput={(event) => take({ words: event.currentTarget.value })} />} />}
    </fieldset>
  );
}

/** One side's text, with what the other does not have marked. */
function Side({ title, lines, other, chosen }: { title: string; lines: string[]; other: string[]; chosen: boolean }) {
  const t = useText(editText);
  const [before, differs, after] = apart(lines.join("\n"), other.join("\n"));
  return (
    <div class={chosen ? "side chosen" : "side"}>
      <p class="side-title">{title}</p>
      <pre>{lines.length > 0 ? <>{before}<mark>{differs}</mark>{after}</> : t.nothingThere}</pre>
    </div>
  );
}

/** A text in three: as the other begins, what is its own, as the other ends. */
function apart(text: string, other: string): [string, string, string] {
  let head = 0;
  while (head < text.length && head < other.length && text[head] === other[head]) head++;
  let tail = 0;
  while (tail < text.length - head && tail < other.length - head && text[text.length - 1 - tail] === other[other.length - 1 - tail]) tail++;
  return [text.slice(0, head), text.slice(head, text.length - tail), text.slice(text.length - tail)];
}
