import { expect, test } from "vitest";
import { memorySuffices } from "../../../../src/check/deployed/objects/memory-suffices.ts";
import type { Deployed } from "../../../../src/model/deployed.ts";
import { brief } from "../../topology/declared.ts";
import { deployed } from "./deployed.ts";

const policies = [{ name: "all", type: "always_sample" }];
const found = (from: Deployed) => memorySuffices(from).map(brief);
const sampling = (settings: object) => deployed({ pool: { processors: { tail_sampling: { policies, ...settings } } } });

test("five million traces do not fit into 256Mi", () => {
  expect(found(sampling({ num_traces: 5_000_000 }))).toEqual([
    {
      code: "FL4038",
      severity: "warning",
      at: "edge/backend: processors.tail_sampling.num_traces",
      message:
        'num_traces of tail_sampling takes at least 3338 MiB: the container of "backend-1" is killed at 256 MiB, long before that.',
      help: "lower it to 191739 or fewer, or raise resources.limits.memory",
    },
  ]);
  expect(found(sampling({ num_traces: 50_000 }))).toEqual([]);
  expect(found(sampling({}))).toEqual([]);
});

test("several things are summed", () => {
  const from = deployed({
    pool: {
      processors: { tail_sampling: { policies, num_traces: 200_000 } },
      exporters: { otlp: { endpoint: "a:4317", sending_queue: { queue_size: 150_000_000, sizer: "bytes" } } },
    },
  });
  expect(found(from).map(({ message }) => message)).toEqual([
    'queue_size of otlp takes at least 143 MiB, num_traces of tail_sampling takes at least 134 MiB, 277 MiB in all: the container of "backend-1" is killed at 256 MiB, long before that.',
  ]);
});

test.each<[string, object, number]>([
  [
    "a queue of many requests",
    { exporters: { otlp: { endpoint: "a:4317", sending_queue: { queue_size: 1_000_000 } } } },
    1,
  ],
  [
    "one that is off",
    { exporters: { otlp: { endpoint: "a:4317", sending_queue: { enabled: false, queue_size: 1_000_000 } } } },
    0,
  ],
  [
    "one on disk",
    { exporters: { otlp: { endpoint: "a:4317", sending_queue: { storage: "x", queue_size: 1_000_000 } } } },
    0,
  ],
  ["a batch without end", { processors: { batch: { send_batch_size: 10_000_000 } } }, 1],
  [
    "messages larger than the container",
    { receivers: { otlp: { protocols: { grpc: { endpoint: "[::]:4317", max_recv_msg_size_mib: 512 } } } } },
    1,
  ],
  [
    "a container that is large enough",
    {
      processors: { tail_sampling: { policies, num_traces: 5_000_000 } },
      resources: { requests: { cpu: "1", memory: "4Gi" }, limits: { memory: "4Gi" } },
    },
    0,
  ],
])("%s", (_, pool, count) => {
  expect(found(deployed({ pool }))).toHaveLength(count);
});
