// Every page by its address. An area lists its own in `src/<area>/routes.ts`; the code of a page is fetched when the
// page is opened.
import type { ComponentType } from "preact";
import { match } from "./router";

export type PageProps = { at: Record<string, string> };
export type Route = {
  pattern: string;
  /** The page, fetched on demand: `() => import("./page")`, whose default export it is. */
  load: () => Promise<{ default: ComponentType<PageProps> }>;
  /** Pages anybody may open; the rest ask for sign-in first. */
  open?: boolean;
};

const areas = import.meta.glob<{ routes: Route[] }>("../*/routes.ts", { eager: true });
// A page with an address of its own comes before one that any name would open: /purchases/new before /purchases/:id.
const names = (route: Route) => route.pattern.split(":").length;
const routes = Object.values(areas).flatMap((area) => area.routes).sort((a, b) => names(a) - names(b));

export function routeAt(path: string): { route: Route; at: Record<string, string> } | undefined {
  for (const route of routes) {
    const at = match(route.pattern, path);
    if (at) return { route, at };
  }
  return undefined;
}
