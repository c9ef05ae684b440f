import { expect, test } from "vitest";
import { storedQueuesOutlast } from "../../../../src/check/deployed/collector/stored-queues-outlast.ts";
import type { JsonObject } from "../../../../src/model/json.ts";
import { configuration, told } from "./configuration.ts";

const stored = { sending_queue: { storage: "file_storage" } };
const of = (exporters: JsonObject, version?: string) =>
  told(storedQueuesOutlast, configuration({ exporters, extensions: { file_storage: null } }), version);

test("a queue on disk is emptied by the end of retries", () => {
  expect(of({ otlp: stored })).toEqual([
    {
      at: "warning FL1016 exporters.otlp.sending_queue.storage",
      message:
        'The queue of "otlp" outlives its pod, and not an outage: retries end after 5m, the default, and then each consumer (there are 10) drops the request that it tried from the disk and takes the next.',
      help: "set retry_on_failure.max_elapsed_time: 0s to retry forever, so that the queue fills up instead, or set the time that you want",
    },
  ]);
});

test("several exporters are told once", () => {
  const found = of({ otlp: stored, "otlphttp/b": stored, kafka: stored });
  expect(found).toHaveLength(1);
  expect(found[0]?.message).toMatch(/The same holds for otlphttp\/b, kafka\.$/);
});

test("consumers that are written are counted", () => {
  expect(of({ otlp: { sending_queue: { storage: "file_storage", num_consumers: 3 } } })[0]?.message).toContain(
    "(there are 3)",
  );
});

test.each([
  ["a time that is written", { ...stored, retry_on_failure: { max_elapsed_time: "5m" } }],
  ["no end", { ...stored, retry_on_failure: { max_elapsed_time: 0 } }],
  ["retries that are off", { ...stored, retry_on_failure: { enabled: false } }],
  ["a queue that is off", { sending_queue: { enabled: false, storage: "file_storage" } }],
  ["a queue in memory", { sending_queue: { queue_size: 10 } }],
])("%s is meant", (_, otlp) => {
  expect(of({ otlp })).toEqual([]);
});

test("storage that is not there is another rule's business", () => {
  expect(told(storedQueuesOutlast, configuration({ exporters: { otlp: stored } }))).toEqual([]);
});

// contrib loadbalancingexporter, both versions: its own retry is off by default, that of each backend ends after 5m.
test.each(["0.129.0", "0.161.0"])("the load balancing exporter has retries for each backend, at %s", (version) => {
  expect(of({ loadbalancing: stored }, version)).toEqual([]);
  const otlp = { sending_queue: { enabled: true, num_consumers: 2, queue_size: 10, storage: "file_storage" } };
  expect(of({ loadbalancing: { protocol: { otlp } } }, version).map(({ at }) => at)).toEqual([
    "warning FL1016 exporters.loadbalancing.protocol.otlp.sending_queue.storage",
  ]);
  const retried = { ...otlp, retry_on_failure: { enabled: true } };
  expect(of({ loadbalancing: { protocol: { otlp: retried } } }, version)).toEqual([]);
});
