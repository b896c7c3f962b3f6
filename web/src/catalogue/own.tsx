// Own prices: a form over catalogue/own.yaml. Whoever works for the buyer reads them; administrators and economists change them.
import { useEffect, useState } from "preact/hooks";
import { api, useAsked, type Document, type Finding } from "../api";
import { Alert, Dialog, Icon, Shown, Table, say } from "../parts";
import { Page } from "../shell/page";
import { place } from "../shell/router";
import { inLanguage, language, money, useText } from "../text";
import { ownText, payerNames } from "../text/catalogue";
import { shellText } from "../text/shell";
import { blank, numberTyped, ownPath, pricesIn, withPrice, withoutPrice, type OwnPrice } from "./own-document";
import { PriceForm } from "./price-form";
import "./catalogue.css";

type Written = { version: number; text: string };

async function readOwn() {
  const list = await api.documents.list(ownPath);
  if (!list.ok) return list;
  if (list.value.length === 0) return { ok: true as const, value: { version: 0, text: "" } };
  const answer = await api.documents.read(ownPath);
  return answer.ok ? { ok: true as const, value: { version: answer.value.version, text: answer.value.text } } : answer;
}

export default function OwnPage() {
  const t = useText(ownText);
  const own = useAsked<Written>(readOwn, []);
  return (
    <Page title={t.title} lead={t.lead}>
      <Shown of={own} lines={5} height={240}>{(written) => <Prices written={written} put={own.put} />}</Shown>
    </Page>
  );
}

function priced(price: OwnPrice): string {
  const amount = numberTyped(price.value, language.value);
  return amount === undefined ? price.value : `${money(amount, "DKK", { exact: true, digits: 2 })}/${price.per}`;
}

type Change = { price: OwnPrice; before?: string };

function Prices({ written, put }: { written: Written; put: (now: Written) => void }) {
  const t = useText(ownText);
  const s = useText(shellText);
  const prices = pricesIn(written.text, language.value);
  const wanted = place.value.query.get("replace");
  const [change, setChange] = useState<Change | undefined>(() => wanted ? { price: { ...blank, id: wanted } } : undefined);
  const [removing, setRemoving] = useState<OwnPrice>();
  const [findings, setFindings] = useState<Finding[]>([]);

  useEffect(() => {
    const known = prices?.find((p) => p.id === wanted);
    if (known) setChange({ price: known, before: known.id });
  }, []);
  if (!prices) return <p class="form-error-message">{t.unreadable}</p>;

  /** Writes a changed text; when somebody else was first, puts theirs in place and leaves the form open on top of it. */
  async function write(text: string, done: { da: string; en: string }): Promise<boolean> {
    const answer = await api.documents.write(ownPath, written.version, text);
    if (answer.ok) {
      const errors = answer.value.findings.filter((f) => f.severity === "error");
      setFindings(errors);
      put({ version: answer.value.version, text });
      say(errors.length > 0 ? ownText.savedWithErrors : done, errors.length > 0 ? "warning" : "success");
      return true;
    }
    const theirs: Partial<Document> | undefined = answer.problem.current;
    if (answer.problem.code === "conflict" && theirs?.text !== undefined && theirs.version !== undefined) {
      put({ version: theirs.version, text: theirs.text });
      say(ownText.conflict(theirs.by?.name ?? "?"), "warning");
    } else say(answer.problem.message, "error");
    return false;
  }

  async function save(price: OwnPrice) {
    const text = withPrice(written.text, price, language.value, change?.before);
    if (text !== undefined && (await write(text, ownText.saved))) setChange(undefined);
  }

  async function remove(price: OwnPrice) {
    const text = withoutPrice(written.text, price.id);
    if (text !== undefined && (await write(text, ownText.removed))) setRemoving(undefined);
  }

  return (
    <>
      {findings.map((f) => (
        <Alert key={`${f.line} ${f.message}`} tone="error"><p class="alert-text">{f.message} {f.remedy}</p></Alert>
      ))}
      {prices.length === 0 ? (
        <p>{t.empty}</p>
      ) : (
        <Table
          caption={t.title} stack rows={prices} id={(p) => p.id}
          columns={[
            { title: t.name, heading: true, cell: (p) => <>{p.title}<span class="hit-id">{p.id}</span></> },
            { title: t.value, figure: true, cell: (p) => priced(p) },
            { title: t.year, figure: true, cell: (p) => p.year },
            { title: t.payer, cell: (p) => inLanguage(payerNames.find((n) => n.id === p.payer)?.name ?? { da: p.payer, en: p.payer }) },
            { title: t.source, cell: (p) => p.source },
            {
              title: t.actions, cell: (p) => (
                <span class="row-actions">
                  <button type="button" class="function-link" onClick={() => setChange({ price: p, before: p.id })}><Icon name="edit" />{t.edit}<span class="sr-only"> {p.title}</span></button>
                  <button type="button" class="function-link" onClick={() => setRemoving(p)}><Icon name="delete" />{t.remove}<span class="sr-only"> {p.title}</span></button>
                </span>
              ),
            },
          ]}
        />
      )}
      <p class="mt-6"><button type="button" class="button button-primary" onClick={() => setChange({ price: blank })}><Icon name="plus" />{t.add}</button></p>
      {change && (
        <Dialog title={change.before ? t.editing(change.price.title) : t.adding} close={() => setChange(undefined)} wide>
          <PriceForm price={change.price} taken={prices.map((p) => p.id).filter((id) => id !== change.before)} save={save} cancel={() => setChange(undefined)} />
        </Dialog>
      )}
      {removing && (
        <Dialog
          title={t.confirmRemove(removing.title)} close={() => setRemoving(undefined)}
          actions={
            <>
              <button type="button" class="button button-warning" onClick={() => void remove(removing)}>{t.remove}</button>
              <button type="button" class="button button-secondary" onClick={() => setRemoving(undefined)}>{s.cancel}</button>
            </>
          }
        >
          <p>{t.confirmRemoveHelp}</p>
        </Dialog>
      )}
    </>
  );
}
