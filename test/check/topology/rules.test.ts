import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { preventsLowering } from "../../../src/check/topology/prevents-lowering.ts";
import { topologyRules } from "../../../src/check/topology/rules.ts";
import { lower } from "../../../src/lower/lower.ts";
import type { Topology } from "../../../src/model/topology.ts";
import { brief, declared, type Variation } from "./declared.ts";

const optionsOf = {
  pool: [
    ...["count", "discovery", "security", "auth", "weights", "healthCheck", "maxConnectionAge", "image", "resources"],
    ...["network", "processors", "connectors", "exporters", "pipelines", "telemetry"],
  ],
  balancer: ["routes", "replicas", "timeout", "compression", "headers", "retry", "queue", "resources", "network"],
  generator: ["signal", "every", "replicas", "serviceName", "serviceVersion", "attributes", "metricName", "body"],
  blueprint: ["namespace", "output", "clusterDomain", "gitops"],
} as const;

const places = Object.entries(optionsOf).flatMap(([part, options]) => options.map((option) => ({ part, option })));

/** Keys that rules look for, so that a cast value is often nearly right. */
const key = fc.constantFrom(
  ...["kind", "interval", "timeout", "traces", "metrics", "key", "attributes", "requests", "limits", "cpu", "memory"],
  ...["egress", "clients", "apiServer", "cidr", "port", "podLabels", "revision", "path", "age", "grace", "maxInterval"],
);
const scalar = fc.oneof(
  fc.constantFrom<unknown>("static", "dns", "k8s", "hash", "round-robin", "traceID", "service", "5s", "0", "HEAD", ""),
  fc.constantFrom<unknown>(0, 1, 2, -1, 0.5, 1e9, Number.NaN, Number.POSITIVE_INFINITY, null, undefined, true, 7n),
  fc.string(),
);
const { value: anyValue } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: "small" },
    scalar,
    fc.array(tie("value"), { maxLength: 3 }),
    fc.dictionary(fc.oneof(key, fc.string()), tie("value"), { maxKeys: 4 }),
    fc.anything({ withBigInt: true, withDate: true, withMap: true, withSet: true }),
  ),
}));

function findings(topology: Topology) {
  return topologyRules.flatMap((rule) => rule(topology));
}

test("a blueprint as it should be has no findings", () => {
  expect(findings(declared())).toEqual([]);
  expect(findings(declared({ release: "0.161.0" }))).toEqual([]);
});

/** One value at one option of an otherwise right blueprint; the seed is printed when it fails. */
const varied = fc.tuple(fc.constantFrom(...places), anyValue).map(([{ part, option }, value]) => ({
  what: `${part}.${option}`,
  topology: declared({ [part]: { [option]: value } } as Variation),
}));

describe("whatever an author casts into an option", () => {
  test("every rule answers with findings", () => {
    fc.assert(
      fc.property(varied, ({ topology }) => {
        for (const found of findings(topology)) expect(brief(found).message).not.toBe("");
      }),
      { numRuns: 2_000 },
    );
  });

  test("what no finding prevents can be lowered", () => {
    fc.assert(
      fc.property(varied, ({ topology }) => {
        if (findings(topology).some(preventsLowering)) return;
        expect(lower(topology, "0.129.0").blueprint).toBe("edge");
      }),
      { numRuns: 2_000 },
    );
  });
});
