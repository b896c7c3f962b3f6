// One entry of the catalogue: what it is, where it comes from, how to use it in a case, and its price in another year.
import { useEffect } from "preact/hooks";
import { api, useAsked, type CatalogueEntry } from "../api";
import { Shown, Table, WayBack } from "../parts";
import { Page } from "../shell/page";
import type { PageProps } from "../shell/routes";
import { inLanguage, language, number, useText } from "../text";
import { catalogueText } from "../text/catalogue";
import { Convert } from "./convert";
import { UseInCase } from "./use-in-case";
import "./catalogue.css";

export default function EntryPage({ at }: PageProps) {
  const { kind = "", id = "" } = at;
  const entry = useAsked(() => api.catalogue.entry(kind, id, language.value), [kind, id, language.value]);
  return <Shown of={entry} page lines={8} height={560}>{(found) => <Entry entry={found} />}</Shown>;
}

function Entry({ entry }: { entry: CatalogueEntry }) {
  const t = useText(catalogueText);
  const title = inLanguage(entry.title);
  const sheet = entry.sheet.filter((line) => !line.value.startsWith("price("));
  const price = entry.kind === "price";
  useEffect(() => void (document.title = `${title} – Værdi`), [title]);
  return (
    <Page title={title} above={<WayBack href="/catalogue" text={t.back} />}>
      <div class="entry">
        <dl class="sheet-lines">
          {sheet.map((line, index) => (
            <div key={line.label} class={price && index === 0 ? "sheet-line first" : "sheet-line"}>
              <dt>{line.label}</dt>
              <dd><WithLinks text={line.value} /></dd>
            </div>
          ))}
        </dl>
        {entry.mortality && <Mortality of={entry.mortality} />}
        {price && (
          <div class="entry-beside">
            <UseInCase text={entry.in_case} />
            <Convert entry={entry} />
            <p><a href={`/catalogue/own?replace=${encodeURIComponent(entry.id)}`}>{t.replaceWithOwn}</a></p>
          </div>
        )}
      </div>
    </Page>
  );
}

/** Every age of a life table, the sexes beside each other. */
function Mortality({ of }: { of: NonNullable<CatalogueEntry["mortality"]> }) {
  const t = useText(catalogueText);
  const sexes = (["women", "men", "both"] as const).flatMap((sex) => (of[sex] ? [{ sex, ...of[sex] }] : []));
  const first = Math.min(...sexes.map((one) => one.first_age));
  const last = Math.max(...sexes.map((one) => one.first_age + one.dying.length - 1));
  const ages = Array.from({ length: last - first + 1 }, (_, at) => first + at);
  return (
    <section class="mortality" aria-labelledby="mortality">
      <h2 id="mortality" class="h4">{t.mortality}</h2>
      <p class="help">{t.mortalityHelp}</p>
      <div class="mortality-ages">
        <Table
          caption={t.mortality} rows={ages} id={(age) => age}
          columns={[
            { title: t.age, heading: true, cell: (age) => age },
            ...sexes.map((one) => ({
              title: `${t[one.sex]}, %`, figure: true,
              cell: (age: number) => { const dying = one.dying[age - one.first_age]; return dying === undefined ? "" : number(dying * 100, { digits: 3, fixed: true }); },
            })),
          ]}
        />
      </div>
    </section>
  );
}

/** Addresses of sources as links; they lead out of the workbench, so nothing of it is told where they lead. */
function WithLinks({ text }: { text: string }) {
  return (
    <>
      {text.split(/(https?:\/\/[^\s;]+)/).map((part, index) =>
        index % 2 === 0 ? part : <a key={part} href={part} target="_blank" rel="noreferrer noopener">{part.replace(/^https?:\/\//, "")}</a>,
      )}
    </>
  );
}
