import type { Purchase } from "../api";
import { date, inLanguage, percentInText, useText } from "../text";
import { homeText } from "../text/home";
import { phases } from "../text/course";
import { Tasks, tasksOf } from "./waiting";

/** My purchases: what each is, how far it has come, its answer so far and what waits for me; those that wait come first. */
export function Purchases({ purchases }: { purchases: Purchase[] }) {
  const inOrder = [...purchases].sort((a, b) => Number(tasksOf(b).length > 0) - Number(tasksOf(a).length > 0));
  return (
    <ul class="purchases unstyled-list no-max-width">
      {inOrder.map((purchase) => <li key={purchase.id}><PurchaseRow purchase={purchase} /></li>)}
    </ul>
  );
}

function PurchaseRow({ purchase }: { purchase: Purchase }) {
  const t = useText(homeText);
  const { id, title, organisation, answer, waiting } = purchase;
  const assumptions = waiting.find((w) => w.what === "assumptions")?.count ?? 0;
  const saved = purchase.case;
  return (
    <article class="purchase">
      <div class="purchase-name">
        <h3 class="h4"><a href={`/purchases/${encodeURIComponent(id)}`}>{title}</a></h3>
        <p class="purchase-where">{[inLanguage(phases[purchase.phase].name), organisation].filter(Boolean).join(" · ")}</p>
      </div>
      <div class="purchase-answer">
        {answer && <p>{answer.sentence}</p>}
        {saved && (
          <p class="purchase-where">
            {t.saved(date(saved.saved), saved.by?.name)}
            {assumptions > 0 && ` · ${t.assumptions(assumptions)}`}
          </p>
        )}
        <Tasks purchase={purchase} />
      </div>
      {answer?.probability != null && <Certainty probability={answer.probability} />}
    </article>
  );
}

/** How likely it is that the product is worth it, over a thin bar. */
function Certainty({ probability }: { probability: number }) {
  const t = useText(homeText);
  return (
    <div class="certainty">
      <strong>{percentInText(probability)}</strong>
      <svg viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
        <rect width="100" height="4" class="certainty-ground" />
        <rect width={probability * 100} height="4" class="certainty-part" />
      </svg>
      <span>{t.likely}</span>
    </div>
  );
}
