import { describe, expect, test } from "vitest";
import {
  settingChecks,
  settingsMeaningful,
} from "../../../../../src/check/deployed/collector/semantics/settings-meaningful.ts";
import { checkFiles } from "../../../../../src/check-files.ts";
import { pathText } from "../../../../../src/diagnostics/format.ts";
import type { JsonObject } from "../../../../../src/model/json.ts";
import { type ComponentKind, canonicalType } from "../../../../../src/schema/registry.ts";
import { configurationAround } from "../../../../conformance/check/harness.ts";
import { refusedSettings } from "../../../../refused-settings.ts";
import { configuration, piped, type Sections, told } from "../configuration.ts";
import { refused } from "./refused-settings.ts";

/** Refused by real Collectors of the versions listed; `npm run conformance:check` asks them again. */
const recorded = refusedSettings.flatMap((row) => row.versions.map((version) => ({ ...row, version })));

function of(sections: Sections, version = "0.129.0") {
  return told(settingsMeaningful, configuration(sections), version).map(({ at }) => at);
}

describe("what a component refuses in its settings", () => {
  test.each(refused)("$name", ({ sections, at }) => {
    expect(of(sections as Sections)).toEqual([`error ${at}`]);
  });

  test("is told with its reason and what to do", () => {
    const config = configuration({ exporters: { otlp: { endpoint: "backend" } } });
    expect(told(settingsMeaningful, config)).toEqual([
      {
        at: "error FL1102 exporters.otlp.endpoint",
        message: '"backend" has no port; the Collector would not start.',
        help: "write host:4317",
      },
    ]);
  });

  test.each(recorded)("$component: $at at $version", ({ component, settings, at, version }) => {
    const [kind = "", oldest = ""] = component.split("/");
    const section = kind as ComponentKind; // The fixture has them as sections have.
    const type = canonicalType(version, section, oldest) ?? oldest;
    const text = JSON.stringify(configurationAround(version, { kind: section, type, settings }));
    const { diagnostics } = checkFiles([{ file: "a.yaml", text }], { collector: version });
    const errors = diagnostics.filter(({ severity }) => severity === "error");
    expect(errors.map(({ code, collectorPath = [] }) => `${code} ${pathText(collectorPath.slice(2))}`)).toEqual([at]);
  });

  test("every component with a check has a setting here that it refuses", () => {
    const tried = refused.map(({ at }) => at.split(" ")[1]?.split(".").slice(0, 2).join("/") ?? "");
    const all = [...tried, ...refusedSettings.map(({ component }) => component)];
    expect(settingChecks.map(({ component }) => component).filter((component) => !all.includes(component))).toEqual([]);
  });

  test.each(settingChecks)("$component mirrors a package at a version", ({ mirrors }) => {
    expect(mirrors).toMatch(/^(core|contrib) [a-z]+.*(both versions|0\.1\d\d\.0)/);
  });

  test("each component has one check", () => {
    const names = settingChecks.map(({ component }) => component);
    expect(names.filter((name, index) => names.indexOf(name) < index)).toEqual([]);
  });
});

describe("what only a built component refuses", () => {
  const traces = { receivers: ["otlp"], exporters: ["debug"] };

  test("is not refused where no pipeline uses it", () => {
    const exporters = { prometheus: {}, prometheusremotewrite: { endpoint: "127.0.0.1:9090/write" } };
    expect(of({ exporters })).toEqual([
      "error FL1101 exporters.prometheus.endpoint",
      "error FL1102 exporters.prometheusremotewrite.endpoint",
    ]);
    expect(told(settingsMeaningful, piped({ traces }, { exporters }))).toEqual([]);
  });
});

describe("what changed between versions", () => {
  const exporting = (settings: object) => ({ exporters: { otlp: { endpoint: "a:1", ...settings } } }) as Sections;

  test.each([
    [
      "a retry that is off",
      { retry_on_failure: { enabled: false, multiplier: -1 } },
      [],
      ["error FL1102 exporters.otlp.retry_on_failure.multiplier"],
    ],
    [
      "a certificate without its key",
      { tls: { cert_file: "/a" } },
      ["error FL1103 exporters.otlp.tls.cert_file"],
      ["error FL1103 exporters.otlp.tls.cert_file"],
    ],
    [
      "a batch without settings",
      { sending_queue: { sizer: "items", queue_size: 10000, batch: {} } },
      ["error FL1101 exporters.otlp.sending_queue.batch.flush_timeout"],
      [],
    ],
    [
      "a batch larger than its queue",
      { sending_queue: { sizer: "items", batch: {} } },
      ["error FL1101 exporters.otlp.sending_queue.batch.flush_timeout"],
      ["error FL1102 exporters.otlp.sending_queue.batch.min_size"],
    ],
    ["a longest pause without its unit", { retry_on_failure: { max_interval: 30 } }, [], []],
    [
      "a batch above its queue, with a time of its own",
      { sending_queue: { sizer: "items", queue_size: 100, batch: { flush_timeout: "1s", min_size: 200 } } },
      ["error FL1102 exporters.otlp.sending_queue.batch.min_size"],
      ["error FL1102 exporters.otlp.sending_queue.batch.min_size"],
    ],
    [
      "a batch without a word in a queue of bytes",
      { sending_queue: { sizer: "bytes", queue_size: 100, batch: null } },
      [],
      [],
    ],
    [
      "a batch counted otherwise than its queue",
      { sending_queue: { sizer: "requests", queue_size: 100, batch: null } },
      [],
      [],
    ],
    [
      "a stored queue of items",
      { sending_queue: { sizer: "items", storage: "a" } },
      ["error FL1103 exporters.otlp.sending_queue.sizer"],
      [],
    ],
    ["an endpoint of another scheme", { endpoint: "unix:///run/a" }, ["error FL1102 exporters.otlp.endpoint"], []],
  ])("%s", (_, settings, before, after) => {
    expect(of(exporting(settings))).toEqual(before);
    expect(of(exporting(settings), "0.161.0")).toEqual(after);
  });

  test("settings of a server", () => {
    const receivers = { otlp: { protocols: { grpc: { read_buffer_size: -1 } } } };
    expect(of({ receivers })).toEqual([]);
    expect(of({ receivers }, "0.161.0")).toEqual(["error FL1102 receivers.otlp.protocols.grpc.read_buffer_size"]);
  });

  test("what a real Collector starts with, though another component does not", () => {
    const file = { path: "/a", create_directory: true, directory_permissions: "" };
    expect(of({ exporters: { file } }, "0.161.0")).toEqual([]);
    const prometheus = { endpoint: "127.0.0.1:8889", transport: "unixgram" };
    const [onSocket] = told(settingsMeaningful, configuration({ exporters: { prometheus } }), "0.161.0");
    expect(onSocket?.message).toContain("the Collector would start");
  });

  test("a type under its old name and its new one", () => {
    const at = (type: string) => of({ exporters: { [type]: {} } }, "0.161.0");
    expect(["otlp", "otlp_grpc", "otlphttp", "otlp_http"].map(at)).toEqual([
      ["error FL1101 exporters.otlp.endpoint"],
      ["error FL1101 exporters.otlp_grpc.endpoint"],
      ["error FL1101 exporters.otlphttp.endpoint"],
      ["error FL1101 exporters.otlp_http.endpoint"],
    ]);
    expect(of({ exporters: { otlp_grpc: {} } }, "0.129.0")).toEqual([]);
  });
});

describe("what is not known is not refused", () => {
  test.each([
    [
      "references",
      { otlp: { endpoint: "${env:HOST}", timeout: "${env:TIMEOUT}", tls: { min_version: "${env:TLS}" } } },
    ],
    ["settings of another form", { otlp: "a" }],
    ["words that are references", { file: { path: "/a", format: "${env:FORMAT}", compression: "${env:NONE}" } }],
    ["components without a check", { splunk_hec: { endpoint: -1 } }],
  ])("%s", (_, exporters) => {
    expect(of({ exporters } as never)).toEqual([]);
  });

  test("actions and policies that are references", () => {
    const processors = {
      attributes: { actions: [{ key: "a", value: 1, action: "${env:ACTION}" }] },
      tail_sampling: { policies: [{ name: "a", type: "${env:TYPE}" }] },
    };
    expect(of({ processors })).toEqual([]);
  });
});

describe("an exporter that sends to the receiver of another", () => {
  const to = (type: string, settings: object, version = "0.129.0") =>
    of({ exporters: { [type]: settings } } as Sections, version); // A type that is computed is not a key of its own.

  test.each(["https://store.example.com/v1/traces", "http://store:4318/v1/metrics/", "https://a/otlp/v1/logs"])(
    "%s has the path of one signal, to which that of each is added",
    (endpoint) => {
      expect(to("otlphttp", { endpoint })).toEqual(["warning FL1006 exporters.otlphttp.endpoint"]);
    },
  );

  test("ports are those of the other protocol", () => {
    expect(to("otlphttp", { endpoint: "http://store:4317" })).toEqual(["warning FL1006 exporters.otlphttp.endpoint"]);
    expect(to("otlphttp", { traces_endpoint: "http://store:4317/v1/traces" })).toEqual([
      "warning FL1006 exporters.otlphttp.traces_endpoint",
    ]);
    expect(to("otlp", { endpoint: "store:4318" })).toEqual(["warning FL1006 exporters.otlp.endpoint"]);
    const [own, hosts] = [{ protocol: { otlp: {} } }, ["a:4317", "b:4318"]];
    const fourth = (resolver: object) =>
      to("loadbalancing", { ...own, resolver }).filter((at) => at.includes("FL1006"));
    expect(fourth({ static: { hostnames: hosts } })).toEqual([
      "warning FL1006 exporters.loadbalancing.resolver.static.hostnames[1]",
    ]);
    expect(fourth({ k8s: { service: "a.b", ports: [4318] } })).toEqual([
      "warning FL1006 exporters.loadbalancing.resolver.k8s.ports[0]",
    ]);
    expect(fourth({ dns: { hostname: "a", port: "4318" } })).toEqual([
      "warning FL1006 exporters.loadbalancing.resolver.dns.port",
    ]);
  });

  test("receivers listen on the other protocol's port", () => {
    const listening = (protocols: JsonObject) => of({ receivers: { otlp: { protocols } } });
    expect(listening({ grpc: { endpoint: "0.0.0.0:4318" } })).toEqual([
      "warning FL1006 receivers.otlp.protocols.grpc.endpoint",
    ]);
    expect(listening({ http: { endpoint: "0.0.0.0:4317" } })).toEqual([
      "warning FL1006 receivers.otlp.protocols.http.endpoint",
    ]);
    expect(listening({ grpc: { endpoint: "0.0.0.0:4317" }, http: { endpoint: "[::]:4318" } })).toEqual([]);
  });

  test.each([
    ["otlphttp", { endpoint: "https://store.example.com/otlp" }],
    ["otlphttp", { endpoint: "https://store.example.com/v1/traces/ingest" }],
    ["otlphttp", { traces_endpoint: "https://store.example.com/v1/traces" }],
    ["otlphttp", { endpoint: "https://[2001:db8::4317]/a" }],
    ["otlp", { endpoint: "store:43180" }],
  ])("%s with %j is not one", (type, settings) => {
    expect(to(type, settings)).toEqual([]);
  });
});

describe("tail_sampling forgets what it has not decided on", () => {
  const policies = [{ name: "all", type: "always_sample" }];
  const sampling = (settings: object, version?: string) =>
    of({ processors: { tail_sampling: { policies, ...settings } } } as Sections, version);
  const found = ["warning FL1006 processors.tail_sampling.num_traces"];

  test.each(["0.129.0", "0.161.0"])("where it waits longer than it has room for, at %s", (version) => {
    expect(sampling({ decision_wait: "60s", num_traces: 1000, expected_new_traces_per_sec: 1000 }, version)).toEqual(
      found,
    );
    expect(sampling({ decision_wait: "300s", num_traces: 100 }, version)).toEqual(found);
    expect(sampling({ decision_wait: "60s", expected_new_traces_per_sec: 1000 }, version)).toEqual(found);
  });

  test.each([
    {},
    { decision_wait: "300s" },
    { decision_wait: "10s", num_traces: 10_000, expected_new_traces_per_sec: 1000 },
    { decision_wait: "10s", num_traces: 10 },
  ])("%j has room", (settings) => {
    expect(sampling(settings)).toEqual([]);
  });
});

describe("what lets nothing through is told, though the Collector takes it", () => {
  const policy = (type: string, settings: object) => ({ name: type, type, [type]: settings });
  test.each<readonly [JsonObject, string]>([
    [{ probabilistic_sampler: { sampling_percentage: 0 } }, "probabilistic_sampler.sampling_percentage"],
    [{ probabilistic_sampler: null }, "probabilistic_sampler.sampling_percentage"],
    [{ filter: { traces: { span: ['name == "a"', "true"] } } }, "filter.traces.span[1]"],
    [{ filter: { traces: { span: ["(1 == 1)"] } } }, "filter.traces.span[0]"],
    [
      { tail_sampling: { policies: [policy("probabilistic", { sampling_percentage: 0 })] as never } },
      "tail_sampling.policies",
    ],
  ])("%j", (processors, at) => {
    expect(of({ processors })).toEqual([`warning FL1006 processors.${at}`]);
  });

  test.each<JsonObject>([
    { probabilistic_sampler: { sampling_percentage: 1 } },
    { filter: { traces: { span: ["name == name", "1 == 2", 'attributes["true"] == true'] } } },
    { filter: { logs: { log_record: ["true"] } } },
    {
      tail_sampling: {
        policies: [
          policy("probabilistic", { sampling_percentage: 0 }),
          { name: "all", type: "always_sample" },
        ] as never,
      },
    },
  ])("%j lets something through", (processors) => {
    expect(of({ processors })).toEqual([]);
  });
});

test("a latency that no trace has is told: both ends are taken as they are", () => {
  const policies = [{ name: "slow", type: "latency", latency: { threshold_ms: 5_000, upper_threshold_ms: 1_000 } }];
  const found = told(settingsMeaningful, configuration({ processors: { tail_sampling: { policies } } }));
  expect(found.map(({ at }) => at)).toEqual([
    "warning FL1006 processors.tail_sampling.policies[0].latency.upper_threshold_ms",
  ]);
});
