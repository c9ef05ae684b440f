import { expect, test } from "vitest";
import { referencesExpanded } from "../../../src/check/topology/references-expanded.ts";
import type { Variation } from "../../small.ts";
import { brief, declared } from "./declared.ts";

const found = (variation: Variation) => referencesExpanded(declared(variation)).map(brief);
const headers = { "x-scope-orgid": "${env:TENANT}" };

test("Fairlead's balancer would send the text itself, in headers and in resources", () => {
  const balancer = { target: "fairlead", headers, resourceAttributes: { cluster: "a-${CLUSTER}" } };
  expect(found({ balancer })).toEqual([
    {
      code: "FL1010",
      severity: "error",
      at: "edge/lb: headers.x-scope-orgid",
      message: "Nothing expands ${env:TENANT} here: Fairlead's balancer takes the text as it is.",
      help: 'write the value, or use `target: "collector"`, whose settings are expanded where they run',
    },
    expect.objectContaining({ at: "edge/lb: resourceAttributes.cluster" }),
  ]);
});

test("a Collector expands it, and a doubled dollar sign is one", () => {
  expect(found({ balancer: { headers } })).toEqual([]);
  expect(found({ balancer: { target: "fairlead", headers: { a: "$${env:B}", b: "$(C)" } } })).toEqual([]);
});

test("Kubernetes and telemetrygen take it as text", () => {
  expect(
    found({ pool: { env: { A: "${env:B}" } }, generator: { attributes: { a: "${env:B}" }, env: { A: "${B}" } } }).map(
      ({ at }) => at,
    ),
  ).toEqual(["edge/backend: env.A", "edge/checkout: env.A", "edge/checkout: attributes.a"]);
});
