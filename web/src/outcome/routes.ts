import type { Route } from "../shell/routes";

export const routes: Route[] = [
  { pattern: "/purchases/:id/outcomes", load: () => import("./page") },
  { pattern: "/purchases/:id/outcomes/data", load: () => import("./data-page") },
  { pattern: "/purchases/:id/outcomes/measures", load: () => import("./measures-page") },
  { pattern: "/purchases/:id/outcomes/rows", load: () => import("./rows-page") },
];
