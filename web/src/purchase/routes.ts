import type { Route } from "../shell/routes";

export const routes: Route[] = [
  { pattern: "/purchases/:id/about", load: () => import("./about") },
  { pattern: "/purchases/:id/people", load: () => import("./members") },
  { pattern: "/purchases/:id/log", load: () => import("./log") },
  { pattern: "/audit", load: () => import("./whole-log") },
];
