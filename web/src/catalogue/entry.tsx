// One entry of the catalogue: what it is, where it comes from, how to use it in a case, and its price in another year.
import { useEffect } from "preact/hooks";
import { api, useAsked, type CatalogueEntry } from "../api";
import { Shown, WayBack } from "../parts";
import { Page } from "../shell/page";
import type { PageProps } from "../shell/routes";
import { inLanguage, language, useText } from "../text";
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
