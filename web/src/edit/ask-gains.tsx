// Who gains; and the answer.
import { Icon, SelectField, Skeleton, say } from "../parts";
import { inLanguage, useText } from "../text";
import { payerNames } from "../text/catalogue";
import { useState } from "preact/hooks";
import type { Asking } from "./conversation";
import { conversationText } from "./conversation-text";
import { has, read, set } from "./document";
import { editText } from "./texts";

export function GainsQuestion({ small, answer }: Asking) {
  const t = useText(conversationText);
  const all = [...small.effects, ...small.costs];
  if (all.length === 0) return <p>{t.gainsNone}</p>;
  return (
    <>
      {all.map((item) => {
        const names = payerNames.some(({ id }) => id === item.payer) ? payerNames : [...payerNames, { id: item.payer, name: { da: item.payer, en: item.payer } }];
        return (
          <SelectField
            key={item.line} label={t.whoPays(item.name)} value={item.payer} choices={names.map(({ id, name }) => ({ value: id, text: inLanguage(name) }))}
            change={(payer) => answer((text) => set(text, ["lines", item.line, has(read(text), ["lines", item.line, "gains"]) ? "gains" : "payer"], payer))}
          />
        );
      })}
    </>
  );
}

export function AnswerQuestion({ editing, small }: Asking) {
  const t = useText(conversationText);
  const e = useText(editText);
  const [busy, setBusy] = useState(false);
  const { assessed, wrong } = editing.now.value;
  const errors = editing.findings.value.filter((finding) => finding.severity === "error");
  const saved = !editing.changed.value && editing.saved.value.version > 0;

  async function save() {
    setBusy(true);
    const answer = await editing.save();
    setBusy(false);
    if (answer.ok) say(editText.saved(answer.value.version));
    else if (answer.problem.code !== "conflict") say(answer.problem.message, "error");
  }

  if (editing.asking.value) return <Skeleton lines={4} height={220} />;
  if (!assessed || wrong) {
    return (
      <>
        <p>{errors.length > 0 ? t.answerNone : e.noAnswer}</p>
        <ul>{errors.map((finding) => <li key={`${finding.line} ${finding.message}`}>{[finding.message, finding.remedy].filter(Boolean).join(" – ")}</li>)}</ul>
      </>
    );
  }
  return (
    <div class="told-answer">
      {assessed.answer.map((sentence) => <p key={sentence} class="font-lead">{sentence}</p>)}
      {assessed.words.headroom.map((sentence) => <p key={sentence}>{sentence}</p>)}
      {small.unpriced.length > 0 && (
        <>
          <h3 class="h5">{t.beside}</h3>
          <ul>{small.unpriced.map((item) => <li key={item.line}><strong>{item.name}</strong>: {item.words}</li>)}</ul>
        </>
      )}
      {saved ? (
        <p class="mt-6"><a class="button button-primary" href={`/purchases/${encodeURIComponent(editing.purchase)}`}>{t.answerSaved}</a> <span class="form-hint">{t.answerSavedHelp}</span></p>
      ) : (
        <button type="button" class="button button-primary mt-6" disabled={busy} onClick={() => void save()}><Icon name="save" />{t.answerSave}</button>
      )}
    </div>
  );
}
