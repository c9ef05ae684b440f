import { expect, test } from "vitest";
import { listenersDistinct } from "../../../../src/check/deployed/collector/listeners-distinct.ts";
import type { JsonObject } from "../../../../src/model/json.ts";
import { configuration, piped, type Sections, told } from "./configuration.ts";

const grpc = (endpoint: string): JsonObject => ({ protocols: { grpc: { endpoint } } });

function clashes(sections: Sections) {
  return told(listenersDistinct, configuration(sections)).map(({ at }) => at);
}

test("two receivers on one port", () => {
  const receivers = { otlp: grpc("0.0.0.0:4317"), "otlp/again": grpc("0.0.0.0:4317") };
  expect(told(listenersDistinct, configuration({ receivers }))).toEqual([
    {
      at: "error FL4003 receivers.otlp/again.protocols.grpc.endpoint",
      message: "receivers.otlp.protocols.grpc.endpoint already opens port 4317; the Collector would not start.",
      help: "give one of them another port",
    },
  ]);
});

test("a port is the same under every name of this machine, and another on its own address", () => {
  const second = (endpoint: string) =>
    clashes({ receivers: { otlp: grpc("localhost:4317"), "otlp/b": grpc(endpoint) } }).length;
  expect(["127.0.0.1:4317", "0.0.0.0:4317", ":4317", "[::]:4317", "host:4317"].map(second)).toEqual([1, 1, 1, 1, 1]);
  expect(["127.0.0.2:4317", "localhost:4318", "localhost:0"].map(second)).toEqual([0, 0, 0]);
});

test("defaults count: of a receiver, an extension, and of the Collector's own metrics", () => {
  expect(
    clashes({
      receivers: {
        otlp: { protocols: { grpc: null } },
        "otlp/b": { protocols: { http: { endpoint: "localhost:4317" } } },
      },
    }),
  ).toEqual(["error FL4003 receivers.otlp/b.protocols.http.endpoint"]);
  expect(clashes({ extensions: { health_check: null, "health_check/b": null } })).toEqual([
    "error FL4003 extensions.health_check/b.endpoint",
  ]);
  expect(clashes({ exporters: { prometheus: { endpoint: "0.0.0.0:8888" } } })).toEqual([
    "error FL4003 exporters.prometheus.endpoint",
  ]);
});

test("what does not run opens nothing", () => {
  const receivers = { otlp: grpc("a:1"), "otlp/idle": grpc("a:1") };
  expect(
    told(listenersDistinct, piped({ traces: { receivers: ["otlp"], exporters: ["debug"] } }, { receivers })),
  ).toEqual([]);
});

test("readers of telemetry, unless its level is none", () => {
  const pull = { exporter: { prometheus: { host: "0.0.0.0", port: 4317 } } };
  const metrics = (level: string) => {
    const { service, ...config } = configuration({ receivers: { otlp: grpc("0.0.0.0:4317") } });
    const telemetry = { metrics: { level, readers: [{ pull }] } };
    return told(listenersDistinct, { ...config, service: { ...(service as JsonObject), telemetry } }).map(
      ({ at }) => at,
    );
  };
  expect(metrics("normal")).toEqual(["error FL4003 receivers.otlp.protocols.grpc.endpoint"]);
  expect(metrics("none")).toEqual([]);
});
