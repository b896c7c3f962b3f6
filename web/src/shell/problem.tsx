// What a page shows when its content cannot be had: no connection, no access (and who can give it), not found, failed.
import type { Problem } from "../api";
import { Alert } from "../parts/alert";
import { Marked } from "../parts/marked";
import { inLanguage, language, useText } from "../text";
import { shellText } from "../text/shell";
import { Page } from "./page";

export function AbsentPage() {
  const t = useText(shellText);
  return (
    <Page title={t.absentTitle}>
      <p>{t.absent}</p>
      <p><a href="/">{t.toHome}</a></p>
    </Page>
  );
}

function whoCan(names: string[]): string {
  return new Intl.ListFormat(language.value, { type: "disjunction" }).format(names);
}

/** The problem as a whole page; `again` asks anew. */
export function ProblemPage({ problem, again }: { problem: Problem; again?: () => void }) {
  const t = useText(shellText);
  if (problem.code === "not_found") return <AbsentPage />;
  if (problem.code === "forbidden") {
    return (
      <Page title={t.forbiddenTitle}>
        <p>{inLanguage(problem.message)}</p>
        <p>{problem.who?.length ? t.forbiddenWho(whoCan(problem.who)) : t.forbiddenNobody}</p>
        <p><a href="/">{t.toHome}</a></p>
      </Page>
    );
  }
  return (
    <Page title={t.unreadTitle}>
      <ProblemText problem={problem} again={again} />
    </Page>
  );
}

/** The problem inside a page whose other parts stand. */
export function ProblemText({ problem, again }: { problem: Problem; again?: (() => void) | undefined }) {
  const t = useText(shellText);
  if (problem.code === "forbidden") {
    return (
      <Alert tone="info">
        <p class="alert-text">{inLanguage(problem.message)} {problem.who?.length ? t.forbiddenWho(whoCan(problem.who)) : t.forbiddenNobody}</p>
      </Alert>
    );
  }
  return (
    <Alert tone="warning">
      <p class="alert-text">{problem.code === "offline" ? t.unreadOffline : <Marked text={inLanguage(problem.message)} />}</p>
      {again && <button type="button" class="button button-secondary mt-4" onClick={again}>{t.again}</button>}
    </Alert>
  );
}
