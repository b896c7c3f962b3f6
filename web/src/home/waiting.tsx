import type { Purchase } from "../api";
import { Icon } from "../parts";
import { useText } from "../text";
import { homeText } from "../text/home";

/** What waits for the person in a purchase: a draft to save, errors to mend, a case to begin. */
export function tasksOf(purchase: Purchase): Purchase["waiting"] {
  return purchase.waiting.filter(({ what }) => what !== "assumptions");
}

/** Each task with the way to it. */
export function Tasks({ purchase }: { purchase: Purchase }) {
  const t = useText(homeText);
  const tasks = tasksOf(purchase);
  if (tasks.length === 0) return null;
  return (
    <ul class="tasks unstyled-list no-max-width" aria-label={t.waitingTitle}>
      {tasks.map(({ what, count }) => {
        const words = {
          draft: { text: t.waitingDraft, act: t.goOnDraft },
          errors: { text: t.waitingErrors(count), act: t.mend },
          no_case: { text: t.waitingNoCase, act: t.begin },
          assumptions: { text: "", act: "" },
        }[what];
        return (
          <li key={what}>
            <Icon name={what === "errors" ? "warning" : "time"} />
            <span>{words.text}.</span>
            <a href={`/purchases/${encodeURIComponent(purchase.id)}/edit`}>
              {words.act}<span class="sr-only"> – {purchase.title}</span>
            </a>
          </li>
        );
      })}
    </ul>
  );
}
