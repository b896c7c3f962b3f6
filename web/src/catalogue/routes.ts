import type { Route } from "../shell/routes";

export const routes: Route[] = [
  { pattern: "/catalogue", load: () => import("./find") },
  { pattern: "/catalogue/own", load: () => import("./own") },
  { pattern: "/catalogue/:kind/:id", load: () => import("./entry") },
];
