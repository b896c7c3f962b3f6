import { useEffect, useState } from "preact/hooks";
import { api, type CatalogueEntry, type Converted, type Problem } from "../api";
import { SelectField, TextField } from "../parts";
import { inLanguage, language, money, useText } from "../text";
import { catalogueText } from "../text/catalogue";

const currencies = ["DKK", "EUR", "SEK", "NOK", "GBP", "USD"] as const;
type Currency = (typeof currencies)[number];

/** A price in the money of another year or currency, with the steps there. */
export function Convert({ entry }: { entry: CatalogueEntry }) {
  const t = useText(catalogueText);
  const [year, setYear] = useState("2024");
  const [currency, setCurrency] = useState<Currency>("DKK");
  const [made, setMade] = useState<Converted>();
  const [problem, setProblem] = useState<Problem>();

  async function convert() {
    const answer = await api.catalogue.convert(entry.id, { currency, year: Number(year) }, language.value);
    if (!answer.ok && answer.problem.code === "aborted") return;
    setMade(answer.ok ? answer.value : undefined);
    setProblem(answer.ok ? undefined : answer.problem);
  }
  useEffect(() => {
    if (made) void convert();
  }, [language.value]);

  return (
    <section aria-labelledby="convert">
      <h2 id="convert" class="h4">{t.convertTitle}</h2>
      <p>{t.convertHelp}</p>
      <form class="inline-form" onSubmit={(event) => (event.preventDefault(), void convert())}>
        <TextField label={t.toYear} value={year} change={setYear} inputMode="numeric" maxLength={4} width="input-char-4" />
        <SelectField label={t.toCurrency} value={currency} change={setCurrency} choices={currencies.map((c) => ({ value: c, text: c }))} />
        <button type="submit" class="button button-secondary" disabled={!/^\d{4}$/.test(year)}>{t.convert}</button>
      </form>
      <div role="status">
        {made && made.value !== null && (
          <>
            <p><strong>{t.converted(money(made.value, made.currency, { exact: true, digits: Math.abs(made.value) < 1000 ? 2 : 0 }), made.year)}</strong></p>
            {made.steps.length === 0 ? <p>{t.nothingToConvert}</p> : <ol>{made.steps.map((step) => <li key={step}>{step}</li>)}</ol>}
          </>
        )}
        {problem && <p class="form-error-message">{inLanguage(problem.message)}</p>}
      </div>
    </section>
  );
}
