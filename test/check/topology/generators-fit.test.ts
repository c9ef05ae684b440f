import { compileBlueprint, minutes, seconds, tls } from "fairlead";
import { describe, expect, test } from "vitest";
import { routeBy } from "../../../src/blueprint/vocabulary.ts";
import { small } from "../../small.ts";
import { brief } from "./declared.ts";

const routes = { traces: routeBy.traceID(), metrics: routeBy.service(), logs: routeBy.traceID() };
const found = (generator: object, balancer: object = {}) =>
  compileBlueprint(small({ balancer: { routes, ...balancer }, generator }))
    .diagnostics.map(brief)
    // That one service goes to one backend.
    .filter(({ severity }) => severity !== "info");
const places = (generator: object) =>
  found({ runner: "built-in", ...generator }).map(({ code, at }) => `${code} ${at.replace("small/checkout: ", "")}`);

describe("what telemetrygen does not have is refused where it is asked of it", () => {
  test.each([
    [{ seed: 2 }, "seed"],
    [{ services: { count: 2 } }, "services"],
    [{ spans: { min: 1, max: 2 } }, "spans"],
    [{ protocol: "grpc" }, "protocol"],
    [{ security: tls() }, "security"],
    [{ signal: "metrics", metricTypes: ["sum"] }, "metricTypes"],
    [{ signal: "logs", withTraceId: 1 }, "withTraceId"],
  ])("%j", (options, at) => {
    expect(found(options)).toMatchObject([{ code: "FL3023", severity: "error", at: `small/checkout: ${at}` }]);
    expect(found({ ...options, runner: "built-in" }).filter(({ code }) => code === "FL3023")).toEqual([]);
  });

  test("what it has stays as it is", () => {
    expect(found({ signal: "metrics", metricName: "m", attributes: { a: "b" }, serviceVersion: "1" })).toEqual([]);
    expect(found({ signal: "logs", body: "b" })).toEqual([]);
  });
});

describe("what does not fit together is told at its place", () => {
  test.each([
    [{ spans: { min: 5, max: 4 } }, ["FL3023 spans.max"]],
    // 1 + 2 + 4 is the most.
    [{ spans: { min: 1, max: 8 }, depth: 3, fanOut: 2 }, ["FL3023 depth"]],
    [{ spans: { min: 1, max: 7 }, depth: 3, fanOut: 2 }, []],
    [{ services: { count: 1, hot: 0.5 } }, ["FL3023 services.hot"]],
    [{ traceIds: { count: 1, zipf: 1 } }, ["FL3023 traceIds.zipf"]],
    [{ signal: "logs", withTraceId: 0, traceIds: { count: 2 } }, ["FL3023 traceIds"]],
    [{ bursts: { every: seconds(5), lasting: seconds(5), factor: 2 } }, ["FL3023 bursts.lasting"]],
    [{ every: "25h" }, ["FL3023 every"]],
    [{ duration: "25h" }, ["FL3023 duration"]],
    [{ total: 0 }, ["FL3013 total"]],
    [{ total: 5, updateStrategy: { kind: "on-delete" } }, ["FL4021 updateStrategy"]],
    [
      {
        total: 5,
        sidecars: {
          a: { image: "b:1", resources: { requests: { cpu: "1m", memory: "1Mi" }, limits: { memory: "1Mi" } } },
        },
      },
      ["FL4021 sidecars.a"],
    ],
    [
      { total: 5, volumes: { own: { kind: "claim-template", path: "/own", size: "1Mi" } } },
      ["FL4021 volumes.own.kind"],
    ],
    [{ runner: "telemetrygen", total: 5 }, ["FL3023 total"]],
    [{ payload: "2Mi" }, ["FL3023 payload"]],
    // Four of them are more than a request has, three are not.
    [{ payload: "1000Ki", spans: { min: 1, max: 4 } }, ["FL3023 payload"]],
    [{ payload: "1000Ki", spans: { min: 1, max: 3 } }, []],
    [{ spans: { min: 1, max: 10_000 } }, ["FL3023 spans.max"]],
    [{ signal: "metrics", metricTypes: [] }, ["FL3023 metricTypes"]],
    [{ signal: "metrics", metricTypes: ["sum", "gauge", "sum"] }, ["FL3023 metricTypes.2"]],
    // A thousand a second, each for four minutes.
    [{ every: "1ms", spans: { min: 5, max: 5 }, long: { share: 1, gap: minutes(1) } }, ["FL3023 long.share"]],
    [{ every: "1ms", late: { share: 0.5, by: minutes(5) } }, ["FL3023 late.share"]],
    [{ every: "1ms", late: { share: 0.1, by: minutes(5) } }, []],
    [{ headers: { "grpc-timeout": "1S" } }, ["FL3023 headers.grpc-timeout"]],
    [{ headers: { "x-token": "$" + "{TOKEN}" } }, ["FL1010 headers.x-token"]],
  ])("%j", (options, expected) => {
    expect(places(options)).toEqual(expected);
  });

  test.each([{ spans: null }, { long: "x" }, { bursts: { every: 1 } }, { metricTypes: 5 }, { payload: 5 }])(
    "past the types %j has findings and no exception",
    (options) => {
      expect(places(options).length).toBeGreaterThan(0);
    },
  );
});
