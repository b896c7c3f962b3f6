import type { Route } from "../shell/routes";

export const routes: Route[] = [
  { pattern: "/", load: () => import("./home") },
  { pattern: "/purchases/new", load: () => import("./new-purchase") },
];
