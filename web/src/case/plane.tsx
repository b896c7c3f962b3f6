// The cost–effect plane: a cloud of simulated outcomes on the value matrix as its ground.
import { number, percent, percentInText, useText } from "../text";
import { caseText } from "../text/case";
import { Table } from "../parts";
import type { CaseAnswer } from "./answer";
import { axis, Chart } from "./chart";
import { colourOf, ink, soft } from "./colours";
import { brief, counted, currencyWord } from "./figures";
import { useLook } from "./look";
import { costs, effects, verdictOf } from "./matrix";

const ground = { excellent: "#e3eefb", better: "#eef5fd", neutral: "#f5f6f8", dilemma: "#f5f6f8", worse: "#fdf3e4", poor: "#fbe6cd" };

function ends(values: number[]): [number, number] {
  const low = Math.min(0, ...values);
  const high = Math.max(0, ...values);
  const room = (high - low || 1) * 0.08;
  return [low - room, high + room];
}

const letter = 7.5;
const border = 12;

/** A name in the width there is for it, in several lines if need be; none where not even its longest word has room. */
export function nameWithin(width: number, name: string): string {
  const room = (words: string) => words.length * letter + border <= width;
  const words = name.split(" ");
  return room(name) ? name : words.every(room) ? words.join("\n") : "";
}

/** The four corners of the matrix, each with its name where there is room; `wide` is the width of the whole in pixels. */
function corners(x: [number, number], y: [number, number], wide: number, t: Record<string, unknown>) {
  const across = { better: [0, x[1]], worse: [x[0], 0] } as const;
  const up = { higher: [0, y[1]], lower: [y[0], 0] } as const;
  return (["better", "worse"] as const).flatMap((effect) =>
    (["higher", "lower"] as const).map((cost) => {
      const verdict = verdictOf(cost, effect);
      const [left, right] = across[effect];
      const [bottom, top] = up[cost];
      const name = nameWithin(((right - left) / (x[1] - x[0])) * wide, String(t[verdict]));
      const position = `inside${cost === "higher" ? "Top" : "Bottom"}${effect === "better" ? "Right" : "Left"}`;
      return [
        { coord: [left, bottom], name, itemStyle: { color: ground[verdict] }, label: { position, color: soft, fontSize: 13, lineHeight: 16, fontWeight: 600 } },
        { coord: [right, top] },
      ];
    }));
}

export function CostEffectPlane() {
  const { answer, comparison, alternative } = useLook();
  const t = useText(caseText);
  const plane = answer.plane?.[alternative];
  if (comparison.matrix.measured_in === "") return <section class="case-part"><h3>{t.plane}</h3><p>{t.planeNoEffect}</p></section>;
  if (answer.draws === 0 || !plane || plane.points.length === 0 || plane.points.every(([e, c]) => e === plane.points[0]?.[0] && c === plane.points[0]?.[1])) {
    return <section class="case-part"><h3>{t.plane}</h3><p>{t.planeNone}</p></section>;
  }
  const inMoney = plane.effect_in === "effects";
  const currency = currencyWord(answer.case.currency);
  const x = ends(plane.points.map(([effect]) => effect));
  const y = ends(plane.points.map(([, cost]) => cost));
  const mean: [number, number] = [
    (plane.effect_in === "qalys" ? comparison.incremental_qalys : plane.effect_in === "life_years" ? comparison.incremental_life_years : comparison.incremental_effects)?.value ?? 0,
    comparison.incremental_cost.value,
  ];
  const colour = colourOf(answer, alternative);
  const worthIt = inMoney ? [Math.max(x[0], y[0]), Math.min(x[1], y[1])] : undefined;
  const narrow = window.matchMedia("(max-width: 600px)").matches;
  const option = {
    grid: { left: 12, right: 24, top: 24, bottom: 34, containLabel: true },
    xAxis: { ...axis, type: "value", min: x[0], max: x[1], name: inMoney ? t.planeEffects(currency) : plane.effect_in === "qalys" ? t.planeQalys : t.planeLifeYears, nameLocation: "middle", nameGap: 30, splitLine: { show: false }, axisLine: { show: true, onZero: true, lineStyle: { color: ink } }, axisLabel: { ...axis.axisLabel, formatter: inMoney ? brief : counted, showMinLabel: false, showMaxLabel: false } },
    yAxis: { ...axis, type: "value", min: y[0], max: y[1], name: t.planeCost(currency), nameLocation: "end", nameTextStyle: { ...axis.nameTextStyle, align: "left" }, splitLine: { show: false }, axisLine: { show: true, onZero: true, lineStyle: { color: ink } }, axisLabel: { ...axis.axisLabel, formatter: brief, showMinLabel: false, showMaxLabel: false } },
    series: [
      {
        type: "scatter", data: plane.points, symbolSize: 5, silent: true, itemStyle: { color: colour, opacity: 0.45 }, z: 3,
        markArea: { silent: true, data: corners(x, y, narrow ? 250 : 560, t) },
      },
      ...(worthIt && (worthIt[0] ?? 0) < (worthIt[1] ?? 0)
        ? [{ type: "line", silent: true, symbol: "none", z: 2, lineStyle: { color: soft, width: 1, type: "dashed" }, data: [[worthIt[0], worthIt[0]], [worthIt[1], worthIt[1]]], endLabel: { show: true, formatter: t.worthItLine, color: soft, fontSize: 12, textBorderColor: "#ffffff", textBorderWidth: 3, ...beside(worthIt[1] ?? 0, x, y, narrow) } }]
        : []),
      { type: "scatter", data: [mean], symbolSize: 13, silent: true, z: 6, itemStyle: { color: colour, borderColor: "#ffffff", borderWidth: 2 } },
    ],
  };
  return (
    <section class="case-part">
      <h3>{t.plane}</h3>
      <p class="help">{t.planeHelp(number(plane.points.length))}</p>
      <Chart option={option} height={420} words={t.planeAria(sharesOf(answer, alternative, t))} table={<Shares />} />
    </section>
  );
}

/** Where the words of the dashed line stand: above its end at the right edge; where it leaves through the top, below the
 * field's name, right of the line if there is room and else left of it; on a narrow screen that name takes two lines. */
function beside(end: number, x: [number, number], y: [number, number], narrow: boolean) {
  if (end === x[1] || end !== y[1]) return { align: "right", offset: [-8, -8] };
  return (end - x[0]) / (x[1] - x[0]) < 0.6 ? { align: "left", offset: [2, 34] } : { align: "right", offset: narrow ? [-52, 46] : [-28, 8] };
}

function sharesOf(answer: CaseAnswer, alternative: string, t: Record<string, unknown>): string {
  const shares = answer.comparisons[alternative]?.matrix.probability;
  if (!shares) return "";
  return costs.flatMap((c) => effects.map((e) => ({ verdict: verdictOf(c, e), share: shares[c][e] })))
    .filter(({ share }) => share > 0)
    .map(({ verdict, share }) => `${String(t[verdict])}: ${percentInText(share)}`).join("; ");
}

function Shares() {
  const { comparison } = useLook();
  const t = useText(caseText);
  const cost = { lower: t.costLower, same: t.costSame, higher: t.costHigher };
  const effect = { better: t.effectBetter, same: t.effectSame, worse: t.effectWorse };
  const rows = costs.flatMap((c) => effects.map((e) => ({ c, e, share: comparison.matrix.probability?.[c][e] ?? 0 }))).filter((row) => row.share > 0);
  return (
    <Table
      caption={t.plane} rows={rows} id={(row) => row.c + row.e}
      columns={[
        { title: t.matrix, heading: true, cell: (row) => `${t[verdictOf(row.c, row.e)]} (${cost[row.c]}, ${effect[row.e]})` },
        { title: t.shareOfOutcomes, figure: true, cell: (row) => percent(row.share, 1) },
      ]}
    />
  );
}
