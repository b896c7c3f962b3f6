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
const routes = Object.values(areas).flatMap((area) => area.routes);

export function routeAt(path: string): { route: Route; at: Record<string, string> } | undefined {
  for (const route of routes) {
    const at = match(route.pattern, path);
    if (at) return { route, at };
  }
  return undefined;
}
