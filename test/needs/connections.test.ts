import { expect, test } from "vitest";
import type { Json } from "../../src/model/json.ts";
import { configurationOf } from "../../src/needs/configuration.ts";
import { connectionsOf } from "../../src/needs/connections.ts";
import type { ComponentKind } from "../../src/schema/registry.ts";

function connected(section: ComponentKind, id: string, settings: Json): readonly string[] {
  const [component] = configurationOf({ [section]: { [id]: settings } }).sections[section];
  if (!component) throw new Error("the component is there");
  return connectionsOf(component).map(({ path, address, speaks }) => `${path.slice(2).join(".")} ${address} ${speaks}`);
}

test.each<[ComponentKind, string, Json, readonly string[]]>([
  ["exporters", "otlp", { endpoint: "tempo:4317" }, ["endpoint tempo:4317 grpc"]],
  ["exporters", "otlp_http/a", { traces_endpoint: "http://a/v1/traces" }, ["traces_endpoint http://a/v1/traces http"]],
  ["exporters", "prometheus_remote_write", { endpoint: "http://mimir/push" }, ["endpoint http://mimir/push other"]],
  ["exporters", "kafka", { brokers: ["a:9092", "b:9092"] }, ["brokers.0 a:9092 other", "brokers.1 b:9092 other"]],
  ["receivers", "kafka", { brokers: ["a:9092"] }, ["brokers.0 a:9092 other"]],
  [
    "receivers",
    "prometheus",
    { config: { scrape_configs: [{ static_configs: [{ targets: ["app:8080"] }] }, {}] } },
    ["config.scrape_configs.0.static_configs.0.targets.0 app:8080 other"],
  ],
  ["extensions", "oauth2client", { token_url: "https://id/token" }, ["token_url https://id/token other"]],
  ["exporters", "debug", null, []],
  ["exporters", "unheard_of", { endpoint: "a:1" }, []],
])("%s/%s %j", (section, id, settings, connections) => {
  expect(connected(section, id, settings)).toEqual(connections);
});
