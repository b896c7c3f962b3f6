// A purchase apart from its value case: how far it has come, its name, its documents.
import { useState } from "preact/hooks";
import { api, useAsked, type DocumentHead, type Phase, type Purchase } from "../api";
import { SelectField, Shown, Table, TextField, WayBack, say } from "../parts";
import { Course } from "../parts/course";
import { Page } from "../shell/page";
import type { PageProps } from "../shell/routes";
import { inLanguage, language, moment, number, useText } from "../text";
import { phaseOrder, phases } from "../text/course";
import { purchaseText } from "../text/purchase";
import { shellText } from "../text/shell";
import { PurchaseNavigation } from "./navigation";
import { mayChangePurchase, readsDocuments } from "./rights";

export default function AboutPage({ at }: PageProps) {
  const id = at["id"] ?? "";
  const s = useText(shellText);
  const purchase = useAsked(() => api.purchases.one(id, language.value), [id, language.value]);
  return (
    <Shown of={purchase} page lines={6} height={480}>
      {(found) => (
        <Page title={found.title} above={<WayBack href="/" text={s.toHome} />}>
          <PurchaseNavigation purchase={found} now="about" />
          <About key={language.value} purchase={found} put={purchase.put} />
        </Page>
      )}
    </Shown>
  );
}

function About({ purchase, put }: { purchase: Purchase; put: (changed: Purchase) => void }) {
  const t = useText(purchaseText);
  return (
    <>
      <h2 class="h4">{t.phase}</h2>
      <Course now={purchase.phase} />
      {mayChangePurchase(purchase.roles) && <AboutForm purchase={purchase} put={put} />}
      {readsDocuments(purchase.roles) && <Documents id={purchase.id} />}
    </>
  );
}

function AboutForm({ purchase, put }: { purchase: Purchase; put: (changed: Purchase) => void }) {
  const t = useText(purchaseText);
  const [title, setTitle] = useState(purchase.title);
  const [organisation, setOrganisation] = useState(purchase.organisation);
  const [phase, setPhase] = useState<Phase>(purchase.phase);
  const changes = {
    ...(title.trim() === purchase.title ? {} : { title: title.trim() }),
    ...(organisation.trim() === purchase.organisation ? {} : { organisation: organisation.trim() }),
    ...(phase === purchase.phase ? {} : { phase }),
  };
  const changed = Object.keys(changes).length > 0;

  async function save(event: Event) {
    event.preventDefault();
    if (!title.trim() || !changed) return;
    const answer = await api.purchases.change(purchase.id, changes);
    if (!answer.ok) return say(answer.problem.message, "error");
    put(answer.value);
    say(purchaseText.saved);
  }

  return (
    <form class="narrow mt-8" onSubmit={(event) => void save(event)} noValidate>
      <SelectField label={t.phaseNow} value={phase} change={setPhase} choices={phaseOrder.map((p) => ({ value: p, text: inLanguage(phases[p].name) }))} />
      <TextField label={t.title} value={title} change={setTitle} error={title.trim() ? undefined : t.titleMissing} maxLength={300} />
      <TextField label={t.organisation} value={organisation} change={setOrganisation} maxLength={300} />
      <button type="submit" class="button button-primary mt-6" disabled={!changed}>{t.save}</button>
    </form>
  );
}

function Documents({ id }: { id: string }) {
  const t = useText(purchaseText);
  const documents = useAsked(() => api.documents.list(`purchases/${id}/`), [id]);
  const name = (document: DocumentHead) => document.path.slice(`purchases/${id}/`.length);
  return (
    <section aria-labelledby="documents">
      <h2 id="documents" class="h4">{t.documents}</h2>
      <Shown of={documents} height={120}>
        {(list) => (
          <Table
            caption={t.documents} stack rows={list} id={(d) => d.path}
            columns={[
              { title: t.document, heading: true, cell: name },
              { title: t.version, figure: true, cell: (d) => number(d.version) },
              { title: t.savedWhen, cell: (d) => moment(d.saved) },
              { title: t.by, cell: (d) => d.by?.name ?? "" },
            ]}
          />
        )}
      </Shown>
    </section>
  );
}
