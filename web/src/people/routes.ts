import type { Route } from "../shell/routes";

export const routes: Route[] = [
  { pattern: "/people", load: () => import("./workspace-people") },
  { pattern: "/password", load: () => import("./password") },
];
