import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { readBalancers, type SourceOptions } from "../../src/cli/route-sources.ts";
import { wrongModule } from "../fixtures/wrong-module.ts";

const folder = mkdtempSync(join(tmpdir(), "fairlead-route-"));
afterAll(() => rmSync(folder, { recursive: true }));

async function routesAt(source: string, options: SourceOptions = {}) {
  const read = await readBalancers([source], options);
  if (read.kind === "none") throw new Error(read.problem);
  return read.balancers.flatMap(({ routes }) =>
    routes.map(({ signal, route, backends }) => ({ signal, route, backends })),
  );
}

test("a blueprint routes as the manifest does that it becomes", async () => {
  const blueprint = await routesAt("blueprints/loadbalancer-demo.ts");
  expect(blueprint).toEqual(await routesAt("dist/loadbalancer-demo/manifests/30-balancer.yaml"));
  expect(blueprint.map(({ signal }) => signal)).toEqual(["traces", "metrics", "logs"]);
});

test("a blueprint of Fairlead's balancer routes as its balancer.json does", async () => {
  const file = "dist/loadbalancer-demo-fairlead/images/loadbalancer/balancer.json";
  expect(await routesAt("blueprints/loadbalancer-demo-fairlead.ts")).toEqual(await routesAt(file));
});

test("backends that only the running balancer knows can be named", async () => {
  const source = "blueprints/dns-discovery.ts";
  expect((await routesAt(source)).map(({ backends }) => backends.kind)).toEqual(["found", "found"]);
  const [named] = await routesAt(source, { backends: ["10.0.0.2:4317", "10.0.0.1:4317"] });
  expect(named?.backends).toEqual({
    kind: "listed",
    weighted: [
      { endpoint: "10.0.0.1:4317", weight: 1 },
      { endpoint: "10.0.0.2:4317", weight: 1 },
    ],
  });
});

test("a source without an answer is told with its reason", async () => {
  const plain = join(folder, "plain.yaml");
  const pipeline = "service: {pipelines: {traces: {receivers: [otlp], exporters: [debug]}}}";
  writeFileSync(plain, `receivers: {otlp: {}}\nexporters: {debug: {}}\n${pipeline}\n`);
  const broken = join(folder, "balancer.json");
  writeFileSync(broken, '{"formatVersion": 1, "resolver": {}}');
  for (const [sources, options, reason] of [
    [[], {}, "name a blueprint"],
    [["no such file"], {}, "no such file, and not an address"],
    [["collector.yaml"], {}, "collector.yaml: no such file"],
    [[""], {}, "an address is empty: if a cluster was asked for backends, none is ready there"],
    [["a:1", "b:1"], { backends: ["c:1"] }, "the addresses are the backends already"],
    [["a:1"], { blueprint: "shop" }, "--blueprint goes with a module that exports blueprints"],
    [[plain, plain], {}, "name one source"],
    [[plain], {}, "no pipeline with a load balancing exporter"],
    [[plain], { routingKey: "service" }, "go with addresses"],
    [[broken], {}, "resolver.kind must be one of"],
    [["blueprints/tenants.ts"], { balancer: "none" }, 'has no balancer "none"; it has edge'],
    [["blueprints/tenants.ts"], { blueprint: "none" }, 'has no blueprint "none"; it has tenants'],
  ] as const) {
    expect(await readBalancers(sources, options)).toEqual({
      kind: "none",
      code: 2,
      problem: expect.stringContaining(reason) as string,
    });
  }
});

test("a blueprint with errors is answered by its findings", async () => {
  const module = join(folder, "wrong.ts");
  writeFileSync(module, wrongModule);
  expect(await readBalancers([module], {})).toEqual({
    kind: "none",
    code: 1,
    problem: expect.stringMatching(/error FL\d{4}/) as string,
  });
});
