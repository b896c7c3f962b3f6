// Events of the audit log, the newest first, with older ones on demand.
import { useEffect, useState } from "preact/hooks";
import { api, useAsked, type AuditEntry } from "../api";
import { Shown, Table, say } from "../parts";
import { inLanguage, moment, number, useText } from "../text";
import { actions, auditText } from "../text/purchase";
import { roles } from "../text/people";

const atOnce = 50;

/** `purchase`: only what happened in it; without it, everything. */
export function Events({ purchase }: { purchase?: string }) {
  const t = useText(auditText);
  const ask = (before?: number) => api.audit.entries({ limit: atOnce, ...(purchase === undefined ? {} : { purchase }), ...(before === undefined ? {} : { before }) });
  const first = useAsked(() => ask(), [purchase]);
  const [older, setOlder] = useState<AuditEntry[]>([]);
  const [more, setMore] = useState(true);
  useEffect(() => setOlder([]), [purchase]);

  async function show(before: number) {
    const answer = await ask(before);
    if (!answer.ok) return say(answer.problem.message, "error");
    setOlder([...older, ...answer.value]);
    setMore(answer.value.length === atOnce);
  }

  return (
    <Shown of={first} lines={8} height={480}>
      {(newest) => {
        const all = [...newest, ...older];
        const last = all.at(-1);
        if (!last) return <p>{t.empty}</p>;
        return (
          <>
            <Table
              caption={t.title} stack rows={all} id={(e) => e.seq}
              columns={[
                { title: "#", figure: true, cell: (e) => number(e.seq) },
                { title: t.when, cell: (e) => moment(e.at) },
                { title: t.who, cell: (e) => e.person?.name ?? (e.action === "sign-in.failed" ? t.unknown : t.system) },
                { title: t.what, heading: true, cell: (e) => <>{inLanguage(actions[e.action] ?? { da: e.action, en: e.action })}{detailOf(e)}</> },
                { title: t.subject, cell: (e) => e.about ?? e.subject },
              ]}
            />
            {newest.length === atOnce && more && (
              <button type="button" class="button button-secondary mt-6" onClick={() => void show(last.seq)}>{t.older}</button>
            )}
          </>
        );
      }}
    </Shown>
  );
}

/** What of the detail is worth a glance: the version that was saved, the role that was given. */
function detailOf(entry: AuditEntry): string {
  const { version, role } = entry.detail ?? {};
  if (typeof version === "number") return ` (v${version})`;
  const named = roles.find((r) => r.role === role);
  return named ? ` (${inLanguage(named.name)})` : "";
}
