/** The Collector configuration of a pool's backends. */

import { type Signal, signals } from "../../contract/signal.ts";
import type { SchemaVersion } from "../../model/collector/release.ts";
import type { JsonObject } from "../../model/json.ts";
import type { CollectorConfig } from "../../model/plan.ts";
import { balancersOf, collectorsOf, type Pool, type Topology } from "../../model/topology.ts";
import * as defaults from "../defaults.ts";
import { poolConfigMap } from "../names.ts";
import { withVerification } from "../verify.ts";
import { authExtension, authSetting, receiverTls } from "./link.ts";
import { crossOriginMark, crossOriginSetting } from "./pages.ts";
import { buildCollectorConfig } from "./pipelines.ts";
import { takesSignal } from "./takes-signal.ts";

export function lowerPoolCollector(pool: Pool, topology: Topology, schemas: SchemaVersion): CollectorConfig {
  const own = Object.keys(pool.parts.exporters ?? {});
  const built = buildCollectorConfig({
    schemas,
    parts: withVerification(pool, topology),
    unchecked: pool.unchecked,
    receivers: { otlp: otlpReceiver(pool, topology) },
    persistence: pool.persistence,
    extensions: { health_check: healthExtension, ...authExtension(pool) },
    exporters: own.length === 0 ? { debug: defaults.debugExporter } : {},
    signals: arriving(pool, topology, schemas),
    exportersOf: Object.fromEntries(signals.map((signal) => [signal, own.length === 0 ? ["debug"] : []])),
    marks: [crossOriginMark(pool.origin)],
    origin: pool.origin,
  });
  return { name: poolConfigMap(pool), tier: "backends", ...built, origin: pool.origin };
}

/** What balancers route here, what receivers of the author's own take, and anything where others may send. */
function arriving(pool: Pool, topology: Topology, schemas: SchemaVersion): readonly Signal[] {
  const balancers = balancersOf(pool, topology);
  if (balancers.length === 0 || (pool.network.clients ?? []).length > 0) return signals;
  // A receiver that a pipeline of the author's names is used there alone.
  const named = Object.values(pool.parts.pipelines ?? {}).flatMap(({ receivers = [] }) => receivers);
  const receivers = Object.keys(pool.parts.receivers ?? {}).filter((id) => id !== "otlp" && !named.includes(id));
  const found = signals.filter(
    (signal) =>
      balancers.some(({ routes }) => routes[signal]) ||
      receivers.some((id) => takesSignal({ schemas, ...pool }, "receivers", id, signal)),
  );
  // Balancers that route nothing are refused as such, not their backends too.
  return found.length > 0 ? found : signals;
}

export const healthExtension: JsonObject = Object.freeze({
  endpoint: defaults.listenAt(defaults.ports.health),
  path: "/",
});

function otlpReceiver(pool: Pool, topology: Topology): JsonObject {
  const age = pool.maxConnectionAge ?? (isRoundRobin(pool, topology) ? defaults.roundRobinConnectionAge : undefined);
  return {
    protocols: {
      grpc: {
        endpoint: defaults.listenAt(defaults.ports.otlpGrpc),
        ...receiverTls(pool),
        ...authSetting(pool),
        ...defaults.grpcMessages,
        ...(age && {
          keepalive: { server_parameters: { max_connection_age: age.age, max_connection_age_grace: age.grace } },
        }),
      },
      http: {
        endpoint: defaults.listenAt(defaults.ports.otlpHttp),
        ...receiverTls(pool),
        ...authSetting(pool),
        ...crossOriginSetting(pool.senders),
      },
    },
  };
}

function isRoundRobin(pool: Pool, topology: Topology): boolean {
  return collectorsOf(pool, topology).some(({ routes }) =>
    Object.values(routes).some((route) => route?.kind === "round-robin"),
  );
}
