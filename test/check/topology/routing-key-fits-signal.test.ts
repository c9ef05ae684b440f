import { describe, expect, test } from "vitest";
import { routingKeyFitsSignal } from "../../../src/check/topology/routing-key-fits-signal.ts";
import { brief, declared } from "./declared.ts";

type Signal = "traces" | "metrics" | "logs";
const keys = ["traceID", "service", "resource", "metric", "streamID", "attributes"];

function routed(release: "0.129.1" | "0.161.0", signal: Signal, key: string, attributes?: readonly string[]) {
  const named = attributes ?? (key === "attributes" ? ["tenant.id"] : undefined);
  const route = { kind: "hash", key, ...(named && { attributes: named }) };
  return routingKeyFitsSignal(declared({ release, balancer: { routes: { [signal]: route } } })).map(brief);
}

/** What the real exporters took and refused, both versions. */
describe.each([
  { release: "0.129.1", signal: "traces", fit: ["traceID", "service", "attributes"] },
  { release: "0.129.1", signal: "metrics", fit: ["service", "resource", "metric", "streamID"] },
  { release: "0.129.1", signal: "logs", fit: ["traceID"] },
  { release: "0.161.0", signal: "traces", fit: ["traceID", "service", "attributes"] },
  { release: "0.161.0", signal: "metrics", fit: ["service", "resource", "metric", "streamID", "attributes"] },
  { release: "0.161.0", signal: "logs", fit: ["traceID", "service", "resource", "attributes"] },
] as const)("Collector $release routes $signal", ({ release, signal, fit }) => {
  test.each(keys)("by %s or refuses it", (key) => {
    const codes = routed(release, signal, key).map(({ code }) => code);
    expect(codes).toEqual((fit as readonly string[]).includes(key) ? [] : ["FL3001"]);
  });
});

describe("the finding says which versions can", () => {
  test.each([
    {
      signal: "metrics",
      key: "attributes",
      message: "Collector 0.129.1 cannot route metrics by attributes; it would not start.",
      help: "route metrics by service or resource or metric or streamID, or bind a Collector from 0.147.0 on, such as 0.161.0",
    },
    {
      signal: "traces",
      key: "metric",
      message: "Collector 0.129.1 cannot route traces by metric, nor can a later one; it would not start.",
      help: "route traces by traceID or service or attributes",
    },
    {
      signal: "logs",
      key: "service",
      message: "Collector 0.129.1 cannot route logs by service; it would silently send logs by trace id anyway.",
      help: "route logs by traceID, or bind a Collector from 0.154.0 on, such as 0.161.0",
    },
  ] as const)("$signal by $key", ({ signal, key, message, help }) => {
    expect(routed("0.129.1", signal, key)).toEqual([
      { code: "FL3001", severity: "error", at: `edge/lb: routes.${signal}`, message, help },
    ]);
  });
});

describe("what is no key at all", () => {
  test.each([
    ["trace_id", "did you mean traceID?"],
    ["TraceId", "did you mean traceID?"],
    ["services", "did you mean service?"],
    ["tenant_id", 'route by the attribute that carries the tenant: routeBy.tenant("tenant.id")'],
    ["round_robin", "use traceID or service or attributes"],
  ])("%s", (key, help) => {
    expect(routed("0.129.1", "traces", key)).toEqual([
      {
        code: "FL3001",
        severity: "error",
        at: "edge/lb: routes.traces",
        message: `"${key}" is not a routing key of any Collector version; it would not start.`,
        help,
      },
    ]);
  });
});

describe("attributes are named where they are the key, and only there", () => {
  test("none", () => {
    expect(routed("0.129.1", "traces", "attributes", [])).toEqual([
      {
        code: "FL3001",
        severity: "error",
        at: "edge/lb: routes.traces",
        message:
          "The route of traces by attributes does not name any: everything would have the same key and go to one backend.",
        help: 'name them, as in routeBy.attributes("tenant.id")',
      },
    ]);
  });

  test("behind another key", () => {
    expect(routed("0.161.0", "traces", "service", ["tenant.id"])).toEqual([
      {
        code: "FL3001",
        severity: "error",
        at: "edge/lb: routes.traces",
        message: "The attributes tenant.id are named, but traces are routed by service: nothing would read them.",
        help: "use routeBy.attributes(…), or leave the attributes out",
      },
    ]);
  });
});

test("what an unknown release can route is not guessed", () => {
  const routes = { traces: { kind: "hash", key: "metric" } };
  expect(routingKeyFitsSignal(declared({ release: "0.99.0" as never, balancer: { routes } }))).toEqual([]);
});
