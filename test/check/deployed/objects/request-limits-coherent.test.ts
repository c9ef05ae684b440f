import { expect, test } from "vitest";
import { requestLimitsCoherent } from "../../../../src/check/deployed/objects/request-limits-coherent.ts";
import type { Deployed } from "../../../../src/model/deployed.ts";
import type { Json } from "../../../../src/model/json.ts";
import { brief } from "../../topology/declared.ts";
import { configured, deployed } from "./deployed.ts";

const found = (from: Deployed) => requestLimitsCoherent(from).map(brief);
const receiver = (grpc: object, http?: object) => ({
  receivers: {
    otlp: {
      protocols: {
        grpc: { endpoint: "[::]:4317", ...grpc },
        ...(http && { http: { endpoint: "[::]:4318", ...http } }),
      },
    },
  },
});

test("what is written without limits fits: backends take over gRPC what the balancer takes over HTTP", () => {
  expect(found(deployed({}))).toEqual([]);
});

test("a pool that takes less than the balancer lets in is told once, where the limit is written", () => {
  expect(found(deployed({ pool: receiver({ max_recv_msg_size_mib: 2 }) }))).toEqual([
    {
      code: "FL3018",
      severity: "warning",
      at: "edge/backend: receivers.otlp.protocols.grpc.max_recv_msg_size_mib",
      message:
        'otlp takes 20 MiB at once, but "backend-1", which loadbalancing sends to, takes 2 MiB: a larger request is refused for good, and all that is in it lost.',
      help: "raise the receiver's limit to what it is sent, or accept smaller requests in front of it",
    },
  ]);
});

test("a balancer that lets more in than its backends take is told at its own limit", () => {
  expect(found(deployed({ balancer: receiver({ max_recv_msg_size_mib: 64 }) })).map(({ at }) => at)).toEqual([
    "edge/lb: receivers.otlp.protocols.grpc.max_recv_msg_size_mib",
  ]);
  expect(found(deployed({ balancer: receiver({ max_recv_msg_size_mib: 20 }) }))).toEqual([]);
});

test("a batch that is counted in bytes is compared, and one of items is not", () => {
  const exporters = (batch: object) => ({
    exporters: {
      otlp: { endpoint: "lb-collector:4317", sending_queue: { sizer: "bytes", queue_size: 64_000_000, batch } },
    },
  });
  const sending = (batch: object) => found(deployed({ pool: exporters(batch) })).map(({ at }) => at);
  expect(sending({ max_size: 32_000_000 })).toEqual(["edge/backend: exporters.otlp.sending_queue.batch.max_size"]);
  expect(sending({ max_size: 32_000_000, sizer: "items" })).toEqual([]);
  expect(sending({ max_size: 4_000_000 })).toEqual([]);
});

test("a batch of a greatest size on every way cuts what came in", () => {
  const small = deployed({ pool: receiver({ max_recv_msg_size_mib: 2 }) });
  const from = configured(small, "lb-collector-config", ["processors", "batch/cut"], { send_batch_max_size: 100 });
  const pipeline = { receivers: ["otlp"], processors: ["batch/cut"], exporters: ["loadbalancing"] };
  const through = (pipelines: Json) =>
    found(configured(from, "lb-collector-config", ["service", "pipelines"], pipelines));
  expect(through({ traces: pipeline })).toEqual([]);
  expect(through({ traces: pipeline, logs: { ...pipeline, processors: [] } })).toHaveLength(1);
  expect(through({ traces: { ...pipeline, processors: ["batch"] } })).toHaveLength(1);
});
