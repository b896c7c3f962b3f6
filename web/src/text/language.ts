// The language a person reads, and texts that exist in both. A text that lacks a language does not compile;
// changing `language` redraws every page that shows a text.
import { signal } from "@preact/signals";

export type Language = "da" | "en";
export type Text = { readonly da: string; readonly en: string };

type Entry = Text | ((...values: never[]) => Text);
type Spoken<W> = { readonly [K in keyof W]: W[K] extends (...values: infer V) => Text ? (...values: V) => string : string };

const kept = "vaerdi-language";

function firstLanguage(): Language {
  const own = typeof localStorage === "undefined" ? null : localStorage.getItem(kept);
  if (own === "da" || own === "en") return own;
  const browser = typeof navigator === "undefined" ? "da" : navigator.language;
  return browser.startsWith("en") ? "en" : "da";
}

export const language = signal<Language>(firstLanguage());

/** Switches at once and remembers the choice in this browser; the session keeps it for the person (shell/session.ts). */
export function speak(chosen: Language): void {
  language.value = chosen;
  localStorage.setItem(kept, chosen);
}

export function inLanguage(text: Text): string {
  return text[language.value];
}

/** The texts of a page or an area: `words({ title: { da: "…", en: "…" }, count: (n: number) => ({ da: …, en: … }) })`. */
export function words<W extends Record<string, Entry>>(texts: W): W {
  return texts;
}

const spoken = new WeakMap<object, Partial<Record<Language, object>>>();

function speakIn<W extends Record<string, Entry>>(texts: W, chosen: Language): Spoken<W> {
  const entries = Object.entries(texts).map(([name, entry]) => [
    name,
    typeof entry === "function" ? (...values: never[]) => entry(...values)[chosen] : entry[chosen],
  ]);
  return Object.fromEntries(entries) as Spoken<W>;
}

/** The texts in the language now read; call it in a component, which is redrawn when the language changes. */
export function useText<W extends Record<string, Entry>>(texts: W): Spoken<W> {
  const known = spoken.get(texts) ?? {};
  const chosen = language.value;
  const found = (known[chosen] ??= speakIn(texts, chosen));
  spoken.set(texts, known);
  return found as Spoken<W>;
}
