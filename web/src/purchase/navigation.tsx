import type { Role } from "../api";
import { place } from "../shell/router";
import { useText } from "../text";
import { purchaseText } from "../text/purchase";

type Where = "case" | "edit" | "about" | "people" | "log";
type Props = { id: string; now: Where; roles: Role[] };

/** The pages of a purchase, as links under its title; only those the person's roles open. */
export function PurchaseNavigation({ id, now, roles }: Props) {
  const t = useText(purchaseText);
  const root = `/purchases/${encodeURIComponent(id)}`;
  const works = roles.some((role) => role !== "administrator");
  const insider = roles.some((role) => role !== "supplier");
  const pages: { where: Where; href: string; open: boolean }[] = [
    { where: "case", href: root, open: works },
    { where: "edit", href: `${root}/edit`, open: works },
    { where: "about", href: `${root}/about`, open: true },
    { where: "people", href: `${root}/people`, open: insider },
    { where: "log", href: `${root}/log`, open: roles.includes("administrator") },
  ];
  return (
    <nav class="purchase-navigation" aria-label={t.within}>
      <ul class="unstyled-list no-max-width">
        {pages.filter((page) => page.open).map(({ where, href }) => (
          <li key={where}>
            <a href={href} aria-current={where === now ? (place.value.path === href ? "page" : "true") : undefined}>{t[where]}</a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
