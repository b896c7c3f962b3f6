import { beforeEach, describe, expect, it } from "vitest";
import { language } from "../text";
import type { CaseAnswer, Slider } from "./answer";
import { amount, counted, priced, settingOf, shareOfDraws, standsAt } from "./figures";

const plain = (text: string) => text.replaceAll("\u00a0", " ");
const slider = (step: number, unit_text = ""): Slider =>
  ({ input: "valve", title: "", unit: "", unit_words: "", unit_text, value: 0, base: 0, low: 0, high: 1, step, influence: 0, assumption: false, share: false });
const answer = (units: Record<string, string>) => ({ case: { currency: "DKK" }, words: { units } }) as unknown as CaseAnswer;

beforeEach(() => void (language.value = "da"));

describe("amounts are written as in the engine's sentences", () => {
  it("from a million up in millions, with one decimal below a hundred", () => {
    expect(plain(amount(7_859_937, "DKK"))).toBe("7,9 mio. kr.");
    expect(plain(amount(-5_006_445, "DKK"))).toBe("−5,0 mio. kr.".replace("-", Intl.NumberFormat("da-DK").format(-1).charAt(0)));
    expect(plain(amount(483e6, "DKK"))).toBe("483 mio. kr.");
    expect(plain(amount(999_949, "DKK"))).toBe("999.949 kr.");
    expect(plain(amount(999_950, "DKK"))).toBe("1,0 mio. kr.");
    expect(plain(amount(999.5e6, "DKK"))).toBe("1,0 mia. kr.");
  });

  it("below a million to the krone", () => {
    expect(plain(amount(763_293.349, "DKK"))).toBe("763.293 kr.");
    expect(plain(amount(73.54, "GBP"))).toBe("74 GBP");
  });

  it("in English with the currency before whole amounts", () => {
    language.value = "en";
    expect(plain(amount(7_859_937, "DKK"))).toBe("7.9 million DKK");
    expect(plain(amount(763_293, "DKK"))).toBe("DKK 763,293");
  });
});

describe("counted things", () => {
  it("have the decimals their size calls for", () => {
    expect(counted(-1680)).toMatch(/1\.680$/);
    expect(counted(22.4)).toBe("22,4");
    expect(counted(2.481)).toBe("2,48");
    expect(counted(-0.0088504)).toMatch(/0,0089$/);
  });
});

describe("prices per unit", () => {
  it("read as people say them", () => {
    expect(plain(priced(answer({ "DKK/patient": "kr./patient" }), 102_452.05, "DKK/patient"))).toBe("102.452 kr./patient");
    language.value = "en";
    expect(plain(priced(answer({ "DKK/patient": "DKK/patient" }), 102_452.05, "DKK/patient"))).toBe("DKK 102,452/patient");
    expect(plain(priced(answer({ "million DKK": "million DKK" }), 12.763, "million DKK"))).toBe("12.76 million DKK");
  });
});

describe("shares of the draws", () => {
  it("are all or none only when they are", () => {
    expect(plain(shareOfDraws(1))).toBe("100 %");
    expect(plain(shareOfDraws(0.9995))).toBe(">99 %");
    expect(plain(shareOfDraws(0.0004))).toBe("<1 %");
    expect(plain(shareOfDraws(0))).toBe("0 %");
  });
});

describe("what a slider stands at", () => {
  it("has the decimals of its step", () => {
    expect(standsAt(slider(500), 110_000)).toBe("110.000");
    expect(standsAt(slider(0.05), 2.1)).toBe("2,1");
    expect(standsAt(slider(0.002), 0.138)).toBe("0,138");
    expect(plain(standsAt({ ...slider(0.002), share: true }, 0.05))).toBe("5 %");
  });

  it("is sent as a document would write it, in either language", () => {
    expect(settingOf(slider(500), 110_000)).toBe("110000");
    expect(settingOf(slider(0.1, " %"), 5.300000000000001)).toBe("5.3 %");
    const { unit_text: _, ...plainNumber } = slider(500);
    expect(settingOf(plainNumber, 110_000)).toBe("110000");
  });
});
