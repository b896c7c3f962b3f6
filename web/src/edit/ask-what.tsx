// What is compared; how many, and how long.
import { SelectField, TextField, Icon } from "../parts";
import { inLanguage, language, useText } from "../text";
import type { Asking } from "./conversation";
import { conversationText, countedWords } from "./conversation-text";
import { set } from "./document";
import { NumberField } from "./number-field";
import { addAlternative, counted, removeAlternative, setHowMany, setText } from "./small-case";

export function WhatQuestion({ small, answer, hasty }: Asking) {
  const t = useText(conversationText);
  const [today, ...fresh] = small.alternatives;
  const lacking = (title: string) => (hasty && title.trim() === "" ? t.nameWanted : undefined);
  const put = (path: string[]) => (words: string) => answer((text) => setText(text, path, words, language.value), path.join("."));
  return (
    <>
      <TextField label={t.caseTitle} help={t.caseTitleHelp} value={small.title} change={put(["title"])} maxLength={200} />
      {today && <TextField label={t.today} help={t.todayHelp} error={lacking(today.title)} value={today.title} change={put(["alternatives", today.id])} maxLength={200} />}
      {fresh.map(({ id, title }, n) => (
        <div key={id} class="option">
          <TextField label={fresh.length > 1 ? t.freshMore(n + 1) : t.fresh} help={n === 0 ? t.freshHelp : undefined} error={lacking(title)} value={title} change={put(["alternatives", id])} maxLength={200} />
          {fresh.length > 1 && <button type="button" class="function-link" onClick={() => answer((text) => removeAlternative(text, id))}><Icon name="delete" />{t.removeOption(title)}</button>}
        </div>
      ))}
      <button type="button" class="function-link mt-5" onClick={() => answer((text) => addAlternative(text, ""))}><Icon name="plus" />{t.addOption}</button>
    </>
  );
}

export function ManyQuestion({ small, answer }: Asking) {
  const t = useText(conversationText);
  const words = countedWords[small.counted];
  return (
    <>
      <SelectField
        label={t.counted} value={small.counted} change={(unit) => answer((text) => setHowMany(text, unit, undefined, undefined))}
        choices={counted.map((each) => ({ value: each, text: inLanguage(countedWords[each].many) }))}
      />
      <NumberField label={inLanguage(words.ask)} value={small.howMany} change={(value) => answer((text) => setHowMany(text, small.counted, value, small.years ?? 5), "population")} />
      <NumberField label={t.years} help={t.yearsHelp} value={small.years} suffix={t.yearsUnit} change={(value) => answer((text) => setHowMany(text, small.counted, small.howMany, value), "horizon")} />
      <NumberField label={t.start} value={small.start} plain change={(value) => answer((text) => set(text, ["start"], String(value)), "start")} />
    </>
  );
}
