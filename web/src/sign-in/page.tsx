import { useState } from "preact/hooks";
import type { Problem } from "../api";
import { Alert } from "../parts/alert";
import { TextField } from "../parts/field";
import { Page } from "../shell/page";
import type { PageProps } from "../shell/routes";
import { goOn, signIn } from "../shell/session";
import { place } from "../shell/router";
import { inLanguage, useText } from "../text";
import { signInText } from "../text/sign-in";

export default function SignInPage(_: PageProps) {
  const t = useText(signInText);
  const [login, setLogin] = useState("");
  const [password, setPassword] = useState("");
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();

  async function submit(event: Event) {
    event.preventDefault();
    setTried(true);
    if (!login || !password) return;
    setBusy(true);
    setProblem(undefined);
    const answer = await signIn(login, password);
    setBusy(false);
    if (!answer.ok) setProblem(answer.problem);
    else if (place.value.path === "/sign-in") goOn();
  }

  function told(p: Problem): string {
    if (p.code === "unauthenticated") return t.wrong;
    if (p.code === "too_many" && p.retryAfter) return t.tooMany(p.retryAfter);
    return inLanguage(p.message);
  }

  return (
    <div class="sign-in">
      <Page title={t.title} lead={t.lead}>
        <form onSubmit={(event) => void submit(event)} noValidate>
          {problem && <Alert tone="error"><p class="alert-text">{told(problem)}</p></Alert>}
          <TextField
            label={t.login} value={login} change={setLogin} autocomplete="username" autocapitalize="none" spellcheck={false}
            error={tried && !login ? t.loginMissing : undefined}
          />
          <TextField
            label={t.password} type="password" value={password} change={setPassword} autocomplete="current-password"
            error={tried && !password ? t.passwordMissing : undefined}
          />
          <button type="submit" class="button button-primary mt-6" disabled={busy}>{busy ? t.signingIn : t.signIn}</button>
        </form>
      </Page>
    </div>
  );
}
