import type { Route } from "../shell/routes";

export const routes: Route[] = [{ pattern: "/sign-in", load: () => import("./page"), open: true }];
