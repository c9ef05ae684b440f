/** The Collector configuration of a pool's backends. */

import { signals } from "../../contract/signal.ts";
import type { SchemaVersion } from "../../model/collector/release.ts";
import type { JsonObject } from "../../model/json.ts";
import type { CollectorConfig } from "../../model/plan.ts";
import { collectorsOf, type Pool, type Topology } from "../../model/topology.ts";
import * as defaults from "../defaults.ts";
import { poolConfigMap } from "../names.ts";
import { authExtension, authSetting, receiverTls } from "./link.ts";
import { buildCollectorConfig } from "./pipelines.ts";

export function lowerPoolCollector(pool: Pool, topology: Topology, schemas: SchemaVersion): CollectorConfig {
  const own = Object.keys(pool.parts.exporters ?? {});
  const built = buildCollectorConfig({
    schemas,
    parts: pool.parts,
    receivers: { otlp: otlpReceiver(pool, topology) },
    extensions: { health_check: healthExtension, ...authExtension(pool) },
    exporters: own.length === 0 ? { debug: defaults.debugExporter } : {},
    exportersOf: Object.fromEntries(signals.map((signal) => [signal, own.length === 0 ? ["debug"] : []])),
    marks: [],
    origin: pool.origin,
  });
  return { name: poolConfigMap(pool), tier: "backends", ...built, origin: pool.origin };
}

export const healthExtension: JsonObject = Object.freeze({ endpoint: `0.0.0.0:${defaults.ports.health}`, path: "/" });

function otlpReceiver(pool: Pool, topology: Topology): JsonObject {
  const age = pool.maxConnectionAge ?? (isRoundRobin(pool, topology) ? defaults.roundRobinConnectionAge : undefined);
  return {
    protocols: {
      grpc: {
        endpoint: `0.0.0.0:${defaults.ports.otlpGrpc}`,
        ...receiverTls(pool),
        ...authSetting(pool),
        ...(age && {
          keepalive: { server_parameters: { max_connection_age: age.age, max_connection_age_grace: age.grace } },
        }),
      },
      http: { endpoint: `0.0.0.0:${defaults.ports.otlpHttp}`, ...receiverTls(pool), ...authSetting(pool) },
    },
  };
}

function isRoundRobin(pool: Pool, topology: Topology): boolean {
  return collectorsOf(pool, topology).some(({ routes }) =>
    Object.values(routes).some((route) => route?.kind === "round-robin"),
  );
}
