import { dns, leastLoaded, roundRobin, routeBy, seconds } from "fairlead";
import { describe, expect, test } from "vitest";
import { jsonAt } from "../../../src/model/json.ts";
import { planOf } from "../../every-blueprint.ts";
import { small, type Variation } from "../../small.ts";

function keepalive(pool: object, balancer: object) {
  const config = planOf(small({ pool, balancer })).configs.find(({ tier }) => tier === "backends");
  return config && jsonAt(config.body, ["receivers", "otlp", "protocols", "grpc", "keepalive", "server_parameters"]);
}

const roundRobinOnly = { routes: { traces: roundRobin() }, queue: undefined };

describe("backends close their senders' connections", () => {
  test("when gRPC spreads requests, so that a new one is found", () => {
    expect(keepalive({ discovery: dns() }, roundRobinOnly)).toEqual({
      max_connection_age: "30s",
      max_connection_age_grace: "10s",
    });
  });

  test("when they are told to", () => {
    const maxConnectionAge = { age: seconds(7), grace: seconds(1) };
    expect(keepalive({ discovery: dns(), maxConnectionAge }, roundRobinOnly)).toEqual({
      max_connection_age: "7s",
      max_connection_age_grace: "1s",
    });
  });

  test("but not for keys, nor for Fairlead's balancer, which looks backends up itself", () => {
    expect(keepalive({ discovery: dns() }, {})).toBeUndefined();
    const routes = { traces: roundRobin(), logs: leastLoaded() };
    expect(keepalive({ discovery: dns() }, { target: "fairlead", routes })).toBeUndefined();
  });
});

describe("backends have pipelines", () => {
  const signalsOf = (variation: Variation) => {
    const config = planOf(small(variation)).configs.find(({ tier }) => tier === "backends");
    return Object.keys((config && jsonAt(config.body, ["service", "pipelines"])) ?? {});
  };

  test("for what is routed to them", () => {
    expect(signalsOf({})).toEqual(["traces"]);
    const routes = { traces: routeBy.traceID(), logs: routeBy.traceID() };
    expect(signalsOf({ balancer: { routes } })).toEqual(["traces", "logs"]);
  });

  test("for what receivers of the author's own take, and what is declared", () => {
    const prometheus = {
      config: { scrape_configs: [{ job_name: "self", static_configs: [{ targets: ["localhost:8888"] }] }] },
    };
    expect(signalsOf({ pool: { receivers: { prometheus } } })).toEqual(["traces", "metrics"]);
    expect(signalsOf({ pool: { pipelines: { logs: {} } } })).toEqual(["traces", "logs"]);
  });

  test("for a receiver that a pipeline of the author's names, in that pipeline only", () => {
    const receivers = { prometheus: { config: { scrape_configs: [{ job_name: "self" }] } } };
    const pipelines = { "metrics/self": { receivers: ["prometheus"] } };
    expect(signalsOf({ pool: { receivers, pipelines } })).toEqual(["traces", "metrics/self"]);
  });

  test("for everything where others may send, too", () => {
    const network = { clients: [{ podLabels: { app: "cart" } }] };
    expect(signalsOf({ pool: { network } })).toEqual(["traces", "metrics", "logs"]);
  });
});
