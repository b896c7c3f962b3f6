// The case as written beside its scenarios, and beside the figures of the moment when numbers have been moved.
import { useText } from "../text";
import { caseText } from "../text/case";
import { Table } from "../parts";
import { Amount } from "./amount";
import type { Comparison } from "./answer";
import { amount, rangeOf, shareOfDraws } from "./figures";
import { useLook } from "./look";

type Row = { id: string; title: string; of: Comparison; under?: string };

export function Scenarios({ moved }: { moved: boolean }) {
  const { answer, written, alternative } = useLook();
  const t = useText(caseText);
  const asWritten = written.comparisons[alternative];
  const now = answer.comparisons[alternative];
  const rows: Row[] = [
    ...(asWritten ? [{ id: "", title: t.asWritten, of: asWritten, ...(moved ? {} : { under: "comparisons" }) }] : []),
    ...(moved && now ? [{ id: "now", title: t.yourSliders, of: now, under: "comparisons" }] : []),
    ...Object.entries(written.scenarios ?? {}).flatMap(([id, scenario]) => {
      const of = scenario.comparisons[alternative];
      return of ? [{ id, title: scenario.title, of, under: `scenarios.${id}.comparisons` }] : [];
    }),
  ];
  if (rows.length < 2) return <section class="case-part"><h3>{t.scenarios}</h3><p>{t.noScenarios}</p></section>;
  const range = rangeOf(rows.map((row) => row.of.net_value));
  const drawn = rows.some((row) => row.of.probability_worth_it !== undefined);
  return (
    <section class="case-part">
      <h3>{t.scenarios}</h3>
      <p class="help">{t.scenariosHelp}</p>
      <Table
        caption={t.scenarios} rows={rows} id={(row) => row.id}
        columns={[
          { title: t.scenario, heading: true, cell: (row) => row.title },
          {
            title: t.netValue, figure: true,
            cell: (row) =>
              row.under ? (
                <Amount of={row.of.net_value} name={`${row.under}.${alternative}.net_value`} title={`${t.netValue}, ${row.title}`} range={range} />
              ) : (
                amount(row.of.net_value.value, answer.case.currency)
              ),
          },
          ...(drawn
            ? [{ title: t.probability, figure: true, cell: (row: Row) => (row.of.probability_worth_it === undefined ? "" : shareOfDraws(row.of.probability_worth_it)) }]
            : []),
        ]}
      />
    </section>
  );
}
