import { compileBlueprint, routeBy } from "fairlead";
import { expect, test } from "vitest";
import { small } from "../../../small.ts";

const fetching = {
  receivers: { hostmetrics: { collection_interval: "10s", scrapers: { cpu: {} } } },
  pipelines: { metrics: { receivers: ["hostmetrics"] } },
  routes: { metrics: routeBy.service() },
};
const found = (balancer: object) =>
  compileBlueprint(small({ balancer }))
    .diagnostics.filter(({ severity }) => severity === "error")
    .map(({ code, place }) => [code, place.path.join(".")]);

// kube-apiserver 1.36: "spec.ports: Required value".
test("a Service beyond the cluster has what a receiver listens on, or is refused", () => {
  expect(found({ ...fetching, service: { type: "LoadBalancer" } })).toEqual([["FL4021", "service"]]);
  expect(found(fetching)).toEqual([]);
  expect(found({ service: { type: "LoadBalancer", externalTrafficPolicy: "Local" } })).toEqual([]);
});
