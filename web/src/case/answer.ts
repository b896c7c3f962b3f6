// What the engine answers about a case (POST /api/assess; the same as `vaerdi assess --json` prints, and beside it what
// the page draws). Names are the engine's; money is in the case's currency.
import type { Finding } from "../api";

/** A figure and, when draws were made, its mean and 95 % interval. An end that is never is absent (payback). */
export type Figure = { value: number; mean?: number; low?: number; high?: number };
export type ByPayer<T> = Record<string, T>;
export type NaturalFigure = { title: string; unit: string; total: Figure; by_year: number[] };
export type StaffFigure = {
  title: string;
  hours: Figure;
  hours_per_year: number;
  fte: number;
  cashable_hours: number;
  cashable_fte: number;
};

export type Alternative = {
  total_cost: Figure;
  effects: Figure;
  net_value: Figure;
  qalys?: Figure;
  probability_best?: number;
  groups?: Record<string, { total_cost: Figure; effects: Figure; net_value: Figure; qalys?: Figure }>;
};

export type CostCell = "lower" | "same" | "higher";
export type EffectCell = "better" | "same" | "worse";
export type MatrixVerdict = "excellent" | "better" | "neutral" | "worse" | "poor" | "dilemma";
export type Matrix = {
  verdict: MatrixVerdict;
  measured_in: "" | "effects" | "qalys" | "life_years";
  cost: CostCell;
  effect: EffectCell;
  probability?: Record<CostCell, Record<EffectCell, number>>;
};

export type Comparison = {
  versus: string;
  incremental_cost: Figure;
  incremental_effects: Figure;
  net_value: Figure;
  incremental_qalys?: Figure;
  incremental_life_years?: Figure;
  icer?: Figure;
  icer_per?: "qalys" | "life_years";
  price_effect_ratio?: Figure;
  roi?: Figure;
  payback_years?: Figure;
  /** Share of the draws in which the outlay comes back within the horizon. */
  paid_back?: number;
  internal_rate?: Figure;
  probability_worth_it?: number;
  matrix: Matrix;
  /** Net value for each payer, present value; what is borne is negative. */
  by_payer: ByPayer<Figure>;
  qalys_in_money?: number;
  /** Extra outlay less gains by year, undiscounted; [0] is the start. */
  budget: ByPayer<number[]>;
  cumulative: number[];
  natural: Record<string, NaturalFigure>;
  staff: Record<string, StaffFigure>;
};

export type Input = {
  title: string;
  unit: string;
  value: number;
  source?: string;
  evidence?: string;
  certainty?: string;
  note?: string;
  assumption: boolean;
  file: string;
  line: number;
  distribution?: { family: string; low: number; high: number };
  /** Names of the numbers that it is drawn together with. */
  drawn_with?: string[];
};

/** Beside the budget: of all payers within the perspective together, and the same as present values. */
export type Budgets = { net: number[]; present: ByPayer<number[]>; present_net: number[] };

export type Slider = {
  input: string;
  title: string;
  unit: string;
  unit_words: string;
  /** To be put behind a number; absent where a plain number is taken. */
  unit_text?: string;
  value: number;
  base: number;
  low: number;
  high: number;
  step: number;
  /** Share of all swings of the net value. */
  influence: number;
  source?: string;
  evidence?: string;
  certainty?: string;
  assumption: boolean;
  /** A share of 1, told in per cent. */
  share: boolean;
  alternative?: string;
};

export type Swing = {
  input: string;
  unit: string;
  low: number;
  high: number;
  net_value_at_low: number;
  net_value_at_high: number;
};
export type Headroom = { versus: string; current: number; unit: string; highest?: Figure };
export type Threshold = { base: number; unit: string; value?: number };
/** A number as people say it, with its unit. */
export type InputWords = { title: string; value: string; low?: string; high?: string };

/** The course of one who begins, in one alternative; from state to state where two names stand. */
export type Course = {
  occupancy: Record<string, number[]>;
  years_in_state: Record<string, number>;
  life_years: number;
  alive_at_horizon: number;
  /** Only when (almost) nobody outlives the horizon. */
  life_expectancy?: number;
  passed: Record<string, Record<string, number>>;
  /** Least and largest share of the state left that passes in a cycle; absent in a model without transitions. */
  per_cycle?: Record<string, Record<string, { low: number; high: number }>>;
  /** Of a model of survival curves: the share by the curve of each state, at each time. */
  survival?: Record<string, number[]>;
};
export type Health = {
  cycle_years: number;
  states: Record<string, string>;
  /** States without life. */
  dead: string[];
  /** Years since the start, one for each place of `occupancy`. */
  times: number[];
  /** The calendar year of each time; absent when the case has no start. */
  calendar_years?: number[];
  /** What each survival curve is called, by its state. */
  curves?: Record<string, string>;
  alternatives: Record<string, Course>;
};

export type Estimate = { value: number; standard_error: number };
type Decision = { best: string; probability_best: Record<string, number>; expected_loss: Record<string, number>; perfect_information: Estimate };
/** What it is worth to know some numbers exactly, and its share of knowing everything. */
export type KnownNumbers = Estimate & { id: string; title: string; inputs: string[]; share: number };
/** How the mean net value against the comparator settles over the first so many draws, by alternative. */
export type DrawConvergence = { draws: number[]; net_value: Record<string, MeanSoFar[]> };
/** A mean of draws; `margin` is half its 95% interval. */
export type MeanSoFar = Estimate & { margin: number };
export type Information = Decision & {
  draws: number;
  convergence: DrawConvergence;
  numbers?: KnownNumbers[];
  by_evidence?: KnownNumbers[];
  weak_evidence?: KnownNumbers;
  curve_effect?: "qalys" | "life_years";
  curve?: (Decision & { to_pay: number })[];
};

export type CaseAnswer = {
  case: {
    id: string;
    file: string;
    title: string;
    summary?: string;
    organisation?: string;
    currency: string;
    price_year?: number;
    years: number;
    calendar: (number | "start")[];
    perspective: string[];
    discounting: { id: string; costs: { from: number; rate: number }[]; effects: { from: number; rate: number }[] };
    comparator: string;
    alternatives: Record<string, string>;
    for_one_patient: boolean;
    payers: ByPayer<string>;
  };
  draws: number;
  seed: number;
  answer: string[];
  alternatives: Record<string, Alternative>;
  comparisons: Record<string, Comparison>;
  frontier: { alternative: string; versus?: string; icer?: number }[];
  frontier_effect?: "qalys" | "life_years" | "effects";
  dominance: Record<string, { by: string[]; extended: boolean }>;
  price_headroom?: Record<string, Record<string, Headroom>>;
  sensitivity?: Record<string, Swing[]>;
  thresholds?: Record<string, Record<string, Threshold>>;
  scenarios?: Record<string, { title: string; comparisons: Record<string, Comparison> }>;
  health?: Health;
  information?: Information;
  unpriced: { line: string; name: string; category: string; description: string }[];
  assumptions: string[];
  weak_evidence: string[];
  inputs: Record<string, Input>;
  /** Tables that formulas look up. */
  tables?: Record<string, { title: string; source?: string; evidence?: string; assumption: boolean; file: string; line: number }>;
  notes: string[];
  warnings: string[];
  plane?: Record<string, { effect_in: string; points: [number, number][] }>;
  sliders?: Slider[];
  budgets: Record<string, Budgets>;
  words: {
    headroom: string[];
    thresholds: string[];
    payers: Record<string, ByPayer<string>>;
    short: Record<string, string>;
    /** Units as people say them: "days/patient" is "dage/patient" in Danish. */
    units: Record<string, string>;
    inputs: Record<string, InputWords>;
    groups: Record<string, string>;
  };
  findings?: Finding[];
  version?: number;
};

/** One step behind a figure; a step with `figure` is a figure of its own that can be opened in turn. */
export type Explanation = {
  title: string;
  value?: number;
  unit?: string;
  /** Value and unit as people say them. */
  shown?: string;
  how?: string;
  source?: string;
  assumption?: boolean;
  figure?: string;
  steps?: Explanation[];
};

/** The other alternatives, in the case's order. */
export function compared(answer: CaseAnswer): string[] {
  return Object.keys(answer.comparisons);
}

/** The comparison that stands first: the one of highest net value. */
export function leading(answer: CaseAnswer): string {
  const best = answer.frontier.length > 0 || compared(answer).length > 1 ? highestNetValue(answer) : undefined;
  return best ?? compared(answer)[0] ?? "";
}

function highestNetValue(answer: CaseAnswer): string | undefined {
  const ranked = Object.entries(answer.comparisons).sort(([, a], [, b]) => b.net_value.value - a.net_value.value);
  return ranked[0]?.[0];
}

/** Words that the engine gives in the order of nested objects, by alternative: `{tavi: {valve: …}}` and ["…"]. */
export function wordsOf(found: Record<string, Record<string, unknown>> | undefined, words: string[]): Record<string, Record<string, string>> {
  const listed = Object.entries(found ?? {}).flatMap(([alternative, of]) => Object.keys(of).map((input) => ({ alternative, input })));
  const by: Record<string, Record<string, string>> = {};
  for (const [at, { alternative, input }] of listed.entries()) (by[alternative] ??= {})[input] = words[at] ?? "";
  return by;
}

/** The sentences about one alternative; the engine gives a leading one before them when there are several. */
export function sentenceOn(answer: CaseAnswer, alternative: string): string {
  const all = compared(answer);
  const at = all.indexOf(alternative);
  return answer.answer[all.length > 1 ? at + 1 : at] ?? "";
}
