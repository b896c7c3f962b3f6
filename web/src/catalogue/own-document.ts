// Own prices as they stand in catalogue/own.yaml, and changes to it that keep everything else as it was written.
import { isMap, parseDocument, type Document } from "yaml";

export const ownPath = "catalogue/own.yaml";

/** A price as the form asks for it: everything as text; numbers are checked by `problemsOf`. */
export type OwnPrice = {
  id: string;
  title: string;
  value: string;
  per: string;
  low: string;
  high: string;
  year: string;
  payer: string;
  valueType: string;
  source: string;
  evidence: string;
};

export const blank: OwnPrice = {
  id: "", title: "", value: "", per: "", low: "", high: "", year: "", payer: "region", valueType: "average cost", source: "", evidence: "registry",
};

const beginning = "catalogue: 1\ntitle: {en: Own prices, da: Egne priser}\nprices: {}\n";

const layout = { lineWidth: 0, flowCollectionPadding: false };

function documentOf(text: string): Document | undefined {
  const document = parseDocument(text || beginning);
  return document.errors.length > 0 || !isMap(document.contents) ? undefined : document;
}

const text = (value: unknown) => (value === undefined || value === null ? "" : String(value));

/** A number as the language writes it; a formula stays as it is. */
function typed(value: unknown, language: "da" | "en"): string {
  const plain = text(value).replaceAll("_", "");
  if (plain === "" || !Number.isFinite(Number(plain))) return plain;
  return Number(plain).toLocaleString(language === "da" ? "da-DK" : "en-GB", { maximumFractionDigits: 6 });
}

function priceOf(id: string, written: Record<string, unknown>, language: "da" | "en"): OwnPrice {
  const title = written["title"];
  const range = Array.isArray(written["range"]) ? (written["range"] as unknown[]) : [];
  const own = typeof title === "object" && title !== null ? (title as Record<string, unknown>) : { [language]: title };
  return {
    id,
    title: text(own[language] ?? own["da"] ?? own["en"]),
    value: typed(written["value"], language),
    per: text(written["unit"]).replace(/^DKK\//, ""),
    low: typed(range[0], language),
    high: typed(range[1], language),
    year: text(written["price_year"]),
    payer: text(written["payer"]) || "region",
    valueType: text(written["value_type"]) || "average cost",
    source: text(written["source"]),
    evidence: text(written["evidence"]) || "assumption",
  };
}

/** The prices of the document; nothing when it cannot be read as YAML. */
export function pricesIn(written: string, language: "da" | "en"): OwnPrice[] | undefined {
  const document = documentOf(written);
  const prices = (document?.toJS() as { prices?: Record<string, Record<string, unknown> | null> } | undefined)?.prices;
  if (!document) return undefined;
  return Object.entries(prices ?? {}).map(([id, price]) => priceOf(id, price ?? {}, language));
}

/** A number as people type it in the language: "4.870,5" in Danish, "4,870.5" in English. */
export function numberTyped(typed: string, language: "da" | "en"): number | undefined {
  const plain = language === "da" ? typed.replace(/\.(?=\d{3}(\D|$))/g, "").replace(",", ".") : typed.replace(/,(?=\d{3}(\D|$))/g, "");
  const cleaned = plain.replace(/[\s_]/g, "");
  return /^\d+(\.\d+)?$/.test(cleaned) ? Number(cleaned) : undefined;
}

export type Problems = Partial<Record<keyof OwnPrice, true>>;

/** Which answers of the form cannot be taken. `taken`: ids that other prices have. */
export function problemsOf(price: OwnPrice, taken: string[], language: "da" | "en"): Problems {
  const value = numberTyped(price.value, language);
  const low = numberTyped(price.low, language);
  const high = numberTyped(price.high, language);
  const ranged = price.low !== "" || price.high !== "";
  const within = value !== undefined && low !== undefined && high !== undefined && low <= value && value <= high;
  return {
    ...(!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(price.id) || taken.includes(price.id) ? { id: true as const } : {}),
    ...(price.title.trim() === "" ? { title: true as const } : {}),
    ...(value === undefined ? { value: true as const } : {}),
    ...(price.per.trim() === "" ? { per: true as const } : {}),
    ...(ranged && !within ? { low: true as const } : {}),
    ...(!/^\d{4}$/.test(price.year) ? { year: true as const } : {}),
  };
}

/** The document with the price put in, changed or (under another id) moved; what the form does not ask for stays. */
export function withPrice(written: string, price: OwnPrice, language: "da" | "en", before?: string): string | undefined {
  const document = documentOf(written);
  if (!document) return undefined;
  if (!document.has("prices")) document.set("prices", document.createNode({}));
  if (before !== undefined && before !== price.id) {
    document.setIn(["prices", price.id], document.getIn(["prices", before], true));
    document.deleteIn(["prices", before]);
  }
  const at = (key: string) => ["prices", price.id, key];
  const put = (key: string, value: unknown) => (value === "" || value === undefined ? document.deleteIn(at(key)) : document.setIn(at(key), value));
  if (!isMap(document.getIn(["prices", price.id], true))) document.setIn(["prices", price.id], document.createNode({}));
  const title = document.getIn(at("title"), true);
  if (isMap(title)) title.set(language, price.title.trim());
  else put("title", price.title.trim());
  put("unit", `DKK/${price.per.trim()}`);
  put("value", numberTyped(price.value, language));
  const low = numberTyped(price.low, language);
  const high = numberTyped(price.high, language);
  put("range", low === undefined || high === undefined ? undefined : document.createNode([low, high], { flow: true }));
  put("price_year", Number(price.year));
  put("payer", price.payer);
  put("value_type", price.valueType);
  put("source", price.source.trim());
  put("evidence", price.evidence);
  blockStyle(document, price.id);
  return document.toString(layout);
}

/** A map that was written `{}` opens when something is put into it. */
function blockStyle(document: Document, id: string): void {
  for (const path of [["prices"], ["prices", id]]) {
    const map = document.getIn(path, true);
    if (isMap(map)) map.flow = false;
  }
}

export function withoutPrice(written: string, id: string): string | undefined {
  const document = documentOf(written);
  if (!document) return undefined;
  document.deleteIn(["prices", id]);
  return document.toString(layout);
}
