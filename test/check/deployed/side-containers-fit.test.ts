import { compileBlueprint } from "fairlead";
import { expect, test } from "vitest";
import { small, type Variation } from "../../small.ts";

const resources = { requests: { cpu: "10m", memory: "16Mi" }, limits: { memory: "32Mi" } };
const proxy = { image: "example.com/proxy:1", resources };
const volumes = { scratch: { kind: "empty-dir", path: "/scratch" } };

const found = (variation: Variation) =>
  compileBlueprint(small(variation)).diagnostics.map(({ code, place }) => `${code} ${place.path.join(".")}`);

const conflicts: readonly (readonly [string, string, object])[] = [
  ["the name of its neighbour", "FL4021 initContainers.proxy", { sidecars: { proxy }, initContainers: { proxy } }],
  [
    "a volume that is not there",
    "FL4021 sidecars.proxy.mounts.scrtch",
    { volumes, sidecars: { proxy: { ...proxy, mounts: { scrtch: { path: "/a" } } } } },
  ],
  [
    "more than its limit",
    "FL4010 sidecars.proxy.resources.requests.memory",
    { sidecars: { proxy: { ...proxy, resources: { ...resources, limits: { memory: "8Mi" } } } } },
  ],
  ["a name that is not one", "FL4020 sidecars.Proxy", { sidecars: { Proxy: proxy } }],
  [
    "a variable that is not one",
    "FL4020 sidecars.proxy.env.A=B",
    { sidecars: { proxy: { ...proxy, env: { "A=B": "c" } } } },
  ],
  [
    "a port whose name is too long",
    "FL4020 sidecars.proxy.ports.a-long-long-name",
    { sidecars: { proxy: { ...proxy, ports: { "a-long-long-name": 9000 } } } },
  ],
  ["the user root", "FL1009 sidecars.proxy.user", { sidecars: { proxy: { ...proxy, user: 0 } } }],
  ["no resources", "FL1009 sidecars.proxy.resources", { sidecars: { proxy: { image: "a" } } }],
  [
    "an option that there is not",
    "FL1009 sidecars.proxy.securityContext",
    { sidecars: { proxy: { ...proxy, securityContext: {} } } },
  ],
];

test.each(conflicts)("a container with %s is found once, whoever's tier it is in", (_, expected, options) => {
  expect(found({ pool: options })).toEqual([expected]);
  expect(found({ balancer: options })).toEqual([expected]);
  expect(found({ balancer: options, blueprint: { output: "operator" } })).toEqual([expected]);
  expect(found({ balancer: { ...options, target: "fairlead" } })).toEqual([expected]);
  expect(found({ generator: options })).toEqual([expected]);
});

test("the name and the ports of a tier's own container are taken", () => {
  const sidecars = { collector: { ...proxy, ports: { grpc: 4317 } } };
  const all = ["FL4021 sidecars.collector", "FL4021 sidecars.collector.ports.grpc"];
  expect(found({ pool: { sidecars } })).toEqual(all);
  expect(found({ balancer: { sidecars }, blueprint: { output: "operator" } })).toEqual(all);
});

test("two sidecars do not share a port", () => {
  const ports = { web: 9000 };
  const sidecars = { one: { ...proxy, ports }, two: { ...proxy, ports } };
  expect(found({ generator: { sidecars } })).toEqual(["FL4021 sidecars.two.ports.web"]);
});

test("OpenShift assigns users, so none may be asked for", () => {
  const sidecars = { proxy: { ...proxy, user: 1000 } };
  expect(found({ pool: { sidecars }, blueprint: { platform: "openshift" } })).toEqual(["FL4021 sidecars.proxy.user"]);
  expect(found({ pool: { sidecars } })).toEqual([]);
});

test("ports are taken by what the configuration opens, and no others, in both outputs", () => {
  const sidecars = { proxy: { ...proxy, ports: { http: 4318 } } };
  const receivers = { otlp: { protocols: { grpc: { endpoint: "[::]:4317" } } } };
  const taken = (balancer: object, output: string) =>
    found({ balancer: { sidecars, ...balancer }, blueprint: { output } }).filter((one) => one.startsWith("FL4021"));
  for (const output of ["workload", "operator"]) {
    expect(taken({}, output)).toEqual(["FL4021 sidecars.proxy.ports.http"]);
    expect(taken({ receivers }, output)).toEqual([]);
  }
});
