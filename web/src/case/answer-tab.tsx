// Is it worth it, for whom, how sure: sentences, one picture, the key figures, what is not priced.
import { useText } from "../text";
import { caseText } from "../text/case";
import { AlternativeChoice, Frontier, Groups, SideBySide } from "./alternatives";
import { compared, sentenceOn } from "./answer";
import { Counted, NotPriced } from "./counted";
import { KeyFigures } from "./key-figures";
import { useLook } from "./look";
import { ValueMatrix } from "./matrix";
import { Picture } from "./picture";

export function AnswerTab() {
  const { answer, alternative } = useLook();
  const t = useText(caseText);
  const several = compared(answer).length > 1;
  return (
    <>
      {several && <p class="font-lead">{answer.answer[0]}</p>}
      <AlternativeChoice />
      <h2 class="verdict" aria-live="polite">{answer.words.short[alternative]}</h2>
      <p class="answer-words">{sentenceOn(answer, alternative)}</p>
      {answer.draws === 0 || !answer.comparisons[alternative]?.net_value.mean ? <p class="help">{t.noDraws}</p> : null}
      <Picture />
      <KeyFigures />
      <NotPriced />
      <ValueMatrix />
      <Counted />
      <SideBySide />
      <Frontier />
      <Groups />
    </>
  );
}
