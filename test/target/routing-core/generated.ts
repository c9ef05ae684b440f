/** Generated routing cores, run as they stand: a module without imports. */

import { runInThisContext } from "node:vm";
import { transform, transformSync } from "esbuild";
import type { RouteConfig, WeightedBackend } from "../../../src/contract/balancer-config.ts";
import type { RoutingCore } from "../../../src/contract/routing-core.ts";
import type { Signal } from "../../../src/contract/signal.ts";
import { generateRoutingCore } from "../../../src/target/routing-core/generate-routing-core.ts";

export type Routes = Readonly<Partial<Record<Signal, Partial<RouteConfig>>>>;

const ring: RouteConfig = {
  algorithm: "ring",
  routingKey: "",
  routingAttributes: [],
  compatibleWith: "0.129.0",
  balanceFactor: 1.25,
  failover: "hold",
};

export function routeOf(route: Partial<RouteConfig> | undefined): RouteConfig | undefined {
  return route && { ...ring, ...route };
}

export function generatedText(routes: Routes, backends: readonly WeightedBackend[] = []): string {
  return generateRoutingCore({
    name: "edge",
    routes: { traces: routeOf(routes.traces), metrics: routeOf(routes.metrics), logs: routeOf(routes.logs) },
    resolver: { kind: "static", backends },
  });
}

export async function importCore(text: string): Promise<RoutingCore> {
  const { code } = await transform(text, { loader: "ts", format: "esm", target: "node20" });
  return (await import(`data:text/javascript;base64,${Buffer.from(code).toString("base64")}`)) as RoutingCore;
}

/** The same, at once. */
export function loadCore(text: string): RoutingCore {
  const { code } = transformSync(text, { loader: "ts", format: "cjs", target: "node20" });
  const module: { exports: object } = { exports: {} };
  const run = runInThisContext(`(function (module) {${code}\n})`) as (into: typeof module) => void;
  run(module);
  // What the generator writes.
  return module.exports as RoutingCore;
}
