import { dns, k8s, leastLoaded, roundRobin, routeBy } from "fairlead";
import { describe, expect, test } from "vitest";
import { compile } from "../src/compile.ts";
import { ownerOf } from "../src/diagnostics/place.ts";
import { declared } from "./check/topology/declared.ts";
import type { Variation } from "./small.ts";

/** Findings as `severity CODE construct path`, without those that tell of no mistake. */
function found(variation: Variation): readonly string[] {
  return compile(declared(variation))
    .diagnostics.filter(({ severity }) => severity !== "info")
    .map(({ severity, code, place }) =>
      [severity, code, place.in === "blueprint" ? place.construct : place.file, place.path.join(".")].join(" ").trim(),
    );
}

/** What the types of the options refuse. */
function cast<T>(options: object): T {
  return options as T;
}

describe("all findings come at once, one for each cause", () => {
  const sending = { otlp: { colour: "red", sending_queue: { queue_size: 0 } } };
  const three = [
    "error FL1101 edge/backend exporters.otlp.endpoint",
    "error FL1002 edge/backend exporters.otlp.colour",
    "error FL1102 edge/backend exporters.otlp.sending_queue.queue_size",
  ].toSorted();

  test("three mistakes in one exporter of a pool", () => {
    expect(found({ pool: cast({ exporters: sending }) }).toSorted()).toEqual(three);
  });

  test("the same exporter behind two signals", () => {
    const routes = { traces: routeBy.service(), metrics: routeBy.service() };
    expect(found({ pool: cast({ exporters: sending }), balancer: { routes } }).toSorted()).toEqual(three);
  });

  test("a mistake of the declarations beside one of the configuration", () => {
    const pool = cast<Variation["pool"] & object>({ exporters: { debug: { verbosity: "full" } } });
    const gitops = { repoURL: "https://git.example.com/a.git", revision: "HEAD", path: "dist/edge/manifests" };
    expect(found({ pool, blueprint: { gitops } })).toEqual([
      "error FL6001 edge gitops.revision",
      "error FL1004 edge/backend exporters.debug.verbosity",
    ]);
  });

  test("an option that becomes several settings", () => {
    const headers = cast<Record<string, string>>({ tenant: { a: 1 } });
    expect(
      found({ balancer: { headers, routes: { traces: routeBy.service(), logs: routeBy.traceID() } } }),
    ).toHaveLength(1);
  });

  test("a routing key that no signal of a shared exporter can use", () => {
    const by = cast<Record<string, never>>({ kind: "hash", key: "tenant_id" });
    expect(found({ balancer: { routes: cast({ traces: by, logs: by }) } })).toEqual([
      "error FL3001 edge/lb routes.logs",
      "error FL3001 edge/lb routes.traces",
    ]);
  });

  test("no address of the API server: not that no policy lets the balancer reach it, too", () => {
    expect(found({ pool: { discovery: k8s() } })).toEqual(["error FL4009 edge/lb network.apiServer"]);
  });
});

describe("what many have in common is told once", () => {
  const codesOf = (variation: Parameters<typeof declared>[0]) =>
    compile(declared(variation)).diagnostics.map(({ code }) => code);

  test("an illegal name, and not what its objects miss of each other", () => {
    expect(codesOf({ names: { pool: "Back_End" }, pool: { count: 40 } })).toEqual(["FL4001"]);
    expect(codesOf({ blueprint: { namespace: "My_Namespace" }, pool: { count: 40 } })).toEqual(["FL4001"]);
  });

  test.each([
    [{ pool: { count: undefined, cuont: 3 } }, "edge/backend cuont"],
    [{ balancer: { routes: undefined, route: {} } }, "edge/lb route"],
    [{ pool: { discovery: undefined, discover: "static" } }, "edge/backend discover"],
    [
      { blueprint: { gitops: { repoUrl: "https://a.example/b", revision: "v1", path: "edge" } } },
      "edge gitops.repoUrl",
    ],
  ])("a misspelt option, and not that the one it was meant for is missing: %j", (variation, at) => {
    const { diagnostics } = compile(declared(variation));
    expect(
      diagnostics
        .filter(({ code }) => code !== "FL3010")
        .map(({ place, help }) => [`${ownerOf(place)} ${place.path.join(".")}`, help]),
    ).toEqual([[at, expect.stringMatching(/^did you mean /) as string]]);
  });

  test("a name that two have, and not each of their objects", () => {
    const topology = declared({ pool: { count: 40 } });
    const twice = { ...topology, pools: [...topology.pools, ...topology.pools] };
    expect(compile(twice).diagnostics.map(({ code }) => code)).toEqual(["FL2020"]);
  });

  test("round robin over named backends, and not that they have no name in common", () => {
    expect(codesOf({ balancer: { routes: { traces: roundRobin() }, queue: undefined } })).toEqual(["FL3012"]);
  });

  const exporting = { exporters: { otlphttp: { endpoint: "https://store.example.com" } } };

  test.each([2, 200])("%i backends without one rule of egress", (count) => {
    const topology = declared({ pool: cast({ count, ...exporting }) });
    const { diagnostics } = compile(topology);
    expect(diagnostics.map(({ code, place, message, help }) => ({ code, path: place.path, message, help }))).toEqual([
      {
        code: "FL4008",
        path: ["network", "egress"],
        message: `"backend-1" sends to store.example.com on port 443, but no NetworkPolicy allows it (egress). The same holds for ${count - 1} other workload${count > 2 ? "s" : ""}.`,
        help: 'add `network: { egress: [{ cidr: "0.0.0.0/0", port: 443 }] }`, or the block that it is in',
      },
    ]);
  });

  test("least loaded at a Collector, and not the settings that would have come of it", () => {
    const balancer = cast<Variation["balancer"] & object>({ routes: { traces: leastLoaded() } });
    for (const discovery of ["static", dns()] as const) {
      expect(found({ pool: { discovery }, balancer })).toEqual(["error FL3015 edge/lb routes.traces"]);
    }
  });

  test("one workload is not counted", () => {
    const [only, ...others] = compile(declared({ pool: cast({ discovery: dns(), ...exporting }) })).diagnostics;
    expect(others).toEqual([]);
    expect(only?.message).toBe(
      '"backend" sends to store.example.com on port 443, but no NetworkPolicy allows it (egress).',
    );
  });

  const exportersTo = (hosts: readonly string[], port = 4317) => ({
    exporters: Object.fromEntries(hosts.map((host) => [`otlp/${host}`, { endpoint: `${host}:${port}` }])),
  });

  test.each([
    [["a.example.com", "b.example.com"], "a.example.com and b.example.com"],
    [Array.from({ length: 300 }, (_, index) => `h${index}.example.com`), "h0.example.com and 299 other hosts"],
  ])("many hosts that one option lets through", (hosts, words) => {
    const { diagnostics } = compile(declared({ pool: { count: 1, ...exportersTo(hosts) } }));
    expect(diagnostics.map(({ code, message }) => [code, message])).toEqual([
      ["FL4008", `"backend-1" sends to ${words} on port 4317, but no NetworkPolicy allows it (egress).`],
    ]);
  });

  test("but each port has its own cause", () => {
    const exporters = { ...exportersTo(["a.example.com"]).exporters, ...exportersTo(["b.example.com"], 443).exporters };
    expect(found({ pool: { exporters } })).toEqual([
      "error FL4008 edge/backend network.egress",
      "error FL4008 edge/backend network.egress",
    ]);
  });

  test.each(["/", "otlp/", "__proto__", "1otlp", ""])("an id that is none: %j", (id) => {
    for (const section of ["receivers", "processors", "extensions", "connectors"]) {
      const pool = { [section]: Object.fromEntries([[id, {}]]) };
      expect(found({ pool })).toEqual([`error FL1004 edge/backend ${section}.${id}`]);
    }
  });

  test.each<[string, Variation, string]>([
    ["a misspelt reference", { balancer: { to: undefined, too: 5 } }, "error FL1009 edge/lb too"],
    ["a misspelt reference of a generator", { generator: { to: undefined, too: 5 } }, "error FL1009 edge/checkout too"],
    ["weights of a number that is wrong", { pool: { count: 0, weights: [1, 2] } }, "error FL3013 edge/backend count"],
    [
      "an attribute that is no text",
      { balancer: { routes: { traces: { kind: "hash", key: "attributes", attributes: [[]] } } } },
      "error FL1009 edge/lb routes.traces.attributes.0",
    ],
    [
      "a misspelt security",
      { pool: { security: undefined, securty: "plaintext" } },
      "error FL1009 edge/backend securty",
    ],
    [
      "a quantity",
      { pool: { resources: { requests: { cpu: "1", memory: "1Gi" }, limits: { memory: "lots" } } } },
      "error FL4010 edge/backend resources.limits.memory",
    ],
  ])("%s", (_, variation, only) => {
    expect(found(variation)).toEqual([only]);
  });
});

describe("one mistake in a declaration has one finding", () => {
  test.each<[string, Variation, string]>([
    ["routes of another shape", { balancer: cast({ routes: 5 }) }, "error FL1009 edge/lb routes"],
    ["no route at all", { balancer: cast({ routes: {} }) }, "error FL3010 edge/lb routes"],
    [
      "no route of Fairlead's balancer",
      { balancer: cast({ routes: {}, target: "fairlead" }) },
      "error FL3010 edge/lb routes",
    ],
    ["a namespace of another shape", { blueprint: cast({ namespace: 5 }) }, "error FL1009 edge namespace"],
    ["a namespace that is not a name", { blueprint: { namespace: "A_B" } }, "error FL4001 edge namespace"],
    ["a domain that is not a name", { blueprint: { clusterDomain: "5 s" } }, "error FL4001 edge clusterDomain"],
  ])("%s", (_, variation, only) => {
    expect(found(variation)).toEqual([only]);
  });
});
