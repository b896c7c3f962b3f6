// Asks what a scenario shall be called, and writes it into the case as a new version.
import { useState } from "preact/hooks";
import { api, type Problem } from "../api";
import { Dialog, TextField } from "../parts";
import { inLanguage, useText } from "../text";
import { caseText } from "../text/case";
import { shellText } from "../text/shell";

type Props = { path: string; set: Record<string, string>; close: () => void; kept: () => void };

export function KeepScenario({ path, set, close, kept }: Props) {
  const t = useText(caseText);
  const shell = useText(shellText);
  const [title, setTitle] = useState("");
  const [missing, setMissing] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const [busy, setBusy] = useState(false);

  const keep = async () => {
    if (title.trim() === "") return setMissing(true);
    setBusy(true);
    const done = await write(path, title.trim(), set);
    setBusy(false);
    if (done) setProblem(done);
    else kept();
  };
  return (
    <Dialog
      title={t.keepTitle} close={close}
      actions={
        <>
          <button type="button" class="button button-primary" disabled={busy} onClick={() => void keep()}>{t.keep}</button>
          <button type="button" class="button button-secondary" onClick={close}>{shell.cancel}</button>
        </>
      }
    >
      <p>{t.keepHelp}</p>
      {problem && <p role="alert" class="form-error-message">{inLanguage(problem.message)}</p>}
      <TextField label={t.keepName} value={title} maxLength={120} change={(value) => (setTitle(value), setMissing(false))} error={missing ? t.keepNameMissing : undefined} />
    </Dialog>
  );
}

async function write(path: string, title: string, set: Record<string, string>): Promise<Problem | undefined> {
  const { withScenario } = await import("./keep-scenario");
  const held = await api.documents.read(path);
  if (!held.ok) return held.problem;
  const text = withScenario(held.value.text, title, set);
  if (text === undefined) return { code: "document_errors", status: 0, message: { da: "Teksten i casen kan ikke læses. Ret den først under Redigér.", en: "The text of the case cannot be read. Mend it first under Edit." } };
  const saved = await api.documents.write(path, held.value.version, text, { message: title });
  return saved.ok ? undefined : saved.problem;
}
