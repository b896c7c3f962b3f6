// Finds unit prices and conventions; what is searched for stands in the address, so that it can be shared and gone back to.
import { useEffect, useState } from "preact/hooks";
import { api, useAsked, type CatalogueHit } from "../api";
import { SelectField, Shown, TextField } from "../parts";
import { Page } from "../shell/page";
import { go, place } from "../shell/router";
import { inLanguage, language, useText } from "../text";
import { catalogueText, kinds } from "../text/catalogue";
import "./catalogue.css";

const pauseInTyping = 200;

export default function FindPage() {
  const t = useText(catalogueText);
  const words = place.value.query.get("find") ?? "";
  const kind = place.value.query.get("kind") ?? "price";
  const [typed, setTyped] = useState(words);
  const hits = useAsked(() => api.catalogue.find(words, kind, language.value), [words, kind, language.value]);

  const search = (find: string, of: string) =>
    go(`/catalogue?${new URLSearchParams({ ...(find ? { find } : {}), ...(of === "price" ? {} : { kind: of }) })}`, { replace: true });
  useEffect(() => {
    if (typed === words) return;
    const timer = setTimeout(() => search(typed, kind), pauseInTyping);
    return () => clearTimeout(timer);
  }, [typed]);
  useEffect(() => setTyped(words), [words]);

  return (
    <Page title={t.title} lead={t.lead} beside={<a class="button button-secondary" href="/catalogue/own">{t.own}</a>}>
      <form class="catalogue-search" role="search" onSubmit={(event) => (event.preventDefault(), search(typed, kind))}>
        <TextField label={t.find} type="search" value={typed} change={setTyped} placeholder={t.findHelp} />
        <SelectField
          label={t.kind} value={kind} change={(chosen) => search(typed, chosen)}
          choices={kinds.map((k) => ({ value: k.kind, text: inLanguage(k.name) }))}
        />
      </form>
      <Shown of={hits} lines={8} height={480}>
        {(found) => (
          <>
            <p role="status" class="catalogue-count">{found.length === 0 ? t.nothing : t.count(found.length)}</p>
            <ul class="unstyled-list no-max-width hits">
              {found.map((hit) => <li key={`${hit.kind} ${hit.id}`}><Hit hit={hit} /></li>)}
            </ul>
          </>
        )}
      </Shown>
    </Page>
  );
}

function Hit({ hit }: { hit: CatalogueHit }) {
  const t = useText(catalogueText);
  return (
    <a class="hit" href={`/catalogue/${hit.kind}/${encodeURIComponent(hit.id)}`}>
      <span class="hit-title">{hit.title}<span class="hit-id">{hit.id}</span></span>
      <span class="hit-price">{hit.price ?? hit.kind_title}</span>
      <span class="hit-ground">
        {hit.price_year && <span>{hit.price_year}<span class="sr-only"> ({t.year})</span></span>}
        {hit.payer && <span>{hit.payer}</span>}
        {hit.evidence && <span>{hit.evidence}</span>}
      </span>
    </a>
  );
}
