// Numbers, money and dates as each language writes them: 12.345,5 and 12,345.5; 1.200 kr. and DKK 1,200;
// "93 pct." in running text and "93 %" in tables; 3. maj 2026 and 3 May 2026. Each reads the language now chosen.
import { language, type Language } from "./language";

const locale: Record<Language, string> = { da: "da-DK", en: "en-GB" };
const space = "\u00a0";

/** `digits`: decimals at most; `fixed`: exactly so many. Without either, at most two. */
export function number(value: number, { digits = 2, fixed = false }: { digits?: number; fixed?: boolean } = {}): string {
  const written = new Intl.NumberFormat(locale[language.value], {
    maximumFractionDigits: digits,
    minimumFractionDigits: fixed ? digits : 0,
  }).format(value);
  // The minus of the engine's sentences; what is rounded to nil has none.
  return written.replace("-", /[1-9]/.test(written) ? "\u2212" : "");
}

/** Three significant digits, for figures whose size is not known beforehand. */
export function rounded(value: number): string {
  const digits = value === 0 ? 0 : Math.max(0, 2 - Math.floor(Math.log10(Math.abs(value))));
  return number(value, { digits: Math.min(digits, 6) });
}

const scales: { from: number; by: number; words: Record<Language, string> }[] = [
  { from: 1e9, by: 1e9, words: { da: "mia.", en: "billion" } },
  { from: 1e6, by: 1e6, words: { da: "mio.", en: "million" } },
];

/** An amount; from a million up in millions and billions with three significant digits, unless `exact`. */
export function money(value: number, currency = "DKK", { exact = false, digits = 0 }: { exact?: boolean; digits?: number } = {}): string {
  const scale = exact ? undefined : scales.find((s) => Math.abs(value) >= s.from * 0.9995);
  const amount = scale ? rounded(value / scale.by) + space + scale.words[language.value] : number(value, { digits });
  if (language.value === "en") return currency + space + amount;
  return amount + space + (currency === "DKK" ? "kr." : currency);
}

/** A share of 1 in a table or on a chart: "93 %" (English: "93%"). */
export function percent(share: number, digits = 0): string {
  return number(share * 100, { digits }) + (language.value === "da" ? space + "%" : "%");
}

/** A share of 1 in running text: "93 pct." (English: "93%"). */
export function percentInText(share: number, digits = 0): string {
  return number(share * 100, { digits }) + (language.value === "da" ? space + "pct." : "%");
}

/** 3. maj 2026; takes what the server sends (ISO 8601). */
export function date(when: string): string {
  return new Intl.DateTimeFormat(locale[language.value], { day: "numeric", month: "long", year: "numeric" }).format(new Date(when));
}

/** 3. maj 2026 kl. 14.05; 3 May 2026 at 14:05. */
export function moment(when: string): string {
  const clock = new Intl.DateTimeFormat(locale[language.value], { hour: "2-digit", minute: "2-digit" }).format(new Date(when));
  return language.value === "da" ? `${date(when)} kl. ${clock}` : `${date(when)} at ${clock}`;
}

/** Sorting as the language does it (æ, ø, å last in Danish). */
export function alphabetical(a: string, b: string): number {
  return a.localeCompare(b, locale[language.value]);
}
