// Always in sight while one edits: the answer as the text now stands, and how far it has moved since it was last saved.
import { leading, type CaseAnswer, type Figure } from "../case/answer";
import { amount } from "../case/figures";
import { useText } from "../text";
import { inShort } from "./assessed";
import { lengthAt } from "./document";
import type { Editing } from "./editing";
import { editText } from "./texts";

const netValue = (of: CaseAnswer | undefined, alternative: string): Figure | undefined => of?.comparisons[alternative]?.net_value;

export function AnswerBar({ editing }: { editing: Editing }) {
  const t = useText(editText);
  const { assessed: now, wrong } = editing.now.value;
  const before = editing.before.value.assessed;
  const errors = editing.findings.value.filter((finding) => finding.severity === "error").length;
  // A case without lines is not wrong, only young.
  const begun = lengthAt(editing.tree.value, ["lines"]) > 0;
  if (!now) {
    const why = !begun ? t.noAnswer : errors > 0 && wrong ? t.noAnswerErrors(errors) : wrong ? t.noAnswer : t.answerComing;
    return <aside class="answer-bar" aria-label={t.answer}><p class="answer-none">{why}</p></aside>;
  }
  const asking = editing.asking.value;
  const alternative = leading(now);
  const figure = netValue(now, alternative);
  const was = netValue(before, alternative);
  const write = (value: number) => amount(value, now.case.currency);
  const moved = was && figure && write(was.value) !== write(figure.value);
  return (
    <aside class={wrong ? "answer-bar stale" : "answer-bar"} aria-label={t.answer} aria-busy={asking}>
      <div class="answer-words">
        <strong>{inShort(now)}</strong>
        {wrong && <span class="answer-stale">{errors > 0 ? t.noAnswerErrors(errors) : ""} {t.earlier}</span>}
      </div>
      {figure && (
        <div class="answer-figure">
          <span class="answer-label">{t.netValue}</span>
          <strong>{write(figure.value)}</strong>
          <Moving now={figure} before={was} />
          {was && <span class="answer-was">{moved ? t.was(write(was.value)) : t.same}</span>}
        </div>
      )}
    </aside>
  );
}

/** The net value with its interval on a line with nought, and where it stood when it was last saved. */
function Moving({ now, before }: { now: Figure; before: Figure | undefined }) {
  const all = [0, now.value, now.low ?? now.value, now.high ?? now.value, ...(before ? [before.value] : [])];
  const [least, most] = [Math.min(...all), Math.max(...all)];
  const width = most - least || 1;
  const at = (x: number) => 4 + ((x - least) / width) * 192;
  return (
    <svg class="answer-line" viewBox="0 0 200 20" aria-hidden="true">
      <line x1="4" x2="196" y1="10" y2="10" class="line-ground" />
      <line x1={at(0)} x2={at(0)} y1="3" y2="17" class="line-nought" />
      <line x1={at(now.low ?? now.value)} x2={at(now.high ?? now.value)} y1="10" y2="10" class="line-interval" />
      {before && <circle cx={at(before.value)} cy="10" r="4" class="line-before" />}
      <circle cx={at(now.value)} cy="10" r="5" class="line-now" />
    </svg>
  );
}
