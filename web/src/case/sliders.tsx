// The numbers that move the answer most, as sliders: range, source and evidence, what was written, reset and keep.
import { useText } from "../text";
import { caseText } from "../text/case";
import { AssumptionMark } from "../parts";
import type { Slider } from "./answer";
import { evidenceOf } from "./evidence-words";
import { standsAt } from "./figures";
import { useLook } from "./look";

/** Where sliders stand that are not where they were written. */
export type Moved = Record<string, number>;

type Props = {
  sliders: Slider[];
  moved: Moved;
  move: (input: string, value: number | undefined) => void;
  resetAll: () => void;
  keep?: (() => void) | undefined;
};

export function Sliders({ sliders, moved, move, resetAll, keep }: Props) {
  const t = useText(caseText);
  const { answer, alternative } = useLook();
  const any = Object.keys(moved).length > 0;
  return (
    <aside class="sliders screen-only" aria-labelledby="sliders-title">
      <h2 id="sliders-title" class="h4">{t.sliders}</h2>
      {sliders.length === 0 ? <p class="help">{t.noSliders}</p> : <p class="help">{t.slidersHelp}</p>}
      {sliders.length > 0 && <p class="slider-answer">{answer.words.short[alternative]}</p>}
      <ol>
        {sliders.map((slider) => (
          <li key={slider.input}>
            <One slider={slider} moved={moved[slider.input]} move={(value) => move(slider.input, value)} />
          </li>
        ))}
      </ol>
      <div class="slider-actions">
        <button type="button" class="button button-secondary" disabled={!any} onClick={resetAll}>{t.resetAll}</button>
        {keep && <button type="button" class="button button-secondary" disabled={!any} onClick={keep}>{t.keep}</button>}
      </div>
    </aside>
  );
}

function One({ slider: given, moved, move }: { slider: Slider; moved: number | undefined; move: (value: number | undefined) => void }) {
  const t = useText(caseText);
  const { answer, open } = useLook();
  const slider = { ...given, title: answer.words.inputs[given.input]?.title ?? given.title };
  const value = moved ?? slider.base;
  const written = standsAt(slider, slider.base);
  const unit = slider.unit === "1" ? "" : slider.unit_words;
  const id = `slider-${slider.input}`;
  return (
    <div class={moved === undefined ? "slider" : "slider moved"}>
      <div class="slider-head">
        <label for={id}>{slider.title}{slider.assumption && <AssumptionMark />}</label>
        <output for={id}>{standsAt(slider, value)}{unit && <small> {unit}</small>}</output>
      </div>
      <input
        id={id} type="range" min={slider.low} max={slider.high} step={slider.step} value={value}
        aria-valuetext={`${standsAt(slider, value)} ${unit}`} aria-describedby={`${id}-about`}
        onInput={(event) => move(Number(event.currentTarget.value))}
      />
      <div class="slider-foot">
        <span aria-hidden="true">{standsAt(slider, slider.low)}</span>
        <button type="button" id={`${id}-about`} class="slider-source" onClick={() => open(`inputs.${slider.input}`, slider.title)}>
          {evidenceOf(slider, t) || t.source}
        </button>
        <span aria-hidden="true">{standsAt(slider, slider.high)}</span>
      </div>
      {moved !== undefined && (
        <p class="slider-reset">
          {t.sliderWas(written)}
          <button type="button" class="function-link" aria-label={t.resetOne(slider.title)} onClick={() => move(undefined)}>{t.reset}</button>
        </p>
      )}
    </div>
  );
}
