import { App as PlainApp, Testing } from "cdk8s";
import { BlueprintChart, dns } from "fairlead";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { isJsonObject, type Json, type JsonObject, jsonAt } from "../../src/model/json.ts";
import { small, type Variation } from "../small.ts";

const persistence = { size: "10240Mi", storageClass: "fast" };
const vendor = { otlp: { endpoint: "203.0.113.7:4317" } };
const network = { egress: [{ cidr: "203.0.113.0/24", port: 4317 }] };

function chartOf(variation: Variation) {
  const chart = new BlueprintChart(new PlainApp(), small({ release: "0.161.0", ...variation }));
  const object = (kind: string, name: string) =>
    found((Testing.synth(chart) as Json[]).filter(isJsonObject), kind, name);
  return { chart, object };
}

function found(objects: readonly JsonObject[], kind: string, name: string): JsonObject {
  const object = objects.find((one) => one["kind"] === kind && jsonAt(one, ["metadata", "name"]) === name);
  if (!object) throw new Error(`there is no ${kind} ${name}`);
  return object;
}

const configIn = (map: JsonObject) => parse(String(jsonAt(map, ["data", "config.yaml"]))) as JsonObject;

const claims = [
  {
    metadata: { name: "sending-queue" },
    spec: {
      accessModes: ["ReadWriteOnce"],
      resources: { requests: { storage: "10Gi" } },
      storageClassName: "fast",
      volumeMode: "Filesystem",
    },
  },
];
const folder = "/var/lib/fairlead/queue";

describe("persistence keeps what waits to be sent", () => {
  test.each([
    ["static", "backend-1", "backend-1"],
    [dns(), "backend", "backend-headless"],
  ] as const)("of backends that are found by %j", (discovery, name, service) => {
    const { object } = chartOf({ pool: { discovery, persistence, exporters: vendor, network } });
    const workload = object("StatefulSet", name);
    expect(jsonAt(workload, ["spec", "volumeClaimTemplates"])).toMatchObject(claims);
    expect(jsonAt(workload, ["spec", "serviceName"])).toBe(service);
    const container = jsonAt(workload, ["spec", "template", "spec", "containers", 0, "volumeMounts"]);
    expect(container).toContainEqual({ name: "sending-queue", mountPath: folder });
    const config = configIn(object("ConfigMap", "backend-config"));
    expect(config["extensions"]).toMatchObject({ file_storage: { directory: folder } });
    expect(jsonAt(config, ["service", "extensions"])).toContain("file_storage");
    expect(jsonAt(config, ["exporters", "otlp"])).toEqual({
      ...vendor.otlp,
      sending_queue: { storage: "file_storage" },
    });
  });

  /** Collector 0.161.0 refuses one that has no sizes: "`num_consumers` must be positive". */
  test("in queues that there are, and makes none", () => {
    const exporters = { ...vendor, prometheus: { endpoint: "[::]:8889" } };
    const { object } = chartOf({ pool: { persistence, exporters, network } });
    const config = configIn(object("ConfigMap", "backend-config"));
    expect(jsonAt(config, ["exporters", "prometheus"])).toEqual({ endpoint: "[::]:8889" });
  });

  const queuesOf = (config: JsonObject) => {
    const exporter = Object.values(config["exporters"] as JsonObject)[0];
    return [["sending_queue"], ["protocol", "otlp", "sending_queue"]].map(
      (path) => jsonAt(exporter ?? null, path) as JsonObject,
    );
  };

  test.each([
    ["0.129.1", "per-backend", [undefined, "file_storage"]],
    ["0.129.1", "central", ["file_storage", undefined]],
    ["0.161.0", "central", ["file_storage", undefined]],
  ] as const)("of a balancer of %s whose queue is %s, in the queue that is on", (release, queue, storages) => {
    const { object } = chartOf({ release, balancer: { persistence, queue } });
    expect(jsonAt(object("StatefulSet", "edge-collector"), ["spec", "volumeClaimTemplates"])).toMatchObject(claims);
    const queues = queuesOf(configIn(object("ConfigMap", "edge-collector-config")));
    expect(queues.map(({ storage }) => storage)).toEqual(storages);
  });

  test("of an OpenTelemetryCollector, in the operator's words", () => {
    const { object } = chartOf({ balancer: { persistence, queue: "central" }, blueprint: { output: "operator" } });
    const spec = jsonAt(object("OpenTelemetryCollector", "edge-collector"), ["spec"]) as JsonObject;
    expect(spec).toMatchObject({
      mode: "statefulset",
      volumeClaimTemplates: claims,
      volumeMounts: [{ name: "sending-queue", mountPath: folder }],
    });
    expect(spec["volumes"]).toBeUndefined();
    expect(queuesOf(spec["config"] as JsonObject)[0]?.["storage"]).toBe("file_storage");
  });

  test("but not where the author switched the queue off or named a storage", () => {
    const exporters = {
      "otlp/off": { ...vendor.otlp, sending_queue: { enabled: false } },
      "otlp/own": { ...vendor.otlp, sending_queue: { storage: "file_storage/own" } },
    };
    const extensions = { "file_storage/own": { directory: folder } };
    const { object } = chartOf({ pool: { persistence, exporters, extensions, network } });
    const config = configIn(object("ConfigMap", "backend-config"));
    expect(config["exporters"]).toEqual(exporters);
  });
});

describe("persistence is refused", () => {
  const codes = (variation: Variation) =>
    chartOf(variation)
      .chart.findings.filter(({ severity }) => severity === "error")
      .map(({ code, place }) => [code, place.path]);

  test("where nothing waits", () => {
    expect(codes({ pool: { persistence } })).toEqual([["FL4021", ["persistence"]]]);
  });

  // Seen with the real Collector: "failed to start new exporter for endpoint", a timeout on the storage's lock.
  test("where a version gives the queues of all backends one file", () => {
    expect(codes({ balancer: { persistence, queue: "per-backend" } })).toEqual([["FL4021", ["persistence"]]]);
    expect(codes({ release: "0.129.1", balancer: { persistence, queue: "per-backend" } })).toEqual([]);
  });

  test("by Fairlead's balancer, which keeps nothing on disk", () => {
    expect(codes({ balancer: { target: "fairlead", persistence } })).toEqual([["FL3015", ["persistence"]]]);
  });
});
