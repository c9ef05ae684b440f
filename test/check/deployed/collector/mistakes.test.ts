import { describe, expect, test } from "vitest";
import type { Path } from "../../../../src/diagnostics/place.ts";
import { isJsonObject, type Json, type JsonObject, jsonAt } from "../../../../src/model/json.ts";
import { findings } from "./configuration.ts";

/** Takes what every part of it takes: each rule has something to look at. */
const whole: JsonObject = {
  receivers: {
    otlp: {
      protocols: {
        grpc: { endpoint: "0.0.0.0:4317", tls: { cert_file: "/a", key_file: "/b" } },
        http: { endpoint: "0.0.0.0:4318" },
      },
    },
    prometheus: { config: { scrape_configs: [{ job_name: "a", scrape_interval: "5s" }] } },
  },
  processors: {
    memory_limiter: { check_interval: "1s", limit_percentage: 75, spike_limit_percentage: 15 },
    batch: { timeout: "5s", send_batch_size: 100, send_batch_max_size: 200 },
    attributes: { actions: [{ key: "a", from_attribute: "b", action: "insert" }] },
    tail_sampling: { policies: [{ name: "a", type: "status_code", status_code: { status_codes: ["ERROR"] } }] },
  },
  exporters: {
    otlp: {
      endpoint: "a:4317",
      timeout: "5s",
      auth: { authenticator: "bearertokenauth" },
      tls: { min_version: "1.2", max_version: "1.3" },
      retry_on_failure: { enabled: true, initial_interval: "1s", max_interval: "2s", max_elapsed_time: "3s" },
      sending_queue: { enabled: true, num_consumers: 2, queue_size: 100, storage: "file_storage" },
    },
    otlphttp: { traces_endpoint: "http://a:4318" },
    loadbalancing: {
      routing_key: "attributes",
      routing_attributes: ["a"],
      protocol: { otlp: { tls: { insecure: true }, sending_queue: { enabled: false } } },
      resolver: { dns: { hostname: "a", port: "4317", interval: "5s" } },
      sending_queue: { enabled: true, num_consumers: 2, queue_size: 100, sizer: "requests" },
    },
  },
  extensions: {
    bearertokenauth: { filename: "/a" },
    file_storage: { directory: "/a" },
    health_check: { endpoint: "0.0.0.0:13133", path: "/" },
  },
  service: {
    extensions: ["bearertokenauth", "file_storage", "health_check"],
    telemetry: {
      metrics: { level: "detailed", readers: [{ pull: { exporter: { prometheus: { host: "a", port: 8888 } } } }] },
    },
    pipelines: {
      traces: {
        receivers: ["otlp"],
        processors: ["memory_limiter", "tail_sampling", "attributes", "batch"],
        exporters: ["otlp", "otlphttp", "loadbalancing"],
      },
      metrics: { receivers: ["prometheus"], exporters: ["otlp"] },
    },
  },
};

function pathsIn(value: Json, at: Path = []): readonly Path[] {
  if (Array.isArray(value)) return value.flatMap((item: Json, index) => pathsIn(item, [...at, index]));
  if (!isJsonObject(value)) return [];
  return Object.entries(value).flatMap(([key, inner]) => [[...at, key], ...pathsIn(inner, [...at, key])]);
}

type Mistake = (section: JsonObject, key: string) => JsonObject;

/** A letter is lost. */
const misspelt: Mistake = (section, key) =>
  Object.fromEntries(
    Object.entries(section).map(([name, value]) => [name === key ? name.slice(0, 2) + name.slice(3) : name, value]),
  );

const ofAnotherType: Mistake = (section, key) => ({
  ...section,
  [key]: typeof section[key] === "object" ? 5 : { zz: 1 },
});

function changed(value: Json, [step = "", ...rest]: Path, mistake: Mistake): Json {
  if (Array.isArray(value))
    return value.map((item: Json, index) => (index === step ? changed(item, rest, mistake) : item));
  const section = isJsonObject(value) ? value : {};
  return rest.length === 0
    ? mistake(section, String(step))
    : { ...section, [step]: changed(section[step] ?? null, rest, mistake) };
}

function errors(config: Json): readonly string[] {
  return findings(config, "0.129.0")
    .filter(({ severity }) => severity === "error")
    .map(({ code, collectorPath = [] }) => `${code} ${collectorPath.join("/")}`);
}

const paths = pathsIn(whole).filter((path) => String(path.at(-1)).length > 3);

describe("a configuration with one mistake anywhere", () => {
  test("had none before", () => {
    expect(errors(whole)).toEqual([]);
    expect(paths.length).toBeGreaterThan(60);
  });

  test.each([
    ["a key misspelt", misspelt],
    ["a value of another type", ofAnotherType],
  ])("has one error: %s", (_, mistake) => {
    const several = paths
      .map((path) => [path.join("/"), ...errors(changed(whole, path, mistake))])
      .filter(({ length }) => length !== 2);
    expect(several).toEqual([]);
  });
});

test("two mistakes in two settings of one component have two errors", () => {
  const settings = paths.filter(
    (path) => path.length === 3 && path[0] !== "service" && jsonAt(whole, path) !== undefined,
  );
  const pairs = settings.flatMap((one) =>
    settings
      .filter((other) => other[1] === one[1] && other[0] === one[0] && String(one) < String(other))
      .map((other) => [one, other] as const),
  );
  const lost = pairs.filter(
    ([one, other]) => errors(changed(changed(whole, one, misspelt), other, ofAnotherType)).length < 2,
  );
  expect(pairs.length).toBeGreaterThan(25);
  expect(lost).toEqual([]);
});
