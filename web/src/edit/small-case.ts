// The small case behind the conversation: its questions answered from a text, and each answer put into the text as the
// templates write it. Nothing is kept beside the text, so one can go back and forth without loss.
import { insert, keysAt, lengthAt, nodeAt, read, remove, set, valueAt, type Path, type Tree, type Value } from "./document";
import { costKinds, effectKinds, usualSpread, type CostKind, type EffectKind, type Ground, type TimeBase } from "./effects";
import { scalarText } from "./layout";
import { heldNumber, quantityIn } from "./numbers";

export const counted = ["patients", "procedures", "units"] as const;
export type Counted = (typeof counted)[number];
const oneOf: Record<Counted, string> = { patients: "patient", procedures: "procedure", units: "unit" };

export type Amount = { value: number; low?: number; high?: number };
export type Item = {
  /** Place of its line. */
  line: number;
  kind: string;
  effect?: EffectKind;
  cost: boolean;
  name: string;
  /** Where its numbers stand: a parameter, or the line itself. */
  at: Path;
  share: boolean;
  per: TimeBase;
  amounts: Record<string, Amount>;
  ground: Ground;
  evidence: string;
  source: string;
  payer: string;
  price?: string;
};
export type Unpriced = { line: number; category: string; name: string; words: string };
export type SmallCase = {
  title: string;
  comparator: string;
  alternatives: { id: string; title: string }[];
  counted: Counted;
  howMany?: number;
  years?: number;
  start?: number;
  costs: Item[];
  effects: Item[];
  unpriced: Unpriced[];
  /** Lines that the conversation does not ask about: formulas, transfers between years and the like. */
  others: number;
};

const text = (value: Value | undefined, language: "da" | "en"): string =>
  typeof value === "object" && !Array.isArray(value) ? String(value[language] ?? value["da"] ?? value["en"] ?? "") : String(value ?? "");

function amountIn(value: Value | undefined): Amount | undefined {
  if (typeof value === "object" && !Array.isArray(value)) {
    const base = quantityIn(value["value"]);
    const range = Array.isArray(value["range"]) ? value["range"].map((end) => quantityIn(end)?.number) : [];
    if (!base) return undefined;
    return { value: base.number, ...(range[0] !== undefined && range[1] !== undefined ? { low: range[0], high: range[1] } : {}) };
  }
  const base = quantityIn(value);
  return base && { value: base.number };
}

function groundOf(evidence: string): Ground {
  return evidence === "supplier" ? "supplier" : evidence === "" || evidence === "assumption" ? "guess" : "documented";
}

function timeBase(unit: string): TimeBase {
  return /\/(year|år)$/.test(unit) ? "yearly" : /\//.test(unit) ? "each" : "once";
}

function itemAt(tree: Tree, line: number, alternatives: string[], language: "da" | "en"): Item | undefined {
  const path: Path = ["lines", line];
  const key = nodeAt(tree, [...path, "amount"]) ? "amount" : "quantity";
  const written = valueAt(tree, [...path, key]);
  const parameter = typeof written === "string" && nodeAt(tree, ["parameters", written]) ? written : undefined;
  const at: Path = parameter ? ["parameters", parameter] : [...path, key];
  const by = valueAt(tree, [...at, "by"]);
  if (typeof by !== "object" || Array.isArray(by)) return undefined;
  const found = alternatives.map((id) => [id, amountIn(by[id])] as const);
  if (found.some(([, amount]) => amount === undefined)) return undefined;
  const amounts = Object.fromEntries(found) as Record<string, Amount>;
  const category = text(valueAt(tree, [...path, "category"]), language);
  const cost = key === "amount";
  const kind = cost ? costKinds.find((each) => each.id === parameter?.replace(/_\d+$/, "")) ?? costKinds.find((each) => each.category === category) : undefined;
  const price = valueAt(tree, [...path, "price"]);
  const effect = cost ? undefined : effectKinds.find((each) => each.id === parameter?.replace(/_\d+$/, "")) ?? effectKinds.find((each) => price === `price(${each.price})`);
  const first = Object.values(by)[0];
  const inside = quantityIn(typeof first === "object" && !Array.isArray(first) ? first["value"] : first);
  const unit = text(valueAt(tree, [...at, "unit"]), "en") || (inside?.unit ?? "");
  const evidence = text(valueAt(tree, [...at, "evidence"]) ?? valueAt(tree, [...path, "evidence"]), "en");
  return {
    line, at, cost, amounts, evidence,
    kind: kind?.id ?? effect?.id ?? "other",
    ...(effect ? { effect } : {}),
    name: text(valueAt(tree, [...path, "name"]), language),
    share: inside?.unit === "%",
    per: timeBase(unit),
    ground: groundOf(evidence),
    source: text(valueAt(tree, [...at, "source"]), language),
    payer: text(valueAt(tree, [...path, "payer"]) ?? valueAt(tree, [...path, "gains"]), "en"),
    ...(typeof price === "string" ? { price } : {}),
  };
}

export function smallCase(tree: Tree, language: "da" | "en"): SmallCase {
  const comparator = text(valueAt(tree, ["comparator"]), "en");
  const ids = keysAt(tree, ["alternatives"]);
  const ordered = [...ids.filter((id) => id === comparator), ...ids.filter((id) => id !== comparator)];
  const unit = counted.find((each) => nodeAt(tree, ["population", each])) ?? "patients";
  const howMany = quantityIn(valueAt(tree, ["population", unit]));
  const years = quantityIn(valueAt(tree, ["horizon"]));
  const start = quantityIn(valueAt(tree, ["start"]));
  const lines = Array.from({ length: lengthAt(tree, ["lines"]) }, (_, line) => line);
  const unpriced = lines.filter((line) => nodeAt(tree, ["lines", line, "not_priced"]));
  const items = lines.filter((line) => !unpriced.includes(line)).map((line) => itemAt(tree, line, ordered, language)).filter((item) => item !== undefined);
  return {
    title: text(valueAt(tree, ["title"]), language),
    comparator,
    alternatives: ordered.map((id) => ({ id, title: text(valueAt(tree, ["alternatives", id]), language) })),
    counted: unit,
    ...(howMany ? { howMany: howMany.number } : {}),
    ...(years ? { years: years.number } : {}),
    ...(start ? { start: start.number } : {}),
    costs: items.filter((item) => item.cost),
    effects: items.filter((item) => !item.cost),
    unpriced: unpriced.map((line) => ({
      line,
      category: text(valueAt(tree, ["lines", line, "category"]), "en"),
      name: text(valueAt(tree, ["lines", line, "name"]), language),
      words: text(valueAt(tree, ["lines", line, "not_priced"]), language),
    })),
    others: lines.length - unpriced.length - items.length,
  };
}

// ---- answers put into the text

/** A case that asks nothing yet: what is used today against something new. */
export function beginning(title: string, year: number): string {
  return [
    "case: 1",
    `title: ${scalarText(title, false)}`,
    "",
    "comparator: today",
    "alternatives:",
    '  today: ""',
    '  new: ""',
    "",
    `start: ${year}`,
    "price_year: 2025",
    "",
  ].join("\n");
}

/** A text in the language read; one that is written in both languages keeps the other. */
export function setText(written: string, path: Path, words: string, language: "da" | "en"): string {
  const before = valueAt(read(written), path);
  return set(written, typeof before === "object" && !Array.isArray(before) ? [...path, language] : path, words);
}

export function setHowMany(written: string, unit: Counted, howMany: number | undefined, years: number | undefined): string {
  const before = counted.find((each) => nodeAt(read(written), ["population", each])) ?? unit;
  let next = written;
  if (howMany !== undefined) {
    next = before === unit ? set(next, ["population", unit], `${heldNumber(howMany)} per year`) : renameCounted(next, before, unit, howMany);
  } else if (before !== unit) next = renameCounted(next, before, unit, quantityIn(valueAt(read(next), ["population", before]))?.number ?? 0);
  if (years !== undefined) {
    next = set(next, ["horizon"], `${heldNumber(years)} years`);
    if (nodeAt(read(next), ["population"])) next = set(next, ["population", "for"], `${heldNumber(years)} years`);
  }
  return next;
}

/** Another thing is counted: the units of the numbers follow. */
function renameCounted(written: string, before: Counted, unit: Counted, howMany: number): string {
  const population = valueAt(read(written), ["population"]);
  const rest = typeof population === "object" && !Array.isArray(population) ? Object.fromEntries(Object.entries(population).filter(([key]) => key !== before)) : {};
  let next = set(written, ["population"], { [unit]: `${heldNumber(howMany)} per year`, ...rest });
  for (const name of keysAt(read(next), ["parameters"])) {
    const held = valueAt(read(next), ["parameters", name, "unit"]);
    if (typeof held === "string" && held.endsWith(`/${oneOf[before]}`)) next = set(next, ["parameters", name, "unit"], held.replace(/[^/]+$/, oneOf[unit]));
  }
  return next;
}

function freeName(tree: Tree, wanted: string): string {
  const taken = new Set(keysAt(tree, ["parameters"]));
  for (let n = 1; ; n++) {
    const name = n === 1 ? wanted : `${wanted}_${n}`;
    if (!taken.has(name)) return name;
  }
}

const alternativesIn = (tree: Tree) => keysAt(tree, ["alternatives"]);
const none = (tree: Tree, share: boolean) => Object.fromEntries(alternativesIn(tree).map((id) => [id, share ? "0 %" : "0"]));

function moneyUnit(per: TimeBase, unit: Counted): string {
  return { once: "DKK", yearly: "DKK/year", each: `DKK/${oneOf[unit]}` }[per];
}

export function addCost(written: string, kind: CostKind, name: string, unit: Counted): string {
  const tree = read(written);
  const id = freeName(tree, kind.id);
  let next = set(written, ["parameters", id], { title: name, unit: moneyUnit(kind.per, unit), by: none(tree, false), evidence: "assumption" });
  next = insert(next, ["lines"], lengthAt(tree, ["lines"]), { name, category: kind.category, payer: "region", amount: id });
  return nodeAt(tree, ["price"]) ? next : set(next, ["price"], id);
}

export function addEffect(written: string, kind: EffectKind, name: string, unit: Counted): string {
  const tree = read(written);
  const id = freeName(tree, kind.id);
  const per = oneOf[unit];
  const parameter: Value = {
    title: name,
    unit: kind.unit ? `${kind.unit.held}/${per}` : `1/${per}`,
    by: none(tree, !kind.unit),
    ...(kind.unit ? {} : { kind: "share" }),
    evidence: "assumption",
  };
  const line: Value = {
    name,
    category: kind.category,
    payer: kind.payer,
    ...(kind.staff ? { staff: kind.staff } : {}),
    quantity: id,
    price: `price(${kind.price})`,
    ...(kind.counts ? { counts: kind.counts } : {}),
  };
  return insert(set(written, ["parameters", id], parameter), ["lines"], lengthAt(tree, ["lines"]), line);
}

/** An effect that the list does not name, given in money for each. */
export function addOther(written: string, name: string, unit: Counted): string {
  const tree = read(written);
  const id = freeName(tree, "other");
  const next = set(written, ["parameters", id], { title: name, unit: moneyUnit("each", unit), by: none(tree, false), evidence: "assumption" });
  return insert(next, ["lines"], lengthAt(tree, ["lines"]), { name, category: "hospital.workflow", payer: "region", quantity: id });
}

export function addUnpriced(written: string, category: string, name: string, words: string): string {
  return insert(written, ["lines"], lengthAt(read(written), ["lines"]), { name, category, not_priced: words });
}

/** The line gone, and its numbers when no other line uses them. */
export function removeItem(written: string, item: { line: number; at?: Path }): string {
  let next = remove(written, ["lines", item.line]);
  const [part, name] = item.at ?? [];
  if (part !== "parameters" || name === undefined || new RegExp(`\\b${name}\\b`).test(JSON.stringify(valueAt(read(next), ["lines"]) ?? ""))) return next;
  next = remove(next, ["parameters", name]);
  if (valueAt(read(next), ["price"]) !== name) return next;
  const other = smallCase(read(next), "en").costs.find((cost) => cost.at[0] === "parameters");
  return other ? set(next, ["price"], String(other.at[1])) : remove(next, ["price"]);
}

const rounded = (value: number) => Number(value.toPrecision(2));

export function usualRange(value: number, ground: Ground): [number, number] | undefined {
  const spread = usualSpread[ground];
  return spread === undefined || value === 0 ? undefined : [rounded(value * (1 - spread)), rounded(value * (1 + spread))];
}

function held(item: Item, amount: Amount): Value {
  const unit = item.share ? " %" : ownUnit(item);
  const number = (value: number) => heldNumber(value) + unit;
  return amount.low === undefined || amount.high === undefined ? number(amount.value) : { value: number(amount.value), range: [number(amount.low), number(amount.high)] };
}

/** Numbers that stand in a line carry their unit themselves. */
function ownUnit(item: Item): string {
  return item.at[0] === "parameters" ? "" : { once: " DKK", yearly: " DKK/year", each: "" }[item.per];
}

/** A new amount; a range that was only the usual one follows it. */
export function setAmount(written: string, item: Item, alternative: string, value: number): string {
  const before = item.amounts[alternative];
  const usual = before && usualRange(before.value, item.ground);
  const own = before?.low !== undefined && before.high !== undefined && !(usual && usual[0] === before.low && usual[1] === before.high) && value >= before.low && value <= before.high;
  const range = own ? [before?.low, before?.high] : usualRange(value, item.ground);
  return setRange(written, item, alternative, { value, ...(range?.[0] !== undefined && range[1] !== undefined ? { low: range[0], high: range[1] } : {}) });
}

export function setRange(written: string, item: Item, alternative: string, amount: Amount): string {
  return set(written, [...item.at, "by", alternative], held(item, amount));
}

export function setGround(written: string, item: Item, ground: Ground): string {
  let next = set(written, [...item.at, "evidence"], { documented: "literature", supplier: "supplier", guess: "assumption" }[ground]);
  for (const [alternative, amount] of Object.entries(item.amounts)) {
    const usual = usualRange(amount.value, item.ground);
    const untouched = amount.low === undefined || (usual && usual[0] === amount.low && usual[1] === amount.high);
    const range = usualRange(amount.value, ground);
    if (untouched) next = setRange(next, item, alternative, { value: amount.value, ...(range ? { low: range[0], high: range[1] } : {}) });
  }
  return next;
}

/** Said of all of them together in a year, or of each. */
export function setTimeBase(written: string, item: Item, per: TimeBase, unit: Counted): string {
  const word = item.cost || item.kind === "other" ? moneyUnit(per, unit) : `${item.effect?.unit?.held ?? "1"}/${per === "yearly" ? "year" : oneOf[unit]}`;
  return set(written, [...item.at, "unit"], word);
}

export function addAlternative(written: string, title: string): string {
  const tree = read(written);
  const ids = alternativesIn(tree);
  let n = 2;
  while (ids.includes(`new_${n}`)) n++;
  let next = set(written, ["alternatives", `new_${n}`], title);
  for (const item of [...smallCase(tree, "en").costs, ...smallCase(tree, "en").effects]) next = set(next, [...item.at, "by", `new_${n}`], item.share ? "0 %" : `0${ownUnit(item)}`);
  return next;
}

export function removeAlternative(written: string, id: string): string {
  const found = smallCase(read(written), "en");
  return [...found.costs, ...found.effects].reduce((next, item) => remove(next, [...item.at, "by", id]), remove(written, ["alternatives", id]));
}
