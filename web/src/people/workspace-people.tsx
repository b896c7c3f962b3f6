// The people of the workspace, looked after by its administrators.
import { useState } from "preact/hooks";
import { api, useAsked, type Account } from "../api";
import { Dialog, Icon, Shown, Table, TextField, say } from "../parts";
import { Page } from "../shell/page";
import { person } from "../shell/session";
import { date, useText } from "../text";
import { peopleText } from "../text/people";
import { shellText } from "../text/shell";

type Open = { what: "add" } | { what: "password" | "close"; of: Account } | { what: "told"; of: Account };

export default function WorkspacePeoplePage() {
  const t = useText(peopleText);
  const people = useAsked(() => api.people.all(), []);
  const [open, setOpen] = useState<Open>();
  const close = () => setOpen(undefined);

  function put(changed: Account) {
    const rest = people.value ?? [];
    people.put(rest.some((p) => p.id === changed.id) ? rest.map((p) => (p.id === changed.id ? changed : p)) : [...rest, changed]);
  }

  async function change(of: Account, changes: { active?: boolean; password?: "new" }) {
    const answer = await api.people.change(of.id, changes);
    if (!answer.ok) return say(answer.problem.message, "error");
    put(answer.value);
    if (answer.value.password) setOpen({ what: "told", of: answer.value });
    else {
      close();
      say(peopleText.changed);
    }
  }

  const add = <button type="button" class="button button-primary" onClick={() => setOpen({ what: "add" })}><Icon name="person-add" />{t.add}</button>;
  return (
    <Shown of={people} page lines={6} height={320}>
      {(all) => (
        <Page title={t.peopleTitle} lead={t.peopleLead} beside={add}>
          <Table
            caption={t.peopleTitle} stack rows={all} id={(p) => p.id}
            columns={[
              { title: t.name, heading: true, cell: (p) => p.name },
              { title: t.login, cell: (p) => p.login },
              { title: t.state, cell: (p) => (p.active ? t.active : t.inactive) },
              { title: t.since, cell: (p) => (p.created ? date(p.created) : "") },
              { title: t.actions, cell: (p) => <Actions of={p} open={setOpen} reopen={() => void change(p, { active: true })} /> },
            ]}
          />
          {open?.what === "add" && <AddPerson close={close} added={(a) => (put(a), setOpen({ what: "told", of: a }))} />}
          {open?.what === "told" && <TellPassword of={open.of} close={close} />}
          {open?.what === "password" && (
            <Confirm title={t.confirmPassword(open.of.name)} help={t.confirmPasswordHelp} yes={t.newPassword} close={close} run={() => void change(open.of, { password: "new" })} />
          )}
          {open?.what === "close" && (
            <Confirm title={t.confirmClose(open.of.name)} help={t.confirmCloseHelp} yes={t.close} close={close} run={() => void change(open.of, { active: false })} />
          )}
        </Page>
      )}
    </Shown>
  );
}

function Actions({ of, open, reopen }: { of: Account; open: (what: Open) => void; reopen: () => void }) {
  const t = useText(peopleText);
  const whose = <span class="sr-only"> – {of.name}</span>;
  return (
    <span class="row-actions">
      <button type="button" class="function-link" onClick={() => open({ what: "password", of })}>{t.newPassword}{whose}</button>
      {of.active
        ? of.id !== person.value?.id && <button type="button" class="function-link" onClick={() => open({ what: "close", of })}>{t.close}{whose}</button>
        : <button type="button" class="function-link" onClick={reopen}>{t.open}{whose}</button>}
    </span>
  );
}

function AddPerson({ close, added }: { close: () => void; added: (account: Account) => void }) {
  const t = useText(peopleText);
  const s = useText(shellText);
  const [name, setName] = useState("");
  const [login, setLogin] = useState("");
  const [tried, setTried] = useState(false);

  async function add(event: Event) {
    event.preventDefault();
    setTried(true);
    if (!name.trim() || !login.trim()) return;
    const answer = await api.people.add({ name: name.trim(), login: login.trim() });
    if (answer.ok) added(answer.value);
    else say(answer.problem.message, "error");
  }

  return (
    <Dialog title={t.add} close={close}>
      <form onSubmit={(event) => void add(event)} noValidate>
        <TextField label={t.name} value={name} change={setName} error={tried && !name.trim() ? t.nameMissing : undefined} maxLength={200} />
        <TextField label={t.login} help={t.loginHelp} value={login} change={setLogin} error={tried && !login.trim() ? t.loginMissing : undefined} autocapitalize="none" spellcheck={false} maxLength={200} />
        <div class="sheet-actions">
          <button type="submit" class="button button-primary">{t.add}</button>
          <button type="button" class="button button-secondary" onClick={close}>{s.cancel}</button>
        </div>
      </form>
    </Dialog>
  );
}

function TellPassword({ of, close }: { of: Account; close: () => void }) {
  const t = useText(peopleText);
  const copy = async () => {
    await navigator.clipboard.writeText(of.password ?? "");
    say(peopleText.copied);
  };
  return (
    <Dialog
      title={t.passwordTitle(of.name)} close={close}
      actions={<button type="button" class="button button-primary" onClick={close}>{t.done}</button>}
    >
      <p>{t.passwordOnce}</p>
      <p class="told-password">
        <code>{of.password}</code>
        <button type="button" class="function-link" onClick={() => void copy()}><Icon name="copy" />{t.copy}</button>
      </p>
    </Dialog>
  );
}

type ConfirmProps = { title: string; help: string; yes: string; close: () => void; run: () => void };

function Confirm({ title, help, yes, close, run }: ConfirmProps) {
  const s = useText(shellText);
  return (
    <Dialog
      title={title} close={close}
      actions={
        <>
          <button type="button" class="button button-primary" onClick={run}>{yes}</button>
          <button type="button" class="button button-secondary" onClick={close}>{s.cancel}</button>
        </>
      }
    >
      <p>{help}</p>
    </Dialog>
  );
}
