// The audit log of the workspace, and whether its chain is whole.
import { useState } from "preact/hooks";
import { api, type AuditVerdict } from "../api";
import { Alert, say } from "../parts";
import { Page } from "../shell/page";
import { AbsentPage } from "../shell/problem";
import { person } from "../shell/session";
import { number, useText } from "../text";
import { auditText } from "../text/purchase";
import { Events } from "./events";

export default function WholeLogPage() {
  const t = useText(auditText);
  if (!person.value?.administrator) return <AbsentPage />;
  return (
    <Page title={t.title} lead={t.lead}>
      <Verify />
      <Events />
    </Page>
  );
}

function Verify() {
  const t = useText(auditText);
  const [busy, setBusy] = useState(false);
  const [verdict, setVerdict] = useState<AuditVerdict>();

  async function verify() {
    setBusy(true);
    const answer = await api.audit.verify();
    setBusy(false);
    if (answer.ok) setVerdict(answer.value);
    else say(answer.problem.message, "error");
  }

  return (
    <div class="verify">
      <button type="button" class="button button-secondary" disabled={busy} onClick={() => void verify()}>{busy ? t.verifying : t.verify}</button>
      <div role="status">
        {verdict && (
          <Alert tone={verdict.whole ? "success" : "error"}>
            <p class="alert-text">{verdict.breach ? t.broken(number(verdict.breach.seq), verdict.breach.what) : t.whole(number(verdict.entries), number(verdict.versions))}</p>
            <p class="alert-text checksum">{t.head(number(verdict.head.seq), verdict.head.hash)}</p>
          </Alert>
        )}
      </div>
    </div>
  );
}
