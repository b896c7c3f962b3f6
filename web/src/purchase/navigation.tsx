import type { Purchase, Role } from "../api";
import { useText } from "../text";
import { caseText } from "../text/case";
import { illnessText } from "../text/illness";
import { informationText } from "../text/information";
import { purchaseText } from "../text/purchase";
import { seesCase, seesMembers, seesOutcomes } from "./rights";

type Where = "outcomes" | "edit" | "about" | "people" | "log";
type Link = { text: string; href: string; where?: Where };

/** The pages of a purchase beside its value case; only those the person's roles open. */
export function usePagesBeside(id: string, roles: Role[]): Link[] {
  const t = useText(purchaseText);
  const root = `/purchases/${encodeURIComponent(id)}`;
  const pages: { where: Where; open: boolean }[] = [
    { where: "outcomes", open: seesOutcomes(roles) },
    { where: "edit", open: seesCase(roles) },
    { where: "about", open: true },
    { where: "people", open: seesMembers(roles) },
    { where: "log", open: roles.includes("administrator") },
  ];
  return pages.filter((page) => page.open).map(({ where }) => ({ where, text: t[where], href: `${root}/${where}` }));
}

/** The same row on every page of a purchase: the parts of its value case, and the pages beside it. */
export function PurchaseNavigation({ purchase: { id, roles, answer }, now }: { purchase: Pick<Purchase, "id" | "roles" | "answer">; now: Where }) {
  const t = useText(purchaseText);
  const parts = useText(caseText);
  const beside = usePagesBeside(id, roles);
  const illness = useText(illnessText);
  const knowledge = useText(informationText);
  const root = `/purchases/${encodeURIComponent(id)}`;
  const ofCase: Link[] = [
    { text: parts.tabAnswer, href: root },
    { text: parts.tabPayers, href: `${root}?show=payers` },
    { text: parts.tabUncertainty, href: `${root}?show=uncertainty` },
    ...(answer?.course ? [{ text: illness.tab, href: `${root}?show=course` }] : []),
    ...(answer?.uncertain ? [{ text: knowledge.tab, href: `${root}?show=information` }] : []),
    { text: parts.tabEvidence, href: `${root}?show=evidence` },
  ];
  return (
    <nav class="case-tabs" aria-label={t.within}>
      <ul class="nobullet-list no-max-width">
        {[...(seesCase(roles) ? ofCase : []), ...beside].map(({ text, href, where }) => (
          <li key={href}><a href={href} aria-current={where === now ? "page" : undefined}>{text}</a></li>
        ))}
      </ul>
    </nav>
  );
}
