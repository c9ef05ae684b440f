/** Each is refused by real Collectors at start: "requested extension is not a storage extension", "non-storage extension found", "not an observer". */

import { expect, test } from "vitest";
import { extensionsOfTheirKind } from "../../../../src/check/deployed/collector/extensions-of-their-kind.ts";
import type { JsonObject } from "../../../../src/model/json.ts";
import { configuration, told } from "./configuration.ts";

const pprof = { pprof: null };

function of(parts: JsonObject, version = "0.129.0") {
  return told(extensionsOfTheirKind, configuration({ extensions: pprof, ...parts }), version);
}

test("a queue that is to be stored by what stores nothing", () => {
  const exporters = { otlp: { endpoint: "a:1", sending_queue: { storage: "pprof" } } };
  expect(of({ exporters })).toEqual([
    {
      at: "error FL1102 exporters.otlp.sending_queue.storage",
      message: '"pprof" is asked for as a storage, and stores nothing; the Collector would not start.',
      help: "name one that does, such as file_storage",
    },
  ]);
});

test.each<[string, JsonObject, string]>([
  ["offsets", { receivers: { filelog: { include: ["/a"], storage: "pprof" } } }, "receivers.filelog.storage"],
  [
    "observing",
    { receivers: { receiver_creator: { watch_observers: ["pprof"] } } },
    "receivers.receiver_creator.watch_observers[0]",
  ],
  [
    "leading",
    { receivers: { k8s_cluster: { k8s_leader_elector: "pprof" } } },
    "receivers.k8s_cluster.k8s_leader_elector",
  ],
  ["encoding", { exporters: { kafka: { traces: { encoding: "pprof" } } } }, "exporters.kafka.traces.encoding"],
])("%s by another kind", (_, parts, at) => {
  expect(of(parts).map((one) => one.at)).toEqual([`error FL1102 ${at}`]);
});

test("the file exporter finds out with its first batch", () => {
  const [found] = of({ exporters: { file: { path: "a", encoding: "pprof" } } });
  expect(found?.at).toBe("warning FL1102 exporters.file.encoding");
  expect(found?.message).toContain("the Collector starts, but cannot write anything");
});

test("what an extension does that is not known here is not judged", () => {
  const exporters = { otlp: { endpoint: "a:1", sending_queue: { storage: "db_storage" } } };
  expect(of({ exporters, extensions: { db_storage: null } })).toEqual([]);
});

test("extensions that rest on each other have no order to start in", () => {
  const headers = [{ key: "a", value: "b" }];
  const extensions = {
    headers_setter: { headers, additional_auth: "headers_setter/b" },
    "headers_setter/b": { headers, additional_auth: "headers_setter" },
  };
  expect(of({ extensions }, "0.161.0").map(({ at }) => at)).toEqual([
    "error FL1103 extensions.headers_setter.additional_auth",
  ]);
});
