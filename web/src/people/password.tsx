import { useState } from "preact/hooks";
import { api, type Problem } from "../api";
import { TextField, say } from "../parts";
import { Page } from "../shell/page";
import { ProblemText } from "../shell/problem";
import { renew } from "../shell/session";
import { useText } from "../text";
import { peopleText } from "../text/people";

const shortest = 12;

export default function PasswordPage() {
  const t = useText(peopleText);
  const [old, setOld] = useState("");
  const [fresh, setFresh] = useState("");
  const [again, setAgain] = useState("");
  const [tried, setTried] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const errors = {
    old: old === "" ? t.oldMissing : undefined,
    fresh: [...fresh].length < shortest ? t.tooShort : undefined,
    again: again !== fresh ? t.notSame : undefined,
  };

  async function change(event: Event) {
    event.preventDefault();
    setTried(true);
    if (Object.values(errors).some(Boolean)) return;
    const answer = await api.session.password(old, fresh);
    setProblem(answer.ok ? undefined : answer.problem);
    if (!answer.ok) return;
    renew(answer.value);
    setOld("");
    setFresh("");
    setAgain("");
    setTried(false);
    say(peopleText.passwordChanged);
  }

  const shown = (error: string | undefined) => (tried ? error : undefined);
  return (
    <Page title={t.passwordPage}>
      <form class="narrow" onSubmit={(event) => void change(event)} noValidate>
        {problem && <ProblemText problem={problem} />}
        <TextField label={t.old} type="password" value={old} change={setOld} autocomplete="current-password" error={shown(errors.old)} />
        <TextField label={t.fresh} help={t.freshHelp} type="password" value={fresh} change={setFresh} autocomplete="new-password" error={shown(errors.fresh)} />
        <TextField label={t.again} type="password" value={again} change={setAgain} autocomplete="new-password" error={shown(errors.again)} />
        <button type="submit" class="button button-primary mt-6">{t.change}</button>
      </form>
    </Page>
  );
}
