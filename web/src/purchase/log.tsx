import { api, useAsked } from "../api";
import { Shown, WayBack } from "../parts";
import { Page } from "../shell/page";
import type { PageProps } from "../shell/routes";
import { language, useText } from "../text";
import { auditText } from "../text/purchase";
import { Events } from "./events";
import { PurchaseNavigation } from "./navigation";

export default function LogPage({ at }: PageProps) {
  const id = at["id"] ?? "";
  const t = useText(auditText);
  const purchase = useAsked(() => api.purchases.one(id, language.value), [id, language.value]);
  return (
    <Shown of={purchase} page lines={6} height={480}>
      {(found) => (
        <Page title={t.title} lead={t.purchaseLead} above={<WayBack href={`/purchases/${encodeURIComponent(id)}`} text={found.title} />}>
          <PurchaseNavigation purchase={found} now="log" />
          <Events purchase={id} />
        </Page>
      )}
    </Shown>
  );
}
