import { describe } from "vitest";
import { holds } from "../../findings-told.ts";
import { documents, hashing, plain, service, tier } from "../../fixtures/written-tiers.ts";

const aside = tier({ name: "aside", config: plain });
const edge = tier({ name: "edge", config: hashing('dns: {hostname: sampling, port: "4317"}') });
const toHashed = edge.replaceAll("4317", "4327").replace('"0.0.0.0:4327"', '"0.0.0.0:4317"');
const passing = {
  forward: "forward: {}",
  routing: "routing: {default_pipelines: [traces/sampled], table: [{statement: route(), pipelines: [traces/sampled]}]}",
  failover: "failover: {priority_levels: [[traces/sampled]]}",
  roundrobin: "roundrobin: {}",
};

/** Two receivers: what the first takes comes through a connector to the sampler, as does what the second takes. */
function sampler(connector: string, first: string, second: string, exporters = "") {
  const name = connector.split(":")[0];
  const config = `receivers:
  otlp: {protocols: {grpc: {endpoint: "0.0.0.0:4317"}}}
  otlp/hashed: {protocols: {grpc: {endpoint: "0.0.0.0:4327"}}}
processors:
  tail_sampling: {decision_wait: 10s, policies: [{name: all, type: always_sample}]}
connectors: {${connector}}
exporters:
  debug: {}
${exporters}
service:
  pipelines:
    traces/first: {receivers: [otlp], exporters: [${first}]}
    traces/second: {receivers: [otlp/hashed], exporters: [${second}]}
    traces/sampled: {receivers: [${name}], processors: [tail_sampling], exporters: [debug]}`;
  return tier({
    name: "sampling",
    kind: "StatefulSet",
    config,
    container: "ports: [{name: otlp, containerPort: 4317}]",
  });
}

const own = `  loadbalancing:
    protocol: {otlp: {tls: {insecure: true}, sending_queue: {enabled: true}}}
    resolver: {dns: {hostname: sampling, port: "4327"}}`;

describe.each(Object.entries(passing))("through %s", (name, connector) => {
  holds([
    ["what is hashed is together", documents(toHashed, sampler(connector, "debug", name), service("sampling"))],
    [
      "what others send beside it passes by",
      documents(toHashed, aside, sampler(connector, name, name), service("sampling")),
      /^FL3009 tail_sampling.*"otlp\/next" of "aside" spreads them/,
    ],
    [
      "what others send elsewhere does not",
      documents(toHashed, aside, sampler(connector, "debug", name), service("sampling")),
    ],
    [
      "what it hashes itself comes to it",
      documents(sampler(connector, "loadbalancing", name, own), service("sampling")),
    ],
    [
      "unless it also comes there unhashed",
      documents(sampler(connector, `loadbalancing, ${name}`, name, own), service("sampling")),
      /^FL3009 tail_sampling.*what its receiver "otlp" takes to be hashed comes there unhashed, too/,
    ],
  ]);
});
