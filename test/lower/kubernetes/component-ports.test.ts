import { describe, expect, test } from "vitest";
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
