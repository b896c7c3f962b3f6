import { afterEach, describe, expect, it } from "vitest";
import { date, inLanguage, language, moment, money, number, percent, percentInText, useText, words } from ".";

const plain = (text: string) => text.replaceAll("\u00a0", " ");
const both = (write: () => string) => {
  language.value = "da";
  const da = plain(write());
  language.value = "en";
  return [da, plain(write())];
};
afterEach(() => void (language.value = "da"));

describe("figures as each language writes them", () => {
  it("numbers", () => {
    expect(both(() => number(12345.5))).toEqual(["12.345,5", "12,345.5"]);
    expect(both(() => number(-0))).toEqual(["0", "0"]);
  });
  it("money: small exact, large in millions with three significant digits", () => {
    expect(both(() => money(1200))).toEqual(["1.200 kr.", "DKK 1,200"]);
    expect(both(() => money(9_812_000))).toEqual(["9,81 mio. kr.", "DKK 9.81 million"]);
    expect(both(() => money(-1.25e9))).toEqual(["−1,25 mia. kr.", "DKK −1.25 billion"]);
    expect(both(() => money(644, "EUR"))).toEqual(["644 EUR", "EUR 644"]);
    expect(both(() => money(2_500_000, "DKK", { exact: true }))).toEqual(["2.500.000 kr.", "DKK 2,500,000"]);
  });
  it("what rounds up to a million is written as one", () => {
    expect(both(() => money(999_600))).toEqual(["1 mio. kr.", "DKK 1 million"]);
  });
  it("shares: % in tables, pct. in Danish sentences", () => {
    expect(both(() => percent(0.93))).toEqual(["93 %", "93%"]);
    expect(both(() => percentInText(0.155, 1))).toEqual(["15,5 pct.", "15.5%"]);
  });
  it("dates with lower-case months in Danish", () => {
    expect(both(() => date("2026-05-03T12:00:00Z"))).toEqual(["3. maj 2026", "3 May 2026"]);
    expect(both(() => moment("2026-05-03T12:05:00"))).toEqual(["3. maj 2026 kl. 12.05", "3 May 2026 at 12:05"]);
  });
});

describe("texts", () => {
  const text = words({ title: { da: "Indkøb", en: "Purchases" }, left: (n: number) => ({ da: `${n} tilbage`, en: `${n} left` }) });
  it("are spoken in the language chosen, with their values", () => {
    expect(both(() => useText(text).title)).toEqual(["Indkøb", "Purchases"]);
    expect(both(() => useText(text).left(3))).toEqual(["3 tilbage", "3 left"]);
    expect(both(() => inLanguage({ da: "ja", en: "yes" }))).toEqual(["ja", "yes"]);
  });
});
