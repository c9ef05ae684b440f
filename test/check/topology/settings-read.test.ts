import { k8s, leastLoaded, roundRobin, routeBy } from "fairlead";
import { describe, expect, test } from "vitest";
import { settingsRead } from "../../../src/check/topology/settings-read.ts";
import { brief, declared } from "./declared.ts";
import { sendingTo } from "./existing.ts";

const fairlead = { target: "fairlead", queue: undefined };
const unreadOf = (balancer: object) =>
  settingsRead(declared({ balancer: { ...fairlead, ...balancer } })).map(({ place }) => place.path.join("."));

test("a setting that nothing reads is told where it stands, with what would read it", () => {
  expect(settingsRead(declared({ balancer: { ...fairlead, balanceFactor: 2 } })).map(brief)).toEqual([
    {
      code: "FL3021",
      severity: "warning",
      at: "edge/lb: balanceFactor",
      message:
        'Only `algorithm: "bounded-load"` holds a backend to a multiple of the mean, so nothing reads balanceFactor.',
      help: "use that algorithm, or leave it out",
    },
  ]);
});

describe("the other options decide", () => {
  const traces = roundRobin();
  test.each<[object, readonly string[]]>([
    [{ balanceFactor: 2, algorithm: "maglev" }, ["balanceFactor"]],
    [{ balanceFactor: 2, algorithm: "bounded-load" }, []],
    [{ algorithm: "maglev", compatibleWith: "0.129.0", routes: { traces } }, ["algorithm", "compatibleWith"]],
    [{ algorithm: "maglev", routes: { traces, logs: routeBy.traceID() } }, []],
    [{ deadline: "20s", acknowledge: "queued" }, ["deadline"]],
    [{ deadline: "20s", acknowledge: "delivered" }, []],
    [{ slowStart: "5s" }, ["slowStart"]],
    [{ slowStart: "5s", failover: "shed" }, ["slowStart"]],
    [{ slowStart: "5s", failover: { traces: "spill" } }, []],
    [{ slowStart: "5s", algorithm: "bounded-load" }, []],
    [{ slowStart: "5s", routes: { traces: leastLoaded() } }, []],
    [{ failover: { traces: "spill", metrics: "shed" } }, ["failover.metrics"]],
  ])("%j", (balancer, unread) => {
    expect(unreadOf(balancer)).toEqual(unread);
  });
});

test("the timeout of a look-up is the Collector's", () => {
  const at = (target: string) => {
    const balancer = target === "fairlead" ? fairlead : {};
    const deployed = declared({ pool: { discovery: k8s({ timeout: "9s" }) }, balancer });
    const existing = sendingTo({ service: "a/b", discovery: k8s({ timeout: "9s" }) }, { balancer });
    return [deployed, existing].flatMap((topology) => settingsRead(topology).map((found) => brief(found).at));
  };
  expect(at("fairlead")).toEqual(["edge/backend: discovery.timeout", "edge/sampler: discovery.timeout"]);
  expect(at("collector")).toEqual([]);
});

test("Argo CD's own project is not written", () => {
  const at = (project: object) =>
    settingsRead(declared({ blueprint: { gitops: { project } } })).map((one) => brief(one).at);
  expect(at({ name: "default", create: true })).toEqual(["edge: gitops.project.create"]);
  expect([at({ name: "default" }), at({ name: "own", create: true })]).toEqual([[], []]);
});
