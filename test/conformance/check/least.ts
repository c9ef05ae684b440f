/** The least that each component has to have before it validates, by its oldest name; what is not here validates empty. */

import type { JsonObject } from "../../../src/model/json.ts";

const scraped = { config: { scrape_configs: [{ job_name: "a", static_configs: [{ targets: ["a:1"] }] }] } };

export const least: Readonly<Record<string, JsonObject>> = Object.freeze({
  "receivers/filelog": { include: ["/var/log/*.log"] },
  "receivers/fluentforward": { endpoint: "127.0.0.1:8006" },
  "receivers/hostmetrics": { scrapers: { load: null } },
  "receivers/jaeger": { protocols: { grpc: null } },
  "receivers/kubeletstats": { auth_type: "none", endpoint: "a:10255" },
  "receivers/otlp": { protocols: { grpc: { endpoint: "127.0.0.1:4317" } } },
  "receivers/prometheus": scraped,
  "receivers/receiver_creator": { watch_observers: [] },
  "receivers/redis": { endpoint: "a:6379" },
  "receivers/syslog": { tcp: { listen_address: "127.0.0.1:5514" }, protocol: "rfc5424" },
  "receivers/tcplog": { listen_address: "127.0.0.1:5515" },
  "receivers/udplog": { listen_address: "127.0.0.1:5516" },
  "processors/attributes": { actions: [{ key: "a", value: "b", action: "insert" }] },
  "processors/resource": { attributes: [{ key: "a", value: "b", action: "insert" }] },
  "processors/memory_limiter": { check_interval: "1s", limit_mib: 400 },
  "processors/metricstransform": { transforms: [{ include: "a", action: "update", new_name: "b" }] },
  "processors/groupbyattrs": { keys: ["a"] },
  "processors/span": { name: { from_attributes: ["a"] } },
  "processors/resourcedetection": { detectors: ["env"] },
  "processors/tail_sampling": { policies: [{ name: "a", type: "always_sample" }] },
  "exporters/file": { path: "./out.json" },
  "exporters/kafka": { brokers: ["a:9092"] },
  "exporters/loadbalancing": {
    protocol: { otlp: { tls: { insecure: true } } },
    resolver: { static: { hostnames: ["a:4317"] } },
  },
  "exporters/otlp": { endpoint: "a:4317" },
  "exporters/otlphttp": { endpoint: "http://a:4318" },
  "exporters/prometheus": { endpoint: "127.0.0.1:8889" },
  "exporters/prometheusremotewrite": { endpoint: "http://a:9090/api/v1/write" },
  "exporters/zipkin": { endpoint: "http://a:9411/api/v2/spans" },
  "extensions/basicauth": { client_auth: { username: "a", password: "b" } },
  "extensions/bearertokenauth": { token: "a" },
  "extensions/file_storage": { directory: "." },
  "extensions/headers_setter": { headers: [{ key: "a", value: "b" }] },
  "extensions/k8s_leader_elector": { lease_name: "a", lease_namespace: "b" },
  "extensions/oauth2client": { client_id: "a", client_secret: "b", token_url: "http://a/token" },
  "extensions/oidc": { issuer_url: "http://a", audience: "b" },
  "connectors/routing": {
    default_pipelines: ["traces/out"],
    table: [{ context: "resource", condition: 'attributes["a"] == "b"', pipelines: ["traces/out"] }],
  },
});
