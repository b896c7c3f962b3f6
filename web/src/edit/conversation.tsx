// A small case as a conversation: one question at a time, each answer at once in the text and in the answer bar. Nothing is
// kept beside the text, so one can go back and forth.
import { useEffect, useRef, useState } from "preact/hooks";
import { inLanguage, language, useText } from "../text";
import { ChangesQuestion, CostsQuestion } from "./ask-amounts";
import { AnswerQuestion, GainsQuestion } from "./ask-gains";
import { ManyQuestion, WhatQuestion } from "./ask-what";
import { conversationText } from "./conversation-text";
import type { Editing } from "./editing";
import { goToMistake } from "./mistakes";
import { smallCase, type SmallCase } from "./small-case";

export type Asking = {
  editing: Editing;
  small: SmallCase;
  answer: (write: (text: string) => string, place?: string) => void;
  /** The next question was asked for before this one was answered. */
  hasty: boolean;
};

const questions = [
  { ask: WhatQuestion, title: conversationText.whatTitle, help: conversationText.whatHelp },
  { ask: ManyQuestion, title: conversationText.manyTitle, help: conversationText.manyHelp },
  { ask: CostsQuestion, title: conversationText.costsTitle, help: conversationText.costsHelp },
  { ask: ChangesQuestion, title: conversationText.changesTitle, help: conversationText.changesHelp },
  { ask: GainsQuestion, title: conversationText.gainsTitle, help: conversationText.gainsHelp },
  { ask: AnswerQuestion, title: conversationText.answerTitle, help: undefined },
];

export function Conversation({ editing, example }: { editing: Editing; example?: (() => void) | undefined }) {
  const t = useText(conversationText);
  const [at, setAt] = useState(0);
  const heading = useRef<HTMLHeadingElement>(null);
  const moved = useRef(false);
  const asked = useRef<HTMLFieldSetElement>(null);
  const [hasty, setHasty] = useState(false);
  const small = smallCase(editing.tree.value, language.value);
  const question = questions[at] ?? questions[0];
  useEffect(() => {
    if (!moved.current) return;
    heading.current?.focus();
    heading.current?.scrollIntoView({ block: "center" });
  }, [at]);
  useEffect(() => void (hasty && goToMistake(asked.current)), [hasty]);
  if (!question) return null;
  const go = (to: number) => {
    if (to > at && goToMistake(asked.current)) return;
    if (to > at && at === 0 && small.alternatives.some(({ title }) => title.trim() === "")) return setHasty(true);
    moved.current = true;
    setHasty(false);
    setAt(to);
  };
  const Ask = question.ask;
  const last = questions.length - 1;
  return (
    <div class="conversation">
      <nav aria-label={t.steps}>
        <ol class="steps unstyled-list no-max-width">
          {questions.map((each, n) => (
            <li key={n}>
              <button type="button" aria-current={n === at ? "step" : undefined} class={n < at ? "past" : undefined} onClick={() => go(n)}>
                <span class="step-name">{inLanguage(each.title)}</span>
              </button>
            </li>
          ))}
        </ol>
      </nav>
      {example && at === 0 && (
        <p class="aside-note">{t.example} <button type="button" class="function-link" onClick={example}>{t.useExample}</button></p>
      )}
      {at < last && <p class="progress">{t.progress(at + 1, last)}</p>}
      <h2 ref={heading} tabIndex={-1} class="question">{inLanguage(question.title)}</h2>
      {question.help && <p class="question-help">{inLanguage(question.help)}</p>}
      <fieldset ref={asked} class="plain-fieldset" disabled={editing.mistake.value !== undefined}>
        <legend class="sr-only">{inLanguage(question.title)}</legend>
        <Ask editing={editing} small={small} hasty={hasty} answer={(write, place) => editing.write(write(editing.text.peek()), place)} />
      </fieldset>
      {small.others > 0 && (at === 2 || at === 3) && <p class="aside-note">{t.others(small.others)}</p>}
      <div class="question-actions">
        {at > 0 && <button type="button" class="button button-secondary" onClick={() => go(at - 1)}>{t.back}</button>}
        {at < last && <button type="button" class="button button-primary" onClick={() => go(at + 1)}>{at === last - 1 ? t.toAnswer : t.next}</button>}
      </div>
    </div>
  );
}
