/** A page of a balancer that nobody runs, for tests: what it shows they say themselves. */

import type { RouteConfig } from "../../src/contract/balancer-config.ts";
import { prepareRoutes } from "../../src/inspect/prepared-route.ts";
import { balancerOfAddresses, type RoutedBalancer } from "../../src/inspect/routed-balancer.ts";
import { createHistory } from "../../src/page/history.ts";
import type { LookedAt } from "../../src/page/look-up.ts";
import type { PageState } from "../../src/page/page-state.ts";
import { type PageServer, type PageSource, servePage } from "../../src/page/serve-page.ts";

export const endpoints: readonly string[] = ["backend-1:4317", "backend-2:4317", "backend-3:4317"];

export function lookedAt(
  troubles: Readonly<Record<string, string>> = {},
  failover: RouteConfig["failover"] = "hold",
): LookedAt {
  const made = balancerOfAddresses({ endpoints, routingKey: "traceID", routingAttributes: [], version: "0.129.0" });
  const routes = made.routes.map((one) => ({ ...one, route: { ...one.route, failover } }));
  const balancer: RoutedBalancer = { ...made, routes: routes.filter(({ signal }) => signal === "traces") };
  return {
    balancer,
    prepared: prepareRoutes(balancer),
    name: (endpoint) => endpoint.replace(/:4317$/, ""),
    troubleOf: (endpoint) => troubles[endpoint] ?? "",
  };
}

const state: PageState = {
  ...{ formatVersion: 1, name: "test", startedAtMs: 0, atMs: 1, actions: [], senders: [], balancers: [], events: [] },
};

export function startPage(source: Partial<PageSource> = {}): Promise<PageServer> {
  const whole: PageSource = {
    state: () => state,
    history: createHistory().read,
    tables: () => lookedAt(),
    act: undefined,
    failed: () => {},
    ...source,
  };
  return servePage(whole, "127.0.0.1", 0);
}
