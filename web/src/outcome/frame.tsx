// The frame of the pages of outcomes: where in the purchase one is, and the parts of the outcomes.
import type { ComponentChildren } from "preact";
import { api, useAsked, type Purchase } from "../api";
import { Shown, WayBack } from "../parts";
import { PurchaseNavigation } from "../purchase/navigation";
import { readsDocuments, seesFigures } from "../purchase/rights";
import { Page } from "../shell/page";
import { language, useText } from "../text";
import { outcomeText } from "../text/outcome";
import { shellText } from "../text/shell";
import "./outcome.css";

export const parts = ["time", "units", "registry", "scores", "patients"] as const;
export type Part = (typeof parts)[number];
type Where = Part | "data" | "measures";

type Props = { id: string; now: Where | undefined; title?: string; lead?: string; children: (purchase: Purchase) => ComponentChildren };

export function OutcomeFrame({ id, now, title, lead, children }: Props) {
  const t = useText(outcomeText);
  const s = useText(shellText);
  const purchase = useAsked(() => api.purchases.one(id, language.value), [id, language.value]);
  return (
    <Shown of={purchase} page lines={6} height={480}>
      {(found) => (
        <Page title={title ?? found.title} above={<WayBack href="/" text={s.toHome} />}>
          <PurchaseNavigation purchase={found} now="outcomes" />
          <nav class="views" aria-label={t.parts}>
            <ul class="unstyled-list no-max-width">
              {partsFor(found).map((part) => <li key={part}><a href={addressOf(id, part)} aria-current={part === now ? "page" : undefined}>{t[part]}</a></li>)}
            </ul>
          </nav>
          {lead && <p class="font-lead">{lead}</p>}
          {children(found)}
        </Page>
      )}
    </Shown>
  );
}

function partsFor({ roles }: Purchase): Where[] {
  return [...parts.filter((part) => part !== "patients" || seesFigures(roles)), ...(seesFigures(roles) ? (["data"] as const) : []), ...(readsDocuments(roles) ? (["measures"] as const) : [])];
}

export function addressOf(id: string, part: Where): string {
  const root = `/purchases/${encodeURIComponent(id)}/outcomes`;
  if (part === "data" || part === "measures") return `${root}/${part}`;
  return part === "time" ? root : `${root}?show=${part}`;
}
