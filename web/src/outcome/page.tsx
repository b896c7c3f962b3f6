// The outcomes of a purchase: one measure over time, between units, as registries publish it, and what patients answer. First
// what the chart says, then the chart, then its table.
import { useState } from "preact/hooks";
import { useAsked, type Purchase } from "../api";
import { Alert, SelectField, Shown } from "../parts";
import { mayBringData, mayWriteMeasures, seesFigures } from "../purchase/rights";
import { go, place } from "../shell/router";
import type { PageProps } from "../shell/routes";
import { language, useText } from "../text";
import { outcomeText } from "../text/outcome";
import { outcomes, type Outcomes } from "./ask";
import { Findings } from "./findings";
import { addressOf, OutcomeFrame, parts, type Part } from "./frame";
import { OverTime } from "./over-time";
import { Patients } from "./patients";
import { RegistryTables } from "./registry";
import { Scores } from "./scores";
import { BetweenUnits } from "./units";

export default function OutcomesPage({ at }: PageProps) {
  const id = at["id"] ?? "";
  const asked = place.value.query.get("show");
  return <OutcomeFrame id={id} now={partAsked(asked)}>{(purchase) => <Overview purchase={purchase} part={partAsked(asked)} />}</OutcomeFrame>;
}

const partAsked = (asked: string | null): Part => parts.find((each) => each === asked) ?? "time";

function Overview({ purchase, part }: { purchase: Purchase; part: Part }) {
  const overview = useAsked(() => outcomes.overview(purchase.id), [purchase.id, language.value]);
  return (
    <Shown of={overview} height={480} lines={8}>
      {(found) => (found.measures.length === 0 ? <Nothing purchase={purchase} found={found} /> : <Figures purchase={purchase} part={part} found={found} />)}
    </Shown>
  );
}

/** What this is for, and the first step. */
function Nothing({ purchase, found }: { purchase: Purchase; found: Outcomes }) {
  const t = useText(outcomeText);
  if (found.findings.length > 0) {
    return (
      <>
        <p>{t.wrongMeasures}</p>
        <Findings findings={found.findings} />
        {mayWriteMeasures(purchase.roles) && <a class="button button-primary mt-4" href={addressOf(purchase.id, "measures")}>{t.mend}</a>}
      </>
    );
  }
  return (
    <section>
      <h2>{t.emptyTitle}</h2>
      <p>{t.empty}</p>
      {!found.has_data && (mayBringData(purchase.roles) ? <BringFirst purchase={purchase} /> : <p>{seesFigures(purchase.roles) ? t.askManager : t.noMeasuresYet}</p>)}
      {found.has_data && (mayWriteMeasures(purchase.roles) ? (
        <>
          <p>{t.noMeasures}</p>
          <a class="button button-primary mt-4" href={addressOf(purchase.id, "measures")}>{t.firstMeasures}</a>
        </>
      ) : <p>{t.noMeasuresYet}</p>)}
      {seesFigures(purchase.roles) && (
        <div class="mt-6">
          <p>{t.thenOneSees}</p>
          <ul>{[t.seesTime, t.seesUnits, t.seesRegistry, t.seesScores].map((words) => <li key={words}>{words}</li>)}</ul>
        </div>
      )}
    </section>
  );
}

/** For the data manager: the way in, and data to try with. */
function BringFirst({ purchase }: { purchase: Purchase }) {
  const t = useText(outcomeText);
  return (
    <>
      <p>{t.bringLead}</p>
      <p><a class="button button-primary mt-4" href={addressOf(purchase.id, "data")}>{t.firstData}</a></p>
      <p class="help mt-6">{t.madeUpLead} <code>vaerdi generate generate.yaml</code>. {t.madeUpHelp}</p>
    </>
  );
}

function Figures({ purchase, part, found }: { purchase: Purchase; part: Part; found: Outcomes }) {
  const t = useText(outcomeText);
  const [asSupplier, setAsSupplier] = useState(false);
  const wanted = place.value.query.get("measure");
  const offered = found.measures.filter((m) => (part === "scores" ? m.kind === "score change" : part === "patients" ? m.patients : true));
  const measure = offered.find((m) => m.name === wanted) ?? offered[0];
  const choose = (name: string) => go(`${addressOf(purchase.id, "time")}?show=${part}&measure=${encodeURIComponent(name)}`, { replace: true });
  if (!measure) return <p>{part === "patients" ? t.noPatients : t.noScores}</p>;
  const chosen = { purchase, measure: measure.name, asSupplier };
  return (
    <>
      {found.generated && <Alert tone="info"><p class="alert-text">{t.generated}</p></Alert>}
      <div class="outcome-choices">
        {part !== "registry" && offered.length > 1 && (
          <SelectField label={t.measure} value={measure.name} change={choose} choices={offered.map((m) => ({ value: m.name, text: m.title }))} />
        )}
        {seesFigures(purchase.roles) && (
          <div class="form-group-checkbox">
            <input type="checkbox" id="as-supplier" class="form-checkbox" checked={asSupplier} onChange={() => setAsSupplier(!asSupplier)} />
            <label for="as-supplier">{t.asOthers}</label>
          </div>
        )}
      </div>
      {part === "time" && <OverTime key={measure.name} {...chosen} />}
      {part === "units" && <BetweenUnits key={measure.name} {...chosen} groups={found.groups} />}
      {part === "registry" && <RegistryTables {...chosen} />}
      {part === "patients" && <Patients key={measure.name} {...chosen} />}
      {part === "scores" && <Scores key={measure.name} {...chosen} />}
    </>
  );
}
