import { expect, test } from "vitest";
import { checkFiles } from "../../../../src/check-files.ts";

/** An agent and, behind the Service gw.obs, a Collector that takes OTLP over HTTP. */
function found(exporters: object, http: object = {}): readonly string[] {
  const pods = (name: string, namespace: string, config: object) => [
    { apiVersion: "v1", kind: "ConfigMap", metadata: { name, namespace }, data: { "c.yaml": JSON.stringify(config) } },
    {
      apiVersion: "apps/v1",
      kind: "Deployment",
      metadata: { name, namespace },
      spec: {
        selector: { matchLabels: { app: name } },
        template: {
          metadata: { labels: { app: name } },
          spec: {
            containers: [
              {
                name: "otelcol",
                image: "otel/opentelemetry-collector-contrib:0.161.0",
                args: ["--config=/c/c.yaml"],
                volumeMounts: [{ name: "c", mountPath: "/c" }],
              },
            ],
            volumes: [{ name: "c", configMap: { name } }],
          },
        },
      },
    },
  ];
  const traces = (exporter: string) => ({ pipelines: { traces: { receivers: ["otlp"], exporters: [exporter] } } });
  const gateway = {
    receivers: { otlp: { protocols: { http: { endpoint: "0.0.0.0:4318", ...http } } } },
    exporters: { debug: {} },
    service: traces("debug"),
  };
  const agent = {
    receivers: { otlp: { protocols: { grpc: { endpoint: "0.0.0.0:4317" } } } },
    exporters,
    service: traces(Object.keys(exporters)[0] ?? ""),
  };
  const service = {
    apiVersion: "v1",
    kind: "Service",
    metadata: { name: "gw", namespace: "obs" },
    spec: { selector: { app: "gw" }, ports: [{ port: 4318 }] },
  };
  const objects = [...pods("gw", "obs", gateway), service, ...pods("agent", "apps", agent)];
  const text = objects.map((object) => JSON.stringify(object)).join("\n---\n");
  return checkFiles([{ file: "a.yaml", text }]).diagnostics.map(
    ({ severity, code, message, help }) => `${severity} ${code} ${message} | ${help}`,
  );
}

/** composeSignalURL of otlphttpexporter and the mux of otlpreceiver, both versions: another path is answered with 404. */
test.each([
  [
    { endpoint: "http://gw.obs:4318/otlp" },
    {},
    /sent to \/otlp\/v1\/traces: .* answer 404. \| write the address alone/,
  ],
  [{ endpoint: "http://gw.obs:4318" }, { traces_url_path: "/otlp/v1/traces" }, /takes traces at \/otlp\/v1\/traces/],
  [{ traces_endpoint: "http://gw.obs:4318/v1/metrics" }, {}, /sent to \/v1\/metrics: .* \| end it in \/v1\/traces/],
])("%j is told beside a receiver with %j", (settings, http, said) => {
  expect(found({ otlphttp: settings }, http)).toEqual([expect.stringMatching(/^warning FL4004 /)]);
  expect(found({ otlphttp: settings }, http)[0]).toMatch(said);
});

test.each([
  [{ endpoint: "http://gw.obs:4318/" }, {}],
  [{ endpoint: "http://gw.obs:4318/otlp" }, { traces_url_path: "otlp/v1/traces" }],
  [{ traces_endpoint: "http://gw.obs:4318/v1/traces" }, {}],
  [{ endpoint: "http://gw.obs:4318", metrics_endpoint: "http://gw.obs:4318/none" }, {}],
  [{ endpoint: "http://vendor.example.com:4318/otlp" }, {}],
  ["http://gw.obs:4318/${env:PATH_OF_GW}", {}],
])("%j is taken by a receiver with %j", (settings, http) => {
  const client = typeof settings === "string" ? { endpoint: settings } : settings;
  expect(found({ otlphttp: client }, http).filter((one) => /404|FL1006/.test(one))).toEqual([]);
});

test("the endpoint of a signal without a path is told once, whoever is behind it", () => {
  for (const host of ["gw.obs", "vendor.example.com"])
    for (const end of ["", "/"])
      expect(found({ otlphttp: { traces_endpoint: `http://${host}:4318${end}` } })).toEqual([
        expect.stringMatching(/^warning FL1006 traces_endpoint is taken as it is/),
      ]);
});

test("over HTTP the scheme is what has to change", () => {
  expect(found({ otlphttp: { endpoint: "https://gw.obs:4318" } })).toEqual([
    expect.stringMatching(/^error FL4004 .* \| write http:\/\/ in the endpoint, or give/),
  ]);
});

test.each([
  ["gw.obs.cluster.local", "gw.obs.svc.cluster.local"],
  ["gw.obs.svc.cluster.locl", "gw.obs.svc.cluster.local"],
  ["gw.obs.scv", "gw.obs.svc"],
  ["gw.obs.svc.cluster.local", undefined],
  ["gw.obs.svc", undefined],
  ["gw.obs", undefined],
  ["gw.obs.svc.clusterset.local", undefined],
  ["gw.obs.example.com", undefined],
  ["gw.obs.dev", undefined],
  ["other.obs.scv", undefined],
])("of %s %j is meant", (host, meant) => {
  expect(found({ otlphttp: { endpoint: `http://${host}:4318` } })).toEqual(
    meant === undefined
      ? []
      : [
          expect.stringMatching(
            `^warning FL4004 "${host}" is not a name of the Service "gw" .* did you mean ${meant}\\?$`,
          ),
        ],
  );
});
