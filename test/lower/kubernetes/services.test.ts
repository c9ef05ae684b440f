import { dns, mutualTls } from "fairlead";
import { describe, expect, test } from "vitest";
import { planOf } from "../../every-blueprint.ts";
import { small, type Variation } from "../../small.ts";

const servicesOf = (variation: Variation) =>
  planOf(small(variation)).services.map(({ name, headless, ports }) => [name, headless, ports.map(({ port }) => port)]);

const all = [4317, 4318, 8888];

describe("a Service", () => {
  test("gives each named backend an address, and a balancer one for all its pods", () => {
    expect(servicesOf({ pool: { count: 2 } })).toEqual([
      ["backend-1", false, all],
      ["backend-2", false, all],
      ["edge-collector", false, all],
    ]);
  });

  test("says what is spoken there: in the clear or under TLS, where the author has replaced the receiver, too", () => {
    const spoken = (variation: Variation) =>
      planOf(small(variation)).services.map(({ ports }) => ports.map(({ appProtocol }) => appProtocol));
    const plain = ["grpc", "http", "http"];
    const encrypted = ["https", "https", "http"];
    const tls = { secret: "edge-tls" };
    const security = mutualTls({ serverSecret: "s", clientSecret: "c" });
    const otlp = { protocols: { grpc: { endpoint: "[::]:4317" } } };
    expect(spoken({ pool: { count: 1 } })).toEqual([plain, plain]);
    expect(spoken({ pool: { count: 1, security }, balancer: { target: "fairlead", senders: { tls } } })).toEqual([
      encrypted,
      encrypted,
    ]);
    expect(spoken({ pool: { count: 1 }, balancer: { receivers: { otlp } } })).toEqual([plain, ["grpc", "http"]]);
    const http = { endpoint: "[::]:4318", tls: { cert_file: "/tls/tls.crt", key_file: "/tls/tls.key" } };
    const replaced = { otlp: { protocols: { ...otlp.protocols, http } } };
    const volumes = { served: { kind: "secret", secret: "edge-tls", path: "/tls" } };
    expect(spoken({ pool: { count: 1 }, balancer: { receivers: replaced, volumes } })).toEqual([
      plain,
      ["grpc", "https", "http"],
    ]);
  });

  test("is one more in front of a pool where one is asked for, without metrics beyond the cluster", () => {
    const clients = [{ cidr: "10.20.0.0/16" }];
    const front = (service: object, discovery: unknown = dns()) => {
      const { services } = planOf(small({ pool: { count: 2, discovery, network: { clients }, service } }));
      return services.find(({ name }) => name === "backend");
    };
    expect(front({})).toMatchObject({
      headless: false,
      type: "ClusterIP",
      selector: { "app.kubernetes.io/component": "backend" },
    });
    const exposed = front(
      { type: "LoadBalancer", loadBalancerClass: "example.com/in", annotations: { a: "b" } },
      "static",
    );
    expect(exposed).toMatchObject({
      type: "LoadBalancer",
      loadBalancerClass: "example.com/in",
      annotations: { a: "b" },
    });
    expect(exposed?.ports.map(({ port }) => port)).toEqual([4317, 4318]);
  });

  test("lists the pods of a discovered pool", () => {
    expect(servicesOf({ pool: { discovery: dns() } })[0]).toEqual(["backend-headless", true, all]);
  });

  test("is the operator's in front of an OpenTelemetryCollector, with OTLP only", () => {
    const { services } = planOf(small({ blueprint: { output: "operator" } }));
    const made = services.filter(({ madeByOperator }) => madeByOperator);
    expect(made.map(({ name, ports }) => [name, ports.map(({ port }) => port)])).toEqual([
      ["edge-collector-collector", [4317, 4318]],
    ]);
  });

  test("is an alias only where a Collector's ring needs one", () => {
    const namesOf = (target: string) =>
      servicesOf({
        pool: { count: 2, weights: [3, 1] },
        balancer: { target, ...(target === "collector" && { queue: "central" }) },
      })
        .map(([name]) => name)
        .filter((name) => String(name).includes("alias"));
    expect(namesOf("collector")).toEqual(["backend-1-alias-1"]);
    expect(namesOf("fairlead")).toEqual([]);
  });
});
