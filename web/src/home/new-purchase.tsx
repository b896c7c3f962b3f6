// Begins a purchase: its name, and the size of the value case it begins with.
import { useState } from "preact/hooks";
import { api, type CaseSize, type Problem } from "../api";
import { TextField } from "../parts";
import { Page } from "../shell/page";
import { ProblemText } from "../shell/problem";
import { go, place } from "../shell/router";
import { language, useText } from "../text";
import { homeText } from "../text/home";
import { useSizes } from "./sizes";
import "./home.css";

export default function NewPurchasePage() {
  const t = useText(homeText);
  const sizes = useSizes();
  const wanted = place.value.query.get("from");
  const [title, setTitle] = useState("");
  const [organisation, setOrganisation] = useState("");
  const [size, setSize] = useState<CaseSize>(sizes.find((s) => s.size === wanted)?.size ?? "small");
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();

  async function create(event: Event) {
    event.preventDefault();
    setTried(true);
    if (!title.trim()) return;
    setBusy(true);
    const answer = await api.purchases.begin({
      title: title.trim(),
      ...(organisation.trim() ? { organisation: organisation.trim() } : {}),
      from: { template: size, language: language.value },
    });
    setBusy(false);
    if (answer.ok) go(`/purchases/${encodeURIComponent(answer.value.id)}/edit`);
    else setProblem(answer.problem);
  }

  return (
    <Page title={t.newTitle} lead={t.newLead}>
      <form class="narrow" onSubmit={(event) => void create(event)} noValidate>
        {problem && <ProblemText problem={problem} />}
        <TextField label={t.name} help={t.nameHelp} value={title} change={setTitle} error={tried && !title.trim() ? t.nameMissing : undefined} maxLength={200} />
        <TextField label={t.organisation} help={t.organisationHelp} value={organisation} change={setOrganisation} maxLength={200} />
        <fieldset class="mt-6">
          <legend class="form-label">{t.size}</legend>
          {sizes.map((s) => (
            <div class="form-group-radio" key={s.size}>
              <input type="radio" class="form-radio radio-large" id={`size-${s.size}`} name="size" checked={size === s.size} onChange={() => setSize(s.size)} />
              <label class="form-label" for={`size-${s.size}`}>
                {s.name} <span class="size-time">· {s.time}</span>
                <span class="size-note">{s.help}</span>
              </label>
            </div>
          ))}
        </fieldset>
        <button type="submit" class="button button-primary mt-6" disabled={busy}>{busy ? t.creating : t.create}</button>
      </form>
    </Page>
  );
}
