import type { Route } from "../shell/routes";

export const routes: Route[] = [{ pattern: "/purchases/:id", load: () => import("./page") }];
