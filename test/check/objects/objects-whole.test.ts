import { expect, test } from "vitest";
import { objectsWhole } from "../../../src/check/objects/objects-whole.ts";
import type { JsonObject } from "../../../src/model/json.ts";
import { deployment, fittingContainer, written } from "./written-objects.ts";

const of = (kind: string) => (spec: JsonObject) => written({ spec }, kind, "edge");
const [service, budget, scaler, policy] = [
  of("Service"),
  of("PodDisruptionBudget"),
  of("HorizontalPodAutoscaler"),
  of("NetworkPolicy"),
];

/** What a real API server says of each (1.36): "may not be specified", "must be", "Forbidden", or nothing where it follows one of two. */
test.each([
  [
    "spec/strategy/rollingUpdate",
    deployment({}, {}, { strategy: { type: "Recreate", rollingUpdate: { maxSurge: 1 } } }),
  ],
  [
    "spec/strategy/rollingUpdate/maxSurge",
    deployment({}, {}, { strategy: { rollingUpdate: { maxSurge: 0, maxUnavailable: "0%" } } }),
  ],
  [
    "spec/updateStrategy/rollingUpdate",
    written({ spec: { updateStrategy: { type: "OnDelete", rollingUpdate: {} } } }, "StatefulSet", "edge"),
  ],
  ["spec/minAvailable", budget({ minAvailable: 1, maxUnavailable: 1 })],
  ["spec/maxReplicas", scaler({ minReplicas: 4, maxReplicas: 2 })],
  ["spec/externalTrafficPolicy", service({ externalTrafficPolicy: "Local" })],
  ["spec/loadBalancerClass", service({ type: "NodePort", loadBalancerClass: "a" })],
  ["spec/clusterIP", service({ type: "LoadBalancer", clusterIP: "None" })],
  ["spec/ports/0/nodePort", service({ ports: [{ port: 1, nodePort: 30_000 }] })],
  ["spec/egress", policy({ policyTypes: ["Ingress"], egress: [{}] })],
  [
    "volumes/0/secret",
    deployment({}, { volumes: [{ name: "config", configMap: { name: "a" }, secret: { secretName: "b" } }] }),
  ],
  ["env/0/valueFrom", deployment({ env: [{ name: "A", value: "b", valueFrom: { fieldRef: { fieldPath: "c" } } }] })],
  ["readinessProbe/grpc", deployment({ readinessProbe: { httpGet: { port: 1 }, grpc: { port: 1 } } })],
  [
    "env/1/name",
    deployment({
      env: [
        { name: "A", value: "b" },
        { name: "A", value: "c" },
      ],
    }),
  ],
  ["metadata/labels/team", written({ metadata: { labels: { team: "of the edge" } } }, "ConfigMap", "edge")],
])("%s contradicts the rest of its object", (end, object) => {
  const found = objectsWhole([object]);
  expect(found.map(({ code }) => code)).toEqual(["FL4042"]);
  expect(found[0]?.place.path.join("/")).toMatch(new RegExp(`${end}$`));
});

test("what goes together draws no finding", () => {
  const all = [
    deployment(
      { ...fittingContainer },
      {},
      { strategy: { type: "RollingUpdate", rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } } },
    ),
    service({ type: "LoadBalancer", externalTrafficPolicy: "Local", ports: [{ port: 1, nodePort: 30_000 }] }),
    service({ clusterIP: "None", externalTrafficPolicy: null }),
    budget({ maxUnavailable: 1 }),
    scaler({ minReplicas: 2, maxReplicas: 2 }),
    policy({ policyTypes: ["Ingress"], ingress: [{}], egress: [] }),
  ];
  expect(objectsWhole(all)).toEqual([]);
});
