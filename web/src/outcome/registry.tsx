// Measures in the layout in which clinical registries publish them.
import { useAsked, type Schema } from "../api";
import { Icon, Shown } from "../parts";
import { language, useText } from "../text";
import { outcomeText } from "../text/outcome";
import { outcomes } from "./ask";
import { Suppressed, type Chosen } from "./suppressed";
import { writeCount } from "./write";

type Registry = Schema["registry"];
type Cell = Schema["registry_figure"];

export function RegistryTables({ purchase, asSupplier }: Chosen) {
  const t = useText(outcomeText);
  const asked = useAsked(() => outcomes.measures(purchase.id, { registry: true, ...(asSupplier ? { as_supplier: true } : {}) }), [purchase.id, asSupplier, language.value]);
  return (
    <>
      <p>{t.registryLead}</p>
      <Shown of={asked} height={640} lines={12}>
        {(found) => (
          <>
            <Suppressed of={found} />
            {found.shown.map((shown, index) => shown.registry && (
              <section key={shown.name} class="case-part">
                <RegistryTable title={found.measures[index]?.title ?? shown.name} registry={shown.registry} numerator={shown.numerator_title} denominator={shown.denominator_title} />
              </section>
            ))}
            <p class="case-part">
              <a class="function-link" href={outcomes.reportsAddress(purchase.id, asSupplier)} download="measure-reports.ndjson"><Icon name="download" />{t.reports}</a>
              {" "}<span class="help">{found.suppressed ? t.reportsHidden : t.reportsHelp}</span>
            </p>
          </>
        )}
      </Shown>
    </>
  );
}

type TableProps = { title: string; registry: Registry; numerator: string | undefined; denominator: string };

function RegistryTable({ title, registry, numerator, denominator }: TableProps) {
  const t = useText(outcomeText);
  const [latest, ...before] = registry.periods;
  return (
    <>
      <h2 class="h3">{title}</h2>
      {registry.standard && <p class="help">{t.standardIs(registry.standard)}</p>}
      <div class="table-scroll" tabIndex={0} role="region" aria-label={title}>
        <table class="thin-rules registry">
          <caption class="sr-only">{title}</caption>
          <thead>
            <tr>
              <th scope="col">{t.unit}</th>
              {registry.standard && <th scope="col">{t.standard}</th>}
              {numerator && <th scope="col" class="figures">{numerator}</th>}
              <th scope="col" class="figures">{denominator}</th>
              <th scope="col" class="figures">{t.unknown}</th>
              <th scope="col" class="figures">{latest}</th>
              <th scope="col" class="figures">{t.interval}</th>
              {before.map((period) => <th key={period} scope="col" class="figures">{period}</th>)}
            </tr>
          </thead>
          <tbody>
            {registry.rows.map((row) => {
              const [now, ...earlier] = row.periods;
              if (!now) return null;
              return (
                <tr key={`${row.level} ${row.name}`} class={`level-${row.level}`}>
                  <th scope="row">{row.name}</th>
                  {registry.standard && <td>{reached(now, t)}</td>}
                  {numerator && <td class="figures">{writeCount(now.numerator ?? now.amount, now, t.hidden)}</td>}
                  <td class="figures">{writeCount(now.denominator, now, t.hidden)}</td>
                  <td class="figures">{writeCount(now.unknown, now, t.hidden)}</td>
                  <td class="figures"><strong>{now.value}</strong></td>
                  <td class="figures">{now.interval}</td>
                  {before.map((period, index) => <td key={period} class="figures">{earlier[index]?.value}{earlier[index]?.interval && <span class="help"> ({earlier[index]?.interval})</span>}</td>)}
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </>
  );
}

function reached(cell: Cell, t: { reached: string; notReached: string; maybe: string }): string {
  if (typeof cell.reaches_standard !== "boolean") return "";
  const word = cell.reaches_standard ? t.reached : t.notReached;
  return cell.surely ? word : `${word} (${t.maybe})`;
}
