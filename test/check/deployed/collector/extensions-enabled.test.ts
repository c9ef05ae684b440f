import { expect, test } from "vitest";
import { extensionsEnabled } from "../../../../src/check/deployed/collector/extensions-enabled.ts";
import type { JsonObject } from "../../../../src/model/json.ts";
import { configuration, piped, told } from "./configuration.ts";

const auth = { authenticator: "bearertokenauth" };

function exporting(exporters: JsonObject, extensions: JsonObject = {}) {
  return told(extensionsEnabled, configuration({ exporters, extensions }));
}

test("an authenticator that is not defined", () => {
  expect(exporting({ otlp: { endpoint: "a:1", auth } })).toEqual([
    {
      at: "error FL2001 exporters.otlp.auth.authenticator",
      message: 'The authenticator "bearertokenauth" is not defined; the Collector would not start.',
      help: "define it under extensions, and add it to service.extensions",
    },
  ]);
});

test("one that is defined but not enabled", () => {
  const exporters = { otlp: { endpoint: "a:1", auth } };
  const service = { extensions: [] as string[], pipelines: { traces: { receivers: ["otlp"], exporters: ["otlp"] } } };
  const extensions = { bearertokenauth: { token: "a" } };
  expect(told(extensionsEnabled, configuration({ exporters, extensions, service }))).toEqual([
    {
      at: "error FL2001 exporters.otlp.auth.authenticator",
      message: 'The authenticator "bearertokenauth" is defined but not enabled; the Collector would not start.',
      help: "add bearertokenauth to service.extensions",
    },
  ]);
});

test.each<[string, JsonObject, string]>([
  ["of a queue on disk", { endpoint: "a:1", sending_queue: { storage: "file_storage" } }, "sending_queue.storage"],
  ["of a middleware", { endpoint: "a:1", middlewares: [{ id: "limiter" }] }, "middlewares[0].id"],
])("an extension %s", (_, otlp, at) => {
  expect(exporting({ otlp }).map((one) => one.at)).toEqual([`error FL2001 exporters.otlp.${at}`]);
});

test("a receiver's protocols ask for theirs", () => {
  const receivers = { otlp: { protocols: { grpc: { auth } } } };
  expect(told(extensionsEnabled, configuration({ receivers })).map(({ at }) => at)).toEqual([
    "error FL2001 receivers.otlp.protocols.grpc.auth.authenticator",
  ]);
});

test("behind a load balancing exporter the Collector starts without its backends", () => {
  const loadbalancing = { resolver: { static: { hostnames: ["a"] } }, protocol: { otlp: { auth } } };
  expect(exporting({ loadbalancing })).toEqual([
    {
      at: "warning FL2001 exporters.loadbalancing.protocol.otlp.auth.authenticator",
      message:
        'The authenticator "bearertokenauth" is not defined; the Collector starts, but cannot reach any backend.',
      help: "define it under extensions, and add it to service.extensions",
    },
  ]);
});

test("one that several components ask for is told once", () => {
  const [found, ...others] = exporting({ otlp: { endpoint: "a:1", auth }, "otlp/b": { endpoint: "b:1", auth } });
  expect(others).toEqual([]);
  expect(found?.message).toBe(
    'The authenticator "bearertokenauth" is not defined; the Collector would not start. The same holds for 1 other component.',
  );
});

test("nothing is asked by what does not run, by a queue that is off, or by a reference", () => {
  const storage = { storage: "file_storage" };
  expect(
    told(
      extensionsEnabled,
      piped({ traces: { receivers: ["otlp"], exporters: ["debug"] } }, { exporters: { otlp: { auth } } }),
    ),
  ).toEqual([]);
  expect(exporting({ otlp: { endpoint: "a:1", sending_queue: { enabled: false, ...storage } } })).toEqual([]);
  expect(exporting({ loadbalancing: { resolver: {}, sending_queue: storage } })).toEqual([]);
  expect(exporting({ otlp: { endpoint: "a:1", auth: { authenticator: "${env:AUTH}" } } })).toEqual([]);
  expect(exporting({ otlp: { endpoint: "a:1", auth } }, { bearertokenauth: { token: "a" } })).toEqual([]);
});
