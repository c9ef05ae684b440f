/** What a small generator is told, and variations of it. */

import type { GeneratorConfig } from "../../src/contract/generator-config.ts";

export function generatorConfig(change: Partial<GeneratorConfig> = {}): GeneratorConfig {
  return {
    ...{ formatVersion: 1, name: "a", to: "127.0.0.1:1", protocol: "grpc", compression: "none", tls: undefined },
    ...{ auth: undefined, headers: {}, seed: 1, rate: { everyMs: 1, ramp: undefined, bursts: undefined } },
    ...{
      batch: 500,
      pieces: undefined,
      durationMs: undefined,
      services: [{ name: "cart", resource: {} }],
      serviceSkew: { zipf: 0, hot: 0 },
    },
    ...{ tenants: undefined, attributes: {}, payloadBytes: 0 },
    telemetry: {
      ...{ kind: "traces", spans: { min: 2, max: 2 }, depth: 2, fanOut: 1, errors: 0, links: 0 },
      ...{ long: undefined, late: undefined, traceIds: undefined },
    },
    ...change,
  };
}
