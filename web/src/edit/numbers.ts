// Numbers between the two ways they are written: as a person types them in the language (12.500,5) and as a case holds
// them (12_500.5 DKK/patient). What is no number - a formula - stays as it is.
import type { Language } from "../text";

const held = /^(?:([A-Z]{3})\s+)?(-?\d[\d_]*(?:\.\d+)?(?:e-?\d+)?)\s*([%\p{L}][^*+(){}<>=,]*)?$/u;

/** A number and its unit as a case holds them: "12_500 DKK/patient", "DKK 25_000", "4.1 %". */
export function quantityIn(written: unknown): { number: number; unit: string } | undefined {
  const found = held.exec(String(written ?? "").trim());
  if (!found?.[2]) return undefined;
  const unit = (found[3] ?? found[1] ?? "").trim();
  return { number: Number(found[2].replaceAll("_", "")), unit };
}

/** "1_000", "0.5": as the templates write numbers. */
export function heldNumber(value: number): string {
  const [whole = "0", part] = plainDigits(value).split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, "_");
  return part ? `${grouped}.${part}` : grouped;
}

function plainDigits(value: number): string {
  const text = String(value);
  return text.includes("e") ? value.toFixed(12).replace(/\.?0+$/, "") : text;
}

/** What a person typed, as a number: "1.200,5" in Danish, "1,200.5" in English. */
export function typedNumber(typed: string, language: Language): number | undefined {
  const [thousands, decimal] = language === "da" ? ["\\.", ","] : [",", "."];
  const grouped = new RegExp(`(?<=[1-9]\\d*|[${thousands}]\\d{3})${thousands}(?=\\d{3}(\\D|$))`, "g");
  const plain = typed.trim().replace(grouped, "").replace(decimal, ".").replace(/[\s_\u00a0]/g, "");
  return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : undefined;
}

/** The number of a field that says its unit behind it: who writes the unit too is understood. */
export function typedInUnit(typed: string, unit: string | undefined, language: Language): number | undefined {
  const words = typed.trim();
  const bare = unit && words.toLowerCase().endsWith(unit.toLowerCase()) ? words.slice(0, words.length - unit.length) : words;
  return typedNumber(bare, language);
}

export function shownNumber(value: number, language: Language): string {
  return new Intl.NumberFormat(language === "da" ? "da-DK" : "en-GB", { maximumFractionDigits: 8 }).format(value);
}

/** A held text as a form shows it: numbers in the language, a formula as it is. */
export function shown(written: string, language: Language): string {
  const quantity = quantityIn(written);
  if (!quantity || written.trim().startsWith("0x")) return written;
  const unit = quantity.unit === "%" ? "\u00a0%" : quantity.unit ? ` ${quantity.unit}` : "";
  return shownNumber(quantity.number, language) + unit;
}

/** What was typed into a form's field, as a case holds it. */
export function heldText(typed: string, language: Language): string {
  const found = /^(-?[\d.,_\s\u00a0]*\d)\s*(%|\/?\p{L}[^*+(){}<>=,]*)?$/u.exec(typed.trim());
  const number = found?.[1] === undefined ? undefined : typedNumber(found[1], language);
  if (number === undefined) return typed.trim();
  const unit = found?.[2]?.trim() ?? "";
  return unit ? `${heldNumber(number)} ${unit}` : heldNumber(number);
}
