/** Whole blueprints: what components need is there, and of what is left out exactly one finding tells. */

import { compileBlueprint, dns, k8s } from "fairlead";
import { describe, expect, test } from "vitest";
import { outputs } from "../every-blueprint.ts";
import { everyNeed } from "../fixtures/objects/every-need.ts";
import { small, type Variation } from "../small.ts";

const codesOf = (variation: Variation) => {
  const { diagnostics } = compileBlueprint(small(variation));
  return diagnostics.map(({ code, severity }) => `${severity} ${code}`);
};

test.each(outputs)("a blueprint whose components need everything has no finding as %s", (output) => {
  expect(compileBlueprint(everyNeed(output)).diagnostics).toEqual([]);
});

const network = {
  apiServer: { cidr: "10.0.0.1/32", port: 6443 },
  egress: [{ cidr: "10.0.0.0/8", port: 4317 }],
  clients: [{ podLabels: { app: "legacy" } }],
};
const env = { API_KEY: { kind: "secret", secret: "vendor", key: "api-key" } };
const volumes = { data: { kind: "empty-dir", path: "/data" } };
const parts = {
  receivers: { zipkin: { endpoint: "[::]:9411" } },
  processors: {
    k8sattributes: { pod_association: [{ sources: [{ from: "resource_attribute", name: "k8s.pod.ip" }] }] },
  },
  exporters: {
    otlp: {
      endpoint: "10.0.0.9:4317",
      headers: { key: "${env:API_KEY}" },
      tls: { ca_file: "/data/ca.crt" },
      sending_queue: { storage: "file_storage" },
      retry_on_failure: { max_elapsed_time: "0s" },
    },
  },
  extensions: { file_storage: { directory: "/data" } },
};

describe.each([
  ["named backends", "pool", {}],
  ["discovered backends", "pool", { discovery: dns() }],
  ["watched backends", "pool", { discovery: k8s() }],
  ["a balancer", "balancer", {}],
] as const)("of %s", (_, tier, more) => {
  // Who watches for backends needs the API server besides.
  const others = { balancer: { network: { ...network } } };
  const codesWith = (options: object) =>
    codesOf({
      ...others,
      [tier]: { ...others[tier as "balancer"], ...parts, env, volumes, network, ...more, ...options },
    });

  test("nothing is missing", () => {
    expect(codesWith({})).toEqual([]);
  });

  test.each([
    ["the variable", { env: {} }, ["error FL4033"]],
    ["the way to the API server", { network: { ...network, apiServer: undefined } }, ["error FL4008"]],
    ["who sends to zipkin", { network: { ...network, clients: undefined } }, ["warning FL4013"]],
    ["the address that zipkin listens at", { receivers: { zipkin: {} } }, ["warning FL4030"]],
    ["the volume, for a file and for a folder", { volumes: {} }, ["error FL4034", "error FL4035"]],
  ])("without %s", (_what, options, codes) => {
    expect([...codesWith(options)].sort()).toEqual(codes);
  });
});
