// How the figures of a case are written: the same rounding as the engine's sentences, so that a figure and the words
// about it never differ.
import { language, money, number, percent } from "../text";
import type { Spread } from "../parts";
import type { CaseAnswer, Figure, Slider } from "./answer";

const scales = [
  { from: 999.5e6, one: 1e9, da: "mia.", en: "billion" },
  { from: 999_950, one: 1e6, da: "mio.", en: "million" },
];
const space = "\u00a0";

/** 7,9 mio. kr.; 763.293 kr.; 483 million DKK; DKK 763,293. */
export function amount(value: number, currency: string): string {
  const size = Math.abs(value);
  const scale = scales.find((s) => size >= s.from);
  if (!scale) return money(value, currency, { exact: true, digits: size < 10 && size % 1 !== 0 ? 2 : 0 });
  const digits = size < 99.95 * scale.one ? 1 : 0;
  const figure = number(value / scale.one, { digits, fixed: true });
  const unit = currencyWord(currency);
  const word = scale[language.value];
  return figure + space + word + space + unit;
}

/** "kr." for kroner in Danish; else the currency's code. */
export function currencyWord(currency: string): string {
  return language.value === "da" && currency === "DKK" ? "kr." : currency;
}

/** The unit a table of amounts is written in, so that its figures stay short. */
export function tableScale(largest: number, currency: string): { by: number; digits: number; words: string } {
  const unit = currencyWord(currency);
  const danish = language.value === "da";
  if (largest >= 1e6) return { by: 1e6, digits: largest >= 100e6 ? 1 : 2, words: danish ? `mio. ${unit}` : `million ${unit}` };
  if (largest >= 1e5) return { by: 1e3, digits: 0, words: danish ? `1.000 ${unit}` : `1,000 ${unit}` };
  return { by: 1, digits: 0, words: unit };
}

/** For axes: 5 mio., 200.000. */
export const brief = (value: number): string => shortened(value, 1);

/** The same for an axis whose marks lie close together. */
export const closely = (value: number): string => shortened(value, 3);

function shortened(value: number, digits: number): string {
  const size = Math.abs(value);
  const scale = [{ from: 1e9, one: 1e9, da: "mia.", en: "bn" }, { from: 1e6, one: 1e6, da: "mio.", en: "m" }].find((s) => size >= s.from);
  if (!scale) return number(value, { digits: size < 10 ? 2 : 0 });
  return number(value / scale.one, { digits }) + space + scale[language.value];
}

/** Counted things (bed days, hours, QALYs): as many decimals as their size calls for. */
export function counted(value: number): string {
  const size = Math.abs(value);
  return number(value, { digits: size >= 1000 || size === 0 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : 4 });
}

export function unitWords(answer: CaseAnswer, unit: string): string {
  return unit === "1" ? "" : (answer.words.units[unit] ?? unit);
}

/** A price per unit: `102.452 kr./patient`. */
export function priced(answer: CaseAnswer, value: number, unit: string): string {
  const words = unitWords(answer, unit);
  const digits = Math.abs(value) < 100 ? 2 : 0;
  const currency = answer.case.currency;
  const money = new RegExp(`^(million |mio\\. |billion |mia\\. )?(${currency}|kr\\.)`).exec(words);
  const scaled = unit.startsWith("million") || unit.startsWith("billion");
  const figure = number(value, { digits: scaled ? 2 : digits });
  if (money && language.value === "en" && !scaled) return `${currency}${space}${figure}${words.slice(money[0].length)}`;
  return words ? figure + space + words : figure;
}

/** What a slider stands at, without its unit; a share in per cent. */
export function standsAt(slider: Slider, value: number): string {
  return slider.share ? percent(value, decimals(slider.step * 100)) : number(value, { digits: decimals(slider.step) });
}

/** Decimals that tell one step of a slider from the next. */
function decimals(step: number): number {
  return Math.min(8, Math.max(0, -Math.floor(Math.log10(step) + 1e-9)));
}

/** The value as --set takes it: no separators, no exponent, the unit it was written in. */
export function settingOf(slider: Slider, value: number): string {
  return value.toFixed(decimals(slider.step)) + (slider.unit_text ?? "");
}

export function spreadOf(figure: Figure): Spread {
  return { value: figure.value, low: figure.low ?? figure.value, high: figure.high ?? figure.value };
}

/** The range that holds nil and the intervals of figures drawn one above the other. */
export function rangeOf(figures: Figure[]): [number, number] {
  const ends = figures.flatMap((figure) => Object.values(spreadOf(figure)));
  return [Math.min(0, ...ends), Math.max(0, ...ends)];
}

export function turned(figure: Figure): Figure {
  const { value, low, high } = figure;
  return { value: -value, ...(high === undefined ? {} : { low: -high }), ...(low === undefined ? {} : { high: -low }) };
}

/** A share of the draws for tables: what is nearly none or nearly all is not rounded to it. */
export function shareOfDraws(share: number): string {
  if (share > 0 && share < 0.005) return `<${percent(0.01)}`;
  if (share < 1 && share > 0.995) return `>${percent(0.99)}`;
  return percent(share);
}

export const isNil = (value: number) => Math.abs(value) < 0.5;
