import { useState } from "preact/hooks";
import { api, useAsked } from "../api";
import { Icon, SelectField, say } from "../parts";
import { mayWriteCase } from "../purchase/rights";
import { go } from "../shell/router";
import { language, useText } from "../text";
import { catalogueText } from "../text/catalogue";

/** The text that brings an entry into a case: to copy, or to put into one of the cases I may write. */
export function UseInCase({ text }: { text: string }) {
  const t = useText(catalogueText);
  const purchases = useAsked(() => api.purchases.all(language.value), [language.value]);
  const writable = (purchases.value ?? []).filter((p) => p.case && mayWriteCase(p.roles));
  const [chosen, setChosen] = useState<string>();
  const target = chosen ?? writable[0]?.id;

  async function copy() {
    await navigator.clipboard.writeText(text);
    say(catalogueText.copied);
  }

  return (
    <section aria-labelledby="use">
      <h2 id="use" class="h4">{t.useTitle}</h2>
      <p>{t.useHelp}</p>
      <p class="in-case">
        <code>{text}</code>
        <button type="button" class="function-link" onClick={() => void copy()}><Icon name="copy" />{t.copy}</button>
      </p>
      {target === undefined ? (
        purchases.value && <p>{t.noCases}</p>
      ) : (
        <form class="inline-form" onSubmit={(event) => (event.preventDefault(), go(`/purchases/${encodeURIComponent(target)}/edit?insert=${encodeURIComponent(text)}`))}>
          <SelectField label={t.insertInto} value={target} change={setChosen} choices={writable.map((p) => ({ value: p.id, text: p.title }))} />
          <button type="submit" class="button button-secondary">{t.insert}</button>
        </form>
      )}
    </section>
  );
}
