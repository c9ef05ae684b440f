import { describe, expect, test } from "vitest";
import { senders as sendersIn } from "../../../src/target/runbook/senders.ts";
import { planOf } from "../../every-blueprint.ts";
import { small, type Variation } from "../../small.ts";

const network = { clients: [{ podLabels: { app: "legacy" } }], monitoring: { podLabels: { app: "prometheus" } } };
const receivers = {
  zipkin: { endpoint: "0.0.0.0:9411" },
  jaeger: { protocols: { thrift_compact: { endpoint: "0.0.0.0:6831" }, grpc: { endpoint: "0.0.0.0:14250" } } },
};
const exporters = { prometheus: { endpoint: "[::]:8889" }, debug: {} };
const metrics = { metrics: { receivers: ["otlp"], exporters: ["prometheus"] } };
const extensions = { zpages: { endpoint: "0.0.0.0:55679" }, pprof: {} };

function opened(name: string, variation: Variation) {
  const plan = planOf(small(variation));
  const portsOf = (list: readonly { name: string; port: number; protocol: string }[] = []) =>
    list.map((one) => `${one.name} ${one.port} ${one.protocol}`);
  const own = /^(?:otlp-|metrics |health )/;
  return {
    container: portsOf(plan.workloads.find((one) => one.name === name)?.container.ports).filter(
      (one) => !own.test(one),
    ),
    service: portsOf(plan.services.find((one) => one.name === name)?.ports).filter((one) => !own.test(one)),
    policy: plan.policies
      .find((one) => one.name === name || name.startsWith(`${one.name}-`))
      ?.ingress.map(({ ports }) => ports.map(({ port, protocol }) => `${port} ${protocol}`).join(", ")),
  };
}

const senders = ["zipkin 9411 TCP", "jaeger-grpc 14250 TCP", "jaeger-compact 6831 UDP"];
const policy = ["4317 TCP, 4318 TCP", "9411 TCP, 14250 TCP, 6831 UDP", "8888 TCP, 8889 TCP"];

describe("the ports of an author's components", () => {
  const parts = { receivers, exporters, extensions, network, pipelines: metrics };

  test("are those of the container, the Service and the policy of a balancer", () => {
    expect(opened("edge-collector", { balancer: parts })).toEqual({
      container: [...senders, "prometheus 8889 TCP", "zpages 55679 TCP"],
      service: [...senders, "prometheus 8889 TCP"],
      policy,
    });
  });

  test("are those of each backend", () => {
    expect(opened("backend-2", { pool: parts })).toEqual({
      container: [...senders, "prometheus 8889 TCP", "zpages 55679 TCP"],
      service: [...senders, "prometheus 8889 TCP"],
      policy,
    });
  });

  test("are told to the operator, which would send zipkin's elsewhere", () => {
    const { container } = opened("edge-collector", { balancer: parts, blueprint: { output: "operator" } });
    expect(container).toEqual([...senders, "prometheus 8889 TCP"]);
  });

  test("beyond the cluster are those for senders", () => {
    expect(opened("edge-collector", { balancer: { ...parts, service: { type: "LoadBalancer" } } }).service).toEqual(
      senders,
    );
  });

  test("have names of one use", () => {
    const two = { receivers: { zipkin: { endpoint: ":9411" }, "zipkin/two": { endpoint: ":9412" } }, network };
    expect(opened("edge-collector", { balancer: two }).service).toEqual([
      "port-9411-tcp 9411 TCP",
      "port-9412-tcp 9412 TCP",
    ]);
  });

  test("that Fairlead has already are not opened twice", () => {
    const own = { receivers: { otlp: { protocols: { grpc: { endpoint: "0.0.0.0:4317" } } } }, network };
    expect(opened("edge-collector", { balancer: own }).service).toEqual([]);
  });
});

/** Every port of OTLP that the files of a tier name, and the runbook's words for it. */
function otlpOf(tier: "pool" | "balancer", protocols: object, more: Variation = {}) {
  const env = { POD_IP: "10.0.0.1", LISTEN_AT: "[::]:4317" };
  const plan = planOf(small({ ...more, [tier]: { receivers: { otlp: { protocols } }, network, env } }));
  const [link] = plan.links;
  const name = tier === "pool" ? "backend" : "edge";
  const isTiers = ({ origin }: { origin: { in: string } }) =>
    "construct" in origin && origin.construct === `small/${name}`;
  const own = (list: readonly { name: string; port: number }[]) =>
    list.filter((one) => one.name.startsWith("otlp-")).map((one) => `${one.name} ${one.port}`);
  return {
    containers: [...new Set(plan.workloads.filter(isTiers).flatMap(({ container }) => own(container.ports)))],
    services: [...new Set(plan.services.filter(isTiers).flatMap(({ ports }) => own(ports)))],
    policy: plan.policies.find(isTiers)?.ingress[0]?.ports.map(({ port }) => port),
    runbook: link && /, to port ([\d or]+)\./.exec(sendersIn(link, plan).join("\n"))?.[1],
  };
}

describe.each(["workload", "operator"])("the ports of OTLP with output %s", (output) => {
  const isOperated = output === "operator";

  test("of a balancer are those that its receiver opens", () => {
    const only = (protocols: object) => otlpOf("balancer", protocols, { blueprint: { output } });
    // The operator names those of its container itself.
    const named = (...ports: readonly string[]) => ({ containers: isOperated ? [] : ports, services: ports });
    expect(only({ grpc: { endpoint: "[::]:4317" } })).toEqual({
      ...named("otlp-grpc 4317"),
      policy: [4317],
      runbook: "4317",
    });
    expect(only({ http: { endpoint: "[::]:4318" } })).toEqual({
      ...named("otlp-http 4318"),
      policy: [4318],
      runbook: "4318",
    });
    expect(only({ grpc: { endpoint: "[::]:14317" }, http: { endpoint: "[${env:POD_IP}]:4318" } })).toEqual({
      ...named("otlp-grpc 14317", "otlp-http 4318"),
      policy: [14317, 4318],
      runbook: "14317 or 4318",
    });
    expect(only({ grpc: { endpoint: "${env:LISTEN_AT}" } })).toMatchObject({
      ...named("otlp-grpc 4317"),
      policy: [4317],
    });
  });

  test("of backends are those that theirs opens", () => {
    expect(otlpOf("pool", { grpc: { endpoint: "0.0.0.0:4317" } }, { blueprint: { output } })).toMatchObject({
      containers: ["otlp-grpc 4317"],
      services: ["otlp-grpc 4317"],
      policy: [4317],
    });
  });
});

test("another receiver of OTLP has a port with a name of its own", () => {
  const two = { receivers: { "otlp/two": { protocols: { grpc: { endpoint: "[::]:14317" } } } }, network };
  const { ports } = planOf(small({ balancer: two })).services.find(({ name }) => name === "edge-collector") ?? {};
  expect(ports?.map(({ name, port }) => `${name} ${port}`)).toEqual([
    "otlp-grpc 4317",
    "otlp-http 4318",
    "metrics 8888",
    "port-14317-tcp 14317",
  ]);
});
