// Who takes part in a purchase and what they may do; its administrators change it, and save all changes at once.
import { useEffect, useState } from "preact/hooks";
import { api, useAsked, type Member, type Purchase, type Role } from "../api";
import { Shown, TextField, WayBack, say } from "../parts";
import { Page } from "../shell/page";
import { beforeLeaving } from "../shell/router";
import type { PageProps } from "../shell/routes";
import { inLanguage, language, useText } from "../text";
import { peopleText, roles } from "../text/people";
import { shellText } from "../text/shell";
import { PurchaseNavigation } from "./navigation";
import "./members.css";

export default function MembersPage({ at }: PageProps) {
  const id = at["id"] ?? "";
  const t = useText(peopleText);
  const s = useText(shellText);
  const purchase = useAsked(() => api.purchases.one(id, language.value), [id, language.value]);
  const members = useAsked(() => api.purchases.members(id), [id]);
  return (
    <Shown of={purchase} page lines={6} height={480}>
      {(found) => (
        <Shown of={members} page lines={6} height={480}>
          {(list) => (
            <Page title={t.membersTitle} above={<WayBack href={`/purchases/${encodeURIComponent(id)}`} text={found.title || s.toHome} />} lead={t.membersLead}>
              <PurchaseNavigation purchase={found} now="people" />
              <Members purchase={found} members={list} put={members.put} />
              <RolesExplained />
            </Page>
          )}
        </Shown>
      )}
    </Shown>
  );
}

function Members({ purchase, members, put }: { purchase: Purchase; members: Member[]; put: (members: Member[]) => void }) {
  const t = useText(peopleText);
  const mayChange = purchase.roles.includes("administrator");
  const [list, setList] = useState(members);
  const [problem, setProblem] = useState<string>();
  const changed = JSON.stringify(list) !== JSON.stringify(members);
  useEffect(() => setList(members), [members]);
  useEffect(() => beforeLeaving(() => !changed || window.confirm(peopleText.unsaved[language.value])), [changed]);

  const toggle = (person: number, role: Role) =>
    setList(list.map((m) => m.person !== person ? m : { ...m, roles: m.roles.includes(role) ? m.roles.filter((r) => r !== role) : [...m.roles, role] }));

  async function save() {
    if (!list.some((m) => m.roles.includes("administrator"))) return setProblem(t.keepAdministrator);
    const answer = await api.purchases.setMembers(purchase.id, list.map(({ login, roles: held }) => ({ login, roles: held })));
    setProblem(answer.ok ? undefined : inLanguage(answer.problem.message));
    if (!answer.ok) return;
    put(answer.value);
    say(peopleText.membersSaved);
  }

  return (
    <>
      <ul class="unstyled-list no-max-width members">
        {list.map((member) => (
          <li key={member.person}>
            <fieldset>
              <legend><strong>{member.name}</strong> <span class="hint">{member.login}</span></legend>
              <div class="member-roles">
                {roles.map(({ role, name }) => {
                  const id = `role-${member.person}-${role}`;
                  return (
                    <div key={role} class="form-group-checkbox">
                      <input type="checkbox" id={id} class="form-checkbox" checked={member.roles.includes(role)} disabled={!mayChange} onChange={() => toggle(member.person, role)} />
                      <label class="form-label" for={id}>{inLanguage(name)}</label>
                    </div>
                  );
                })}
                {mayChange && (
                  <button type="button" class="function-link" onClick={() => setList(list.filter((m) => m.person !== member.person))}>
                    {t.removeMember}<span class="sr-only"> {member.name}</span>
                  </button>
                )}
              </div>
            </fieldset>
          </li>
        ))}
      </ul>
      {mayChange && (
        <>
          <AddMember purchase={purchase.id} present={list} add={(member) => setList([...list, member])} />
          {problem && <p class="form-error-message" role="alert">{problem}</p>}
          <div class="save-members">
            <button type="button" class="button button-primary" disabled={!changed} onClick={() => void save()}>{t.saveMembers}</button>
            {changed && <span role="status">{t.unsaved}</span>}
          </div>
        </>
      )}
    </>
  );
}

function AddMember({ purchase, present, add }: { purchase: string; present: Member[]; add: (member: Member) => void }) {
  const t = useText(peopleText);
  const [login, setLogin] = useState("");
  const [problem, setProblem] = useState<string>();

  async function find(event: Event) {
    event.preventDefault();
    if (!login.trim()) return;
    const answer = await api.purchases.colleague(purchase, login.trim());
    if (!answer.ok) return setProblem(answer.problem.code === "not_found" ? t.unknownLogin : inLanguage(answer.problem.message));
    const { id, name } = answer.value;
    if (present.some((m) => m.person === id)) return setProblem(t.alreadyMember);
    setProblem(undefined);
    setLogin("");
    add({ person: id, name, login: answer.value.login, roles: ["buyer"] });
  }

  return (
    <form class="add-member" onSubmit={(event) => void find(event)} noValidate>
      <TextField label={t.addMember} help={t.login} value={login} change={setLogin} error={problem} autocapitalize="none" spellcheck={false} />
      <button type="submit" class="button button-secondary">{t.find}</button>
    </form>
  );
}

function RolesExplained() {
  const t = useText(peopleText);
  return (
    <section aria-labelledby="roles">
      <h2 id="roles" class="h4">{t.rolesTitle}</h2>
      <dl class="roles">
        {roles.map(({ role, name, may }) => (
          <div key={role}><dt>{inLanguage(name)}</dt><dd>{inLanguage(may)}</dd></div>
        ))}
      </dl>
    </section>
  );
}
