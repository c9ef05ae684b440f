import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { type Json, type JsonObject, jsonAt } from "../../src/model/json.ts";
import { isEverywhere, isLoopback, openPortsOf } from "../../src/needs/open-ports.ts";
import { componentNeeds, needsOf } from "../../src/needs/table.ts";
import { type ComponentKind, componentKinds, componentTypes } from "../../src/schema/registry.ts";

const schemaVersions = readdirSync("schemas");

function opened(section: ComponentKind, id: string, settings: Json) {
  const uses = section === "extensions" ? { extensions: [id] } : { pipelines: { traces: { [section]: [id] } } };
  return openPortsOf({ [section]: { [id]: settings }, service: uses }).map(
    ({ name, host, port, transport }) => `${name} ${host}|${port} ${transport}`,
  );
}

describe("the table", () => {
  test.each(schemaVersions)("has a row for every component that has a schema at %s", (version) => {
    const missing = componentKinds.flatMap((kind) =>
      componentTypes(version, kind)
        .filter((type) => needsOf(kind, type) === undefined)
        .map((type) => `${kind}/${type}`),
    );
    expect(missing).toEqual([]);
  });

  /** The Collector's own factories wrote these files. */
  test.each(schemaVersions)("has the addresses that components listen at by themselves at %s", (version) => {
    const differing = componentKinds.flatMap((kind) =>
      componentTypes(version, kind).flatMap((type) => {
        const file = `schemas/${version}/${kind}/${type}/default.json`;
        const defaults = readDefaults(file);
        return (needsOf(kind, type)?.opens ?? []).flatMap(({ at, otherwise, within = [] }) => {
          // A protocol that is off by default has no address there.
          const written = defaults && jsonAt(defaults, at);
          const isOff = written === undefined && within.length > 0;
          return defaults === undefined || isOff || (written || undefined) === otherwise
            ? []
            : [`${type} ${at.join(".")} ${written}`];
        });
      }),
    );
    expect(differing).toEqual([]);
  });

  test("names ports as Kubernetes does", () => {
    const names = Object.values(componentNeeds).flatMap((rows) =>
      Object.values(rows).flatMap(({ opens = [] }) => opens.map(({ name }) => name)),
    );
    // apimachinery's IsValidPortName.
    expect(names.filter((name) => !/^(?=.{1,15}$)(?=.*[a-z])[a-z0-9]+(-[a-z0-9]+)*$/.test(name))).toEqual([]);
  });
});

function readDefaults(file: string): Json | undefined {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as Json; // Plain JSON.
  } catch {
    return undefined; // Of an older name.
  }
}

describe("a component opens", () => {
  const jaeger: JsonObject = {
    protocols: { thrift_compact: { endpoint: "0.0.0.0:6831" }, grpc: null, thrift_http: { enabled: false } },
  };

  test.each<[string, ComponentKind, string, Json, readonly string[]]>([
    [
      "each protocol that is on",
      "receivers",
      "jaeger/old",
      jaeger,
      ["jaeger-grpc localhost|14250 TCP", "jaeger-compact 0.0.0.0|6831 UDP"],
    ],
    ["its default", "receivers", "zipkin", null, ["zipkin localhost|9411 TCP"]],
    ["what its transport says", "receivers", "statsd", { endpoint: ":8125", transport: "tcp" }, ["statsd |8125 TCP"]],
    ["UDP by default", "receivers", "statsd", { endpoint: "[::]:8125" }, ["statsd ::|8125 UDP"]],
    ["no port for a socket", "receivers", "statsd", { endpoint: "/run/s.sock", transport: "unixgram" }, []],
    [
      "either of two",
      "receivers",
      "syslog",
      { udp: { listen_address: "0.0.0.0:5514" } },
      ["syslog-udp 0.0.0.0|5514 UDP"],
    ],
    ["under its newer name", "receivers", "tcp_log", { listen_address: "0.0.0.0:5170" }, ["tcplog 0.0.0.0|5170 TCP"]],
    [
      "both of records and heartbeats",
      "receivers",
      "fluent_forward",
      { endpoint: "[::]:8006" },
      ["fluentforward ::|8006 TCP", "fluent-alive ::|8006 UDP"],
    ],
    [
      "what the environment knows in part",
      "receivers",
      "zipkin",
      { endpoint: "${env:POD_IP}:9411" },
      ["zipkin ${env:POD_IP}|9411 TCP"],
    ],
    [
      "what only the environment knows",
      "receivers",
      "zipkin",
      { endpoint: "${env:ZIPKIN}" },
      ["zipkin |undefined TCP"],
    ],
    [
      "an address for Prometheus",
      "exporters",
      "prometheus",
      { endpoint: "0.0.0.0:8889" },
      ["prometheus 0.0.0.0|8889 TCP"],
    ],
    ["nothing as a scraper", "receivers", "kafka", { brokers: ["kafka:9092"] }, []],
    [
      "an address of every interface, whatever it is",
      "receivers",
      "webhookevent",
      { endpoint: "0.0.0.0:8088" },
      ["webhookevent 0.0.0.0|8088 TCP"],
    ],
    ["nothing where an unknown one may connect to", "receivers", "redis", { endpoint: "localhost:6379" }, []],
    ["an extension's", "extensions", "pprof", null, ["pprof localhost|1777 TCP"]],
  ])("%s", (_, section, id, settings, ports) => {
    expect(opened(section, id, settings)).toEqual(ports);
  });

  test("nothing where no pipeline uses it", () => {
    expect(openPortsOf({ receivers: { zipkin: null }, service: { pipelines: {} } })).toEqual([]);
  });

  test("a port with TLS under no protocol that a mesh could look into", () => {
    const ports = (settings: JsonObject) =>
      openPortsOf({ receivers: { zipkin: settings }, service: { pipelines: { traces: { receivers: ["zipkin"] } } } });
    expect(ports({ endpoint: "[::]:9411" })[0]?.appProtocol).toBe("http");
    expect(ports({ endpoint: "[::]:9411", tls: { cert_file: "a", key_file: "b" } })[0]?.appProtocol).toBeUndefined();
  });
});

// RFC 4291, section 2.2, has the spellings, and Go's net reads IPv4 in IPv6 as IPv4.
test.each(["", "0.0.0.0", "::", "::0", "0::", "0:0:0:0:0:0:0:0", "0000::0000", "::0.0.0.0", "::ffff:0.0.0.0"])(
  '"%s" is every interface',
  (host) => {
    expect([isEverywhere(host), isLoopback(host)]).toEqual([true, false]);
  },
);

test.each([
  "localhost",
  "LocalHost",
  "localhost.",
  "127.0.0.1",
  "127.8.0.9",
  "::1",
  "0:0:0:0:0:0:0:1",
  "::0001",
  "::0.0.0.1",
  "::ffff:127.0.0.1",
])("%s is the pod itself", (host) => {
  expect([isEverywhere(host), isLoopback(host)]).toEqual([false, true]);
});

test.each(["10.0.0.5", "::5", "fd00::1", "localhost.shop", "127.example.com", "fe80::1%eth0", "${env:POD_IP}"])(
  "%s is neither",
  (host) => {
    expect([isEverywhere(host), isLoopback(host)]).toEqual([false, false]);
  },
);
