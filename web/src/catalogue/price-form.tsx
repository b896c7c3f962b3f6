import { useState } from "preact/hooks";
import { SelectField, TextField } from "../parts";
import { inLanguage, language, useText, type Text } from "../text";
import { evidenceKinds, ownText, payerNames, valueTypes } from "../text/catalogue";
import { shellText } from "../text/shell";
import { problemsOf, type OwnPrice } from "./own-document";

type Props = { price: OwnPrice; taken: string[]; save: (price: OwnPrice) => Promise<void>; cancel: () => void };

const choicesOf = (named: { id: string; name: Text }[]) => named.map(({ id, name }) => ({ value: id, text: inLanguage(name) }));

export function PriceForm({ price: given, taken, save, cancel }: Props) {
  const t = useText(ownText);
  const s = useText(shellText);
  const [price, setPrice] = useState(given);
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const problems = problemsOf(price, taken, language.value);
  const on = (key: keyof OwnPrice) => ({ value: price[key], change: (value: string) => setPrice({ ...price, [key]: value }) });
  const error = (key: keyof OwnPrice, text: string) => (tried && problems[key] ? text : undefined);

  async function submit(event: Event) {
    event.preventDefault();
    setTried(true);
    if (Object.keys(problems).length > 0) return;
    setBusy(true);
    await save(price);
    setBusy(false);
  }

  return (
    <form class="price-form" onSubmit={(event) => void submit(event)} noValidate>
      <TextField label={t.name} {...on("title")} error={error("title", t.nameMissing)} />
      <TextField label={t.id} help={t.idHelp} {...on("id")} error={error("id", taken.includes(price.id) ? t.idTaken : t.idWrong)} spellcheck={false} autocapitalize="none" />
      <TextField label={t.value} {...on("value")} inputMode="decimal" error={error("value", t.valueWrong)} suffix="kr." />
      <TextField label={t.per} help={t.perHelp} {...on("per")} error={error("per", t.perMissing)} />
      <TextField label={t.low} {...on("low")} inputMode="decimal" error={error("low", t.rangeWrong)} suffix="kr." />
      <TextField label={t.high} {...on("high")} inputMode="decimal" suffix="kr." />
      <TextField label={t.year} {...on("year")} inputMode="numeric" maxLength={4} error={error("year", t.yearWrong)} />
      <SelectField label={t.payer} {...on("payer")} choices={choicesOf(payerNames)} />
      <SelectField label={t.valueType} {...on("valueType")} choices={choicesOf(valueTypes)} />
      <SelectField label={t.evidence} {...on("evidence")} choices={choicesOf(evidenceKinds)} />
      <div class="wide"><TextField label={t.source} help={t.sourceHelp} {...on("source")} /></div>
      <div class="wide sheet-actions">
        <button type="submit" class="button button-primary" disabled={busy}>{t.save}</button>
        <button type="button" class="button button-secondary" onClick={cancel}>{s.cancel}</button>
      </div>
    </form>
  );
}
